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
_CHARACTERS = re.compile(r"\\(?:\\|uc(-?\d+|(?![A-Za-z]))|u(-?\d+))")
"""Escaped backslashes, the number of signs that stand in for a character, and characters by number."""
_REPLACED, _ONE_SIGN = "\\" + "u65533", "\\" + "uc1"
_MOST_STAND_INS = 8
"""Signs that stand in for a character, for programs that do not know it; its bytes in some character set."""
_BRACE = re.compile(r"[{}]")
_LINE = re.compile(r"\r\n|[\r\n]")


def read_rich(markup: str) -> tuple[str, str | None, int]:
    r"""Return the text of RTF markup, a blank line after each paragraph, the code of the problem met, and a number.

    Where the markup is cut off the text is what comes before (C0104); where it is no RTF there is none (C0103). The
    number is that of words for characters which say none and were replaced.

    >>> read_rich(r"{\rtf1\ansi Rome\par Seoul\par}")
    ('Rome\n\nSeoul\n\n', None, 0)
    >>> read_rich(r"{\rtf1\ansi Rome\par {Se")
    ('Rome\n\nSe', 'C0104', 0)
    >>> read_rich("{/rtf1/uc Caf/u99999999 e}".replace("/", chr(92)))
    ('Caf�', None, 2)
    """
    if not markup.lstrip("\ufeff \r\n").startswith("{\\rtf"):
        return "", "C0103", 0
    markup, n_replaced = _mend_characters(markup)
    plain = _FIELDS.sub(r"\\fldtype", _IMAGES.sub("", markup))  # passed over as the instructions are
    if not _has_short_fonts(plain):
        plain = plain.replace(_FONTS, "\\colortbl")  # that is passed over without a search
    try:
        text = rtf_to_text(plain, errors="replace")
    except (ValueError, TypeError, LookupError, OverflowError):  # a figure or a character set that is none
        return "", "C0103", n_replaced
    # Characters beyond the first plane are written as two halves.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    is_cut = not markup.rstrip("\0 \r\n").endswith("}")
    return _LINE.sub("\n\n", text), "C0104" if is_cut else None, n_replaced


def _mend_characters(markup: str) -> tuple[str, int]:
    """Return the markup with words for characters that say one, on others of which the library fails, and how many were not.

    >>> _mend_characters("/u-8305?/uc0//u99999999".replace("/", chr(92)))[1]
    0
    """
    n_replaced = 0

    def mend(word: re.Match[str]) -> str:
        nonlocal n_replaced
        stand_ins, number = word[1], word[2]
        if stand_ins is not None:
            # Figures beyond a few are not taken as a number, which is slow to make of many.
            is_one = stand_ins[:3].isdecimal() and int(stand_ins[:3]) <= _MOST_STAND_INS
        else:
            is_one = number is None or (len(number) <= 7 and -0x8000 <= int(number) <= 0x10FFFF)
        n_replaced += not is_one
        return word[0] if is_one else _REPLACED if stand_ins is None else _ONE_SIGN

    return _CHARACTERS.sub(mend, markup), n_replaced


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
