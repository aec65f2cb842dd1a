"""The headline of a page, if its layout tells it better than its metadata."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from communique.articles.layout import PARAGRAPH_WORDS, SEPARATOR, letters, line_of, lines_of, title_of
from communique.articles.lines import judge

_WORD = re.compile(r"\w+")
_HEADLINE_WORDS = range(4, 31)
_LARGE = 4
"""The smallest ``size`` of FONT that is larger than text, which is 3."""
_CONTENT_LETTERS = 4
"""Fewest letters of a word that is probably not a function word."""


def find_headline(tree: Any) -> str | None:
    """Return the first line in large or bold letters before the first paragraph of a page that has no headings."""
    is_told = bool(tree.xpath(".//meta[@property='og:title' or @itemprop='headline']"))
    if is_told or any(len(line_of(node).split()) >= 3 for node in tree.iter("h1", "h2", "h3")):
        return None
    if not (large := [node for node in tree.iter("font", "big", "b", "strong") if _is_large(node)]):
        return None
    lines = lines_of(tree)
    paragraph = next(
        (at for at, line in enumerate(lines) if len(line.split()) >= PARAGRAPH_WORDS), len(lines)
    )
    before = set(lines[:paragraph])
    found = (line_of(node) for node in large)
    return next((line for line in found if _is_headline(line) and line in before), None)


def printed_headline(tree: Any) -> str | None:
    """Return the page's only H1 if its TITLE begins with it; the headline for sharing may be a different one."""
    headings = {line for node in tree.iter("h1") if (line := line_of(node))}
    title = letters(title_of(tree))
    if len(headings) != 1:
        return None
    (line,) = headings
    # If the heading were the name of the site, it would be the smaller part of TITLE.
    is_most = 2 * len(letters(line)) > len(title)
    return line if is_most and _is_headline(line) and title.startswith(letters(line)) else None


def lone_headline(tree: Any) -> str | None:
    """Return the only H2 of a page that has no H1, if the page's TITLE shares no word with it.

    Pages of ministries are like that: their TITLE is always "Press Release".
    """
    if tree.xpath(".//meta[@property='og:title' or @itemprop='headline']") or any(
        map(line_of, tree.iter("h1"))
    ):
        return None
    found = {line for node in tree.iter("h2") if _is_headline(line := line_of(node))}
    if len(found) != 1:
        return None
    (line,) = found
    words, named = (
        {word for word in _WORD.findall(text.casefold()) if len(word) >= _CONTENT_LETTERS}
        for text in (line, title_of(tree))
    )
    return line if named and words.isdisjoint(named) else None


def cut_title(title: str | None, headings: list[str], sites: Collection[str | None]) -> str | None:
    """Return the title without the site's name before or after it, which the page's headings or ``sites`` tell.

    A capitalised word after the site's name belongs to it ("| CBC News" for CBC).
    """
    known = {letters(heading) for heading in headings if len(heading.split()) >= 3}
    own = {letters(site) for site in sites if site}
    for separator in SEPARATOR.finditer(title or ""):
        head, tail = separator.string[: separator.start()], separator.string[separator.end() :]
        site, _, part = tail.rpartition(" ")
        is_part = letters(site) in own and part.istitle() and ":" not in separator[0]
        if letters(head) in known or letters(tail) in own or is_part:
            return head
        if letters(tail) in known:
            return tail
    return title


def _is_headline(line: str) -> bool:
    """Tell whether a line has the length and form of a headline."""
    return (
        len(line.split()) in _HEADLINE_WORDS
        and not line.endswith((".", ":"))
        and judge(line) in {"short", "teaser", "body"}
    )


def _is_large(node: Any) -> bool:
    """Tell whether an element is larger than text, or bold and not a link."""
    if node.tag == "font":
        size = (node.get("size") or "").strip()
        return size in {"+1", "+2", "+3", "+4"} or (size.isdigit() and int(size) >= _LARGE)
    return not any(True for _ in node.iterancestors("a"))
