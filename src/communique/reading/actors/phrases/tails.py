"""Complements after the head of a phrase: "of France", "at the ministry", "in Portland", "with the Afghan army"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from communique.english import word_set
from communique.knowledge import normalise
from communique.reading.actors.countries.belonging import FELLOWS
from communique.reading.actors.phrases.description import Description, at_body
from communique.reading.actors.phrases.grounds import country_of_place_phrase
from communique.reading.actors.phrases.parts import Lookup
from communique.reading.actors.phrases.towns import country_of_place
from communique.reading.actors.phrases.words import FIELDS, NO_STATES, OF_FIELDS, PLACE_LINKS

_AWAY = frozenset({("MIL",), ("REF",), ("REB",)})
"""Sectors of actors who are often in a foreign country."""
_FROM_ABROAD = word_set(
    "embassy embassies consulate consulates diplomat diplomats envoys tourist tourists foreigner foreigners expatriates expats "
    "missionaries peacekeepers"
)
"""Nouns for actors in a country that is not their own: "the embassies in Mali"."""
_SERVING = frozenset(
    {"military", "officials", "police", "generals", "officer", "official", "spokesperson", "scholar"}
)
"""Classes of people who serve "with" a body."""
_FOR_OTHERS = frozenset({"officers", "representatives", "spokesmen"})
"""Nouns for people with the sector of their body: "representatives of the firms"."""
_SENT = ("envoy", "representative")
"""Ends of titles whose holder is sent by another state than the one after "for": "the special envoy for Afghanistan"."""
_LIST = re.compile(r",? and |, ")
_WITHIN = re.compile(r"^[^A-Z,;:]*\b(?:in|across|throughout|inside) (?:the )?(?=[A-Z])")
"""A complement without a name, up to the place that it is in: "the reform movement in | Cuba"."""
_NAME = re.compile(r"\s*(?:the )?[A-Z]")
_OF_FIELDS = frozenset({"minister", "ministry"})
_OF_FIELD = re.compile(r" (?:of|in) (?:the )?((?:(?! of | in ).)+)$")
"""The place after a minister's field: "of Energy of | Peru"."""


@dataclass(frozen=True, slots=True)
class Tail:
    """A complement after a head noun."""

    text: str
    link: str  # the preposition before it
    inner: Description  # the description of the text


def with_tail(said: Description, tail: Tail, lookup: Lookup) -> Description:
    """Return a description with the country or body of its complement.

    That may also be a field ("Minister of Labour"), or the state an envoy is sent to.
    """
    is_field = tail.inner.head in FIELDS and said.role in OF_FIELDS
    fact = tail.inner.fact
    is_sent = tail.link == "for" and said.head.endswith(_SENT) and fact is not None and fact.kind == "state"
    return said if is_field or is_sent else _with_tail(said, tail, lookup)


def _with_tail(said: Description, tail: Tail, lookup: Lookup) -> Description:
    """Return a description with the country or body of its complement, which is no field."""
    link, inner = tail.link, tail.inner
    if link in PLACE_LINKS or (inner.kind == "" and link in {"of", "from"}):
        return _at_place(said, tail, lookup)
    if inner.kind == "":
        named = inner.country is None and link == "for" and _NAME.match(tail.text) is not None
        return replace(said, country=said.country or inner.country, unknown=said.unknown or named)
    country = said.country or (None if _names_several(tail.text, lookup) else inner.country)
    if link in {"from", "at", "to", "with"}:
        return _linked(said, tail, country)
    is_body = inner.kind in {"noun", "fact"} and (inner.fact is None or inner.fact.kind in {"org", "metonym"})
    if said.kind == "title" and is_body:
        is_party = (
            said.body is not None and said.body.role == "party"
        )  # "the Republican chairman of the House panel"
        body = (None if is_party else said.body) or inner.fact or inner.body or said.body
        noun = said.body_noun or inner.head
        return replace(at_body(replace(said, body=body, body_noun=noun), inner.sectors), country=country)
    if said.kind == "title" and inner.kind == "title":
        speaks = said.role == "spokesperson"
        said = at_body(said, inner.sectors) if speaks else said  # "for the family"
        return said if said.country or not (speaks or link == "of") else replace(said, country=inner.country)
    if said.head in _FOR_OTHERS and is_body:
        said = replace(said, sectors=inner.sectors)  # "representatives of the firms"
    of_fellows = inner.owner is not None and inner.head.rpartition(" ")[2] in FELLOWS
    tells = said.kind in {"title", "noun"} and not of_fellows  # "leaders of Mali's partners"
    return replace(said, country=country) if tells else said


