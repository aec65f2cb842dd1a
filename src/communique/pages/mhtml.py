"""Pages that browsers save as one file (MHTML, RFC 2557): the HTML among its parts.

The parts are cut one after another, and the reading ends with the page's own. Pictures are never held.
"""

from __future__ import annotations

import quopri
import re
from binascii import a2b_base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from email.message import Message
from email.parser import HeaderParser
from email.utils import collapse_rfc2231_value

from communique import settings
from communique.errors import problem
from communique.model import Page
from communique.pages.items import lose_page, make_page
from communique.pages.stamps import iso_time
from communique.pages.streams import DamageError
from communique.pages.windows import Window

MARKUP = frozenset({"text/html", "application/xhtml+xml"})
_BLANK = rb"\n\r?\n"
_HEAD = 1 << 16
"""Bytes of the longest header."""
_REACH = 256
"""Bytes that a delimiter takes at most; its boundary has up to 70 (RFC 2046, section 5.1.1)."""
_MOST_NESTED = 8
"""Multiparts within multiparts; browsers write one, some mail programs three."""
_ENCODED = 3
"""Bytes that one byte of a page takes at most: as quoted-printable ("=C3")."""
_SEARCHED = 50
"""Pages' sizes after which a file is not searched further for its page."""
_NO_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))

_CUT_OFF, _TOO_LARGE, _MALFORMED = "C0123", "C0106", "C0124"


@dataclass(slots=True)
class _Pieces:
    """A stream that ends where it is damaged; ``code`` says what is wrong there.

    The line ends around it make the beginning and the end of the file like those of any part.
    """

    pieces: Iterable[bytes]
    code: str | None = None

    def __iter__(self) -> Iterator[bytes]:
        yield b"\n"
        try:
            yield from self.pieces
        except (DamageError, OSError) as error:
            self.code = "C0104" if isinstance(error, DamageError) else "C0101"
        yield b"\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part's header and content; the content is ``None`` if it is too large."""

    header: Message
    content: bytes | None
    is_whole: bool


@dataclass(slots=True)
class _Cutter:
    """Cuts a stream into its parts."""

    window: Window
    ceiling: int
    boundaries: list[bytes] = field(default_factory=list)

    def read_header(self) -> Message:
        """Return the header at hand, which is empty if none ends before the next delimiter."""
        data = self.window.data
        # The search ends at a delimiter: of very many parts without a header each would look far beyond its own.
        end = re.compile(b"|".join([_BLANK, *self._delimiters()]))
        while (found := end.search(data)) is None and len(data) < _HEAD and self.window.more():
            pass
        blank = found if found and not found[0].strip(b"\r\n") else None
        size = blank.start() + 1 if blank else 0
        header = HeaderParser().parsestr(data[:size].decode("latin-1").lstrip("\r\n"))
        if blank:
            self.window.drop(blank.end() - 1)
        if header.get_content_maintype() == "multipart" and len(self.boundaries) < _MOST_NESTED:
            boundary = (_parameter(header, "boundary") or "").rstrip().encode("latin-1", "replace")
            self.boundaries += [boundary] if boundary else []
        return header

    def read_content(self, *, is_kept: bool) -> tuple[bytes | None, bool | None]:
        """Return the content up to the next delimiter, and whether that closes a multipart, ``None`` if there is none."""
        window = self.window
        delimiter = next(map(re.compile, self._delimiters()), None)
        is_fitting, start = True, 0
        while True:
            found = delimiter.search(window.data, start) if delimiter else None
            size = found.start() if found else len(window.data)
            is_fitting = is_fitting and size <= _ENCODED * self.ceiling
            if found:
                content = bytes(window.data[1:size]) if is_kept and is_fitting else None
                is_end = bool(found[1])
                window.drop(found.end())
                return content, is_end
            if not (is_kept and is_fitting):
                window.drop(size - _REACH)
            start = max(0, len(window.data) - _REACH)
            if window.at > _SEARCHED * self.ceiling or not window.more():
                return bytes(window.data[1:-1]) if is_kept and is_fitting else None, None

    def _delimiters(self) -> list[bytes]:
        """Return the pattern of the delimiters of all open multiparts, if there are any."""
        names = b"|".join(map(re.escape, self.boundaries))
        return [rb"\n--(?:" + names + rb")(--)?[ \t\r]*(?=\n)"] if names else []


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
    stream = _Pieces(pieces)
    cutter = _Cutter(Window(stream), ceiling)
    cutter.window.fill(_HEAD)
    if not cutter.window.data.strip(b"\0\r\n\t "):
        return lose_page(source, stream.code or "C0102")
    header = cutter.read_header()
    if not ("MIME-Version" in header or "Content-Type" in header):
        return lose_page(source, stream.code or _MALFORMED, "no header of MHTML")
    part = _find_page(cutter, header)
    if part is None:
        return lose_page(source, stream.code or _MALFORMED, "no HTML among its parts")
    url = _address(header, "Snapshot-Content-Location") or _address(part.header, "Content-Location")
    html = None if part.content is None else _decode(part.content, part.header)
    if html is None or len(html) > ceiling:
        return replace(lose_page(source, _TOO_LARGE), url=url)
    page = make_page(
        source,
        html,
        is_markup=True,
        code=None if part.is_whole else stream.code,
        published=published,
        declared=_parameter(part.header, "charset"),
        url=url,
    )
    met = page.problems if part.is_whole or stream.code else (*page.problems, problem(_CUT_OFF))
    return replace(page, problems=met, saved=iso_time(header["Date"]))


def _find_page(cutter: _Cutter, header: Message) -> _Part | None:
    """Return the part that the file says is the page, or else its first part in HTML."""
    start = _parameter(header, "start")
    location = _address(header, "Snapshot-Content-Location")
    first = None
    for part in _parts(cutter, header):
        first = first or part
        is_told = _id(part.header["Content-ID"]) == _id(start) if start else _address(part.header) == location
        if is_told or not (start or location):
            return part
    return first


def _parts(cutter: _Cutter, header: Message) -> Iterator[_Part]:
    """Yield the parts in HTML; a file without parts is one itself."""
    is_single = not cutter.boundaries
    while True:
        is_kept = header.get_content_type() in MARKUP
        content, is_end = cutter.read_content(is_kept=is_kept)
        if is_kept:
            yield _Part(header=header, content=content, is_whole=is_single or is_end is not None)
        while is_end:  # what follows a closed multipart has no header
            _, is_end = cutter.read_content(is_kept=False)
        if is_end is None:
            return
        header = cutter.read_header()


def _decode(content: bytes, header: Message) -> bytes:
    """Return the content of a part without its transfer encoding."""
    encoding = (header["Content-Transfer-Encoding"] or "").strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(content)
    if encoding == "base64":
        plain = content.translate(None, _NO_BASE64)
        plain = plain[: len(plain) - (len(plain) % 4 == 1)]  # cut off within a byte
        return a2b_base64(plain + b"=" * (-len(plain) % 4))
    return content


def _parameter(header: Message, name: str) -> str | None:
    """Return a parameter of the Content-Type, ``None`` if it is not written as RFC 2231 has it."""
    try:
        value = header.get_param(name)
        return None if value is None else collapse_rfc2231_value(value)
    except ValueError:  # a character set that is none, or a number too long
        return None


def _id(value: object) -> str:
    """Return a Content-ID without brackets."""
    return str(value or "").strip("<> ")


def _address(header: Message, name: str = "Content-Location") -> str | None:
    """Return an http(s) address of a header, whose long lines may be folded."""
    url = "".join((header[name] or "").split())
    return url if url.lower().startswith(("http://", "https://")) else None
