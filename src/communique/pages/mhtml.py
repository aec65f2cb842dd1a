"""Pages that browsers save as one file (MHTML, RFC 2557): the HTML among its parts.

The parts are cut one after another, and the reading ends with the page's own. Pictures are never held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from email.message import Message

from communique import settings
from communique.errors import problem
from communique.model import Page
from communique.pages.items import lose_page, make_page
from communique.pages.parts import LONGEST_HEAD, MARKUP, Cutter, Part, Pieces, decode_part, read_parameter
from communique.pages.stamps import iso_time
from communique.pages.windows import Window

_CUT_OFF, _TOO_LARGE, _MALFORMED = "C0123", "C0106", "C0124"


def read_mhtml(source: str, pieces: Iterable[bytes], *, published: str | None = None) -> Page:
    r"""Return the page that a file in MHTML holds, with its address and the time at which it was saved.

    Args:
        source: the file's name.
        pieces: the file's bytes, inflated.
        published: given to the page (ISO date).

    >>> file = b"Date: Thu, 11 Apr 2019 10:00:00 GMT\nContent-Type: text/html\n\n<p>Talks ended.</p>\n"
    >>> page = read_mhtml("a.mhtml", [file])
    >>> page.html, page.saved
    (b'<p>Talks ended.</p>\n', '2019-04-11T10:00:00+00:00')

    """
    ceiling = settings.get("page_bytes")
    stream = Pieces(pieces)
    cutter = Cutter(Window(stream), ceiling)
    cutter.window.fill(LONGEST_HEAD)
    if not cutter.window.data.strip(b"\0\r\n\t "):
        return lose_page(source, stream.code or "C0102")
    header = cutter.read_header()
    if not ("MIME-Version" in header or "Content-Type" in header):
        return lose_page(source, stream.code or _MALFORMED, "no header of MHTML")
    part = _find_page(cutter, header)
    if part is None:
        return lose_page(source, stream.code or _MALFORMED, "no HTML among its parts")
    url = _address(header, "Snapshot-Content-Location") or _address(part.header, "Content-Location")
    html = None if part.content is None else decode_part(part.content, part.header)
    if html is None or len(html) > ceiling:
        return replace(lose_page(source, _TOO_LARGE), url=url)
    page = make_page(
        source,
        html,
        is_markup=True,
        code=None if part.is_whole else stream.code,
        published=published,
        declared=read_parameter(part.header, "charset"),
        url=url,
    )
    met = page.problems if part.is_whole or stream.code else (*page.problems, problem(_CUT_OFF))
    return replace(page, problems=met, saved=iso_time(header["Date"]))


def _find_page(cutter: Cutter, header: Message) -> Part | None:
    """Return the part that the file says is the page, or else its first part in HTML."""
    start = read_parameter(header, "start")
    location = _address(header, "Snapshot-Content-Location")
    first = None
    for part in _parts(cutter, header):
        first = first or part
        is_told = _id(part.header["Content-ID"]) == _id(start) if start else _address(part.header) == location
        if is_told or not (start or location):
            return part
    return first


def _parts(cutter: Cutter, header: Message) -> Iterator[Part]:
    """Yield the parts in HTML; a file without parts is one itself."""
    is_single = not cutter.boundaries
    while True:
        is_kept = header.get_content_type() in MARKUP
        content, is_end = cutter.read_content(is_kept=is_kept)
        if is_kept:
            yield Part(header=header, content=content, is_whole=is_single or is_end is not None)
        while is_end:  # what follows a closed multipart has no header
            _, is_end = cutter.read_content(is_kept=False)
        if is_end is None:
            return
        header = cutter.read_header()


def _id(value: object) -> str:
    """Return a Content-ID without brackets."""
    return str(value or "").strip("<> ")


def _address(header: Message, name: str = "Content-Location") -> str | None:
    """Return an http(s) address of a header, whose long lines may be folded."""
    url = "".join((header[name] or "").split())
    return url if url.lower().startswith(("http://", "https://")) else None
