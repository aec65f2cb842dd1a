"""A record of any released schema opens as if it had been written with the present one."""

import contextlib
import gzip
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from communique.errors import RecordError
from communique.record import migrations, open_record, schema
from tests.record.readings import everything

RELEASED = Path(__file__).parent / "released"
SCHEMAS = range(1, schema.SCHEMA_VERSION)
AT = "2026-01-02T00:00:00+00:00"


def fill(record, readings):
    """Fill a record as those in ``released/`` were filled, by the version of their schema, with the ``everything()`` of that time."""
    record.add_many(readings)
    record.merge()
    record.judge(next(record.events(type="REJECT")).id, "accept", who="ana", why="so it was", at=AT)
    record.judge(next(record.events(type="AGREE")).id, "reject", who="ana", at=AT)
    one, two = (event.id for event in record.events(type="ASSAULT"))
    record.undo(record.judge(one, "merge", who="ben", other=two, at=AT), who="ana", at=AT)
    tokyo = [{"name": "Tokyo", "country": "JPN"}]
    record.judge(
        next(record.events(mode="phone")).id, "correct", who="ana", field="targets", value=tokyo, at=AT
    )


@pytest.fixture(params=SCHEMAS)
def older(request, address):
    """The address of a record of an older schema."""
    if "://" not in address:
        packed = (RELEASED / f"schema-{request.param}.sqlite.gz").read_bytes()
        Path(address).write_bytes(gzip.decompress(packed))
        return address
    import psycopg

    packed = (RELEASED / f"schema-{request.param}.postgresql.sql.gz").read_bytes()
    with psycopg.connect(address) as connection:
        connection.execute(gzip.decompress(packed).decode())
    return address


def rows(record):
    """Return the dump without whole readings, whose format may have new fields."""
    return [line for line in record.dump() if not line.startswith("pages\t")]


def shape(record):
    """Return the names of a store's tables and indexes with their columns, and of its views."""
    with record._store.reading() as connection:
        found = sa.inspect(connection)
        tables = {
            name: (
                sorted((column["name"], column["nullable"]) for column in found.get_columns(name)),
                sorted((index["name"], str(index["column_names"])) for index in found.get_indexes(name)),
                sorted(map(str, found.get_foreign_keys(name))),
            )
            for name in found.get_table_names()
            if not name.startswith("articles_search")
        }
        return tables, sorted(found.get_view_names())


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection:sqlalchemy.exc.SAWarning")
def test_an_older_record_becomes_what_todays_version_writes(older, tmp_path, request):
    is_file = "://" not in older
    new = tmp_path / "new.sqlite" if is_file else request.getfixturevalue("postgres").database()
    with open_record(older, create=False) as record, open_record(new) as today:
        readings = list(record.readings())  # with all that their version knew to say
        assert [reading.id for reading in readings] == sorted(reading.id for reading in everything())
        fill(today, readings)
        assert rows(record) == rows(today)
        assert record.doctor() == []
        assert shape(record) == shape(today)
        assert record.series(actor="USA", other="KOR") == today.series(actor="USA", other="KOR") != []
        assert record.counts() == today.counts()


@pytest.mark.parametrize(("field", "kept"), [(None, 0.9), ("role", 0.9), ("country", None)])
def test_scores_come_from_readings_but_for_whom_people_say_is_another(tmp_path, field, kept):
    path = tmp_path / "news.sqlite"
    path.write_bytes(gzip.decompress((RELEASED / "schema-2.sqlite.gz").read_bytes()))
    if field is not None:
        with contextlib.closing(sqlite3.connect(path)) as connection, connection:
            ((entry,),) = connection.execute("SELECT id FROM actors WHERE role = 'President'")
            made = ("jd_1", entry, "correct", field, '"KOR"', "ana", AT, "{}", "")
            names = "id, entry, verb, field, value, who, at, anchor, digest"
            connection.execute(f"INSERT INTO judgements ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", made)
            connection.execute("INSERT INTO judged VALUES ('jd_1', 'entry', ?)", (entry,))
    with open_record(path) as record:
        (role,) = record.roles("person:moon-jae-in")
        assert role.score == kept
        assert bool(role.basis) == (kept is not None)
        assert {row.name: row.score for row in record.actors()}["China"] == 0.5


def test_a_step_that_fails_leaves_the_record_as_it_was(older, monkeypatch):
    def fail(*_given):
        monkeypatch.undo()
        raise RuntimeError("no further")

    monkeypatch.setattr(migrations, "_make_indexes", fail)
    with pytest.raises(RuntimeError):
        open_record(older)
    with open_record(older) as record:
        assert record.doctor() == []
        assert len(list(record.events(rejected=True))) == 5


def test_an_older_record_that_cannot_be_written_says_so(older, monkeypatch):
    if "://" in older:
        pytest.skip("a server's own rights are tested by the server")
    monkeypatch.setattr("communique.record.engines._is_writable", lambda _path: False)
    with pytest.raises(RecordError, match="read-only"):
        open_record(older, create=False)


@pytest.mark.parametrize("value", ["0", "", "r", "-1"])
def test_a_schema_that_is_none_is_damage(tmp_path, value):
    path = tmp_path / "news.sqlite"
    with open_record(path) as record, record._store.writing() as connection:
        connection.execute(schema.meta.update().values(value=value))
    with pytest.raises(RecordError, match="damaged"):
        open_record(path)
