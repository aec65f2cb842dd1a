"""How well reports are joined into events: ``python -m bench.merging [--misses]``.

``data/stories.tsv`` holds 60 events, each as two sites wrote of it, and beside each a look-alike: another event
of the same kind, by the same side, on the same day and in the same town. A third site prints the first text
with another headline and tail. ``[..]`` marks the source, ``{..}`` the target. Pairs of reports are counted:
precision, recall and F1. Half of the stories (even lines) were used to set the weights, the others were not.
"""

import itertools
import re
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from communique.model import (
    Actor,
    Article,
    Dating,
    Event,
    EventTime,
    Mention,
    Participant,
    Place,
    ReaderVersion,
    Reading,
    Span,
)
from communique.ontology import intensity
from communique.record import open_record

READER = ReaderVersion(version="bench")
TAILS = ("", " The report could not be checked at once.")


def strip_marks(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the plain sentence and the spans of its source and target."""
    spans = {}
    for side, mark in (("source", r"\[(.+?)\]"), ("target", r"\{(.+?)\}")):
        name = re.search(mark, marked)
        assert name is not None, marked
        spans[side] = name.group(1)
    plain = re.sub(r"[\[\]{}]", "", marked)
    return plain, {side: (plain.index(name), plain.index(name) + len(name)) for side, name in spans.items()}


def read(number: int, site: str, marked: str, line: list[str], lead: str, tail: str) -> Reading:
    """Return the reading of one printing of a story."""
    kind, _, mode = line[0].partition("/")
    sentence, spans = strip_marks(marked)
    text = lead + sentence + tail
    actors, sides = [], {}
    for name, (side, who) in enumerate(zip(("source", "target"), line[1:3], strict=True)):
        start, end = (edge + len(lead) for edge in spans[side])
        country, sector = who.split()
        actors.append(
            Actor(
                id=f"a{name}",
                name=text[start:end],
                kind="group",
                country=country,
                sectors=(sector,),
                mentions=(Mention(start=start, end=end, kind="nominal"),),
            )
        )
        sides[side] = (Participant(actor=f"a{name}", start=start, end=end),)
    place = text.find(line[3])
    day = (date(2019, 1, 1) + timedelta(days=number // 4)).isoformat()
    span = Span(start=len(lead), end=len(lead) + len(sentence))
    event = Event(
        id="e",
        type=kind,
        mode=mode or None,
        status="asserted",
        sources=sides["source"],
        targets=sides["target"],
        trigger=span,
        sentence=span,
        time=EventTime(start=day, end=day, precision="day"),
        place=0 if place >= 0 else None,
        intensity=intensity(kind, mode or None),
        confidence=0.8,
    )
    places = (
        (Place(start=place, end=place + len(line[3]), name=line[3], precision="city"),) if place >= 0 else ()
    )
    article = Article(text=text, site=site, published=Dating(value=day, basis="given"), language="en")
    return Reading(
        id=f"{number}-{site}",
        article=article,
        actors=tuple(actors),
        places=places,
        events=(event,),
        reader=READER,
    )


def printings(lines: list[list[str]]) -> list[Reading]:
    """Return each story as three sites print it, and its look-alike as a fourth."""
    readings = []
    for number, line in enumerate(lines):
        first, second, other = line[4:7]
        readings += [
            read(number, "Morning", first, line, "", TAILS[1]),
            read(number, "Evening", second, line, "", ""),
            read(number, "Wire", first, line, "Latest from our desk. ", ""),
            read(number, "Other", other, line, "", ""),
        ]
    return readings


def score(lines: list[list[str]], *, show: bool) -> tuple[float, float, float]:
    """Return precision, recall and F1 over pairs of reports."""
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "stories.sqlite") as record:
        readings = printings(lines)
        record.add_many(readings)
        record.merge()
        groups = [
            [(row.article, row.sentence) for row in record.reports_of(event.id)] for event in record.events()
        ]
    told = {}
    for number, line in enumerate(lines):
        for place, marked in enumerate(line[4:7]):
            told[strip_marks(marked)[0]] = (number, place == 2)
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
    lines = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    for name, part in (("set by", lines[::2]), ("held out", lines[1::2]), ("all", lines)):
        precision, recall, f1 = score(part, show="--misses" in sys.argv and name == "set by")
        print(f"{name}: {len(part)} stories, precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


if __name__ == "__main__":
    main()
