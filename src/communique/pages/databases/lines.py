"""The lines of an export, and the paragraphs that they were wrapped from."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WIDEST = 100
"""Characters of the longest line of a text whose lines were broken to a width."""
_NARROW = 0.98
"""Share of the lines that are no wider than this."""
_NARROWEST = 50
_WORDS = re.compile(r"(\d[\d,.]{0,12}) words?\b", re.IGNORECASE)
_HYPHEN = re.compile(r"[^\W\d_]-")
_RIGHTS = re.compile(r"(?:copyright\b|\(c\)|©|all rights reserved)", re.IGNORECASE)


class Lines:
    """The lines of a text. What every layout looks at is worked out once: their width, and their paragraphs.

    >>> Lines(["Talks", "", "They met."]).paragraphs
    ['Talks', 'They met.']
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines

    @cached_property
    def width(self) -> int:
        """The width to which the lines were broken (:func:`width_of`)."""
        return width_of(self.lines)

    @cached_property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the lines (:func:`join_lines`)."""
        return join_lines(self.lines, self.width)


def cut_lines(text: str) -> list[str]:
    r"""Return a text's lines without blanks around them.

    >>> cut_lines("  1 of 2 DOCUMENTS\r\n\fLima")
    ['1 of 2 DOCUMENTS', '', 'Lima']
    """
    return [line.strip("\ufeff \t\xa0") for line in _BREAK.split(text)]


def width_of(lines: Sequence[str]) -> int:
    """Return the width to which nearly all lines were broken, 0 where they were not.

    A few lines may be wider, as addresses are. Of lines that go on in the next, three in four are no wider than
    what is returned.

    >>> width_of(["The two met in Lima on Monday, May 4, and spoke for", "three hours of their border."])
    51
    >>> width_of(["word " * 40, "word " * 50])
    0
    """
    sizes = [len(line) for line in lines if line]
    broken = sorted(len(line) for line, after in itertools.pairwise(lines) if line and after)
    if not broken or sum(size <= _WIDEST for size in sizes) < _NARROW * len(sizes):
        return 0
    width = broken[3 * (len(broken) - 1) // 4]
    return width if width >= _NARROWEST else 0


def group(lines: Iterable[str]) -> list[list[str]]:
    """Return the runs of lines between blank ones."""
    return [list(run) for is_full, run in itertools.groupby(lines, key=bool) if is_full]


def join_lines(lines: Iterable[str], width: int) -> list[str]:
    """Return the paragraphs of lines: a line goes on in the next where its first word had no room in the ``width``.

    >>> join_lines(["The two met in", "Lima.", "They spoke.", "", "Then"], 16)
    ['The two met in Lima.', 'They spoke.', 'Then']
    """
    return [paragraph for run in group(lines) for paragraph in _join(run, width)]


def _join(run: Sequence[str], width: int) -> Iterator[str]:
    paragraph = run[0]
    for line, after in itertools.pairwise(run):
        if width and len(line) + 1 + len(after.split(maxsplit=1)[0]) > width:
            paragraph += after if _HYPHEN.fullmatch(line[-2:]) else f" {after}"
        else:
            yield paragraph
            paragraph = after
    yield paragraph


def count_words(phrase: str) -> int | None:
    """Return the number of words that a phrase states.

    >>> count_words("1,034 words"), count_words("two columns")
    (1034, None)
    """
    match = _WORDS.search(phrase)
    return int(re.sub(r"\D", "", match[1])) if match else None


def is_rights(line: str) -> bool:
    """Tell whether a line is a copyright notice.

    >>> is_rights("Copyright 2019 The Lima Post"), is_rights("The copyright act")
    (True, False)
    """
    return _RIGHTS.match(line) is not None
