"""Find the parties that people name in words when they correct an entry."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.ontology import country_name
from communique.record.decisions import Decision
from communique.record.queries.keys import spellings
from communique.record.rows import Row
from communique.record.schema import who

SEVERAL = frozenset({"sources", "targets"})
"""Fields that hold a list of parties."""
_ONE = frozenset({"speaker", "addressee"})
_NAME_AND_COUNTRY = re.compile(r"(.+?) \(([A-Z]{3})\)", re.DOTALL)


def in_full(connection: Connection, decision: Decision) -> Decision:
    """Return a decision with parties given in words replaced by the known actors of that name.

    Words are a country code, a name, or a name with its country as in ``Seoul (KOR)``; ``;`` separates parties.
    """
    field, value = decision.field, decision.value
    if field in SEVERAL:
        given = value.split(";") if isinstance(value, str) else value
        if isinstance(given, list | tuple):
            people = [_party(connection, part) for part in given]
            return dataclasses.replace(decision, value=[party for party in people if party is not None])
    if field in _ONE:
        return dataclasses.replace(decision, value=_party(connection, value))
    return decision


def _party(connection: Connection, given: Any) -> Any:
    """Return the party that words name, ``None`` if they are empty; return any other value unchanged."""
    if not isinstance(given, str):
        return given
    words = " ".join(given.split())
    if not words:
        return None
    name, code = _split(words)
    known = _known(connection, name, code)
    if known is None:
        return {"name": name} | ({"country": code} if code else {})
    sectors = tuple(filter(None, known["sectors"].split(";")))
    fields = {key: known[key] for key in ("name", "country", "known_as", "kind") if known[key]}
    return fields | ({"sectors": list(sectors)} if sectors else {})


def _split(words: str) -> tuple[str, str | None]:
    """Return the name and the country code in words; the code is ``None`` if they have none.

    >>> _split("Seoul (KOR)"), _split("KOR"), _split("Moon Jae-in")
    (('Seoul', 'KOR'), ('South Korea', 'KOR'), ('Moon Jae-in', None))
    """
    found = _NAME_AND_COUNTRY.fullmatch(words)
    if found and country_name(found[2]):
        return found[1], found[2]
    country = country_name(words)
    return (words, None) if country is None else (country, words)


def _known(connection: Connection, name: str, code: str | None) -> Row | None:
    """Return the only actor of a name, and of a country if one is given; ``None`` if there is none or several.

    Actors with a knowledge id are preferred.
    """
    named = sa.select(who).where(who.c.folded.in_(spellings(name)))
    if code is not None:
        named = named.where(who.c.country == code)
    rows = [dict(row) for row in connection.execute(named.order_by(who.c.id)).mappings()]
    in_knowledge = [row for row in rows if row["known_as"]]
    identities = {(row["known_as"], row["country"]) for row in in_knowledge or rows}
    return (in_knowledge or rows)[0] if len(identities) == 1 else None
