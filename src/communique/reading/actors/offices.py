"""Offices on the day of an article: who leads a country, and which country a leader of that name leads."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from communique.knowledge import Fact, Knowledge
from communique.knowledge.facts import word_set
from communique.reading.actors.entities import LEADERS

_PRESIDENTIAL = word_set(
    "USA KOR FRA RUS CHN TUR EGY BLR UKR TWN VEN SYR KAZ UZB TJK TKM AZE IRN KEN RWA UGA CMR COD SEN CIV "
    "PER LKA PHL AFG DZA TUN ROU"
)
"""Countries with a president and a prime minister whose "leader" is the president."""


class Offices:
    """What knowledge says of offices; ``published`` is the day, without which nobody holds one."""

    def __init__(self, knowledge: Knowledge, published: date | None) -> None:
        self.knowledge = knowledge
        self.published = published

    def began(self, fact: Fact) -> bool:
        """Tell whether a tenure had begun by the day."""
        return self.published is None or not fact.start or fact.start <= self.published.isoformat()

    def is_leaders_name(self, surname: str, countries: Container[str | None]) -> bool:
        """Tell whether a leader of the day (of any day, where it is not known), of one of some countries, bears a family name."""
        day = self.published
        return any(
            fact.office in LEADERS and fact.country in countries and (day is None or fact.holds(day))
            for fact in self.knowledge.family(surname)
        )

    def country_of_leader(self, surname: str) -> str | None:
        """Return the one country that people of a family name have led: "the Obama administration".

        >>> from communique.knowledge import load
        >>> Offices(load(), date(2015, 1, 1)).country_of_leader("Obama")
        'USA'
        """
        codes = {
            fact.country
            for fact in self.knowledge.family(surname)
            if fact.office in LEADERS and fact.country and self.began(fact)
        }
        return min(codes) if len(codes) == 1 else None

    def holder(self, country: str, role: str) -> list[Fact]:
        """Return what is known of the one who holds an office of state on the day; nothing where two do or none is known.

        >>> from communique.knowledge import load
        >>> [fact.name for fact in Offices(load(), date(2015, 1, 1)).holder("DEU", "leader")]
        ['Angela Merkel']
        """
        if role not in {*LEADERS, "foreign minister", "defence minister"}:
            return []
        for office in (
            (role,) if role != "leader" else ("supreme leader", "chancellor", "president", "prime minister")
        ):
            held = self._held(country, office)
            if role == "leader" and office == "president" and country not in _PRESIDENTIAL:
                held = self._held(country, "prime minister") or held
            if held:
                return held if len({fact.id for fact in held}) == 1 else []
        return []

    def _held(self, country: str, office: str) -> list[Fact]:
        day = self.published
        return [
            fact for fact in self.knowledge.holders(country, office) if day is not None and fact.holds(day)
        ]
