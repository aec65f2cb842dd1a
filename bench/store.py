"""How fast a record writes and answers: ``python bench/store.py [EVENTS] [ADDRESS]``.

Readings made by hand are repeated with shifted days until there are EVENTS events (default 20,000), written one
transaction an article; then pair series, filtered pages and full-text search are asked 30 times each.
ADDRESS is a new SQLite path or an empty PostgreSQL database; by default a temporary file.
"""

import dataclasses
import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from communique.model import (
    Actor,
    Article,
    Dating,
    Event,
    EventTime,
    Mention,
    Participant,
    ReaderVersion,
    Reading,
    Span,
)
from communique.ontology import countries, intensity, modes, types
from communique.record import open_record

READER = ReaderVersion(version="bench")
PER_ARTICLE = 8
COUNTRIES = sorted(code for code, country in countries().items() if country.cow)
FILLER = "Officials gave no details of the matter and further talks were expected in the coming days. " * 12


def article(number: int) -> Reading:
    """Return the reading of an article of eight events between countries, on a day of its own."""
    day = (date(1995, 1, 1) + timedelta(days=number * 7 % 10_000)).isoformat()
    lines, events, actors = [], [], {}
    start = 0
    for place in range(PER_ARTICLE):
        # Some countries are in the news far more than others.
        left, right = (
            COUNTRIES[(number * step + place * place) ** 2 % len(COUNTRIES) % (7 if place % 2 else 400)]
            for step in (3, 5)
        )
        kind = types()[(number + place * 3) % 16]
        mode = next(iter(modes(kind)[number % 5 :]), None)
        line = f"{left} and {right} were in touch over matter {number * PER_ARTICLE + place} ({kind}). "
        sides = []
        for code, at in ((left, 0), (right, len(left) + 5)):
            span = Mention(start=start + at, end=start + at + 3, kind="name")
            actors.setdefault(code, []).append(span)
            sides.append((Participant(actor=code, start=span.start, end=span.end),))
        events.append(
            Event(
                id=f"e{place}",
                type=kind,
                mode=mode,
                status="asserted",
                sources=sides[0],
                targets=sides[1],
                trigger=Span(start=start + 9, end=start + 13),
                sentence=Span(start=start, end=start + len(line) - 1),
                time=EventTime(start=day, end=day, precision="day"),
                intensity=intensity(kind, mode),
                confidence=0.5 + number % 50 / 100,
            )
        )
        lines.append(line)
        start += len(line)
    people = tuple(
        Actor(
            id=code,
            name=countries()[code].name,
            kind="country",
            known_as=f"country:{code}",
            country=code,
            sectors=("GOV",),
            mentions=tuple(spans),
        )
        for code, spans in actors.items()
    )
    text = "".join(lines) + FILLER
    page = Article(
        text=text,
        site=f"Paper {number % 40}",
        title=f"News {number}",
        published=Dating(value=day, basis="given"),
    )
    return Reading(id=f"r{number}", article=page, actors=people, events=tuple(events), reader=READER)


def readings() -> Iterator[Reading]:
    """Yield articles without end."""
    return map(article, itertools.count())


def ask(name: str, question: Callable[[int], object]) -> None:
    """Print how long a question takes, 30 times."""
    times = []
    for number in range(30):
        start = time.perf_counter()
        question(number)
        times.append((time.perf_counter() - start) * 1000)
    print(
        f"{name}: p50 {statistics.median(times):.1f} ms, p95 {statistics.quantiles(times, n=20)[18]:.1f} ms"
    )


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with (
        tempfile.TemporaryDirectory() as folder,
        open_record(sys.argv[2] if len(sys.argv) > 2 else f"{folder}/news.sqlite") as record,
    ):
        made = readings()
        part = wanted // PER_ARTICLE // 4
        for quarter in range(4):
            batch = list(itertools.islice(made, part))
            start = time.process_time(), time.perf_counter()
            record.add_many(batch)
            cpu, wall = time.process_time() - start[0], time.perf_counter() - start[1]
            done = (quarter + 1) * part * PER_ARTICLE
            print(
                f"at {done} events: {part * PER_ARTICLE / wall:.0f} events a second, {1000 * cpu / part:.2f} ms CPU an article"
            )
        start_s = time.perf_counter()
        record.merge()
        print(f"merging: {time.perf_counter() - start_s:.1f} s, {record.counts()['events']} events")
        some = [COUNTRIES[place] for place in range(7)]
        pairs = list(itertools.permutations(some, 2))
        ask("series of a pair by month", lambda n: record.series(actor=pairs[n][0], other=pairs[n][1]))
        ask("series of an actor by month", lambda n: record.series(actor=some[n % 7]))
        ask(
            "page of an actor and a type",
            lambda n: list(record.events(actor=some[n % 7], type=types()[n % 16], limit=50)),
        )
        ask("page of an actor", lambda n: list(record.events(actor=some[n % 7], limit=50)))
        ask(
            "page of a type in a year",
            lambda n: list(
                record.events(type=types()[n % 16], since="2001-01-01", until="2001-12-31", limit=50)
            ),
        )
        ask("full-text search, rare word", lambda n: list(record.events(text=str(n * 97), limit=50)))
        ask("full-text search, common word", lambda _: list(record.events(text="officials", limit=50)))
        ask("counts", lambda _: record.counts())
        start_s = time.perf_counter()
        same = dataclasses.replace(article(0))
        assert not record.add(same)
        print(f"the same reading again: {1000 * (time.perf_counter() - start_s):.1f} ms")


if __name__ == "__main__":
    main()
