"""ZIP archives of pages: each file by its name, within limits, whatever is damaged, locked or hidden."""

from __future__ import annotations

import gzip
import io
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from communique.errors import CODES
from communique.model import Page
from communique.pages import open_pages
from tests.pages.databases.layouts import as_docx

FILES = {
    "one.html": b"<p>Oslo thanked Rome.</p>",
    "folder/": b"",
    "folder/two.txt": b"Mali met Chad. " * 40,
    "folder/.hidden.txt": b"hidden",
    "__MACOSX/._one.html": b"hidden",
    "three.jsonl": b'{"text": "Peru met Chile."}\n{"text": "Fiji met Tonga."}',
    "notes/four.docx": as_docx(["Lima thanked Bonn."]),
    "five.txt.gz": gzip.compress(b"Iraq met Iran."),
    "six.png": b"\x89PNG",
}
SOURCES = [
    "one.html", "folder/two.txt", "three.jsonl:1", "three.jsonl:2", "notes/four.docx", "five.txt.gz", "six.png"
]  # fmt: skip


def packed(files: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def read(data: bytes, folder: Path, name: str = "a.zip", **more: str) -> list[Page]:
    (folder / name).write_bytes(data)
    return list(open_pages(folder / name, **more))


def codes(pages: list[Page]) -> list[list[str]]:
    return [[problem.code for problem in page.problems] for page in pages]


def sources(pages: list[Page]) -> list[str]:
    return [page.source.partition(".zip:")[2] for page in pages]


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_every_file_is_read_as_one_of_its_name(packing: int, tmp_path: Path) -> None:
    pages = read(packed(FILES, packing), tmp_path, published="2019-04-11")
    assert sources(pages) == SOURCES
    assert codes(pages) == [[], [], [], [], [], [], ["C0107"]]
    assert pages[0].html == FILES["one.html"]
    assert [page.text for page in pages[2:6]] == [
        "Peru met Chile.",
        "Fiji met Tonga.",
        "Lima thanked Bonn.",
        "Iraq met Iran.",
    ]
    assert {page.published for page in pages[:-1]} == {"2019-04-11"}


def test_it_is_read_from_a_stream_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(FILES)
    (tmp_path / "a.zip.gz").write_bytes(gzip.compress(data))
    assert [page.text for page in open_pages(tmp_path)][2:6] == [page.text for page in read(data, tmp_path)][
        2:6
    ]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [page.source for page in open_pages("-")] == [f"-:{name}" for name in SOURCES]
    with_document = packed({"folder/a.txt": b"Mali met Chad.", "b.docx": as_docx(["Lima thanked Bonn."])})
    assert sources(read(packed({"in.zip": with_document}), tmp_path)) == [
        "in.zip:folder/a.txt",
        "in.zip:b.docx",
    ]


def test_names_only_name(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    names = ["../../up.txt", "/etc/root.txt", "C:\\disk.txt", "a/../b.txt", "two\nlines.txt"]
    pages = read(packed(dict.fromkeys(names, b"Mali met Chad.")), inside)
    assert [page.text for page in pages] == ["Mali met Chad."] * len(names)
    assert sorted(tmp_path.rglob("*")) == [inside, inside / "a.zip"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", [["C0102"]]),
        (b"no archive", [["C0120"]]),
        (packed({}), [["C0102"]]),
        (packed({"folder/": b"", ".a.txt": b"a"}), [["C0102"]]),
        (packed({"a.txt": b"Mali met Chad."}, zipfile.ZIP_LZMA), [["C0107"]]),
        (packed({"a.txt": b"Mali met Chad."}, zipfile.ZIP_BZIP2), [["C0107"]]),
        (packed({"a.txt": b"a" * 99_999}), [["C0106"]]),
        (packed({"a.parquet": b"PAR1"}), [["C0107"]]),
    ],
)
def test_what_cannot_be_read_has_a_code(
    data: bytes, found: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_PAGE_BYTES", "50000")
    assert codes(read(data, tmp_path)) == found


def test_encrypted_files_and_links_are_told(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": b"Mali met Chad.", "b.txt": b"Mali met Chad."}))
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(head) + at] |= 1
    pages = read(bytes(data), tmp_path)
    assert codes(pages) == [["C0125"], []]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert codes(read(out.getvalue(), tmp_path)) == [["C0107"]]


def test_an_archive_that_is_cut_off_is_read_up_to_there(tmp_path: Path) -> None:
    data = packed(FILES)
    pages = read(data[:-100], tmp_path)
    assert sources(pages)[:-1] == SOURCES
    assert codes(pages)[-1] == ["C0121"]
    half = read(data[: data.index(b"three.jsonl") + 30], tmp_path)
    assert half[1].text == FILES["folder/two.txt"].decode()
    assert codes(half) == [[], [], ["C0104"], ["C0121"]]
    # The list of an archive within is not that of the whole.
    outer = packed({"a.txt": b"Mali met Chad.", "in.zip": packed({"b.txt": b"b"})}, zipfile.ZIP_STORED)
    cut = read(outer[: outer.index(b"PK\x01\x02", outer.index(b"PK\x05\x06"))], tmp_path)
    assert sources(cut)[:2] == ["a.txt", "in.zip:b.txt"]


def test_a_stored_or_streamed_archive_without_its_list_is_read(tmp_path: Path) -> None:
    command = "import sys, zipfile\nwith zipfile.ZipFile(sys.stdout.buffer, 'w', 8) as a: a.writestr('a.txt', 'Mali met Chad.')"
    streamed = subprocess.run([sys.executable, "-c", command], capture_output=True, check=True).stdout
    for data in (streamed, packed({"a.txt": b"Mali met Chad."}, zipfile.ZIP_STORED)):
        pages = read(data[:-60], tmp_path)
        assert [page.text for page in pages] == ["Mali met Chad.", None]


def test_damage_in_one_file_leaves_the_others(tmp_path: Path) -> None:
    data = bytearray(packed(FILES))
    at = data.index(b"folder/two.txt") + 20
    data[at : at + 4] = b"\xff\xff\xff\xff"
    pages = read(bytes(data), tmp_path)
    assert sources(pages) == SOURCES
    assert codes(pages) == [[], ["C0104"], [], [], [], [], ["C0107"]]


def test_archives_within_archives_end(tmp_path: Path) -> None:
    data = packed({"a.txt": b"Mali met Chad."})
    for _ in range(30):
        data = packed({"in.zip": data, "b.txt": b"Mali met Chad."})
    pages = read(data, tmp_path)
    assert codes(pages) == [["C0126"], *[[]] * 5]


def test_bombs_cost_no_more_than_they_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PAGE_BYTES", "1000000")
    monkeypatch.setenv("COMMUNIQUE_ARCHIVE_BYTES", "3000000")
    started = time.process_time()
    many = packed({f"{n}.txt": b"a" * 900_000 for n in range(20)})
    assert codes(read(many, tmp_path)) == [[], [], [], ["C0126"]]
    hidden = packed({f"{n}.txt.gz": gzip.compress(b"a" * 900_000) for n in range(20)})
    assert codes(read(hidden, tmp_path))[-1] == ["C0126"]
    within = packed({f"{n}.zip": many for n in range(20)})
    assert codes(read(within, tmp_path)) == [[], [], [], ["C0126"]]
    monkeypatch.setenv("COMMUNIQUE_ARCHIVE_FILES", "5")
    assert codes(read(packed({f"{n}.txt": b"a" for n in range(9)}), tmp_path)) == [*[[]] * 5, ["C0126"]]
    assert time.process_time() - started < 10


def test_damage_anywhere_gives_codes_and_no_error(tmp_path: Path) -> None:
    inner = packed({"a.txt": b"Mali met Chad.", "b.html": b"<p>Oslo thanked Rome.</p>"})
    whole = packed(FILES | {"in.zip": inner})
    dice = random.Random(7)
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 20)):
            # The list at the end has most of what is worth damaging.
            at = dice.randrange(len(data)) if dice.random() < 0.5 else len(data) - dice.randint(1, 700)
            data[at : at + dice.randint(0, 3)] = dice.randbytes(dice.randint(0, 3))
        for page in read(bytes(data[: dice.randint(1, 2 * len(data))]), tmp_path):
            assert page.text or page.html or page.problems
            assert {problem.code for problem in page.problems} <= CODES.keys()
