"""The countries of towns and regions in phrases."""

from __future__ import annotations

import re
from collections.abc import Collection

from communique.knowledge import Knowledge, normalise
from communique.knowledge.gazetteer import Site, sites
from communique.reading.actors.only import only

_TOWN, _LEAD = 100_000, 5
"""The fewest inhabitants of a town that gives a country, and how many times as large as its namesakes it must be."""
_NAMED = re.compile(
    r"\s*(?:the )?((?:[A-Z][\w.'’-]*)(?: (?:[A-Z][\w.'’-]*|of|de|del|la|al))*)"
    r"(?:, ([A-Z][\w.]*(?: [A-Z][\w.]*)?))?"
)
"""A place, and the region after a comma: "Paris, Texas"."""
_SIDES = frozenset(
    {"North", "South", "East", "West", "Central", "Northern", "Southern", "Eastern", "Western"}
)


def country_of_town(name: str, spoken: Collection[str] = ()) -> str | None:
    """Return the country of a town or region; of a town only if those of the same name abroad are much smaller.

    Among large towns of the same name, one in the only country that the article names comes first.

    Args:
        name: the name of the town or region.
        spoken: the countries in the article.

    >>> country_of_town("Mumbai"), country_of_town("Ohio"), country_of_town("Georgetown")
    ('IND', 'USA', None)
    >>> country_of_town("Birmingham"), country_of_town("Birmingham", {"USA"}), country_of_town("Hyderabad", {"IND", "PAK"})
    ('GBR', 'USA', None)

    """
    found = [site for site in sites(name.partition(",")[0]) if not site.also]
    regions = {site.country for site in found if site.precision == "admin1" and not site.within}
    if len(regions) == 1:
        return only(regions)
    here = only({site.country for site in found if site.population >= _TOWN and site.country in spoken})
    if here is not None:
        return here
    largest = max(found, key=_people, default=None)
    if largest is None or largest.population < _TOWN:
        return None
    rivals = (site.population for site in found if site.country != largest.country)
    return largest.country if largest.population >= _LEAD * max(rivals, default=0) else None


def namesake(name: str, country: str, spoken: Collection[str], knowledge: Knowledge) -> str | None:
    """Return the country in the article that has a region with the name of a state, if the state itself is not in it.

    Args:
        name: the name of the state or of its people.
        country: the code of the state.
        spoken: the countries in the article.
        knowledge: the knowledge base.

    >>> from communique.knowledge import load
    >>> namesake("Georgia", "GEO", {"USA"}, load()), namesake("Georgians", "GEO", {"USA", "GEO"}, load())
    ('USA', None)

    """
    if country in spoken:
        return None
    return only({code for code in _regions_named(name, country, knowledge) if code in spoken})


def is_region_too(name: str, country: str, knowledge: Knowledge) -> bool:
    """Tell whether another country has a region with the name of this state or of its people.

    >>> from communique.knowledge import load
    >>> is_region_too("Georgians", "GEO", load()), is_region_too("Tbilisi", "GEO", load())
    (True, False)
    """
    return bool(_regions_named(name, country, knowledge))


def _regions_named(name: str, country: str, knowledge: Knowledge) -> set[str]:
    """Return the other countries that have a region with the name of this state or of its people."""
    state = knowledge.state(country)
    if state is not None and knowledge.first(normalise(name), ("adjective", "people")) is not None:
        name = state.name
    return {
        site.country
        for site in sites(name)
        if site.precision == "admin1"
        and not site.within
        and site.country is not None
        and site.country != country
    }


def country_of_place(text: str, knowledge: Knowledge, spoken: Collection[str]) -> str | None:
    """Return the country of the place at the start of a text: of the region after a comma, or of the town itself.

    Args:
        text: the text from the place on.
        knowledge: the knowledge base.
        spoken: the countries in the article, which tell towns of the same name apart.

    >>> from communique.knowledge import load
    >>> country_of_place("Paris, Texas, who voted", load(), ()), country_of_place("Georgetown who", load(), {"GUY"})
    ('USA', 'GUY')

    """
    match = _NAMED.match(text)
    if match is None:
        return None
    name = match[1].removesuffix("'s").removesuffix("’s")
    if name in _SIDES or knowledge.first(normalise(name), ("adjective",)) is not None:
        return None  # "Central and South America", "the Middle East"
    for region in (match[2], name):
        fact = knowledge.first(normalise(region), ("state", "region", "capital")) if region else None
        if fact is not None and fact.country:
            return fact.country
    here = {site.country for site in sites(name) if not site.also and site.country in spoken}
    return country_of_town(name) or only(here)


def _people(site: Site) -> tuple[int, str]:
    """Return a sort key by population."""
    return site.population, site.country or ""
