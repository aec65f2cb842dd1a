"""Plain text of LexisNexis: every article follows a line "3 of 100 DOCUMENTS", with field names in capitals.

Outlet, day and headline have no labels and are known by their order. Older exports label the headline and
the text, too (``HEADLINE:``, ``BODY:``).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.english import MONTH
from communique.pages.databases.fields import LEXIS_END, LEXIS_HEAD, LEXIS_TAIL
from communique.pages.databases.lines import Lines, count_words, group, is_rights, join_lines
from communique.pages.databases.records import Lot, Record
from communique.pages.days import read_phrase

_MARK = re.compile(r"(\d{1,6}) of (\d{1,6}) DOCUMENTS?")
_FIELD = re.compile(r"([A-Z][A-Z-]{2,18}):(?:\s+(.*))?")
_DAY_SIZE = 80
"""Characters of the longest line with the day, including the weekday, the hour and the edition."""
_HEAD_RUNS = 8
"""Runs of lines that are searched for the day."""
_TITLE_RUNS = 5
"""Runs of lines, from the headline on, within which there is a field if the article has fields."""
_PERIOD = re.compile(
    rf"(?:\d{{1,2}} )?(?:(?:{MONTH}|Spring|Summer|Autumn|Fall|Winter)\W{{0,3}}){{1,4}}(?:\d{{1,2}}\W{{1,3}})?(?:19|20)\d\d\b"
)
"""A month, a season, or an impossible day."""
_NOTE = re.compile(r"correction appended", re.IGNORECASE)
_RIGHTS_SIZE = 300
_RIGHTS_LINES = 3
_LEAST_MARKS = 2

_Run = list[str]


@dataclass(slots=True)
class _Head:
    """The head of an article, and where the text begins."""

    fields: dict[str, str] = field(default_factory=dict)
    site: str | None = None
    date: str | None = None
    titles: list[_Run] = field(default_factory=list)
    rest: list[_Run] = field(default_factory=list)
    start: int = 0

    @property
    def n_marks(self) -> int:
        """Return the number of marks that no ordinary text has."""
        return len(self.fields) + (self.date is not None)


def cut_lexis(text: Lines) -> Lot | None:
    """Return the articles of LexisNexis's plain text, ``None`` if the text is not such an export.

    >>> cut_lexis(Lines(["Document 1 of 3", "", "was found, of a length of 3 pages."]))
    """
    lines = text.lines
    marks = [at for at, line in enumerate(lines) if _MARK.fullmatch(line)]
    if not marks:
        return None
    parts = [lines[at + 1 : end] for at, end in itertools.pairwise([*marks, len(lines)])]
    read = [_read(part, text.width) for part in parts]
    if all(n_marks < _LEAST_MARKS for _, n_marks in read):
        return None
    records = [record for record, _ in read]
    if any(
        _tail_name(run[0]) for run in group(lines[: marks[0]])
    ):  # the end of an article, so its head is lost
        records.insert(0, Record(loss="what comes before the first head"))
    stated = _MARK.fullmatch(lines[marks[-1]])
    return Lot(records=tuple(records), n_stated=int(stated[2]) if stated else None)


def _read(lines: Sequence[str], width: int) -> tuple[Record, int]:
    """Return an article, and how many marks of an export it has."""
    runs = group(lines)
    head = _read_head(runs)
    end = _find_end(runs, head.start)
    title = next((" ".join(run) for run in head.titles), None)
    body = [line for run in [*head.titles[1:], *head.rest, *runs[head.start : end]] for line in [*run, ""]]
    paragraphs = tuple(join_lines(body, width))
    record = Record(
        title=head.fields.get("HEADLINE") or title,
        site=head.site,
        date=head.date,
        byline=head.fields.get("BYLINE"),
        dateline=head.fields.get("DATELINE"),
        paragraphs=paragraphs,
        n_words=count_words(head.fields.get("LENGTH", "")),
        is_ended=end < len(runs),
        loss=None if paragraphs else "no text under its head",
    )
    return record, head.n_marks + (end < len(runs))


def _read_head(runs: Sequence[_Run]) -> _Head:
    head = _Head()
    at = _read_origin(runs, head)
    has_fields = any(_head_name(line) for run in runs[at : at + _TITLE_RUNS] for line in run)
    while at < len(runs):
        loose, fields = _split(runs[at])
        is_text = head.fields or (head.titles and not has_fields)
        if loose and is_text and not (at + 1 < len(runs) and _head_name(runs[at + 1][0])):
            break
        at += 1
        if loose and (head.titles or not _NOTE.fullmatch(" ".join(loose))):
            head.titles.append(loose)
        for name, value in fields:
            if name == "BODY":
                head.rest = [[value]] if value else []
                head.start = at
                return head
            head.fields.setdefault(name, value)
    head.start = at
    return head


def _read_origin(runs: Sequence[_Run], head: _Head) -> int:
    """Read the outlet and the day; return the run after them."""
    day_at = _find_day(runs)
    for at, run in enumerate(runs[: day_at[0] + 1] if day_at else runs[:_HEAD_RUNS]):
        lines = run[: day_at[1]] if day_at and at == day_at[0] else run
        if head.site is not None or (lines and _head_name(lines[0])):
            break
        if lines and not is_rights(lines[0]):
            head.site = " ".join(lines)
    if day_at is None:
        first = next((at for at, run in enumerate(runs) if not is_rights(run[0])), 0)
        return first + (head.site is not None)
    head.date = runs[day_at[0]][day_at[1]]
    return day_at[0] + 1


def _find_day(runs: Sequence[_Run]) -> tuple[int, int] | None:
    """Return the run and the line with the day, or else with the month or season."""
    found: tuple[int, int] | None = None
    for at, run in enumerate(runs[:_HEAD_RUNS]):
        for number, line in enumerate(run):
            if _head_name(line):
                return found
            if len(line) <= _DAY_SIZE and not is_rights(line):
                if read_phrase(line):
                    return at, number
                found = found or ((at, number) if (at or number) and _PERIOD.match(line) else None)
    return found


def _split(run: _Run) -> tuple[_Run, list[tuple[str, str]]]:
    """Return the lines of a run before its first field, and its fields."""
    loose: _Run = []
    fields: list[tuple[str, _Run]] = []
    for line in run:
        if name := _head_name(line):
            fields.append((name, [line[len(name) + 1 :]]))
        elif fields:
            fields[-1][1].append(line)
        else:
            loose.append(line)
    return loose, [(name, " ".join(lines).strip()) for name, lines in fields]


def _find_end(runs: Sequence[_Run], start: int) -> int:
    """Return the run at which an article's text ends."""
    end = len(runs)
    while end > start and (_tail_name(runs[end - 1][0]) or _is_rights(runs[end - 1])):
        end -= 1
    sure = (at for at in range(start, end) if _tail_name(runs[at][0]) in LEXIS_END)
    return next(sure, end)


def _head_name(line: str) -> str | None:
    match = _FIELD.fullmatch(line)
    return match[1] if match and match[1] in LEXIS_HEAD else None


def _tail_name(line: str) -> str | None:
    match = _FIELD.fullmatch(line)
    return match[1] if match and match[1] in LEXIS_TAIL else None


def _is_rights(run: _Run) -> bool:
    return is_rights(run[0]) and len(run) <= _RIGHTS_LINES and sum(map(len, run)) < _RIGHTS_SIZE
