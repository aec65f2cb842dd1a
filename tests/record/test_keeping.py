"""Records are kept safe: clear errors, damage found and named, complete backups, killed runs resumed."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from communique.errors import RecordError
from communique.record import open_record
from communique.record.schema import SCHEMA_VERSION
from tests.record.readings import call, everything, rewritten, wire

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.sqlite"


@pytest.fixture
def full(path):
    """A closed record with all handmade readings, merged and judged."""
    with open_record(path) as record:
        record.add_many(everything())
        record.merge()
        record.judge(
            next(record.events(type="REJECT")).id, "accept", who="ana", at="2026-01-01T00:00:00+00:00"
        )
    return path


def test_a_healthy_record_has_no_findings(record):
    record.add_many(everything())
    record.merge()
    record.judge(next(record.events(type="REJECT")).id, "reject", who="ana")
    before = list(record.dump())
    assert record.doctor() == []
    assert record.doctor(repair=True) == []
    assert list(record.dump()) == before


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE reports SET type = 'AID' WHERE type = 'REJECT'",
        "UPDATE events SET confidence = 1.0",
        "DELETE FROM event_parties",
        "UPDATE event_parties SET is_repeat = NOT is_repeat",
        "DELETE FROM events",
        "DELETE FROM statements",
        "UPDATE who SET country = 'USA' WHERE country = 'KOR'",
        "UPDATE articles SET text = replace(text, 'Trump', 'Smith')",
        "UPDATE mentions SET char_end = char_end + 1",
        "DELETE FROM problems",
    ],
)
def test_changed_rows_are_found_and_mended(record, damage):
    record.add_many(everything())
    record.merge()
    before = list(record.dump())
    with record._store.writing() as connection:
        connection.execute(sa.text(damage))
    assert list(record.dump()) != before
    findings = record.doctor()
    assert findings
    assert not any(finding.is_mended for finding in findings)
    record.doctor(repair=True)
    record.merge()
    assert list(record.dump()) == before
    assert record.doctor() == []


def test_who_is_told_of_where_is_found_lost_and_mended(record):
    """The dump leaves that index out, so that it is looked at by itself."""
    record.add_many(everything())
    record.merge()

    def held():
        with record._store.reading() as connection:
            return sorted(map(repr, connection.execute(sa.text("SELECT * FROM event_articles"))))

    before = held()
    with record._store.writing() as connection:
        connection.execute(sa.text("DELETE FROM event_articles"))
    findings = record.doctor()
    assert findings
    assert not any(finding.is_mended for finding in findings)
    record.doctor(repair=True)
    record.merge()
    assert held() == before
    assert record.doctor() == []


def test_a_damaged_reading_is_named_and_taken_out(record):
    record.add_many([call(), wire()])
    with record._store.writing() as connection:
        connection.execute(
            sa.text("UPDATE pages SET reading = substr(reading, 1, 40) WHERE reading_id = 'call'")
        )
    (finding,) = [finding for finding in record.doctor() if "damaged" in finding.what]
    assert finding.where == "reading call"
    with pytest.raises(RecordError, match="run doctor"):
        list(record.readings())
    record.doctor(repair=True)
    assert [reading.id for reading in record.readings()] == ["wire"]
    record.add(call())
    assert record.doctor() == []


def test_one_flipped_byte_is_found(full, tmp_path):
    """In each page of the file: the doctor names it, or the record still says just the same."""
    data = full.read_bytes()
    with open_record(full) as record:
        before = list(record.dump())
    chance = random.Random(7)
    size, missed = 4096, 0
    pages = [chance.randrange(len(data) // size) for _ in range(30)]
    for page in pages:
        copy = tmp_path / "copy.sqlite"
        for old in tmp_path.glob("copy.sqlite*"):
            old.unlink()
        broken = bytearray(data)
        broken[page * size + chance.randrange(size)] ^= 1 << chance.randrange(8)
        copy.write_bytes(broken)
        try:
            with open_record(copy, create=False) as record:
                if not record.doctor() and list(record.dump()) != before:
                    missed += 1
        except RecordError:
            continue
    assert missed == 0


def test_backup_is_whole_and_is_never_written_over(full, tmp_path):
    with open_record(full) as record:
        before = list(record.dump())
        copy = record.backup(tmp_path / "backup.sqlite")
        record.add(call(id="later"))
        with pytest.raises(RecordError, match="exists already"):
            record.backup(copy)
    with open_record(copy, create=False) as backup:
        assert list(backup.dump()) == before
        assert backup.doctor() == []


def test_no_record_is_said_so(tmp_path):
    with pytest.raises(RecordError, match="there is no record"):
        open_record(tmp_path / "none.sqlite", create=False)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "my news.sqlite").touch()  # an empty file is none either
    with pytest.raises(RecordError, match=r"there is no record .* --into '.*my news.sqlite'` makes one"):
        open_record(tmp_path / "my news.sqlite", create=False)


def test_no_folder_is_said_so(tmp_path):
    with pytest.raises(RecordError, match="there is no folder"):
        open_record(tmp_path / "none" / "news.sqlite")


def test_a_folder_is_no_record(tmp_path):
    with pytest.raises(RecordError, match="is a folder"):
        open_record(tmp_path)


@pytest.mark.parametrize("create", [False, True])
def test_another_file_is_no_record_and_stays(path, create):
    path.write_text("my notes, " * 1000)
    with pytest.raises(RecordError, match="is not a record"):
        open_record(path, create=create)
    assert path.read_text().startswith("my notes")


def test_a_database_of_something_else_stays(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    with pytest.raises(RecordError, match="is a database but not a record"):
        open_record(path)


def test_a_newer_schema_is_refused(full):
    with sqlite3.connect(full) as other:
        other.execute("UPDATE meta SET value = ?", (str(SCHEMA_VERSION + 1),))
    other.close()
    with pytest.raises(RecordError, match="install the newer version"):
        open_record(full)


@pytest.mark.parametrize("address", ["mysql://x/y", "http://example.org/record"])
def test_other_addresses_are_refused(address):
    with pytest.raises(RecordError, match="neither a path nor"):
        open_record(address)


def test_no_server_is_said_so_without_the_password():
    pytest.importorskip("psycopg")
    with pytest.raises(RecordError, match="cannot be reached") as caught:
        open_record("postgresql://ana:secret@127.0.0.1:1/news")
    assert "secret" not in str(caught.value)


def test_a_full_disk_is_said_so_and_what_was_written_stays(full):
    with open_record(full) as record:
        before = list(record.dump())
        with record._store._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

        @sa.event.listens_for(record._store._engine, "begin")
        def _no_room(connection):
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        with pytest.raises(RecordError, match="the disk is full"):
            record.add_many(call(id=f"more {number}") for number in range(50))
        assert set(before) <= set(record.dump())
        assert record.doctor() == []


def test_a_read_only_record_is_read_and_not_written(full, monkeypatch):
    monkeypatch.setattr("communique.record.engines._is_writable", lambda _path: False)
    with open_record(full, create=False) as record:
        assert len(list(record.events())) == 5
        with pytest.raises(RecordError, match="read-only"):
            record.add(call(id="more"))


def test_two_writers_wait_for_each_other(record, address):
    code = f"""
        import dataclasses, sys
        from communique.record import open_record
        from tests.record.readings import call
        with open_record({address!r}) as record:
            for number in range(15):
                record.add(call(id=f"{{sys.argv[1]}} {{number}}"))
    """
    writers = [run(code, str(number)) for number in range(2)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    assert record.counts()["articles"] == 30
    assert record.doctor() == []


def run(code, *arguments):
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *arguments], env=environment, cwd=ROOT
    )


def test_a_killed_run_resumes_to_the_same_record(tmp_path, path):
    code = f"""
        from communique.record import open_record
        from tests.made import READER
        from tests.record.readings import call, rewritten, wire
        with open_record({str(path)!r}) as record:
            for number in range(60):
                for reading in (call(id=f"c{{number}}"), wire(), rewritten()):
                    if not record.has(reading.id, READER):
                        record.add(reading)
            record.merge()
    """
    chance = random.Random(3)
    for _ in range(4):
        writer = run(code)
        deadline = time.monotonic() + 20
        while not path.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.3)
        writer.send_signal(signal.SIGKILL)
        writer.wait(timeout=20)
    assert run(code).wait(timeout=60) == 0
    with open_record(path) as record, open_record(tmp_path / "undisturbed.sqlite") as other:
        other.add_many([*(call(id=f"c{number}") for number in range(60)), wire(), rewritten()])
        other.merge()
        assert list(record.dump()) == list(other.dump())
        assert record.doctor() == []


def test_sql_views_are_for_people(full):
    with sqlite3.connect(full) as plain:
        rows = plain.execute("SELECT type, sentence FROM event_list WHERE day = '2019-04-09'").fetchall()
        names = plain.execute("SELECT DISTINCT name FROM event_party_list WHERE country = 'USA'").fetchall()
        said = plain.execute("SELECT speaker, content FROM statement_list").fetchall()
    plain.close()
    assert [row[0] for row in rows] == ["CONSULT"]
    assert names == [("Donald Trump",)]
    assert said[0][0] == "Moon Jae-in"
