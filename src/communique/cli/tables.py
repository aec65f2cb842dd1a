"""Tables and progress bars for the terminal, from readings and from a record's rows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from communique.errors import is_lost
from communique.model import Actor, Participant, Reading

if TYPE_CHECKING:
    from communique.record import EventRow, Party, StatementRow

_STYLES = {
    "asserted": "",
    "planned": "cyan",
    "alleged": "yellow",
    "denied": "red",
    "hypothetical": "dim",
    "historical": "dim",
}
_ROWS = 40
"""Most rows of a table of what was just read; the record holds the rest."""
SURE = 0.2
"""Events and statements under this confidence are not shown in tables, unless asked for."""


@contextmanager
def progress(what: str) -> Iterator[Callable[[int], None]]:
    """Show on stderr how many inputs are done; gives the function that adds to the count."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[rate]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, rate="")

        def advance(n: int) -> None:
            bar.advance(task, n)
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:.1f} a second" if speed else "")

        yield advance


Line = tuple[str, str, str, str, str, str]
"""A row of events as people read it: date, who, to whom, what, status, sentence."""


def event_table(rows: Iterable[Line]) -> Table:
    """Return a table of events that fits any terminal: what and status stacked, the sentence under who and whom."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    table.add_column("date", no_wrap=True, style="dim")
    table.add_column("what, status", no_wrap=True)
    table.add_column("who → whom, and the sentence that says so", ratio=1, overflow="fold")
    for when, who, whom, act, status, sentence in rows:
        kind, _, rest = act.partition(" ")
        stacked = Text.assemble(
            (kind, "bold"), f" {rest}" if rest else "", "\n", (status, _STYLES.get(status, ""))
        )
        sides = Text(f"{who or '—'} → {whom or '—'}", style="bold")
        table.add_row(when, stacked, Text.assemble(sides, "\n", (" ".join(sentence.split()), "")))
    return table


def what(kind: str, mode: str | None, announces: str | None) -> str:
    """Return an event's type as people read it: type, mode, and what it announces.

    >>> what("AGREE", None, "CONSULT")
    'AGREE to consult'
    """
    return kind + (f" {mode}" if mode else "") + (f" to {announces.lower()}" if announces else "")


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


def print_readings(readings: Sequence[Reading], *, record: str | None) -> None:
    """Print what was just read: events, statements in number, what could not be read, and what to type next."""
    console = Console()
    rows = [
        (event.confidence, row)
        for reading in readings
        for event, row in zip(reading.events, reading_rows(reading), strict=True)
    ]
    sure = [row for confidence, row in rows if confidence >= SURE]
    console.print(event_table(sure[:_ROWS]))
    if len(rows) > len(sure[:_ROWS]):
        more = max(0, len(sure) - _ROWS)
        console.print(f"… {more} more, and {len(rows) - len(sure)} of a confidence under {SURE}", style="dim")
    articles = sum(r.article is not None for r in readings)
    console.print(
        f"\n[bold]{len(readings)}[/] inputs, [bold]{articles}[/] articles, [bold]{len(rows)}[/] events, "
        f"[bold]{sum(len(r.statements) for r in readings)}[/] statements, [bold]{sum(len(r.actors) for r in readings)}[/] actors"
    )
    print_problems(console, readings)
    if record:
        console.print("\nNext:", style="bold")
        for line in (
            f"show {record} --actor KOR",
            f"show {record} --statements",
            f"export {record} --to csv",
        ):
            console.print(f"  communique {line}")


def print_problems(console: Console, readings: Sequence[Reading]) -> None:
    """Print every problem once, with how often it came up and the first inputs that had it."""
    counts: Counter[tuple[str, str]] = Counter()
    where: dict[tuple[str, str], list[str]] = {}
    for reading in readings:
        for item in reading.problems:
            key = (item.code, item.message)
            counts[key] += 1
            where.setdefault(key, []).append((reading.article and reading.article.title) or reading.id)
    if not counts:
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("code", no_wrap=True)
    table.add_column("inputs", justify="right")
    table.add_column("what could not be read, and why", ratio=1)
    for (code, message), n in sorted(counts.items()):
        names = list(dict.fromkeys(" ".join(name.split()) for name in where[code, message]))
        first = names[0] + (f" and {len(names) - 1} more" if len(names) > 1 else "")
        table.add_row(code, str(n), Text.assemble(message, "\n", (first, "dim")))
    console.print()
    console.print(table)


def lost_inputs(reading: Reading) -> list[str]:
    """Return a line for each problem that lost the input."""
    return [f"{reading.id}: {item.code} {item.message}" for item in reading.problems if is_lost(item)]


def print_events(rows: Sequence[EventRow], *, floor: float) -> None:
    """Print a record's events as a table."""
    console = Console()
    console.print(
        event_table(
            (
                row.date or (f"({row.published[:10]})" if row.published else ""),
                _parties(row.sources),
                _parties(row.targets),
                what(row.type, row.mode, row.announces),
                row.status,
                row.sentence,
            )
            for row in rows
        )
    )
    console.print(f"{len(rows)} events{_hint(floor)}", style="dim")


def _hint(floor: float) -> str:
    return f", of confidence {floor} or more; --min-confidence 0 shows all" if floor else ""


def _parties(side: Sequence[Party]) -> str:
    """Return a side as people read it: names, each with its country."""
    return ", ".join(dict.fromkeys(f"{p.name} [{p.country}]" if p.country else p.name for p in side))


def print_statements(rows: Sequence[StatementRow], *, floor: float) -> None:
    """Print a record's statements of at least a confidence as a table."""
    console = Console()
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("date", no_wrap=True, style="dim")
    table.add_column("who", max_width=30)
    table.add_column("kind", no_wrap=True)
    table.add_column("what was said", ratio=1, overflow="fold")
    for row in rows:
        table.add_row(
            row.date or "",
            Text(_parties((row.speaker,)) if row.speaker else "—"),
            row.kind,
            Text(" ".join(row.content.split())),
        )
    console.print(table)
    console.print(f"{len(rows)} statements{_hint(floor)}", style="dim")


def print_lines(rows: Sequence[EventRow] | Sequence[StatementRow], out: TextIO) -> None:
    """Print rows as JSON lines."""
    from communique.model import to_json

    out.writelines(to_json(row).decode() + "\n" for row in rows)


def print_event_cells(rows: Sequence[EventRow], out: TextIO) -> None:
    """Print events as CSV that no spreadsheet runs."""
    from communique.export.sheet import lines

    out.writelines(line.decode() for line in lines(rows))


def print_statement_cells(rows: Sequence[StatementRow], out: TextIO) -> None:
    """Print statements as CSV that no spreadsheet runs."""
    from communique.export.sheet import neutralise

    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("id", "date", "speaker", "kind", "content", "confidence", "site", "url"))
    for row in rows:
        cells = (
            row.id,
            row.date,
            str(row.speaker or ""),
            row.kind,
            row.content,
            row.confidence,
            row.site,
            row.url,
        )
        writer.writerow(neutralise(cell) if isinstance(cell, str) else cell for cell in cells)
