"""Namesakes: which of the places of one name is meant, by population and by what else the article names."""

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
"""Countries whose mention shows that "Georgia" is the country."""
_PACIFIC = ("Seattle", "Spokane", "Tacoma", "Olympia", "Puget Sound")
"""Names that show that "Washington" is the state."""
_DISTRICT = re.compile(
    r"\b(?:White House|Congress|Capitol|Pentagon|Senate|State Department|D\.C\.|President|administration|embassy|ambassador)\b"
)
"""Words that show that "Washington" is the capital."""

_PARTY = re.compile(r"\b[DRI](?:-|\., ?)$")
"""A party before the state of one of its politicians: "D-Ohio", "(R., Wis.)"."""

# Weights of the score of a place, set by hand and checked on two thirds of a set of local news.
_COUNTRY, _REGION, _BY_NAME = 30.0, 13.5, -3.0
_IN_STATE, _IN_COUNTRY, _NEAR, _CAPITAL = 6.0, 2.0, 2.0, 2.5
_MARGIN = 0.3
"""Two distant places whose scores differ by less than this are equally likely."""
_SURE = 7.5
"""A town below this score (6,000 people and no support in the article) is not resolved."""
_SAME_KM = 60.0
"""Kilometres: a town nearer than this to the centre of a state of its name is resolved to the state."""
_DWARFED, _FOREMOST = 30, 1.5
"""A town is dwarfed by a namesake with this many times its population.

Its state then supports it only by the state's share of all named states of the country, times the second number.
"""
_LARGE, _KNOWN_BY_NAME = 100_000, 1_000_000
"""Least population of a capital that news calls by its bare name, and of a town that an alternative name may mean."""


@dataclass(slots=True)
class Spot:
    """The name of a location with its candidates.

    ``plain`` is its normal form, ``bound`` whether the text gives a container, ``within`` that container if it is
    unambiguous, and ``capital_of`` the country whose capital has the name.
    """

    name: Name
    plain: str
    candidates: tuple[Site, ...]
    bound: bool = False
    within: Site | None = None
    capital_of: str | None = None


