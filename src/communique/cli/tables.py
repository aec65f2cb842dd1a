"""Tables and progress bars for the terminal, and a record's rows as tables, CSV and JSON lines."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

from communique.cli.visible import visible

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


class Names:
    """Gives each actor one name throughout a table: the first that it is found with.

    Newsrooms spell names differently; the sentence in each row shows how the article spells it.

    >>> names = Names()
    >>> names.of("Kim Jong-un", country="PRK", known_as="person:kim-jong-un")
    'Kim Jong-un [PRK]'
    >>> names.of("Kim Jong Un", country="PRK", known_as="person:kim-jong-un"), names.of("police", country=None, known_as=None)
    ('Kim Jong-un [PRK]', 'police')
    """

    def __init__(self) -> None:
        """Start with no names."""
        self._first: dict[tuple[str, str | None], str] = {}

    def of(self, name: str, *, country: str | None, known_as: str | None) -> str:
        """Return an actor's name with its country; ``known_as`` is its id in the knowledge, if it has one."""
        if known_as:
            name = self._first.setdefault((known_as, country), name)
        return f"{name} [{country}]" if country else name


@contextmanager
def progress(what: str) -> Iterator[Callable[[int], None]]:
    """Show on stderr, if it is a terminal, how many inputs are done. Yield the function that adds to the count."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[rate]}"),
    )
    # Without a terminal a transient bar would leave an empty line.
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None, rate="")

        def advance(n: int) -> None:
            bar.advance(task, n)
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:.1f} a second" if speed else "")

        yield advance


def plain_table(*, apart: int = 0) -> Table:
    """Return an empty table without rules, as all verbs print them; ``apart`` is the number of blank lines between rows."""
    return Table(box=None, pad_edge=False, padding=(0, 2, apart, 0), header_style="bold")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, given in the singular.

    >>> counted(1, "event"), counted(0, "input")
    ('1 event', '0 inputs')
    """
    return f"{number} {noun if number == 1 else noun + 's'}"


def events_from_reports(counts: Mapping[str, int]) -> str:
    """Return how many events a record holds and from how many reports, without rejected ones, in the words of its pages.

    >>> events_from_reports({"events": 5, "reports": 6, "rejected_events": 1, "rejected_reports": 1})
    '4 events from 5 reports'
    """
    events, reports = (counts[name] - counts.get(f"rejected_{name}", 0) for name in ("events", "reports"))
    return f"{counted(events, 'event')} from {counted(reports, 'report')}"


Line = tuple[str, str, str, str, str, str]
"""An event's row, as text: date, who, to whom, what, status, sentence."""
SURE = 0.5
"""Tables show an event's confidence if it is below this: only about two in five of these events are right."""


def event_table(rows: Iterable[Line], *, ids: Iterable[str] = ()) -> Table:
    """Return a table of events that fits any terminal: the status is under the act, the sentence under the parties."""
    table = plain_table(apart=1)
    table.add_column("date", no_wrap=True, style="dim")
    table.add_column("what, status", no_wrap=True)
    table.add_column("who → whom, and the sentence that says so", ratio=1, overflow="fold")
    for (when, who, whom, act, status, sentence), entry in itertools.zip_longest(
        rows, ids
    ):  # ids may be empty
        kind, _, rest = act.partition(" ")
        stacked = Text.assemble(
            (kind, "bold"), f" {rest}" if rest else "", "\n", (status, _STYLES.get(status.split(",")[0], ""))
        )
        parties = Text(visible(f"{who or '—'} → {whom or '—'}"), style="bold")
        cell = Text.assemble(parties, "\n", visible(" ".join(sentence.split())))
        if entry:
            cell.append(f"\n{entry}", "dim")
        table.add_row(when, stacked, cell)
    return table


def time_text(start: str | None, end: str | None, precision: str | None) -> str:
    """Return a period as text, no more precise than it is known; empty if nothing is known.

    >>> time_text("2019-04-11", "2019-04-11", "day"), time_text("2019-04-01", "2019-04-30", "month"), time_text(None, None, None)
    ('2019-04-11', '2019-04', '')
    >>> print(time_text("2019-04-08", "2019-04-14", "week"))
    2019-04-08
    – 2019-04-14
    """
    if start is None or end is None or end == start:
        return start or ""
    known = {"month": 7, "year": 4}.get(precision or "", 10)
    first, last = start[:known], end[:known]
    return first if first == last else f"{first}\n– {last}"


def date_text(own: str, published: str | None) -> str:
    """Return an entry's own time (from :func:`time_text`), or its article's day in brackets, or a dash.

    >>> date_text("2019-04", "2019-04-10"), date_text("", "2019-04-10T08:30"), date_text("", None)
    ('2019-04', '(2019-04-10)', '—')
    """
    return own or (f"({published[:10]})" if published else "—")


def act_text(kind: str, mode: str | None, announces: str | None) -> str:
    """Return an event's type with its mode and the type that it announces.

    >>> act_text("AGREE", None, "CONSULT")
    'AGREE to consult'
    """
    return kind + (f" {mode}" if mode else "") + (f" to {announces.lower()}" if announces else "")


def status_text(status: str, confidence: float) -> str:
    """Return an event's status, with its confidence if that is below :data:`SURE`.

    >>> status_text("asserted", 0.72), status_text("planned", 0.264), status_text("planned", 0.498)
    ('asserted', 'planned, 26%', 'planned, 49%')
    """
    return status if confidence >= SURE else f"{status}, {min(confidence, SURE - 0.01):.0%}"


