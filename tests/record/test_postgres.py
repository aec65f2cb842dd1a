"""What only a server can do: go away and come back."""

import random
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from bench import kills
from communique.errors import RecordError
from communique.record import TroubleError, engines, open_record
from tests.record.readings import call, wire


@pytest.fixture
def address(postgres):
    return postgres.database()


def lose_the_connection(record, address):
    import psycopg

    others = "datname = current_database() AND pid <> pg_backend_pid()"
    with record._store.writing() as connection, psycopg.connect(address, autocommit=True) as killer:
        connection.execute(sa.text("INSERT INTO meta VALUES ('half', 'done')"))
        killer.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
        connection.execute(sa.text("SELECT 1"))


def test_a_lost_connection_is_an_error_and_the_record_goes_on(address):
    with open_record(address) as record:
        record.add(call())
        with pytest.raises(TroubleError) as caught:
            lose_the_connection(record, address)
        assert caught.value.code == "C0418"
        assert record.add(wire())
        assert record.counts()["articles"] == 2
        assert record.doctor() == []


def test_a_server_that_does_not_answer_is_given_up_on(monkeypatch):
    monkeypatch.delenv("PGCONNECT_TIMEOUT", raising=False)
    monkeypatch.setattr(engines, "_CONNECT_SECONDS", 2)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        with pytest.raises(TroubleError) as caught:
            open_record(f"postgresql://ana@127.0.0.1:{port}/news")
    assert caught.value.code == "C0418"
    with pytest.raises(TroubleError) as refused:
        open_record(f"postgresql://ana@127.0.0.1:{port}/news")
    assert refused.value.code == "C0418"
    assert str(refused.value).isprintable()


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


def test_a_server_that_is_killed_under_a_writer_loses_nothing(own_server, tmp_path):
    """As ``python -m bench.kills --server`` does more often: at once down, without a word, and up again."""
    address = own_server.database()
    chance = random.Random(2)
    with open_record(address) as record:
        for number in range(30):
            restart = None
            if number % 10 == 5:
                restart = threading.Thread(target=kills.restart, args=(own_server, chance.random() / 100))
                restart.start()
            kills.add_until_kept(record, call(id=f"c{number}"), until=restart)
        record.merge()
        assert record.doctor() == []
        with open_record(tmp_path / "undisturbed.sqlite") as other:
            other.add_many(call(id=f"c{number}") for number in range(30))
            other.merge()
            assert list(record.dump()) == list(other.dump())


def test_a_server_that_is_down_is_said_so(own_server):
    address = own_server.database()
    with open_record(address) as record:
        record.add(call())
        own_server.stop(mode="immediate")
        for ask in (record.counts, lambda: record.add(wire()), lambda: open_record(address)):
            with pytest.raises(TroubleError) as caught:
                ask()
            assert caught.value.code == "C0418"
        own_server.start()
        assert record.counts()["articles"] == 1


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.usefixtures("postgres")  # which says whether one can be run here
def test_a_server_ends_with_the_process_that_runs_it(end):
    script = "from bench import postgres_server\nwith postgres_server.running() as one: print(one.port, one.folder, flush=True); input()"
    run = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    port, folder = run.stdout.readline().split()
    with socket.create_connection(("127.0.0.1", int(port))):
        pass
    run.send_signal(end)
    run.communicate()
    end_s = time.monotonic() + 30
    while Path(folder).exists() and time.monotonic() < end_s:
        time.sleep(0.05)
    assert not Path(folder).exists()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", int(port)))
