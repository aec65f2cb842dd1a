"""Places: the locations that an article names, with coordinates where it is sure which they are.

What the text says binds ("Long Beach, CA"), countries and states come before towns, a town is chosen by its
size and by the states, countries and towns named around it; where two remain as likely, none is chosen.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.knowledge import Fact, Knowledge, normalise
from communique.knowledge.gazetteer import Site, distance_km, sites
from communique.model import Place
from communique.reading.actors.persons.mending import mend
from communique.reading.containers import told_nation, told_within
from communique.reading.names import Name
from communique.reading.nearness import NEAR_KM, Grid
from communique.reading.world import SIDES, is_wider

_DIVISION = re.compile(
    r"(?i) (?:province|prefecture|state|region|governorate|oblast|county|district|township)$"
)
_SIDE = re.compile(
    r"(?i)^(?:(?:north|south)(?:east|west)?(?:ern)?|east(?:ern)?|west(?:ern)?|central) (?=[A-Z])"
)
# Names that in news mean the city, though a state bears them too.
_CITIES_FIRST = frozenset({"new york", "washington"})
# Capitals with a larger namesake abroad: they are meant where their country is spoken of.
_CAPITALS = {"san jose": "CRI"}
_GEORGIA = frozenset({"RUS", "GEO", "ARM", "AZE", "UKR", "TUR", "MDA"})
_DISTRICT = re.compile(
    r"\b(?:White House|Congress|Capitol|Pentagon|Senate|State Department|D\.C\.|President|administration|embassy|ambassador)\b"
)

# Weights of the choice among bearers of one name; set by reason, tried on two thirds of a set of local news.
_COUNTRY, _REGION, _BY_NAME = 30.0, 13.5, -3.0
_IN_STATE, _IN_COUNTRY, _NEAR, _CAPITAL = 6.0, 2.0, 2.0, 2.5
_MARGIN = 0.3
"""Two bearers that lie apart and whose scores are nearer than this are as likely."""


@dataclass(slots=True)
class _Spot:
    """A name of a location: its candidates, and what the text says it lies in."""

    name: Name
    surface: str
    plain: str
    candidates: tuple[Site, ...]
    bound: bool = False
    within: Site | None = None
    capital_of: str | None = None


@dataclass(slots=True)
class _Around:
    """What an article names: how often each country and state, which towns, and where all may lie."""

    countries: Counter[str] = field(default_factory=Counter)
    states: dict[tuple[str | None, str], float] = field(default_factory=lambda: defaultdict(float))
    towns: dict[tuple[str | None, str], dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    grid: Grid = field(default_factory=Grid)


def resolve_places(text: str, *, names: Sequence[Name], knowledge: Knowledge) -> tuple[Place, ...]:
    """Return the places among ``names``, in the order of the text; those that are not sure are left out.

    >>> from communique.knowledge import load
    >>> found = resolve_places("In Paris, Texas", names=[Name(start=3, end=8, label="Location", score=1.0)], knowledge=load())
    >>> found[0].country, found[0].precision
    ('USA', 'city')
    """
    names = mend(text, names, knowledge)
    spots = [spot for name in names if (spot := _spot(text, name, knowledge)) is not None]
    around = _look_around(text, names, spots, knowledge)
    bound = {spot.plain: spot for spot in reversed(spots) if spot.bound}
    chosen: dict[tuple[str, bool], Site | None] = {}
    places = []
    for spot in spots:
        key = (f"{spot.plain}|{spot.within.name}" if spot.within else spot.plain, spot.bound)
        if key not in chosen:
            sibling = bound.get(spot.plain)
            # "China, Maine" said once makes no town of China elsewhere
            is_country = any(site.precision == "country" for site in spot.candidates)
            follows = sibling is not None and not spot.bound and not is_country
            candidates = sibling.candidates if sibling is not None and follows else spot.candidates
            chosen[key] = _choose(text, spot, candidates, around)
        site = chosen[key]
        if site is not None:
            places.append(_place(spot, site))
    return tuple(places)


def _spot(text: str, name: Name, knowledge: Knowledge) -> _Spot | None:
    if name.label not in {"Location", "Facility"}:
        return None
    surface = re.sub(r"(?:['’]s|['’])$", "", text[name.start : name.end]).strip()
    first, *rest = (part.strip() for part in ("Los Angeles" if surface == "L.A." else surface).split(","))
    plain = normalise(first)
    facts = knowledge.bearing(plain)
    if _is_no_place(surface, facts):
        return None
    found = _as_spelt(first, sites(first)) or _part_of(first)
    capital_of = next((fact.country for fact in facts if fact.kind == "capital"), _CAPITALS.get(plain))
    if name.label == "Facility":
        found = tuple(site for site in found if site.precision == "point")
    said = told_within(found, given=rest[0] if rest else None, after=text[name.end : name.end + 60])
    if said is not None:
        inner, within = said
        return _Spot(name, first, plain, inner, bound=True, within=within)
    nation = told_nation(text, name.start, name.end, knowledge)
    if nation is not None:
        inner = tuple(site for site in found if site.country == nation)
        inner = inner or tuple(site for site in found if site.precision != "city")  # "the US island of Guam"
        return _Spot(name, first, plain, inner, bound=True)
    if is_wider(plain, text):
        found = tuple(site for site in found if site.precision != "city")
    found = () if plain.removeprefix("the ") in SIDES else found
    return _Spot(name, first, plain, found, capital_of=capital_of) if found else None


def _is_no_place(surface: str, facts: Sequence[Fact]) -> bool:
    """Tell whether a name is a people's, a body's or a small word, whatever town bears its letters."""
    kinds = {fact.kind for fact in facts}
    return (
        surface.islower()  # "of"
        or (bool(kinds & {"adjective", "people"}) and not kinds & {"state", "capital"})
        or (kinds == {"org"} and surface.isupper())  # the EU
        or any(fact.kind == "noun" and fact.role == "parliament" for fact in facts)  # the Duma
    )


def _as_spelt(name: str, found: tuple[Site, ...]) -> tuple[Site, ...]:
    """Return the places whose name is spelt so, where the text writes an accent: "San José" is not in California.

    What an American city was once called is another's name today: Newtown is none of those that grew into Hartford or Elmhurst.
    """
    same = () if name.isascii() else tuple(site for site in found if site.name == name)
    today = any(site.country == "USA" and not site.also for site in found)
    return same or tuple(site for site in found if not (today and site.also and site.country == "USA"))


def _part_of(name: str) -> tuple[Site, ...]:
    """Return what a name is that says more than the bare one: "Kagoshima Prefecture", "southern Australia"."""
    bare = _DIVISION.sub("", name)
    if bare != name:
        found = sites(bare)
        return tuple(site for site in found if site.precision == "admin1" and not site.within) or found
    bare = _SIDE.sub("", name)
    whole = sites(bare) if bare != name else ()
    return tuple(site for site in whole if site.precision in {"country", "admin1"} and not site.within)


def _states_first(found: tuple[Site, ...]) -> tuple[Site, ...]:
    """Return the bearers of a name without the towns that lie in another state of the country than the one of that name.

    California is no town in Maryland, however much of Maryland is spoken of; Quebec is one in Quebec.
    """
    states = {(site.country, site.state) for site in found if site.precision == "admin1" and not site.within}
    countries = {country for country, _ in states}
    return tuple(
        site
        for site in found
        if site.precision != "city" or site.country not in countries or (site.country, site.state) in states
    )


def _look_around(text: str, names: Sequence[Name], spots: Sequence[_Spot], knowledge: Knowledge) -> _Around:
    """Return what the article's names say for each country and state: a name that many bear says little for each."""
    around = _Around()
    seen: set[str] = set()
    for spot in spots:
        around.grid.enter(spot.plain, spot.candidates)
        if spot.within is not None:
            around.states[spot.within.country, spot.within.state] += 1
            around.countries[spot.within.country or ""] += 1
        if spot.plain in seen or spot.plain in {"georgia", "washington"}:
            continue
        seen.add(spot.plain)
        own = [site for site in spot.candidates if not site.also]
        whole = [site for site in own if site.precision == "country"]
        regions = [site for site in own if site.precision == "admin1" and not site.within]
        if whole or regions:
            site = (whole or regions)[0]
            around.countries[site.country or ""] += 1
            if not whole:
                around.states[site.country, site.state] += 1
            continue
        for key in dict.fromkeys((site.country, site.state) for site in own):
            around.states[key] += 1 / len(own)
            around.towns[key][spot.plain] = 1 / len(own)
    for surface in sorted(
        {text[name.start : name.end] for name in names if name.label in {"NORP", "Location"}}
    ):
        for fact in knowledge.named(surface):
            if fact.kind in {"adjective", "capital"} and fact.country:
                around.countries[fact.country] += 1
                break
    return around


