"""An article as it was read: its text cut into runs with marks for what was read there, and notes for the margin."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from communique.model import READ_BLOCKS, Article, Event, Participant, Reading, Statement
from communique.ontology import quad_of
from communique.record import Kept
from communique.record.queries.keys import key_of
from communique.values import is_day
from communique.web.wording import KIND_NAMES, act


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text with the same marks throughout: its CSS classes, link, title and anchor."""

    text: str
    classes: str
    href: str | None
    title: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was read in a paragraph: an event (with its quad class) or a statement (``quad`` is ``None``)."""

    quad: int | None
    who: str
    what: str
    whom: str | None
    status: str | None
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One block of the article."""

    kind: str
    is_read: bool
    runs: tuple[Run, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    start: int
    end: int
    kind: str
    rank: int  # the lowest rank gives a run its link
    href: str | None = None
    title: str | None = None
    anchor: str | None = None


def parts_of(kept: Kept, *, here: str | None = None) -> list[Part]:
    """Return the blocks of an article with everything that was read in them.

    Args:
        kept: the article's reading, with the ids of its entries in the record.
        here: the id of a statement to highlight.

    >>> from communique.model import Article, Block, ReaderVersion, Reading
    >>> article = Article(text="Moon spoke.", blocks=(Block(kind="body", start=0, end=11),))
    >>> reading = Reading(id="r", article=article, reader=ReaderVersion(version="1"))
    >>> parts_of(Kept(reading=reading, events={}, statements={}, actors={}))[0].runs[0].text
    'Moon spoke.'

    """
    article = kept.reading.article
    if article is None:
        return []
    marks = sorted(_marks(kept, here), key=lambda mark: (mark.start, mark.end, mark.rank))
    notes, anchored = _notes(kept), set[str]()
    return [
        Part(
            kind=kind,
            is_read=kind in READ_BLOCKS,
            runs=tuple(_runs(article.text[start:end], start, marks, anchored)),
            notes=tuple(note for place, note in notes if start <= place < end),
        )
        for kind, start, end in _blocks(article)
    ]


def _blocks(article: Article) -> list[tuple[str, int, int]]:
    """Return the kind, start and end of each block; text outside of all blocks is returned as blocks of chrome."""
    found: list[tuple[str, int, int]] = []
    place = 0
    for block in sorted(article.blocks, key=lambda block: (block.start, block.end)):
        if article.text[place : block.start].strip():
            found.append(("chrome", place, block.start))
        found.append((block.kind, block.start, block.end))
        place = max(place, block.end)
    if article.text[place:].strip():
        found.append(("chrome", place, len(article.text)))
    return found


def _marks(kept: Kept, here: str | None) -> Iterable[_Mark]:
    """Yield all marks in the text; they may overlap."""
    for event in kept.reading.events:
        if event.id in kept.events:
            yield _Mark(
                start=event.trigger.start,
                end=event.trigger.end,
                kind="trigger",
                rank=0,
                href=f"/events/{kept.events[event.id]}",
                title=f"{act(event.type, event.mode, event.announces)} ({event.status})",
                anchor=f"trigger-{kept.events[event.id]}",
            )
    for actor in kept.reading.actors:
        key = kept.actors.get(actor.id) or key_of(actor.name, country=actor.country, known_as=actor.known_as)
        href = "/actor?" + urlencode({"name": key})
        title = ", ".join(filter(None, (actor.name, actor.country, " ".join(actor.sectors), actor.role)))
        for mention in actor.mentions:
            yield _Mark(start=mention.start, end=mention.end, kind="actor", rank=1, href=href, title=title)
    for time in kept.reading.times:
        title, day = f"{time.type.lower()} {time.value or 'unresolved'}", _day_link(time.value)
        yield _Mark(start=time.start, end=time.end, kind="time", rank=2, href=day, title=title)
    for place in kept.reading.places:
        href = "/events?" + urlencode({"place": place.name})
        title = ", ".join(filter(None, (place.name, place.country, place.precision)))
        yield _Mark(start=place.start, end=place.end, kind="place", rank=2, href=href, title=title)
    yield from _said_marks(kept, here)


def _said_marks(kept: Kept, here: str | None) -> Iterable[_Mark]:
    names = {actor.id: actor.name for actor in kept.reading.actors}
    for item in kept.reading.statements:
        if item.id not in kept.statements:
            continue
        href = f"/statements/{kept.statements[item.id]}"
        speaker = names.get(item.speaker.actor or "") if item.speaker else None
        title = f"{item.kind} statement" + (f" of {speaker}" if speaker else "")
        if item.cue is not None:
            yield _Mark(start=item.cue.start, end=item.cue.end, kind="cue", rank=3, href=href, title=title)
        for index, span in enumerate(item.content):
            anchor = f"statement-{kept.statements[item.id]}" if index == 0 else None
            kind = "said direct" if item.kind == "direct" else "said"
            kind += " here" if kept.statements[item.id] == here else ""
            yield _Mark(start=span.start, end=span.end, kind=kind, rank=9, title=title, anchor=anchor)


def _day_link(value: str | None) -> str | None:
    """Return a link to the events of a day, or ``None`` if a time is not a day."""
    if value is None or not is_day(value):
        return None
    return "/events?" + urlencode({"since": value, "until": value})


def _runs(text: str, start: int, marks: list[_Mark], anchored: set[str]) -> Iterable[Run]:
    """Yield the runs of a block that begins at ``start``; an anchor that is already in ``anchored`` is not repeated."""
    end = start + len(text)
    ours = [mark for mark in marks if mark.start < end and start < mark.end]
    edges = sorted({start, end, *(e for mark in ours for e in (mark.start, mark.end) if start < e < end)})
    for first, last in itertools.pairwise(edges):
        over = [mark for mark in ours if mark.start <= first and last <= mark.end]
        linked = min((mark for mark in over if mark.href), key=lambda mark: mark.rank, default=None)
        anchor = next((mark.anchor for mark in over if mark.anchor and mark.anchor not in anchored), None)
        if anchor is not None:
            anchored.add(anchor)
        top = linked or min(over, key=lambda mark: mark.rank, default=None)
        yield Run(
            text=text[first - start : last - start],
            classes=" ".join(sorted({mark.kind for mark in over})),
            href=linked.href if linked else None,
            title=top.title if top else None,
            anchor=anchor,
        )


def _notes(kept: Kept) -> list[tuple[int, Note]]:
    """Return the notes for the margin with the offset to which each belongs, in the order of the text."""
    reading = kept.reading
    found = [
        (event.trigger.start, _event_note(kept, event)) for event in reading.events if event.id in kept.events
    ]
    found += [
        (item.content[0].start, _statement_note(kept, item))
        for item in reading.statements
        if item.id in kept.statements and item.content
    ]
    return sorted(found, key=lambda item: item[0])


def _event_note(kept: Kept, event: Event) -> Note:
    sides = [
        " and ".join(dict.fromkeys(_name(kept.reading, party) for party in group))
        for group in (event.sources, event.targets)
    ]
    return Note(
        quad=quad_of(event.type),
        who=sides[0] or "someone",
        what=act(event.type, event.mode, event.announces),
        whom=sides[1] or None,
        status=None if event.status == "asserted" else event.status,
        href=f"/events/{kept.events[event.id]}",
    )


def _statement_note(kept: Kept, item: Statement) -> Note:
    speaker = item.speaker and _name(kept.reading, item.speaker)
    cue = item.cue.of(kept.reading.article.text) if item.cue and kept.reading.article else "said"
    return Note(
        quad=None,
        who=speaker or "someone",
        what=cue,
        whom=None,
        status=KIND_NAMES[item.kind],
        href=f"/statements/{kept.statements[item.id]}",
    )


def _name(reading: Reading, party: Participant) -> str:
    """Return a party's name: that of its actor if there is one, else the words of the text."""
    if (actor := reading.actor(party)) is not None:
        return actor.name
    return reading.article.text[party.start : party.end] if reading.article else ""
