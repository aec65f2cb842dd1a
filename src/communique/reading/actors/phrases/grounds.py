"""The country of phrases for places and things instead of actors: "the city of Homs", "a US proposal"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from communique.english import word_set
from communique.knowledge import Knowledge, normalise
from communique.knowledge.gazetteer import sites
from communique.reading.actors.countries.belonging import FELLOWS
from communique.reading.actors.only import only
from communique.reading.actors.phrases.parts import words
from communique.reading.actors.phrases.towns import country_of_place, is_region_too
from communique.reading.actors.phrases.words import NO_STATES

_PLACES = word_set(
    "city town village province district region area neighborhood neighbourhood camp base airport stronghold suburb outskirts "
    "part capital island port position site facility building home house school mosque church hospital territory hamlet county "
    "state valley border checkpoint outpost compound station prison headquarters airfield enclave countryside municipality "
    "field plant refinery pipeline bridge market hotel street square rooftop bunker tunnel strip coast bank"
)
"""Singular nouns for places."""
_SIDE = r"(?:(?:north|south|east|west)(?:ern)?(?:-?(?:east|west)(?:ern)?)?|central|downtown|rural|upper|lower|inner|greater)"
_BARE = re.compile(rf"(?i:(?>(?:the )?)(?>{_SIDE}[ -])*)(?=[A-Z])")
_TOWN_OF = re.compile(
    r"(?>(?:[Tt]he |[Aa]n? )?)((?:[A-Z][\w’'-]+ )+)(?:[a-z-]+ )?[a-z]+(?=$| (?:of|in|at|near|on)\b)"
)
"""A town as a modifier of a place in it: "a Kabul hotel"."""
_CONTINENT = re.compile(
    r"(?:the )?(?:(?:North|South|Central|Latin)(?:ern)?(?:,? and | or )?,? ?)+ ?Americas?\b"
)
"""Continents that end in the name of a country."""
_WITH_ARTICLE = frozenset({"Bronx", "Dalles", "Hague", "Villages", "Woodlands"})
"""Towns with an article in their names."""
_TOWN = 100_000
"""The number of inhabitants above which a town is more likely than another word: not "the Gulf"."""
_LINKED = re.compile(r"\b(?:of|in|at|near|around|outside|across|on) (?:the )?(?=[A-Z])")


def opens_longer_name(phrase: str) -> bool:
    """Tell whether a phrase is a town with an article, as at the start of "the Hanoi summit".

    >>> [opens_longer_name(phrase) for phrase in ("the Hanoi", "Hanoi", "The Hague", "the Gaza Strip", "the soldier")]
    [True, False, False, False, False]
    """
    article, _, name = phrase.partition(" ")
    is_bare = article.lower() == "the" and name[:1].isupper() and name not in _WITH_ARTICLE
    return is_bare and any(site.precision == "city" and site.population > _TOWN for site in sites(name))


def country_of_place_phrase(
    bare: str, knowledge: Knowledge, spoken: Collection[str], *, is_place: bool = False
) -> str | None:
    """Return the country of a phrase for a place: a town, a part of a state, a place in either.

    Args:
        bare: the phrase.
        knowledge: the knowledge base.
        spoken: the countries in the article.
        is_place: whether the phrase was found as the name of a place; without it, a name alone is no town.

    >>> from communique.knowledge import load
    >>> [country_of_place_phrase(text, load(), ()) for text in ("eastern Afghanistan", "the city of Mumbai", "the war in Iraq")]
    ['AFG', 'IND', None]

    """
    bare = bare.strip()
    town = _TOWN_OF.match(bare) if is_place else None
    if town is not None and _names_place(f"{town[0]} of"):
        code = country_of_place(town[1], knowledge, spoken)  # "the Damascus suburb of Ghouta"
        return None if code in NO_STATES else code
    opening = _BARE.match(bare)
    if opening is not None:
        name = bare[opening.end() :]
        if _CONTINENT.match(bare):
            return None
        if not opening[0].lower().removeprefix("the ") and (not is_place or opens_longer_name(bare)):
            return None
        return _of_name(name, knowledge, spoken) if not name.rstrip(".").endswith((" and", " or")) else None
    link = _LINKED.search(bare)
    code = None
    if link is not None and _names_place(bare[: link.end()]):
        code = country_of_place(bare[link.end() :], knowledge, spoken)
    return None if code in NO_STATES else code


def _of_name(name: str, knowledge: Knowledge, spoken: Collection[str]) -> str | None:
    """Return the country of a name that is only a place's, and not also that of a body, a person or a people."""
    if not all(part[:1].isupper() or part in {"of", "de", "del", "la", "al", "el"} for part in name.split()):
        return None
    fact = knowledge.first(
        normalise(name), ("org", "person", "given", "adjective", "people", "noun", "title")
    )
    if fact is not None:
        return None
    code = country_of_place(name, knowledge, spoken)
    return None if code in NO_STATES else code


def _names_place(before: str) -> bool:
    """Tell whether the head noun before "of" or "in" is a place: "three villages in", but not "the war in"."""
    plain = [normalise(before[start:end]) for start, end in words(before)]
    heads = plain[:-2] if plain[-1:] == ["the"] or plain[-1:] == [""] else plain[:-1]
    return bool(heads) and (heads[-1] in _PLACES or heads[-1].removesuffix("s") in _PLACES)


def _opens_outlet(bare: str, spans: Sequence[tuple[int, int]], knowledge: Knowledge) -> bool:
    """Tell whether the name of a state is the first word of an outlet's name: "USA Today"."""
    longer = (bare[spans[0][0] : end] for _, end in spans[1:])
    return any("JRN" in fact.sectors for name in longer for fact in knowledge.bearing(normalise(name)))


def country_of_thing(bare: str, knowledge: Knowledge) -> str | None:
    """Return the country that a thing belongs to, by a nationality or "U.S." in its phrase; ``None`` if there are two.

    What a country proposes, builds or sells takes part in events for the country.

    >>> from communique.knowledge import load
    >>> [country_of_thing(text, load()) for text in ("a US proposal", "Chinese products", "Mexican and Chinese goods", "the Iran deal", "a USA Today poll")]
    ['USA', 'CHN', None, None, None]
    """
    found = set()
    spans = words(bare)
    if spans and bare[slice(*spans[-1])].lower() in FELLOWS:
        return None  # "US foes"
    at = 0
    while at < len(spans):
        for stop in range(min(len(spans), at + 3), at, -1):
            surface = bare[spans[at][0] : spans[stop - 1][1]]
            fact = (
                knowledge.first(normalise(surface), ("adjective", "state")) if surface[:1].isupper() else None
            )
            if fact is None or (fact.kind == "state" and not (surface.isupper() or surface.startswith("U."))):
                continue
            if (
                fact.country is None
                or fact.country in NO_STATES
                or is_region_too(surface, fact.country, knowledge)
            ):
                return None
            if fact.kind == "state" and _opens_outlet(bare, spans[at : at + 3], knowledge):
                return None  # "a USA Today poll" is the paper's
            found.add(fact.country)
            at = stop - 1
            break
        at += 1
    return only(found)
