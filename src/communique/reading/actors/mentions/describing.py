"""The resolution of descriptions: "the South Korean leader", "Afghan police", "the Moon administration"."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from communique.english import word_set
from communique.knowledge import Fact, normalise
from communique.model import Span
from communique.reading.actors.countries.belonging import (
    is_attributive,
    is_possessor,
    pronoun_of,
    shares_country,
)
from communique.reading.actors.countries.bodies import lacks_article, stands_for_another
from communique.reading.actors.countries.domestic import ABROAD
from communique.reading.actors.countries.writer import is_quoted
from communique.reading.actors.entities import PUBLIC, Entity
from communique.reading.actors.mentions.bearers import Bearers
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.grouping import Grouping
from communique.reading.actors.mentions.holders import Holders
from communique.reading.actors.mentions.naming import Naming
from communique.reading.actors.mentions.repeating import BODY_WORDS, Repeating, is_new
from communique.reading.actors.mentions.voices import FIRST_PERSON
from communique.reading.actors.persons.calling import leads_no_state
from communique.reading.actors.phrases.beside import trim
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.words import GOVERNMENTS, NO_STATES
from communique.reading.names import Name

PEOPLE = Description(kind="noun", head="people", role="people", sectors=("CVL",), plural=True)
_LANDS = frozenset({"country", "nation", "kingdom", "republic", "island", "regime"})
_ADJECTIVE = re.compile(
    r"(?:^|[\s(“\"])((?:[A-Z]+\.)+|[A-Z][\w-]+(?: [A-Z][a-z]+)?)(['’]s?)? (?:(?!and |or )[a-z]+ )?$"
)
_OF_LAND = re.compile(r" (of|in) (?:the )?")
"""The preposition between an office or a government and its country."""
_ANY_OWNER = word_set(
    "group groups organization organisation movement network militants insurgents country nation kingdom state region europe asia "
    "africa world west continent"
)
_OWNED = frozenset(
    (
        "spokesperson",
        "adviser",
        "chief of staff",
        "official",
        "officials",
        "government",
        "minister",
        "ambassador",
        "security adviser",
    )
)
_NOBODY = frozenset(
    ("international community", "world", "west", "rest of the world", "globe", "middle east", "latin america")
)


@dataclass(frozen=True, slots=True)
class Describing(Part):
    """The descriptions of one article."""

    naming: Naming
    bearers: Bearers
    repeating: Repeating
    grouping: Grouping
    holders: Holders

    def described(self, span: Span, bare: str, inside: list[Name]) -> Entity | None:
        """Return the actor of a description: one mentioned before, else a new one; ``None`` if it describes none."""
        bare = "the newspaper" if bare.lower() == "the paper" else bare
        said = self.registry.describe(self._as_within(span, self._masked(span, bare, inside)))
        if said.kind == "" or normalise(bare) in _NOBODY:
            return None
        if said.kind == "fact" and said.fact is not None:
            return self._of_known(span, said, said.fact)
        owner = self._owner(span, bare, said, inside)
        country = self._country_of(span, bare, said, owner)
        if said.head in GOVERNMENTS and said.sectors == ("GOV",) and not said.plural:
            entity = self._government(span, country, said, owner)
        elif (
            body := self.repeating.firm_before(span, said) or self.repeating.called_before(span, said)
        ) is not None:
            return body
        elif said.kind == "title" and not said.plural:
            entity = self.holders.office_holder(span, bare, said, country, owner)
        else:
            entity = self.grouping.group(span, bare, said, country, owner)
        if entity is not None and entity.country is None and shares_country(said):
            stranger = owner is None and said.owner is not None and _of_strangers(bare[slice(*said.owner)])
            self._belongs(entity, span, pronoun_of(bare), stranger=stranger)
        return entity

    def _country_of(self, span: Span, bare: str, said: Description, owner: Entity | None) -> str | None:
        """Return the country of a phrase: by the words in and around it, by its possessor, or by what it refers to."""
        by_words = said.country or self._country_before(span, bare) or self._country_after(span, said)
        if by_words is not None:
            return by_words
        if owner is not None and owner.country is not None:
            serves = said.role in _OWNED and (owner.kind != "person" or "GOV" in owner.sectors)
            return owner.country if serves else None
        body = self._body_again(span, bare, said) if owner is None else None
        if body is not None and body.country is not None:
            return body.country
        return self.repeating.leaders_country(span, bare, said)

    def _body_again(self, span: Span, bare: str, said: Description) -> Entity | None:
        """Return the body that the first word of a phrase refers to: "party officials"."""
        word = said.head.partition(" ")[0]
        repeats = word in BODY_WORDS and not (said.head in BODY_WORDS and is_new(bare))
        return self.repeating.body_before(span, word) if repeats else None

    def _belongs(self, entity: Entity, span: Span, pronoun: str | None, *, stranger: bool) -> None:
        """Note that a new actor has a possessor, and for "our lawyers" that it is the speaker or the writer."""
        if not entity.mentions and (stranger or (pronoun is not None and pronoun not in FIRST_PERSON)):
            entity.is_owned = True
        speaker = self.voices.speaker(span) if pronoun in FIRST_PERSON else None
        if speaker is not None:
            self.board.open_owners.append((entity, speaker))
        elif pronoun in FIRST_PERSON and not is_quoted(self.text, span.start):
            self.board.owned_by_writer.append(entity)

    def _country_before(self, span: Span, bare: str) -> str | None:
        """Return the country of an adjective or possessor right before a span: "Afghan | doctor"."""
        before = self.text[max(0, span.start - 40) : span.start]
        match = _ADJECTIVE.search(before) if bare[:1].islower() else None
        if match is None:
            return None
        for words in dict.fromkeys((match[1], match[1].rpartition(" ")[2])):
            fact = self.knowledge.first(normalise(words), ("adjective", "state"))
            if fact is not None and (fact.kind == "adjective" or match[2] or words.isupper()):
                return fact.country
        return None

    def _country_after(self, span: Span, said: Description) -> str | None:
        """Return the country right after the span of an office or a government: "the president | of China"."""
        is_seat = said.head in GOVERNMENTS
        if not is_seat and (said.kind != "title" or said.plural or not PUBLIC & set(said.sectors)):
            return None
        match = _OF_LAND.match(self.text, span.end)
        if match is None or (match[1] == "in" and not is_seat):
            return None
        at = bisect.bisect_left(self.board.name_starts, match.end())
        if at == len(self.names) or self.names[at].start != match.end():
            return None
        fact = self.knowledge.first(
            normalise(self.names[at].span.of(self.text)), ("state", "capital") if is_seat else ("state",)
        )
        return None if fact is None else fact.country

    def _of_known(self, span: Span, said: Description, fact: Fact) -> Entity | None:
        """Return the actor of a phrase with a known name as its head: a state, a region, a metonym, a body."""
        if fact.kind == "region":
            return self.registry.region(fact.name) if not said.modified else None
        if fact.kind in {"state", "adjective", "capital"}:
            if fact.country is None:  # "Latin American"
                return None
            if fact.kind == "adjective" and said.plural:  # "most Japanese"
                return self.grouping.group(span, span.of(self.text), PEOPLE, fact.country, None)
            scene = fact.kind == "capital" and self.bearers.is_scene(span)
            return None if said.modified or scene else self.registry.country(fact.country)
        if stands_for_another(said.head.upper(), fact, self.text):
            return None
        return self.registry.shorts.get(said.head) or self.registry.of_fact(fact)

    def people_named(self, span: Span, bare: str) -> Entity | None:
        """Return the group or body of a name for people; an adjective alone is none."""
        fact = self.knowledge.first(normalise(bare), ("people", "org", "noun"))
        if fact and fact.kind == "org" and lacks_article(bare, fact, self.text, span.start, self.knowledge):
            fact = self.knowledge.first(normalise(bare), ("people", "noun"))
        if fact is None or (
            fact.kind == "people" and not bare.endswith(("s", "men", "women")) and bare != "Dutch"
        ):
            return None
        if fact.kind == "org":
            return self.registry.of_fact(fact)
        return self.grouping.group(span, bare, self.registry.describe(bare), fact.country, None)

    def _masked(self, span: Span, bare: str, inside: list[Name]) -> str:
        """Return a phrase with X for the names of persons, so that they are not looked up."""
        offset = self.text.find(bare, span.start)
        for name in inside:
            if name.label == "Person" and offset <= name.start and name.end <= offset + len(bare):
                kept = len(trim(self.text[name.start : name.end]))
                start = name.start - offset
                bare = f"{bare[:start]}{'X' * kept}{bare[start + kept :]}"
        return bare

    def _as_within(self, span: Span, bare: str) -> str:
        """Return a phrase without the capital that it has only at the start of a sentence."""
        opens = self.trail.sentence(span.start)[0] == span.start and bare[1:].islower()
        if not opens or self.names_in(span) or normalise(bare.partition(" ")[0]) in self.knowledge:
            return bare
        return bare[:1].lower() + bare[1:]

    def _owner(self, span: Span, bare: str, said: Description, inside: list[Name]) -> Entity | None:
        """Return the possessor of a phrase: "Trump's lawyer", "the Moon administration"."""
        for name in inside:
            if name.label == "Person":
                before, after = self.text[span.start : name.start], self.text[name.end : span.end]
                leads = said.owner or said.head in GOVERNMENTS or is_possessor(before, after)
                if leads or is_attributive(before, after):
                    return self.naming.person(name.span, trim(name.span.of(self.text)))
        if said.owner is None:
            return self._repeated_owner(span, bare)
        owner = trim(bare[said.owner[0] : said.owner[1]])
        compass = self.registry.compass(f"the {owner}" if owner in {"North", "South"} else owner)
        if compass is not None:
            return compass
        if not owner[:1].isupper():  # "the ruling party's central committee"
            return self.repeating.body_before(span, owner.rpartition(" ")[2]) or self.office_that_owns(
                span, bare, said.owner[1]
            )
        return self.bearers.bearer(span, owner, None, is_phrase=True) or self.naming.surname(span, owner)[0]

    def office_that_owns(self, span: Span, bare: str, end: int) -> Entity | None:
        """Return the office-holder or state that is a possessor: "the president's lawyers", "the nation's court"."""
        owner = trim(bare[:end])
        inner = self.registry.describe(owner)
        if inner.plural or not inner.definite or inner.pronoun:
            return None
        if inner.kind == "noun" and inner.head in _LANDS and not inner.modified:
            return self._own_state(span) or self.repeating.land_before(span)
        if inner.kind != "title":
            return None
        start = span.start + span.of(self.text).find(bare)
        inside = Span(start=start, end=start + len(owner))
        holder = self.described(inside, owner, [])
        if holder is not None:
            holder.mention(inside, "nominal")
        return holder

    def _own_state(self, span: Span) -> Entity | None:
        """Return the article's own state for "the nation's", if it is sure and no other is named nearby."""
        own = self.registry.frame.country
        if own is None or not self.registry.frame.is_sure:
            return None
        before = self.near(Span(start=max(0, self.trail.sentence(span.start)[0] - 1), end=span.start))
        return self.registry.country(own) if (before | self.near(span)) - NO_STATES <= {own} else None

    def _repeated_owner(self, span: Span, bare: str) -> Entity | None:
        """Return the antecedent of a possessive pronoun at the start of a phrase."""
        pronoun = pronoun_of(bare)
        if pronoun is None:
            return None
        return None if pronoun in FIRST_PERSON else self.trail.antecedent(pronoun, span)

    def _government(
        self, span: Span, country: str | None, said: Description, owner: Entity | None
    ) -> Entity | None:
        """Return the actor of a phrase for a government: "the state", "the regime", "Smith's administration"."""
        if owner is not None and leads_no_state(owner) and said.country is None:
            return self.grouping.group(span, span.of(self.text), said, None, owner)
        country = country or (owner.country if owner is not None else None)
        named = self.repeating.called_by_last_word(span) if owner is None else None
        if named is None and country is None and said.definite:
            named = self._state_again(span, said, owner)
        if named is not None:
            return named
        is_plain = said.definite and not said.modified
        if country is None and is_plain and said.head != "state":  # "the state" may be one of many
            country = self.registry.sole
        if country is None:
            return self.grouping.group(span, span.of(self.text), said, None, owner)
        return self.registry.country(country)

    def _state_again(self, span: Span, said: Description, owner: Entity | None) -> Entity | None:
        """Return the state, region or government that "the nation", "the state" or "the government" refers to."""
        if said.modified:
            return self._nation(span) if owner is None and said.head in _LANDS else None
        if said.head == "administration" and (again := self.repeating.administration_before()) is not None:
            return again
        part = self.repeating.part_before(span) if said.head == "state" and owner is None else None
        if part is not None:
            return part
        last = self.trail.last(lambda one: one.kind == "country" or one.noun in GOVERNMENTS, span, 4)
        if last is not None and self.trail.only_country(span, 4) is not None:
            return last
        return self.repeating.state_before(span) if said.head in _LANDS else None

    def _nation(self, span: Span) -> Entity | None:
        """Return the state that "the oil-rich nation" refers to: the article's own, if it was named last.

        "The Asian nation" is not resolved.
        """
        named = self.repeating.state_before(span)
        if named is None or named.country != self.registry.frame.country:
            return None
        strange = ABROAD & set(normalise(span.of(self.text)).split())
        return None if strange or id(named) in self.trail.clause_subjects(span) else named


def _of_strangers(owner: str) -> bool:
    """Tell whether an unknown possessor may be of any country: "the group's spokesman"."""
    return bool(set(normalise(trim(owner)).split()) & _ANY_OWNER)
