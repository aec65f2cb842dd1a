"""Pack readings as bytes, and make rows of ``pages`` and ``who``."""

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
"""Joins the parts of an interrupted quotation."""


def pack(reading: Reading) -> tuple[str, bytes]:
    """Return the SHA-256 of a reading as JSON, and that JSON compressed.

    A reading that JSON cannot hold (because of a lone surrogate in its text) is packed without its article and with the
    problem C0401, so that the loss is visible.

    >>> reading = next(record.readings())
    >>> digest, packed = pack(reading)
    >>> unpack(packed) == reading
    True
    """
    try:
        line = to_json(reading)
    except (TypeError, ValueError) as error:
        line = to_json(lose(reading, problem("C0401", str(error))))
    return hashlib.sha256(line).hexdigest(), zlib.compress(line)


def lose(reading: Reading, why: Problem) -> Reading:
    """Return a reading without its article and entries, with the problem that says why."""
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
    """Return the id of the page of a reading."""
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
    """Return a row as a dict with keys that JSON can hold; those of the stores are a subclass of ``str``."""
    return {str(name): value for name, value in row.items()}


def who_row(name: str, *, country: str | None, sectors: str, known_as: str | None, kind: str | None) -> Row:
    """Return the row of ``who`` for a party; ``sectors`` are joined with ``";"``."""
    fields = {"name": name, "country": country, "sectors": sectors, "known_as": known_as, "kind": kind}
    return {"id": content_id("wh", *fields.values()), "folded": name.casefold()} | fields


def clean(text: str) -> str:
    r"""Return a text with each NUL, which PostgreSQL cannot hold, replaced by U+FFFD; offsets stay valid.

    >>> clean("a\0b") == "a\ufffdb"
    True
    """
    return text.replace("\0", "\ufffd")


def text_hash(reading: Reading) -> str | None:
    """Return the SHA-256 of the text of a reading; ``None`` if it has no article."""
    if reading.article is None:
        return None
    return hashlib.sha256(reading.article.text.encode("utf-8", "replace")).hexdigest()
