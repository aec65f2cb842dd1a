"""Offices on the day of an article: who leads a country, and which country a leader with some name leads."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from datetime import date, timedelta

from communique.english import word_set
from communique.knowledge import Fact, Knowledge
from communique.reading.actors.entities import LEADERS, PUBLIC
from communique.reading.actors.only import are_of_one, only
from communique.reading.actors.persons.calling import reigns_so

_PRESIDENTIAL = word_set(
    "USA KOR FRA RUS CHN TUR EGY BLR UKR TWN VEN SYR KAZ UZB TJK TKM AZE IRN KEN RWA UGA CMR COD SEN CIV "
    "PER LKA PHL AFG DZA TUN ROU"
)
"""Countries with a president and a prime minister whose "leader" is the president."""

_TRANSITION = timedelta(days=183)
"""The longest time from an election to the day on which who won it takes office."""


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

    def country_of_leader(self, surname: str, countries: Collection[str] = ()) -> str | None:
        """Return the one country that people of a family name have led: "the Obama administration".

        None, where that is not one of the ``countries`` spoken of, and the name is borne in office in one that is.

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
        """Return what is known of the one who holds an office of state on the day; nothing where two do or none is known.

        ``title`` is the word for the office, by which a king is told from a crown prince.

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
            held = [fact for fact in self._held(country, office) if reigns_so(title, fact.role)]
            if role == "leader" and office == "president" and country not in _PRESIDENTIAL:
                held = self._held(country, "prime minister") or held
            if held:
                return held if are_of_one(held) else []
        return []

    def leader_of_family(self, facts: Iterable[Fact]) -> list[Fact]:
        """Return the one who by the day led a country or a movement of those of some facts; none where two did."""
        led = [
            fact
            for fact in facts
            if (fact.office in LEADERS or (fact.office or "").endswith(" leader"))
            and fact.start
            and self.began(fact)
        ]
        return led if are_of_one(led) else []

    def elected(self, facts: Iterable[Fact]) -> list[Fact]:
        """Return those of some tenures that make a president within half a year of the day, whom news calls elected; none where two do."""
        day = self.published
        if day is None:
            return []
        until = (day + _TRANSITION).isoformat()
        coming = [
            fact
            for fact in facts
            if fact.office == "president" and fact.is_future(day) and fact.start <= until
        ]
        return coming if are_of_one(coming) else []

    def _held(self, country: str, office: str) -> list[Fact]:
        day = self.published
        return [
            fact for fact in self.knowledge.holders(country, office) if day is not None and fact.holds(day)
        ]


def is_anothers(facts: Iterable[Fact], code: str | None, countries: Collection[str]) -> bool:
    """Tell whether a name is that of a leader of a country not spoken of, and in office in one that is: "the Brown administration".

    Args:
        facts: those on all who bear the name.
        code: the leader's country.
        countries: those that the article speaks of.

    >>> governor = Fact(id="p:1", names=("Ann Brown",), country="USA", sectors=("GOV",))
    >>> is_anothers([governor], "GBR", {"USA"}), is_anothers([governor], "GBR", {"USA", "GBR"}), is_anothers([governor], "GBR", ())
    (True, False, False)

    """
    return code not in countries and any(
        fact.country in countries and not PUBLIC.isdisjoint(fact.sectors) for fact in facts
    )
