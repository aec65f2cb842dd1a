"""Bare surnames of persons whose full names are not in the article: holders of high office."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from communique.knowledge import Fact, normalise
from communique.knowledge.store import family_name
from communique.reading.actors.countries.frame import Frame
from communique.reading.actors.entities import LEADERS, PUBLIC, Entity
from communique.reading.actors.only import are_on_same, only
from communique.reading.actors.persons.learning import add_facts, fits
from communique.reading.actors.persons.offices import Offices, is_anothers

_KNOWN_BY_SURNAME = frozenset(
    {
        "foreign minister",
        "head of state",
        "speaker",
        "vice president",
        "defence minister",
        "security adviser",
        "spokesperson",
        "candidate",
        "president-elect",
        "clergy",
    }
)
"""Classes of offices whose holders, like leaders, are named by surname alone in the news."""
_LED = re.compile(r"(?:['’]s)? (?:administration|presidency)\b|-era\b")
"""What follows the surname of a present or former leader of a country."""


class Surnames:
    """The lookup of surnames, on the day and for the ``countries`` of one article."""

    def __init__(self, offices: Offices, frame: Frame, countries: Collection[str]) -> None:
        self.offices = offices
        self.frame = frame
        self.countries = countries
        self.knowledge = offices.knowledge
        self.published = offices.published

    def is_in_high_office(self, surname: str) -> bool:
        """Tell whether a holder of high office on the day, which must be known, has this surname."""
        day, high = self.published, LEADERS | _KNOWN_BY_SURNAME
        return any(
            fact.office in high and fact.start and day is not None and fact.holds(day)
            for fact in self.knowledge.family(surname)
        )

    def recall(self, entity: Entity, key: str, after: str) -> None:
        """Resolve a bare surname to the one leader or minister of the day who has it, in an article on the country.

        Before "administration" or the like it is the one leader of any time, unless the article is on the country of
        another office-holder with the name, such as a governor.

        Args:
            entity: the person to complete.
            key: the surname.
            after: the text after it.

        """
        facts = tuple(
            fact
            for fact in self.knowledge.named(key) or self.knowledge.family(key)
            if fact.kind == "person" and entity.country in (None, fact.country)
        )
        tenures: Sequence[Fact]
        if _LED.match(after) is not None:
            tenures = self.offices.leader_of_family(facts)
            if tenures and is_anothers(facts, tenures[0].country, self.countries):
                tenures = ()
        else:
            tenures = self._beyond_doubt(entity, facts)
        if not tenures:
            tenures = self._in_high_office(entity, facts)
            if not are_on_same(tenures):
                self._of_one_country(entity, key, facts)
                return
            if not self._may_be(entity, tenures, facts):
                return
        add_facts(entity, tenures, self.published)
        entity.name = tenures[0].name

    def _beyond_doubt(self, entity: Entity, facts: Sequence[Fact]) -> list[Fact]:
        """Return the tenures of a president-elect, or of a leader by a whole family name of two words ("Bin Laden")."""
        elected = self.offices.elected(facts) if entity.office == "president-elect" else []
        whole = normalise(entity.name)
        if elected or entity.office is not None or " " not in whole:
            return elected
        return self.offices.leader_of_family(
            fact for fact in facts if family_name(fact.name, fact.country) == whole
        )

    def _in_high_office(self, entity: Entity, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Return the tenures in high office, on which news uses the surname alone; a leader comes before any other."""
        day = self.published
        high = LEADERS | (_KNOWN_BY_SURNAME if day is not None else {"clergy"})
        top = tuple(
            fact for fact in facts if fact.office in high and fact.start and (day is None or fact.holds(day))
        )
        leaders = tuple(fact for fact in top if fact.office in LEADERS)
        if day is not None and entity.office is None and are_on_same(leaders):
            return leaders  # a minister or spokesman of the same name would be named with a title
        if not top and entity.office in LEADERS and "GOV" in entity.sectors:
            # "President Obama", years later, is the only president of that name.
            return tuple(fact for fact in facts if fact.office == entity.office and self.offices.began(fact))
        return top

    def _may_be(self, entity: Entity, tenures: Sequence[Fact], facts: Sequence[Fact]) -> bool:
        """Tell whether a surname can refer to the holder of these tenures; ``facts`` are on all people with the name.

        It cannot if others have the name and the country is not in the article, or if the title does not fit.
        """
        holder, day = tenures[0], self.published
        is_titled = entity.office is not None and entity.office in {fact.office for fact in tenures}
        others = {fact.id for fact in facts if day is None or not fact.is_future(day)} - {
            fact.id for fact in facts if fact.office == "first lady"
        }
        are_compatriots = {fact.country for fact in facts} == {holder.country} and holder.office in LEADERS
        if holder.country not in self.countries and len(others) > 1 and not is_titled and not are_compatriots:
            return False
        if entity.office is None or is_titled or PUBLIC.isdisjoint(entity.sectors):
            return True
        return any(fits(entity.office, _as_entity(fact)) for fact in tenures)

    def _of_one_country(self, entity: Entity, key: str, facts: tuple[Fact, ...]) -> None:
        """Set the country of a surname to the one country of all who have it.

        That has to be the article's own, or one in the article if the name is of one person or of a leader's family.
        """
        code = only({fact.country for fact in facts})
        sole = are_on_same(facts) or code == self.offices.country_of_leader(key)
        if entity.country is None and code in self.countries and (sole or code == self.frame.country):
            entity.country = code
            entity.because("all who are known by the name are of one country", 0.6)


def _as_entity(fact: Fact) -> Entity:
    """Return the person of a tenure as an entity."""
    return Entity(
        name=fact.name, kind="person", sectors=fact.sectors, office=fact.office, country=fact.country
    )
