"""Modifiers before the head of a phrase: nationality, body, town, "former"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.english import word_set
from communique.knowledge import Fact, normalise
from communique.knowledge.gazetteer import sites
from communique.reading.actors.countries.belonging import FELLOWS
from communique.reading.actors.entities import BRANCHES
from communique.reading.actors.only import only
from communique.reading.actors.phrases.agents import CLIENTS
from communique.reading.actors.phrases.description import Description, at_body
from communique.reading.actors.phrases.namelike import is_descent
from communique.reading.actors.phrases.parts import Lookup, Parts
from communique.reading.actors.phrases.towns import country_of_place, country_of_town
from communique.reading.actors.phrases.words import CONTEXT_KINDS, FIELDS, FORMER, JOINTS, OF_FIELDS, PANELS


def is_sure(fact: Fact) -> bool:
    """Tell whether a fact is reliable by its name alone, unlike the parties and short forms from imported lists."""
    return fact.kind != "org" or fact.source == "written"


def modify(said: Description, parts: Parts, between: tuple[int, int], lookup: Lookup) -> Description:
    """Return a description with the modifiers before its head: nationality, body, "former".

    Args:
        said: the description of the head.
        parts: the words of the phrase.
        between: the index of the first modifier, and that of the head.
        lookup: the context of the lookup.

    """
    at, end = between
    start = at
    strange: list[int] = []
    seated: str | None = None
    while at < end:
        if parts.plain[at] in JOINTS:
            at += 1
            continue
        if (standing := _standing(said, parts.plain[at])) is not None:
            said = standing
            at += 1
            continue
        seat = _seat(parts, (at, end), lookup)
        if seat is not None:
            at, seated = seat
            continue
        for stop in range(min(end, at + 6), at, -1):
            name, surface = parts.name(at, stop)
            if stop - at > 1 and name not in lookup.knowledge:
                continue
            used = _apply(said, name, surface, lookup, capital=parts.is_capital(at))
            if used is not None:
                said, at = used, stop
                break
        else:
            if parts.is_capital(at) and parts.plain[at] not in lookup.knowledge:
                placed, last = _in_town(said, parts, (at, end), lookup)
                strange += [at] if placed is said else []
                said, at = placed, last
            at += 1
    if end == start:
        return said
    return replace(
        said,
        country=said.country or seated,
        is_local=said.is_local or seated is not None,
        modified=True,
        unknown=_is_name(parts, strange, end),
    )


def _standing(said: Description, word: str) -> Description | None:
    """Return a description with "former", a deputy's rank or a parliament as its modifier; ``None`` for other words."""
    if word in FORMER or word.startswith(("ex ", "former ")):
        return replace(said, former=True)
    if word in _OF_PARLIAMENTS and said.head in PANELS:
        return replace(said, sectors=("LEG",))
    if word in _UNDER and said.role in _DEPUTIES:
        return replace(said, title=f"{word} {said.title}", role=_DEPUTIES[said.role])
    return None


def _seat(parts: Parts, between: tuple[int, int], lookup: Lookup) -> tuple[int, str | None] | None:
    """Return the end of a seat ("San Francisco-based") or descent, and the seat's country; ``None`` if there is none."""
    at, end = between
    if is_descent(parts, between, lookup):
        return at + 1, None
    for stop in range(at + 1, min(end, at + _LONGEST) + 1):
        if not parts.is_capital(stop - 1):
            return None
        if stop == at + 2 and parts.plain[stop - 1] == "county":
            return stop, _country_of_county(parts.name(at, stop)[1], lookup)
        if _SEATED.fullmatch(parts.plain[stop - 1]) is not None:
            place = " ".join([*parts.surfaces[at : stop - 1], parts.surfaces[stop - 1].rpartition("-")[0]])
            code = country_of_place(place, lookup.knowledge, lookup.spoken)
            return stop, code or _nationality(place, lookup)
    return None


def _country_of_county(name: str, lookup: Lookup) -> str | None:
    """Return the country of a county, even if its name begins with that of a capital."""
    within = only({site.country for site in sites(name) if site.within})
    return within or country_of_place(name, lookup.knowledge, lookup.spoken)


