"""The blocks of an article's text: each non-blank line is a title, dateline, body, caption, byline or chrome.

Each line is first judged by itself (:mod:`communique.articles.lines`). In the text of a whole page, the lines of the
article are then found (:mod:`communique.articles.frames`). Last, lines are judged by their position: the headline
precedes the first paragraph, a heading between paragraphs is chrome, and a line printed twice in a row is a caption.
A text that has only short lines is all body.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.articles.bylines import read_names
from communique.articles.datelines import measure_dateline
from communique.articles.frames import Frame, find_frame
from communique.articles.lines import Verdict, ends_sentence, fold, judge
from communique.articles.phrases import BIO, DASHES, DATED, PERSON, SIGNED
from communique.articles.pictures import rate_caption
from communique.model import Block, BlockKind

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_PARAGRAPH = re.compile(r"[^\s](?:[^\n]|\n(?![^\S\n]*\n))*")
"""Lines up to the next blank line."""
_HEAD_UNITS = 12
"""Number of lines at the beginning of a text that are searched for its headline and bylines."""
_HEADLINE_WORDS = 22
"""Most words of a headline."""
_PARAGRAPH_WORDS = 8
"""A line with at least this many words that ends a sentence is a paragraph."""
_BYLINE_LABELS = frozenset({"by", "written by", "reported by", "author", "authors", "story by", "words by"})
"""Lines after which the author's name has a line of its own."""
_LOOSE_BYLINE = re.compile(r"(?i:by)\s?(?=[A-Z])[^.!?]{0,100}")
"""A byline in lower case, or one that :data:`communique.articles.phrases.BYLINE` does not cover."""
_DATED_SIZE = 60
"""Number of characters at the beginning of a line in which its date must begin."""
_DATELINE_UNITS = 3
"""Number of paragraphs at the beginning that may have a dateline."""
_NEAR = 4
"""Number of lines before and after an article in which its bylines and dates are kept."""
_TAIL_UNITS = 4
"""Number of lines at the end of a text that may describe the author."""
_LONGEST_ECHOED = 100_000
"""Longest text, in characters, that is searched for repetitions; the search is quadratic."""
_LONGEST_ECHO = 500
"""Longest line, in characters, that can be a repetition of part of a paragraph."""
_ECHO_SPACES = 4
"""Fewest spaces in such a line."""
_ECHO_ENDS = " \t\xa0\"'“”‘’«».,;:!?…—–-"
_QUOTED_ENDS = '”»“"'
_WRAP = range(40, 101)
"""Lengths, in characters, of the lines of hard-wrapped text."""


@dataclass(slots=True)
class _Unit:
    """A line of the text, or a hard-wrapped paragraph, with the verdict on it so far."""

    start: int
    end: int
    text: str
    verdict: Verdict


def mark_blocks(
    text: str,
    *,
    title: str | None = None,
    hints: Mapping[int, BlockKind] | None = None,
    is_page: bool = False,
) -> tuple[tuple[Block, ...], str | None]:
    r"""Return the blocks of ``text``, in order and without overlap, and the headline found among them.

    Every character that is not white space is in a block.

    Args:
        text: the text.
        title: the headline if it is known; the line that repeats it is marked.
        hints: the kinds of lines that markup tells, by their start offsets.
        is_page: the text may have menus, teasers and comments around the article, all of which become chrome.

    >>> blocks, headline = mark_blocks("Leaders meet in Lima\n\nLIMA (AP) — The two leaders met on Monday to talk.")
    >>> headline, [block.kind for block in blocks]
    ('Leaders meet in Lima', ['title', 'dateline', 'body'])

    """
    page = _cut(text)
    _judge_all(page, hints or {})
    frame = (
        find_frame([unit.text for unit in page], [unit.verdict for unit in page], title=title)
        if is_page
        else None
    )
    units = _framed(page, frame) if frame else page
    _settle_duplicates(units)
    told = page[frame.headline] if frame and frame.headline is not None else None
    headline = told or _find_headline(units, title)
    _settle_signatures(units)
    _settle_short(units, headline)
    _settle_ends(units, headline)
    _settle_names(units, headline)
    _settle_repetitions(text, units, headline)
    return tuple(_blocks_of(page, headline)), headline.text if headline else None


