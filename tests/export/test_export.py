"""Each export is read back as it was written, and every line has exactly the columns of its format."""

import dataclasses
import io
import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from communique.errors import InputError, RecordError
from communique.export import FORMATS, export, gdelt, icews, polecat, reread
from communique.export.sheet import neutralise, restore
from communique.export.table import flatten
from communique.model import Dating
from communique.record import open_record
from tests.record.readings import call, everything, failed, wire, with_text

WIDTHS = {"gdelt": 61, "gdelt-mentions": 16, "icews": 20, "polecat": 40}


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "news.sqlite") as opened:
        opened.add_many(everything())
        yield opened


def written(record, form):
    out = io.BytesIO()
    manifest = export(record, to=form, out=out)
    return out.getvalue(), manifest


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


# GDELT

GOLDEN = (
    "913294060 20200218 202002 2020 2020.1315 BUS INDUSTRY _ _ _ _ _ BUS _ _ _ _ _ _ _ _ _ _ _ _ 1 160 160 16 4 -4.0 10 1 10 "
    "-2.33812949640287 4 Sydney,~New~South~Wales,~Australia AS AS02 154637 -33.8833 151.217 -1603135 0 _ _ _ _ _ _ _ "
    "4 Sydney,~New~South~Wales,~Australia AS AS02 154637 -33.8833 151.217 -1603135 20200319064500 https://news.example/1"
)


def test_a_row_of_gdelts_own_reads_by_column():
    cells = [cell.replace("~", " ") if cell != "_" else "" for cell in GOLDEN.split(" ")]
    (row,) = reread(io.BytesIO("\t".join(cells).encode() + b"\n"), form="gdelt")
    assert (row["EventCode"], row["QuadClass"], row["GoldsteinScale"], row["AvgTone"]) == (
        "160",
        "4",
        "-4.0",
        "-2.33812949640287",
    )
    assert (row["ActionGeo_CountryCode"], row["Actor1Geo_FeatureID"], row["DATEADDED"]) == (
        "AS",
        "-1603135",
        "20200319064500",
    )
    assert row["FractionDate"] == gdelt.fraction_date(date(2020, 2, 18))


@pytest.mark.parametrize(
    ("day", "fraction"),
    [((2018, 10, 24), "2018.8055"), ((2019, 9, 24), "2019.7233"), ((2019, 3, 20), "2019.2192")],
)
def test_fraction_dates_are_as_in_gdelts_files(day, fraction):
    assert gdelt.fraction_date(date(*day)) == fraction


def by(rows, **wanted):
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


def test_gdelt_rows_hold_codes_of_both_kinds(record):
    rows = list(reread(io.BytesIO(written(record, "gdelt")[0]), form="gdelt"))
    (talk,) = by(rows, EventCode="041")
    assert (talk["SQLDATE"], talk["FractionDate"], talk["QuadClass"], talk["GoldsteinScale"]) == (
        "20190409",
        "2019.2712",
        "1",
        "1.0",
    )
    assert (talk["Actor1Code"], talk["Actor1Name"], talk["Actor1CountryCode"], talk["Actor2Code"]) == (
        "KORGOV",
        "MOON JAE-IN",
        "KOR",
        "USAGOV",
    )
    assert (talk["DATEADDED"], talk["SOURCEURL"], talk["AvgTone"]) == (
        "20190410000000",
        "https://han.example/1",
        "",
    )
    fight = by(rows, EventCode="193")[0]
    assert (fight["ActionGeo_Type"], fight["ActionGeo_Fullname"], fight["ActionGeo_CountryCode"]) == (
        "4",
        "Dessie, Ethiopia",
        "ET",
    )
    (summit,) = by(rows, EventCode="036")
    assert (summit["ActionGeo_Type"], summit["EventRootCode"], summit["EventBaseCode"]) == ("3", "03", "036")
    assert len({row["GLOBALEVENTID"] for row in rows}) == len(rows)


def test_gdelt_mentions_point_to_events(record):
    events = list(reread(io.BytesIO(written(record, "gdelt")[0]), form="gdelt"))
    mentions = list(reread(io.BytesIO(written(record, "gdelt-mentions")[0]), form="gdelt-mentions"))
    assert {row["GLOBALEVENTID"] for row in mentions} == {row["GLOBALEVENTID"] for row in events}
    first = by(mentions, MentionIdentifier="https://han.example/1")[0]
    assert (first["MentionType"], first["MentionSourceName"], first["SentenceID"]) == (
        "1",
        "han.example",
        "1",
    )


# ICEWS


def test_icews_rows_go_both_ways_for_a_call(record):
    rows = list(reread(io.BytesIO(written(record, "icews")[0]), form="icews"))
    talks = by(rows, **{"CAMEO Code": "041"})
    assert [(row["Source Name"], row["Target Name"]) for row in talks] == [
        ("Moon Jae-in", "Donald Trump"),
        ("Donald Trump", "Moon Jae-in"),
    ]
    assert (talks[0]["Event Text"], talks[0]["Source Sectors"], talks[0]["Source Country"]) == (
        "Discuss by telephone",
        "Government",
        "South Korea",
    )
    assert len({(row["Event ID"], row["Event Date"]) for row in rows}) == len(rows)


def test_icews_dates_of_2017_become_iso():
    header = "\t".join(icews.COLUMNS)
    row = "\t".join(["1", "7/4/2017", *[""] * 18])
    (read,) = reread(io.BytesIO(f"{header}\n{row}\n".encode()), form="icews")
    assert read["Event Date"] == "2017-07-04"


# POLECAT


def test_polecat_rows_use_its_words(record):
    data, _ = written(record, "polecat")
    assert b"\tNone\t" in data
    rows = list(reread(io.BytesIO(data), form="polecat"))
    (talk,) = by(rows, **{"Event Type": "CONSULT"})
    assert (talk["Event Mode"], talk["Intensity"], talk["Contexts"]) == ("phone", "1.5", "diplomatic")
    assert (talk["Actor Name"], talk["Actor Country"], talk["Actor COW"]) == (
        "Moon Jae-in; Donald Trump",
        "KOR; USA",
        "732; 2",
    )
    assert talk["Recipient Name"] is None


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\tIntensity\t", "\tEvent Intensity\t", 1),
        lambda text: "\n".join(line + "\t\t" for line in text.splitlines()) + "\n",
        lambda text: (
            "\n".join(
                line + ("\tHeadline" if not n else "\tTalks") for n, line in enumerate(text.splitlines())
            )
            + "\n"
        ),
    ],
)
def test_polecat_files_as_they_are_found_are_read(record, change):
    data, _ = written(record, "polecat")
    assert list(reread(io.BytesIO(change(data.decode()).encode()), form="polecat")) == list(
        reread(io.BytesIO(data), form="polecat")
    )


def test_polecat_in_latin_1_is_read():
    row = "\t".join(["Tunísia" if name == "Placename" else "None" for name in polecat.COLUMNS])
    data = ("\t".join(polecat.COLUMNS) + "\n" + row + "\n").encode("iso-8859-1")
    (read,) = reread(io.BytesIO(data), form="polecat")
    assert read["Placename"] == "Tunísia"
    assert read["City"] is None


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
    with pytest.raises(InputError, match="no whole Parquet"):
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
