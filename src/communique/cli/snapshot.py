"""``communique snapshot``: writes down what a record holds, from which inputs and by which reader."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import RecordPath


def snapshot(
    record: RecordPath,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The file, JSON.")],
) -> None:
    """Write a manifest of a record, for later comparison: hashes of its inputs, versions, counts, problems.

    Example: `communique snapshot news.sqlite -o monday.json`
    """
    from communique.record import open_record
    from communique.record.snapshot import take

    with open_record(record, create=False) as opened:
        taken = take(opened)
    taken.write(out)
    sys.stderr.write(f"{out}: {len(taken.readings)} readings, {len(taken.events)} events\n")