def _choose(  # noqa: C901, PLR0911 - one answer a reason
    text: str, spot: _Spot, candidates: tuple[Site, ...], around: _Around
) -> Site | None:
    if len(candidates) == 1 and spot.bound:
        return candidates[0]
    if not spot.bound:
        if spot.plain == "georgia":
            return _georgia(candidates, around)
        if spot.plain in _CITIES_FIRST:
            candidates = _city_first(text, spot, candidates, around)
        else:
            candidates = _states_first(candidates)
    scored = sorted(((_score(site, spot, around), -n) for n, site in enumerate(candidates)), reverse=True)
    if not scored:
        return None
    best, number = scored[0]
    site = candidates[-number]
    if len(scored) > 1:
        rival = candidates[-scored[1][1]]
        if best - scored[1][0] < _MARGIN and distance_km(site.at, rival.at) > NEAR_KM:
            return None
    if site.precision == "city":  # "Gaza" is the strip before it is the town in it
        wider = (
            other
            for other in candidates
            if other.precision == "admin1" and other.country == site.country and not other.within
        )
        site = next((other for other in wider if distance_km(site.at, other.at) < _SAME_KM), site)
    if site.also and not around.countries[site.country or ""] and site.population < 1_000_000:
        return None  # a by-name of a town in a country that is not spoken of
    if (
        not spot.bound
        and (site.precision == "city" or site.within)
        and best < _SURE
        and not around.countries[site.country or ""]
    ):
        return None
    return site


