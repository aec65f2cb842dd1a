"""The text of an article in JSON-LD (https://schema.org), for pages that scripts draw, such as live blogs."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree, html

from communique.articles.dates import LINKED_DATA
from communique.articles.layout import SPACES, lines_of

_BLOCK = re.compile(r"<(?:p|br|div|li|h[1-6]|blockquote|td)\b", re.IGNORECASE)
"""Markup that breaks lines itself, so that a newline is only a space."""
_DEEPEST = 6
"""Levels of nested objects that are searched: a graph, its page, its article, the updates."""
_MOST = 5000
"""Most objects of a page that are searched."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The headline of an article in JSON-LD, and the lines of its text.

    ``is_cut``: the JSON-LD has more texts, which are too deep or too many to be searched.
    """

    title: str | None
    lines: tuple[str, ...]
    is_cut: bool = False

    @property
    def size(self) -> int:
        """Number of characters in its lines."""
        return sum(map(len, self.lines))


def linked_article(tree: Any) -> Linked | None:
    """Return the longest article in the page's JSON-LD, ``None`` if there is none with a text.

    >>> told = '{"@type": "NewsArticle", "headline": "Ferry sinks", "articleBody": "A ferry sank.<br>All swam."}'
    >>> linked_article(html.fromstring(f'<html><script type="application/ld+json">{told}</script></html>')).lines
    ('A ferry sank.', 'All swam.')

    """
    scripts = [script.text or "" for script in tree.iterfind(LINKED_DATA)]
    found = [(text, items) for text in scripts if (items := _objects(text)) is not None]
    best = max(
        (_article(item) for _, items in found for item in items), key=lambda one: one.size, default=None
    )
    if any(_has_more(text, items) for text, items in found):
        best = replace(best or Linked(None, ()), is_cut=True)
    return best if best is not None and (best.size or best.is_cut) else None


def _objects(text: str) -> list[dict[str, Any]] | None:
    """Return the objects of a script, outer ones first; ``None`` if it is not JSON."""
    try:
        level = [json.loads(text)]
    except (ValueError, RecursionError):
        return None
    found: list[dict[str, Any]] = []
    seen = 0
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                found.append(value)
                inner += [part for part in value.values() if isinstance(part, dict | list)]
            elif isinstance(value, list):
                inner += value
        seen += len(inner)
        if seen > _MOST:
            break
        level = inner
    return found


def _has_more(text: str, items: list[dict[str, Any]]) -> bool:
    """Tell whether a script has more texts than the objects that were searched."""
    looked_into = {id(one) for item in items for one in (item, *_updates(item)) if "articleBody" in one}
    return text.count('"articleBody"') > len(looked_into)


def _article(item: dict[str, Any]) -> Linked:
    """Return the article of an object, with the updates of a live blog."""
    lines = _lines(item.get("articleBody"))
    for update in _updates(item):
        lines += _lines(update.get("headline")) + _lines(update.get("articleBody"))
    return Linked(next(iter(_lines(item.get("headline"))), None), tuple(lines))


def _updates(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the updates of a live blog; an empty list for other objects."""
    updates = item.get("liveBlogUpdate")
    return [
        update for update in (updates if isinstance(updates, list) else [updates]) if isinstance(update, dict)
    ]


def _lines(value: Any) -> list[str]:
    """Return the lines of a text, which may be markup."""
    if not isinstance(value, str) or not value.strip():
        return []
    if "<" not in value and "&" not in value:
        return [line for part in value.splitlines() if (line := SPACES.sub(" ", part).strip())]
    if _BLOCK.search(value) is None:
        value = "<br>".join(value.splitlines())
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        # The element makes sure that there is one; surrogates, which UTF-8 cannot encode, become question marks.
        tree = html.document_fromstring(f"<div>{value}</div>".encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    return lines_of(tree)
