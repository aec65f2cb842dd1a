"""Files, folders and JSON lines: one page for one item, in order."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from communique.model import Page
from communique.pages import open_pages
from communique.pages.sources import list_files


def codes(pages: list[Page]) -> list[list[str]]:
    return [[problem.code for problem in page.problems] for page in pages]


def read(*inputs: object, **more: str) -> list[Page]:
    return list(open_pages([str(name) for name in inputs], **more))


@pytest.mark.parametrize("packed", [False, True])
def test_open_pages_reads_each_kind(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    files = {
        "a.html": b"<p>One</p>",
        "b.htm": b"<p>Two</p>",
        "c.txt": "Three é\r\n".encode(),
        "d.json": b'{"text": "Four"}',
        "e.jsonl": b'{"text": "Five"}\n\n{"html": "<p>Six</p>", "id": 6}',
    }
    for name, data in files.items():
        path = tmp_path / (f"{name}.gz" if packed else name)
        path.write_bytes(gzip.compress(data) if packed else data)
    pages = read(tmp_path)
    assert [page.html or page.text for page in pages] == [
        b"<p>One</p>",
        b"<p>Two</p>",
        "Three é\r\n",
        "Four",
        "Five",
        "<p>Six</p>",
    ]
    assert pages[-1].id == "6"
    assert pages[-1].source.endswith(f"e.jsonl{'.gz' if packed else ''}:3")
    assert codes(pages) == [[]] * 6


def test_open_pages_keeps_the_order_of_inputs_also_where_one_fails(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.epub").write_bytes(b"PK")
    pages = read(tmp_path / "c.epub", tmp_path / "none.txt", tmp_path / "b.txt", tmp_path / "a.txt")
    assert codes(pages) == [["C0107"], ["C0101"], ["C0102"], []]
    assert all(page.text is None and page.html is None for page in pages[:3])


def test_an_empty_name_is_not_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("A")
    monkeypatch.chdir(tmp_path)
    assert codes(read("")) == [["C0101"]]


def test_an_input_may_stand_alone_and_be_a_path(tmp_path: Path) -> None:
    """Its letters are no inputs: among them may be ``.`` or ``/``, a folder of much else."""
    file = tmp_path / "a.txt"
    file.write_text("Oslo thanked Rome.")
    for inputs in (str(file), file, [file]):
        (page,) = open_pages(inputs)
        assert (page.source, page.text) == (str(file), "Oslo thanked Rome.")


def test_open_pages_walks_folders_by_name_and_reports_what_it_does_not_read(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "z.jpg", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    pages = read(tmp_path)
    assert [page.source.removeprefix(f"{tmp_path}/") for page in pages] == [
        "a.txt",
        "z.jpg",
        "b/1.txt",
        "b/2.txt",
    ]
    assert codes(pages) == [[], ["C0107"], [], []]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (page,) = read(tmp_path)
    assert (page.problems[0].code, "pipe" in page.problems[0].message) == ("C0107", True)


def test_open_pages_reports_an_empty_folder(tmp_path: Path) -> None:
    assert codes(read(tmp_path)) == [["C0102"]]


def test_list_files_names_the_files_that_open_pages_opens(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    inputs = [str(tmp_path), "none.txt", "x" * 5000]
    assert list(list_files(inputs)) == [page.source for page in read(*inputs)]


def test_a_link_to_a_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "b").mkdir(parents=True)
    for name in ("a.txt", "b/1.txt"):
        (folder / name).write_text(name)
    for name in ("again", ".hidden"):
        (folder / name).symlink_to(folder, target_is_directory=True)
    pages = read(folder)
    assert [page.source.removeprefix(f"{folder}/") for page in pages] == ["a.txt", "again", "b/1.txt"]
    assert codes(pages) == [[], ["C0107"], []]
    assert "link" in pages[1].problems[0].message
    assert [found for found in list_files([str(folder)]) if not isinstance(found, str)] == [pages[1]]
    (folder / "again").rename(tmp_path / "given")
    assert codes(read(tmp_path / "given")) == [[], []]


def test_open_pages_writes_names_that_are_no_unicode(tmp_path: Path) -> None:
    try:
        (tmp_path / "caf\udce9.txt").write_text("A")
    except OSError:
        pytest.skip("the file system takes only Unicode names")
    (page,) = read(tmp_path)
    assert page.source.endswith("caf�.txt")


def test_open_pages_takes_the_form_of_json_lines(tmp_path: Path) -> None:
    item = {
        "id": "x",
        "text": "T",
        "url": "https://a.example.com/",
        "title": "H",
        "site": "S",
        "published": "2019-04-10",
        "authors": ["A B"],
        "other": 1,
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(item) + "\n" + json.dumps({"text": "U"}))
    first, second = read(tmp_path / "a.jsonl", published="2020-01-01")
    assert first == Page(
        source=f"{tmp_path}/a.jsonl:1",
        id="x",
        text="T",
        url=item["url"],
        title="H",
        site="S",
        published="2019-04-10",
        authors=("A B",),
    )
    assert second.published == "2020-01-01"


def test_open_pages_keeps_text_character_for_character(tmp_path: Path) -> None:
    text = "\n \t A\u00a0b\u200d\u00adc\r\n\r\n😀é\x0b \n"
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}))
    (tmp_path / "b.txt").write_bytes(text.encode())
    assert [page.text for page in read(tmp_path)] == [text, text]


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b"1",
        b"null",
        b'"text"',
        b"{}",
        b'{"text": 1}',
        b'{"html": []}',
        b'{"text": "a", "authors": [1]}',
        b'{"text": "a", "id": {}}',
        b"[" * 100_000,
        b'{"text": "\\ud800", "other": ' + b"[" * 700 + b"]" * 700 + b"}",
        b"\xff\xfe\xfd",
    ],
)
def test_open_pages_reports_a_bad_line_and_reads_the_others(tmp_path: Path, line: bytes) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "A"}\n' + line + b'\n{"text": "B"}\n')
    pages = read(tmp_path / "a.jsonl")
    assert codes(pages) == [[], ["C0105"], []]
    assert [page.text for page in pages] == ["A", None, "B"]


def test_open_pages_mends_lone_surrogates_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "a\\ud800b"}')
    (page,) = read(tmp_path / "a.jsonl")
    assert page.text == "a\ufffdb"
    assert codes([page]) == [["C0207"]]


def test_open_pages_reads_a_line_in_another_character_set(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes('{"text": "The café “Lima” was closed."}'.encode("cp1252"))
    (page,) = read(tmp_path / "a.jsonl")
    assert page.text == "The café “Lima” was closed."
    assert codes([page]) == [["C0205"]]


def test_open_pages_reads_an_array_and_lines_under_the_name_of_json(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"text": "A"}, 7, {"text": "B"}]')
    (tmp_path / "b.json").write_text('{"text": "C"}\n{"text": "D"}\n')
    pages = read(tmp_path)
    assert [page.text for page in pages] == ["A", None, "B", "C", "D"]


def test_open_pages_passes_over_a_line_over_the_ceiling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_PAGE_BYTES", "100000")
    long = b'{"text": "' + b"a" * 300_000 + b'"}'
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "A"}\n' + long + b'\n{"text": "B"}'))
    pages = read(tmp_path / "a.jsonl.gz")
    assert codes(pages) == [[], ["C0106"], []]
    assert pages[2].source.endswith(":3")


def test_open_pages_stops_a_line_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PAGE_BYTES", "100000")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "A"}\n' + b"a" * 50_000_000))
    assert codes(read(tmp_path / "a.jsonl.gz")) == [[], ["C0106"]]


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_open_pages_reads_the_lines_before_the_damage(tmp_path: Path, cut: float) -> None:
    lines = [json.dumps({"text": f"Line {n} of many, each {n * n} a little different."}) for n in range(2000)]
    packed = gzip.compress("\n".join(lines).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: int(cut * len(packed))])
    broken = bytearray(packed)
    broken[int(cut * len(packed))] ^= 0xFF
    (tmp_path / "b.jsonl.gz").write_bytes(broken)
    (tmp_path / "c.txt").write_text("After")
    by_file = {name: [page for page in read(tmp_path) if f"/{name}." in page.source] for name in "abc"}
    for name in "ab":
        *before, last = by_file[name]
        assert [problem.code for problem in last.problems] == ["C0104"]
        sound = [page for page in before if page.text]
        assert len(sound) >= 0.7 * cut * len(lines)
        assert [page.text for page in sound[:50]] == [json.loads(line)["text"] for line in lines[:50]]
    assert by_file["c"][0].text == "After"


def test_open_pages_stops_a_bomb_at_the_ceiling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PAGE_BYTES", "1000000")
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"a" * 100_000_000))
    assert codes(read(tmp_path / "a.html.gz")) == [["C0106"]]


def test_open_pages_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "A"}\n{"text": "B"}')
    pages = open_pages([str(tmp_path / "a.jsonl"), str(tmp_path / "none.txt")])
    assert next(pages).text == "A"
    (tmp_path / "none.txt").write_text("made later")
    assert [page.text for page in pages] == ["B", "made later"]


def test_files_are_read_without_httpx() -> None:
    program = "import sys\nfrom communique.pages import open_pages\nlist(open_pages(['x.txt']))\nsys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