def _in_town(
    said: Description, parts: Parts, between: tuple[int, int], lookup: Lookup
) -> tuple[Description, int]:
    """Return a description with the country of a town as its modifier ("Boston police"), and the town's last word."""
    at, end = between
    before = parts.surfaces[max(0, at - 1) : at]
    if any(_MIDDLE.fullmatch(word) for word in (*before, *parts.surfaces[at + 1 : end][:1])):
        return said, at  # "George W. Bush's lawyer"
    if said.role in _OF_FIRMS or any(word.rstrip(".") in _SAINTS for word in before):
        return said, at  # "a Delta spokesman", "St. George's Hospital"
    is_in_two = at + 2 <= end and parts.is_capital(at + 1) and any(sites(parts.name(at, at + 2)[1]))
    for stop in (at + 2,) if is_in_two else (at + 2, at + 1):  # not San of "San Jose police"
        if (
            stop <= end
            and parts.is_capital(stop - 1)
            and said.country is None
            and said.kind in {"title", "noun"}
        ):
            code = country_of_town(parts.name(at, stop)[1], lookup.spoken)
            if code is not None:
                return replace(said, country=code, is_local=True), stop - 1
    return said, at


def _is_name(parts: Parts, strange: Sequence[int], head: int) -> bool:
    """Tell whether unknown words name a body: initials, two in a row, or one right before a lower-case head."""
    return any(
        (parts.surfaces[at].isupper() and len(parts.surfaces[at]) > _INITIAL and parts.surfaces[at].isalpha())
        or at + 1 in strange
        or (at + 1 == head and head < len(parts.plain) and not parts.is_capital(head))
        for at in strange
        if not parts.plain[at].endswith(_ADVERBS)
    )


def _nationality(name: str, lookup: Lookup) -> str | None:
    """Return the country of a nationality."""
    fact = lookup.knowledge.first(normalise(name), ("adjective",))
    return None if fact is None else fact.country


_OF_PARLIAMENTS = frozenset({"congressional", "parliamentary", "legislative", "bicameral"})
_UNDER = frozenset({"deputy", "vice", "assistant", "junior"})
"""Modifiers for the rank right below an office."""
_DEPUTIES = {
    "president": "vice president", "prime minister": "deputy prime minister", "foreign minister": "deputy foreign minister",
    "defence minister": "deputy defence minister", "governor": "governor", "mayor": "mayor", "ambassador": "ambassador",
    **dict.fromkeys(("minister", "interior minister", "finance minister", "justice minister"), "minister"),
}  # fmt: skip
"""Classes of offices, with those of their deputies."""
_LONGEST = 3  # words of a seat
_SEATED = re.compile(r"(.+) (?:based|flagged|owned|registered|run)")
"""A seat or nationality: "a British-flagged tanker", "London-based lawyers"."""
_OF_FIRMS = frozenset({"spokesperson", "executive"})
"""Classes of titles before which a name is more likely a firm's than a town's."""
_SAINTS = frozenset({"St", "Saint", "San", "Santa"})
"""Words before the name of a saint, which is no town."""
_INITIAL = 2  # the most letters of a word in capitals that may be a person's initials
_MIDDLE = re.compile(r"[A-Z]\.?")
"""The initial of a person's middle name."""
_ELECTED = word_set("president presidents governor governors mayor mayors")
"""Offices that are of the government even after the name of a party."""
_DEMOCRATIC = frozenset({"republic", "party", "union", "forces", "government"})
"""Head nouns after which "Democratic" is not the American party."""
_OF_BODIES = frozenset({"members", "leadership", "officers", "personnel"})
_AT = _OF_BODIES | {"leaders", "officials", "representatives"}
"""Nouns for people with the sector of the body before them: "company officials"."""
_NOT_AT = BRANCHES | {"CVL", "JRN", "UNK"}
"""Sectors of bodies that people do not take over: "public officials", "the network's members"."""
_OUTLETS = frozenset({"media", "business"})
"""Roles of bodies before which a nationality is that of the employee: "a British BBC reporter"."""
_ADVERBS = ("ly", "day", "while", "then", "ever", "now")
"""Endings of adverbs of time and manner, which name no body."""


def _in_context(said: Description, fact: Fact, surface: str) -> Description:
    """Return a description with a state, people or body as its modifier."""
    if _is_field(said, fact, surface):
        return said
    if said.head in CLIENTS and fact.kind == "org":
        return said
    at_house = bool(said.body or said.body_noun) and fact.role == "party"  # "the Senate Republican leader"
    if fact.kind in {"org", "metonym"} and said.kind == "title":
        said = replace(said, country=said.country or fact.country, body=said.body or fact)
        return said if at_house or _is_partisan(said, fact) else at_body(said, fact.sectors)
    if fact.kind in {"org", "metonym"} and said.kind == "noun":
        return replace(
            said,
            country=said.country or fact.country,
            body=said.body or fact,
            sectors=fact.sectors if _are_of(said, fact) and not at_house else said.sectors,
        )
    if said.head in FELLOWS and fact.kind in {"state", "adjective"} and not said.pronoun:
        return said  # "other US allies", but "our Canadian partners" are Canadian
    outlet = said.body is not None and said.body.role in _OUTLETS and fact.kind == "adjective"
    country = fact.country if outlet else said.country or fact.country
    return replace(said, country=country, is_local=said.is_local or fact.kind == "region")


