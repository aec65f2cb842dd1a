"""The resolution of "I", "we" and "my lawyers", at the end, because the speaker may be named after the quotation."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.model import Span
from communique.reading.actors.countries.writer import country_of_writer, is_quoted
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.board import Part


@dataclass(frozen=True, slots=True)
class FirstPersons(Part):
    """The pronouns of the first person in one article, noted in order and resolved at the end."""

    spoken: list[tuple[Span, Span]] = field(default_factory=list)
    """Those within quotations, with the spans of the speakers."""
    written: list[Span] = field(default_factory=list)
    """Those of the writer."""

    def note(self, span: Span) -> None:
        """Note a pronoun of the first person, unless it is in a quotation without a known speaker."""
        speaker = self.voices.speaker(span)
        if speaker is not None:
            self.spoken.append((span, speaker))
        elif not is_quoted(self.text, span.start):
            self.written.append(span)

    def resolve(self) -> None:
        """Resolve the noted pronouns and possessors to the speaker or the writer."""
        found = self.board.found
        for span, speaker in self.spoken:
            entity = found.get(speaker)
            if entity is not None:
                entity.mention(span, "pronoun")
                found[span] = entity
        for entity, speaker in self.board.open_owners:
            entity.possessor = entity.possessor or found.get(speaker)
        if self.written or self.board.owned_by_writer:
            self._resolve_written()

    def _resolve_written(self) -> None:
        """Resolve the pronouns and possessors outside of quotations to the writer, if the writer's country is known."""
        code = country_of_writer(self.text, self.registry.frame, self.knowledge, self.board.article.home)
        if code is None:
            return
        writer = self.registry.add(("writer",), Entity(name="the writer", kind="person", country=code))
        writer.because("the writer's own words", 0.6)
        for span in self.written:
            writer.mention(span, "pronoun")
            self.board.found[span] = writer
        for entity in self.board.owned_by_writer:
            entity.possessor = entity.possessor or writer
