"""The resolution of party members: "the Michigan Democrat" is a person and "some Tories" are a group, not the party."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field, replace

from communique.english import PREPOSITION, word_set
from communique.knowledge import normalise
from communique.knowledge.gazetteer import sites
from communique.model import Span
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.bearers import Bearers
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.naming import Naming
from communique.reading.actors.only import only
from communique.reading.actors.persons.learning import fits
from communique.reading.actors.phrases.beside import trim, without_article
from communique.reading.actors.phrases.description import Description

_PARTY = (
    r"(?:Liberal|Social|Christian|Free|New) Democrat|Republican|Democrat|Conservative|Liberal|Tory|Socialist|Communist|"
    r"Libertarian"
)
_LINKS = rf"{PREPOSITION}|and|or"
_MEMBER = re.compile(
    r"(?P<article>(?i:the|this|that|an?|one|another|any)) "
    rf"(?P<words>(?:(?!(?:{_LINKS}) )[\w.’'-]+ )*?)"
    rf"(?P<party>{_PARTY})"
    r"(?= (?:of|on|in|from|at|who|whose|with|for|to|close)\b|,|$)"
)
"""A party member: "the senior Michigan Democrat"."""
_SOME = re.compile(
    r"(?i:some|several|many|most|(?:a )?few|other|certain|various|numerous|two|three|four|five|six|seven|eight|nine|ten|a dozen|\d+|"
    r"(?:a number|a handful|dozens|scores|hundreds) of) "
    rf"(?:(?!(?:{_LINKS}|House|Senate) )[\w.’'-]+ )*?"
    rf"(?P<party>(?:{_PARTY.replace('Tory', 'Torie')})s)"
    r"(?= (?:in|on|who|from|at|and|with)\b|,|$)"
)
"""A group of party members: "several moderate Republicans"."""
_SEATED = re.compile(
    r"(?:[Tt]he|[Tt]his|[Tt]hat) "
    r"(?:(?:veteran|senior|junior|freshman|longtime|outspoken|retiring|conservative|liberal|moderate|independent|former) )*"
    r"(?P<state>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:senator|congress(?:wo)?man|lawmaker|independent)"
)
"""A member by the state of the seat: "the junior Texas senator"."""
_LARGER = re.compile(r" ?[-–]| [A-Z]")
"""The continuation of a larger name: "the Republican | Party"."""
_NAMED_AFTER = re.compile(r", (?:(?:[A-Z][\w.’'-]*|[a-z]+) ){0,4}$")
_ENDS = re.compile(r"[,;:)—–]|\.(?! [A-Z])| \(| of [A-Z]|$")
_STYLED = word_set(
    "veteran moderate freshman longtime conservative liberal centrist maverick outspoken retiring junior progressive embattled"
)
"""Modifiers that do not identify a member, unlike "top" and "second"."""
_AGE = re.compile(r"\d+-year-old|\w+-term")
_SEATS = frozenset({"governor", "mayor", "councillor", "candidate", "speaker"})
_LETTERS = {"R": "Republican", "D": "Democrat"}
_PARTY_BEFORE = re.compile(
    r"\b(Republican|Democrat|GOP|Conservative|Tory|Labour|Liberal|Socialist)(?:ic)? "
    r"(?:(?!(?:and|of|by|to|with|for|from) )[\w.’'-]+ ){0,3}$"
)
_PARTY_AFTER = re.compile(rf",? (?:\(?([RD])[-–. ]|(?:an?|the) (?:[\w.’'-]+ ){{0,3}}({_PARTY})\b)")
_STATE_AFTER = re.compile(
    r",? (?:\(?[RDI][-–]|of (?=[A-Z]))([A-Z](?:[\w.]*\w)?(?: [A-Z]\w+)?)|"
    rf", (?:an? )?([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:{_PARTY})\b"
)
_STATE_BEFORE = re.compile(
    r"([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:['’]s)? (?:Republican |Democratic )?(?:U\.S\. )?"
    r"(?:Sen\.|Rep\.|Gov\.|Senator|Representative|Governor|Congress(?:wo)?man) $"
)
_FAR = 120
"""Characters after a phrase within which a name in apposition begins."""
_REACH = 3
"""How many sentences back a phrase with the party may refer to a member."""


@dataclass(frozen=True, slots=True)
class Members(Part):
    """The party members in one article."""

    naming: Naming
    bearers: Bearers
    allegiances: dict[int, tuple[set[str], set[str]]] = field(default_factory=dict)
    """The parties and states of persons, by the ``id()`` of the entity."""

    def member(self, span: Span, bare: str) -> Entity | None:
        """Return the party member or group of a phrase: the person mentioned before who fits, else a new actor.

        ``None`` if the phrase is for no party member.
        """
        seated = _SEATED.fullmatch(bare)
        if seated is not None and _country_of_part(seated["state"]) is not None:
            return self._seated(span, bare, seated["state"])
        some = _SOME.match(bare)
        if some is not None:
            return self._some(span, bare, some["party"])
        match = _MEMBER.match(bare)
        start = span.start + span.of(self.text).find(bare)
        end = start + (match.end() if match is not None else 0)
        if match is None or (match.end() == len(bare) and _LARGER.match(self.text[end : end + 2])):
            return None
        named = self._named_after(Span(start=end, end=start + len(bare)))
        if named is not None:
            return named
        party = self.bearers.bearer(span, match["party"], None, is_phrase=True)
        country = None if party is None else party.country
        words = match["words"].split()
        rank = [word for word in words if word[:1].islower() or word[:1].isdigit()]
        rank = [word for word in rank if word not in _STYLED and not _AGE.fullmatch(word)]
        definite = match["article"].lower() in {"the", "this", "that"}
        place = " ".join(word for word in words if word[:1].isupper())
        if definite and not rank and match.end() == len(bare):
            found = self._member_before(span, match["party"], place, country)
            if found is not None:
                return found
        said = " ".join((*rank, place))
        key = ("member", match["party"], said if definite and said.strip() else f"{span.start}")
        made = Entity(
            name=without_article(bare),
            kind="person",
            country=country,
            sectors=("PTY",),
            role=match["party"],
            noun=match["party"].lower(),
        )
        if country is not None:
            made.because("country of the party", 0.7)
        return self.registry.get_or_add(key, made)

    def _some(self, span: Span, bare: str, word: str) -> Entity | None:
        """Return a group of party members, with the party's country."""
        party = self.bearers.bearer(span, word, None, is_phrase=True)
        if party is None:
            return None
        made = Entity(name=bare, kind="group", country=party.country, sectors=("PTY",))
        made.because("country of the party", 0.7)
        return self.registry.get_or_add(("some", f"{span.start}"), made)  # elsewhere they may be others

    def _seated(self, span: Span, bare: str, state: str) -> Entity:
        """Return the member of "the Texas senator": the one mentioned before, else a new person."""
        said = replace(self.registry.describe(bare), country=_country_of_part(state))
        found = self._of_seat(span, said, state)
        if found is not None:
            return found
        made = Entity(
            name=without_article(bare),
            kind="person",
            country=said.country,
            sectors=said.sectors,
            office=said.role,
            noun=said.head,
        )
        made.because("country said in the text", 0.85)
        return self.registry.get_or_add(("member", said.head, state), made)

    def _of_seat(self, span: Span, said: Description, state: str) -> Entity | None:
        """Return the person mentioned before who has a seat in a state, else the last one whose state is not known."""

        def may_be(entity: Entity) -> bool:
            if entity.kind != "person" or entity.noun or entity.country not in {None, said.country}:
                return False
            states = self._allegiance(entity)[1]
            fitting = "LEG" in entity.sectors if said.role is None else fits(said.role, entity)
            return fitting and (not states or any(_is_short_for(one, state) for one in states))

        def is_of_state(entity: Entity) -> bool:
            return may_be(entity) and bool(self._allegiance(entity)[1])

        for fitting in (is_of_state, may_be):
            last = self.trail.last(fitting, span, None)
            if last is not None:
                is_sole = not self.trail.has_rival(fitting, last, span, 2)
                return last if is_sole else self.trail.acting(fitting, span)
        return None

    def _named_after(self, rest: Span) -> Entity | None:
        """Return the person whose name follows a comma, within the phrase or right after it."""
        low = bisect.bisect_left(self.board.name_starts, rest.start)
        for name in self.names[low:]:
            within = name.end <= rest.end
            between = self.text[rest.start if within else rest.end : name.start]
            if len(between) > _FAR:
                return None
            apposed = _NAMED_AFTER.search(between) if within else _NAMED_AFTER.fullmatch(between)
            ends = within or _ENDS.match(self.text[name.end : name.end + 6])
            if name.label == "Person" and apposed is not None and ends:
                return self.naming.person(name.span, trim(name.span.of(self.text)))
        return None

    def _member_before(self, span: Span, party: str, place: str, country: str | None) -> Entity | None:
        """Return the only person mentioned before who may be of this party and state."""
        state = place if any(site.precision == "admin1" and not site.within for site in sites(place)) else ""

        def may_be(entity: Entity) -> bool:
            seated = "LEG" in entity.sectors or entity.office in _SEATS
            seated = seated or ("ELI" in entity.sectors and any(self._allegiance(entity)))
            if (
                entity.kind != "person"
                or not seated
                or entity.noun
                or entity.country not in {None, country or entity.country}
            ):
                return False
            parties, states = self._allegiance(entity)
            return parties <= {party} and (
                not state or not states or any(_is_short_for(s, state) for s in states)
            )

        def is_of_state(entity: Entity) -> bool:
            return may_be(entity) and bool(self._allegiance(entity)[1])

        if state:
            last = self.trail.last(is_of_state, span, None)
            if last is not None:
                return last if not self.trail.has_rival(is_of_state, last, span, None) else None
        last = self.trail.last(may_be, span, _REACH)
        return last if last is not None and not self.trail.has_rival(may_be, last, span, _REACH) else None

    def _allegiance(self, entity: Entity) -> tuple[set[str], set[str]]:
        """Return the parties and states of a person, from the words next to the name and from knowledge."""
        known = self.allegiances.get(id(entity))
        if known is not None:
            return known
        parties: set[str] = set()
        facts = self.knowledge.bearing(normalise(entity.name)) if entity.known_as else ()
        states = {
            (fact.role or "").partition(" from ")[2] for fact in facts if fact.id == entity.known_as
        } - {""}
        for name in self.names:
            if name.label != "Person" or name.span.of(self.text).split()[-1] not in entity.name.split():
                continue
            bearer = self.board.people.named_at(name.start)
            if bearer is not None and bearer.entity is not entity:
                continue  # another person with the same family name
            before = self.text[max(0, name.start - 60) : name.start]
            after = self.text[name.end : name.end + 60]
            if (found := _PARTY_BEFORE.search(before)) is not None:
                parties.add("Republican" if found[1] == "GOP" else found[1])
            if (found := _PARTY_AFTER.match(after)) is not None:
                parties.add(_LETTERS[found[1]] if found[1] else found[2])
            if (found := _STATE_AFTER.match(after)) is not None:
                states.add(found[1] or found[2])
            if (found := _STATE_BEFORE.search(before)) is not None:
                states.add(found[1])
        self.allegiances[id(entity)] = (parties, states)
        return parties, states


def _country_of_part(place: str) -> str | None:
    """Return the country of a region such as Texas; ``None`` if the name is no region's, or of two countries.

    >>> _country_of_part("Texas"), _country_of_part("Nairobi")
    ('USA', None)
    """
    return only({site.country for site in sites(place) if site.precision == "admin1" and not site.within})


def _is_short_for(short: str, state: str) -> bool:
    """Tell whether a word may be the abbreviation of a state: "Mich.", "N.H.", "Ky".

    >>> _is_short_for("Mich.", "Michigan"), _is_short_for("N.H.", "New Hampshire"), _is_short_for("Ga.", "Michigan")
    (True, True, False)
    """
    letters = iter(state.lower())
    plain = short.replace(".", "").lower()
    return plain[:1] == state[:1].lower() and all(letter in letters for letter in plain)
