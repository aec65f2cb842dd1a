"""ProQuest, as text or HTML: articles between lines of underscores, every part with a label ("Full text:")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.pages.databases.fields import PROQUEST_HEAD, PROQUEST_SURE, PROQUEST_TAIL
from communique.pages.databases.lines import Lines
from communique.pages.databases.records import Lot, Record

RULE = "_" * 60
"""The line between two articles."""
_LABELS = PROQUEST_HEAD | PROQUEST_TAIL
_RULE = re.compile(r"_{20,}")
_LABEL = re.compile(r"([A-Za-z][A-Za-z /-]{2,30}):(?:\s+(.*))?", re.DOTALL)
_NUMBER = re.compile(r"Document (\d{1,6}) of (\d{1,6})")
_ABOUT = re.compile(
    r"(?:Report Information from ProQuest|Table of contents|Contact us at:|Bibliography|Citation style:|Database copyright)",
    re.IGNORECASE,
)
_LEAST_SURE = 3
_SUREST = frozenset({"Document URL", "Full text", "ProQuest document ID"})
"""Labels of which every article has at least one; users may have the others in notes of their own."""
_NONE = re.compile(r"(?:Full text )?(?:is )?not available\b.{0,40}", re.IGNORECASE)
_LINK = re.compile(r"ProQuest document link.{0,200}|https?://\S+")
_OUTLET_END = re.compile(r";|,\s[^,;]*\bedition\b", re.IGNORECASE)
_NOBODY = re.compile(r"anonymous|\W*", re.IGNORECASE)

_Fields = dict[str, list[str]]


def cut_proquest(text: Lines) -> Lot | None:
    """Return the articles of an export of ProQuest, ``None`` if the text is not one.

    >>> cut_proquest(Lines(["Full text: a book by Ana Soto."]))
    """
    units = text.paragraphs
    parts = _cut(units)
    if not any(_is_known(part) for part in parts):
        return None
    records = tuple(_read(part) for part in parts)
    counts = [int(match[2]) for unit in units if (match := _NUMBER.fullmatch(unit))]
    return Lot(records=records, n_stated=counts[0] if counts else None)


def _cut(units: Sequence[str]) -> list[list[str]]:
    """Return the units of each article, without what the database says about the export; rules within a text do not split it."""
    parts: list[list[str]] = [[]]
    for unit in units:
        if _RULE.fullmatch(unit):
            parts.append([])
        else:
            parts[-1].append(unit)
    joined: list[list[str]] = []
    is_open = False  # the last part has a text whose end has not been found
    for part in filter(None, parts):
        has_text, has_tail = _has_text(part), _has_tail(part)
        goes_on = has_tail or not _names(part)
        if is_open and goes_on and not has_text and not _ABOUT.match(part[0]):
            joined[-1] += part
            is_open = not has_tail
        else:
            joined.append(part)
            is_open = has_text and not has_tail
    return [part for part in joined if _names(part) or not _ABOUT.match(part[0])]


def _has_text(part: Sequence[str]) -> bool:
    return "Full text" in _names(part)


def _has_tail(part: Sequence[str]) -> bool:
    return not _names(part).isdisjoint(
        {"Publication title", "Publication date", "ProQuest document ID", "Database"}
    )


def _names(part: Sequence[str]) -> set[str]:
    return {name for unit in part if (name := _label(unit)[0]) in PROQUEST_SURE}


def _is_known(part: Sequence[str]) -> bool:
    names = _names(part)
    return len(names) >= _LEAST_SURE and not names.isdisjoint(_SUREST)


def _label(unit: str) -> tuple[str | None, str]:
    """Return the label at the beginning of a unit, and its value."""
    match = _LABEL.fullmatch(unit)
    if match is None or match[1] not in _LABELS:
        return None, unit
    return match[1], (match[2] or "").strip()


def _read(part: Sequence[str]) -> Record:
    text_at = next((at for at, unit in enumerate(part) if _label(unit)[0] == "Full text"), None)
    tail_at = _find_tail(part, (text_at + 1) if text_at is not None else 0)
    fields = _gather(part[tail_at:])
    head = _gather(part[: text_at if text_at is not None else tail_at])
    paragraphs: tuple[str, ...] = ()
    if text_at is not None:
        first = _label(part[text_at])[1]
        paragraphs = (*([first] if first else []), *part[text_at + 1 : tail_at])
    if len(paragraphs) == 1 and _NONE.fullmatch(paragraphs[0]):
        paragraphs = ()
    opening = [unit for unit in part[:tail_at] if not _NUMBER.fullmatch(unit) and not _label(unit)[0]]
    heading = opening[0] if opening and not _LINK.fullmatch(opening[0]) else None
    info = _value(head, "Publication info") or _value(fields, "Publication info")
    return Record(
        title=_value(fields, "Title") or heading,
        site=_outlet(_value(fields, "Publication title") or info),
        date=_value(fields, "Publication date") or info,
        byline=_sign(_value(head, "Author") or _value(fields, "Author")),
        dateline=_value(fields, "Dateline"),
        paragraphs=paragraphs,
        is_ended=tail_at < len(part),
        loss=None if paragraphs else "no full text",
    )


def _find_tail(part: Sequence[str], start: int) -> int:
    """Return where an article's text ends: at the run of labels that leads up to one that no article has."""
    sure = PROQUEST_SURE - PROQUEST_HEAD
    at = next((at for at in range(start, len(part)) if _label(part[at])[0] in sure), len(part))
    if at == len(part):
        return at
    while at > start and _label(part[at - 1])[0] in PROQUEST_TAIL:
        at -= 1
    return at


def _gather(units: Sequence[str]) -> _Fields:
    """Return the labelled values; a unit without a label belongs to the label before it."""
    fields: _Fields = {}
    here: list[str] | None = None
    for unit in units:
        name, value = _label(unit)
        if name is not None:
            here = fields.setdefault(name, [])
            if value:
                here.append(value)
        elif here is not None:
            here.append(unit)
    return fields


def _value(fields: _Fields, name: str) -> str | None:
    """Return a field's first value; unlabelled units after it may belong to something else."""
    return next(iter(fields.get(name, ())), None)


def _outlet(value: str | None) -> str | None:
    """Return an outlet without its edition and its place.

    >>> _outlet("The Lima Post, Late Edition (East Coast); Lima, Peru")
    'The Lima Post'
    """
    return (_OUTLET_END.split(value, maxsplit=1)[0].strip() or None) if value else None


def _sign(authors: str | None) -> str | None:
    """Return authors, surname first, as a byline.

    >>> _sign("Soto, Ana; Park, Jun; Ruiz, Eva."), _sign("Anonymous")
    ('Ana Soto, Jun Park and Eva Ruiz', None)
    """
    names = [
        " ".join(reversed([part.strip() for part in name.strip(" .").split(",", 1)]))
        for name in (authors or "").split(";")
        if not _NOBODY.fullmatch(name.strip())
    ]
    return (", ".join(names[:-1]) + " and " if names[1:] else "") + names[-1] if names else None
