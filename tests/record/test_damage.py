"""Damage: a flipped byte anywhere in a record's file is found and named, and does no more damage."""

import contextlib
import random
import sqlite3

import pytest

from communique.record import TroubleError, open_record
from tests.record.readings import fill, more


def test_one_flipped_byte_in_each_of_100_pages_is_named_and_does_no_more_damage(tmp_path):
    path, copy = tmp_path / "news.sqlite", tmp_path / "copy.sqlite"
    with open_record(path) as record:
        fill(record)
        record.add_many(more()[:20])
        record.merge()
        for event in list(record.events(limit=20)):
            record.judge(event.id, "accept", who="ana", at="2026-01-01T00:00:00+00:00")
        before = list(record.dump())
        given = {reading.id: reading for reading in record.readings()}
    data, size = path.read_bytes(), 4096
    chance = random.Random(7)
    pages = chance.sample(range(len(data) // size), 100)
    seen = dict.fromkeys(("said", "found", "same"), 0)
    for page in pages:
        for old in tmp_path.glob("copy.sqlite*"):
            old.unlink()
        used = [at for at in range(page * size, (page + 1) * size) if data[at]]
        broken = bytearray(data)
        broken[chance.choice(used or [page * size])] ^= 1 << chance.randrange(8)
        copy.write_bytes(broken)
        outcome = effect_of(copy, before)
        seen[outcome] += 1
        assert copy.read_bytes() == broken, "looking changed the file"
        if outcome == "found" and seen["found"] % 4 == 1:  # mending takes long
            repair_and_reread(copy, given)
    assert sum(seen.values()) == 100
    assert seen["found"] >= 20


@pytest.mark.parametrize(
    ("name", "other"), [("place_precision", "place_precisioo"), ("statements", "statement3")]
)
def test_a_flipped_byte_in_the_name_of_a_column_or_table_is_damage(tmp_path, name, other):
    path = tmp_path / "news.sqlite"
    with open_record(path) as record:
        fill(record)
    with contextlib.closing(sqlite3.connect(path)) as store:
        store.execute("PRAGMA writable_schema = ON")
        told = "UPDATE sqlite_master SET sql = replace(sql, ?, ?), name = replace(name, ?, ?) WHERE type = 'table'"
        store.execute(told, (name, other, name, other))
        store.commit()
    with pytest.raises(TroubleError) as caught, open_record(path, create=False) as record:
        list(record.dump())
    assert caught.value.code == "C0412"


def test_a_flipped_byte_in_the_type_of_a_column_is_found(tmp_path):
    path = tmp_path / "news.sqlite"
    with open_record(path) as record:
        fill(record)
    with contextlib.closing(sqlite3.connect(path)) as store:
        store.execute("PRAGMA writable_schema = ON")
        store.execute("UPDATE sqlite_master SET sql = replace(sql, 'DOUBLE', 'LOUBLE') WHERE name = 'pairs'")
        store.commit()
    with open_record(path, create=False) as record:
        assert [(finding.where, finding.what) for finding in record.doctor()] == [
            ("pairs", "the column score DOUBLE is missing or changed")
        ]


def effect_of(copy, before):
    """Return the effect of damage: ``said`` when the record is used, ``found`` by the doctor, or none (``same``)."""
    try:
        with open_record(copy, create=False) as record:
            findings = record.doctor()
            try:
                after = list(record.dump())
            except TroubleError as error:
                check_damage(error)
                return "found" if findings else "said"
            if not findings:
                assert after == before, "a change in silence"
                return "same"
            return "found"
    except TroubleError as error:
        check_damage(error)
        return "said"


def check_damage(error):
    if error.code not in {"C0411", "C0412"}:
        raise AssertionError(f"damage is said otherwise: {error}")


def repair_and_reread(copy, given):
    """Repair, read removed readings again, and check that all readings are as before or that the doctor still complains."""
    with contextlib.suppress(TroubleError), open_record(copy, create=False) as record:
        record.doctor(repair=True)
        record.add_many(given.values())
        record.merge()
        if not record.doctor():
            assert {reading.id: reading for reading in record.readings()} == given
