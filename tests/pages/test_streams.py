"""Inflating under a ceiling, and what comes before the damage."""

from __future__ import annotations

import gzip
import random

import pytest

from communique.pages.decoding import decode, is_binary
from communique.pages.streams import PIECE, DamageError, gather, inflate, split_lines


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


def collect(out: bytearray, packed: bytes) -> None:
    for piece in inflate([packed]):
        out += piece


@pytest.mark.parametrize("size", [1, 7, 1000, PIECE])
def test_inflate_gives_back_what_was_packed(size: int) -> None:
    data = random.Random(1).randbytes(30_000) + b"a" * 200_000
    packed = gzip.compress(data[:50_000]) + gzip.compress(data[50_000:]) + bytes(20)
    out = list(inflate(pieces(packed, size)))
    assert b"".join(out) == data
    assert max(map(len, out)) <= PIECE


def test_inflate_reports_every_cut_and_gives_what_came_before() -> None:
    data = random.Random(2).randbytes(3000)
    packed = gzip.compress(data)
    for cut in range(1, len(packed), 37):
        out = bytearray()
        with pytest.raises(DamageError):
            collect(out, packed[:cut])
        assert data.startswith(out)


def test_inflate_reports_what_is_not_gzip() -> None:
    with pytest.raises(DamageError):
        list(inflate([b"plain text"]))


def test_gather_stops_at_the_ceiling() -> None:
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield b"a" * 1000

    assert gather(endless(), ceiling=10_000) == (None, "C0106")
    assert taken == 11


def test_split_lines_counts_lines_and_skips_blank_ones() -> None:
    lines = list(split_lines(pieces(b"a\r\n\n \nb" + b"x" * 50 + b"\nc", 3), ceiling=20))
    assert [(line.number, line.data, line.code) for line in lines] == [
        (1, b"a", None),
        (4, None, "C0106"),
        (5, b"c", None),
    ]


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("Séoul".encode(), "utf-8"),
        ("Séoul".encode("utf-8-sig"), "utf-8-sig"),
        ("Séoul".encode("utf-16"), "utf-16"),
        ("The talks ended.".encode("utf-16-le"), "utf-16-le"),
        ("The talks ended.".encode("utf-16-be"), "utf-16-be"),
        ('<meta charset="shift_jis">首脳会談'.encode("cp932"), "cp932"),
        ("<meta content='text/html; charset=iso-8859-1'>“Séoul”".encode("cp1252"), "cp1252"),
        ('<meta charset="iso-8859-1">Séoul'.encode(), "utf-8"),
    ],
)
def test_decode_finds_the_character_set(data: bytes, charset: str) -> None:
    read = decode(data)
    assert read.charset == charset
    assert read.misfit is None


def test_decode_says_where_bytes_do_not_fit() -> None:
    read = decode(b'<meta charset="utf-8">' + "The “talks” ended.".encode("cp1252"))
    assert "“talks”" in read.text
    assert read.misfit == "declared utf-8, read as cp1252"


@pytest.mark.parametrize("declared", ["rot13", "idna", "undefined", "hex", "no such set", "\0"])
def test_decode_passes_over_what_is_no_character_set(declared: str) -> None:
    data = b"^$\xf8~\x85\xb2Te"  # for which no set is found either
    assert decode(data, declared=declared).text == data.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.4", True),
        (b"\xff\xd8\xff\xe0", True),
        (bytes(range(32)) * 9, True),
        ("é" * 99, False),
        (b"", False),
        (b"a\x00b" + b"c" * 999, False),
    ],
)
def test_is_binary_knows_text_from_the_rest(data: bytes | str, expected: bool) -> None:  # noqa: FBT001
    assert is_binary(data.encode() if isinstance(data, str) else data) is expected
