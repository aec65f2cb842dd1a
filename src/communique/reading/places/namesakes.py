"""Namesakes: which place of a name is meant, by its size and by what else the article names."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.knowledge import Knowledge
from communique.knowledge.gazetteer import Site, distance_km, sites
from communique.reading.names import Name
from communique.reading.places.containers import is_state
from communique.reading.places.nearness import NEAR_KM, Grid

CAPITALS = {"san jose": "CRI"}
"""Capitals with a larger namesake abroad: they are meant if the article names their country."""
_CAUCASUS = frozenset({"RUS", "GEO", "ARM", "AZE", "UKR", "TUR", "MDA"})
"""Georgia (the country) and the countries that it is named with."""
_PACIFIC = ("Seattle", "Spokane", "Tacoma", "Olympia", "Puget Sound")
"""Names that occur with Washington the state, and with the capital."""
_DISTRICT = re.compile(
    r"\b(?:White House|Congress|Capitol|Pentagon|Senate|State Department|D\.C\.|President|administration|embassy|ambassador)\b"
)

_PARTY = re.compile(r"\b[DRI](?:-|\., ?)$")
"""A party before the state of one of its politicians: "D-Ohio", "(R., Wis.)"."""

# Weights of the choice among places of one name, set by hand and checked on two thirds of a set of local news.
_COUNTRY, _REGION, _BY_NAME = 30.0, 13.5, -3.0
_IN_STATE, _IN_COUNTRY, _NEAR, _CAPITAL = 6.0, 2.0, 2.0, 2.5
_MARGIN = 0.3
"""Two distant places whose scores differ by less than this are taken as equally likely."""
_SURE = 7.5
"""A town below this score (6,000 people and no support in the article) is not resolved."""
_SAME_KM = 60.0
"""A town nearer than this to the centre of a state of the same name is taken for the state."""
_DWARFED, _FOREMOST = 30, 1.5
"""A town is dwarfed by one of its name with this many times its population; its state then counts for it by the state's share in
all named states of the country, times the second number.
"""
_LARGE, _KNOWN_BY_NAME = 100_000, 1_000_000
"""Least population of a capital that international news calls by its bare name, and of a town that an alternative
name means anywhere.
"""


@dataclass(slots=True)
class Spot:
    """The name of a location, also in its ``plain`` normal form, with what it may mean and what the text says about it.

    ``bound`` says whether the text names the state or country around it, ``within`` is that one if it is unique, and
    ``capital_of`` is the country whose capital has the name.
    """

    name: Name
    plain: str
    candidates: tuple[Site, ...]
    bound: bool = False
    within: Site | None = None
    capital_of: str | None = None


@dataclass(slots=True)
class Around:
    """What an article names: how often each country and state, which towns, and where all of these may lie."""

    countries: Counter[str] = field(default_factory=Counter)
    states: dict[tuple[str | None, str], float] = field(default_factory=lambda: defaultdict(float))
    towns: dict[tuple[str | None, str], dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    whole: dict[str | None, float] = field(default_factory=lambda: defaultdict(float))
    """By country how often all its states are named."""
    parts: dict[tuple[str | None, str], float] = field(default_factory=lambda: defaultdict(float))
    """By country and name of a town what that says of the country's states."""
    grid: Grid = field(default_factory=Grid)

    def speaks_of(self, site: Site) -> bool:
        """Tell whether the article names a place's country."""
        return self.countries[site.country or ""] > 0

    def names_state(self, site: Site, plain: str) -> float:
        """Return how often a place's state is named, without what the place's own name adds."""
        key = (site.country, site.state)
        return self.states.get(key, 0.0) - self.towns.get(key, {}).get(plain, 0.0)

    def share_of_state(self, site: Site, plain: str) -> float:
        """Return the share of a place's state, which is named, in all named states of its country, without what its own name adds."""
        own = self.names_state(site, plain)
        others = self.whole[site.country] - self.parts[site.country, plain] - own
        return own / (own + max(0.0, others))

    def name_state(self, country: str | None, state: str, often: float = 1.0) -> None:
        """Count a state that is named, or that a town may lie in."""
        self.states[country, state] += often
        self.whole[country] += often

    def count(self, spot: Spot, *, is_tag: bool = False) -> None:
        """Count a name for the country or state that it is, else for those in which it may lie, divided among them.

        Args:
            spot: the name.
            is_tag: whether it only says whom a politician represents ("D-Ohio"); then it counts for the country alone.

        """
        own = [site for site in spot.candidates if not site.also]
        country = next((site for site in own if site.precision == "country"), None)
        whole = country or next((site for site in own if is_state(site)), None)
        if whole is not None:
            self.countries[whole.country or ""] += 1
            if country is None and not is_tag:
                self.name_state(whole.country, whole.state)
            return
        for key in dict.fromkeys((site.country, site.state) for site in own):
            self.name_state(*key, 1 / len(own))
            self.towns[key][spot.plain] = self.towns[key].get(spot.plain, 0.0) + 1 / len(own)
            self.parts[key[0], spot.plain] += 1 / len(own)


