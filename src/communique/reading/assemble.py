"""The last step: links what the heads and rules found to actors, times and places, as one reading."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from communique.model import Amount, Event, EventTime, Participant, Place, Span, Statement, Time
from communique.ontology import apply_coding_rules, intensity
from communique.reading.actors import Resolution
from communique.reading.circumstances import Circumstances
from communique.reading.events.background import Background
from communique.reading.events.retold import join_retold
from communique.reading.relation import Relation
from communique.reading.reporters import Reporters
from communique.reading.scenes import Scenes
from communique.reading.statements.addressees import find_addressee
from communique.reading.statements.attributions import Attribution

_SAID_AGAINST = frozenset({"ACCUSE", "REJECT", "REQUEST"})
"""Types of events that are said against somebody."""
_PARAGRAPH = re.compile(r"\n\s*")
_EACH_OTHER = re.compile(r"(?:\w+sel(?:f|ves)|each other|one another|their)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found in one article, before it is linked."""

    text: str
    published: date | None
    sentences: Sequence[Span]
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    relations: Sequence[Relation]
    attributions: Sequence[Attribution]
    resolution: Resolution
    circumstances: Circumstances
    amounts: tuple[Amount, ...] = ()

    def scenes(self) -> Scenes:
        """Return the article's sentences with the times and places in them."""
        return Scenes(
            self.text,
            published=self.published,
            sentences=self.sentences,
            times=self.times,
            places=self.places,
            circumstances=self.circumstances,
        )


def assemble_events(found: Found, scenes: Scenes) -> tuple[Event, ...]:
    """Return the events in the order of their triggers, with ids e1, e2 and so on."""
    events: list[Event] = []
    reporters = Reporters(found.text, found.attributions, found.resolution.by_span)
    background = Background(found.text, scenes, published=found.published)
    lands = {place.end: place.country for place in found.places}
    for relation in found.relations:
        sentence = scenes.at(relation.trigger)
        status, when = background.resolve(relation.trigger, relation.status)
        kind, mode, announces = apply_coding_rules(relation.type, relation.mode, status)
        sources, targets = (
            _each_once(_participants(found, side))
            for side in (relation.sources or reporters.asking(relation), relation.targets)
        )
        targets = _of_others(found, sources, targets)
        if relation.type in _SAID_AGAINST:
            targets = _not_their_own(found, relation.trigger, sources, targets, lands)
        if not (sources or targets):
            continue
        events.append(
            Event(
                id="",
                type=kind,
                mode=mode,
                contexts=sentence.contexts,
                announces=announces or relation.announces,
                status=status,
                sources=sources,
                targets=targets,
                trigger=relation.trigger,
                sentence=sentence.span,
                time=scenes.lasting(relation.trigger, when),
                place=scenes.where(relation.trigger),
                reported_by=reporters.of(relation.trigger),
                intensity=intensity(kind, mode),
                confidence=round(relation.confidence, 3),
            )
        )
    retold = join_retold(found.text, events)
    return tuple(replace(event, id=f"e{number}") for number, event in enumerate(retold, 1))


def assemble_statements(found: Found, scenes: Scenes) -> tuple[Statement, ...]:
    """Return the statements in the order of their cues, with ids s1, s2 and so on.

    A joint statement ("the two leaders said") becomes one statement for each speaker.
    """
    mentions = _mentions(found)
    rows = [
        (a, speaker)
        for a in found.attributions
        for speaker in ((None,) if a.speaker is None else _participants(found, (a.speaker,)))
    ]
    return tuple(
        Statement(
            id=f"s{number}",
            kind=a.kind,
            speaker=speaker,
            cue=a.cue,
            content=a.content,
            addressee=find_addressee(found.text, a, mentions),
            time=when,
            confidence=round(a.confidence, 3),
        )
        for number, ((a, speaker), when) in enumerate(
            zip(rows, _said_when(found, rows, scenes), strict=True), 1
        )
    )


