"""The two stores that the record's tests run over. PostgreSQL is started on a free port where it is installed."""

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
    """A PostgreSQL server that lives as long as the tests; skips where none can run."""
    need_server()
    with postgres_server.running(options=postgres_server.QUICK) as running:
        yield running


@pytest.fixture
def own_server():
    """A PostgreSQL server for one test, which may take it down; what it has written is kept as in earnest."""
    need_server()
    with postgres_server.running() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgres"])
def address(request, tmp_path):
    """Where a new record may be made, in each store."""
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
    """A record of every reading made by hand, in each store."""
    fill(record)
    return record
