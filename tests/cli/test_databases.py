"""An export of a news database, read from its file into a record."""

from __future__ import annotations

from pathlib import Path

from communique.record import open_record
from tests.cli.running import run
from tests.pages.databases.layouts import DAYS, NEXIS, NEXIS_LINES, SITES, TITLES, as_docx, as_rtf


def test_an_export_goes_into_a_record_article_by_article(tmp_path: Path) -> None:
    """Also what was begun before: with workers, and from another form of the same articles."""
    (tmp_path / "export.docx").write_bytes(as_docx(NEXIS_LINES))
    begun, whole = tmp_path / "begun.sqlite", tmp_path / "whole.sqlite"
    (tmp_path / "first.docx").write_bytes(as_docx(NEXIS[0]))
    assert run("read", tmp_path / "first.docx", "--into", begun).exit_code == 0
    for record, workers in ((whole, "1"), (begun, "2")):
        done = run("read", tmp_path / "export.docx", "--into", record, "--workers", workers)
        assert (done.exit_code, "3 inputs, 3 articles" in done.stdout) == (0, True)
    (tmp_path / "export.rtf").write_bytes(as_rtf(NEXIS_LINES))
    again = run("read", tmp_path / "export.rtf", "--into", whole)
    assert " of the inputs were in " in again.stdout.replace("\n", " ")
    kept = []
    for path in (whole, begun):
        with open_record(path) as record:
            readings = sorted(
                record.readings(),
                key=lambda reading: reading.article.published.value or "" if reading.article else "",
            )
            kept.append(readings)
            assert record.events(actor="USA")
    assert kept[0] == kept[1]
    assert [(a.title, a.site, a.published.value) for reading in kept[0] if (a := reading.article)] == [
        (title, site, day) for title, site, day in zip(TITLES, SITES, DAYS, strict=True)
    ]
