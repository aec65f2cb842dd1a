"""Tokenisation: the tokens of a text, each with the letter of its class.

>>> tokens = tokenise("on Friday, Oct. 31")
>>> tokens.words
['on', 'friday', ',', 'oct', '.', '31']
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.reading.times.lexicon import ABBREVIATED, CLASSES, MONTHS, TOKEN, WEEKDAYS

OTHER = "_"
COUNTED = frozenset({"volume", "vol", "page", "pages", "pp"})
"""Words after which a number is that of one of many, no day: "volume 12 May 2018"."""
CAPITAL_COUNTED = frozenset({"No", "Nos", "Number", "Issue", "Part", "Chapter"})
"""Such words if they have a capital; "no 12 May" is otherwise none."""
SHORT_COUNTED = frozenset({"vol", "vols", "no", "nos", "nr", "iss", "p", "pp", "pg", "ch"})
"""Such words before a full stop."""

_NUMERIC = ("iso", "slashed", "clock_time", "fraction_", "ordinal", "decades_", "yyyy", "dd", "figures")
_NAMED = (
    "month_name", "month_abbr", "weekday", "weekday_abbr", "weekdays", "ampm", "oclock", "gap", "quarter_code",
    "nine_eleven", "short_year", "may_day",
)  # fmt: skip

LETTERS: dict[str, str] = {name: chr(0x4E00 + i) for i, name in enumerate([*CLASSES, *_NUMERIC, *_NAMED])}
"""The letter of each class: ideographs, as they have no special meaning in regular expressions."""

DAY = LETTERS["dd"]
_BY_WORD: dict[str, str] = {
    word: LETTERS[name] for name, words in CLASSES.items() for word in words.split()
}  # fmt: skip
_BY_WORD |= dict.fromkeys(("am", "pm", "a.m", "p.m", "a.m.", "p.m.", "a. m.", "p. m."), LETTERS["ampm"])
_BY_WORD |= dict.fromkeys(("o'clock", "o’clock"), LETTERS["oclock"])
_BY_WORD |= {form: LETTERS["quarter_code"] for n in "1234" for form in (f"q{n}", f"{n}q")}
_BY_WORD["9/11"] = LETTERS["nine_eleven"]
_BY_WORD["may day"] = LETTERS["may_day"]
_BY_WORD["‑"] = LETTERS["hyphen"]
_BY_WORD["½"] = LETTERS["fraction_"]


def _form(name: str) -> str:
    """Return the suffix of the class of a month's or weekday's name: abbreviation, plural or plain."""
    month = name in MONTHS
    if name in ABBREVIATED:
        return "_abbr"
    return "_name" if month else "s" if name.endswith("days") else ""


_PROPER: dict[str, str] = {
    name: LETTERS[kind + _form(name)]
    for kind, names in (("month", MONTHS), ("weekday", WEEKDAYS))
    for name in names
}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: surfaces, lower-case forms, offsets, and in ``tags`` one class letter for each."""

    surfaces: list[str]
    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: str


def letter(word: str) -> str:
    """Return the letter of the class called ``word``; a new class of that one word is made if there is none."""
    if word not in LETTERS:
        assert word not in _BY_WORD, f"{word!r} is in two classes"  # noqa: S101 - checks the tables at import
        LETTERS[word] = _BY_WORD[word] = chr(0x4E00 + len(LETTERS))
    return LETTERS[word]


def tokenise(text: str) -> Tokens:
    """Return the tokens of ``text``, with offsets in code points."""
    found = list(TOKEN.finditer(text))
    surfaces = [match.group() for match in found]
    words = [surface.lower() for surface in surfaces]
    starts = [match.start() for match in found]
    ends = [match.end() for match in found]
    tags = "".join(_tags(surfaces, words))
    return Tokens(surfaces, words, starts, ends, _pass_over_counts(tags, surfaces, starts, ends))


def _pass_over_counts(tags: str, surfaces: list[str], starts: list[int], ends: list[int]) -> str:
    """Return the tags without the numbers that could be days of a month, but belong to a word before them.

    >>> [DAY in tokenise(text).tags for text in ("on 12 May", "Vol. 12 May", "No 10 May", "A12 May", "no 12 May")]
    [True, False, False, False, True]
    """
    kept: list[str] = []
    last, at = 0, tags.find(DAY)
    while at >= 0:
        if at and _is_counted(surfaces, at, is_joined=ends[at - 1] == starts[at]):
            kept += [tags[last:at], LETTERS["figures"]]
            last = at + 1
        at = tags.find(DAY, at + 1)
    return "".join([*kept, tags[last:]])


def _is_counted(surfaces: list[str], at: int, *, is_joined: bool) -> bool:
    """Tell whether a number is part of a name ("A12"), or that of a volume, number or page."""
    word = surfaces[at - 1]
    if is_joined and word[-1].isalpha():
        return True
    if word == "." and at > 1:
        return surfaces[at - 2].lower() in SHORT_COUNTED
    return word in CAPITAL_COUNTED or word.lower() in COUNTED


def _tags(surfaces: list[str], words: list[str]) -> Iterator[str]:
    """Yield the class letter of each token."""
    by_word, proper, other = _BY_WORD.get, _PROPER, OTHER
    for surface, word in zip(surfaces, words, strict=True):
        tag = by_word(word)
        if tag is not None:
            yield tag
        elif word in proper:
            # "may", "march" and "sun" are names only with a capital
            yield proper[word] if surface[0].isupper() else other
        elif word[0].isdigit():
            yield LETTERS[_shape(word)]
        elif word[0] in "'’" and len(word) == 3:
            yield LETTERS["short_year"]
        elif word[0] == "\n":
            yield LETTERS["gap"]
        else:
            yield other


def _shape(word: str) -> str:  # noqa: PLR0911 - one return for each shape
    """Return the class of a token that begins with a figure."""
    if word.isdigit() and word.isascii():
        value = int(word) if len(word) < 9 else 0
        if len(word) == 4 and 1000 <= value <= 2199:
            return "yyyy"
        return "dd" if len(word) <= 2 and 1 <= value <= 31 else "figures"
    if word[-1] == "s":
        return "decades_" if len(word) in (3, 5) and word[-2] == "0" else "figures"
    if word[-1].isalpha():
        return "ordinal"
    if ":" in word or ("." in word and len(word.split(".")[1]) == 2 and len(word) <= 5):
        return ("iso" if "-" in word else "clock_time") if ":" in word else "figures"
    if "/" in word:
        return "slashed" if word.count("/") == 2 else "fraction_"
    return "iso" if "-" in word else "figures"
