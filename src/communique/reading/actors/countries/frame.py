"""The article's own country, which is that of "the police", "Democrats" or "Sen. X" if no other is named nearby.

It is derived from the names in the article (states and their people, seats of government and capitals, persons with a
known country, states of a federation, towns), the dateline, the section, and the outlet's country.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from communique.knowledge import Fact, Knowledge, normalise
from communique.knowledge.gazetteer import sites
from communique.reading.actors.entities import LEADERS
from communique.reading.actors.only import are_on_same, only
from communique.reading.actors.persons.people import People
from communique.reading.actors.phrases.beside import name_tokens, trim
from communique.reading.actors.phrases.towns import country_of_place, is_region_too, namesake
from communique.reading.actors.phrases.words import FIELDS, NO_STATES
from communique.reading.actors.unresolved import Unresolved
from communique.reading.names import Name

_SPEAKING = frozenset({"state", "adjective", "capital", "people", "metonym", "region"})
"""Kinds of facts whose names stand for a country."""
_OF_STATES = frozenset({"party", "parliament", "agency", "service", "armed", "ministry", "court"})
_WELL_KNOWN = LEADERS | {
    "foreign minister",
    "defence minister",
    "senator",
    "representative",
    "speaker",
    "judge",
}
_CAP = 6
"""The most mentions of one name that count, so that no single name decides."""
_OF_DATELINE, _OF_OUTLET, _OF_SECTION = 3.0, 3.0, 3.0
_IN_PASSING = 5.0
"""The outlet's country does not count if another is named this many times as often."""
_DATELINE = re.compile(r"(?:,[^—–:\n]{2,30})?(?:\s*\([A-Z][\w./ ]+\))?\s*(?:—|–|--| - |:|\. - )")
_REACH = 120
"""Characters from the start of the article within which a dateline can stand."""
_CLEAR, _SURE = 0.6, 0.8
_FEW, _MANY = 3.0, 5.0
_HALF, _WELL_AHEAD, _FAR = 0.5, 4.0, 8.0
"""In an article on many countries, the own one is clear with half of the mentions and ``_WELL_AHEAD`` times those of
any other, and sure with ``_FAR`` times those."""


@dataclass(frozen=True)  # without slots, for the cached properties
class Frame:
    """How often an article names each country. ``country`` is the article's own, if that is clear."""

    counts: Mapping[str, float] = field(default_factory=dict)
    home: str | None = None  # the country of the outlet
    section: str | None = None  # the country that the section is about

    @functools.cached_property
    def top(self) -> str | None:
        """The country named most."""
        return max(sorted(self.counts), key=lambda code: self.counts[code], default=None)

    @property
    def share(self) -> float:
        """The share of the country named most, 0 to 1."""
        total = sum(self.counts.values())
        return self.counts[self.top] / total if self.top and total else 0.0

    @property
    def country(self) -> str | None:
        """The article's own country; ``None`` if it is shared by two, or if few countries are named."""
        top = self.top
        if not top or self.counts[top] < _FEW:
            return None
        ahead = self.share >= _HALF and self.counts[top] >= _WELL_AHEAD * self._second
        return top if self.share >= _CLEAR or ahead else None

    @functools.cached_property
    def _second(self) -> float:
        """The count of the country named second most."""
        top = self.top
        return max((count for code, count in self.counts.items() if code != top), default=0.0)

    @property
    def is_sure(self) -> bool:
        """Tell whether hardly any other country is named, or each other one far less often."""
        if self.country is None:
            return False
        return self.share >= _SURE or self.counts[self.country] >= _FAR * self._second

    @property
    def has_many(self) -> bool:
        """Tell whether the article's own country is named often enough to be that of actors without a sign of one."""
        return self.country is not None and self.counts[self.country] >= _MANY

    @property
    def is_alone(self) -> bool:
        """Tell whether no other country is named, and the outlet or section is of this one; few names suffice then."""
        return self.country is not None and self.country in {self.home, self.section} and self.share == 1.0

    @property
    def leads(self) -> bool:
        """Tell whether the article's own country is named at least ``_LEADS`` times as often as any other."""
        return self.country is not None and self.counts[self.country] >= _LEADS * self._second

    @property
    def score(self) -> float:
        """The score of the article's own country as that of an actor, 0.3 to 0.7."""
        return round(0.3 + 0.4 * self.share, 2)

    @property
    def reason(self) -> str:
        """The reason in words, for an actor's ``basis``."""
        return f"the article's own country, {self.share:.0%} of what it names"

    def prefers(self, codes: Iterable[str | None]) -> str | None:
        """Return the one of these countries that the article names at least ``_AHEAD`` times as often as the next."""
        ranked = sorted(
            {code for code in codes if code}, key=lambda code: (-self.counts.get(code, 0.0), code)
        )
        if not ranked or not self.counts.get(ranked[0]):
            return None
        second = self.counts.get(ranked[1], 0.0) if len(ranked) > 1 else 0.0
        return ranked[0] if self.counts[ranked[0]] >= _AHEAD * second else None


_LEADS = 2.5
_AHEAD = 2.0
"""How many times as often as the next a country must be named for a name of both to be of the first."""


def countries_named(surfaces: Iterable[str], knowledge: Knowledge) -> frozenset[str]:
    """Return the countries that an article's names stand for; the names of persons stand for none."""
    codes: dict[str, str] = {}
    sure: set[str] = set()
    shared: list[list[str]] = []
    for surface in surfaces:
        sharing = _sharing(surface, knowledge)
        shared.append(sharing)
        tells = not sharing and normalise(surface) not in FIELDS
        code = _country_of(surface, knowledge, None) if tells else None
        if code is not None and code not in NO_STATES:
            codes[surface] = code
            if not is_region_too(surface, code, knowledge):
                sure.add(code)
    told = sure | {code for name, code in codes.items() if namesake(name, code, sure, knowledge) is None}
    return frozenset(told | {sharing[0] for sharing in shared if sharing and told.isdisjoint(sharing)})


