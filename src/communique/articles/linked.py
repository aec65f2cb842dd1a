"""What a page says of itself in JSON-LD (https://schema.org): the text of articles that only scripts draw, live blogs first."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree, html

from communique.articles.dates import LINKED_DATA
from communique.articles.layout import SPACES, lines_of

_BLOCK = re.compile(r"<(?:p|br|div|li|h[1-6]|blockquote|td)\b", re.IGNORECASE)
"""Markup that breaks lines itself, so that a newline is no more than a blank."""
_DEEPEST = 6
"""Objects within objects that are looked into: a graph, its page, its article, the updates."""
_MOST = 5000
"""Objects of a page that are looked into."""


@dataclass(frozen=True, slots=True)
class Linked:
    """An article as its page's JSON-LD has it: the headline, and the lines of its text.

    ``is_cut``: the JSON-LD holds more texts, deeper or further on than is looked into.
    """

    title: str | None
    lines: tuple[str, ...]
    is_cut: bool = False

    @property
    def size(self) -> int:
        """Characters of its lines."""
        return sum(map(len, self.lines))


def linked_article(tree: Any) -> Linked | None:
    """Return the longest article that the page's JSON-LD holds the text of, ``None`` where it holds none.

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
    """Return the objects of a script, outer ones first; ``None`` where it cannot be read."""
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
    """Tell whether a script holds more texts than the objects looked into."""
    looked_into = {id(one) for item in items for one in (item, *_updates(item)) if "articleBody" in one}
    return text.count('"articleBody"') > len(looked_into)


def _article(item: dict[str, Any]) -> Linked:
    lines = _lines(item.get("articleBody"))
    for update in _updates(item):
        lines += _lines(update.get("headline")) + _lines(update.get("articleBody"))
    return Linked(next(iter(_lines(item.get("headline"))), None), tuple(lines))


def _updates(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the updates of a live blog, none where it is no such."""
    updates = item.get("liveBlogUpdate")
    return [
        update for update in (updates if isinstance(updates, list) else [updates]) if isinstance(update, dict)
    ]


def _lines(value: Any) -> list[str]:
    """Return the lines of a text, which may be markup itself: of plain text its own, of markup those of its blocks."""
    if not isinstance(value, str) or not value.strip():
        return []
    if "<" not in value and "&" not in value:
        return [line for part in value.splitlines() if (line := SPACES.sub(" ", part).strip())]
    if _BLOCK.search(value) is None:
        value = "<br>".join(value.splitlines())
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        # Within an element, so that there is always one; with what no encoding has ("\ud800") as a question mark.
        tree = html.document_fromstring(f"<div>{value}</div>".encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    return lines_of(tree)
