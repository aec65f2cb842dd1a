"""Finding places: the names of locations in an article are resolved to places with coordinates.

A container in the text decides ("Long Beach, CA"). Countries and states are preferred to towns. A town is chosen by its
population and by the states, countries and towns named in the article; if two are about as likely, none is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from communique.knowledge import Fact, Knowledge, normalise
from communique.knowledge.gazetteer import Site, sites
from communique.model import Place
from communique.reading.actors.persons.mending import mend
from communique.reading.names import Name
from communique.reading.places.containers import is_state, stated_container, stated_country
from communique.reading.places.namesakes import CAPITALS, Spot, choose, context_of
from communique.reading.places.world import COMPASS_POINTS, is_no_town, named_storms

_DIVISION = re.compile(
    r"(?i) (?:province|prefecture|state|region|governorate|oblast|county|district|township)$"
)
_SIDE = re.compile(
    r"(?i)^(?:(?:north|south)(?:east|west)?(?:ern)?|east(?:ern)?|west(?:ern)?|central) (?=[A-Z])"
)


def resolve_places(text: str, *, names: Sequence[Name], knowledge: Knowledge) -> tuple[Place, ...]:
    """Return the places among ``names``, in the order of the text; ambiguous ones are left out.

    >>> from communique.knowledge import load
    >>> found = resolve_places("In Paris, Texas", names=[Name(start=3, end=8, label="Location", score=1.0)], knowledge=load())
    >>> found[0].country, found[0].precision
    ('USA', 'city')
    """
    names = mend(text, names, knowledge)
    storms = named_storms(text)
    spots = [spot for name in names if (spot := _spot(text, name, knowledge, storms)) is not None]
    context = context_of(text, names, spots, knowledge)
    bound = {spot.plain: spot for spot in reversed(spots) if spot.bound}
    chosen: dict[tuple[str, str | None, bool], Site | None] = {}
    places = []
    for spot in spots:
        key = (spot.plain, spot.within.name if spot.within else None, spot.bound)
        if key not in chosen:
            chosen[key] = choose(text, spot, _candidates(spot, bound), context)
        site = chosen[key]
        if site is not None:
            places.append(_place(spot, site))
    return tuple(places)


def _candidates(spot: Spot, bound: Mapping[str, Spot]) -> tuple[Site, ...]:
    """Return the candidates of a name, limited to the container that the article gives for the same name elsewhere.

    Names of countries are not limited: after one "China, Maine" the bare name still means the country.

    Args:
        spot: the name.
        bound: by name, the first spot with a container.

    """
    is_country = any(site.precision == "country" for site in spot.candidates)
    told = None if spot.bound or is_country else bound.get(spot.plain)
    return (told or spot).candidates


def _spot(text: str, name: Name, knowledge: Knowledge, storms: frozenset[str]) -> Spot | None:
    """Return a name with its candidates and its container in the text; ``None`` if it names no place."""
    if name.label not in {"Location", "Facility"}:
        return None
    surface = re.sub(r"(?:['’]s|['’])$", "", text[name.start : name.end]).strip()
    first, *rest = (part.strip() for part in ("Los Angeles" if surface == "L.A." else surface).split(","))
    given = rest[0] + "." * text.startswith(".", name.end) if rest else None  # "Birmingham, Ala|."
    plain = normalise(first)
    facts = knowledge.bearing(plain)
    if first in storms or _is_no_place(surface, facts):
        return None
    found = _as_spelt(first, sites(first)) or _part_of(first)
    capital_of = next((fact.country for fact in facts if fact.kind == "capital"), CAPITALS.get(plain))
    if name.label == "Facility":
        found = tuple(site for site in found if site.precision == "point")
    said = stated_container(found, given=given, after=text[name.end : name.end + 60])
    if said is not None:
        inner, within = said
        return Spot(name, plain, inner, bound=True, within=within)
    nation = stated_country(text, name.start, name.end, knowledge)
    if nation is not None:
        inner = tuple(site for site in found if site.country == nation)
        inner = inner or tuple(site for site in found if site.precision != "city")  # "the US island of Guam"
        return Spot(name, plain, inner, bound=True)
    if is_no_town(plain, text):
        found = tuple(site for site in found if site.precision != "city")
    found = () if plain.removeprefix("the ") in COMPASS_POINTS else found
    return Spot(name, plain, found, capital_of=capital_of) if found else None


def _is_no_place(surface: str, facts: Sequence[Fact]) -> bool:
    """Tell whether a name is of a people, a body or a common word, although a town has it too."""
    kinds = {fact.kind for fact in facts}
    return (
        surface.islower()  # "of"
        or (bool(kinds & {"adjective", "people"}) and not kinds & {"state", "capital"})
        or (kinds == {"org"} and surface.isupper())  # "the EU"
        or any(fact.kind == "noun" and fact.role == "parliament" for fact in facts)  # "the Duma"
    )


def _as_spelt(name: str, found: tuple[Site, ...]) -> tuple[Site, ...]:
    """Return the places with the spelling of the name, if that has an accent: "San José" is not in California.

    Former names of American cities are left out if another one has the name today: Hartford was once Newtown.
    """
    same = () if name.isascii() else tuple(site for site in found if site.name == name)
    today = any(site.country == "USA" and not site.also for site in found)
    return same or tuple(site for site in found if not (today and site.also and site.country == "USA"))


def _part_of(name: str) -> tuple[Site, ...]:
    """Return the places of a name without its division or side: "Kagoshima Prefecture", "southern Australia"."""
    bare = _DIVISION.sub("", name)
    if bare != name:
        found = sites(bare)
        is_nickname = name.endswith("State")  # "the Empire State"
        return tuple(site for site in found if is_state(site)) or (() if is_nickname else found)
    bare = _SIDE.sub("", name)
    whole = sites(bare) if bare != name else ()
    return tuple(site for site in whole if site.precision in {"country", "admin1"} and not site.within)


def _place(spot: Spot, site: Site) -> Place:
    """Return the place that a name is resolved to."""
    return Place(
        start=spot.name.start,
        end=spot.name.end,
        name=site.name,
        country=site.country,
        lat=site.lat,
        lon=site.lon,
        precision=site.precision,
        geonames=site.geonames,
    )