def print_events(
    rows: Sequence[EventRow],
    *,
    floor: float,
    has_others: bool,
    is_cut: bool,
    newest: bool = False,
    ids: bool = False,
) -> None:
    """Print a record's events as a table.

    Args:
        rows: the events.
        floor: the least confidence that was asked for, named under the table.
        has_others: whether others may be below it.
        is_cut: whether the record holds more such events.
        newest: whether these are the newest or the oldest of them.
        ids: print each event's id.

    """
    from communique.record import as_told

    console, names, shown = Console(), Names(), as_told(rows)
    lines = (
        (
            date_text(time_text(row.date, row.until, row.precision), row.published),
            _parties(row.sources, names),
            _parties(row.targets, names),
            act_text(row.type, row.mode, row.announces),
            status_text(row.status, row.confidence),
            row.sentence,
        )
        for row in shown
    )
    if rows:
        console.print(event_table(lines, ids=(row.id for row in shown) if ids else ()))
    has_brackets = any(row.date is None and row.published for row in rows)
    has_shares = any(row.confidence < SURE for row in rows)
    shown_rows = _shown_rows(len(rows), "event", is_cut=is_cut, newest=newest)
    shown_rows += _left_out(floor, is_cut=is_cut, has_others=has_others)
    _print_foot(console, shown_rows, has_brackets=has_brackets, has_shares=has_shares)


def _shown_rows(number: int, noun: str, *, is_cut: bool, newest: bool) -> str:
    """Return how many rows a table has and, if the record has more, whether these are the first or the newest.

    >>> _shown_rows(3, "event", is_cut=True, newest=True), _shown_rows(1, "event", is_cut=True, newest=False)
    ('the newest 3 events', 'the first event')
    """
    if not is_cut:
        return counted(number, noun)
    return f"the {'newest' if newest else 'first'} {noun if number == 1 else counted(number, noun)}"


def _left_out(floor: float, *, is_cut: bool, has_others: bool) -> str:
    """Return the confidence that was asked for, and which options give more rows.

    >>> _left_out(0.2, is_cut=True, has_others=False)
    ' of confidence 0.2 or more; --limit gives more'
    """
    notes = [f" of confidence {floor} or more" if floor else ""]
    if is_cut:
        notes.append("--limit gives more")
    if has_others:
        notes.append("--min-confidence 0 gives the others too")
    return "; ".join(notes)


def _print_foot(console: Console, shown_rows: str, *, has_brackets: bool, has_shares: bool = False) -> None:
    """Print the line under a table: what it shows, what it leaves out, and what brackets and percentages mean."""
    notes = [shown_rows]
    if has_brackets:
        notes.append("a date in brackets is the article's")
    if has_shares:
        notes.append(f"a percentage is the confidence of an event, shown below {SURE:.0%}")
    console.print("; ".join(notes), style="dim", highlight=False)


def _parties(side: Sequence[Party], names: Names) -> str:
    """Return the parties of one side as text: names, each with its country."""
    return ", ".join(dict.fromkeys(names.of(p.name, country=p.country, known_as=p.known_as) for p in side))


def print_statements(
    rows: Sequence[StatementRow],
    *,
    floor: float,
    has_others: bool,
    is_cut: bool,
    newest: bool = False,
    ids: bool = False,
) -> None:
    """Print a record's statements as :func:`print_events` prints events."""
    from communique.record import as_told

    console, names = Console(), Names()
    table = plain_table()
    table.add_column("date", no_wrap=True, style="dim")
    table.add_column("who", max_width=26)
    table.add_column("kind, word", max_width=16)
    table.add_column("what was said", ratio=1, overflow="fold")
    for row in as_told(rows):
        content = Text(visible(" ".join(row.content.split())))
        if ids:
            content.append(f"\n{row.id}", "dim")
        table.add_row(
            date_text(time_text(row.start, row.until, row.precision), row.date),
            Text(visible(_parties((row.speaker,), names)) if row.speaker else "—"),
            Text(row.kind).append(f"\n{visible(' '.join(row.cue.split()))}" if row.cue else "", "dim"),
            content,
        )
    if rows:
        console.print(table)
    has_brackets = any(row.start is None and row.date for row in rows)
    shown_rows = _shown_rows(len(rows), "statement", is_cut=is_cut, newest=newest)
    shown_rows += _left_out(floor, is_cut=is_cut, has_others=has_others)
    _print_foot(console, shown_rows, has_brackets=has_brackets)


def print_lines(rows: Iterable[object], out: TextIO) -> None:
    """Print rows as JSON lines."""
    from communique.exchange import to_json

    out.writelines(to_json(row).decode() + "\n" for row in rows)


def print_event_cells(rows: Sequence[EventRow], out: TextIO) -> None:
    """Print events as CSV in which no cell can be run as a formula."""
    from communique.export.sheet import lines

    out.writelines(line.decode() for line in lines(rows))


def print_statement_cells(rows: Sequence[StatementRow], out: TextIO) -> None:
    """Print statements as CSV in which no cell can be run as a formula."""
    from communique.export.sheet import statement_lines

    out.writelines(line.decode() for line in statement_lines(rows))
