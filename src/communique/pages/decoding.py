"""From bytes to text. The character set follows from a byte-order mark, validity, a declaration or detection."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_HEAD = 4096
_SAMPLE = 1 << 16
# The character sets that browsers use for a label (WHATWG Encoding Standard, "names and labels").
_LABELS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
_MAGIC = (
    b"%PDF-", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"PK\x03\x04", b"PK\x05\x06", b"\x7fELF", b"\x1f\x8b", b"BZh", b"\xfd7zXZ",
    b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0", b"RIFF", b"OggS", b"ID3", b"\x00\x00\x01\x00", b"SQLite format 3", b"wOFF", b"wOF2",
    b"\x28\xb5\x2f\xfd", b"MZ\x90", b"PAR1", b"{\\rtf",
)  # fmt: skip
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
# High bytes of English prose in windows-1252: quotes, dashes, ellipses, currency signs, accented letters.
_WESTERN = frozenset(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xad\xae\xb0\xbd") | frozenset(
    range(0xC0, 0x100)
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the character set by which it was decoded, and what did not fit that (``None`` if everything did)."""

    text: str
    charset: str
    misfit: str | None = None


def is_binary(data: bytes) -> bool:
    """Tell whether ``data`` is not text: it has a known file format or many control characters.

    >>> is_binary(b"%PDF-1.7"), is_binary("Séoul".encode())
    (True, False)
    """
    if data.startswith(_MAGIC) or data[4:8] == b"ftyp":
        return True
    if _marked(data) or _unmarked_utf16(data):
        return False
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > max(2, len(sample) // 200)


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    r"""Return the text of ``data``.

    These are tried in order: a byte-order mark; UTF-8 if the bytes are valid; ``declared`` (for instance by an HTTP
    header) or what the head of the markup declares; windows-1252 if the high bytes are few and look like it;
    detection; the declared set with replacements. ``misfit`` says what did not fit the declaration.

    >>> decode(b"caf\xe9").text
    'café'
    """
    bom = _marked(data) or _unmarked_utf16(data)
    if bom:
        return _force(data, bom)
    text = _try(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    label = declared or _declaration(data[:_HEAD])
    charset = _known(label) if label else None
    if charset and charset != "utf-8" and (text := _try(data, charset)) is not None:
        return Decoded(text, charset)
    said = f"declared {label}, " if label else ""
    if charset == "utf-8" or not label:
        forced = data.decode("utf-8", "replace")
        n_misfits = forced.count("�")
        is_mixed = any(sign > "\x7f" for sign in forced.replace("�", ""))
        # A stray byte or two do not make it another character set.
        if n_misfits <= len(data) // 5000 and (is_mixed or not _is_western(data)):
            return Decoded(forced, "utf-8", f"{n_misfits} replaced")
    guess = _guess(data)
    if guess and (text := _try(data, guess)) is not None:
        return Decoded(text, guess, f"{said}read as {guess}")
    return _force(data, charset or "utf-8")


def _marked(data: bytes) -> str | None:
    """Return the character set of a byte-order mark."""
    return next((charset for bom, charset in _BOMS if data.startswith(bom)), None)


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the name of UTF-16 in its byte order if every other byte at the beginning is zero."""
    sample = data[:_HEAD]
    if len(sample) < 8:
        return None
    for first, charset in ((1, "utf-16-le"), (0, "utf-16-be")):
        half, other = sample[first::2], sample[1 - first :: 2]
        if half.count(0) > 0.7 * len(half) and other.count(0) < 0.05 * len(other):
            return charset
    return None


def _declaration(head: bytes) -> str | None:
    """Return the character set that the markup declares."""
    match = _DECLARED.search(head)
    return match[1].decode("ascii", "replace") if match else None


def _known(label: str) -> str | None:
    """Return the name of the character set that browsers use for a label, ``None`` if it is unknown."""
    try:
        name = codecs.lookup(label.strip()).name
        b"a".decode(name, "replace")  # not every codec of Python is a character set: rot13, idna
    except (LookupError, ValueError):
        return None
    if name.startswith("utf-16"):  # a declaration that is readable as ASCII is not in UTF-16
        return "utf-8"
    return _LABELS.get(name, name)


def _try(data: bytes, charset: str) -> str | None:
    """Return the decoded text, ``None`` if the bytes are not valid."""
    try:
        return data.decode(charset)
    except (UnicodeError, LookupError):
        return None


def _force(data: bytes, charset: str) -> Decoded:
    """Return the decoded text with replacements."""
    text = data.decode(charset, "replace")
    n = text.count("�")
    return Decoded(text, charset, f"{charset}, {n} replaced" if n else None)


def _guess(data: bytes) -> str | None:
    """Return the most likely character set."""
    if _is_western(data):
        return "cp1252"
    from charset_normalizer import from_bytes  # rarely needed, slow to import

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else None


def _is_western(data: bytes) -> bool:
    """Tell whether high bytes are few and are those of English prose in windows-1252."""
    sample = data[:_SAMPLE]
    high = [byte for byte in sample if byte > 0x7F]
    return len(high) * 3 < len(sample) and sum(byte in _WESTERN for byte in high) >= 0.95 * len(high)
