"""Ids of special pieces of the vocabulary: the special tokens, and punctuation by function.

>>> MASK, pieces_of(".?")
(103, (1012, 1029))
"""

from __future__ import annotations

CLS, SEP, MASK = 101, 102, 103
"""Ids of the special tokens that open and close a passage, and of the one that replaces a masked piece."""
LAST_SPECIAL = 998
"""The last id of the special tokens."""
PUNCTUATION = {
    "!": 999, '"': 1000, "'": 1005, "(": 1006, ")": 1007, ",": 1010, ".": 1012, "/": 1013, ":": 1024, ";": 1025, "?": 1029, "]": 1033,
    "–": 1516, "—": 1517, "’": 1521, "“": 1523, "”": 1524, "…": 1529,
}  # fmt: skip
"""Ids of punctuation marks, each of which is a piece."""


def pieces_of(characters: str) -> tuple[int, ...]:
    """Return the ids of punctuation marks, one for each character.

    Raises:
        KeyError: a character is not in :data:`PUNCTUATION`.

    >>> pieces_of("“”")
    (1523, 1524)

    """
    return tuple(PUNCTUATION[character] for character in characters)


STOPS = pieces_of(".?!")
ELLIPSIS = PUNCTUATION["…"]
"""The ellipsis, which may end a sentence."""
CLOSING_QUOTE = PUNCTUATION["”"]
"""A quotation mark that only closes; a straight one may also open."""
CLOSERS = pieces_of("\"”')]’")
"""Marks that may follow the stop of a sentence: closing quotation marks, brackets and apostrophes."""
MARKS = pieces_of("\"'’“”(),/:;–—")
"""Marks that do not belong to a word next to them: apostrophes, brackets, quotation marks, comma, slash, colons and dashes."""
