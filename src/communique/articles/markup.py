"""The main text and facts of an HTML page, by trafilatura, whatever its depth."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from communique.articles.layout import (
    SPACES,
    cut_title,
    find_authors,
    find_headline,
    find_site,
    letters,
    line_of,
    lines_of,
    mark_lines,
    printed_headline,
    spell_site,
)
from communique.articles.linked import linked_article
from communique.model import BlockKind
from communique.values import host_of

_TAG = re.compile(
    r"<(/?)(div|span|section|article|main|aside|blockquote|ul|ol|dl|font|b|i|u|em|strong|small|big|center|a|table|form|fieldset|figure)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_STEEP = 1500
"""Nested tags from which on the markup itself is thinned out: libxml2 stops at 2048 elements, whatever it is told."""
DEEPEST = 200
"""Elements within elements that are kept as they are. libxml2 drops what lies below 256 without a word; it is
told not to, and what lies below this depth is laid flat, for the extraction that walks the tree."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONG_TAG = re.compile(r"""<([a-zA-Z][\w:-]{0,40}+)(\s(?:[^<>"']|"[^"]*"|'[^']*')*+)>""")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_MOST_ATTRIBUTES = 60
"""A tag with more loses them all: parsing takes the square of their number."""
_LONGEST_MARKED = 900
"""Characters of the longest line that an element's name can make less than text."""
_DRAWN = 3
"""A page whose JSON-LD holds so many times its own text is drawn by scripts: its text is there."""
_COLSPAN = re.compile(r"""\b(col|row)span\s*=\s*["']?\d{4,}["']?""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What trafilatura finds in a page: lines of main text with the kind that markup tells, and the facts.

    ``is_cut``: the page's JSON-LD holds texts that were not looked into.
    """

    title: str | None
    authors: tuple[str, ...]
    site: str | None
    url: str | None
    lines: tuple[tuple[str, BlockKind | None], ...]
    is_cut: bool = False


def parse(markup: str) -> tuple[Any, bool]:
    """Return the page's tree and whether it was too deep and had to be laid flat.

    Raises:
        ValueError: there is no element in it.

    """
    clean = _CONTROLS.sub(" ", markup)
    clean = _COLSPAN.sub("", _LONG_TAG.sub(_bare, clean))
    # Text that is declared in another set has been decoded by now: the declaration must not count again.
    clean = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", clean)
    clean, is_thinned = _thin(clean)
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ValueError(str(error)) from error
    return tree, _flatten(tree) or is_thinned


def _bare(match: re.Match[str]) -> str:
    """Return a tag as it is, or without its attributes where these are too many."""
    inside = match[2]
    is_long = len(inside) > 4 * _MOST_ATTRIBUTES and len(_QUOTED.sub("", inside).split()) > _MOST_ATTRIBUTES
    return f"<{match[1]}>" if is_long else match[0]


def _thin(markup: str) -> tuple[str, bool]:
    """Drop the tags that open or close an element nested too steeply to be parsed; tell whether any was."""
    depth = 0
    is_thinned = False

    def keep(match: re.Match[str]) -> str:
        nonlocal depth, is_thinned
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth + bool(match[1]) <= _STEEP:
            return match[0]
        is_thinned = True
        return "\n"

    return (_TAG.sub(keep, markup), is_thinned) if markup.count("<") > 2 * _STEEP else (markup, False)


def _flatten(tree: Any) -> bool:
    """Replace what lies deeper than :data:`DEEPEST` by paragraphs of its text; tell whether anything did."""
    depth, deep = 0, []
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        if depth == DEEPEST and len(node):
            deep.append(node)
    for node in deep:
        lines = lines_of(node)
        tag, tail = node.tag, node.tail
        node.clear()
        node.tag, node.tail = tag, tail
        for line in lines:
            etree.SubElement(node, "p").text = line
    return bool(deep)


def extract(tree: Any, *, url: str | None = None) -> Extract:
    """Return the main text and facts of a parsed page; no lines where there is no main text."""
    from trafilatura import bare_extraction  # slow to load, for markup alone
    from trafilatura.metadata import extract_metadata

    _mend_authors(tree)
    linked = linked_article(tree)
    marks = mark_lines(tree)
    # Its dates are not used (communique.articles.dates has them): so narrow a search for them costs nothing.
    narrow = {"max_date": "1995-01-02", "extensive_search": False}
    facts = extract_metadata(tree, default_url=url, date_config=narrow)
    document: Any = bare_extraction(
        tree, url=url, include_comments=False, include_tables=True, with_metadata=False
    )
    lines: list[tuple[str, BlockKind | None]] = []
    if document is not None and document.body is not None:
        for line, is_heading in _lines(document.body):
            known = marks.get(letters(line)) if len(line) < _LONGEST_MARKED else None
            lines.append((line, known or ("title" if is_heading else None)))
    is_cut = linked is not None and linked.is_cut
    is_drawn = linked is not None and linked.size > _DRAWN * sum(len(line) for line, _ in lines)
    linked = linked if is_drawn else None
    if linked is not None:
        lines = [(line, None) for line in linked.lines]
    site, host = _tidy(facts.sitename), host_of(facts.url or url)
    if site is None or ("." in site and letters(site).endswith(letters((host or site).removeprefix("www.")))):
        site = find_site(tree, host=host) or site
    site = spell_site(tree, site)
    title = find_headline(tree) or printed_headline(tree) or (linked and linked.title) or _tidy(facts.title)
    sites = (site, facts.sitename)
    title = cut_title(title, [line_of(node) for node in tree.iter("h1", "h2")], sites)
    authors = _tell_apart((facts.author or "").split(";"), sites) or _tell_apart(find_authors(tree), sites)
    return Extract(
        title=title,
        authors=authors,
        site=site,
        url=facts.url or url,
        lines=tuple(lines),
        is_cut=is_cut,
    )


def _mend_authors(tree: Any) -> None:
    """Cut the names in META elements where an attribute's closing quote is missing and markup ran in."""
    for node in tree.iter("meta"):
        kind, content = f"{node.get('name')} {node.get('property')}".casefold(), node.get("content") or ""
        if ("author" in kind or "creator" in kind) and (cut := re.search(r"[<>]|[\r\n]", content)):
            node.set("content", content[: cut.start()].strip())


def _lines(body: Any) -> list[tuple[str, bool]]:
    """Return the lines of trafilatura's body, and which of them are headings."""
    found: list[tuple[str, bool]] = []
    held: list[str] = []

    def close(*, is_heading: bool = False) -> None:
        line = SPACES.sub(" ", "".join(held)).strip()
        held.clear()
        if line:
            found.append((line, is_heading))

    for event, node in etree.iterwalk(body, events=("start", "end")):
        is_block = node.tag in {
            "body",
            "p",
            "head",
            "quote",
            "list",
            "item",
            "table",
            "row",
            "cell",
            "lb",
            "code",
            "div",
            "fw",
        }
        if event == "start":
            if is_block:
                close()
            held.append(node.text or "")
        else:
            if is_block:
                close(is_heading=node.tag == "head")
            held.append(node.tail or "")
    close()
    return found


def _tell_apart(names: Iterable[str], sites: Iterable[str | None]) -> tuple[str, ...]:
    """Return the authors once each, without the site posing as one."""
    found: dict[str, str] = {}
    known = {letters(site or "") for site in sites}
    for name in names:
        key = letters(name)
        if key and key not in known:
            found[key] = (
                name.strip() if name.strip() != name.strip().lower() else found.get(key, name.strip())
            )
    return tuple(found.values())


def _tidy(value: str | None) -> str | None:
    return SPACES.sub(" ", value).strip() or None if value else None
