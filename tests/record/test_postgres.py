"""What only a server can do: go away and come back."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from communique.errors import RecordError
from communique.record import open_record
from tests.record.readings import call, wire


@pytest.fixture
def address(postgres):
    import psycopg

    name = f"r{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{postgres}/{name}"


def lose_the_connection(record, address):
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    with record._store.writing() as connection:
        connection.execute(sa.text("INSERT INTO meta VALUES ('half', 'done')"))
        with open_record(address) as other, other._store.writing() as killer:
            killer.execute(sa.text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))
        connection.execute(sa.text("SELECT 1"))


def test_a_lost_connection_is_an_error_and_the_record_goes_on(address):
    with open_record(address) as record:
        record.add(call())
        with pytest.raises(RecordError):
            lose_the_connection(record, address)
        assert record.add(wire())
        assert record.counts()["articles"] == 2
        assert record.doctor() == []


def test_backups_are_the_servers_own(address, tmp_path):
    with open_record(address) as record, pytest.raises(RecordError, match="pg_dump"):
        record.backup(tmp_path / "copy.sqlite")


def test_makers_of_the_same_record_wait_for_each_other(address):
    def add(number):
        with open_record(address) as record:
            return record.add(call(id=f"c{number}"))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(add, range(4))) == [True] * 4
    with open_record(address, create=False) as record:
        assert record.counts()["articles"] == 4
