"""How well reports are merged into events: ``python -m bench.merging [--misses]``.

``data/stories.tsv`` holds 60 events, each as reported by two sites, and for each a similar but different event: of
the same kind, by the same side, on the same day and in the same town. A third site prints the first text with another
headline and ending. ``[..]`` marks the source, ``{..}`` the target. Precision, recall and F1 are over pairs of
reports. Half of the stories (the even lines) were used to set the weights.
"""

from __future__ import annotations

import itertools
import re
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.copies import READER
from communique.model import (
    Actor,
    Article,
    Dating,
    Event,
    EventTime,
    Mention,
    Participant,
    Place,
    Reading,
    Span,
)
from communique.ontology import intensity
from communique.record import open_record

LEAD, TAIL = "Latest from our desk. ", " The report could not be checked at once."


@dataclass(frozen=True, slots=True)
class Story:
    """A line of the table: the event, its parties, its place, and three sentences with both sides marked."""

    number: int
    kind: str
    mode: str | None
    sides: tuple[str, str]
    """Country and sector of the source and of the target, a blank between."""
    town: str
    first: str
    second: str
    other: str
    """Of the look-alike."""

    @classmethod
    def of(cls, number: int, line: str) -> Story:
        """Return the story in a line of the table."""
        kind, source, target, town, *sentences = line.split("\t")
        kind, _, mode = kind.partition("/")
        return cls(number, kind, mode or None, (source, target), town, *sentences)


def strip_marks(marked: str) -> tuple[str, tuple[str, str]]:
    """Return the plain sentence, and the words of its source and of its target.

    >>> strip_marks("[Oslo] thanked {Rome}.")
    ('Oslo thanked Rome.', ('Oslo', 'Rome'))
    """
    (source,), (target,) = (re.findall(mark, marked) for mark in (r"\[(.+?)\]", r"\{(.+?)\}"))
    return re.sub(r"[\[\]{}]", "", marked), (source, target)


def printing(story: Story, site: str, marked: str, *, lead: str = "", tail: str = "") -> Reading:
    """Return the reading of one article on a story: a marked sentence with the text before and after it."""
    sentence, named = strip_marks(marked)
    text = lead + sentence + tail
    day = (date(2019, 1, 1) + timedelta(days=story.number // 4)).isoformat()
    source, target = (
        _actor(f"a{n}", who, words, len(lead) + sentence.index(words))
        for n, (who, words) in enumerate(zip(story.sides, named, strict=True))
    )
    at = text.find(story.town)
    town = Place(start=at, end=at + len(story.town), name=story.town, precision="city")
    whole = Span(start=len(lead), end=len(lead) + len(sentence))
    event = Event(
        id="e",
        type=story.kind,
        mode=story.mode,
        status="asserted",
        sources=(_side(source),),
        targets=(_side(target),),
        trigger=whole,
        sentence=whole,
        time=EventTime(start=day, end=day, precision="day"),
        place=0 if at >= 0 else None,
        intensity=intensity(story.kind, story.mode),
        confidence=0.8,
    )
    return Reading(
        id=f"{story.number}-{site}",
        article=Article(text=text, site=site, published=Dating(value=day, basis="given"), language="en"),
        actors=(source, target),
        places=(town,) if at >= 0 else (),
        events=(event,),
        reader=READER,
    )


def _actor(identity: str, who: str, words: str, start: int) -> Actor:
    """Return an actor of a country and sector (``who``) that is mentioned once, at ``start``."""
    country, sector = who.split()
    return Actor(
        id=identity,
        name=words,
        kind="group",
        country=country,
        sectors=(sector,),
        mentions=(Mention(start=start, end=start + len(words), kind="nominal"),),
    )


def _side(actor: Actor) -> Participant:
    (named,) = actor.mentions
    return Participant(actor=actor.id, start=named.start, end=named.end)


def printings(stories: list[Story]) -> list[Reading]:
    """Return the readings of each story from three sites, and of its similar event from a fourth."""
    return [
        reading
        for story in stories
        for reading in (
            printing(story, "Morning", story.first, tail=TAIL),
            printing(story, "Evening", story.second),
            printing(story, "Wire", story.first, lead=LEAD),
            printing(story, "Other", story.other),
        )
    ]


def score(stories: list[Story], *, show: bool) -> tuple[float, float, float]:
    """Return precision, recall and F1 over pairs of reports."""
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "stories.sqlite") as record:
        record.add_many(printings(stories))
        record.merge()
        groups = [
            [(row.article, row.sentence) for row in record.reports_of(event.id)] for event in record.events()
        ]
    told = {
        strip_marks(marked)[0]: (story.number, marked == story.other)
        for story in stories
        for marked in (story.first, story.second, story.other)
    }
    made = {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}
    every = sorted(entry for group in groups for entry in group)
    right = {pair for pair in itertools.combinations(every, 2) if told[pair[0][1]] == told[pair[1][1]]}
    if show:
        for what, pairs in (("joined", made - right), ("not joined", right - made)):
            for one, two in sorted(pairs):
                print(f"  {what}: {one[1]}\n      and: {two[1]}")
    precision, recall = len(made & right) / max(1, len(made)), len(made & right) / len(right)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    table = Path(__file__).parent / "data" / "stories.tsv"
    stories = [
        Story.of(number, line) for number, line in enumerate(table.read_text(encoding="utf-8").splitlines())
    ]
    for name, part in (("set by", stories[::2]), ("held out", stories[1::2]), ("all", stories)):
        precision, recall, f1 = score(part, show="--misses" in sys.argv and name == "set by")
        print(f"{name}: {len(part)} stories, precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


if __name__ == "__main__":
    main()