def _framed(page: Sequence[_Unit], frame: Frame) -> Sequence[_Unit]:
    """Return the article's lines, and mark the others as chrome, except bylines and dates close to the article."""
    for at, unit in enumerate(page):
        is_near = frame.first - _NEAR <= at < frame.end + _NEAR
        if not (frame.first <= at < frame.end or (is_near and unit.verdict in {"byline", "dateline"})):
            unit.verdict = "chrome"
    return page[frame.first : frame.end]


def _judge_all(units: Sequence[_Unit], hints: Mapping[int, BlockKind]) -> None:
    """Judge each line by itself, unless markup tells what it is."""
    verdicts: dict[str, Verdict] = {}
    for unit in units:
        hint = hints.get(unit.start)
        if hint is not None:
            unit.verdict = "short" if hint == "title" else hint
            continue
        if unit.text not in verdicts:
            verdicts[unit.text] = judge(unit.text)
        unit.verdict = verdicts[unit.text]


def _blocks_of(units: Sequence[_Unit], headline: _Unit | None) -> Iterator[Block]:
    """Yield the blocks of lines whose verdicts are final, with datelines split off the first paragraphs."""
    n_body = 0
    for unit in units:
        kind: BlockKind = "title" if unit is headline else unit.verdict  # type: ignore[assignment]
        start = unit.start
        if kind == "body":
            if n_body < _DATELINE_UNITS and (size := measure_dateline(unit.text)):
                yield Block(kind="dateline", start=start, end=start + len(unit.text[:size].rstrip()))
                start += size
            n_body += 1
        yield Block(kind=kind, start=start, end=unit.end)


def _cut(text: str) -> list[_Unit]:
    """Split the text into lines, or hard-wrapped text into paragraphs."""
    pattern = _PARAGRAPH if _is_wrapped(text) else _LINE
    units = []
    for match in pattern.finditer(text):
        line = match[0]
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            units.append(_Unit(start, start + len(stripped), stripped, "body"))
    return units


def _is_wrapped(text: str) -> bool:
    """Tell whether the text is hard-wrapped, as in mail and in old archives."""
    lines = text[:20_000].split("\n")
    full = sum(len(line) in _WRAP for line in lines)
    if full < 4 or max(map(len, lines)) > _WRAP[-1]:
        return False
    pairs = [
        (here.strip(), after.strip())
        for here, after in itertools.pairwise(lines)
        if here.strip() and after.strip()
    ]
    running = sum(not ends_sentence(here) and len(here) in _WRAP for here, _ in pairs)
    lower = sum(after[0].islower() for _, after in pairs)
    return running >= 0.5 * len(pairs) and lower >= 0.3 * len(pairs)


def _settle_duplicates(units: Sequence[_Unit]) -> None:
    """Mark the second of two equal lines as a caption, and the first one too if it looks like one."""
    for here, after in itertools.pairwise(units):
        if (
            here.text == after.text
            and here.verdict in {"body", "teaser", "caption"}
            and len(here.text.split()) > 4
        ):
            after.verdict = "caption"
            if rate_caption(here.text) >= 1:
                here.verdict = "caption"


def _settle_repetitions(text: str, units: Sequence[_Unit], headline: _Unit | None) -> None:
    """Mark lines that a longer paragraph repeats word for word, so that pull-quotes are not read twice."""
    if len(text) > _LONGEST_ECHOED:
        return
    starts = [unit.start for unit in units]
    for unit in units:
        if unit.verdict != "body" or unit is headline or len(unit.text) > _LONGEST_ECHO:
            continue
        core = unit.text.strip(_ECHO_ENDS)
        if core.count(" ") < _ECHO_SPACES:
            continue
        at = text.find(core)
        while at >= 0:
            other = units[bisect.bisect_right(starts, at) - 1]
            if (
                other is not unit
                and other.verdict == "body"
                and other is not headline
                and (len(other.text), -other.start) > (len(unit.text), -unit.start)
            ):
                unit.verdict = "caption"
                break
            at = text.find(core, at + len(core))


