"""The main text and facts of an HTML page of any depth, by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from communique.articles.bylines import NOBODY, is_desk, may_want_stops, spell_name
from communique.articles.headlines import cut_title, find_headline, lone_headline, printed_headline
from communique.articles.layout import (
    SPACES,
    cut_slogan,
    find_authors,
    find_links,
    find_site,
    is_latin,
    letters,
    line_of,
    lines_of,
    mark_lines,
    set_lines,
    spell_site,
)
from communique.articles.lines import judge
from communique.articles.linked import linked_article
from communique.articles.posts import join_posts
from communique.english import word_set
from communique.model import BlockKind
from communique.values import host_of

_TAG = re.compile(
    r"<(/?)(div|span|section|article|main|aside|blockquote|ul|ol|dl|font|b|i|u|em|strong|small|big|center|a|table|form|fieldset|figure)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_STEEP = 1500
"""Deepest nesting of tags in markup that is parsed as it is; libxml2 never goes beyond 2048."""
DEEPEST = 200
"""Deepest nesting of elements that is kept. What is deeper is flattened, so that the extraction can walk the tree.
By default, libxml2 silently drops what is deeper than 256."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONG_TAG = re.compile(r"""<([a-zA-Z][\w:-]{0,40}+)(\s(?:[^<>"']|"[^"]*"|'[^']*')*+)>""")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_MOST_ATTRIBUTES = 60
"""Most attributes of a tag; one with more loses them all, because parsing is quadratic in their number."""
_LONGEST_MARKED = 900
"""Longest line, in characters, whose kind an element's name can tell."""
_NO_AUTHOR = re.compile(r"[<>\r\n]|\bhttps?://|\bwww\.")
"""Where an author's name ends and markup or an address begins."""
_POSTS = re.compile(r"(?:view )?(?:all )?(?:posts|articles|stories) by ", re.IGNORECASE)
"""What precedes an author's name in the title of a link."""
_JOB = r"(?:staff|senior|news|writer|reporter|correspondent|columnist|editor)"
"""Words for members of a site's staff."""
_DEGREES = word_set("jd mba md mph msc phd rn")
"""Degrees, which look like authors of their own after a comma."""
_RIGHTS = re.compile(r"copyright|\(c\)|©|all rights reserved|\b(?:19|20)\d\d\b", re.IGNORECASE)
"""What surrounds the name of the owner of the rights to a page."""
_LINKED_SHARE = 0.5
"""If at least this share of the main text is paragraphs that are only a link, they are the text."""
_DRAWN = 3
"""A page whose JSON-LD has more than this many times the text of the page itself is drawn by scripts."""
_BODY_BLOCKS = frozenset({
    "body", "p", "head", "quote", "list", "item", "table", "row", "cell", "lb", "code", "div", "fw",
})  # fmt: skip
"""Elements of trafilatura's body that begin a new line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The facts of a page and the lines of its main text, each with its kind if the markup tells it.

    ``is_cut``: the page's JSON-LD has more texts than were searched.
    """

    title: str | None
    authors: tuple[str, ...]
    site: str | None
    url: str | None
    lines: tuple[tuple[str, BlockKind | None], ...]
    is_cut: bool = False


def parse(markup: str) -> tuple[Any, bool]:
    """Return the page's tree, and whether it was too deep and had to be flattened.

    Raises:
        ValueError: the markup has no element.

    """
    clean = _CONTROLS.sub(" ", markup)
    clean = _LONG_TAG.sub(_limit_attributes, clean)
    # The text is decoded already, so that a declared character set must not be applied again.
    clean = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", clean)
    clean, is_thinned = _thin(clean)
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ValueError(str(error)) from error
    return tree, _flatten(tree) or is_thinned


def _limit_attributes(match: re.Match[str]) -> str:
    """Return a tag, without its attributes if it has too many."""
    inside = match[2]
    is_long = len(inside) > 4 * _MOST_ATTRIBUTES and len(_QUOTED.sub("", inside).split()) > _MOST_ATTRIBUTES
    return f"<{match[1]}>" if is_long else match[0]


def _thin(markup: str) -> tuple[str, bool]:
    """Drop the tags that are nested too deeply to be parsed; tell whether there were any."""
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
    """Replace what is deeper than :data:`DEEPEST` by paragraphs of its text; tell whether anything was."""
    depth, deep = 0, []
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        if depth == DEEPEST and len(node):
            deep.append(node)
    for node in deep:
        set_lines(node, lines_of(node))
    return bool(deep)


def extract(tree: Any, *, url: str | None = None) -> Extract:
    """Return the main text and facts of a parsed page; it has no lines if there is no main text."""
    from trafilatura.metadata import extract_metadata  # slow to load, for markup alone

    _mend_authors(tree)
    linked = linked_article(tree)
    posts = join_posts(tree)
    marks = mark_lines(tree) | posts
    # Its date is not used (see communique.articles.dates), so that the search may end with the first one.
    facts = extract_metadata(tree, default_url=url, date_config={"extensive_search": False})
    lines = _mark_links(_main_lines(tree, url, marks), tree)
    is_drawn = linked is not None and linked.size > _DRAWN * sum(len(line) for line, _ in lines)
    drawn = linked if is_drawn else None
    address = facts.url or url
    site = _name_site(tree, facts.sitename, host_of(address))
    sites = (site, facts.sitename)
    owners = (*sites, _find_owner(tree))
    told = (drawn and drawn.title) or _tidy(facts.title)
    title = find_headline(tree) or printed_headline(tree) or lone_headline(tree) or told
    if letters(site or "") == letters(title or ""):  # the metadata give the article as the site
        site = None
    authors = _spell(_tell_apart((facts.author or "").split(";"), owners), tree)
    if all(map(is_desk, authors)):
        authors = _tell_apart(find_authors(tree), owners) or authors
    return Extract(
        title=cut_title(title, [line_of(node) for node in tree.iter("h1", "h2")], sites),
        authors=authors,
        site=site,
        url=address,
        lines=tuple((line, None) for line in drawn.lines) if drawn is not None else tuple(lines),
        is_cut=linked is not None and linked.is_cut,
    )


def _main_lines(
    tree: Any, url: str | None, marks: Mapping[str, BlockKind]
) -> list[tuple[str, BlockKind | None]]:
    """Return the lines of the main text, each with its kind if the name of its element or a heading tells it."""
    from trafilatura import bare_extraction  # slow to load, for markup alone

    document: Any = bare_extraction(
        tree, url=url, include_comments=False, include_tables=True, with_metadata=False
    )
    if document is None or document.body is None:
        return []
    lines: list[tuple[str, BlockKind | None]] = []
    for line, is_heading in _lines(document.body):
        known = marks.get(letters(line)) if len(line) < _LONGEST_MARKED else None
        lines.append((line, known or ("title" if is_heading else None)))
    return lines


def _mark_links(lines: list[tuple[str, BlockKind | None]], tree: Any) -> list[tuple[str, BlockKind | None]]:
    """Mark the paragraphs that are only a link, such as one to another article, as chrome."""
    links = find_links(tree)
    marked = [
        (line, "chrome" if kind is None and letters(line) in links and _is_text(line) else kind)
        for line, kind in lines
    ]
    size = sum(len(line) for (line, kind), (_, old) in zip(marked, lines, strict=True) if kind != old)
    # If they are most of the text, the page is a list of links, or each of its paragraphs is a link.
    return marked if size < _LINKED_SHARE * sum(len(line) for line, _ in lines) else lines


def _is_text(line: str) -> bool:
    """Tell whether a line would be read and is not the signature of a quotation ("—Commissioner X")."""
    return judge(line) in {"body", "teaser"} and not line.startswith(("—", "–", "-"))


def _name_site(tree: Any, told: str | None, host: str | None) -> str | None:
    """Return the site's name from the metadata, or from the page if the metadata give none or only the host."""
    site = _tidy(told)
    # The English editions of some papers give their name in another script.
    if site is None or _is_host(site, host) or not is_latin(site):
        site = find_site(tree, host=host) or site
    return spell_site(tree, cut_slogan(site, host) if site else None)


def _is_host(site: str, host: str | None) -> bool:
    """Tell whether a site's name is only its host."""
    return "." in site and letters(site).endswith(letters((host or site).removeprefix("www.")))


def _mend_authors(tree: Any) -> None:
    """Cut the authors in META elements at an address, or at markup if a closing quote is missing."""
    for node in tree.iter("meta"):
        kind, content = f"{node.get('name')} {node.get('property')}".casefold(), node.get("content") or ""
        if ("author" in kind or "creator" in kind) and (cut := _NO_AUTHOR.search(content)):
            node.set("content", content[: cut.start()].strip())


def _lines(body: Any) -> list[tuple[str, bool]]:
    """Return the lines of trafilatura's body, and whether each is a heading."""
    found: list[tuple[str, bool]] = []
    held: list[str] = []

    def close(*, is_heading: bool = False) -> None:
        line = SPACES.sub(" ", "".join(held)).strip()
        held.clear()
        if line:
            found.append((line, is_heading))

    for event, node in etree.iterwalk(body, events=("start", "end")):
        is_block = node.tag in _BODY_BLOCKS
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
    """Return each author once, with capitals if any spelling has them, without the site itself."""
    found: dict[str, str] = {}
    known = {letters(site) for site in sites if site} | _DEGREES | NOBODY
    staff = _staff_of(sites)
    for told in names:
        name = staff.sub("", _POSTS.sub("", told.strip())).removesuffix(" says")  # as above an opinion piece
        key = letters(name)
        if not key or key in known:
            continue
        if name == name.lower():
            found.setdefault(key, name)
        else:
            found[key] = name
    return tuple(found.values())


def _spell(names: tuple[str, ...], tree: Any) -> tuple[str, ...]:
    """Return names with the full stops that the page has after initials; trafilatura leaves them out."""
    if not any(map(may_want_stops, names)):
        return names
    text = "\n".join([*tree.itertext(), *tree.xpath(".//meta/@content")])
    return tuple(spell_name(name, text) if may_want_stops(name) else name for name in names)


def _staff_of(sites: Iterable[str | None]) -> re.Pattern[str]:
    """Return the pattern of a site's name and a job after the name of an author: "Ana Soto Lima Post Staff"."""
    own = "|".join(re.escape(site) for site in sites if site)
    return re.compile(rf"(?<=\w),? (?:the )?(?:{own or '(?!)'})(?: {_JOB})*$", re.IGNORECASE)


def _find_owner(tree: Any) -> str | None:
    """Return the owner of the rights to the page, from a META element."""
    told = next(iter(tree.xpath(".//meta[@name='copyright']/@content")), "")
    return _RIGHTS.sub("", told).strip(" .,") or None


def _tidy(value: str | None) -> str | None:
    """Return a value with single spaces, ``None`` if it is empty."""
    return SPACES.sub(" ", value).strip() or None if value else None
