"""Office-holders on the day of an article: the leader of a country, and the country of a leader."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from datetime import date, timedelta

from communique.english import word_set
from communique.knowledge import Fact, Knowledge
from communique.reading.actors.entities import LEADERS, PUBLIC
from communique.reading.actors.only import are_on_same, only
from communique.reading.actors.persons.calling import fits_royal

_PRESIDENTIAL = word_set(
    "USA KOR FRA RUS CHN TUR EGY BLR UKR TWN VEN SYR KAZ UZB TJK TKM AZE IRN KEN RWA UGA CMR COD SEN CIV "
    "PER LKA PHL AFG DZA TUN ROU"
)
"""Countries with a president and a prime minister whose "leader" is the president."""

_TRANSITION = timedelta(days=183)
"""The longest time from an election to inauguration."""


class Offices:
    """The tenures of offices on the day of the article, ``published``; without a day, nobody holds one."""

    def __init__(self, knowledge: Knowledge, published: date | None) -> None:
        self.knowledge = knowledge
        self.published = published

    def began(self, fact: Fact) -> bool:
        """Tell whether a tenure began by the day of the article."""
        return self.published is None or not fact.start or fact.start <= self.published.isoformat()

    def is_leaders_name(self, surname: str, countries: Container[str | None]) -> bool:
        """Tell whether a leader of these countries on the day (on any day, if it is not known) has this family name."""
        day = self.published
        return any(
            fact.office in LEADERS and fact.country in countries and (day is None or fact.holds(day))
            for fact in self.knowledge.family(surname)
        )

    def country_of_leader(self, surname: str, countries: Collection[str] = ()) -> str | None:
        """Return the country that people with this family name have led ("the Obama administration"), if it is one.

        ``None`` also if it is not one of ``countries``, but an office-holder of one of them has the name.

        >>> from communique.knowledge import load
        >>> Offices(load(), date(2015, 1, 1)).country_of_leader("Obama")
        'USA'
        """
        facts = self.knowledge.family(surname)
        code = only(
            {fact.country for fact in facts if fact.office in LEADERS and fact.country and self.began(fact)}
        )
        return None if is_anothers(facts, code, countries) else code

    def holder(self, country: str, role: str, title: str = "") -> list[Fact]:
        """Return the tenures of the holder of an office of state on the day; none if two hold it or nobody is known to.

        Args:
            country: the country's code.
            role: the class of the office.
            title: the word for the office, which tells a king from a crown prince.

        >>> from communique.knowledge import load
        >>> [fact.name for fact in Offices(load(), date(2015, 1, 1)).holder("DEU", "leader")]
        ['Angela Merkel']

        """
        if role == "president-elect":
            return self.elected(self.knowledge.holders(country, "president"))
        if role not in {*LEADERS, "foreign minister", "defence minister"}:
            return []
        for office in (
            (role,) if role != "leader" else ("supreme leader", "chancellor", "president", "prime minister")
        ):
            held = [fact for fact in self._held(country, office) if fits_royal(title, fact.role)]
            if role == "leader" and office == "president" and country not in _PRESIDENTIAL:
                held = self._held(country, "prime minister") or held
            if held:
                return held if are_on_same(held) else []
        return []

    def leader_of_family(self, facts: Iterable[Fact]) -> list[Fact]:
        """Return the tenures of the one person who has led a country or a movement; none if several have."""
        led = [
            fact
            for fact in facts
            if (fact.office in LEADERS or (fact.office or "").endswith(" leader"))
            and fact.start
            and self.began(fact)
        ]
        return led if are_on_same(led) else []

    def elected(self, facts: Iterable[Fact]) -> list[Fact]:
        """Return the tenure of the president-elect, which begins within half a year; none if there are two."""
        day = self.published
        if day is None:
            return []
        until = (day + _TRANSITION).isoformat()
        coming = [
            fact
            for fact in facts
            if fact.office == "president" and fact.is_future(day) and fact.start <= until
        ]
        return coming if are_on_same(coming) else []

    def _held(self, country: str, office: str) -> list[Fact]:
        """Return the tenures of an office on the day."""
        day = self.published
        return [
            fact for fact in self.knowledge.holders(country, office) if day is not None and fact.holds(day)
        ]


def is_anothers(facts: Iterable[Fact], code: str | None, countries: Collection[str]) -> bool:
    """Tell whether a name is an office-holder's from the article's countries rather than a leader's from another one.

    "The Brown administration" in an article on California is the governor's.

    Args:
        facts: the facts on all people with the name.
        code: the country of the leader with the name.
        countries: the countries in the article.

    >>> governor = Fact(id="p:1", names=("Ann Brown",), country="USA", sectors=("GOV",))
    >>> is_anothers([governor], "GBR", {"USA"}), is_anothers([governor], "GBR", {"USA", "GBR"}), is_anothers([governor], "GBR", ())
    (True, False, False)

    """
    return code not in countries and any(
        fact.country in countries and not PUBLIC.isdisjoint(fact.sectors) for fact in facts
    )