def look_around(text: str, names: Sequence[Name], spots: Sequence[Spot], knowledge: Knowledge) -> Around:
    """Return how much an article's names support each country and state.

    Args:
        text: the article's.
        names: all of its names; names of peoples and capitals count for their countries.
        spots: the locations among them.
        knowledge: where those are looked up.

    """
    around = Around()
    # These are the names to be decided.
    seen = {(name, tag) for name in ("georgia", "washington") for tag in (True, False)}
    for spot in spots:
        around.grid.enter(spot.plain, spot.candidates)
        if spot.within is not None:
            around.name_state(spot.within.country, spot.within.state)
            around.countries[spot.within.country or ""] += 1
        is_tag = _PARTY.search(text, max(0, spot.name.start - 4), spot.name.start) is not None
        if (spot.plain, is_tag) not in seen:
            seen.add((spot.plain, is_tag))
            around.count(spot, is_tag=is_tag)
    for surface in sorted({name.span.of(text) for name in names if name.label in {"NORP", "Location"}}):
        facts = (fact for fact in knowledge.named(surface) if fact.kind in {"adjective", "capital"})
        if country := next((fact.country for fact in facts if fact.country), None):
            around.countries[country] += 1
    return around


def choose(text: str, spot: Spot, candidates: Sequence[Site], around: Around) -> Site | None:
    """Return the place that a name means; ``None`` if that is unclear.

    Args:
        text: the article's.
        spot: the name.
        candidates: the places that may be meant.
        around: what the article names.

    """
    if spot.bound and len(candidates) == 1:
        return candidates[0]
    if not spot.bound:
        if spot.plain == "georgia":
            return _georgia(candidates, around)
        candidates = _foremost(text, spot, candidates, around)
    likeliest = _likeliest(spot, candidates, around)
    if likeliest is None:
        return None
    score, site = likeliest
    if site.precision == "city":
        site = _state_of_its_name(site, candidates) or site
    return site if _is_sure(site, spot, around, score=score) else None


def _foremost(text: str, spot: Spot, candidates: Sequence[Site], around: Around) -> Sequence[Site]:
    """Return the places that news means by the bare name."""
    if spot.plain == "new york":
        return [site for site in sites("New York City") if site.country == "USA"][:1]
    if spot.plain == "washington":
        return _washington(text, candidates, around)
    if spot.plain == "quebec":  # the town is called Quebec City
        return [site for site in candidates if is_state(site)]
    return _states_first(candidates)


def _likeliest(spot: Spot, candidates: Sequence[Site], around: Around) -> tuple[float, Site] | None:
    """Return the likeliest candidate and its score; ``None`` if a distant one is about as likely."""
    largest = max(
        (site.population for site in candidates if _is_town(site) and around.speaks_of(site)), default=0
    )
    scored = sorted(
        ((_score(site, spot, around, largest), site) for site in candidates),
        key=lambda pair: pair[0],
        reverse=True,
    )
    if not scored:
        return None
    (best, site), *rivals = scored
    if rivals and best - rivals[0][0] < _MARGIN and distance_km(site.at, rivals[0][1].at) > NEAR_KM:
        return None
    return best, site


