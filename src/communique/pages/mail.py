"""Mail in files (``.eml``, RFC 5322), as newsletters and alerts are saved: the text of every message, and its files.

A message that is forwarded as a whole is one of its own. Of a message in HTML and in plain text, the HTML is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from communique import settings
from communique.errors import problem
from communique.model import Page, Problem
from communique.pages.allowances import Allowance, Opener
from communique.pages.decoding import decode, is_binary
from communique.pages.items import lose_page
from communique.pages.parts import LONGEST_HEAD, MARKUP, Cutter, Pieces, decode_part, read_parameter
from communique.pages.stamps import iso_time
from communique.pages.windows import Window

_MARKS = ("From", "Date", "Subject", "Received", "Message-ID", "MIME-Version", "Content-Type")
"""Headers of which a mail has at least two, and a file that is none has hardly any."""
_LISTS = ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID")
"""Headers of mail that is sent to many (RFC 2369, 2919): its sender is an outlet, its date that of publication."""
_MESSAGE = frozenset({"message/rfc822", "message/global"})
_LOCKED = frozenset({"application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_SEALS = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
_PLAIN = frozenset({"", "7bit", "8bit", "binary"})
"""Transfer encodings that change nothing."""
_MOST_MESSAGES = 8
"""Messages within messages."""
_AGAIN = re.compile(r"(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_SENT_ON = re.compile(r"(?:fwd?|wg|tr)\s*:", re.IGNORECASE)
_HEAD = 2000
"""Characters at the beginning of a plain text in which its subject need not stand again."""
_LONGEST_NAME = 200

_CUT_OFF, _TOO_LARGE, _MALFORMED, _ENCRYPTED = "C0123", "C0106", "C0124", "C0125"


@dataclass(slots=True, kw_only=True)
class _Mail:
    """A message while its parts are cut: what is known of it, and its text so far.

    ``depth`` is the number of multiparts within which it stands.
    """

    source: str
    header: Message
    depth: int
    markup: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    met: list[Problem] = field(default_factory=list)
    n_files: int = 0


def read_mail(
    source: str,
    pieces: Iterable[bytes],
    *,
    published: str | None = None,
    allowance: Allowance,
    opener: Opener,
) -> Iterator[Page]:
    r"""Yield the pages that a mail holds: of each message its text, titled by the subject, and those of its files.

    The date of a mail that was sent to many is that of its text. The date of any other is when it was sent, which
    ages in the text ("2 hours ago") count from; the text is of that day if it states none and was not sent on.

    Args:
        source: the file's name. That of a message within another adds its number, that of a file its name.
        pieces: the file's bytes, inflated.
        published: given to every page (ISO date), before the date of a mail.
        allowance: what may be taken out of it.
        opener: opens its files.

    >>> mail = b"From: The Lima Post <news@post.example>\nDate: Thu, 11 Apr 2019 10:00:00 GMT\nList-Id: <a>\n"
    >>> pages = read_mail("a.eml", [mail + b"Subject: Talks\n\nThey met.\n"], allowance=Allowance(), opener=lambda *_: iter(()))
    >>> [(page.title, page.text, page.site, page.published) for page in pages]
    [('Talks', 'Talks\n\nThey met.', 'The Lima Post', '2019-04-11')]

    """
    stream = Pieces(pieces)
    cutter = Cutter(Window(stream), settings.get("page_bytes"))
    cutter.window.fill(LONGEST_HEAD)
    if not cutter.window.data.strip(b"\0\r\n\t "):
        yield lose_page(source, stream.code or "C0102")
        return
    header = cutter.read_header()
    if sum(name in header for name in _MARKS) < 2:
        yield lose_page(source, stream.code or _MALFORMED, "no header of mail")
        return
    yield from _Reading(source, stream, cutter, published, allowance, opener).read(header)


@dataclass(slots=True)
class _Reading:
    """The reading of one file of mail."""

    source: str
    stream: Pieces
    cutter: Cutter
    published: str | None
    allowance: Allowance
    opener: Opener
    open_mails: list[_Mail] = field(default_factory=list)
    n_messages: int = 0

    def read(self, header: Message) -> Iterator[Page]:
        """Yield the pages of the file, whose header was read."""
        cutter = self.cutter
        self._begin(header, depth=0)
        is_single = not cutter.boundaries
        while True:
            header = self._enter(header)
            is_kept = header.get_content_maintype() != "multipart" and _is_wanted(header)
            content, is_end = cutter.read_content(is_kept=is_kept)
            if is_kept:
                yield from self._take(header, content, is_whole=is_single or is_end is not None)
            while is_end:  # what follows a closed multipart has no header
                _, is_end = cutter.read_content(is_kept=False)
            while len(self.open_mails) > 1 and len(cutter.boundaries) <= self.open_mails[-1].depth:
                yield from self._finish(self.open_mails.pop())
            if is_end is None:
                break
            header = cutter.read_header()
        while self.open_mails:
            yield from self._finish(self.open_mails.pop())

    def _begin(self, header: Message, *, depth: int) -> None:
        self.allowance.take_file()
        self.n_messages += 1
        where = self.source if self.n_messages == 1 else f"{self.source}:{self.n_messages}"
        self.open_mails.append(_Mail(source=where, header=header, depth=depth))

    def _enter(self, header: Message) -> Message:
        """Return the header of a part, that of the message if the part is a message, which begins here then."""
        while (
            header.get_content_type() in _MESSAGE
            and _encoding(header) in _PLAIN
            and len(self.open_mails) < _MOST_MESSAGES
        ):
            depth = len(self.cutter.boundaries)
            header = self.cutter.read_header()
            self._begin(header, depth=depth)
        return header

    def _take(self, header: Message, content: bytes | None, *, is_whole: bool) -> Iterator[Page]:
        """Keep the text of a part for its message, or yield the pages of a file."""
        mail, name = self.open_mails[-1], _file_name(header)
        kind = header.get_content_type()
        is_body = header.get_content_disposition() != "attachment" and not (
            name and (mail.markup or mail.text)
        )
        code = None if is_whole else self.stream.code or _CUT_OFF
        if is_body and (kind in MARKUP or kind == "text/plain"):
            self._keep(mail, header, content, kind)
            mail.met += [problem(code)] if code else []
        elif kind in _LOCKED:
            mail.met.append(problem(_ENCRYPTED))
        elif kind not in _SEALS and (name or kind in _MESSAGE):
            mail.n_files += 1
            named = "message.eml" if kind in _MESSAGE else name
            where = f"{mail.source}:{name or named}"
            if content is None:
                yield lose_page(where, _TOO_LARGE)
                return
            data = decode_part(content, header)
            self.allowance.take_file()
            pages = self.opener(named, where, iter([data]), self.published, self.allowance)
            for page in pages:
                yield replace(page, problems=(*page.problems, problem(code))) if code else page

    def _keep(self, mail: _Mail, header: Message, content: bytes | None, kind: str) -> None:
        """Add the text of a part to its message."""
        data = None if content is None else decode_part(content, header)
        if data is None or len(data) > self.cutter.ceiling:
            mail.met.append(problem(_TOO_LARGE))
            return
        if not data.strip(b" \t\r\n\0"):
            return
        if is_binary(data):
            mail.met.append(problem("C0103"))
            return
        read = decode(data, declared=read_parameter(header, "charset"))
        mail.met += [problem("C0205", read.misfit)] if read.misfit else []
        if kind in MARKUP:
            mail.markup.append(read.text)
        else:
            is_flowed = (read_parameter(header, "format") or "").lower() == "flowed"
            is_joined = (read_parameter(header, "delsp") or "").lower() == "yes"
            text = read.text.replace("\r\n", "\n")  # line ends as mail is sent with them
            mail.text.append(unfold(text, is_joined=is_joined) if is_flowed else text)

    def _finish(self, mail: _Mail) -> Iterator[Page]:
        """Yield the page of a message whose parts were all cut; none if it only holds files."""
        head, met = mail.header, mail.met
        subject = read_words(head["Subject"])
        title = _AGAIN.sub("", subject, count=1) if _AGAIN.match(subject) else subject
        html = "\n".join(mail.markup) or None
        text = "\n\n".join(part.strip() for part in mail.text) or None
        if html is None and text is None and not met:
            if mail.n_files:
                return
            met.append(problem(_MALFORMED, "no text in the mail"))
        if text and title.casefold() not in text[:_HEAD].casefold():
            text = f"{title}\n\n{text}"
        sent = iso_time(head["Date"])
        is_public = any(name in head for name in _LISTS)
        outlet = read_words(parseaddr(str(head["From"] or ""))[0]) if is_public else ""
        yield Page(
            source=mail.source,
            html=html,
            text=None if html else text,
            title=(title or None) if html or text else None,
            site=outlet or None,
            published=self.published or (sent[:10] if sent and is_public else None),
            problems=tuple(met),
            saved=sent,
            sent=sent[:10] if sent and not _SENT_ON.match(subject) else None,
        )


def _is_wanted(header: Message) -> bool:
    """Tell whether a part is text, or a file that is no picture or sound."""
    return header.get_content_maintype() not in {"image", "audio", "video", "font"} and (
        header.get_content_type() != "text/calendar"
    )


def _encoding(header: Message) -> str:
    return str(header["Content-Transfer-Encoding"] or "").strip().lower()


def _file_name(header: Message) -> str:
    """Return the name of a part that is a file, empty if it has none."""
    try:
        name = header.get_filename()
    except ValueError:  # a character set that is none, or a number too long
        return ""
    return read_words(name)[-_LONGEST_NAME:] if name else ""


def read_words(value: object) -> str:
    r"""Return a header as it is meant: on one line, its encoded words (RFC 2047) decoded.

    >>> read_words("=?utf-8?q?S=C3=A9oul?= agrees"), read_words("Talks\n in Lima"), read_words(None)
    ('Séoul agrees', 'Talks in Lima', '')
    """
    written = " ".join(str(value or "").split())
    try:
        words = decode_header(written)
    except (HeaderParseError, ValueError):
        return written
    return " ".join("".join(_decode_word(word, charset) for word, charset in words).split())


def _decode_word(word: bytes | str, charset: str | None) -> str:
    """Return a part of a header; mail may hold bytes as they are, which are at hand as ISO 8859-1."""
    data = word.encode("latin-1", "replace") if isinstance(word, str) else word
    return decode(data, declared=charset).text


def unfold(text: str, *, is_joined: bool = False) -> str:
    r"""Return a text of the form "flowed" (RFC 3676) in whole paragraphs: a line that ends in a blank goes on.

    Args:
        text: the text.
        is_joined: whether the blank is no part of it ("DelSp").

    >>> unfold("They met in \nLima.\n-- \nThe Lima Post")
    'They met in Lima.\n-- \nThe Lima Post'

    """
    lines: list[str] = []
    is_open = False
    for line in text.split("\n"):
        shown = line.removeprefix(" ")  # lines that begin with a blank were stuffed with one more
        goes_on = shown.endswith(" ") and shown != "-- "
        kept = shown[:-1] if goes_on and is_joined else shown
        if is_open and shown != "-- ":
            lines[-1] += kept
        else:
            lines.append(kept)
        is_open = goes_on
    return "\n".join(line if line == "-- " else line.rstrip() for line in lines)
