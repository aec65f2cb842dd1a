"""What was just read, for the terminal: events, numbers, what could not be read, and what to type next."""

from __future__ import annotations

import itertools
import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.cli.tables import SURE, Line, counted, event_table, what
from communique.errors import is_lost
from communique.model import Actor, Participant, Reading

_ROWS = 40
"""Most rows of a table of what was just read; the record holds the rest."""


def reading_rows(reading: Reading) -> Iterator[Line]:
    """Yield the rows of a reading's events; a date in brackets is the article's, not the event's."""
    if reading.article is None:
        return
    actors = {actor.id: actor for actor in reading.actors}
    text = reading.article.text
    published = (reading.article.published.value or "")[:10]
    for event in reading.events:
        when = (event.time.start or "") if event.time else ""
        sides = (_names(event.sources, actors, text), _names(event.targets, actors, text))
        yield (
            when or (f"({published})" if published else ""),
            *sides,
            what(event.type, event.mode, event.announces),
            event.status,
            event.sentence.of(text),
        )


def _names(side: Sequence[Participant], actors: dict[str, Actor], text: str) -> str:
    names = []
    for participant in side:
        actor = actors.get(participant.actor or "")
        surface = " ".join(text[participant.start : participant.end].split())
        names.append(f"{actor.name}{f' [{actor.country}]' if actor.country else ''}" if actor else surface)
    return ", ".join(dict.fromkeys(names))


def print_readings(readings: Sequence[Reading], *, sources: Mapping[str, str], record: str | None) -> None:
    """Print what was just read: events, statements in number, what could not be read, and what to type next.

    Args:
        readings: what was read.
        sources: where each reading is from, by its id.
        record: where it was written to.

    """
    console = Console()
    rows = [
        (event.confidence, row)
        for reading in readings
        for event, row in zip(reading.events, reading_rows(reading), strict=True)
    ]
    sure = [row for confidence, row in rows if confidence >= SURE]
    if sure:
        console.print(event_table(sure[:_ROWS]))
    left_out = [f"{len(sure) - _ROWS} more"] * (len(sure) > _ROWS)
    left_out += [f"{len(rows) - len(sure)} of a confidence under {SURE}"] * (len(rows) > len(sure))
    if left_out:
        console.print(f"… {', and '.join(left_out)}", style="dim")
    numbers = (
        (len(readings), "input"),
        (sum(r.article is not None for r in readings), "article"),
        (len(rows), "event"),
        (sum(len(r.statements) for r in readings), "statement"),
        (sum(len(r.actors) for r in readings), "actor"),
    )
    console.print(f"\n{', '.join(itertools.starmap(counted, numbers))}", highlight=False)
    print_problems(console, readings, sources)
    if record and rows:
        name = shlex.quote(record)
        console.print("\nNext:", style="bold")
        for line in (
            *(f"show {name} --actor {country}" for country in _busiest(readings)),
            f"show {name} --statements",
            f"export {name} --to csv -o events.csv",
        ):
            console.print(f"  communique {line}", markup=False, highlight=False, soft_wrap=True)


def _busiest(readings: Sequence[Reading]) -> list[str]:
    """Return the country whose actors take part most, the first of several, where there is one."""
    found: Counter[str] = Counter()
    for reading in readings:
        of = {actor.id: actor.country for actor in reading.actors}
        for event in reading.events:
            countries = dict.fromkeys(of.get(side.actor or "") for side in (*event.sources, *event.targets))
            found.update(country for country in countries if country is not None)
    return [country for country, _ in found.most_common(1)]


def print_problems(console: Console, readings: Sequence[Reading], sources: Mapping[str, str]) -> None:
    """Print every problem once, with how often it came up and the first input that had it."""
    where: dict[tuple[str, str], list[str]] = {}
    for reading in readings:
        for item in reading.problems:
            key = (item.code, item.message)
            where.setdefault(key, []).append(sources.get(reading.id, reading.id))
    if not where:
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("code", no_wrap=True)
    table.add_column("inputs", justify="right")
    table.add_column("what could not be read, and why", ratio=1, overflow="fold")
    for (code, message), inputs in sorted(where.items()):
        names = list(dict.fromkeys(inputs))
        first = names[0] + (f" and {len(names) - 1} more" if len(names) > 1 else "")
        table.add_row(code, str(len(inputs)), Text.assemble(message, "\n", (first, "dim")))
    console.print()
    console.print(table)


def lost_inputs(reading: Reading, source: str) -> list[str]:
    """Return a line for each problem that lost the input, with where the input is."""
    return [f"{source}: {item.code} {item.message}" for item in reading.problems if is_lost(item)]