def _state_of_its_name(town: Site, candidates: Sequence[Site]) -> Site | None:
    """Return the state around a town of the same name: "Gaza" is the strip rather than the town in it."""
    states = (site for site in candidates if is_state(site) and site.country == town.country)
    return next((state for state in states if distance_km(town.at, state.at) < _SAME_KM), None)


def _is_sure(site: Site, spot: Spot, around: Around, *, score: float) -> bool:
    """Tell whether a place may be meant at all: small places and alternative names only if the article names their country."""
    if around.speaks_of(site):
        return True
    if site.also and site.population < _KNOWN_BY_NAME:
        return False
    return spot.bound or score >= _SURE or not _is_local(site)


def _is_town(site: Site) -> bool:
    return site.precision == "city" and not site.also


def _is_local(site: Site) -> bool:
    """Tell whether a place is a town or county, so that its state supports it."""
    return site.precision == "city" or site.within


def _states_first(found: Sequence[Site]) -> Sequence[Site]:
    """Return the places of a name; if one is a state, without the towns in other states of its country.

    So California is no town in Maryland, even in an article on Maryland, but Quebec may be the city in Quebec.
    """
    states = {(site.country, site.state) for site in found if is_state(site)}
    countries = {country for country, _ in states}
    return [
        site
        for site in found
        if site.precision != "city" or site.country not in countries or (site.country, site.state) in states
    ]


def _score(site: Site, spot: Spot, around: Around, largest: int) -> float:
    """Return the score of a place: its rank or size, and the support of what the article names."""
    if site.precision == "country":
        return _COUNTRY
    is_region = site.precision in {"admin1", "point"} and not site.within
    score = _REGION if is_region else 2 * math.log10(site.population + 10)
    if site.also:
        score += _BY_NAME
    if _is_known_capital(site, spot, around):
        score += _CAPITAL
    if site.state and _is_local(site):
        score += _IN_STATE * _in_state(site, spot, around, largest)
    if around.speaks_of(site):
        score += _IN_COUNTRY
    return score + _NEAR * around.grid.count_near(site, spot.plain)


def _in_state(site: Site, spot: Spot, around: Around, largest: int) -> float:
    """Return how much its state supports a place; a dwarfed town is supported less if other states are named too.

    An article on the whole country names many states, and means the large town: Atlanta, though Michigan is among them.
    """
    often = min(around.names_state(site, spot.plain), 2.0)
    is_dwarfed = largest >= _LARGE and site.population * _DWARFED < largest
    if often <= 0 or spot.bound or not is_dwarfed:
        return often
    return often * min(1.0, _FOREMOST * around.share_of_state(site, spot.plain))


def _is_known_capital(site: Site, spot: Spot, around: Around) -> bool:
    """Tell whether a place is the capital that international news means by the name."""
    is_capital = spot.capital_of is not None and spot.capital_of == site.country and site.population > _LARGE
    return is_capital and (spot.plain not in CAPITALS or around.speaks_of(site))


def _georgia(candidates: Sequence[Site], around: Around) -> Site | None:
    """Return the state or the country Georgia, by what else the article names; ``None`` if that does not decide."""
    caucasus = sum(around.countries[code] for code in sorted(_CAUCASUS))
    american = sum(
        number for (country, state), number in around.states.items() if country == "USA" and number >= 1
    )
    american += around.countries["USA"] - min(around.countries["USA"], american)
    if caucasus == american:
        return None
    wanted = "country" if caucasus > american else "admin1"
    return next((site for site in candidates if site.precision == wanted), None)


def _washington(text: str, candidates: Sequence[Site], around: Around) -> Sequence[Site]:
    """Return the capital, or the state if the article names its towns or neighbours and nothing of the capital."""
    beside: float = around.states.get(("USA", "OR"), 0) + around.states.get(("USA", "ID"), 0)
    is_pacific = beside >= 1 or any(name in text for name in _PACIFIC)
    if is_pacific and not _DISTRICT.search(text):
        return [site for site in candidates if site.precision == "admin1"]
    return [site for site in candidates if site.state == "DC"][:1]
