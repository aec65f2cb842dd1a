"""Containers: the state or country that a text gives for a place, and which places of that name lie in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.knowledge import Knowledge, normalise
from communique.knowledge.gazetteer import Site, sites

_POSTAL = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho",
    "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi",
    "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WI": "Wisconsin", "WY": "Wyoming", "DC": "District of Columbia",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina",
    "ND": "North Dakota", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "WV": "West Virginia",
    "D.C.": "District of Columbia", "D.C": "District of Columbia",
}  # fmt: skip
_DESCRIBES = re.compile(r",\s+(?:U\.?S|U\.?K)\.?\s+[A-Za-z]")
"""A country that modifies the next word, and so is no container: "tariffs on China, U.S. inflation may rise"."""
_KIND = r"(?:city|town|village|port|hamlet|suburb|district|province|region|island|resort|municipality|county|prefecture|governorate|state)"
_OF_NATION = re.compile(
    rf"\b((?:[A-Z][\w-]+ )?[A-Z][\w-]+)(?:['’]s?)? (?:[a-z]+(?:-[a-z]+)? ){{0,2}}{_KIND} (?:of |called |named )?$"
)
"""A nationality before a place: "the Nigerian border town of"."""
_IN_NATION = re.compile(
    rf", (?:an?|the) (?:[a-z-]+ ){{0,3}}{_KIND} (?:in|of) (?:[a-z-]+ ){{0,3}}((?:[A-Z][\w-]+ )?[A-Z][\w-]+)"
)
"""A country after a place: ", a town in northeast Nigeria"."""
_GOES_ON = re.compile(r",\s+[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*(?:,?\s+(?:and|or|&)\s|,\s+[A-Z])")
"""Text after the first item of a list: "California | , Maryland and"."""
_AFTER = re.compile(r",\s+((?:[A-Z]\.){2,3}|[A-Z][\w'’-]*\.?(?:\s[A-Z][\w'’-]*\.?){0,3})")


def stated_container(
    found: Sequence[Site], *, given: str | None, after: str
) -> tuple[tuple[Site, ...], Site | None] | None:
    """Return the places of a name within the container after it, and that container; ``None`` if there is no container.

    In a list ("Moscow, China and Iran") no place of the name is in what follows, which then is no container. An
    abbreviation is never an item of a list: if no place is in it, none is returned. If a state and a country have the
    same name (Georgia), the one that contains a place is meant; if both do, the container is ``None``.

    Args:
        found: the places of the name.
        given: the text after a comma within the name itself, if any.
        after: the text after the name; 60 characters are enough.

    >>> inner, within = stated_container(sites("Tbilisi"), given=None, after=", Georgia, on Monday")
    >>> inner[0].country, within.precision
    ('GEO', 'country')
    >>> stated_container(sites("Seoul"), given=None, after=", Japan and Australia") is None
    True

    """
    words, bearers = _containers(given, after)
    holders = [bearer for bearer in bearers if any(_lies_in(site, bearer) for site in found)]
    if holders and not _is_listed(found, holders, words, after):
        inner = tuple(site for site in found if any(_lies_in(site, holder) for holder in holders))
        # former names are often names of other places today: Hartford was once called Newtown
        own = tuple(site for site in inner if not site.also)
        return own or inner, holders[0] if len(holders) == 1 else None
    is_whole = any(site.precision in {"country", "admin1"} for site in found)
    if len(bearers) == 1 and not is_whole and _is_abbreviated(words, bearers[0]):
        return (), bearers[0]
    return None


def stated_country(text: str, start: int, end: int, knowledge: Knowledge) -> str | None:
    """Return the country that the text gives right before or after a place; ``None`` if it gives none.

    Args:
        text: the text of the article.
        start: the start of the place's name.
        end: its end.
        knowledge: the knowledge base, for nationalities.

    >>> from communique.knowledge import load
    >>> stated_country("the Nigerian border town of Banki", 28, 33, load()), stated_country("the mayor of Banki", 13, 18, load())
    ('NGA', None)

    """
    match = _OF_NATION.search(text, max(0, start - 60), start) or _IN_NATION.match(text, end, end + 80)
    if match is None:
        return None
    for words in (match[1], match[1].rpartition(" ")[2], match[1].partition(" ")[0]):
        fact = knowledge.first(normalise(words), ("state", "adjective"))
        if fact is not None and fact.country:
            return fact.country
    return None


def is_state(site: Site) -> bool:
    """Tell whether a place is a state or first-level region of a country, not a county.

    >>> any(is_state(site) for site in sites("Ohio")), any(is_state(site) for site in sites("Peru"))
    (True, False)
    """
    return site.precision == "admin1" and not site.within


def _lies_in(site: Site, holder: Site) -> bool:
    """Tell whether a place is within a state or country."""
    return (
        site.country == holder.country
        and (not holder.state or site.state == holder.state)
        and site.precision != "country"
        and site != holder
    )


def _is_listed(found: Sequence[Site], holders: Sequence[Site], words: str, after: str) -> bool:
    """Tell whether a state and the one after it are items of a list: "in California, Maryland and Ohio"."""
    states = {(site.country, site.state) for site in found if is_state(site)}
    are_states = all(
        holder.precision == "admin1"
        and not _is_abbreviated(words, holder)
        and any(country == holder.country and state != holder.state for country, state in states)
        for holder in holders
    )
    return are_states and _GOES_ON.match(after) is not None


def _is_abbreviated(words: str, holder: Site) -> bool:
    """Tell whether a container is abbreviated: "W. Va.", "CA", but not "California." at the end of a sentence."""
    short = words in _POSTAL or words.endswith(".")
    return short and holder.precision == "admin1" and normalise(words) != normalise(holder.name)


def _containers(given: str | None, after: str) -> tuple[str, tuple[Site, ...]]:
    """Return the words after a name ("…, CA", "…, Calif.", "…, France") and the states and countries of that name."""
    match = _AFTER.match(after)
    tried = [given] if given else []
    if match is not None and not _DESCRIBES.match(after):
        parts = match[1].split()
        tried += [" ".join(parts[:count]) for count in range(len(parts), 0, -1)]
    for words in tried:
        if bearers := _states_and_countries(_POSTAL.get(words, words)):
            return words, bearers
    return "", ()


def _states_and_countries(name: str) -> tuple[Site, ...]:
    """Return the states and countries of a name: none for two capital letters, no states for three letters."""
    if len(name) == 2 and name.isupper():
        return ()
    has_states = len(name) > 3 or name.endswith(".")
    kinds = {"country", "admin1"} if has_states else {"country"}
    return tuple(site for site in sites(name) if site.precision in kinds)
