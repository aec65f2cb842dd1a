"""Each export is read back as it was written, and every line has exactly the columns of its format."""

import dataclasses
import io
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from communique.errors import InputError, RecordError
from communique.export import FORMATS, export, icews, reread
from communique.export.sheet import neutralise, restore
from communique.export.table import flatten, flatten_statement
from communique.model import Dating, EventTime
from communique.record import open_record
from tests.export.writing import written
from tests.record.readings import call, failed, wire, with_text

WIDTHS = {"gdelt": 61, "gdelt-mentions": 16, "icews": 20, "polecat": 40}


@pytest.mark.parametrize("form", WIDTHS)
def test_every_line_has_its_columns(record, form):
    data, manifest = written(record, form)
    lines = data.decode().splitlines()
    assert {line.count("\t") + 1 for line in lines} == {WIDTHS[form]}
    assert len(lines) == manifest.rows + (form in {"icews", "polecat"})
    assert manifest.rows >= 6


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "parquet"])
def test_what_is_written_reads_back_and_is_written_the_same_again(record, form):
    data, manifest = written(record, form)
    rows = list(reread(io.BytesIO(data), form=form))
    assert len(rows) == manifest.rows
    assert written(record, form) == (data, manifest)


def test_json_lines_give_the_readings_back(record):
    data, _ = written(record, "jsonl")
    assert list(reread(io.BytesIO(data), form="jsonl")) == list(record.readings())


def test_csv_gives_the_events_back(record):
    data, _ = written(record, "csv")
    assert list(reread(io.BytesIO(data), form="csv")) == [flatten(row) for row in record.events()]


def test_statements_come_back_with_their_speakers_countries(record):
    data, manifest = written(record, "statements")
    rows = list(reread(io.BytesIO(data), form="statements"))
    assert rows == [flatten_statement(row) for row in record.statements()]
    assert (manifest.layer, manifest.columns) == ("statements", tuple(rows[0]))
    (moons,) = (row for row in rows if row["speaker"] == "Moon Jae-in")
    assert (moons["speaker_country"], moons["speaker_sectors"]) == ("KOR", "GOV")
    assert moons["date"] is None  # the words do not tell their day; the article's is beside
    assert moons["published"] == "2019-04-10"


def test_statements_are_chosen_by_what_statements_have(record):
    out = io.BytesIO()
    assert export(record, to="statements", out=out, actor="KOR").filters == {"actor": "KOR"}
    assert len(list(reread(io.BytesIO(out.getvalue()), form="statements"))) == 1
    assert export(record, to="statements", out=io.BytesIO(), min_confidence=1.0).rows == 0
    with pytest.raises(InputError, match="cannot be filtered by status, type"):
        export(record, to="statements", out=io.BytesIO(), type="CONSULT", status="denied")


@pytest.mark.parametrize("name", ["events.parquet", "by-month"])
def test_parquet_gives_the_events_back(record, tmp_path, name):
    pytest.importorskip("pyarrow")
    out = tmp_path / name
    manifest = export(record, to="parquet", out=out)
    assert list(reread(out, form="parquet")) == [flatten(row) for row in record.events()]
    assert manifest.rows == 6
    if name == "by-month":
        assert sorted(path.name for path in out.iterdir()) == ["month=2019-04", "month=2021-03"]


def test_a_file_comes_with_its_manifest(record, tmp_path):
    out = tmp_path / "events.export.CSV"
    manifest = export(record, to="gdelt", out=out)
    beside = json.loads((tmp_path / "events.export.CSV.manifest.json").read_text())
    assert beside["sha256"] == manifest.sha256
    assert beside["mappings"]["goldstein"] == "CAMEO 1.1b3 (ICEWS)"
    assert beside["layer"] == "events"


def undated():
    reading = call(id="undated")
    return dataclasses.replace(
        reading,
        article=dataclasses.replace(reading.article, published=Dating()),
        events=tuple(dataclasses.replace(event, time=None) for event in reading.events),
    )


def test_events_without_a_date_are_left_out_and_counted(tmp_path):
    with open_record(tmp_path / "undated.sqlite") as record:
        record.add(undated())
        _, manifest = written(record, "gdelt")
    assert manifest.rows == 0
    assert list(manifest.left_out.values()) == [3]


def test_parquet_by_month_holds_every_event_without_a_date_too(record, tmp_path):
    pytest.importorskip("pyarrow")
    record.add(undated())
    manifest = export(record, to="parquet", out=tmp_path / "by-month")
    assert list(reread(tmp_path / "by-month", form="parquet")) == [flatten(row) for row in record.events()]
    assert manifest.rows == 9


