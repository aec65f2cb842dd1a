"""Parties that people give in words when they correct an entry."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.ontology import country_name
from communique.record.judgement import Decision
from communique.record.queries.keys import spellings
from communique.record.rows import Row
from communique.record.schema import who

SEVERAL = frozenset({"sources", "targets"})
_ONE = frozenset({"speaker", "addressee"})
_OF = re.compile(r"(.+?) \(([A-Z]{3})\)", re.DOTALL)


def in_full(connection: Connection, decision: Decision) -> Decision:
    """Return a decision in which parties that were given in words are replaced by the actors of that name.

    Words are a country code, a name, or a name with its country as in ``Seoul (KOR)``; ``;`` separates several.
    """
    field, value = decision.field, decision.value
    if field in SEVERAL:
        given = value.split(";") if isinstance(value, str) else value
        if isinstance(given, list | tuple):
            named = [party for part in given if (party := _party(connection, part)) is not None]
            return dataclasses.replace(decision, value=named)
    if field in _ONE:
        return dataclasses.replace(decision, value=_party(connection, value))
    return decision


def _party(connection: Connection, given: Any) -> Any:
    """Return the party for some words, ``None`` if they are empty; any other value is returned unchanged."""
    if not isinstance(given, str):
        return given
    words = " ".join(given.split())
    found = _OF.fullmatch(words)
    name, code = (found[1], found[2]) if found and country_name(found[2]) else (words, None)
    if code is None and (country := country_name(words)) is not None:
        name, code = country, words
    if not name:
        return None
    known = _known(connection, name, code)
    if known is None:
        return {"name": name} | ({"country": code} if code else {})
    sectors = tuple(filter(None, known["sectors"].split(";")))
    fields = {key: known[key] for key in ("name", "country", "known_as", "kind") if known[key]}
    return fields | ({"sectors": list(sectors)} if sectors else {})


def _known(connection: Connection, name: str, code: str | None) -> Row | None:
    """Return the only actor of a name, and of a country if one is given; ``None`` if there is none or more than one."""
    named = sa.select(who).where(who.c.folded.in_(spellings(name)))
    if code is not None:
        named = named.where(who.c.country == code)
    rows = [dict(row) for row in connection.execute(named.order_by(who.c.id)).mappings()]
    in_knowledge = [row for row in rows if row["known_as"]]
    identities = {(row["known_as"], row["country"]) for row in in_knowledge or rows}
    return (in_knowledge or rows)[0] if len(identities) == 1 else None
