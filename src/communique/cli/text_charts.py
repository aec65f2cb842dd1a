"""Time series and matrices drawn with characters, from the numbers that the charts of the pages show."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.cli.tables import counted, print_lines
from communique.web.activity import vague_text
from communique.web.periods import first_day, period_text, unit_for

if TYPE_CHECKING:
    from communique.record import PairRow, Quads
    from communique.web.activity import Activity
    from communique.web.periods import Unit

_LIGHT, _SOLID = "░", "█"
"""Verbal and material acts."""
_SHARES = " ▁▂▃▄▅▆▇█"
_COOPERATION, _CONFLICT = "blue", "red"
_PERIODS = 48
"""Most lines of a series; if there would be more, each line stands for a longer period."""
_MOST_BAR = 48  # characters of the longest bar on either side


def series(activity: Activity, *, width: int, by: Unit | None = None) -> list[Text]:
    """Return a line for each period: conflict to the left, cooperation to the right; verbal acts light, material acts solid.

    Args:
        activity: the counts to draw.
        width: greatest length of a line, in characters.
        by: the period of a line; if not given, the shortest that needs no more than :data:`_PERIODS` lines.

    >>> from communique.web.activity import Activity
    >>> days = (("2019-04-08", (1, 1, 0, 0)), ("2019-04-09", (0, 0, 2, 0)))
    >>> for line in series(Activity(total=4, undated=0, quads=(1, 1, 2, 0), days=days), width=40):
    ...     print(line.plain.rstrip())
    2019-04-08               │█░ 2
    2019-04-09          2 ░░ │

    """
    unit = by or _unit(activity)
    bins = dict(activity.by(unit))
    if not bins:
        return []
    names = {number: period_text(number, unit) for number in range(min(bins), max(bins) + 1)}
    label = max(map(len, names.values()))
    room = max(6, min(_MOST_BAR, (width - label - 2) // 2))
    numbers = max(len(str(sum(quads))) for quads in bins.values())
    biggest = max(max(sum(quads[:2]), sum(quads[2:])) for quads in bins.values())
    scale = min(1.0, (room - numbers - 2) / biggest)
    return [
        _line(name.ljust(label), bins.get(number, (0, 0, 0, 0)), room=room, scale=scale)
        for number, name in names.items()
    ]


def _unit(activity: Activity) -> Unit:
    """Return the shortest period that needs few enough lines; if no event has a day, one that counts the vaguer events."""
    days = [day for day, _ in activity.days]
    if days or not activity.vague:
        return unit_for(days, most=_PERIODS)
    return "month" if not activity.vaguer_than("month") else "year"


def _line(name: str, quads: Quads, *, room: int, scale: float) -> Text:
    verbal_cooperation, material_cooperation, verbal_conflict, material_conflict = quads
    left = _bar(verbal_conflict, material_conflict, scale=scale)[::-1]  # material acts are next to the axis
    right = _bar(verbal_cooperation, material_cooperation, scale=scale)
    conflict = f"{verbal_conflict + material_conflict} {left}" if left else ""
    cooperation = f"{right} {verbal_cooperation + material_cooperation}" if right else ""
    return Text.assemble(
        (name, "dim"), " ", (conflict.rjust(room - 1), _CONFLICT), " │", (cooperation, _COOPERATION)
    )


def _bar(verbal: int, material: int, *, scale: float) -> str:
    """Return the bar of one side; a count above 0 is drawn with at least one character."""
    n_solid, n_light = (max(1, round(number * scale)) if number else 0 for number in (material, verbal))
    return _SOLID * n_solid + _LIGHT * n_light


def matrix(codes: Sequence[str], cells: Mapping[tuple[str, str], PairRow]) -> Table:
    """Return the pairs of countries as a table: in each cell the number of events, and a block for the share of conflict."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("")
    for code in codes:
        table.add_column(code, justify="right", no_wrap=True)
    for one in codes:
        table.add_row(Text(one, "bold"), *(_cell(cells.get((one, two)), one == two) for two in codes))
    return table


def _cell(row: PairRow | None, is_self: bool) -> Text:  # noqa: FBT001
    if row is None or not row.total:
        return Text("\\ " if is_self else "· ", "dim")
    share = sum(row.quads[2:]) / row.total
    return Text.assemble(
        (f"{row.total}", ""),
        (_SHARES[round(share * (len(_SHARES) - 1))], _CONFLICT if share > 0.5 else _COOPERATION),
    )


def print_series(activity: Activity, *, by: Unit | None = None) -> None:
    """Print events over time, and how many are not drawn; without ``by``, in periods that fit the screen."""
    console = Console()
    drawn = activity.drawn
    unit = by or _unit(drawn)
    vaguer = activity.vaguer_than(unit)
    vaguer_texts = [vague_text(precision, number) for precision, number in vaguer]
    n_drawn = sum(sum(quads) for _, quads in drawn.by(unit))
    if not n_drawn:
        console.print("; ".join(["no event has a day", *vaguer_texts]) if activity.total else "0 events")
        return
    console.print(
        Text.assemble(
            ("conflict", _CONFLICT), " left, ", ("cooperation", _COOPERATION), " right; words ░, deeds █\n"
        )
    )
    for line in series(drawn, width=console.width, by=unit):
        console.print(line, no_wrap=True, overflow="crop")
    n_far = activity.n_placed - n_drawn - sum(number for _, number in vaguer)
    notes = [counted(n_drawn, "event"), *vaguer_texts]
    if n_far:
        notes.append(f"{n_far} long before or after not drawn")
    if activity.undated:
        notes.append(f"{activity.undated} on no day")
    console.print("\n" + "; ".join(notes), style="dim")


def print_matrix(codes: Sequence[str], cells: Mapping[tuple[str, str], PairRow], *, n_pairs: int) -> None:
    """Print who deals with whom among the busiest countries."""
    console = Console()
    if not codes:
        console.print("there are no events between actors of two countries")
        return
    console.print("rows did it, columns received it; the block is the share of conflict\n", style="dim")
    console.print(matrix(codes, cells))
    console.print(f"\n{len(codes)} countries; {len(cells)} of {n_pairs} pairs", style="dim")


def write_series(activity: Activity, out: TextIO, *, as_csv: bool, by: Unit = "day") -> None:
    """Write a row for each period that has events: its first day and the number of events in each quad class."""
    rows = [
        {"date": first_day(number, by).isoformat()}
        | {f"quad_{place}": count for place, count in enumerate(quads, start=1)}
        for number, quads in activity.by(by)
    ]
    _write(rows, ["date", *(f"quad_{place}" for place in range(1, 5))], out, as_csv=as_csv)


def write_pairs(rows: Sequence[PairRow], out: TextIO, *, as_csv: bool) -> None:
    """Write a row for each pair of countries: the number of events in each quad class."""
    names = ["source", "target", *(f"quad_{place}" for place in range(1, 5))]
    made = [dict(zip(names, (row.source, row.target, *row.quads), strict=True)) for row in rows]
    _write(made, names, out, as_csv=as_csv)


def _write(rows: Sequence[Mapping[str, object]], names: Sequence[str], out: TextIO, *, as_csv: bool) -> None:
    if not as_csv:
        print_lines(rows, out)
        return
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row[name] for name in names] for row in rows)
