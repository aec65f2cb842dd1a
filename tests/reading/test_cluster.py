"""Reading with Ray gives what reading here gives. Skipped where Ray is not installed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.exchange import to_json
from communique.reading import cluster
from communique.reading.batches import read

NEWS = "French Foreign Minister Catherine Colonna met her Greek counterpart Nikos Dendias in Athens on {day}. “We agree on everything,” Colonna said."


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    folder = tmp_path / "in"
    folder.mkdir()
    lines = [
        json.dumps({"text": NEWS.format(day=day), "published": "2023-03-03"}) for day in ("Monday", "Friday")
    ]
    (folder / "b.jsonl.gz").write_bytes(gzip.compress("\n".join([*lines, "{broken"]).encode()))
    (folder / "a.txt").write_text(NEWS.format(day="Sunday"), encoding="utf-8")
    (folder / "c.pdf").write_bytes(b"%PDF")
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><article><p>{NEWS.format(day='Tuesday')}</p></article></body></html>".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:1>\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    (folder / "d.warc").write_bytes(head.encode() + block + b"\r\n\r\n")
    (folder / "e").symlink_to(folder, target_is_directory=True)
    return [str(folder), str(tmp_path / "none.html")]


@pytest.mark.filterwarnings("default")  # Ray warns of what Ray does
def test_ray_reads_the_same(inputs: list[str], tmp_path: Path) -> None:
    pytest.importorskip(
        "ray", reason="Ray is not installed: reading on it is not tested here (communique[ray])"
    )
    wanted = [to_json(reading) for reading in read(inputs)]
    counts = cluster.read_with_ray(inputs, out=tmp_path / "out.jsonl", workers=2)
    assert (tmp_path / "out.jsonl").read_bytes().splitlines() == wanted
    assert counts["readings"] == len(wanted) == 8
    cluster.read_with_ray(inputs, out=tmp_path / "out", workers=1)
    assert sorted(map(to_json, cluster.read_parquet(tmp_path / "out"))) == sorted(wanted)


def test_without_ray_it_says_what_to_install(
    inputs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(InputError, match=r"communique\[ray\]"):
        cluster.read_with_ray(inputs, out=tmp_path / "out")


def test_readings_are_taken_back_from_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pyarrow.parquet as pq

    from tests.record.readings import everything

    (tmp_path / "out").mkdir()
    pq.write_table(
        pa.table({"reading": [to_json(r).decode() for r in everything()]}), tmp_path / "out/a.parquet"
    )
    assert list(cluster.read_parquet(tmp_path / "out")) == everything()
    pq.write_table(pa.table({"id": ["ev_1"]}), tmp_path / "events.parquet")
    with pytest.raises(InputError, match="no readings"):
        list(cluster.read_parquet(tmp_path / "events.parquet"))
    (tmp_path / "cut.parquet").write_bytes((tmp_path / "events.parquet").read_bytes()[:40])
    with pytest.raises(InputError, match="not a complete Parquet"):
        list(cluster.read_parquet(tmp_path / "cut.parquet"))


def test_a_folder_without_parquet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no \.parquet file"):
        list(cluster.read_parquet(tmp_path))


class _Ray:
    """A stub of Ray that records the arguments with which it is started."""

    def __init__(self) -> None:
        self.started: dict[str, object] = {}

    def is_initialized(self) -> bool:
        return False

    def init(self, **options: object) -> None:
        self.started = options
        raise InterruptedError


@pytest.mark.parametrize(
    ("address", "variable", "joined"),
    [
        (None, None, None),
        ("local", "ray://head:10001", "local"),
        ("10.0.0.1:6379", None, "10.0.0.1:6379"),
        (None, "ray://head:10001", "ray://head:10001"),
        ("10.0.0.1:6379", "ray://head:10001", "10.0.0.1:6379"),
    ],
)
def test_a_cluster_that_runs_is_not_told_its_processors(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    address: str | None,
    variable: str | None,
    joined: str | None,
) -> None:
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    if variable:
        monkeypatch.setenv("RAY_ADDRESS", variable)
    (tmp_path / "a.txt").write_text("News.", encoding="utf-8")
    ray = _Ray()
    monkeypatch.setattr(cluster, "_library", lambda: ray)
    with pytest.raises(InterruptedError):
        cluster.read_with_ray([str(tmp_path / "a.txt")], out=tmp_path / "out", workers=1000, address=address)
    assert ray.started.get("address") == joined
    assert ray.started.get("num_cpus") == (1000 if joined in {None, "local"} else None)