def _sharing(surface: str, knowledge: Knowledge) -> list[str]:
    """Return the countries whose people share a name ("Congolese"), the likeliest first; none if only one has it."""
    facts = (fact for fact in knowledge.named(surface) if fact.kind in {"adjective", "people"})
    codes = [*dict.fromkeys(fact.country for fact in facts if fact.country)]
    return codes if len(codes) > 1 else []


def count_countries(
    article: Unresolved, *, people: People, knowledge: Knowledge, spoken: Collection[str] = ()
) -> Frame:
    """Return how often an article names each country.

    Args:
        article: the text and its names.
        people: the persons in it, with their countries where known.
        knowledge: the knowledge base.
        spoken: the countries of the names, as :func:`countries_named` returns them.

    """
    text, published, home = article.text, article.published, article.home
    counts: defaultdict[str, float] = defaultdict(float)
    seen: Counter[str] = Counter()
    persons = _countries_of_persons(people)
    for name in article.names:
        surface = trim(text[name.start : name.end])
        seen[surface] += 1
        if seen[surface] > _CAP:
            continue
        if name.label == "Person":
            code = persons.get(name_tokens(surface)[-1:]) or _leaders_country(surface, published, knowledge)
        else:
            sharing = [code for code in _sharing(surface, knowledge) if code in spoken]
            code = sharing[0] if sharing else _country_of(surface, knowledge, published)
            code = code and (namesake(surface, code, spoken, knowledge) or code)
            code = None if normalise(surface) in FIELDS and code not in spoken else code
            if code is None and name.label == "Location":
                code = country_of_place(surface, knowledge, ()) or _town_at_home(surface, home)
        if code is not None and code not in NO_STATES:
            counts[code] += 1
            if name.label == "Location" and _is_dateline(text, name):
                counts[code] += _OF_DATELINE
    if article.section is not None:
        counts[article.section] += _OF_SECTION
    # An article on another country may name the outlet's own in passing.
    if home is not None and counts.get(home, 0.0) * _IN_PASSING > max(counts.values(), default=0.0):
        counts[home] += _OF_OUTLET
    return Frame(dict(sorted(counts.items())), home, article.section)


def _town_at_home(surface: str, home: str | None) -> str | None:
    """Return the outlet's country if the largest town of the name lies in it: "Scranton" in an American outlet."""
    found = [site for site in sites(surface) if not site.also and site.precision == "city"]
    largest = max(found, key=lambda site: (site.population, site.country or ""), default=None)
    return home if largest is not None and home is not None and largest.country == home else None


def _countries_of_persons(people: People) -> dict[tuple[str, ...], str]:
    """Return the country of each family name in the article; a name of persons from two countries is left out."""
    found: dict[tuple[str, ...], str | None] = {}
    for person in people.persons:
        for token in dict.fromkeys((person.family, person.tokens[-1])):
            code = found.setdefault((token,), person.entity.country)
            if code != person.entity.country:
                found[token,] = None
    return {token: code for token, code in found.items() if code is not None}


def _leaders_country(surface: str, published: date | None, knowledge: Knowledge) -> str | None:
    """Return the country of the well-known office-holder with a bare family name on the day of publication.

    If there is none, but a former leader has the name, it is the country of all who have it, if that is one.
    """
    if published is None or " " in surface:
        return None
    facts = knowledge.family(surface)
    codes = {fact.country for fact in facts if fact.office in _WELL_KNOWN and fact.holds(published)}
    if not codes and any(fact.office in LEADERS and fact.is_past(published) for fact in facts):
        codes = {fact.country for fact in facts}
    return only(codes)


def _country_of(surface: str, knowledge: Knowledge, published: date | None) -> str | None:
    """Return the country of a name: of a state, its people, a metonym, or a body that only this state has."""
    facts = knowledge.named(surface)
    if not facts or any(fact.kind == "noun" for fact in facts):
        return None  # "Congress", "the Left": many countries have one
    bodies = {fact.id for fact in facts if fact.kind == "org" and fact.source == "written"}
    for fact in facts:
        if fact.country is None or (published is not None and not fact.holds(published)):
            continue
        if fact.kind in _SPEAKING and fact.role != "department":
            return fact.country
        if len(bodies) == 1 and _is_own_body(fact, normalise(surface)):
            return fact.country
    return None


def _is_own_body(fact: Fact, plain: str) -> bool:
    """Tell whether a body's name gives its country, as a common party name does not."""
    common = fact.role == "party" and fact.country != "USA" and plain.endswith(" party")
    return fact.kind == "org" and fact.source == "written" and fact.role in _OF_STATES and not common


def _is_dateline(text: str, name: Name) -> bool:
    """Tell whether a place is the dateline of the article."""
    if name.start > _REACH or _DATELINE.match(text[name.end : name.end + 60]) is None:
        return False
    before = text[max(0, name.start - 1) : name.start]
    return before in {"", "\n"} or text[: name.end].isupper() or text[name.start : name.end].isupper()


def chosen(facts: Collection[Fact], frame: Frame) -> Fact | None:
    """Return the body that a shared name refers to: the one of the country that the article names by far the most."""
    code = frame.prefers(fact.country for fact in facts)
    fitting = [fact for fact in facts if fact.country == code]
    return fitting[0] if code is not None and are_on_same(fitting) else None
