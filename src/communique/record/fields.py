"""The fields that people may correct, and the values that each may have."""

from __future__ import annotations

from typing import Any, get_args

from communique.errors import RecordError
from communique.model import STATUSES, ActorKind, PlacePrecision, StatementKind, TimePrecision
from communique.ontology import contexts, country_name, modes, sectors, types
from communique.values import is_day

FIELDS: dict[str, tuple[str, ...]] = {
    "event": (
        "type",
        "mode",
        "announces",
        "contexts",
        "status",
        "day_start",
        "day_end",
        "day_precision",
        "place",
        "place_country",
        "place_precision",
        "lat",
        "lon",
        "sources",
        "targets",
    ),
    "statement": ("kind", "speaker", "addressee", "day_start", "day_end", "day_precision"),
    "actor": ("name", "country", "sectors", "known_as", "kind", "role"),
}
"""Fields that may be corrected, by kind of entry. Parties are dicts with ``name``, ``country``, ``sectors``, ``known_as``."""


TABLES = {"event": "reports", "statement": "statements", "actor": "actors"}
"""The table with the entries of each kind as the articles have them."""
KINDS = {"ev": "event", "rp": "event", "st": "statement", "ac": "actor"}
"""The kind of entry for each prefix of an id."""


def kind_of(entry: str) -> str | None:
    """Return the kind of entry to which an id belongs; ``None`` if such entries cannot be judged.

    >>> kind_of("ev_x"), kind_of("pg_x")
    ('event', None)
    """
    return KINDS.get(entry.partition("_")[0])


def check_value(kind: str, field: str, value: Any) -> None:
    """Check a value given in a correction.

    Args:
        kind: the kind of entry.
        field: what is corrected.
        value: its new value.

    Raises:
        RecordError: the field cannot have this value; the message says what it may be.

    >>> check_value("event", "lat", 91)
    Traceback (most recent call last):
    communique.errors.RecordError: lat cannot be 91; give a number from -90 to 90

    """
    one_of = _choices(kind)
    some_of = {"contexts": contexts(), "sectors": tuple(sectors())}
    if field in one_of:
        is_right = value in one_of[field] or (value is None and field in _OPTIONAL)
        wanted = f"one of {', '.join(one_of[field])}"
    elif field in some_of:
        is_right = isinstance(value, list | tuple) and all(item in some_of[field] for item in value)
        wanted = f"a list of {', '.join(some_of[field])}"
    elif field in {"country", "place_country"}:
        is_right = value is None or (isinstance(value, str) and country_name(value) is not None)
        wanted = "a country code, such as KOR"
    elif field in _DEGREES:
        is_right = value is None or (_is_number(value) and abs(value) <= _DEGREES[field])
        wanted = f"a number from -{_DEGREES[field]} to {_DEGREES[field]}"
    elif field in {"day_start", "day_end"}:
        is_right = value is None or (isinstance(value, str) and is_day(value))
        wanted = "a day, YYYY-MM-DD"
    elif field in {"sources", "targets"}:
        is_right = isinstance(value, list | tuple) and all(map(_is_party, value))
        wanted = f"a list, each item {_PARTY}; or names and country codes with ; between them"
    elif field in {"speaker", "addressee"}:
        is_right = value is None or _is_party(value)
        wanted = _PARTY
    else:
        is_right = isinstance(value, str) or (value is None and field != "name")
        wanted = "text"
    if not is_right:
        raise RecordError(f"{field} cannot be {value!r}; give {wanted}")


def check_mode(type_: str, value: str) -> None:
    """Check that a mode belongs to a type.

    Raises:
        RecordError: it does not; the message names the modes of the type.

    >>> check_mode("CONSULT", "letter")
    Traceback (most recent call last):
    communique.errors.RecordError: 'letter' is not a mode of CONSULT; its modes are visit, third-party, multilateral, phone

    """
    if value not in modes(type_):
        of_type = f"its modes are {', '.join(modes(type_))}" if modes(type_) else "it has none"
        raise RecordError(f"{value!r} is not a mode of {type_}; {of_type}")


def _choices(kind: str) -> dict[str, tuple[str, ...]]:
    """Return the allowed values of each field that has a fixed set of them."""
    return {
        "type": types(),
        "announces": types(),
        "status": STATUSES,
        "mode": tuple(dict.fromkeys(mode for name in types() for mode in modes(name))),
        "day_precision": get_args(TimePrecision),
        "place_precision": get_args(PlacePrecision),
        "kind": get_args(StatementKind if kind == "statement" else ActorKind),
    }


_OPTIONAL = frozenset({"mode", "announces", "day_precision", "place_precision"})
_DEGREES = {"lat": 90, "lon": 180}
_PARTY = 'as {"name": "Seoul", "country": "KOR"}; also sectors, known_as, kind'


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_party(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and bool(value.get("name"))
        and value.keys() <= {"name", "country", "sectors", "known_as", "kind"}
    )
