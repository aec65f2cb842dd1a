"""Factiva: articles that end with their number ("Document LBA0000020190303ef3300abc"), with codes of fields or without.

With codes ("Full article plus indexing") every field has a code of two or three capitals: HD, BY, WC, PD, SN, SC, LP, TD.
Without codes, the fields are known by their order: headline, byline, "523 words", day, hour, outlet, its code, language,
copyright, text. They are taken for Factiva's only in a file with numbers, since users' own texts may state a length and
a day, too.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.pages.databases.fields import FACTIVA_HEAD, FACTIVA_TAIL, FACTIVA_TEXT
from communique.pages.databases.lines import Lines, count_words, is_rights
from communique.pages.databases.records import Lot, Record

_CODES = FACTIVA_HEAD | FACTIVA_TEXT | FACTIVA_TAIL
_LATER = FACTIVA_TEXT | FACTIVA_TAIL
_NUMBER = re.compile(r"(?:AN\b[\s|]*)?Documents? [A-Z][A-Z\d]{3,11}(?:19|20)\d{6}[a-z\d]{6,13}\|?")
_CODE = re.compile(r"([A-Z]{2,3})(\s*\|\s*|\s*\t\s*|[ \xa0]{2,}|[ \xa0]|$)(.*)", re.DOTALL)
_TIGHT = frozenset({" ", "\xa0"})
_OVER = frozenset({"CLM", "SE"})
"""Codes above a headline."""
_INDEXED = re.compile(r"[a-z\d]{2,12} ?: ")
_LENGTH = re.compile(r"\d[\d,.]* words?")
_HOUR = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?(?: ?[A-Z]{2,4})?")
_SOURCE = re.compile(r"[A-Z\d]{2,12}")
_LANGUAGE = re.compile(r"[A-Z][a-z]+(?: - [A-Z][a-z]+)?")
_PAGE = re.compile(
    r"(?:Pg\.? ?)?[A-Z]{0,3}\d{1,3}[A-Z]?(?:[,;-].{0,20})?|Volume.{0,30}|.{0,30}\bEdition\b.{0,30}"
)
_RUNNING = re.compile(r"(?:Page \d+ of \d+.*|(?:©|Copyright) ?\d{4} Factiva.*|Dow Jones|Factiva)")
_CLOSING = ("Search Summary",)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY_SIZE = 40
_HEAD_UNITS = 3
"""Paragraphs before the length that may hold section, headline and byline."""
_FACTS = 9
"""Paragraphs after the length within which the text begins."""


@dataclass(slots=True)
class _Fields:
    values: dict[str, list[str]] = field(default_factory=dict)
    code: str = ""
    is_tight: bool = False  # a single space follows a code, so that words of the text may look like codes

    def first(self, code: str) -> str | None:
        """Return a field's value as one line."""
        return " ".join(self.values.get(code, ())).strip() or None


def cut_factiva(text: Lines) -> Lot | None:
    """Return the articles of an export of Factiva, ``None`` if the text is not one.

    >>> cut_factiva(Lines(["HD was the mark of the ship.", "", "Document 12 tells of it."]))
    """
    units = [unit.strip("\xa0") for unit in text.paragraphs if not _RUNNING.fullmatch(unit)]
    has_numbers = any(map(_NUMBER.fullmatch, units))
    parts = _cut(units, has_numbers=has_numbers)
    read = [_read(part, is_ended=is_ended, has_numbers=has_numbers) for part, is_ended in parts]
    if all(record is None or record.loss for record in read):
        return None
    records = [
        record or Record(loss="no head of an article", is_ended=is_ended)
        for record, (part, is_ended) in zip(read, parts, strict=True)
        if record or not part[0].startswith(_CLOSING)
    ]
    return Lot(records=tuple(records))


def _cut(units: Sequence[str], *, has_numbers: bool) -> list[tuple[list[str], bool]]:
    """Return the units of each article and whether its number ends it; without numbers, a headline begins each article."""
    parts: list[tuple[list[str], bool]] = []
    here: list[str] = []
    for unit in units:
        is_number = has_numbers and _NUMBER.fullmatch(unit)
        is_head = (
            not has_numbers and _code(unit)[0] == "HD" and any(_code(other)[0] == "HD" for other in here)
        )
        if is_head:  # the section is above the headline
            n_own = len(here) - sum(1 for _ in itertools.takewhile(_is_over, reversed(here)))
            parts.append((here[:n_own], True))
            here = here[n_own:]
        if is_number:
            parts.append((here, True))
            here = []
        else:
            here.append(unit)
    return [part for part in [*parts, (here, not has_numbers)] if part[0]]


