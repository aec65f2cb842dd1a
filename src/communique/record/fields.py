"""What people may correct, and what each field may hold."""

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
"""What may be corrected, by kind of entry. Parties are given as objects with name, country, sectors, known_as."""


TABLES = {"event": "reports", "statement": "statements", "actor": "actors"}
"""The table that holds the entries of each kind, one for each article."""
KINDS = {"ev": "event", "rp": "event", "st": "statement", "ac": "actor"}


def kind_of(entry: str) -> str | None:
    """Return the kind of entry that an id belongs to; ``None`` if it cannot be judged.

    >>> kind_of("ev_x"), kind_of("pg_x")
    ('event', None)
    """
    return KINDS.get(entry.partition("_")[0])


def check_value(kind: str, field: str, value: Any) -> None:
    """Say what is wrong with a corrected value, if anything is, and what it may be."""
    one_of = _one_of(kind)
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
        wanted = "words"
    if not is_right:
        raise RecordError(f"{value!r} is no {field}; give {wanted}")


def check_mode(type_: str, value: str) -> None:
    """Check that a mode belongs to a type; the error names the modes of the type."""
    if value not in modes(type_):
        of_type = f"its modes are {', '.join(modes(type_))}" if modes(type_) else "it has none"
        raise RecordError(f"{value!r} is no mode of {type_}; {of_type}")


def _one_of(kind: str) -> dict[str, tuple[str, ...]]:
    """Return the allowed values of each field that has a fixed set of values."""
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
