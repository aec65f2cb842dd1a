"""``communique show``: prints the entries of a record, filtered."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import (
    Actor,
    EventStatus,
    EventType,
    NewSince,
    Other,
    Period,
    RecordPath,
    ShowFormat,
    Since,
    Source,
    Target,
    Until,
    need,
    refuse,
)

if TYPE_CHECKING:
    from communique.record import EventFilters, Record
    from communique.web.periods import Unit


_ROWS = 100
"""Most rows if no number is given."""


def show(
    record: RecordPath,
    actor: Actor = None,
    other: Other = None,
    source: Source = None,
    target: Target = None,
    kind: EventType = None,
    status: EventStatus = None,
    since: Since = None,
    until: Until = None,
    new_since: NewSince = None,
    statements: Annotated[
        bool, typer.Option("--statements", help="Show who said what instead of who did what.")
    ] = False,
    said: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help='With --statements: only those that contain the words, or a "phrase".'
        ),
    ] = None,
    series: Annotated[
        bool, typer.Option("--series", help="Draw the events over time, by quad class.")
    ] = False,
    by: Annotated[
        Period | None,
        typer.Option(help="The period by which --series counts.  [default: what fits; day in csv and jsonl]"),
    ] = None,
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Show the busiest pairs of countries from --since to --until.")
    ] = False,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            metavar="SHARE", min=0, max=1, help="Least confidence.  [default: 0.2 in tables, else 0]"
        ),
    ] = None,
    newest: Annotated[
        bool, typer.Option("--newest", help="Show the newest first, as the pages do, instead of the oldest.")
    ] = False,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="Most rows.  [default: 100]")] = None,
    ids: Annotated[
        bool, typer.Option("--ids", help="Print each entry's id in tables, for `communique judge`.")
    ] = False,
    to: Annotated[ShowFormat, typer.Option(help="How to print.")] = ShowFormat.table,
) -> None:
    """Show the events of a record: date, who, to whom, what, status, and the sentence that reports it.

    The oldest come first unless --newest is given.

    Example: `communique show news.sqlite --actor KOR --type CONSULT`, or drawn:
    `communique show news.sqlite --source RUS --target UKR --series --by month`
    """
    from communique.cli import tables
    from communique.model import LIKELY
    from communique.record import open_record

    if statements + series + matrix > 1:
        raise typer.BadParameter("Give one of --statements, --series and --matrix.")
    parties = {"actor": actor, "other": other, "source": source, "target": target}
    need("--statements", is_given=statements, said=said)
    need("--series", is_given=series, by=by)
    if statements:
        refuse("--statements", other=other, source=source, target=target, type=kind, status=status)
    if matrix:
        refuse(
            "--matrix",
            **parties,
            type=kind,
            status=status,
            min_confidence=min_confidence,
            new_since=new_since,
        )
    if series or matrix:
        refuse("--matrix" if matrix else "--series", newest=newest or None, limit=limit, ids=ids or None)
    most = limit or _ROWS
    with open_record(record, create=False) as opened:
        filters: EventFilters = {"since": since, "until": until}
        if not matrix:
            filters |= {**parties, "type": kind, "status": status, "new_since": new_since}  # type: ignore[typeddict-item]
        if series or matrix:
            if min_confidence is not None:
                filters["min_confidence"] = min_confidence
            _draw(opened, filters, to, is_matrix=matrix, by=by.value if by else None)
            return
        floor = min_confidence if min_confidence is not None else LIKELY if to is ShowFormat.table else 0.0
        find: Callable[..., Iterable[Any]]
        print_table: Callable[..., None]
        print_cells: Callable[..., None]
        if statements:
            find = partial(
                opened.statements,
                actor=actor,
                said=said,
                since=since,
                until=until,
                new_since=new_since,
                newest=newest,
                limit=most + 1,
            )
            print_table, print_cells = tables.print_statements, tables.print_statement_cells
        else:
            bounds: EventFilters = {"newest": newest, "limit": most + 1}
            find = partial(opened.events, **(filters | bounds))
            print_table, print_cells = tables.print_events, tables.print_event_cells
        found = list(find(min_confidence=floor))
        is_cut = len(found) > most
        # Some of what a cut list leaves out may also be below this confidence.
        has_others = (
            to is ShowFormat.table and floor > 0 and (is_cut or _differs(found, find(min_confidence=0)))
        )
        table = partial(
            print_table,
            floor=floor,
            has_others=has_others,
            is_cut=is_cut,
            newest=newest,
            ids=ids,
        )
        _print(found[:most], to, table=table, cells=print_cells)
        filters["min_confidence"] = floor
        if not statements and (n_partly := opened.count_partly(**filters)):
            are_dated = "is dated" if n_partly == 1 else "are dated"
            sys.stderr.write(
                f"{n_partly} more {are_dated} to a longer period that lies only partly in this one\n"
            )
        _print_notes(opened, list(parties.values()), len(found), most=most, newest=newest, to=to)


def _differs(found: Sequence[Any], unfiltered: Iterable[Any]) -> bool:
    """Return whether a list differs from the same list without a minimum confidence."""
    return [row.id for row in found] != [row.id for row in unfiltered]


def _print_notes(
    opened: Record,
    names: Sequence[str | None],
    n_found: int,
    *,
    most: int,
    newest: bool,
    to: ShowFormat,
) -> None:
    """Print notes on stderr, apart from the rows on stdout: that no actor has a given name, or that the list is cut."""
    for name in names:
        if not n_found and name and not opened.names_of(name):
            sys.stderr.write(f"no actor in the record is called {name!r}\n")
    if n_found > most and to is not ShowFormat.table:  # a table says so at its foot
        sys.stderr.write(f"only the {'newest' if newest else 'first'} {most}; --limit gives more\n")


def _print(
    rows: Sequence[Any], to: ShowFormat, *, table: Callable[..., None], cells: Callable[..., None]
) -> None:
    """Print rows as a table, with ``table``, as CSV, with ``cells``, or as JSON lines."""
    from communique.cli.tables import print_lines

    if to is ShowFormat.table:
        table(rows)
    elif to is ShowFormat.csv:
        cells(rows, sys.stdout)
    else:
        print_lines(rows, sys.stdout)


def _draw(opened: Record, filters: EventFilters, to: ShowFormat, *, is_matrix: bool, by: Unit | None) -> None:
    """Print a series or a matrix as a text chart, or its numbers as CSV or JSON lines."""
    from communique.cli import text_charts
    from communique.web import matrices
    from communique.web.activity import over_time, vague_text

    if is_matrix:
        rows = opened.pairs(since=filters.get("since"), until=filters.get("until"))
        if to is ShowFormat.table:
            text_charts.print_matrix(*matrices.busiest(rows, matrices.BUSY), n_pairs=len(rows))
        else:
            text_charts.write_pairs(rows, sys.stdout, as_csv=to is ShowFormat.csv)
        return
    activity = over_time(opened, **filters)
    if to is ShowFormat.table:
        text_charts.print_series(activity, by=by)
    else:
        text_charts.write_series(activity, sys.stdout, as_csv=to is ShowFormat.csv, by=by or "day")
        for precision, number in activity.vaguer_than(by or "day"):
            sys.stderr.write(f"{vague_text(precision, number)}, in no row\n")