def test_parquet_by_month_keeps_what_is_dated_to_a_decade_apart_from_what_has_no_date(record, tmp_path):
    pytest.importorskip("pyarrow")
    record.add(undated())
    reading = call(id="decade")
    when = {"start": "2010-01-01", "end": "2019-12-31", "precision": "year"}
    record.add(
        dataclasses.replace(
            reading,
            events=tuple(dataclasses.replace(event, time=EventTime(**when)) for event in reading.events),
        )
    )
    out = tmp_path / "by-month"
    export(record, to="parquet", out=out)
    assert list(reread(out, form="parquet")) == [flatten(row) for row in record.events()]
    assert {"month=201", "month=unknown"} < {path.name for path in out.iterdir()}


def test_unknown_formats_are_refused(record):
    with pytest.raises(InputError, match="the formats are"):
        export(record, to="xlsx", out=io.BytesIO())
    with pytest.raises(InputError, match="the formats are"):
        list(reread(io.BytesIO(), form="xlsx"))


def test_a_folder_that_is_not_there_is_named(record, tmp_path):
    with pytest.raises(RecordError, match="cannot be written"):
        export(record, to="csv", out=tmp_path / "nowhere" / "events.csv")


def test_a_device_is_written_into_and_a_link_stays(record, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    pipe, link, real = folder / "pipe", folder / "latest.csv", folder / "2019.csv"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_bytes)
        export(record, to="csv", out=pipe)
        assert read.result(timeout=9).startswith(b"id,")
    export(record, to="parquet", out=Path(os.devnull))
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_bytes)
        export(record, to="parquet", out=pipe)
        assert read.result(timeout=9)[-4:] == b"PAR1"
    assert pipe.is_fifo()
    assert [path.name for path in folder.iterdir()] == ["pipe"]
    real.write_text("the last good one")
    link.symlink_to(real)
    export(record, to="csv", out=link)
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"id,")


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_failed_export_leaves_no_file(record, tmp_path, monkeypatch, form):
    out = tmp_path / f"events.{form}"
    out.write_text("the last good one")

    def broken(*_args, **_kwargs):
        yield from ()
        raise RecordError("the disk is gone")

    monkeypatch.setattr(type(record), "events", broken)
    with pytest.raises(RecordError, match="gone"):
        export(record, to=form, out=out)
    assert out.read_text() == "the last good one"
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "'=1", "''=1", "%0", "|x", "-", "'", "'tis", "Seoul", ""],
)
def test_cells_a_spreadsheet_would_run_are_made_text_and_back(text):
    safe = neutralise(text)
    assert restore(safe) == text
    assert not safe.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "parquet"])
def test_files_of_another_form_are_refused(form):
    with pytest.raises(InputError, match=r"line|header"):
        list(reread(io.BytesIO(b"a,b\n1,2\n"), form=form))


def test_damaged_files_are_refused(record, tmp_path):
    csv, _ = written(record, "csv")
    header = "\t".join(icews.COLUMNS)
    undated = "\t".join(["1", "7/44/2017", *[""] * 18])
    for form, data in (("csv", csv[:-40]), ("icews", f"{header}\n{undated}\n".encode())):
        with pytest.raises(InputError, match="line"):
            list(reread(io.BytesIO(data), form=form))
    (tmp_path / "cut.parquet").write_bytes(b"PAR1 cut off")
    with pytest.raises(InputError, match="not a complete Parquet"):
        list(reread(tmp_path / "cut.parquet", form="parquet"))


@pytest.mark.parametrize("form", WIDTHS)
def test_tabs_and_line_ends_in_names_break_no_line(tmp_path, form):
    odd = wire()
    odd = dataclasses.replace(
        odd,
        actors=tuple(dataclasses.replace(actor, name="the\tarmy\r\n=\u2028of x") for actor in odd.actors),
        article=dataclasses.replace(odd.article, site="Abay\tNews\n", url="http://[x.example/\t1"),
    )
    with open_record(tmp_path / "odd.sqlite") as record:
        record.add_many([odd, failed(), with_text(call(), "nothing read")])
        data, manifest = written(record, form)
    rows = data.split(b"\n")[form in {"icews", "polecat"} : -1]
    assert len(rows) == manifest.rows > 0
    assert {row.count(b"\t") + 1 for row in rows} == {WIDTHS[form]}
