"""The two stores that the record's tests run over. PostgreSQL is started on a free port where it is installed."""

import os
import pwd
import socket
import subprocess
import uuid
from pathlib import Path

import pytest

from communique.record import open_record


def _server_programs():
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return found[-1] if found else None


def _as_user():
    """PostgreSQL refuses to run as root: become an unprivileged user of this machine."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """The address of a PostgreSQL server that lives as long as the tests; skips where none can run."""
    programs = _server_programs()
    if not programs:
        pytest.skip(
            "PostgreSQL is not installed: its half of the contract is not tested here (apt install postgresql)"
        )
    pytest.importorskip("psycopg", reason="the driver is not installed (pip install 'communique[postgres]')")
    user = _as_user()
    folder = tmp_path_factory.mktemp("postgres")
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
        for parent in list(folder.parents)[:3]:
            if parent.stat().st_uid == 0 and str(parent).startswith("/tmp/"):
                parent.chmod(parent.stat().st_mode | 0o011)
    who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"

    def run(*command):
        subprocess.run(command, check=True, capture_output=True, cwd=folder, timeout=60, **who)

    run(
        f"{programs}/initdb",
        "-D",
        str(data),
        "-U",
        "tester",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
        "--locale=C.UTF-8",
    )
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off"
    run(f"{programs}/pg_ctl", "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
    yield f"postgresql://tester@127.0.0.1:{port}"
    stop = [f"{programs}/pg_ctl", "-D", str(data), "-m", "fast", "-t", "20", "-w", "stop"]
    subprocess.run(stop, check=False, capture_output=True, cwd=folder, timeout=60, **who)


@pytest.fixture(params=["sqlite", "postgres"])
def address(request, tmp_path):
    """Where a new record may be made, in each store."""
    if request.param == "sqlite":
        return str(tmp_path / "news.sqlite")
    server = request.getfixturevalue("postgres")
    name = f"r{uuid.uuid4().hex[:12]}"
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"


@pytest.fixture
def record(address):
    """An empty record in each store."""
    with open_record(address) as opened:
        yield opened
