"""The comment in a page that a browser saved as HTML: its address and, from SingleFile, the time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

_HEAD = 20_000
"""Characters of markup among which the comment stands."""
_ADDRESS = r"(?P<url>https?://\S{1,4000})"
_SAVED_FROM = re.compile(rf"<!--\s?saved from url=\(\d{{4}}\){_ADDRESS}\s?-->")
"""The comment of Internet Explorer and of browsers based on Chromium."""
_SINGLE_FILE = re.compile(
    rf"<!--\s{{1,4}}Page saved with SingleFile\s{{1,9}}url:\s{_ADDRESS}\s{{1,9}}saved date:\s(?P<time>[^(\r\n]{{10,60}})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """Where a page was saved from, and when (ISO date-time)."""

    url: str | None = None
    time: str | None = None


def read_saving(markup: str) -> Saving:
    """Return where and when a page was saved, from the comment in its markup.

    >>> read_saving("<html><!-- saved from url=(0027)https://post.example/border --><p>Talks ended.</p>").url
    'https://post.example/border'
    """
    head = markup[:_HEAD]
    if match := _SINGLE_FILE.search(head):
        return Saving(url=match["url"], time=_iso(match["time"]))
    match = _SAVED_FROM.search(head)
    return Saving(url=match["url"]) if match else Saving()


def _iso(time: str) -> str | None:
    """Return a time as JavaScript writes it, without the name of its zone, as an ISO date-time."""
    try:
        return datetime.strptime(time.strip(), "%a %b %d %Y %H:%M:%S GMT%z").isoformat()
    except ValueError:
        return None