@dataclass(slots=True)
class Context:
    """What an article names: countries, states and towns, and where these may be."""

    countries: Counter[str] = field(default_factory=Counter)
    """The number of names for each country."""
    states: dict[tuple[str | None, str], float] = field(default_factory=lambda: defaultdict(float))
    """The number of names for each (country, state); a town that may be in several states counts in part for each."""
    towns: dict[tuple[str | None, str], dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    """By (country, state), how much each name of a town contributes to ``states``."""
    whole: dict[str | None, float] = field(default_factory=lambda: defaultdict(float))
    """By country, the sum of ``states``."""
    parts: dict[tuple[str | None, str], float] = field(default_factory=lambda: defaultdict(float))
    """By country and name of a town, how much the name contributes to ``whole``."""
    grid: Grid = field(default_factory=Grid)

    def speaks_of(self, site: Site) -> bool:
        """Tell whether the article names the country of a place."""
        return self.countries[site.country or ""] > 0

    def names_state(self, site: Site, plain: str) -> float:
        """Return the count of a place's state, without the contribution of the place's own name."""
        key = (site.country, site.state)
        return self.states.get(key, 0.0) - self.towns.get(key, {}).get(plain, 0.0)

    def share_of_state(self, site: Site, plain: str) -> float:
        """Return the share of a place's state in the counts of its country's states, without the place's own name.

        The state must be named.
        """
        own = self.names_state(site, plain)
        others = self.whole[site.country] - self.parts[site.country, plain] - own
        return own / (own + max(0.0, others))

    def name_state(self, country: str | None, state: str, often: float = 1.0) -> None:
        """Count a state that is named, or that a named town may be in."""
        self.states[country, state] += often
        self.whole[country] += often

    def count(self, spot: Spot, *, is_tag: bool = False) -> None:
        """Count a name for the country or state that it names, otherwise in equal parts for the states it may be in.

        Args:
            spot: the name.
            is_tag: whether it is in a politician's party tag ("D-Ohio"); then it counts only for the country.

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


def context_of(text: str, names: Sequence[Name], spots: Sequence[Spot], knowledge: Knowledge) -> Context:
    """Return the counts of the countries, states and towns that an article names.

    Args:
        text: the text of the article.
        names: all of its names; those of peoples and capitals count for their countries.
        spots: the locations among them.
        knowledge: the knowledge base.

    """
    context = Context()
    # the context decides on these names, so they do not count for it
    seen = {(name, tag) for name in ("georgia", "washington") for tag in (True, False)}
    for spot in spots:
        context.grid.enter(spot.plain, spot.candidates)
        if spot.within is not None:
            context.name_state(spot.within.country, spot.within.state)
            context.countries[spot.within.country or ""] += 1
        is_tag = _PARTY.search(text, max(0, spot.name.start - 4), spot.name.start) is not None
        if (spot.plain, is_tag) not in seen:
            seen.add((spot.plain, is_tag))
            context.count(spot, is_tag=is_tag)
    for surface in sorted({name.span.of(text) for name in names if name.label in {"NORP", "Location"}}):
        facts = (fact for fact in knowledge.named(surface) if fact.kind in {"adjective", "capital"})
        if country := next((fact.country for fact in facts if fact.country), None):
            context.countries[country] += 1
    return context


def choose(text: str, spot: Spot, candidates: Sequence[Site], context: Context) -> Site | None:
    """Return the place that a name means; ``None`` if it is ambiguous.

    Args:
        text: the text of the article.
        spot: the name.
        candidates: the places that it may mean.
        context: what the article names.

    """
    if spot.bound and len(candidates) == 1:
        return candidates[0]
    if not spot.bound:
        if spot.plain == "georgia":
            return _georgia(candidates, context)
        candidates = _foremost(text, spot, candidates, context)
    likeliest = _likeliest(spot, candidates, context)
    if likeliest is None:
        return None
    score, site = likeliest
    if site.precision == "city":
        site = _state_of_its_name(site, candidates) or site
    return site if _is_sure(site, spot, context, score=score) else None


def _foremost(text: str, spot: Spot, candidates: Sequence[Site], context: Context) -> Sequence[Site]:
    """Return the candidates that news means by the bare name."""
    if spot.plain == "new york":
        return [site for site in sites("New York City") if site.country == "USA"][:1]
    if spot.plain == "washington":
        return _washington(text, candidates, context)
    if spot.plain == "quebec":  # the town is called "Quebec City"
        return [site for site in candidates if is_state(site)]
    return _states_first(candidates)


def _likeliest(spot: Spot, candidates: Sequence[Site], context: Context) -> tuple[float, Site] | None:
    """Return the score of the best candidate, and it; ``None`` if the next one is distant and about as likely."""
    largest = max(
        (site.population for site in candidates if _is_town(site) and context.speaks_of(site)), default=0
    )
    scored = sorted(
        ((_score(site, spot, context, largest), site) for site in candidates),
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
    """Return the state around a town of the same name, if any: "Gaza" is the strip rather than the town."""
    states = (site for site in candidates if is_state(site) and site.country == town.country)
    return next((state for state in states if distance_km(town.at, state.at) < _SAME_KM), None)


def _is_sure(site: Site, spot: Spot, context: Context, *, score: float) -> bool:
    """Tell whether a place may be meant; small places and alternative names only if the article names their country."""
    if context.speaks_of(site):
        return True
    if site.also and site.population < _KNOWN_BY_NAME:
        return False
    return spot.bound or score >= _SURE or not _is_local(site)


def _is_town(site: Site) -> bool:
    """Tell whether a place is a town, by its main name."""
    return site.precision == "city" and not site.also


def _is_local(site: Site) -> bool:
    """Tell whether a place is a town or county, so that its state supports it."""
    return site.precision == "city" or site.within


def _states_first(found: Sequence[Site]) -> Sequence[Site]:
    """Return the places of a name; if one is a state, without towns in other states of its country.

    California is no town in Maryland, even in an article on Maryland; Quebec may be the city in Quebec.
    """
    states = {(site.country, site.state) for site in found if is_state(site)}
    countries = {country for country, _ in states}
    return [
        site
        for site in found
        if site.precision != "city" or site.country not in countries or (site.country, site.state) in states
    ]


def _score(site: Site, spot: Spot, context: Context, largest: int) -> float:
    """Return the score of a place, from its rank or population and the support by what the article names."""
    if site.precision == "country":
        return _COUNTRY
    is_region = site.precision in {"admin1", "point"} and not site.within
    score = _REGION if is_region else 2 * math.log10(site.population + 10)
    if site.also:
        score += _BY_NAME
    if _is_known_capital(site, spot, context):
        score += _CAPITAL
    if site.state and _is_local(site):
        score += _IN_STATE * _in_state(site, spot, context, largest)
    if context.speaks_of(site):
        score += _IN_COUNTRY
    return score + _NEAR * context.grid.count_near(site, spot.plain)


def _in_state(site: Site, spot: Spot, context: Context, largest: int) -> float:
    """Return the support of a place by its state, up to 2; less for a dwarfed town if other states are named too.

    An article on the whole country names many states but means the large town: Atlanta, even if it names Michigan.

    Args:
        site: the place.
        spot: the name.
        context: what the article names.
        largest: the largest population of the name's towns in countries that the article names.

    """
    often = min(context.names_state(site, spot.plain), 2.0)
    is_dwarfed = largest >= _LARGE and site.population * _DWARFED < largest
    if often <= 0 or spot.bound or not is_dwarfed:
        return often
    return often * min(1.0, _FOREMOST * context.share_of_state(site, spot.plain))


def _is_known_capital(site: Site, spot: Spot, context: Context) -> bool:
    """Tell whether a place is the capital that news means by the name."""
    is_capital = spot.capital_of is not None and spot.capital_of == site.country and site.population > _LARGE
    return is_capital and (spot.plain not in CAPITALS or context.speaks_of(site))


def _georgia(candidates: Sequence[Site], context: Context) -> Site | None:
    """Return the state or the country Georgia, by what else the article names; ``None`` if that is undecided."""
    caucasus = sum(context.countries[code] for code in sorted(_CAUCASUS))
    american = sum(
        number for (country, state), number in context.states.items() if country == "USA" and number >= 1
    )
    american += context.countries["USA"] - min(context.countries["USA"], american)
    if caucasus == american:
        return None
    wanted = "country" if caucasus > american else "admin1"
    return next((site for site in candidates if site.precision == wanted), None)


def _washington(text: str, candidates: Sequence[Site], context: Context) -> Sequence[Site]:
    """Return the capital, or the state if the article names its towns or neighbours and nothing in the capital."""
    beside: float = context.states.get(("USA", "OR"), 0) + context.states.get(("USA", "ID"), 0)
    is_pacific = beside >= 1 or any(name in text for name in _PACIFIC)
    if is_pacific and not _DISTRICT.search(text):
        return [site for site in candidates if site.precision == "admin1"]
    return [site for site in candidates if site.state == "DC"][:1]