def _find_headline(units: Sequence[_Unit], title: str | None) -> _Unit | None:
    """Return the line that repeats the title, else the best candidate before the first paragraph."""
    if title:
        wanted = fold(title)
        for unit in units[: 2 * _HEAD_UNITS]:
            if unit.verdict != "caption" and wanted and fold(unit.text) == wanted:
                return unit
    candidates: list[tuple[int, _Unit]] = []
    for unit in units[:_HEAD_UNITS]:
        n_words = len(unit.text.split())
        if unit.verdict == "body" and ends_sentence(unit.text):
            return _choose(candidates) if n_words >= _PARAGRAPH_WORDS else None
        if unit.verdict in {"short", "teaser"} or (unit.verdict == "body" and n_words <= _HEADLINE_WORDS):
            candidates.append((n_words, unit))
    return None


def _choose(candidates: Sequence[tuple[int, _Unit]]) -> _Unit | None:
    """Return the first candidate of at least five words, else the longest one."""
    named = [(n, unit) for n, unit in candidates if n >= 3 and not SIGNED.fullmatch(unit.text)]
    full = [unit for n, unit in named if n >= 5]
    return full[0] if full else max(named, key=lambda entry: entry[0])[1] if named else None


def _settle_short(units: Sequence[_Unit], headline: _Unit | None) -> None:
    """Decide on lines that do not end a sentence: body if the text is mostly such lines, else chrome."""
    n_body = sum(len(unit.text.split()) for unit in units if unit.verdict == "body")
    loose = [unit for unit in units if unit.verdict in {"short", "teaser"} and unit is not headline]
    n_loose = sum(len(unit.text.split()) for unit in loose)
    for unit in loose:
        keeps = n_loose > n_body and (len(unit.text.split()) >= 4 or len(units) == 1)
        unit.verdict = "body" if keeps else "chrome"


def _settle_signatures(units: Sequence[_Unit]) -> None:
    """Mark the signature of a quotation in the line above ("—Commissioner X") as body."""
    for here, after in itertools.pairwise(units):
        if after.verdict == "short" and after.text.startswith(DASHES) and here.text[-1] in _QUOTED_ENDS:
            after.verdict = "body"


def _settle_ends(units: Sequence[_Unit], headline: _Unit | None) -> None:
    """Mark names with outlets near the headline, and descriptions of the author at the end, as bylines."""
    for unit in units[:_HEAD_UNITS]:
        if (
            unit is not headline
            and unit.verdict == "chrome"
            and len(unit.text) < 90
            and SIGNED.fullmatch(unit.text)
        ):
            unit.verdict = "byline"
    if len(units) > 2 * _TAIL_UNITS:
        for unit in units[-_TAIL_UNITS:]:
            if unit.verdict == "body" and len(unit.text) < 500 and BIO.match(unit.text):
                unit.verdict = "byline"


def _settle_names(units: Sequence[_Unit], headline: _Unit | None) -> None:
    """Mark a name under the headline as a byline if the line above is "By" or the line below is a date."""
    at = next((place for place, unit in enumerate(units) if unit is headline), None)
    if at is None:
        return
    head = units[at : at + _HEAD_UNITS]
    for before, unit, after in zip(head, head[1:], [*head[2:], None], strict=False):
        if unit.verdict != "chrome" or not read_names(unit.text):
            continue
        is_under_by = before.text.casefold().strip(": ") in _BYLINE_LABELS
        is_name = (is_under_by or _is_dated(after)) and PERSON.fullmatch(unit.text)
        if is_name or _LOOSE_BYLINE.match(unit.text):
            unit.verdict = "byline"


def _is_dated(unit: _Unit | None) -> bool:
    """Tell whether a line has a date near its beginning and is not a paragraph."""
    return (
        unit is not None
        and unit.verdict in {"dateline", "chrome"}
        and DATED.search(unit.text[:_DATED_SIZE]) is not None
    )
