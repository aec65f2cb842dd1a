"""Readings packed as bytes, and helpers that make rows of the record."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from typing import Any

from communique.errors import problem
from communique.exchange import from_json, to_json
from communique.model import Problem, Reading
from communique.record.ids import content_id

Row = dict[str, Any]
Rows = dict[str, list[Row]]

GAP = " … "
"""Joins the parts of a broken quotation."""


def pack(reading: Reading) -> tuple[str, bytes]:
    """Return the digest and the packed form of a reading.

    A reading that JSON cannot hold (because of a lone surrogate in its text) becomes one without an article and with
    the problem C0401, so that the loss is visible.
    """
    try:
        line = to_json(reading)
    except (TypeError, ValueError) as error:
        line = to_json(lose(reading, problem("C0401", str(error))))
    return hashlib.sha256(line).hexdigest(), zlib.compress(line)


def lose(reading: Reading, why: Problem) -> Reading:
    """Return a reading without its article and its entries, with the problem that says why."""
    return Reading(id=reading.id.encode("utf-8", "replace").decode(), problems=(why,), reader=reading.reader)


def unpack(packed: bytes) -> Reading:
    """Return the reading that :func:`pack` packed.

    Raises:
        ValueError: the bytes are damaged.

    """
    try:
        return from_json(zlib.decompress(packed))
    except zlib.error as error:
        raise ValueError(f"the packed reading is damaged: {error}") from error


def page_id(reading: Reading) -> str:
    """Return the id of the page that a reading is of."""
    return content_id("pg", reading.id, text_hash(reading))


def page_row(reading: Reading, *, digest: str, packed: bytes) -> Row:
    """Return the row of ``pages`` for a reading packed by :func:`pack`."""
    return {
        "id": page_id(reading),
        "reading_id": clean(reading.id),
        "reader_version": reading.reader.version,
        "reader_model": reading.reader.model,
        "reader_knowledge": reading.reader.knowledge,
        "digest": digest,
        "reading": packed,
        "is_lost": reading.article is None,
    }


def plain(row: Mapping[Any, Any]) -> Row:
    """Return a row as a dict with plain ``str`` keys, as JSON needs; the stores use a subclass."""
    return {str(name): value for name, value in row.items()}


def who_row(name: str, *, country: str | None, sectors: str, known_as: str | None, kind: str | None) -> Row:
    """Return the row of ``who`` for a party."""
    fields = {"name": name, "country": country, "sectors": sectors, "known_as": known_as, "kind": kind}
    return {"id": content_id("wh", *fields.values()), "folded": name.casefold()} | fields


def clean(text: str) -> str:
    r"""Return a text with each NUL, which PostgreSQL cannot hold, replaced by one character; offsets stay valid.

    >>> clean("a\0b") == "a\ufffdb"
    True
    """
    return text.replace("\0", "\ufffd")


def text_hash(reading: Reading) -> str | None:
    """Return the SHA-256 of a reading's text, ``None`` where it has no article."""
    return (
        None
        if reading.article is None
        else hashlib.sha256(reading.article.text.encode("utf-8", "replace")).hexdigest()
    )
