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
        if json:
            line = to_json(change).decode()
        else:
            line = visible(f"{change.what} {change.id} {change.how}: {change.why}")
        sys.stdout.write(f"{line}\n")
    summary = [counted(n_changes, "change")]
    for name in sorted(before.counts.keys() | now.counts.keys()):
        n_before, n_now = before.counts.get(name, 0), now.counts.get(name, 0)
        if n_before != n_now:
            summary.append(f"{name.replace('_', ' ')} {n_before} → {n_now}")
    sys.stderr.write(f"{', '.join(summary)}\n")
