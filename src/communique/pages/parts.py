"""The parts of a file in MIME (RFC 2045, 2046), as mail is and saved pages are: cut one after another, damaged or not."""

from __future__ import annotations

import quopri
import re
from binascii import a2b_base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import HeaderParser
from email.utils import collapse_rfc2231_value

from communique.pages.streams import DamageError
from communique.pages.windows import Window

MARKUP = frozenset({"text/html", "application/xhtml+xml"})
LONGEST_HEAD = 1 << 16
"""Bytes of the longest header."""
_BLANK = rb"\n\r?\n"
_REACH = 256
"""Bytes that a delimiter takes at most; its boundary has up to 70 (RFC 2046, section 5.1.1)."""
_MOST_NESTED = 8
"""Multiparts within multiparts; browsers write one, some mail programs three."""
_ENCODED = 3
"""Bytes that one byte of a page takes at most: as quoted-printable ("=C3")."""
_SEARCHED = 50
"""Pages' sizes after which a file is not searched further."""
_NO_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))


@dataclass(slots=True)
class Pieces:
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
class Part:
    """A part's header and content; the content is ``None`` if it is too large."""

    header: Message
    content: bytes | None
    is_whole: bool


@dataclass(slots=True)
class Cutter:
    """Cuts a stream into its parts; ``boundaries`` are those of the multiparts that are open."""

    window: Window
    ceiling: int
    boundaries: list[bytes] = field(default_factory=list)

    def read_header(self) -> Message:
        """Return the header at hand, which is empty if none ends before the next delimiter."""
        data = self.window.data
        # The search ends at a delimiter: of very many parts without a header each would look far beyond its own.
        end = re.compile(b"|".join([_BLANK, *self._delimiters()]))
        while (found := end.search(data)) is None and len(data) < LONGEST_HEAD and self.window.more():
            pass
        blank = found if found and not found[0].strip(b"\r\n") else None
        size = blank.start() + 1 if blank else 0
        header = HeaderParser().parsestr(data[:size].decode("latin-1").lstrip("\r\n"))
        if blank:
            self.window.drop(blank.end() - 1)
        if header.get_content_maintype() == "multipart" and len(self.boundaries) < _MOST_NESTED:
            boundary = (read_parameter(header, "boundary") or "").rstrip().encode("latin-1", "replace")
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
                is_end = bool(found[2])
                self._close(found[1], is_end=is_end)
                window.drop(found.end())
                return content, is_end
            if not (is_kept and is_fitting):
                window.drop(size - _REACH)
            start = max(0, len(window.data) - _REACH)
            if window.at > _SEARCHED * self.ceiling or not window.more():
                return bytes(window.data[1:-1]) if is_kept and is_fitting else None, None

    def _close(self, boundary: bytes, *, is_end: bool) -> None:
        """Close the multiparts within that of the delimiter found, and that itself if its end is."""
        last = len(self.boundaries) - 1 - self.boundaries[::-1].index(boundary)
        del self.boundaries[last if is_end else last + 1 :]

    def _delimiters(self) -> list[bytes]:
        """Return the pattern of the delimiters of all open multiparts, if there are any."""
        names = b"|".join(map(re.escape, self.boundaries))
        return [rb"\n--(" + names + rb")(--)?[ \t\r]*(?=\n)"] if names else []


def decode_part(content: bytes, header: Message) -> bytes:
    """Return the content of a part without its transfer encoding."""
    encoding = (header["Content-Transfer-Encoding"] or "").strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(content)
    if encoding == "base64":
        plain = content.translate(None, _NO_BASE64)
        plain = plain[: len(plain) - (len(plain) % 4 == 1)]  # cut off within a byte
        return a2b_base64(plain + b"=" * (-len(plain) % 4))
    return content


def read_parameter(header: Message, name: str) -> str | None:
    """Return a parameter of the Content-Type, ``None`` if it is not written as RFC 2231 has it."""
    try:
        value = header.get_param(name)
        return None if value is None else collapse_rfc2231_value(value)
    except ValueError:  # a character set that is none, or a number too long
        return None
