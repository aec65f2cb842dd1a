"""The blocks of an article's text: each non-blank line marked as title, dateline, body, caption, byline or chrome.

Lines are judged one by one (:mod:`communique.articles.lines`), of a whole page those of its article are found
(:mod:`communique.articles.frames`), then they are judged by where they stand: the headline is what
stands like one before the first paragraph, a heading between paragraphs holds no sentence and is chrome, a
line printed twice in a row is a picture's. A text with nothing but short lines is taken to be all body.
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
"""Lines up to one that is blank."""
_HEAD_UNITS = 12
"""Lines at a text's beginning among which its headline and its bylines stand."""
_HEADLINE_WORDS = 22
"""Words of the longest headline."""
_PARAGRAPH_WORDS = 8
"""Words from which on a line that ends a sentence is a paragraph."""
_BY = frozenset({"by", "written by", "reported by", "author", "authors", "story by", "words by"})
"""What stands alone over a name."""
_BEGINS = re.compile(r"(?i:by)\s?(?=[A-Z])[^.!?]{0,100}")
"""A byline in small letters, or with more in it than :data:`communique.articles.phrases.BYLINE` knows."""
_DATED_SIZE = 60
"""Characters of a line that tells when, among which its date begins."""
_DATELINE_UNITS = 3
"""Paragraphs that may begin with a dateline."""
_NEAR = 4
"""Lines around a page's article that may say who wrote it and when."""
_TAIL_UNITS = 4
"""Lines at a text's end that may say who the author is."""
_LONGEST_ECHOED = 100_000
"""Characters of the longest text in which repetitions are looked for: the search takes the square of them."""
_LONGEST_ECHO = 500
"""Characters of the longest line that may repeat what a paragraph says."""
_ECHO_SPACES = 4
"""Blanks within the shortest."""
_ECHO_ENDS = " \t\xa0\"'“”‘’«».,;:!?…—–-"
_QUOTED_ENDS = '”»“"'
_WRAP = range(40, 101)
"""Characters of a line in a text whose lines were broken to a width."""


@dataclass(slots=True)
class _Unit:
    """A line of the text, or a paragraph broken to a width: where it stands, and what it is judged to be so far."""

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

    ``title`` is the headline where it is known; it is marked where the text repeats it. ``hints`` gives the
    kind of lines by where they start, as markup tells it. A text that ``is_page`` may hold menus, teasers and
    comments around the article (:mod:`communique.articles.frames`): all of these are chrome. Every character that is not white space is in a block.

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
    _settle_twins(units)
    told = page[frame.headline] if frame and frame.headline is not None else None
    headline = told or _find_headline(units, title)
    _settle_signatures(units)
    _settle_short(units, headline)
    _settle_ends(units, headline)
    _settle_names(units, headline)
    _settle_echoes(text, units, headline)
    return tuple(_blocks_of(page, headline)), headline.text if headline else None


def _framed(page: Sequence[_Unit], frame: Frame) -> Sequence[_Unit]:
    """Return the article's lines, and mark the others as chrome, but who wrote it and when right before and after it."""
    for at, unit in enumerate(page):
        is_near = frame.first - _NEAR <= at < frame.end + _NEAR
        if not (frame.first <= at < frame.end or (is_near and unit.verdict in {"byline", "dateline"})):
            unit.verdict = "chrome"
    return page[frame.first : frame.end]


def _judge_all(units: Sequence[_Unit], hints: Mapping[int, BlockKind]) -> None:
    """Judge each line by itself, where markup does not tell what it is."""
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
    """Yield the blocks of settled lines, datelines apart from the first paragraphs that they begin."""
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
    """Cut the text into lines, or into paragraphs where its lines were broken to a width."""
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
    """Tell whether the text's lines were broken to a width, as in mail and in old archives."""
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


def _settle_twins(units: Sequence[_Unit]) -> None:
    """Mark lines printed twice in a row: a caption and its copy, or a paragraph whose copy is not read again."""
    for here, after in itertools.pairwise(units):
        if (
            here.text == after.text
            and here.verdict in {"body", "teaser", "caption"}
            and len(here.text.split()) > 4
        ):
            after.verdict = "caption"
            if rate_caption(here.text) >= 1:
                here.verdict = "caption"


def _settle_echoes(text: str, units: Sequence[_Unit], headline: _Unit | None) -> None:
    """Mark what a longer paragraph says again, word for word: a pull-quote or a highlight is not read twice."""
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
    """Return the first of the lines before the text that is as long as a headline, else the longest."""
    named = [(n, unit) for n, unit in candidates if n >= 3 and not SIGNED.fullmatch(unit.text)]
    full = [unit for n, unit in named if n >= 5]
    return full[0] if full else max(named, key=lambda entry: entry[0])[1] if named else None


def _settle_short(units: Sequence[_Unit], headline: _Unit | None) -> None:
    """Decide on lines that end no sentence: chrome among paragraphs, body where there is little else."""
    n_body = sum(len(unit.text.split()) for unit in units if unit.verdict == "body")
    loose = [unit for unit in units if unit.verdict in {"short", "teaser"} and unit is not headline]
    n_loose = sum(len(unit.text.split()) for unit in loose)
    for unit in loose:
        keeps = n_loose > n_body and (len(unit.text.split()) >= 4 or len(units) == 1)
        unit.verdict = "body" if keeps else "chrome"


def _settle_signatures(units: Sequence[_Unit]) -> None:
    """Keep the line that signs a quotation above it: "—Commissioner X"."""
    for here, after in itertools.pairwise(units):
        if after.verdict == "short" and after.text.startswith(DASHES) and here.text[-1] in _QUOTED_ENDS:
            after.verdict = "body"


def _settle_ends(units: Sequence[_Unit], headline: _Unit | None) -> None:
    """Mark names with outlets near the headline, and who the author is at the end, as bylines."""
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
    """Mark the name under the headline that stands under "By" or over the day: layouts give each a line of its own."""
    at = next((place for place, unit in enumerate(units) if unit is headline), None)
    if at is None:
        return
    head = units[at : at + _HEAD_UNITS]
    for before, unit, after in zip(head, head[1:], [*head[2:], None], strict=False):
        if unit.verdict != "chrome" or not read_names(unit.text):
            continue
        is_under_by = before.text.casefold().strip(": ") in _BY
        is_name = (is_under_by or _is_dated(after)) and PERSON.fullmatch(unit.text)
        if is_name or _BEGINS.match(unit.text):
            unit.verdict = "byline"


def _is_dated(unit: _Unit | None) -> bool:
    """Tell whether a line begins with a date, or nearly so, and is no paragraph."""
    return (
        unit is not None
        and unit.verdict in {"dateline", "chrome"}
        and DATED.search(unit.text[:_DATED_SIZE]) is not None
    )
