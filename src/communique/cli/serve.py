"""``communique serve``: serves a record's pages and API."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import RecordPath
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    import socket

    from fastapi import FastAPI

    from communique.record import Record

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_GRACE_S = 10  # how long open requests may still take after the server is told to stop


def serve(
    record: RecordPath,
    host: Annotated[
        str,
        typer.Option(
            metavar="HOST", help="Where to listen. An address that other machines reach needs --token."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8400,
    open_: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
    token: Annotated[
        str | None,
        typer.Option(
            metavar="SECRET",
            envvar="COMMUNIQUE_TOKEN",
            help="A secret that callers must send; `new` makes one up.",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="HOST", help="A further host name to answer to, for instance behind a proxy."
        ),
    ] = None,
    judge: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The name under which judgements are written.  [default: you]"),
    ] = None,
    workers: Annotated[
        int,
        typer.Option(metavar="N", min=1, max=64, help="Number of processes, for many readers at once."),
    ] = 1,
) -> None:
    """Serve a record's pages and API: events, statements, actors, pairs, and articles as they were read.

    Without --host, only this machine can reach them.

    Example: `communique serve news.sqlite --open`
    """
    is_loopback = host in LOOPBACK
    if not is_loopback and not token:
        raise CommuniqueError(
            f"serving on {host} lets other machines read and judge the record; give --token SECRET, or --token new"
        )
    _uvicorn()  # so that a missing library is reported first
    import secrets

    from communique.record import open_record
    from communique.web import create_app  # before the processes fork, so that they share it

    if token == "new":  # noqa: S105 - a request for a token, not one
        token = secrets.token_urlsafe(24)
    # So that an error in the record is reported before the server starts.
    open_record(record, create=False).close()
    with _listen(host, port) as listener:
        host_in_url = f"[{host}]" if ":" in host else host
        port = listener.getsockname()[1]
        hosts = ("localhost", "127.0.0.1", "[::1]") if is_loopback else (host_in_url, *_own_names(host))
        address = f"http://{host_in_url}:{port}/" + (f"?token={token}" if token else "")
        audience = (
            "this machine only" if is_loopback else f"every machine that reaches {host} and has the token"
        )
        sys.stderr.write(f"Communiqué serves {record} to {audience}:\n\n    {address}\n\nStop with Ctrl-C.\n")
        if open_:
            typer.launch(address)
        make_app = partial(
            create_app,
            name=record if "://" in record else Path(record).name,
            hosts=(*hosts, *(name or ())),
            token=token,
            judge=judge or _user_name(),
        )
        _run_all(partial(_serve_record, record, listener, make_app), workers)


def _serve_record(record: str, listener: socket.socket, make_app: Callable[[Record], FastAPI]) -> None:
    """Open a record and serve it on a listening socket until the process is told to stop."""
    from communique.record import open_record

    uvicorn = _uvicorn()
    with open_record(record, create=False) as opened:
        config = uvicorn.Config(
            make_app(opened),
            log_level="warning",
            server_header=False,
            date_header=True,
            h11_max_incomplete_event_size=16_384,
            timeout_graceful_shutdown=_GRACE_S,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    """Return a listening socket.

    Raises:
        CommuniqueError: the port is in use, or the host is not an address of this machine.

    """
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise CommuniqueError(
            f"cannot listen on {host}, port {port}: {error.strerror}; give another --port"
        ) from error
    # uvicorn writes header and body separately; with Nagle's algorithm, the body would wait for an acknowledgement of
    # the header.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _run_all(run: Callable[[], None], workers: int) -> None:
    """Run one server in this process, or several in child processes that share a socket and end with this process.

    Raises:
        CommuniqueError: the system cannot fork, or one of the processes ended by itself.

    """
    if workers == 1:
        run()
        return
    import multiprocessing
    import signal
    import threading
    from multiprocessing import connection

    if "fork" not in multiprocessing.get_all_start_methods():
        raise CommuniqueError("several --workers need a system that can fork; leave out --workers here")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # a normal exit also ends the child processes

    def run_one() -> None:
        threading.Thread(target=_end_with_parent, daemon=True).start()
        run()

    running = [
        multiprocessing.get_context("fork").Process(target=run_one, daemon=True) for _ in range(workers)
    ]
    for process in running:
        process.start()
    with contextlib.suppress(KeyboardInterrupt):
        connection.wait([process.sentinel for process in running])
        raise CommuniqueError(
            "one of the --workers ended by itself, so all were stopped; see its output above"
        )


def _end_with_parent() -> None:
    """Wait until the parent process has ended, in whatever way, then ask this process to terminate."""
    import multiprocessing
    import os
    import signal

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()  # waits for a pipe that the system closes, so that even SIGKILL is noticed
        os.kill(os.getpid(), signal.SIGTERM)


def _uvicorn() -> Any:
    """Return the module uvicorn after checking that all libraries of the pages are installed.

    Raises:
        CommuniqueError: one is not installed; the message says how to install it.

    """
    try:
        import fastapi  # noqa: F401
        import jinja2  # noqa: F401
        import python_multipart  # noqa: F401
        import uvicorn
    except ModuleNotFoundError as error:
        raise CommuniqueError(f"the pages need {error.name}: pip install 'communique[web]'") from error
    return uvicorn


def _own_names(host: str) -> tuple[str, ...]:
    """Return the further host names that requests may use if the server listens on every address, else none."""
    import socket

    if host not in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        return ()
    return ("localhost", "127.0.0.1", "[::1]", socket.gethostname().lower(), socket.getfqdn().lower())


def _user_name() -> str:
    """Return the name of the user who runs this, under which judgements are written by default."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reader"