def _said_when(
    found: Found, rows: Sequence[tuple[Attribution, Participant | None]], scenes: Scenes
) -> Iterator[EventTime | None]:
    """Yield when each statement was made.

    A speaker who goes on in the same or the next paragraph, without another day being named, speaks on the same day
    as before; the phrase for the day stands with the first statement.
    """
    who, last, end = None, None, 0
    for a, speaker in rows:
        cue = a.cue or a.content[0]
        start = min(cue.start, a.content[0].start)
        when = scenes.lasting(cue, scenes.when(cue, is_done=True))
        goes_on = speaker is not None and speaker.actor is not None and speaker.actor == who
        if when is None and goes_on and not _is_elsewhen(found, end, start):
            when = last
        yield when
        who, last, end = speaker and speaker.actor, when, max(cue.end, a.content[-1].end)


def _is_elsewhen(found: Found, start: int, end: int) -> bool:
    """Tell whether another day is named, or a whole paragraph lies, between two places of the text."""
    low, high = (bisect.bisect_left(found.times, at, key=lambda time: time.start) for at in (start, end))
    is_dated = any(time.type in {"DATE", "TIME"} for time in found.times[low:high])
    return is_dated or len(_PARAGRAPH.findall(found.text[start:end])) > 1


def _mentions(found: Found) -> dict[int, Participant]:
    """Return the longest mention that starts at each offset, by offset."""
    longest: dict[int, Participant] = {}
    for actor in found.resolution.actors:
        for m in actor.mentions:
            if m.start not in longest or longest[m.start].end < m.end:
                longest[m.start] = Participant(actor=actor.id, start=m.start, end=m.end)
    return longest


def _participants(found: Found, spans: Sequence[Span]) -> tuple[Participant, ...]:
    """Return the participants of some spans: one for each actor that a span stands for, which may be several or none."""
    return tuple(
        Participant(actor=actor, start=span.start, end=span.end)
        for span in spans
        for actor in found.resolution.stand_for(span)
    )


def _each_once(participants: Sequence[Participant]) -> tuple[Participant, ...]:
    """Return a side with each actor once; the longest mention stays, since it says most about the actor."""
    longest: dict[str, Participant] = {}
    for one in participants:
        if one.actor is not None:
            longest[one.actor] = max(longest.get(one.actor, one), one, key=lambda p: p.end - p.start)
    return tuple(p for p in participants if p.actor is None or longest[p.actor] is p)


def _not_their_own(
    found: Found,
    trigger: Span,
    sources: Sequence[Participant],
    targets: tuple[Participant, ...],
    lands: Mapping[int, str | None],
) -> tuple[Participant, ...]:
    """Return targets without the country for which a source speaks, if it is called by its name or its capital.

    "China's ambassador replied that Beijing would never allow it" is not said against China. But its government,
    courts or people may be a minister's target, and so may the country itself right after the act ("urged Ethiopia").
    ``lands`` holds the country of each place by the offset at which the place ends.
    """
    acting = [actor for actor in map(found.resolution.actor, sources) if actor is not None]
    own = {actor.country for actor in acting if "GOV" in actor.sectors and actor.kind != "country"} - {None}

    def is_own(one: Participant) -> bool:
        actor = found.resolution.actor(one)
        if actor is None or actor.kind != "country" or actor.country not in own:
            return False
        is_object = one.start > trigger.end and found.text[trigger.end : one.start].strip() in {"", "the"}
        return not is_object and lands.get(one.end) == actor.country

    return tuple(one for one in targets if not is_own(one))


def _of_others(
    found: Found, sources: Sequence[Participant], targets: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Return targets without persons who are sources too, unless the text says that they act on themselves or each other."""
    acting = {actor.id for actor in map(found.resolution.actor, sources) if actor and actor.kind == "person"}
    return tuple(
        one
        for one in targets
        if one.actor not in acting or _EACH_OTHER.fullmatch(found.text, one.start, one.end)
    )
