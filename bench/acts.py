"""How well reports of one article that tell one act are joined: ``python -m bench.acts LABELS [--misses]``.

``data/acts.jsonl`` holds pairs of events that were read in articles of the press, both of one type, of confidence 0.2
or more, and of sides that may be the same: 439 of 259 articles, at most three of an article, drawn by lot, more of the
rarer types and of the likelier sides. Each was judged by reading: they tell one act, two, or it is unclear, before any
score was known. A line has the SHA-1 of the article's text, the offsets of both triggers, the verdict, and for how many
pairs of its kind among 988 articles it stands. 60 were judged twice (``again``).

The articles are read with the reader that ships (some minutes), or taken from ``--readings FILE …``, merged as any
record is, and each judged pair is looked up. Weights were set on the half whose SHA-1 is odd; the other half was held
out: it was measured four times, its errors were never read. Each half has precision, recall and F1 of the pairs as
drawn, and of all pairs for which they stand.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from communique.exchange import from_json
from communique.model import Page, Reading
from communique.reading.batches import read_pages
from communique.record import open_record, schema
from training.event_texts import PRESS, politics
from training.folds import key

TABLE = Path(__file__).parent / "data" / "acts.jsonl"
At = tuple[int, int]
Found = Mapping[tuple[str, str], Sequence[tuple[At, str]]]
"""By article and type: the trigger of each report, and its event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A judged pair: a line of the table."""

    sha1: str
    type: str
    one: At
    two: At
    verdict: str
    """"one" act, "two", or "unclear"."""
    again: str | None = None
    """The verdict of the second time."""
    stands_for: float

    @property
    def is_held_out(self) -> bool:
        """Whether nothing was set on it."""
        return int(self.sha1, 16) % 2 == 0


def judged(table: Path = TABLE) -> list[Pair]:
    """Return the pairs of the table."""
    rows = map(json.loads, table.read_text(encoding="utf-8").splitlines())
    return [Pair(**{**row, "one": (*row["one"],), "two": (*row["two"],)}) for row in rows]


def agreement(pairs: Iterable[Pair]) -> tuple[int, int]:
    """Return how many pairs that were judged twice have the same verdict, and how many there are."""
    twice = [pair for pair in pairs if pair.again is not None]
    return sum(pair.again == pair.verdict for pair in twice), len(twice)


def pages(labels: Path, wanted: set[str]) -> list[Page]:
    """Return the articles with these SHA-1s, with what is known of them, in order."""
    found: dict[str, Page] = {}
    for row in politics(labels):
        text = row["content_original"]
        if (name := key(text)) in wanted:
            day = row["date"] or None
            found[name] = Page(source=name, id=name, text=text, title=row["title"], published=day)
    for name, texts in PRESS.items():
        for text in texts(labels) if name not in {"politics", "titles"} else ():
            if (name := key(text)) in wanted:
                found.setdefault(name, Page(source=name, id=name, text=text))
    return [found[name] for name in sorted(found)]


def merged(readings: Iterable[Reading]) -> Found:
    """Return the reports of the readings after merging, by the SHA-1 of their article's text and by type."""
    report, article, page = schema.reports.c, schema.articles.c, schema.pages.c
    chosen = sa.select(
        page.reading_id, report.type, report.trigger_char_start, report.trigger_char_end, report.event
    ).select_from(schema.reports.join(schema.articles).join(schema.pages, page.id == article.page))
    found = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "acts.sqlite") as record:
        record.add_many(
            dataclasses.replace(reading, id=key(reading.article.text))
            for reading in readings
            if reading.article is not None
        )
        record.merge()
        with record._store.reading() as connection:  # noqa: SLF001 - reports by their triggers, which nobody asks for
            for name, kind, start, end, event in connection.execute(chosen):
                found[name, kind].append(((start, end), event))
    return found


def event_at(pair: Pair, at: At, found: Found) -> str | None:
    """Return the event of the report whose trigger is at ``at``, or else overlaps it."""
    reports = found.get((pair.sha1, pair.type), ())
    same = [event for span, event in reports if span == at]
    over = [event for (start, end), event in reports if start < at[1] and at[0] < end]
    return next(iter(same or over), None)


def figures(pairs: Sequence[Pair], found: Found, *, are_weighed: bool) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the joined pairs; those that are read no more are left out."""
    right = joined = due = 0.0
    for pair in pairs:
        one, two = (event_at(pair, at, found) for at in (pair.one, pair.two))
        if one is None or two is None:
            continue
        weight = pair.stands_for if are_weighed else 1.0
        due += weight * (pair.verdict == "one")
        joined += weight * (one == two)
        right += weight * (one == two and pair.verdict == "one")
    return right / max(1e-9, joined), right / max(1e-9, due), 2 * right / max(1e-9, joined + due)


def main() -> None:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--readings", type=Path, nargs="+", help="readings of the articles as JSON lines")
    parser.add_argument("--misses", action="store_true", help="show the errors of the half not held out")
    given = parser.parse_args()
    every = judged()
    wanted = {pair.sha1 for pair in every}
    if given.readings:
        read = [from_json(line) for file in given.readings for line in file.read_bytes().splitlines()]
        readings = {key(r.article.text): r for r in read if r.article and key(r.article.text) in wanted}
    else:
        readings = {reading.id: reading for reading in read_pages(pages(given.labels, wanted))}
    found = merged(readings[name] for name in sorted(readings))
    same, n_twice = agreement(every)
    n_reports = sum(map(len, found.values()))
    n_events = len({event for reports in found.values() for _, event in reports})
    print(f"{len(readings)} articles: {n_events} events of {n_reports} reports")
    print(f"{len(every)} pairs, {same} of {n_twice} judged the same twice")
    for name, is_held_out in (("set on", False), ("held out", True)):
        pairs = [pair for pair in every if pair.is_held_out == is_held_out and pair.verdict != "unclear"]
        n_one = sum(pair.verdict == "one" for pair in pairs)
        print(f"{name}: {len(pairs)} pairs, {n_one} of one act")
        for what, are_weighed in (("as drawn", False), ("of all pairs", True)):
            precision, recall, f1 = figures(pairs, found, are_weighed=are_weighed)
            print(f"  {what}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
        if given.misses and not is_held_out:
            _show_misses(pairs, found, readings)


def _show_misses(pairs: Iterable[Pair], found: Found, readings: Mapping[str, Reading]) -> None:
    for pair in pairs:
        one, two = (event_at(pair, at, found) for at in (pair.one, pair.two))
        if one is None or two is None or (one == two) == (pair.verdict == "one"):
            continue
        article = readings[pair.sha1].article
        assert article is not None
        told = (
            " ".join(article.text[max(0, at[0] - 60) : at[1] + 60].split()) for at in (pair.one, pair.two)
        )
        print(f"  {'joined' if one == two else 'not joined'}, {pair.type}: {' | '.join(told)}")


if __name__ == "__main__":
    main()
