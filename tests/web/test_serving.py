from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli import app


def run(*words):
    return CliRunner().invoke(app, ["serve", *words])


def test_other_hosts_need_a_token(news):
    done = run(str(news.path), "--host", "0.0.0.0")
    assert done.exit_code == 1
    assert "--token" in str(done.exception)


def test_a_record_that_is_not_there_is_said_plainly(tmp_path):
    done = run(str(tmp_path / "none.sqlite"))
    assert done.exit_code == 1
    assert "there is no record" in str(done.exception)


def test_a_port_in_use_is_said_plainly(news):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run(str(news.path), "--port", str(taken.getsockname()[1]))
    assert done.exit_code == 1
    assert "--port" in str(done.exception)


def test_missing_libraries_are_named(news, monkeypatch):
    monkeypatch.setitem(sys.modules, "fastapi", None)
    done = run(str(news.path))
    assert "pip install 'communique[web]'" in str(done.exception)


def test_the_command_serves_on_this_machine(news):
    words = ["serve", str(news.path), "--port", "0"]
    code = "from communique.cli import main; main()"
    served = subprocess.Popen([sys.executable, "-c", code, *words], stderr=subprocess.PIPE, text=True)
    try:
        said = ""
        while "http://" not in said:
            line = served.stderr.readline()
            assert line, said
            said += line
        assert "this machine only" in said
        address = said.split()[-1]
        for _ in range(100):
            try:
                answer = urllib.request.urlopen(address, timeout=5)
                break
            except OSError:
                time.sleep(0.1)
        assert answer.status == 200
        assert "server" not in answer.headers
    finally:
        served.terminate()
        served.wait(10)
        served.stderr.close()


@contextlib.contextmanager
def workers(record):
    """Serve with two worker processes; yield the command, with which they must end, and the ids of the processes."""
    words = ["serve", str(record.path), "--port", "0", "--workers", "2"]
    code = "from communique.cli import main; main()"
    with subprocess.Popen([sys.executable, "-c", code, *words], stderr=subprocess.PIPE, text=True) as served:
        try:
            children = Path(f"/proc/{served.pid}/task/{served.pid}/children")
            for _ in range(300):
                running = children.read_text().split()
                if len(running) == 2:
                    break
                time.sleep(0.1)
            assert len(running) == 2
            yield served, running
        finally:
            served.terminate()
            served.wait(20)


def nothing_left(processes):
    for _ in range(100):
        if not any(Path(f"/proc/{process}").exists() for process in processes):
            return True
        time.sleep(0.1)
    return False


COUNTED = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are counted in /proc")


@COUNTED
def test_several_workers_share_a_port_and_end_with_the_command(news):
    with workers(news) as (served, running):
        address = next(line.split()[-1] for line in served.stderr if "http://" in line)
        for _ in range(4):  # the socket listens before either is ready
            assert urllib.request.urlopen(address, timeout=30).status == 200
    assert nothing_left(running)


@COUNTED
def test_a_worker_that_ends_by_itself_is_said_so(news):
    with workers(news) as (served, running):
        os.kill(int(running[0]), signal.SIGKILL)
        assert "one of the --workers ended by itself" in served.communicate(timeout=20)[1]
        assert served.returncode == 1
    assert nothing_left(running)


@COUNTED
def test_workers_end_with_a_command_that_is_killed(news):
    with workers(news) as (served, running):
        address = next(line.split()[-1] for line in served.stderr if "http://" in line)
        assert urllib.request.urlopen(address, timeout=30).status == 200
        served.kill()
        assert nothing_left(running)
