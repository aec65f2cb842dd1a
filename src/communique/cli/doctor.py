"""``communique doctor``: checks that a record is intact, and repairs it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from communique.cli.options import RecordPath
from communique.cli.visible import visible


def doctor(
    record: RecordPath,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="Derive again what can be derived; without it nothing is changed."),
    ] = False,
) -> None:
    """Check a record: its file, its readings, all that is derived from them, and its indexes. Print its counts.

    The exit code is 1 if something is wrong and was not repaired.

    Example: `communique doctor news.sqlite --repair`
    """
    from communique.cli.tables import counted
    from communique.errors import RecordError
    from communique.record import TroubleError, open_record

    try:
        opening = open_record(record, create=False)
    except TroubleError as error:
        if error.code != "C0412":
            raise
        raise RecordError(
            f"the record {record} is too damaged to be checked ({error.detail}); restore a backup, or read its "
            "pages again into a new record"
        ) from error
    with opening as opened:
        findings = opened.doctor(repair=repair)
        for finding in findings:
            state = "repaired" if finding.is_mended else "wrong"
            sys.stdout.write(visible(f"{state}: {finding.where}: {finding.what}; {finding.advice}") + "\n")
        try:
            counts = ", ".join(
                counted(n, name.replace("_", " ").removesuffix("s")) for name, n in opened.counts().items()
            )
        except RecordError:  # the findings say why
            counts = "the rest cannot be counted"
    n_wrong = sum(not finding.is_mended for finding in findings)
    sys.stdout.write(
        f"{counts}\n{counted(len(findings), 'error')} found, {len(findings) - n_wrong} repaired\n"
    )
    if n_wrong:
        raise typer.Exit(1)
