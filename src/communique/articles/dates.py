"""The dates of a page, by htmldate, and where each was read from."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from communique.model import Dating

_EARLIEST = datetime(1995, 1, 1)  # noqa: DTZ001 - htmldate compares without zones; news on the web begins about then
_FIRST_YEAR = 1605  # of the first newspaper, the Relation of Strasbourg: archives are read, too
_LATEST = datetime(2100, 1, 1)  # noqa: DTZ001 - fixed, so that a page reads the same on any day
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_MODIFIED = (
    ".//meta[@property='article:modified_time']",
    ".//meta[@property='og:updated_time']",
    ".//meta[@itemprop='dateModified']",
    ".//meta[@name='last-modified']",
    ".//time[@itemprop='dateModified']",
)
LINKED_DATA = ".//script[@type='application/ld+json']"
"""Scripts with JSON-LD (https://schema.org) that describe the page."""
_JSON_MODIFIED = re.compile(r'"dateModified"\s*:\s*"([^"]{8,40})"')


def read_given(value: str) -> str | None:
    """Return a given date or date-time in ISO 8601, or ``None`` if it is invalid or too early or late for news.

    >>> read_given("2019-04-10"), read_given("2019-04-10 08:30"), read_given("30 February"), read_given("0025-04-10")
    ('2019-04-10', '2019-04-10T08:30', None, None)
    """
    value = value.strip()
    if not _ISO.fullmatch(value):
        return None
    value = value.replace(" ", "T", 1)
    try:
        year = datetime.fromisoformat(value).year
    except ValueError:
        return None
    return value if _FIRST_YEAR <= year < _LATEST.year else None


def date_markup(tree: Any, *, url: str | None = None, is_huge: bool = False) -> tuple[Dating, Dating]:
    """Return when a parsed page was published and modified, from its markup, address or text.

    The running text of a page that ``is_huge`` is not searched: htmldate takes a second for every 4 MB, and a date
    among so many words is seldom the page's own.
    """
    from htmldate.core import examine_header, find_date  # slow to load, for markup alone
    from htmldate.extractors import extract_url_date, json_search
    from htmldate.utils import Extractor

    address = url or next(iter(tree.xpath(".//link[@rel='canonical']/@href")), None)
    options = Extractor(True, _LATEST, _EARLIEST, True, "%Y-%m-%d")
    value = find_date(
        tree,
        url=address or "",
        original_date=True,
        extensive_search=not is_huge,
        min_date=_EARLIEST,
        max_date=_LATEST,
    )
    if value is None:
        published = Dating()
    elif value in (examine_header(tree, options), json_search(tree, options)) or _is_marked(tree, value):
        published = Dating(value=value, basis="markup")
    elif value == extract_url_date(address, options):
        published = Dating(value=value, basis="url")
    elif value.endswith("-01") and not _names_first(" ".join(tree.itertext()), value):
        published = Dating()
    else:
        published = Dating(value=value, basis="text")
    return published, _modified(tree, published.value)


def _names_first(text: str, value: str) -> bool:
    """Tell whether a text has the first of a month as a day, in figures or with the month's name in any language.

    htmldate also returns the first for a month or year alone, such as the year of a copyright.

    >>> _names_first("Published 1 March 2019", "2019-03-01"), _names_first("freed in March 2019", "2019-03-01")
    (True, False)
    """
    year, month = value[:4], f"0?{int(value[5:7])}"
    short = rf"(?:{year}|{year[2:]})(?!\d)"
    return any(
        re.search(form, text)
        for form in (
            rf"(?<!\d){year}[-/.]{month}[-/.]0?1(?!\d)",
            rf"(?<!\d)(?:0?1\s?[-/.]\s?{month}|{month}\s?[-/.]\s?0?1)\s?[-/.]\s?{short}",
            rf"(?<!\d)0?1(?:st|er|º|\.)?\s+(?:(?:de|of)\s+)?[^\W\d]{{3,12}}\.?,?\s+(?:de\s+)?{short}",
            rf"[^\W\d]{{3,12}}\.?\s+0?1(?:st)?,?\s+{short}",
        )
    )


def _is_marked(tree: Any, value: str) -> bool:
    """Tell whether a TIME element has the date."""
    return any(str(stamp).startswith(value) for stamp in tree.xpath(".//time/@datetime"))


def _modified(tree: Any, published: str | None) -> Dating:
    """Return the first date of modification in the markup that is not before the publication."""
    stamps = [
        node.get("content") or node.get("datetime") or ""
        for path in _MODIFIED
        for node in tree.iterfind(path)
    ]
    for script in tree.iterfind(LINKED_DATA):
        stamps += _JSON_MODIFIED.findall(script.text or "")
    for stamp in stamps:
        value = read_given(stamp[:10])
        if value and _EARLIEST.date().isoformat() <= value and (published is None or value >= published):
            return Dating(value=value, basis="markup")
    return Dating()
