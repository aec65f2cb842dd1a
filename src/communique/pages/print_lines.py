"""The lines of printed pages, put together to paragraphs, without what is printed around the text of every page."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_EDGE = 3
"""Lines at the top and at the bottom of a page among which its header and footer are."""
_SHARE = 0.5
"""Share of the pages on which a line at the edge stands again, without its figures, if it is a header or footer."""
_WIDER = 1.25
"""How much more than between the lines of a paragraph is between two of them."""
_ALIKE = 0.08
"""Share by which the letters of a paragraph differ in size."""
_INDENT = 0.8
"""Widths of a letter by which the first line of a paragraph is set in."""
_USUAL, _SINGLE, _DOUBLE = 1.2, 0.8, 3.0
"""Heights of a letter from one line to the next: by default, at least, at most."""
_SHORT = 0.8
"""Share of the longest line of a paragraph that a line falls short of if it had room for the next word, so ends one."""
_HYPHENATED = 0.03
"""Share of the lines that end in a hyphen where words were broken."""
_FIGURES = re.compile(r"\d+")
_PRINTED = re.compile(r"((?:https?|file)://\S+)\s+\d{1,4}\s*/\s*\d{1,4}")
"""What browsers print at the foot of a page."""
_STAMPED = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}, \d{1,2}[:.]\d{2}(?:\s?[AP]M)?\b.*", re.IGNORECASE)
"""What browsers print at the head of a page: when it was printed, and its title."""
_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]", re.IGNORECASE)
_BROKEN = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDED = re.compile(r"[.!?:…][\"'”’)\]]*$")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a printed page: where it begins, from the left and from below, and the size of its letters, in points."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The text of printed pages, the address of the web page that they are, its headline, and when they were printed."""

    text: str
    url: str | None
    title: str | None = None
    made: str | None = None


def join_pages(pages: Sequence[Sequence[Line]]) -> Printed:
    r"""Return the text of pages, a blank line between two paragraphs.

    >>> at = {"x": 9.0, "size": 10.0}
    >>> one = (Line(text="They agreed on early-", y=90, **at), Line(text="morning talks that", y=78, **at))
    >>> two = (Line(text="were held in Lima.", y=90, **at), Line(text="No date was set.", y=66, **at))
    >>> join_pages([one, two]).text
    'They agreed on early-morning talks that were held in Lima.\n\nNo date was set.'
    """
    spelled = [
        [Line(text=line.text.translate(_LIGATURES), x=line.x, y=line.y, size=line.size) for line in page]
        for page in pages
    ]
    around = _around(spelled)
    urls = [match[1] for page in spelled for line in _edges(page) if (match := _PRINTED.fullmatch(line.text))]
    url = next((url for url in urls if url.startswith("http") and "…" not in url), None)
    kept = [
        [line for at, line in enumerate(page) if at not in out]
        for page, out in zip(spelled, around, strict=True)
    ]
    pitch = _pitch(kept)
    runs: list[list[str]] = []
    last: Line | None = None
    for page in kept:
        for at, line in enumerate(page):
            if last is not None and _goes_on(last, line, pitch, is_new_page=not at):
                runs[-1].append(line.text)
            else:
                runs.append([line.text])
            last = line
    runs = [part for run in runs for part in _split(run)]
    known = Counter(word.lower() for run in runs for text in run for word in _WORD.findall(text))
    n_lines = sum(map(len, runs))
    n_broken = sum(_BROKEN.search(text) is not None for run in runs for text in run[:-1])
    is_hyphenated = n_broken > max(2, _HYPHENATED * n_lines)
    paragraphs = [_join(run, known, is_hyphenated=is_hyphenated) for run in runs]
    return Printed(text="\n\n".join(paragraphs), url=url)


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the lines at the top and at the bottom of a page."""
    by_height = sorted(page, key=lambda line: -line.y)
    return by_height[:_EDGE] + by_height[_EDGE:][-_EDGE:]


def _around(pages: Sequence[Sequence[Line]]) -> list[set[int]]:
    """Return which lines of each page are its header or footer."""
    edges = [{id(line) for line in _edges(page)} for page in pages]
    marks = Counter(
        mark
        for page, edge in zip(pages, edges, strict=True)
        for mark in {_mark(line) for line in page if id(line) in edge}
    )
    most = max(2, _SHARE * len(pages))
    return [
        {
            at
            for at, line in enumerate(page)
            if id(line) in edge
            and (
                marks[_mark(line)] >= most
                or _PRINTED.fullmatch(line.text)
                or _STAMPED.fullmatch(line.text)
                or _NUMBER.fullmatch(line.text)
            )
        }
        for page, edge in zip(pages, edges, strict=True)
    ]


def _mark(line: Line) -> tuple[str, int]:
    """Return by what a line is known again on another page: its text without its figures, and its height."""
    return _FIGURES.sub("0", line.text), round(line.y)


def _pitch(pages: Sequence[Sequence[Line]]) -> float:
    """Return how far lines of a paragraph are apart, in heights of their letters: what occurs most often."""
    found = Counter(
        round(ratio, 1)
        for page in pages
        for one, two in itertools.pairwise(page)
        if _is_alike(one, two) and one.size and _SINGLE <= (ratio := (one.y - two.y) / one.size) <= _DOUBLE
    )
    # Of lines that are as often near as far apart, the near ones are those of a paragraph.
    return min((ratio for ratio, n in found.items() if n == max(found.values())), default=_USUAL)


def _is_alike(one: Line, two: Line) -> bool:
    return abs(one.size - two.size) <= _ALIKE * max(one.size, two.size)


def _goes_on(last: Line, line: Line, pitch: float, *, is_new_page: bool) -> bool:
    """Tell whether a line is of the paragraph of the one before."""
    if not _is_alike(last, line):
        return False
    gap = last.y - line.y
    if is_new_page or gap < 0:  # on another page, or in another column
        return _ENDED.search(last.text) is None and not line.text[:1].isupper()
    is_set_in = line.x - last.x > _INDENT * line.size and gap > 0.5 * line.size
    return gap <= _WIDER * pitch * max(line.size, 1) and not is_set_in


def _split(run: Sequence[str]) -> Iterator[list[str]]:
    """Yield the paragraphs in lines of one distance: each ends where the next word would have had room."""
    room = _SHORT * max(map(len, run))
    part = [run[0]]
    for line, after in itertools.pairwise(run):
        if len(line) + 1 + len(after.split(maxsplit=1)[0]) < room and not _BROKEN.search(line):
            yield part
            part = []
        part.append(after)
    yield part


def _join(run: Sequence[str], known: Counter[str], *, is_hyphenated: bool) -> str:
    """Return the lines of a paragraph as one; a word that was broken is whole again."""
    return "".join(_pieces(run, known, is_hyphenated=is_hyphenated))


def _pieces(run: Sequence[str], known: Counter[str], *, is_hyphenated: bool) -> Iterator[str]:
    for text, after in itertools.pairwise(run):
        if not _BROKEN.search(text):
            yield f"{text} "
            continue
        ends, begins = _WORD.findall(text[:-1]), _WORD.match(after)
        one, two = (ends[-1] if ends else "").lower(), (begins[0] if begins else "").lower()
        whole, parted = known[one + two], known[f"{one}-{two}"]
        is_broken = text[-1] == "\u00ad" or (whole > parted if whole != parted else is_hyphenated)
        yield text[:-1] if is_broken and after[:1].islower() else text
    yield run[-1]
