"""``communique diff``: what changed between two snapshots, and why."""

from __future__ import annotations

import sys
from typing import Annotated

import typer


def diff(
    old: Annotated[str, typer.Argument(metavar="A", help="A snapshot, or a record as it is now.")],
    new: Annotated[str, typer.Argument(metavar="B", help="A later one.")],
    json: Annotated[bool, typer.Option("--json", help="Print JSON lines instead of text.")] = False,
) -> None:
    """Show what changed between two snapshots, and why: versions, judgements, readings, events.

    Example: `communique diff monday.json news.sqlite`
    """
    from communique.cli.tables import counted
    from communique.cli.visible import visible
    from communique.exchange import to_json
    from communique.record.snapshot import diff as compare
    from communique.record.snapshot import load

    before, now = load(old), load(new)
    n_changes = 0
    for change in compare(before, now):
        n_changes += 1
        sys.stdout.write(
            to_json(change).decode() + "\n"
            if json
            else visible(f"{change.what} {change.id} {change.how}: {change.why}") + "\n"
        )
    told = [counted(n_changes, "change")]
    for name in sorted(before.counts.keys() | now.counts.keys()):
        was, number = before.counts.get(name, 0), now.counts.get(name, 0)
        told += [f"{name.replace('_', ' ')} {was} → {number}"] * (was != number)
    sys.stderr.write(f"{', '.join(told)}\n")
