"""What is removed by its address is gone, whatever the store; what others report stays; it does not come back."""

import dataclasses
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from communique.errors import RecordError
from communique.record import Removal, TroubleError, open_record
from communique.record.rows import pack
from tests.record.readings import NEWER, another, call, everything, failed, rewritten, wire

AT = "2026-01-02T00:00:00+00:00"
CALL, WIRE, REWRITTEN = (reading.article.url for reading in (call(), wire(), rewritten()))


def lines(record):
    """Return the dump of a record without the rows that block an address."""
    return [line for line in record.dump() if not line.startswith("meta\t")]


def dump_of(readings, tmp_path):
    """Return the dump of a record that never had anything but some readings."""
    with open_record(tmp_path / "other.sqlite") as record:
        record.add_many(readings)
        record.merge()
        return lines(record)


def test_a_removed_article_leaves_the_record_as_if_it_had_never_been_there(record, tmp_path):
    record.add_many(everything())
    record.merge()
    gone = record.remove(CALL, who="ana", at=AT)
    assert gone == Removal(
        articles=1, actors=3, reports=3, statements=1, judgements=0, events=3, events_told_anew=0
    )
    assert lines(record) == dump_of([failed(), wire(), rewritten(), another()], tmp_path)
    assert list(record.events(text="telephone")) == list(record.articles(text="telephone")) == []
    assert record.counts()["articles"] == 3
    assert record.doctor() == []


def test_an_event_that_others_report_is_told_from_these(record, tmp_path):
    record.add_many([wire(), rewritten(), another()])
    record.merge()
    assert max(row.n_reports for row in record.events()) == 2
    gone = record.remove(WIRE, who="ana", at=AT)
    assert (gone.reports, gone.events, gone.events_told_anew) == (1, 0, 1)
    assert sorted(row.site for event in record.events() for row in record.reports_of(event.id)) == [
        "Highland Radio",
        "Red Sea Daily",
    ]
    assert lines(record) == dump_of([rewritten(), another()], tmp_path)
    assert record.doctor() == []


@pytest.mark.parametrize(
    "written", [CALL, CALL.replace("https", "http"), f"{CALL}#top", CALL.replace("han", "HAN")]
)
def test_an_address_is_known_however_it_is_written(record, written):
    record.add(call())
    assert record.remove(written, who="ana").articles == 1


def test_what_is_not_there_is_not_removed(record):
    record.add(call())
    before = list(record.dump())
    for url in (f"{CALL}2", "https://[", ""):
        with pytest.raises(RecordError, match="there is no article of"):
            record.remove(url, who="ana")
    assert list(record.dump()) == before


def test_a_removed_address_is_not_taken_again_until_it_is_let_in(record):
    record.add_many([call(), wire()])
    record.merge()
    before = lines(record)
    record.remove(CALL, who="ana", why="the publisher asked", at=AT)
    again = [call(), call(reader=NEWER), dataclasses.replace(call(), id="elsewhere")]
    for reading in again:
        taken, is_new = record.take(reading)
        assert is_new
        (problem,) = taken.problems
        assert problem.code == "C0402"
        assert "by ana, 2026-01-02: the publisher asked" in problem.message
    assert not record.add(again[-1])
    record.merge()
    assert {reading.id: reading.article is None for reading in record.readings()} == {
        "call": True,
        "elsewhere": True,
        "wire": False,
    }
    assert record.doctor() == []
    record.readmit(CALL)
    assert not record.has("call", NEWER)  # so that it is read again
    assert record.take(call()) == (call(), True)
    record.merge()
    assert lines(record) == before
    with pytest.raises(RecordError, match="was not removed"):
        record.readmit(CALL)


def test_judgements_on_it_go_and_others_stay(record):
    record.add_many([call(), wire(), another()])
    record.merge()
    left = record.judge(next(record.events(type="REJECT")).id, "reject", who="ana", at=AT)
    one, two = (event.id for event in record.events(type="ASSAULT"))
    record.judge(one, "merge", who="ben", other=two, at=AT)
    (event,) = record.events(type="ASSAULT")
    told = {report.site: report.id for report in record.reports_of(event.id)}
    undone = record.judge(told["Abay News"], "accept", who="cem", at=AT)
    record.undo(undone, who="dan", at=AT)
    status = {"field": "status", "value": "alleged"}
    record.judge(told["Highland Radio"], "correct", who="cem", at=AT, **status)
    gone = record.remove(WIRE, who="ana", at=AT)
    assert (gone.judgements, gone.events_told_anew) == (3, 1)  # the merge, what was undone, and the undoing
    assert [row.id for row in record.history(next(record.events(type="REJECT", rejected=True)).id)] == [left]
    (kept,) = record.events(type="ASSAULT")
    assert (kept.report, kept.n_reports, kept.status) == (told["Highland Radio"], 1, "alleged")
    assert record.doctor() == []
    made = record.judge(kept.id, "accept", who="ben", at=AT)
    assert record.history(kept.id)[-1].id == made  # an id that no other judgement had