_LARGE = 100_000
"""The fewest people of a capital that the world's news means by its bare name."""
_SAME_KM = 60.0
"""A town that lies nearer than this to the middle of a state of its name is taken for the state."""
_SURE = 7.5
"""A town below this score (6,000 people and nothing around that speaks for it) is not placed."""


def _score(site: Site, spot: _Spot, around: _Around) -> float:
    if site.precision == "country":
        return _COUNTRY
    score = (
        _REGION
        if not site.within and site.precision in {"admin1", "point"}
        else 2 * math.log10(site.population + 10)
    )
    score += _BY_NAME if site.also else 0
    is_known = spot.plain not in _CAPITALS or around.countries[site.country or ""]
    if spot.capital_of and spot.capital_of == site.country and site.population > _LARGE and is_known:
        score += _CAPITAL  # the one that the world's news means
    key = (site.country, site.state)
    if site.state and (site.precision == "city" or site.within):
        own = around.towns.get(key, {}).get(spot.plain, 0.0)
        score += _IN_STATE * min(around.states.get(key, 0.0) - own, 2.0)
    if around.countries[site.country or ""]:
        score += _IN_COUNTRY
    return score + _NEAR * around.grid.count_near(site, spot.plain)


def _georgia(candidates: tuple[Site, ...], around: _Around) -> Site | None:
    """Return the state or the country, by what else the article names; neither where that does not tell."""
    caucasus = sum(around.countries[code] for code in sorted(_GEORGIA))
    american = sum(
        number for (country, state), number in around.states.items() if country == "USA" and number >= 1
    )
    american += around.countries["USA"] - min(around.countries["USA"], american)
    if caucasus == american:
        return None
    wanted = "country" if caucasus > american else "admin1"
    return next((site for site in candidates if site.precision == wanted), None)


def _city_first(text: str, spot: _Spot, candidates: tuple[Site, ...], around: _Around) -> tuple[Site, ...]:
    if spot.plain == "new york":
        return tuple(site for site in sites("New York City") if site.country == "USA")[:1]
    pacific: float = around.states.get(("USA", "OR"), 0) + around.states.get(("USA", "ID"), 0) >= 1
    pacific += sum(1 for name in ("Seattle", "Spokane", "Tacoma", "Olympia", "Puget Sound") if name in text)
    if pacific and not _DISTRICT.search(text):
        return tuple(site for site in candidates if site.precision == "admin1")
    return tuple(site for site in candidates if site.state == "DC")[:1]


def _place(spot: _Spot, site: Site) -> Place:
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
