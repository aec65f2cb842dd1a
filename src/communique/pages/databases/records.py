"""An article as a database's export gives it, and the page that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.errors import is_lost, problem
from communique.model import Page, Problem
from communique.pages.days import read_phrase
from communique.pages.items import lose_page

_LEAST_WORDS = 80
"""Shorter stated lengths are not compared: whether notes and captions are counted matters too much."""
_SHARES = (0.5, 2.0)
"""Bounds of the words found as a share of those stated: databases count headlines, captions and hyphens differently."""
_LONGEST_PLACE = 80
_LONGEST_DATE = 200
_SIGNED = re.compile(r"(?:by|from|in|written by|reported by)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What an export says of one article.

    ``date`` is the phrase with the day, ``n_words`` the stated length, ``loss`` the reason why there is no article.
    ``is_ended`` tells whether the end of the article's text was found.
    """

    title: str | None = None
    site: str | None = None
    date: str | None = None
    byline: str | None = None
    dateline: str | None = None
    paragraphs: tuple[str, ...] = ()
    n_words: int | None = None
    is_ended: bool = True
    loss: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """The articles of an export in their order, and how many it says that it holds."""

    records: tuple[Record, ...]
    n_stated: int | None = None


def build_pages(lot: Lot, whole: Page) -> Iterator[Page]:
    r"""Yield the page of every article; ``whole`` is the page of the file.

    The source of each adds its number in the file, from 1. The date that the export states outranks the one
    that came with the file.

    >>> lot = Lot(records=(Record(title="Talks", date="3 May 2018", paragraphs=("They met.",)),), n_stated=2)
    >>> (page,) = build_pages(lot, Page(source="a.txt"))
    >>> page.source, page.text, page.published, [problem.code for problem in page.problems]
    ('a.txt:1', 'Talks\n\nThey met.', '2018-05-03', ['C0132'])
    """
    n_found = len(lot.records)
    for number, record in enumerate(lot.records, start=1):
        where = f"{whole.source}:{number}"
        # What was lost of the file came after its last article.
        met = [item for item in whole.problems if number == n_found or not is_lost(item)]
        if number == n_found:
            if not record.is_ended and not record.loss:
                met.append(problem("C0131", "its end mark is missing"))
            if lot.n_stated is not None and lot.n_stated != n_found:
                met.append(problem("C0132", f"{n_found} of {lot.n_stated}"))
        if record.loss:
            lost = lose_page(where, "C0130", record.loss)
            yield Page(source=where, problems=(*lost.problems, *met))
            continue
        yield _build(where, record, whole, [*met, *_compare(record)])


def _build(where: str, record: Record, whole: Page, met: list[Problem]) -> Page:
    date = record.date[:_LONGEST_DATE] if record.date else None
    day = read_phrase(date) if date else None
    parts = [record.title, _sign(record.byline), *_place(record)]
    return Page(
        source=where,
        text="\n\n".join(part for part in parts if part),
        title=record.title,
        site=record.site,
        published=day or whole.published or date,  # a phrase that is no day becomes a problem of the article
        problems=tuple(met),
    )


def _sign(byline: str | None) -> str | None:
    """Return a byline as printed above an article, with other contributors in a line of their own."""
    if not byline:
        return None
    first, _, rest = byline.partition(";")
    line = first.strip() if _SIGNED.match(first) else f"By {first.strip()}"
    return f"{line}\n\n{rest.strip()}" if rest.strip() else line


def _place(record: Record) -> tuple[str, ...]:
    """Return the paragraphs, with the dateline before the first, as printed."""
    where = (record.dateline or "").strip()
    first = record.paragraphs[0] if record.paragraphs else ""
    is_printed = first.casefold().startswith(re.split(r"[\s,]", where, maxsplit=1)[0].casefold())
    if not where or not first or is_printed or len(where) > _LONGEST_PLACE:
        return record.paragraphs
    return (f"{where} — {first}", *record.paragraphs[1:])


def _compare(record: Record) -> list[Problem]:
    """Return the problem of a text that is much shorter or longer than the export says."""
    if record.n_words is None or record.n_words < _LEAST_WORDS:
        return []
    n_found = sum(len(paragraph.split()) for paragraph in record.paragraphs)
    least, most = _SHARES
    if least * record.n_words <= n_found <= most * record.n_words:
        return []
    return [problem("C0131", f"{n_found} words of {record.n_words}")]
