"""HTML of Factiva and ProQuest as the lines that it shows, one article after another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree, html

from communique.pages.databases.proquest import RULE

_HINT = re.compile(rb"""class=["']article [a-z]{2,6}Article|ProQuest document ID""")
_FACTIVA = re.compile(r"(?:^|\s)article\s+[a-z]{2,6}Article\b")
_BLOCKS = frozenset({
    "article", "body", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "section", "table",
    "td", "th", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({"head", "script", "style", "title"})
_CODE = re.compile(r"[A-Z]{2,3}")
_SPACES = re.compile(r"\s+")


def is_export(markup: bytes) -> bool:
    """Tell whether markup may be that of an export, at a glance.

    >>> is_export(b"<div class='article enArticle'>"), is_export(b"<div class='article'>")
    (True, False)
    """
    return _HINT.search(markup) is not None


def show_lines(markup: str) -> list[str]:
    """Return the lines of every article in the markup, a blank one after each; none where it cannot be parsed.

    >>> show_lines("<div class='article enArticle'><p>Talks <b>open</b><br>in Lima</p></div>")
    ['Talks open', '', 'in Lima', '']
    >>> show_lines("<div class='article enArticle'><table><tr><td>HD</td><td>Talks</td></tr></table></div>")
    ['HD|Talks', '']
    """
    try:
        tree = html.document_fromstring(
            markup.encode("utf-8", "replace"),
            parser=html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True),
        )
    except (etree.ParserError, ValueError):
        return []
    articles = list(
        _outermost(tree, "div", lambda node: _FACTIVA.search(node.get("class") or "") is not None)
    )
    if articles:
        return [line for node in articles for line in _lines(node)]
    return [line for node in _documents(tree) for line in (RULE, "", *_show(node))]


def _outermost(root: Any, tag: str, is_one: Callable[[Any], bool]) -> Iterator[Any]:
    """Yield the elements of a kind, but none that is within another."""
    walk = etree.iterwalk(root, events=("start",), tag=tag)
    for _, node in walk:
        if is_one(node):
            walk.skip_subtree()
            yield node


def _documents(tree: Any) -> Iterator[Any]:
    """Yield the largest elements that hold one article of ProQuest each, in time that grows with the markup alone."""
    single: set[Any] = set()
    counts = [0]  # of the labels in each element that is open
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            counts.append(_is_label(node))
            continue
        n_labels = counts.pop()
        counts[-1] += n_labels
        if n_labels == 1:
            single.add(node)
    walk = etree.iterwalk(tree, events=("start",))
    for _, node in walk:
        if node in single:
            walk.skip_subtree()
            yield node


def _is_label(node: Any) -> bool:
    return node.tag in {"strong", "b"} and (node.text or "").startswith("ProQuest document ID")


def _lines(article: Any) -> Iterator[str]:
    """Yield the lines of an element, a blank one after each; in a table of codes, each code is before its value."""
    rows = list(_outermost(article, "tr", lambda row: len(row) == 2 and _code_of(row) is not None))
    if not any(_code_of(row) == "HD" for row in rows):
        yield from _show(article)
        return
    for row in rows:
        shown = list(_show(row[1]))
        yield f"{_code_of(row)}|{shown[0] if shown else ''}"
        yield from shown[1:] or [""]


def _code_of(row: Any) -> str | None:
    text = "".join(row[0].itertext()).strip()
    return text if _CODE.fullmatch(text) else None


def _show(root: Any) -> Iterator[str]:
    held: list[str] = []
    n_unseen = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if node.tag in _BLOCKS:
            yield from _take(held)
        if event == "start":
            n_unseen += node.tag in _UNSEEN
            text = node.text
        else:
            n_unseen -= node.tag in _UNSEEN
            text = node.tail if node is not root else ""
        if text and not n_unseen:
            held.append(text)
    yield from _take(held)


def _take(held: list[str]) -> Iterator[str]:
    """Yield the held text as one line followed by a blank one, unless it is empty."""
    line = _SPACES.sub(" ", "".join(held)).strip()
    held.clear()
    if line:
        yield line
        yield ""