def _linked(said: Description, tail: Tail, country: str | None) -> Description:
    """Return a description with the complement of "from", "at", "to" or "with"."""
    link, inner = tail.link, tail.inner
    if said.kind == "title" and said.role == "ambassador" and link == "to":
        return said
    is_at = link == "at" or (link == "to" and said.role == "adviser")
    if said.kind == "title" and is_at and inner.kind in {"noun", "fact"}:
        said = at_body(said, inner.sectors)
    is_place = inner.fact is not None and inner.fact.kind in {"state", "region", "capital"} and link != "with"
    serves = link == "with" and said.role in _SERVING and inner.kind in {"fact", "noun"}
    works = (
        link in {"at", "with"}
        and said.kind == "title"
        and inner.fact is not None
        and inner.fact.kind == "org"
    )
    works = works and inner.fact is not None and inner.fact.country not in NO_STATES
    return replace(said, country=country) if is_place or serves or works else said


def _at_place(said: Description, tail: Tail, lookup: Lookup) -> Description:
    """Return a description with its place. People are of their town's country, but not troops, refugees and envoys."""
    link, inner = tail.link, tail.inner
    named = inner.country is None and link == "of" and _NAME.match(tail.text) is not None
    unknown = said.unknown or (named and inner.kind == "")
    if said.country is not None or _names_several(tail.text, lookup):
        return replace(said, unknown=unknown)
    if (
        said.role in _OF_FIELDS and link in {"of", "for"} and inner.kind == ""
    ):  # "Ministry of Commerce" of no town
        field = _OF_FIELD.search(tail.text)
        code = country_of_place(field[1], lookup.knowledge, lookup.spoken) if field is not None else None
        return replace(said, country=code, unknown=unknown and code is None)
    is_away = said.sectors[:1] in _AWAY or said.role == "ambassador" or said.head in _FROM_ABROAD
    if link not in {"of", "from"} and is_away:
        return said
    owned = inner.kind == "" and inner.owner is not None  # "of China's Globex"
    code = inner.country if inner.kind == "fact" or owned else None
    if code is None or (inner.fact is not None and inner.fact.kind not in {"org", "metonym"}):
        code = country_of_place(tail.text, lookup.knowledge, lookup.spoken) or code
    code = code or country_of_place_phrase(tail.text, lookup.knowledge, lookup.spoken)
    within = _WITHIN.search(tail.text) if code is None and link == "of" else None
    if within is not None:  # "of the reform movement in Cuba"
        code = country_of_place(tail.text[within.end() :], lookup.knowledge, lookup.spoken)
    is_state = inner.fact is not None and inner.fact.kind in {"state", "adjective", "capital"}
    return replace(
        said, country=code, unknown=unknown and code is None, is_local=code is not None and not is_state
    )


def _names_several(tail: str, lookup: Lookup) -> bool:
    """Tell whether a complement names more than one country: "in Guinea, Liberia and Sierra Leone"."""
    parts = [part.removeprefix("the ").strip() for part in _LIST.split(tail)]
    found = (_country_named(part, lookup) for part in parts if part[:1].isupper()) if len(parts) > 1 else ()
    return len({code for code in found if code is not None}) > 1


def _country_named(name: str, lookup: Lookup) -> str | None:
    """Return the country of a state, place or body with this name."""
    fact = lookup.knowledge.first(normalise(name), ("state", "capital", "region", "metonym", "org"))
    return None if fact is None else fact.country
