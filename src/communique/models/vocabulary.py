"""Pieces of the vocabulary that are known by their ids: the marks of a passage, and punctuation by what it does.

>>> MASK, pieces_of(".?")
(103, (1012, 1029))
"""

from __future__ import annotations

CLS, SEP, MASK = 101, 102, 103
"""Ids of the marks that open and close a passage, and of the one that stands for a hidden piece."""
LAST_SPECIAL = 998
"""The last id of those that are no piece of a text."""
PUNCTUATION = {
    "!": 999, '"': 1000, "'": 1005, "(": 1006, ")": 1007, ",": 1010, ".": 1012, "/": 1013, ":": 1024, ";": 1025, "?": 1029, "]": 1033,
    "–": 1516, "—": 1517, "’": 1521, "“": 1523, "”": 1524, "…": 1529,
}  # fmt: skip
"""Ids of punctuation, each a piece by itself."""


def pieces_of(characters: str) -> tuple[int, ...]:
    """Return the ids of some punctuation, a character each.

    Raises:
        KeyError: a character is none of :data:`PUNCTUATION`.

    >>> pieces_of("“”")
    (1523, 1524)

    """
    return tuple(PUNCTUATION[character] for character in characters)


STOPS = pieces_of(".?!")
ELLIPSIS = PUNCTUATION["…"]
"""May end a sentence, too."""
CLOSING_QUOTE = PUNCTUATION["”"]
"""Only closes; a straight mark may open too."""
CLOSERS = pieces_of("\"”')]’")
"""What may follow a stop: closing quotation marks, brackets and apostrophes."""
MARKS = pieces_of("\"'’“”(),/:;–—")
"""What is no part of a word that it touches: apostrophes, brackets, quotation marks, comma, slash, colons and dashes."""
