"""The kind of a file: by the suffix of its name, or without a name by its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

from communique.pages.streams import DOCUMENTS

PACKAGE = "package"
"""The kind of a stream that is a ZIP archive: of files, or as a Word document is."""
_MHTML = re.compile(
    rb"""(?:From:\s*["<]{0,2}Saved by |MIME-Version:|Content-Type:\s*multipart/|Snapshot-Content-Location:)""",
    re.IGNORECASE,
)
"""The beginning of a page that a browser saved as MHTML."""
_MAIL = re.compile(
    rb"(?:Delivered-To|Return-Path|Received|Message-ID|DKIM-Signature|X-[A-Za-z-]+):", re.IGNORECASE
)
"""The beginning of a mail as programs save it; some begin as saved pages do."""
_FROM = re.compile(rb"^From:", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(
    rb"^(?:Received|Message-ID|Delivered-To|Reply-To|To|List-[A-Za-z]+):", re.IGNORECASE | re.MULTILINE
)
"""Headers of mail that saved pages have none of."""


def tell_kind(name: str) -> tuple[str, bool]:
    """Return the suffix that tells how a file is read, and whether it is packed (``.gz``).

    >>> tell_kind("a.HTML.gz"), tell_kind("notes/v1.2.txt"), tell_kind("a.gz"), tell_kind("a")
    (('.html', True), ('.txt', False), ('', True), ('', False))
    """
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes]
    is_packed = suffixes[-1:] == [".gz"]
    return next(iter((suffixes[:-1] if is_packed else suffixes)[-1:]), ""), is_packed


def spell_kind(name: str) -> str:
    """Return the suffix of a file that is not read, as a message names it.

    >>> spell_kind("a.tar.gz"), spell_kind("a.JPG"), spell_kind("a")
    ('.tar.gz', '.jpg', 'no suffix')
    """
    kind, is_packed = tell_kind(name)
    return (f"{kind}.gz" if is_packed else kind) or "no suffix"


def tell_stream(start: bytes, head: bytes) -> str:
    r"""Return the suffix of files that begin as a stream does, or :data:`PACKAGE`.

    Args:
        start: the first bytes of the stream, without what is blank before them; 32 are enough.
        head: as many as are at hand.

    >>> tell_stream(b"<p>", b""), tell_stream(b'{"text": "Mali met Chad."}', b""), tell_stream(b"{\n", b"")
    ('.html', '.jsonl', '.json')

    """
    if start.startswith(b"WARC/"):
        kind = ".warc"
    elif _MAIL.match(start) or _MHTML.match(start):
        is_mail = _FROM.search(head) and _SENT.search(head)
        kind = ".eml" if is_mail else ".mhtml" if _MHTML.match(start) else ".txt"
    elif start.startswith(b"bplist00"):
        kind = ".webarchive"
    elif start.startswith(b"%PDF-"):
        kind = ".pdf"
    elif start.startswith(DOCUMENTS):
        kind = PACKAGE if start.startswith(DOCUMENTS[0]) else ".rtf"
    elif start[:1] == b"{" and start.split(b"\n")[0].strip() != b"{":
        kind = ".jsonl"
    elif start[:1] == b"{" or (start[:1] == b"[" and start[1:].lstrip()[:1] == b"{"):
        kind = ".json"
    else:
        kind = ".html" if start[:1] == b"<" else ".txt"
    return kind
