"""The last step: what the heads and rules found, tied to actors, times and places, as one reading."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communique.model import Event, EventTime, Participant, Place, Span, Statement, Status, Time
from communique.ontology import apply_coding_rules, intensity
from communique.reading.actors import Resolution
from communique.reading.circumstances import WHEN, WHERE, Scene, after_preposition, belonging
from communique.reading.contexts import find_contexts
from communique.reading.events import Relation
from communique.reading.statements import Attribution
from communique.reading.times import interval

_TOLD = re.compile(
    r"\b(?:told|tell|tells|telling|asked|informed|warned|assured|reminded|advised|briefed)$", re.IGNORECASE
)
_PHRASE = re.compile(
    r"\s+((?:(?:the|a|an|his|her|their|its)\s+)?(?:[A-Z][\w.’'-]*\s+){0,5}(?!that\b)[\w’'-]+)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found in one article, before it is tied together."""

    text: str
    published: date | None
    sentences: Sequence[Span]
    times: Sequence[Time]
    places: Sequence[Place]
    relations: Sequence[Relation]
    attributions: Sequence[Attribution]
    resolution: Resolution


def assemble_events(found: Found) -> tuple[Event, ...]:
    """Return the events in the order of their triggers, with ids e1, e2 and so on."""
    events = []
    for number, relation in enumerate(found.relations, 1):
        sentence = _sentence(found.sentences, relation.trigger)
        when = _time(found, relation.trigger, sentence)
        status = _status(relation.status, when, found.published)
        kind, mode, announces = apply_coding_rules(relation.type, relation.mode, status)
        events.append(
            Event(
                id=f"e{number}",
                type=kind,
                mode=mode,
                contexts=find_contexts(sentence.of(found.text)),
                announces=announces or relation.announces,
                status=status,
                sources=_participants(found, relation.sources),
                targets=_participants(found, relation.targets),
                trigger=relation.trigger,
                sentence=sentence,
                time=when,
                place=_place(found, relation, sentence),
                reported_by=_reporter(found, relation),
                intensity=intensity(kind, mode),
                confidence=round(relation.confidence, 3),
            )
        )
    return tuple(events)


def _status(said: Status, when: EventTime | None, published: date | None) -> Status:
    """Return the status, historical where what is asserted lies further back than running news does."""
    if said != "asserted" or published is None or when is None or when.end is None:
        return said
    return "historical" if published - date.fromisoformat(when.end) > RUNNING else said


RUNNING = timedelta(days=180)
"""How far back an event may lie and still be part of running news."""


def assemble_statements(found: Found) -> tuple[Statement, ...]:
    """Return the statements in the order of their cues, with ids s1, s2 and so on."""
    return tuple(
        Statement(
            id=f"s{number}",
            kind=a.kind,
            speaker=None if a.speaker is None else _participants(found, (a.speaker,))[0],
            cue=a.cue,
            content=a.content,
            addressee=_addressee(found, a),
            time=_time(found, a.cue or a.content[0], _sentence(found.sentences, a.cue or a.content[0])),
            confidence=round(a.confidence, 3),
        )
        for number, a in enumerate(found.attributions, 1)
    )


def _addressee(found: Found, attribution: Attribution) -> Participant | None:
    """Return whom a cue such as "told" addresses: the phrase right after it, outside what was said."""
    if attribution.cue is None or not _TOLD.search(attribution.cue.of(found.text)):
        return None
    after = _PHRASE.match(found.text, attribution.cue.end)
    if after is None or any(c.start < after.end(1) and after.start(1) < c.end for c in attribution.content):
        return None
    span = Span(start=after.start(1), end=after.end(1))
    for actor in found.resolution.actors:
        for mention in actor.mentions:
            if span.start <= mention.start < span.end and mention.end >= span.end:
                return Participant(actor=actor.id, start=mention.start, end=mention.end)
    return Participant(start=span.start, end=span.end)


def _participants(found: Found, spans: Sequence[Span]) -> tuple[Participant, ...]:
    """Return a participant a span; a span that stands for several actors gives one for each."""
    made = []
    for span in spans:
        actors = found.resolution.groups.get(span) or (found.resolution.by_span.get(span),)
        made += [Participant(actor=actor, start=span.start, end=span.end) for actor in actors]
    return tuple(made)


def _sentence(sentences: Sequence[Span], span: Span) -> Span:
    """Return the sentence that the span starts in, the span itself where there is none."""
    at = bisect.bisect_right(sentences, span.start, key=lambda s: s.start) - 1
    return sentences[at] if at >= 0 and sentences[at].end >= span.end else span


def _scene(found: Found, sentence: Span) -> Scene:
    """Return what stands around an act of the sentence; acts that are hardly one do not divide it."""
    triggers = {r.trigger for r in found.relations if r.confidence >= DIVIDES and sentence.covers(r.trigger)}
    contents = [c for a in found.attributions for c in a.content if c.overlaps(sentence)]
    return Scene(found.text, sentence, sorted(triggers), contents)


DIVIDES = 0.3
"""From this confidence on an act counts as one that a time or place may belong to instead."""


def _time(found: Found, at: Span, sentence: Span) -> EventTime | None:
    """Return the time of the calendar that belongs to what happens at ``at``; none is invented."""
    dated = {}
    for time in found.times:
        if time.type in {"DATE", "TIME"} and sentence.start <= time.start and time.end <= sentence.end:
            when = interval(time, published=found.published)
            if when is not None:
                dated[Span(start=time.start, end=time.end)] = when
    span = belonging(_scene(found, sentence), at, dated, WHEN) if dated else None
    return dated[span] if span else None


def _place(found: Found, relation: Relation, sentence: Span) -> int | None:
    """Return the index of the place that belongs to the act.

    A name that acts in the sentence is no place there, and a country is one only after a preposition of place.
    """
    acting = [s for r in found.relations if sentence.covers(r.trigger) for s in (*r.sources, *r.targets)]
    placed = {}
    for index, place in enumerate(found.places):
        span = Span(start=place.start, end=place.end)
        if (
            sentence.covers(span)
            and not any(span.overlaps(side) for side in acting)
            and (place.precision != "country" or after_preposition(found.text, sentence, span))
        ):
            placed[span] = index
    chosen = belonging(_scene(found, sentence), relation.trigger, placed, WHERE) if placed else None
    return placed[chosen] if chosen else None


def _reporter(found: Found, relation: Relation) -> str | None:
    """Return the speaker of the innermost statement that holds the event, unless he is a side of it."""
    holders = [
        (content.end - content.start, a.speaker)
        for a in found.attributions
        for content in a.content
        if a.speaker is not None
        and content.covers(relation.trigger)
        and not (a.cue and a.cue.overlaps(relation.trigger))
    ]
    if not holders:
        return None
    speaker = min(holders, key=lambda h: (h[0], h[1].start if h[1] else 0))[1]
    return found.resolution.by_span.get(speaker) if speaker is not None else None
