"""The authors of documents that speak: "a memo by the Navy", "a Gallup poll", "his ads", "the report"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.english import DETERMINER, POSSESSIVE, word_set
from communique.knowledge import normalise
from communique.model import Span
from communique.reading.actors.countries.belonging import pronoun_of
from communique.reading.actors.entities import PUBLIC, Entity
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.several import Several
from communique.reading.actors.mentions.single import Single
from communique.reading.actors.mentions.voices import FIRST_PERSON
from communique.reading.actors.phrases.beside import trim
from communique.reading.actors.phrases.papers import (
    author_after,
    head_of,
    is_author_before,
    is_bare,
    newspaper_after,
    repeated_by,
)
from communique.reading.names import Name

_OWNS = re.compile(r"['’]s? (?=[\w“\"])")
_HAS = re.compile(r"['’]s? (?:[a-z0-9][\w-]* ){0,3}")
_JOINT = re.compile(r" ?[/–-] ?")
"""What stands between joint authors: "CNN/ORC", "Reuters-Ipsos"."""
_SLASH = re.compile(r"[/–-]")
_BEFORE_SLASH = re.compile(r"[A-Z][\w&]*(?: [A-Z][\w&]*)*[/–-]$")
"""A body before a slash or a dash that was not found as a name: "CNN/" of "CNN/ORC"."""
_COMMON = word_set(
    "intelligence internal media public official exit news army police "
    "january february march april may june july august september october november december"
)
"""Capitalised words that name no body: at the start of a sentence, and months."""
_PLATFORMS = word_set(
    "facebook twitter instagram youtube linkedin tiktok snapchat telegram reddit medium tumblr periscope"
)
"""Platforms, which are not the authors of what is posted on them."""
_ABOUT = re.compile(
    r"e-?mails?|documents?|records|files|video|page|words|story|stories|messages?|numbers|data|"
    r"complaint|lawsuits?|suit|petition|filings?|motion|brief|indictment"
)
"""Documents that are as often about or against the body in their name as by it."""
_MANY = re.compile(r"e-?mails|messages|documents|records|filings|numbers|results|books")
"""Documents of many authors, so that "the emails" may be those of others."""
_OF_PERSON = re.compile(
    r"reports?|memos?|tweets?|statements?|letters?|op-eds?|editorials?|dossier|ads?|plans?|proposals?|blueprint|budget|speech"
)
_COUNTED = re.compile(r"data|numbers")
"""Documents that are by a public body, but about a firm: "Treasury data", "Facebook data"."""
_TEAMS = re.compile(r" (?:campaign|administration|office|team|transition)\b")
"""Nouns after a person's name that make the author that person's staff: "a Clinton campaign memo"."""
_SAYS_IN = re.compile(rf"\bin (?:an?|{POSSESSIVE}) (?:[a-z0-9][\w-]* ){{0,3}}$")
_MAKES = re.compile(
    r" (?:has |had |have |also |later |then |recently |just |on \w+ |\w+day )*"
    r"(?:released|issued|published|put out|sent|wrote|posted|filed|tweeted|unveiled|conducted|commissioned|produced|aired|"
    r"made|penned|submitted|circulated|distributed) "
    rf"(?:[\w ]{{0,30}} )?(?:{DETERMINER}|this|that|another) (?:[\w.-]+ ){{0,4}}$"
)
"""The verb and determiner between an author and a document."""
_ANOTHER = re.compile(r"\b(?:an?|another|one) (?:[\w-]+ ){0,4}$", re.IGNORECASE)
_OF_STATE = re.compile(
    r"statements?|releases?|letters?|notice|memos?|guidance|guidelines|message|readout|announcement"
)
"""Documents of governments, unlike "a French study"."""
_FAR = 700
"""Characters before "the report" in which the document was mentioned."""
_LEAD = 60
"""Characters before a document in which its author is named."""
_TAIL = 120
"""Characters after a document in which its author is named."""


@dataclass(frozen=True, slots=True)
class Authors(Part):
    """The authors of the documents in one article."""

    single: Single
    several: Several

    def entities(self, span: Span) -> tuple[Entity, ...]:
        """Return the authors of a document; none if the phrase is for no document or the authors are not known."""
        inside = self.names_in(span)
        head = head_of(self.text, span, inside)
        if head is None:
            return ()
        found = self._makers(span, head, inside)
        lead = self.text[span.start : head.start]
        is_repeated = is_bare(lead) and not _MANY.fullmatch(head.of(self.text))
        return found or (self._repeated_makers(span, head) if is_repeated else ())

    def _makers(self, span: Span, head: Span, inside: list[Name]) -> tuple[Entity, ...]:
        """Return the authors named in the phrase itself: before the noun for the document, else after it."""
        before = [one for one in inside if one.end <= head.start]
        found = self._owners(span, head, before) or self._bearers_of(head, before)
        after = None if found else author_after(self.text, head, span.end, inside)
        if found or after is not None:
            return found if after is None else self._made_by(after)
        name = newspaper_after(self.text, head, inside)
        printer = () if name is None else self._made_by(name.span)
        return printer if any("JRN" in one.sectors for one in printer) else ()

    def _owners(self, span: Span, head: Span, before: list[Name]) -> tuple[Entity, ...]:
        """Return the authors that are possessors: "his ads", "the bank’s report"."""
        lead = self.text[span.start : head.end]
        pronoun = pronoun_of(lead)
        if pronoun is not None:
            one = None if pronoun in FIRST_PERSON else self.trail.antecedent(pronoun, span)
            several = self.trail.several_before(pronoun, span, one) if pronoun == "their" else ()
            return several or (() if one is None else (one,))
        marks = [m.start() for m in _OWNS.finditer(self.text, span.start, head.start + 1)]
        marks = [at for at in marks if not any(one.start <= at and at + 2 < one.end for one in before)]
        return self._made_by(Span(start=span.start, end=marks[-1])) if marks else ()

    def _bearers_of(self, head: Span, before: list[Name]) -> tuple[Entity, ...]:
        """Return the authors whose names modify the document: "a Gallup poll", "the CNN/ORC survey"."""
        while before and before[-1].span.of(self.text).lower() in _PLATFORMS:
            before = before[:-1]
        if not before or not is_author_before(self.text[before[-1].end : head.start]):
            return ()
        last, word = before[-1], head.of(self.text)
        team = _TEAMS.match(self.text, last.end, head.start)
        if team is not None:
            return self._made_by(Span(start=last.start, end=team.end()))
        if last.label == "Person":
            is_against = self.text.endswith("-", 0, last.start)  # "an anti-Day ad"
            return self._made_by(last.span) if _OF_PERSON.fullmatch(word) and not is_against else ()
        if not self._is_body_named(last) or (_ABOUT.fullmatch(word) and not _COUNTED.fullmatch(word)):
            return ()
        names = [self._with_slash(last)]
        for one in reversed(before[:-1]):
            if not _JOINT.fullmatch(self.text[one.end : names[-1].start]):
                break
            names.append(one)
        found = self._together([part for one in reversed(names) for part in self._parts(one)])
        is_known = not _COUNTED.fullmatch(word) or all(PUBLIC & set(one.sectors) for one in found)
        return found if is_known else ()

    def _is_body_named(self, name: Name) -> bool:
        """Tell whether a name is a body's, by its label or by knowledge."""
        surface = name.span.of(self.text)
        return normalise(surface) not in _COMMON and (name.label == "Organization" or self._is_known(surface))

    def _is_known(self, surface: str) -> bool:
        """Tell whether a body with this name is known."""
        return self.knowledge.first(normalise(trim(surface)), ("metonym", "org")) is not None

    def _with_slash(self, name: Name) -> Name:
        """Return a name together with one before a slash that was not found: "CNN/ORC"."""
        near = self.names_in(Span(start=max(0, name.start - _LEAD), end=name.start))
        match = _BEFORE_SLASH.search(self.text, max(0, name.start - _LEAD), name.start)
        if match is None or any(one.end == name.start - 1 for one in near):
            return name
        return Name(start=match.start(), end=name.end, label=name.label, score=name.score)

    def _parts(self, name: Name) -> list[tuple[Span, Name]]:
        """Return the names within one that was found for two: "CNN" and "ORC"."""
        found, at = [], name.start
        marks = list(_SLASH.finditer(self.text, name.start, name.end))
        for mark in (*marks, None):
            if mark is not None and mark[0] != "/" and not self._is_known(self.text[at : mark.start()]):
                continue  # "Al-Monitor"
            end = name.end if mark is None else mark.start()
            part = Span(start=at, end=end)
            found.append((part, Name(start=at, end=end, label="Organization", score=name.score)))
            at = end if mark is None else mark.end()
        return found

    def _together(self, parts: list[tuple[Span, Name]]) -> tuple[Entity, ...]:
        """Return the actors of several names, each once; none at all if one of them has no actor."""
        found: dict[int, Entity] = {}
        for span, name in parts:
            entity = self.single.entity(span, span.of(self.text), name, is_phrase=True)[0]
            if entity is None:
                return ()
            found[id(entity)] = entity
        return tuple(found.values())

    def _made_by(self, span: Span) -> tuple[Entity, ...]:
        """Return the actors of a span within a phrase; none if it is for a thing."""
        surface = span.of(self.text)
        several = self.several.entities(span, surface)
        if several:
            return several
        name = next((one for one in self.names_in(span) if one.span == span), None)
        entity = self.single.entity(span, surface, name, is_phrase=True)[0]
        thing = self.registry.by_key.get(("thing", f"{span.start}-{span.end}"))
        return () if entity is None or entity is thing else (entity,)

    def _repeated_makers(self, span: Span, head: Span) -> tuple[Entity, ...]:
        """Return the authors of the document that "the report" refers to: the last one with known authors."""
        begin = max(0, span.start - _FAR)
        is_word = _OF_STATE.fullmatch(head.of(self.text)) is not None
        for match in reversed(list(repeated_by(head.of(self.text)).finditer(self.text, begin, span.start))):
            said = self._told_before(Span(start=match.start(), end=match.end()), span)
            if said:
                return () if any(one.kind == "country" for one in said) and not is_word else said
            if _ANOTHER.search(self.text, max(begin, match.start() - _LEAD), match.start()):
                return ()  # this is the document, and its author is not known
        return ()

    def _told_before(self, head: Span, span: Span) -> tuple[Entity, ...]:
        """Return the authors of a document mentioned before, by the words around it or by the speaker there."""
        opening, end = self.trail.sentence(head.start)
        start = max(opening, head.start - _LEAD)
        if _SAYS_IN.search(self.text, start, head.start):
            said = [
                step for step in self.trail.within(Span(start=opening, end=opening), 0) if step.start < end
            ]
            found = {
                id(step.entity): step.entity
                for step in said
                if self.voices.is_speaker(Span(start=step.start, end=step.end))
            }
            if len(found) == 1:
                return tuple(found.values())
        for group in reversed(self.trail.groups):
            if group.span.end <= head.start and _MAKES.fullmatch(self.text, group.span.end, head.start):
                return group.entities
            if group.span.end < opening:
                break
        for step in reversed(self.trail.within(Span(start=opening, end=opening), 0)):
            if step.end <= head.start and _MAKES.fullmatch(self.text, step.end, head.start):
                return (step.entity,)
        names = self.names_in(Span(start=opening, end=min(end, head.end + _TAIL, span.start)))
        before = [one for one in names if one.end <= head.start and one.start >= start]
        if before and is_author_before(self.text[before[-1].end : head.start]):
            return self._bearers_of(head, before)
        if before and _HAS.fullmatch(self.text, before[-1].end, head.start):
            return self._made_by(before[-1].span)
        after = author_after(self.text, head, min(end, head.end + _TAIL, span.start), names)
        return () if after is None or not self.names_in(after) else self._made_by(after)
