"""``communique chart``: a record's charts as files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import (
    Actor,
    EventStatus,
    EventType,
    MinConfidence,
    NewSince,
    Other,
    RecordPath,
    Since,
    Source,
    Target,
    Until,
    refuse,
)

if TYPE_CHECKING:
    from communique.record import Record
    from communique.web.filters import EventQuery

Drawn = tuple[Any, int, str]
"""A chart, the number of things drawn in it, and a description for the terminal."""


def chart(
    record: RecordPath,
    out: Annotated[
        Path,
        typer.Option("-o", "--out", metavar="FILE", help="The file: .svg, .png, .html or .json (Vega-Lite)."),
    ],
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="ONE TWO", help="What two actors did to each other, one mark per event."),
    ] = None,
    matrix: Annotated[bool, typer.Option("--matrix", help="The busiest pairs of countries.")] = False,
    map_: Annotated[bool, typer.Option("--map", help="Where events took place, on a world map.")] = False,
    actor: Actor = None,
    other: Other = None,
    source: Source = None,
    target: Target = None,
    kind: EventType = None,
    status: EventStatus = None,
    since: Since = None,
    until: Until = None,
    min_confidence: MinConfidence = None,
    new_since: NewSince = None,
) -> None:
    """Save a chart of a record: its events by week, a pair of actors, the busiest pairs, or a map.

    If there is nothing to draw, no file is written and the exit code is 1.

    Example: `communique chart news.sqlite --pair KOR PRK -o pair.svg`
    """
    from communique.errors import CommuniqueError

    if (pair is not None) + matrix + map_ > 1:
        raise typer.BadParameter("Give one of --pair, --matrix and --map.")
    if pair is not None:
        refuse("--pair", actor=actor, other=other, source=source, target=target)
    if matrix:
        parties = {"actor": actor, "other": other, "source": source, "target": target}
        refuse(
            "--matrix",
            **parties,
            type=kind,
            status=status,
            min_confidence=min_confidence,
            new_since=new_since,
        )
    _need_web()
    from communique.record import open_record
    from communique.web import rendering
    from communique.web.filters import EventQuery

    if out.suffix.lower().removeprefix(".") not in rendering.KINDS:
        raise typer.BadParameter(f"{rendering.SAVED_AS}, not {out.suffix!r}.", param_hint="'-o'")
    query = EventQuery.model_validate(
        {
            "actor": actor,
            "other": other,
            "source": source,
            "target": target,
            "type": kind,
            "status": status,
            "since": since,
            "until": until,
            "min_confidence": min_confidence,
            "new_since": new_since,
        }
    )
    with open_record(record, create=False) as opened:
        if pair is not None:
            drawn, n_drawn, says = _pair(opened, record, pair, query)
        elif matrix:
            drawn, n_drawn, says = _matrix(opened, since=since, until=until)
        elif map_:
            drawn, n_drawn, says = _map(opened, query)
        else:
            drawn, n_drawn, says = _series(opened, query)
        if not n_drawn:
            raise CommuniqueError(f"there is nothing to draw, so {out} is not written: {says}")
        rendering.save(drawn, out)
    sys.stderr.write(f"{out}: {says}\n")


def _need_web() -> None:
    """Import the libraries that charts need.

    Raises:
        CommuniqueError: one is not installed; the message says how to install it.

    """
    from communique.errors import CommuniqueError

    try:
        from communique.web import charts, dealings, rendering  # noqa: F401
    except ModuleNotFoundError as error:
        raise CommuniqueError(f"charts need {error.name}: pip install 'communique[web]'") from error


def _pair(opened: Record, path: str, pair: tuple[str, str], query: EventQuery) -> Drawn:
    from communique.web import dealings
    from communique.web.desk import Desk

    found = dealings.dealing(Desk(opened, name=path, judge=""), *pair, query)
    says = [f"{found.cut_text or f'{len(found.events)} events'} of {' and '.join(found.names)}"]
    if found.unmarked_text:
        says.append(found.unmarked_text)
    return dealings.chart_of(found), len(found.events), "; ".join(says)


def _matrix(opened: Record, *, since: str | None, until: str | None) -> Drawn:
    from communique.web import charts
    from communique.web.matrices import BUSY, busiest, busiest_text

    rows = opened.pairs(since=since, until=until)
    codes, _ = busiest(rows, BUSY)
    says = busiest_text(codes, rows) if codes else "0 countries"
    return charts.matrix_chart(codes, rows), len(codes), says


def _map(opened: Record, query: EventQuery) -> Drawn:
    from communique.web import map_charts
    from communique.web.places import place_list

    spots = place_list(opened, query.selection())
    says = f"{sum(row.n_events for row in spots)} events in {len(spots)} places"
    return map_charts.map_chart(spots), len(spots), says


def _series(opened: Record, query: EventQuery) -> Drawn:
    from communique.web import charts
    from communique.web.activity import over_time

    numbers = over_time(opened, **query.selection())
    n_drawn = numbers.n_drawn
    says = [f"{n_drawn} events"]
    if numbers.n_far:
        says.append(f"{numbers.n_far} long before or after, left out")
    says += [f"{vague}, left out" for vague in numbers.vaguer_texts]
    if numbers.undated:
        says.append(f"{numbers.undated} without a day, left out")
    return charts.series_chart(numbers), n_drawn, "; ".join(says)
