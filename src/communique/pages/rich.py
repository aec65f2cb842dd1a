"""The text of a Rich Text file (``.rtf``), by striprtf."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

_IMAGES = re.compile(r"(?<![0-9A-Fa-f\s])[0-9A-Fa-f\s]{2000,}")
"""Pictures in hexadecimal figures, which the library would go through one by one."""
_FIELDS = re.compile(r"\\fldinst", re.IGNORECASE)
"""Instructions of fields: the library sets the addresses of links behind their words, in a search of quadratic time."""
_FONTS = "\\fonttbl"
_FONTS_START = re.compile(r"{[^{}]*\\fonttbl")
"""Where the library takes the table of fonts to begin."""
_FONTS_SIZE = 32_000
"""Characters of the longest table of fonts that is looked into: the search takes the square of them."""
_BRACE = re.compile(r"[{}]")
_LINE = re.compile(r"\r\n|[\r\n]")


def read_rich(markup: str) -> tuple[str, str | None]:
    r"""Return the text of RTF markup, a blank line after each paragraph, and the code of the problem met.

    Where the markup is cut off the text is what comes before (C0104); where it is no RTF there is none (C0103).

    >>> read_rich(r"{\rtf1\ansi Rome\par Seoul\par}")
    ('Rome\n\nSeoul\n\n', None)
    >>> read_rich(r"{\rtf1\ansi Rome\par {Se")
    ('Rome\n\nSe', 'C0104')
    """
    if not markup.lstrip("\ufeff \r\n").startswith("{\\rtf"):
        return "", "C0103"
    plain = _FIELDS.sub(r"\\fldtype", _IMAGES.sub("", markup))  # passed over as the instructions are
    if not _has_short_fonts(plain):
        plain = plain.replace(_FONTS, "\\colortbl")  # that is passed over without a search
    try:
        text = rtf_to_text(plain, errors="replace")
    except (ValueError, TypeError, LookupError, OverflowError):  # a figure or a character set that is none
        return "", "C0103"
    # Characters beyond the first plane are written as two halves.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    is_cut = not markup.rstrip("\0 \r\n").endswith("}")
    return _LINE.sub("\n\n", text), "C0104" if is_cut else None


def _has_short_fonts(markup: str) -> bool:
    """Tell whether the table of fonts, if there is one, soon ends."""
    start = _FONTS_START.search(markup)
    if start is None:
        return True
    depth = 1
    for brace in _BRACE.finditer(markup, start.end(), start.end() + _FONTS_SIZE):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return True
    return False
