"""A temporary PostgreSQL server, run from the installed programs on a free port.

Benchmarks and tests use only this server.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]
"""The folder of the newest version's programs, where Debian puts it; empty if none is installed."""
QUICK = ("fsync=off", "synchronous_commit=off")
"""Options that make a server faster, for runs that do not test crashes of the machine."""
_LONGEST_S = 60


class Server:
    """A server that keeps its data in a folder.

    Args:
        folder: where the data are kept.
        options: settings of the server, in the form of its option ``-c``.

    """

    def __init__(self, folder: Path, *, options: tuple[str, ...] = ()) -> None:
        self.folder, self._data = folder, folder / "data"
        self._user = _unprivileged()
        if self._user is not None:
            os.chown(folder, self._user.pw_uid, self._user.pw_gid)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        own = ("listen_addresses=127.0.0.1", "unix_socket_directories=''", *options)
        self._options = " ".join([f"-p {self.port}", *(f"-c {option}" for option in own)])
        self._run("initdb", "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")

    @property
    def address(self) -> str:
        """The address of the server, without the name of a database."""
        return f"postgresql://tester@127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the server and wait until it accepts connections."""
        self._run("pg_ctl", "-o", self._options, "-l", str(self.folder / "log"), "-w", "start")

    def stop(self, *, mode: str = "fast") -> None:
        """Stop the server: ``fast`` ends its connections in order, ``immediate`` is like a crash of the machine."""
        self._run("pg_ctl", "-m", mode, "-t", "20", "-w", "stop")

    @contextmanager
    def ended_with_us(self) -> Iterator[None]:
        """Stop the server at the end, even if this process is killed: another process waits for our pipe to close."""
        script = 'read -r _; "$0" -D "$1" -m fast -t 20 -w stop; rm -rf "$2"'
        watcher = subprocess.Popen(
            ["sh", "-c", script, PROGRAMS[0] / "pg_ctl", self._data, self.folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a signal to our process group must not end it
            cwd="/",
            **self._owner(),
        )
        try:
            yield
        finally:
            watcher.communicate()

    def database(self) -> str:
        """Return the address of a new, empty database."""
        import psycopg

        name = f"r{uuid.uuid4().hex[:12]}"
        with psycopg.connect(f"{self.address}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"{self.address}/{name}"

    def drop(self, address: str) -> None:
        """Drop a database and end the connections to it, so that its files need not be written to the disk."""
        import psycopg

        with psycopg.connect(f"{self.address}/postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {address.rpartition('/')[2]} WITH (FORCE)")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [PROGRAMS[0] / program, "-D", self._data, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,  # not a pipe, since the server would keep it open
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            timeout=_LONGEST_S,
            **self._owner(),
        )

    def _owner(self) -> dict[str, Any]:
        """Return the user that runs the programs, as arguments of ``subprocess``; none unless we are root."""
        user = self._user
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def _unprivileged() -> pwd.struct_passwd | None:
    """Return an unprivileged user if we are root, since PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name)
    return None


@contextmanager
def running(*, options: tuple[str, ...] = ()) -> Iterator[Server]:
    """Yield a running server in a temporary folder; both are removed at the end.

    Raises:
        FileNotFoundError: PostgreSQL is not installed.

    """
    if not PROGRAMS:
        raise FileNotFoundError("PostgreSQL is not installed (apt install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="communique-server-"))
    try:
        server = Server(folder, options=options)
        with server.ended_with_us():
            server.start()
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)
