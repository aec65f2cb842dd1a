"""First persons: who "I" and "we" are, and whose "my lawyers" are; the speaker may be named only after the words."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.model import Span
from communique.reading.actors.countries.writer import country_of_writer, is_quoted
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.board import Part


@dataclass(frozen=True, slots=True)
class FirstPersons(Part):
    """The first persons of one article, noted as they are met and resolved when all else is."""

    spoken: list[tuple[Span, Span]] = field(default_factory=list)
    """Those within quotations, with the spans that name who speaks."""
    written: list[Span] = field(default_factory=list)
    """Those of whoever writes."""

    def note(self, span: Span) -> None:
        """Note a first person; of one that is quoted from nobody known nothing can be told."""
        speaker = self.voices.speaker(span)
        if speaker is not None:
            self.spoken.append((span, speaker))
        elif not is_quoted(self.text, span.start):
            self.written.append(span)

    def resolve(self) -> None:
        """Give what was noted to whoever speaks or writes, and to these what belongs to them."""
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
        """Give the first persons outside of quotations to whoever writes, where the text tells of which country that is."""
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