def _is_over(unit: str) -> bool:
    return _code(unit)[0] in _OVER


def _read(part: Sequence[str], *, is_ended: bool, has_numbers: bool) -> Record | None:
    """Return the article of a part, ``None`` if it has no head."""
    if any(_code(unit)[0] == "HD" for unit in part):
        return _read_codes(part, is_ended=is_ended)
    if not has_numbers:
        return None
    at = next((at for at, unit in enumerate(part) if _LENGTH.fullmatch(unit)), None)
    if at is None or not any(map(_is_day, part[at + 1 : at + 3])):
        return None
    return _read_plain(part, at, is_ended=is_ended)


def _is_day(unit: str) -> bool:
    """Tell whether a unit is a day, a month or a season."""
    return len(unit) <= _DAY_SIZE and _YEAR.search(unit) is not None and not is_rights(unit)


def _read_codes(part: Sequence[str], *, is_ended: bool) -> Record | None:
    found = _Fields()
    for unit in part:
        code, gap, value = _code(unit)
        if code and _opens(found, code, gap, value):
            found.is_tight = found.is_tight or (code == "HD" and gap in _TIGHT)
            found.code = code
            found.values.setdefault(code, [])
            unit = value  # noqa: PLW2901 - what is left of it
        if found.code and (line := unit.strip("| \t\xa0")):
            found.values[found.code].append(line)
    paragraphs = tuple(line for code in sorted(FACTIVA_TEXT) for line in found.values.get(code, ()))
    is_known = found.first("HD") and len({"PD", "SN", "WC", "SC", "LA"} & found.values.keys()) > 1
    if not is_known:
        return None
    return Record(
        title=found.first("HD"),
        site=found.first("SN"),
        date=found.first("PD"),
        byline=found.first("BY"),
        dateline=found.first("DLN"),
        paragraphs=paragraphs,
        n_words=count_words(found.first("WC") or ""),
        is_ended=is_ended,
        loss=None if paragraphs else "no text under its head",
    )


def _code(unit: str) -> tuple[str | None, str, str]:
    """Return the code at the beginning of a unit, the gap after it, and its value."""
    match = _CODE.fullmatch(unit)
    if match is None or match[1] not in _CODES:
        return None, "", unit
    return match[1], match[2], match[3]


def _opens(found: _Fields, code: str, gap: str, value: str) -> bool:
    """Tell whether a code begins a field here and is not a word of the text."""
    if code in FACTIVA_HEAD and found.code in _LATER:
        return False
    if gap not in _TIGHT or found.code not in FACTIVA_TEXT:
        return True
    if code == "TD":
        return found.is_tight and "TD" not in found.values
    return code in FACTIVA_TAIL and _INDEXED.match(value) is not None


def _read_plain(part: Sequence[str], at: int, *, is_ended: bool) -> Record:
    """Return the article of a part without codes, whose length is stated in its unit ``at``."""
    head = part[max(0, at - _HEAD_UNITS) : at]
    signed_at = next((n for n, unit in enumerate(head) if n and unit.startswith("By ")), None)
    named = [unit for unit in head if not unit.startswith("By ")] or head
    title = head[signed_at - 1] if signed_at else max(named, key=len, default=None)
    signed = head[head.index(title) + 1 :] if title is not None else []
    facts = list(part[at + 1 : at + 1 + _FACTS])
    day_at = next(place for place, unit in enumerate(facts) if _is_day(unit))
    outlet_at = next((n for n in range(day_at + 1, len(facts)) if not _HOUR.fullmatch(facts[n])), None)
    start = _find_text(facts, outlet_at if outlet_at is not None else day_at)
    paragraphs = tuple(part[at + 1 + start :])
    return Record(
        title=title,
        site=facts[outlet_at] if outlet_at is not None else None,
        date=facts[day_at],
        byline=" ".join(signed) or None,
        paragraphs=paragraphs,
        n_words=count_words(part[at]),
        is_ended=is_ended,
        loss=None if paragraphs else "no text under its head",
    )


def _find_text(facts: Sequence[str], outlet_at: int) -> int:
    """Return where the text begins: after the outlet's code, pages and editions, the language and the copyright."""
    start = outlet_at + 1
    while start < len(facts) and any(form.fullmatch(facts[start]) for form in (_SOURCE, _PAGE)):
        start += 1
    if start < len(facts) and _LANGUAGE.fullmatch(facts[start]):
        start += 1
    while start < len(facts) and is_rights(facts[start]):
        start += 1
    return start
