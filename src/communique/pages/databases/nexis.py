"""Nexis Uni and Lexis Advance, as Word, RTF or text: a headline, its outlet and day, fields, "Body" … "End of Document".

The cover with the search and the list of headlines is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.pages.databases.fields import NEXIS_ENDS, NEXIS_HEAD, NEXIS_LAST
from communique.pages.databases.lines import Lines, count_words, is_rights
from communique.pages.databases.records import Lot, Record
from communique.pages.days import read_phrase

_END = "End of Document"
_BODY = "Body"
_FIELD = re.compile(r"([A-Z][A-Za-z-]{3,16}):(?:\s+(.*))?")
_LOADED = re.compile(r"Load-Date:.{0,60}")
_COUNT = re.compile(r"Documents? \((\d{1,6})\)")
_COVER = re.compile(
    r"(?:Client/Matter|Date and Time|Job Number|Narrowed by|Search Terms|Search Type|User Name)\b.*"
    r"|Content Type\b.*|-None-|Documents? \(\d+\)"
)
_FOOT = re.compile(
    r"(?:Page \d+ of \d+|\|?\s*About LexisNexis.*|\|?\s*Privacy Policy.*|\|?\s*Terms & Conditions.*|Copyright ©? ?\d{4} LexisNexis.*)"
)
_SORRY = "there is an error in this document"
_DAY_SIZE = 100
_NEAR = 6
"""Paragraphs before the fields that may hold headline, outlet and day."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Origin:
    title: str | None = None
    site: str | None = None
    date: str | None = None


def cut_nexis(text: Lines) -> Lot | None:
    """Return the articles of an export of Nexis Uni, ``None`` if the text is not one.

    >>> cut_nexis(Lines(["A letter", "", "Body", "", "It has none.", "", "End of Document"]))
    """
    units = [unit for unit in text.paragraphs if not _FOOT.fullmatch(unit)]
    parts: list[list[str]] = [[]]
    for unit in units:
        if unit == _END:
            parts.append([])
        else:
            parts[-1].append(unit)
    *ended, last = parts
    counts = [int(match[1]) for unit in units if (match := _COUNT.fullmatch(unit))]
    if not any(_is_known(part, is_ended=True) for part in ended) and not _is_known(last, is_ended=False):
        return _lose_list(units, counts)
    records = [_read(part, is_ended=True) for part in ended]
    if last:
        records.append(_read(last, is_ended=False))
    return Lot(records=tuple(records), n_stated=counts[0] if counts else None)


def _is_known(part: Sequence[str], *, is_ended: bool) -> bool:
    """Tell whether a part has marks that no ordinary text has."""
    marks = {match[1] for unit in part if (match := _FIELD.match(unit))} & NEXIS_HEAD
    has_length = any(unit.startswith("Length:") and count_words(unit) for unit in part)
    has_rights = any(map(_is_dated_right, part))
    is_loaded = any(_LOADED.fullmatch(unit) for unit in part)
    if is_ended:
        return has_length or is_loaded
    return has_length and _BODY in part and (has_rights or is_loaded or len(marks) > 1)


def _lose_list(units: Sequence[str], counts: Sequence[int]) -> Lot | None:
    """Return a loss for a list of headlines, the file that comes with articles saved one by one."""
    is_list = counts and any(unit.startswith("Client/Matter:") for unit in units)
    return Lot(records=(Record(loss="a list of headlines alone"),)) if is_list else None


def _read(part: Sequence[str], *, is_ended: bool) -> Record:
    body_at = next((at for at, unit in enumerate(part) if unit == _BODY), None)
    if body_at is None:
        is_sorry = any(_SORRY in unit for unit in part)
        why = "the database gave none" if is_sorry else "no body"
        return Record(loss=why, is_ended=is_ended)
    start = max((at + 1 for at in range(body_at) if _COVER.fullmatch(part[at])), default=0)
    head_at = next(
        (at for at in range(start, body_at) if _name(part[at]) or _is_dated_right(part[at])), body_at
    )
    fields: dict[str, str] = {}
    for unit in part[head_at:body_at]:
        if name := _name(unit):
            fields.setdefault(name, unit[len(name) + 1 :].strip())
    origin = _read_origin(part[max(start, head_at - _NEAR) : head_at])
    paragraphs = _read_body(part[body_at + 1 :])
    return Record(
        title=origin.title,
        site=origin.site,
        date=origin.date,
        byline=fields.get("Byline"),
        dateline=fields.get("Dateline"),
        paragraphs=paragraphs,
        n_words=count_words(fields.get("Length", "")),
        is_ended=is_ended,
        loss=None if paragraphs else "no text under its head",
    )


def _read_origin(units: Sequence[str]) -> _Origin:
    """Return the headline, the outlet and the day, which are above the fields in this order."""
    days = [at for at, unit in enumerate(units) if len(unit) <= _DAY_SIZE and read_phrase(unit)]
    if not days and len(units) > 2 and _YEAR.search(units[-1]):  # a month or a season
        days = [len(units) - 1]
    date = units[days[-1]] if days else None
    before = units[: days[-1]] if days else units
    if len(before) == 1:  # headline or outlet: more depends on the headline
        return _Origin(title=before[0], date=date)
    return _Origin(title=before[-2], site=before[-1], date=date) if before else _Origin(date=date)


def _read_body(units: Sequence[str]) -> tuple[str, ...]:
    end = next(
        (at for at, unit in enumerate(units) if unit in NEXIS_ENDS or _LOADED.fullmatch(unit)), len(units)
    )
    last = {unit: at for at, unit in enumerate(units[:end]) if unit in NEXIS_LAST}
    return tuple(units[: min(last.values(), default=end)])


def _is_dated_right(unit: str) -> bool:
    return is_rights(unit) and _YEAR.search(unit) is not None


def _name(unit: str) -> str | None:
    match = _FIELD.fullmatch(unit)
    return match[1] if match and match[1] in NEXIS_HEAD else None
