"""What people may correct, and what each field may hold."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from communique.errors import RecordError
from communique.model import STATUSES
from communique.ontology import contexts, country_name, modes, sectors, types

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


KINDS = {"ev": "event", "rp": "event", "st": "statement", "ac": "actor"}


def kind_of(entry: str) -> str | None:
    """Return what an id is of, ``None`` where it is of nothing that can be judged.

    >>> kind_of("ev_x"), kind_of("pg_x")
    ('event', None)
    """
    return KINDS.get(entry.partition("_")[0])


def check_value(kind: str, field: str, value: Any) -> None:
    """Say what is wrong with a corrected value, if anything is."""
    allowed: dict[str, tuple[str, ...]] = {
        "type": types(),
        "announces": types(),
        "status": STATUSES,
        "mode": tuple(mode for name in types() for mode in modes(name)),
        "day_precision": ("day", "week", "month", "year"),
        "place_precision": ("point", "city", "admin1", "country"),
        "kind": ("direct", "indirect", "mixed")
        if kind == "statement"
        else ("person", "country", "organization", "group"),
    }
    many = {"contexts": contexts(), "sectors": tuple(sectors())}
    if field in allowed:
        is_right = value in allowed[field] or (
            value is None and field in {"mode", "announces", "day_precision", "place_precision"}
        )
    elif field in many:
        is_right = isinstance(value, list | tuple) and set(value) <= set(many[field])
    elif field in {"country", "place_country"}:
        is_right = value is None or (isinstance(value, str) and country_name(value) is not None)
    elif field in {"lat", "lon"}:
        is_right = value is None or (isinstance(value, int | float) and abs(value) <= 180)
    elif field in {"day_start", "day_end"}:
        is_right = value is None or _is_day(value)
    elif field in {"sources", "targets"}:
        is_right = isinstance(value, list | tuple) and all(map(_is_party, value))
    elif field in {"speaker", "addressee"}:
        is_right = value is None or _is_party(value)
    else:
        is_right = isinstance(value, str) or (value is None and field != "name")
    if not is_right:
        raise RecordError(f"{value!r} is no {field}; see the reading format for what it may be")


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC))
    except ValueError:
        return False


def _is_party(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and bool(value.get("name"))
        and value.keys() <= {"name", "country", "sectors", "known_as", "kind"}
    )
