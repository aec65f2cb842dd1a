"""Frames hold what the rows hold, in columns of the right kind, also where there are no rows."""

import sys

import pytest

from communique.errors import RecordError
from communique.record import (
    ActorRow,
    ArticleRow,
    DayRow,
    EventRow,
    Kept,
    PairRow,
    PlaceRow,
    SeriesRow,
    SiteRow,
    StatementRow,
    TroubleError,
    frames,
)
from tests.record.readings import everything

arrow = pytest.importorskip("pyarrow")


@pytest.fixture
def filled(record):
    record.add_many(everything())
    record.merge()
    return record


@pytest.mark.parametrize(
    ("kind", "ask"),
    [
        (EventRow, lambda record: record.events()),
        (EventRow, lambda record: record.events(layer="reports")),
        (StatementRow, lambda record: record.statements()),
        (ArticleRow, lambda record: record.articles()),
        (SeriesRow, lambda record: record.series(by="week")),
        (DayRow, lambda record: record.days()),
        (PairRow, lambda record: record.pairs()),
        (PlaceRow, lambda record: record.places()),
        (SiteRow, lambda record: record.sites()),
        (ActorRow, lambda record: record.actors()),
    ],
)
def test_a_table_gives_the_rows_back(filled, kind, ask):
    rows = list(ask(filled))
    table = frames.to_arrow(ask(filled), kind)
    assert rows
    assert list(frames.from_arrow(table, kind)) == rows


def test_columns_are_of_the_right_kind(filled):
    table = filled.events().to_arrow()
    of = {field.name: field.type for field in table.schema}
    assert (of["id"], of["date"], of["quad"], of["confidence"], of["geonames"]) == (
        arrow.string(),
        arrow.date32(),
        arrow.int64(),
        arrow.float64(),
        arrow.int64(),
    )
    assert of["contexts"] == arrow.list_(arrow.string())
    assert of["sources"].value_type.field("country").type == arrow.string()
    assert filled.events(type="AID").to_arrow().schema == table.schema


def test_pandas_keeps_whole_numbers_and_days(filled):
    pandas = pytest.importorskip("pandas")
    frame = filled.events().to_pandas()
    assert frame.geonames.isna().any()
    assert str(frame.geonames.dtype) == "int64[pyarrow]"
    assert sorted(frame.geonames.dropna().astype(int)) == sorted(
        row.geonames for row in filled.events() if row.geonames is not None
    )
    assert (frame.date.dropna() >= pandas.Timestamp("2019-04-09").date()).all()
    assert frame.groupby("type").size()["ASSAULT"] == 2
    assert len(filled.events(type="AID").to_pandas()) == 0


def test_polars_keeps_lists_and_days(filled):
    polars = pytest.importorskip("polars")
    frame = filled.events().to_polars()
    assert frame.schema["date"] == polars.Date
    assert frame.schema["n_reports"] == polars.Int64
    names = frame.explode("sources").select(polars.col("sources").struct.field("name")).to_series().to_list()
    assert names.count("Moon Jae-in") == 2
    assert frame.equals(polars.from_arrow(filled.events().to_arrow()))


def test_many_rows_are_more_than_one_batch(filled, monkeypatch):
    monkeypatch.setattr(frames, "_BATCH", 2)
    table = filled.events().to_arrow()
    assert [batch.num_rows for batch in table.to_batches()] == [2, 2, 1]
    assert list(frames.from_arrow(table, EventRow)) == list(filled.events())


def test_what_is_left_of_rows_is_in_the_frame(filled):
    rows = filled.events()
    first = next(rows)
    assert first.id not in rows.to_arrow()["id"].to_pylist()
    rows = filled.events()
    next(rows)
    rows.close()
    assert list(rows) == []


@pytest.mark.parametrize("library", ["pyarrow", "pandas", "polars"])
def test_a_missing_library_is_named_with_its_extra(record, monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    ask = {"pyarrow": "to_arrow", "pandas": "to_pandas", "polars": "to_polars"}[library]
    with pytest.raises(TroubleError, match=r"communique\[frames\]") as caught:
        getattr(record.events(), ask)()
    assert caught.value.code == "C0419"
    assert library in str(caught.value)


def test_a_day_that_no_calendar_has_is_null():
    table = frames.to_arrow([DayRow(day="2019-02-30", quad=1, n=1)], DayRow)
    assert table["day"].to_pylist() == [None]


def test_what_is_no_row_makes_no_frame():
    with pytest.raises(RecordError, match="cannot become a column"):
        frames.to_arrow([], Kept)