def test_who_was_merged_with_its_actor_is_as_the_reader_took_it(record, tmp_path):
    record.add_many([wire(), another()])
    record.merge()
    before = dump_of([another()], tmp_path)
    with record._store.reading() as connection:
        rows = connection.execute(sa.text("SELECT id FROM actors WHERE local_id = 'a1' ORDER BY id"))
        one, two = rows.scalars()
    record.judge(one, "merge", who="ana", other=two, at=AT)
    assert record.remove(WIRE, who="ana", at=AT).judgements == 1
    assert lines(record) == before


def test_names_that_only_an_older_reading_held_go_too(record):
    record.add_many([call(), wire()])
    record.add(dataclasses.replace(call(reader=NEWER), events=()))
    record.merge()
    record.remove(CALL, who="ana")
    with record._store.reading() as connection:
        assert set(connection.execute(sa.text("SELECT name FROM who")).scalars()) == {"army", "rebels"}
        indexes = {index["name"] for index in sa.inspect(connection).get_indexes("parties")}
    assert not [name for name in indexes if name.endswith("_now")]


def test_neither_the_file_nor_its_index_keeps_a_word(tmp_path):
    path = tmp_path / "news.sqlite"
    with open_record(path) as record:
        record.add_many(everything())
        record.add(call(reader=NEWER))  # and what was there before it was read again
        record.merge()
        record.judge(next(record.events(type="REJECT")).id, "reject", who="ana", at=AT)
        packed = pack(call(reader=NEWER))[1]
        before = path.read_bytes() + Path(f"{path}-wal").read_bytes()
        assert b"Moon Jae-in" in before
        assert packed[:400] in before  # the rest is in a page of its own
        record.remove(CALL, who="ana", why="asked", at=AT)
        held = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    words = (
        b"Moon Jae-in",
        b"telephone",
        b"rejected the measures",
        b"Leaders talk",
        b"han.example",
        packed[:400],
    )
    assert not [word for word in words if word in held]
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, articles_search, row)")
        terms = {term for (term,) in connection.execute("SELECT term FROM temp.words")}
    connection.close()
    assert "bridge" in terms
    assert not {"telephone", "sanctions", "jae"} & terms


def test_no_file_of_a_server_keeps_a_word(postgres):
    address = postgres.database()
    with open_record(address) as record:
        record.add_many(everything())
        record.merge()
        record.judge(next(record.events(type="REJECT")).id, "reject", who="ana", at=AT)

        def held():
            import psycopg

            chosen = (
                "SELECT pg_relation_filepath(oid) FROM pg_class WHERE relkind IN ('r', 'i', 't') AND relnamespace "
                "IN ('public'::regnamespace, 'pg_toast'::regnamespace)"
            )
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute("CHECKPOINT")
                files = [name for (name,) in connection.execute(chosen) if name]
            return b"".join((postgres.folder / "data" / name).read_bytes() for name in files)

        assert b"Moon Jae-in" in held()
        record.remove(CALL, who="ana", at=AT)
        assert not [word for word in (b"Moon Jae-in", b"telephon", b"han.example") if word in held()]


def test_a_file_that_someone_reads_is_not_said_to_be_clean(tmp_path, monkeypatch):
    monkeypatch.setenv("COMMUNIQUE_BUSY_SECONDS", "1")
    path = tmp_path / "news.sqlite"
    with open_record(path) as record:
        record.add(call())
        with sqlite3.connect(path) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM articles").fetchone()
            with pytest.raises(TroubleError) as met:
                record.remove(CALL, who="ana")
            other.rollback()
        other.close()
        assert met.value.code == "C0420"
        assert list(record.articles()) == []
        assert record.remove(CALL, who="ana").articles == 0  # the same again: now it is clean
    assert b"telephone" not in path.read_bytes()
