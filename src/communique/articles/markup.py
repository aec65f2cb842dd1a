"""The main text and facts of an HTML page, by trafilatura, whatever its depth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from communique.model import BlockKind

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
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg"})
_SEPARATOR = re.compile(r" [|–—»›-] | ?:: ?|: ")
_SPACES = re.compile(r"\s+")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONG_TAG = re.compile(r"""<([a-zA-Z][\w:-]{0,40}+)(\s(?:[^<>"']|"[^"]*"|'[^']*')*+)>""")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_MOST_ATTRIBUTES = 60
"""A tag with more loses them all: parsing takes the square of their number."""
_COLSPAN = re.compile(r"""\b(col|row)span\s*=\s*["']?\d{4,}["']?""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What trafilatura finds in a page: lines of main text with the kind that markup tells, and the facts."""

    title: str | None
    authors: tuple[str, ...]
    site: str | None
    url: str | None
    lines: tuple[tuple[str, BlockKind | None], ...]


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
        lines = _paragraphs(node)
        tag, tail = node.tag, node.tail
        node.clear()
        node.tag, node.tail = tag, tail
        for line in lines:
            etree.SubElement(node, "p").text = line
    return bool(deep)


def _paragraphs(node: Any) -> list[str]:
    parts: list[str] = []
    skipped = 0
    for event, part in etree.iterwalk(node, events=("start", "end")):
        is_skipped = part.tag in _SKIPPED
        if event == "start":
            skipped += is_skipped
            if part.tag in _BLOCKS:
                parts.append("\n")
            if not skipped and part.text:
                parts.append(_SPACES.sub(" ", part.text))
        else:
            skipped -= is_skipped
            if part.tag in _BLOCKS:
                parts.append("\n")
            if not skipped and part is not node and part.tail:
                parts.append(_SPACES.sub(" ", part.tail))
    return [line.strip() for line in "".join(parts).split("\n") if line.strip()]


def extract(tree: Any, *, url: str | None = None) -> Extract:
    """Return the main text and facts of a parsed page; no lines where there is no main text."""
    from trafilatura import bare_extraction  # slow to load, for markup alone
    from trafilatura.metadata import extract_metadata

    captions = {line for node in tree.iter("figcaption") if (line := _line(node))}
    facts = extract_metadata(
        tree, default_url=url, date_config={"max_date": "1995-01-02", "extensive_search": False}
    )
    document: Any = bare_extraction(
        tree, url=url, include_comments=False, include_tables=True, with_metadata=False
    )
    lines: list[tuple[str, BlockKind | None]] = []
    if document is not None and document.body is not None:
        for line, is_heading in _lines(document.body):
            lines.append((line, "title" if is_heading else "caption" if line in captions else None))
    title = _cut_site(_tidy(facts.title), [_line(node) for node in tree.iter("h1", "h2")], facts.sitename)
    authors = _tell_apart((facts.author or "").split(";"), facts.sitename)
    return Extract(
        title=title,
        authors=authors,
        site=_tidy(facts.sitename),
        url=facts.url or url,
        lines=tuple(lines),
    )


def _lines(body: Any) -> list[tuple[str, bool]]:
    """Return the lines of trafilatura's body, and which of them are headings."""
    found: list[tuple[str, bool]] = []
    held: list[str] = []

    def close(*, is_heading: bool = False) -> None:
        line = _SPACES.sub(" ", "".join(held)).strip()
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


def _cut_site(title: str | None, headings: list[str], site: str | None) -> str | None:
    """Return the title without the site's name before or after it, as a heading of the page or the name tells."""
    known = {_letters(heading) for heading in headings if len(heading.split()) >= 3}
    for separator in _SEPARATOR.finditer(title or ""):
        head, tail = separator.string[: separator.start()], separator.string[separator.end() :]
        if _letters(head) in known or (site and _letters(tail) == _letters(site)):
            return head
        if _letters(tail) in known:
            return tail
    return title


def _tell_apart(names: list[str], site: str | None) -> tuple[str, ...]:
    """Return the authors once each, without the site posing as one."""
    found: dict[str, str] = {}
    for name in names:
        key = _letters(name)
        if key and key != _letters(site or ""):
            found[key] = (
                name.strip() if name.strip() != name.strip().lower() else found.get(key, name.strip())
            )
    return tuple(found.values())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _line(node: Any) -> str:
    return _SPACES.sub(" ", "".join(node.itertext())).strip()


def _tidy(value: str | None) -> str | None:
    return _SPACES.sub(" ", value).strip() or None if value else None
