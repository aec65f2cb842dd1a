"""``communique chart``: a record's charts as files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import (
    Actor,
    EventStatus,
    EventType,
    MinConfidence,
    RecordPath,
    Since,
    Until,
    refuse,
)


def chart(
    record: RecordPath,
    out: Annotated[
        Path, typer.Option("-o", "--out", help="The file: .svg, .png, .html or .json (Vega-Lite).")
    ],
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="ONE TWO", help="What two actors did to each other, each event a mark."),
    ] = None,
    matrix: Annotated[bool, typer.Option("--matrix", help="The busiest pairs of countries.")] = False,
    map_: Annotated[bool, typer.Option("--map", help="Where events took place, on the world's map.")] = False,
    actor: Actor = None,
    kind: EventType = None,
    status: EventStatus = None,
    since: Since = None,
    until: Until = None,
    min_confidence: MinConfidence = None,
) -> None:
    """Save a chart of a record: its events by week, a pair, the busiest pairs, or a map.

    Where there is nothing to draw no file is written, and the exit code is 1.

    Example: `communique chart news.sqlite --pair KOR PRK -o pair.svg`
    """
    from communique.errors import CommuniqueError

    if (pair is not None) + matrix + map_ > 1:
        raise typer.BadParameter("Give one of --pair, --matrix and --map.")
    if pair is not None:
        refuse("--pair", actor=actor)
    if matrix:
        refuse("--matrix", actor=actor, type=kind, status=status, min_confidence=min_confidence)
    try:
        from communique.web import charts, dealings, places, rendering
        from communique.web.activity import over_time
        from communique.web.desk import Desk
        from communique.web.filters import EventQuery
        from communique.web.matrices import BUSY, busiest, says_busiest
    except ModuleNotFoundError as error:
        raise CommuniqueError(f"charts need {error.name}: pip install 'communique[web]'") from error
    from communique.record import open_record

    if out.suffix.lower().removeprefix(".") not in rendering.KINDS:
        raise typer.BadParameter(
            f"{rendering.SAVED_AS}, not {out.suffix!r}.",
            param_hint="'-o'",
        )
    asked = EventQuery.model_validate(
        {
            "actor": actor,
            "type": kind,
            "status": status,
            "since": since,
            "until": until,
            "min_confidence": min_confidence,
        }
    )
    with open_record(record, create=False) as opened:
        if pair is not None:
            found = dealings.dealing(Desk(opened, name=record, judge=""), *pair, asked)
            there, back = dealings.marks_of(found.events)
            drawn = charts.pair_chart(*found.names, there=there, back=back, note=found.says_cut)
            n_drawn = len(found.events)
            told = found.says_cut or f"{n_drawn} events"
            says = f"{told} of {' and '.join(found.names)}"
        elif matrix:
            rows = opened.pairs(since=since, until=until)
            codes, _ = busiest(rows, BUSY)
            drawn = charts.matrix_chart(codes, rows)
            n_drawn = len(codes)
            says = says_busiest(codes, rows) if codes else "0 countries"
        elif map_:
            spots = places.place_list(opened, asked.selection())
            drawn = charts.map_chart(spots)
            n_drawn = len(spots)
            says = f"{sum(row.n_events for row in spots)} events in {n_drawn} places"
        else:
            numbers = over_time(opened, **asked.selection())
            drawn = charts.series_chart(numbers)
            n_drawn = numbers.drawn.total - numbers.drawn.undated
            says = "; ".join(
                [f"{n_drawn} events"]
                + [f"{numbers.n_far} long before or after are left out"] * bool(numbers.n_far)
                + [f"{numbers.undated} without any day are left out"] * bool(numbers.undated)
            )
        if not n_drawn:
            raise CommuniqueError(f"there is nothing to draw, so {out} is not written: {says}")
        rendering.save(drawn, out)
    sys.stderr.write(f"{out}: {says}\n")
