"""``communique merge``: joins the reports of one event."""

from __future__ import annotations

import sys

from communique.cli.options import RecordPath


def merge(record: RecordPath) -> None:
    """Join the reports of the same event from all articles. `communique read` does this at its end.

    Example: `communique merge news.sqlite`
    """
    from communique.cli.tables import counted, events_from_reports
    from communique.record import open_record

    with open_record(record, create=False) as opened:
        n_new = opened.merge()
        counts = opened.counts()
    sys.stderr.write(f"{counted(n_new, 'new report')}; {events_from_reports(counts)}\n")
