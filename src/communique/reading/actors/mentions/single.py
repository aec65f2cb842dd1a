"""The resolution of a span to one actor: by its name, by the name that heads it, or by its description."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.english import PREPOSITION
from communique.knowledge import normalise
from communique.model import MentionKind, Span
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.bearers import Bearers
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.describing import Describing
from communique.reading.actors.mentions.heads import Heads
from communique.reading.actors.mentions.members import Members
from communique.reading.actors.mentions.naming import Naming
from communique.reading.actors.mentions.repeating import Repeating
from communique.reading.actors.mentions.things import Things
from communique.reading.actors.phrases.beside import leads_to, split_title, trim, without_article
from communique.reading.actors.phrases.measures import is_measure
from communique.reading.actors.phrases.weapons import is_weapon
from communique.reading.actors.phrases.words import GOVERNMENTS
from communique.reading.names import Name

_MODIFIERS = re.compile(r"(?:[\w’'-]+ )*$")
_LINKED = re.compile(rf"\b(?:{PREPOSITION}|and|against|who|that)\b")
_FULL_NAME = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){0,2}")
PAIRS = re.compile(
    r"^(?:(?:the|these|those|its|their) )?(?:(two|three|four|both(?: of the)?|2|3) )?"
    r"(leaders|presidents|sides|countries|nations|allies|governments|states|neighbou?rs|capitals|men|women|ministers|"
    r"foreign ministers|defen[cs]e ministers|prime ministers|powers|rivals|koreas|officials|diplomats|parties|statesmen)$"
)
_TOLD_AFTER = re.compile(r" ?(?:[,(—–]|who\b)")
_TOLD_OF_BODY = re.compile(r" ?[,(—–](?! ?(?:and|or)\b)")
_ADMINISTRATION = re.compile(
    r"(?:The )?[A-Z][\w’'-]*,? (?:(?:[A-Z][\w’'-]*,?|and|of|for|&) )*?([A-Z][\w’'-]*) Administration\b"
)
"""A name with at least two words before "Administration"; the last one is a field, a state or a leader."""
_ONE_WORD = re.compile(r"[Tt]he [A-Z][a-z]+")
_NO_PERSONS = ("state", "capital", "adjective", "people", "noun", "title", "org", "metonym")
_ACRONYM = re.compile(r" \([A-Z][\w.&-]{1,9}$")
"""A short name in brackets, without the closing one: "the Republic of Korea (ROK"."""
_SEAT = re.compile(r"[RDI]-[A-Z][\w.]*")
"""The party and state of a member of the US Congress."""
_NOUNS = {"congressional": "Congress", "Congressional": "Congress", "Democratic": "Democrats"}
"""The actors of American adjectives that are a span without their noun: "Democratic | opposition to the plan"."""
_ANYONE = frozenset({"men", "women", "officials", "diplomats"})
_NEW = re.compile(r"(?:two|three|four|[23]) ", re.IGNORECASE)
"""A number without an article, which makes "two men" new, unlike "the two men"."""
_EMPHASIS = re.compile(r" (?:him|her|it|them)sel(?:f|ves)$")
"""An intensive pronoun: "the senator himself"."""
_INITIALS = re.compile(r"[A-Z]{2,4}")
"""The initials of an office: "the LG"."""
_UNCOUNTED = frozenset({"sides", "leaders", "koreas", "allies"})
_OF_ANOTHER = re.compile(r"(?:its|their) |leaders", re.IGNORECASE)
"""The start of a phrase for actors that were not mentioned before: "the U.S. and its allies"."""


@dataclass(frozen=True, slots=True)
class Single(Part):
    """The spans of one article that refer to one actor each."""

    naming: Naming
    bearers: Bearers
    heads: Heads
    repeating: Repeating
    describing: Describing
    things: Things
    members: Members

    def entity(
        self, span: Span, surface: str, name: Name | None, *, is_phrase: bool
    ) -> tuple[Entity | None, MentionKind]:
        """Return the actor of a span, and the kind of mention.

        Args:
            span: the span.
            surface: its text.
            name: the name that the span is, if it is one.
            is_phrase: whether it takes part in an event or statement.

        """
        emphasis = _EMPHASIS.search(surface)
        if emphasis is None:
            return self._told(span, surface, name, is_phrase=is_phrase)
        plain = Span(start=span.start, end=span.start + emphasis.start())
        inner = next((one for one in self.names_in(plain) if one.span == plain), None)
        return self._told(plain, surface[: emphasis.start()], inner, is_phrase=is_phrase)

    def _told(
        self, span: Span, surface: str, name: Name | None, *, is_phrase: bool
    ) -> tuple[Entity | None, MentionKind]:
        """Return the actor of a span without an intensive pronoun, and the kind of mention."""
        bare = _ACRONYM.sub("", trim(surface))
        if not bare:
            return None, "nominal"
        is_it = is_phrase or (name is not None and name.label == "Organization")
        is_cut = is_it and (_SEAT.fullmatch(bare) is not None or without_article(bare) in _NOUNS)
        member = self.members.member(span, bare) if is_phrase and not is_cut else None
        if is_cut or member is not None:
            return member or self._american(span, bare), "nominal"
        holder = self._by_initials(span, bare)
        if holder is None and name is not None and name.label == "Person":
            return self.naming.person(span, bare), "name"
        titled = holder or self.heads.titled_person(span, bare)
        if titled is not None:
            return titled, "nominal"
        if name is None:
            return self._phrase(span, surface, bare)
        return self._name(span, bare, name, is_phrase=is_phrase), "name"

    def _by_initials(self, span: Span, bare: str) -> Entity | None:
        """Return the person whose office has these initials ("the LG"), unless they are those of a body."""
        letters = without_article(bare)
        is_the = letters != bare or self.text.endswith(("the ", "The "), 0, span.start)
        if not is_the or _INITIALS.fullmatch(letters) is None or normalise(letters) in self.registry.shorts:
            return None
        body = self.knowledge.first(normalise(letters), ("org", "state", "title"))
        if body is not None and (body.kind != "org" or body.country in {None, *self.registry.countries}):
            return None
        return self.trail.last(
            lambda one: one.kind == "person" and letters in _short_forms(one.role or ""), span, None
        )

    def _american(self, span: Span, bare: str) -> Entity | None:
        """Return the person with the seat "R-Texas", or the actor of an American adjective without its noun."""
        if _SEAT.fullmatch(bare):
            return self.trail.just_before(span)
        if "USA" not in self.registry.countries:
            return None
        noun = _NOUNS[without_article(bare)]
        known = self.bearers.bearer(span, noun, None, is_phrase=True)
        return known or self.describing.described(span, noun, [])

    def _name(self, span: Span, bare: str, name: Name, *, is_phrase: bool) -> Entity | None:  # noqa: PLR0911 - one answer a kind of name
        """Return the actor of a name that was not labelled as a person's."""
        if name.label not in {"Organization", "NORP", "Location"} and not is_phrase:
            return None
        person, ambiguous = self.naming.surname(span, bare)
        if person is not None or ambiguous:
            is_place = self.knowledge.first(normalise(bare), ("state", "capital")) is not None
            return None if name.label == "Location" and is_place else person
        entity = self._in_full(span, bare) or self.registry.compass(bare)
        entity = entity or self.bearers.bearer(span, bare, name, is_phrase=is_phrase)
        if entity is not None:
            return entity
        if self.naming.is_leaders_name(bare) and not self.registry.region(bare):
            return self.naming.person(span, bare)
        if name.label == "NORP" and not is_phrase:
            return self.describing.people_named(span, bare)
        if name.label in {"Organization", "Location"}:
            region = self.registry.region(bare, self.registry.bodies.owner_country(span))
            if region is not None:
                return region if is_phrase else None
        if name.label == "Organization":
            is_adjective = self.knowledge.first(normalise(bare), ("adjective",)) is not None
            is_adjective = is_adjective or (not is_phrase and is_measure(bare))
            return None if is_adjective else self._organization(span, bare)  # "the Mexican | embassy"
        return (
            self.describing.described(span, bare, []) or self.things.thing(span, bare, [], name)
            if is_phrase
            else None
        )

    def _organization(self, span: Span, bare: str) -> Entity | None:
        """Return the organisation of a name; a common noun alone ("Ministry", "Rep") is none."""
        if is_weapon(bare, self.text[span.end : span.end + 40]):
            return None
        said = self.registry.describe(bare)
        if said.kind == "title" and not said.modified:
            return None
        is_government = said.head in GOVERNMENTS and not self._is_agency(bare)
        if said.kind == "noun" and (is_government or (said.plural and said.body is not None)):
            return self.describing.described(span, bare, [])  # "Obama administration", "FBI agents"
        if said.kind == "noun" and not said.modified and said.country is None and said.head == bare.lower():
            made = self.describing.described(span, bare if said.plural else f"the {bare}", [])
            if made is not None and " " in bare:
                self.registry.shorten(bare, made)  # "South Korea's Joint Chiefs of Staff", then the JCS
            return made
        return self.registry.organization(span, bare)

    def _in_full(self, span: Span, bare: str) -> Entity | None:
        """Return the body of a short name that the article spells out, here or elsewhere: "the NIWA"."""
        name = self.registry.spelt.get(without_article(bare))
        if name is None or name.start <= span.start < name.end:
            return None
        return self._name(name.span, trim(name.span.of(self.text)), name, is_phrase=True)

    def _is_agency(self, bare: str) -> bool:
        """Tell whether an administration is an agency and not a government: "Taiwan Railways Administration"."""
        match = _ADMINISTRATION.match(bare)
        if match is None:
            return False
        of_whom = normalise(match[1])
        led = self.board.people.bearers(of_whom) or self.knowledge.family(of_whom)
        return not led and self.knowledge.first(of_whom, ("adjective", "state")) is None

    def _phrase(self, span: Span, surface: str, bare: str) -> tuple[Entity | None, MentionKind]:  # noqa: PLR0911 - one answer a kind of phrase
        """Return the actor of a phrase, by the name that heads it or by its description, and the kind of mention."""
        end = span.start + surface.find(bare) + len(bare)
        inside = [one for one in self.names_in(span) if one.start < end]
        last = inside[-1] if inside else None
        if last is not None and last.label == "Organization" and last.end == end:
            before = self.text[span.start : last.start]
            is_modified = _MODIFIERS.match(before) and not _LINKED.search(before)
            is_modified = is_modified or self._is_of_two_fields(before)
            if is_modified or leads_to(before, "noun", self.registry.describe):
                entity = self._name(last.span, trim(last.span.of(self.text)), last, is_phrase=True)
                self._say_country(entity, before)
                return entity, "nominal"
        head = self.heads.head_person(span, inside)
        if head is not None:
            person = self.naming.person(head.span, trim(head.span.of(self.text)))
            self.heads.learn_office(person, span, head)
            return person, "nominal"
        first = inside[0] if inside else None
        if first is not None and self._leads(first, span):
            return self._name(first.span, trim(first.span.of(self.text)), first, is_phrase=True), "nominal"
        entity = self._in_full(span, bare) or self.registry.compass(bare)
        entity = entity or self.bearers.bearer(span, bare, None, is_phrase=True)
        if entity is not None:
            return entity, "name"
        person, ambiguous = self.naming.surname(span, bare)
        if person is not None or ambiguous:
            return person, "name"
        if self.is_persons_name(bare):
            return self.naming.person(span, bare), "name"
        if is_pair(bare):
            return None, "nominal"
        entity = self.repeating.called_by_last_word(span) if _ONE_WORD.fullmatch(bare) else None
        entity = entity or self.things.apart(bare) or self.describing.described(span, bare, inside)
        return entity or self._after_title(span, bare) or self.things.thing(span, bare, inside), "nominal"

    def _is_of_two_fields(self, before: str) -> bool:
        """Tell whether the words before a body's name give two fields: "the investment and research firm | Globex"."""
        first, joint, second = before.rstrip().partition(" and ")
        if not joint or _LINKED.search(first) or _LINKED.search(second):
            return False
        said = self.registry.describe(second)
        is_one = said.kind == "noun" and not said.plural and " " in second
        return is_one and second.islower() and self.registry.describe(first).kind == ""

    def _leads(self, name: Name, span: Span) -> bool:
        """Tell whether a name before an apposition or clause heads a phrase: "the group Globex, whose members"."""
        before = self.text[span.start : name.start]
        if not before:
            return _TOLD_AFTER.match(self.text, name.end, span.end) is not None
        is_body = name.label == "Organization" and _TOLD_OF_BODY.match(self.text, name.end, span.end)
        return bool(is_body and _MODIFIERS.match(before) and not _LINKED.search(before))

    def is_persons_name(self, bare: str) -> bool:
        """Tell whether a phrase that was not found as a name is a person's, by another mention or by knowledge."""
        if not bare[:1].isupper() or self.knowledge.first(normalise(bare), _NO_PERSONS) is not None:
            return False
        if any(name.label == "Person" and trim(name.span.of(self.text)) == bare for name in self.names):
            return True
        facts = self.knowledge.bearing(normalise(bare)) if " " in bare else ()
        return bool(facts) and all(fact.kind == "person" for fact in facts)

    def _say_country(self, entity: Entity | None, before: str) -> None:
        """Set the country of a body by the words before its name: "Dutch chipmaker NXP"."""
        said = self.registry.describe(before.strip()) if entity is not None and before.strip() else None
        if entity is not None and said is not None and entity.country is None and entity.known_as is None:
            entity.country = said.country
            if said.country is not None:
                entity.because("country said in the text", 0.85)

    def _after_title(self, span: Span, bare: str) -> Entity | None:
        """Return the person of a title and a name that was not found as one: "Special Counsel X Y"."""
        name, said = split_title(bare, self.knowledge, self.registry.countries)
        if said is None or _FULL_NAME.fullmatch(name) is None:
            return None
        start = span.start + span.of(self.text).rfind(name)
        return self.naming.person(Span(start=start, end=start + len(name)), name)


def _short_forms(office: str) -> set[str]:
    """Return the initials of an office, with and without its complement: "DG" and "DGP" for one of police."""
    return {
        "".join(word[0] for word in re.split(r"[\s-]+", words) if word[:1].isupper())
        for words in (office, office.partition(" of ")[0])
    }


def is_pair(bare: str) -> bool:
    """Tell whether a phrase refers to several actors mentioned before, unlike "two women" and "its allies".

    >>> [is_pair(one) for one in ("the two women", "both of the women", "Two women", "two of the women", "the leaders", "leaders")]
    [True, True, False, False, True, False]
    """
    pair = PAIRS.match(bare.lower())
    if pair is None or (pair[2] in _ANYONE and _NEW.match(bare) is not None):
        return False
    return bool(pair[1] or (pair[2] in _UNCOUNTED and not _OF_ANOTHER.match(bare)))
