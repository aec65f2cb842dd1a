"""The text of a Word document (``.docx``), by zipfile and lxml, under the ceiling of a page."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from communique.pages.streams import PIECE

_BEGIN = b"PK\x03\x04"
_BODY = "word/document.xml"
_ENTRY = b"PK\x01\x02"
_ENTRIES = 5000
"""Most parts of a document; those of Word take some dozen."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_SPELLED = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show instead of a text box: its text once more."""
_MOVED = frozenset({f"{_WORD}moveFrom", f"{_STRICT}moveFrom"})
"""The place from which text was moved to another, while changes are tracked."""
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Those that Word uses; zipfile unpacks others without a limit."""


def read_word(data: bytes, *, ceiling: int) -> tuple[str | None, str | None]:
    """Return the text of a document, a blank line after each paragraph, and the code of the problem met.

    Notes, headers and footers are other parts and not read. Nothing is unpacked but the text, of which at most
    ``ceiling`` bytes (over it there is none, C0106). Where the document is damaged, the text is what comes
    before (C0104); where it is none, there is none (C0103).

    >>> read_word(b"no document", ceiling=100)
    (None, 'C0103')
    """
    if not data.startswith(_BEGIN) or data.count(_ENTRY) > _ENTRIES:
        return None, "C0103"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(_BODY).compress_type not in _PACKINGS:
                return None, "C0103"
            with archive.open(_BODY) as part:
                markup, code = _unpack(part, ceiling)
    except KeyError:
        return None, "C0103"
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):  # damaged, or locked
        return None, "C0104"
    if markup is None:
        return None, code
    paragraphs: list[str] = []
    try:
        for paragraph in _paragraphs(markup):
            paragraphs.append(paragraph)  # noqa: PERF402 - what comes before damage is kept
    except etree.XMLSyntaxError:
        code = "C0104"
    return "".join(f"{paragraph}\n\n" for paragraph in paragraphs), code


def _unpack(part: Any, ceiling: int) -> tuple[bytes | None, str | None]:
    """Return the bytes of a packed part, and the code of the problem met."""
    markup = bytearray()
    try:
        while piece := part.read(PIECE):
            markup += piece
            if len(markup) > ceiling:
                return None, "C0106"
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        return bytes(markup), "C0104"
    return bytes(markup), None


def _paragraphs(markup: bytes) -> Iterator[str]:
    """Yield the paragraphs up to the end or to damage, which is raised then."""
    parser = etree.XMLPullParser(
        events=("end",),
        tag=(f"{_WORD}p", f"{_STRICT}p"),
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    for at in range(0, len(markup), PIECE):
        try:
            parser.feed(markup[at : at + PIECE])
        finally:  # what comes before damage has been parsed
            for _, node in parser.read_events():
                if next(node.iterancestors(_COPY), None) is None:
                    yield "".join(_pieces(node))
                tail = node.tail
                node.clear()  # or the whole tree is held
                node.tail = tail
    parser.close()


def _pieces(paragraph: Any) -> Iterator[str]:
    """Yield what is written in a paragraph: not what was struck out or moved, nor the instructions of fields."""
    walk = etree.iterwalk(paragraph, events=("start",), tag="{*}*")
    for _, node in walk:
        if node.tag == _COPY or node.tag in _MOVED:
            walk.skip_subtree()
            continue
        name = node.tag.rpartition("}")[2]
        if name == "t":
            yield node.text or ""
        elif name in _SPELLED:
            yield _SPELLED[name]
