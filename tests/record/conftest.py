"""The two stores on which the tests of records run. PostgreSQL is started on a free port if it is installed."""

import pytest

from bench import postgres_server
from communique.record import open_record
from tests.record.readings import fill


def need_server():
    if not postgres_server.PROGRAMS:
        pytest.skip(
            "PostgreSQL is not installed: its half of the contract is not tested here (apt install postgresql)"
        )
    pytest.importorskip("psycopg", reason="the driver is not installed (pip install 'communique[postgres]')")


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server for all tests; skips if none can be started."""
    need_server()
    with postgres_server.running(options=postgres_server.QUICK) as running:
        yield running


@pytest.fixture
def own_server():
    """A PostgreSQL server for one test, which may stop it; unlike the shared one, it writes safely to disk."""
    need_server()
    with postgres_server.running() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgres"])
def address(request, tmp_path):
    """The address for a new record, in each store."""
    if request.param == "sqlite":
        yield str(tmp_path / "news.sqlite")
    else:
        server = request.getfixturevalue("postgres")
        made = server.database()
        yield made
        server.drop(made)


@pytest.fixture
def record(address):
    """An empty record in each store."""
    with open_record(address) as opened:
        yield opened


@pytest.fixture
def full(record):
    """A record with all handmade readings, in each store."""
    fill(record)
    return record
