"""``communique backup``: a consistent copy of a record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import RecordPath


def backup(
    record: RecordPath,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The new file.")],
) -> None:
    """Copy a record as it is now to a new file, even while it is being written.

    Example: `communique backup news.sqlite news-monday.sqlite`
    """
    from communique.record import open_record

    with open_record(record, create=False) as opened:
        opened.backup(path)
    sys.stderr.write(f"{path}: {path.stat().st_size} bytes\n")