def _are_of(said: Description, fact: Fact) -> bool:
    """Tell whether people take the sectors of the body before them: party officials, but not a party's governors.

    The committee of a parliament or a party takes those too.
    """
    if said.head in PANELS:
        return "LEG" in fact.sectors or fact.role == "party"  # "a Senate panel"
    is_of = said.role == "officials" or said.head in _OF_BODIES
    return is_of and not (fact.role == "party" and said.head in _ELECTED)


def _is_partisan(said: Description, fact: Fact) -> bool:
    """Tell whether an American party before an office is only that of the holder: "a Republican president"."""
    is_seat = said.head in _ELECTED or said.sectors == ("LEG",)
    return fact.role == "party" and fact.country == "USA" and is_seat


def _is_field(said: Description, fact: Fact, surface: str) -> bool:
    """Tell whether a name is a field of work and not a country or body: "a Mali expert", "the U.N. ambassador"."""
    if normalise(surface) in FIELDS and said.role in OF_FIELDS:
        return True
    if fact.kind == "state":
        return (
            (said.role == "scholar" or said.head in _LEARNED) and not surface.isupper() and "." not in surface
        )
    return said.head == "ambassador" and fact.country == "UNO"


_LEARNED = word_set(
    "veteran veterans experts analysts scholars specialists specialist watchers watcher observers historians"
)


def _apply(
    said: Description, name: str, surface: str, lookup: Lookup, *, capital: bool
) -> Description | None:
    """Return a description with these words as its modifier, ``None`` if they are not known as one."""
    if (party := _of_democrats(said, surface, lookup)) is not None:
        used = _in_context(said, party, surface)
        return replace(used, country=said.country) if said.kind == "title" else used
    facts = _spoken_of(said, lookup.bearing(name, surface), lookup)
    for fact in facts:
        is_force = fact.role == "armed" and " " in name  # initials of other bodies too
        if fact.kind in CONTEXT_KINDS and not (capital and (is_force or is_sure(fact))):
            continue
        if fact.kind in CONTEXT_KINDS:
            is_elsewhere = fact.role == "party" and name.endswith(" party") and lookup.spoken
            known = (
                replace(fact, country=None) if is_elsewhere and fact.country not in lookup.spoken else fact
            )
            return _in_context(said, known, surface)
        if fact.kind == "noun" and said.kind == "title":
            return at_body(replace(said, body_noun=said.body_noun or name), fact.sectors)
        if fact.kind == "title" and said.kind == "title" and said.role == "candidate":
            return said
    return _in_kind(said, facts) if said.kind == "noun" else None


def _spoken_of(said: Description, facts: Sequence[Fact], lookup: Lookup) -> Sequence[Fact]:
    """Return the facts, of bodies only those from countries in the article, if some are and others are not.

    Reporters keep all, because those of a news agency are everywhere.
    """
    bodies = [fact for fact in facts if fact.kind == "org"]
    near = [fact for fact in bodies if fact.country in lookup.spoken]
    is_shared = len({fact.country for fact in bodies}) > 1
    if not near or not is_shared or "JRN" in said.sectors:
        return facts
    return [fact for fact in facts if fact.kind != "org" or fact in near]


def _in_kind(said: Description, facts: Sequence[Fact]) -> Description | None:
    """Return a description of a body or people with the kind of body before it: "company officials"."""
    kind = next((fact for fact in facts if fact.kind in {"noun", "title"} and fact.sectors), None)
    if kind is None:
        return None
    is_at_one = kind.kind == "noun" and said.head in _AT and _NOT_AT.isdisjoint(kind.sectors)
    if said.sectors == ("UNK",) or is_at_one:
        return replace(said, sectors=kind.sectors)
    return said if said.sectors == ("CVL",) else None


def _of_democrats(said: Description, surface: str, lookup: Lookup) -> Fact | None:
    """Return the party of "Democratic leaders" in an article on the United States; not of a "Democratic Republic"."""
    if surface != "Democratic" or "USA" not in lookup.spoken or said.head in _DEMOCRATIC or not said.kind:
        return None
    return next((fact for fact in lookup.knowledge.named("Democratic Party") if fact.country == "USA"), None)
