"""What the layout of a page tells: its site, its authors, and which lines are not body text.

Sites name the parts of their pages in classes and other attributes, with much the same words everywhere. The layout is
used if trafilatura and the metadata tell nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from communique.articles.bylines import read_names
from communique.articles.dates import LINKED_DATA
from communique.articles.lines import judge
from communique.model import BlockKind

SPACES = re.compile(r"\s+")
_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_NAMING = ("class", "id", "itemprop", "rel", "role", "property", "data-testid", "aria-label")
_EDGE = r"(?:^|[\s_-]|$)"
_CAPTION = re.compile(
    rf"{_EDGE}(?:caption|cutline|photo-?credits?|image-?credits?|credits?){_EDGE}", re.IGNORECASE
)
_AUTHOR = re.compile(
    rf"{_EDGE}(?:by-?line|by|authors?|writers?|signature|reporters?|correspondents?|creator){_EDGE}",
    re.IGNORECASE,
)
_CHROME = re.compile(
    rf"{_EDGE}(?:cookies?|consent|gdpr|ccpa|cmp|newsletters?|subscri(?:be|ption|ptions)|donat(?:e|ion|ions)|sign-?up|support|"
    rf"support-?us|membership|promos?|dialog|alertdialog|related|recirc\w*|taboola|outbrain){_EDGE}",
    re.IGNORECASE,
)
_CHROME_SIZE, _CAPTION_SIZE, _BYLINE_SIZE = 600, 800, 160
"""An element with such a name and at least this many characters is the page or the article itself."""
_CHROME_SHARE = 0.25
"""Most of the page's characters that can be in such elements."""
BAR = r" (?:[|–—»›-]|--) "
SEPARATOR = re.compile(BAR + r"| ?:: ?|: ")
_OWNER = r"(?:©|\(c\)|copyright)[\s\d,–-]{0,20}(?:by )?(?:the )?"
_SITE_WORDS = 6
_END_SIZE = 5000
"""Number of characters at the end of a page in which its owner is named."""
_PUBLISHER = re.compile(r'"publisher"\s*:\s*\{[^{}]{0,400}?"name"\s*:\s*"([^"\\]{2,80})"')
_LATIN = re.compile("[A-Za-z]")
PARAGRAPH_WORDS = 25
_HEAD_LINES = 12
"""Number of lines after the headline that are searched for its byline."""


def letters(text: str) -> str:
    """Return only the letters and digits of a text, in lower case.

    >>> letters("The Lima Post!")
    'thelimapost'
    """
    return "".join(filter(str.isalnum, text.casefold()))


def is_latin(text: str) -> bool:
    """Tell whether a text has a Latin letter, as the name of an English site does."""
    return _LATIN.search(text) is not None


def line_of(node: Any) -> str:
    """Return an element's text as one line, with a space where a browser breaks it, scripts left out."""
    return " ".join(lines_of(node))


def lines_of(node: Any) -> list[str]:
    """Return an element's text as the lines that a browser would show, without scripts."""
    parts: list[str] = []
    skipped = 0
    for event, part in etree.iterwalk(node, events=("start", "end")):
        is_skipped = part.tag in _SKIPPED
        if event == "start":
            skipped += is_skipped
            if part.tag in _BLOCKS:
                parts.append("\n")
            if not skipped and part.text:
                parts.append(SPACES.sub(" ", part.text))
        else:
            skipped -= is_skipped
            if part.tag in _BLOCKS:
                parts.append("\n")
            if not skipped and part is not node and part.tail:
                parts.append(SPACES.sub(" ", part.tail))
    return [line.strip() for line in "".join(parts).split("\n") if line.strip()]


def set_lines(node: Any, lines: Iterable[str]) -> None:
    """Replace the content of an element by one paragraph for each line."""
    tag, tail = node.tag, node.tail
    node.clear()
    node.tag, node.tail = tag, tail
    for line in lines:
        etree.SubElement(node, "p").text = line


def mark_lines(tree: Any) -> dict[str, BlockKind]:
    """Return the kinds of lines (by their letters) that the names of elements tell: captions, bylines, chrome."""
    marks: dict[str, BlockKind] = {}
    notices: list[str] = []
    for node, names in _named(tree):
        if node.tag == "figcaption" or _CAPTION.search(names):
            if line := _line_within(node, _CAPTION_SIZE):
                marks.setdefault(letters(line), "caption")
        elif _is_author(node, names):
            if (line := _line_within(node, _BYLINE_SIZE)) and read_names(line):
                marks.setdefault(letters(line), "byline")
        elif _CHROME.search(names) and _line_within(node, _CHROME_SIZE):
            notices += lines_of(node)
    # If much of a page has such names, they mark its text, for instance as being for members.
    if notices and sum(map(len, notices)) < _CHROME_SHARE * sum(map(len, tree.itertext())):
        marks.update((letters(line), "chrome") for line in notices)
    marks.pop("", None)
    return marks


def find_links(tree: Any) -> frozenset[str]:
    """Return the lines (by their letters) that are entirely a link to another page.

    >>> from lxml import html
    >>> page = html.fromstring('<p>Talks <a href="/1">went on</a>.</p><p><a href="/2">Ferry sinks off Cebu</a></p>')
    >>> sorted(find_links(page))
    ['ferrysinksoffcebu', 'wenton']
    """
    leading = (node for node in tree.iter("a") if not (node.get("href") or "#").startswith("#"))
    return frozenset(letters(line) for node in leading for line in lines_of(node))


def find_authors(tree: Any) -> tuple[str, ...]:
    """Return the names in the first element that is a byline by its name or an ADDRESS, else in a byline below the headline."""
    for node, names in _named(tree):
        line = _line_within(node, _BYLINE_SIZE) if _is_author(node, names) else ""
        if found := read_names(line):
            return found
    return next((found for line in _between(tree) if _is_byline(line) and (found := read_names(line))), ())


def _between(tree: Any) -> list[str]:
    """Return the lines between the page's only H1 and its first paragraph."""
    headings = {line for node in tree.iter("h1") if (line := line_of(node))}
    lines = lines_of(tree)
    if len(headings) != 1 or not (places := [at for at, line in enumerate(lines) if line in headings]):
        return []
    after = lines[places[-1] + 1 :][:_HEAD_LINES]
    return list(itertools.takewhile(lambda line: len(line.split()) < PARAGRAPH_WORDS, after))


def _is_byline(line: str) -> bool:
    """Tell whether a line begins with "By" and is a byline."""
    return line.casefold().startswith(("by ", "by:")) and judge(line) == "byline"


def find_site(tree: Any, *, host: str | None) -> str | None:
    """Return the site's name: that of its publisher, or the part of the page's TITLE that is not the headline."""
    for script in tree.iterfind(LINKED_DATA):
        if (match := _PUBLISHER.search(script.text or "")) and is_latin(match[1]):
            return match[1]
    title = title_of(tree)
    headings = {letters(line) for node in tree.iter("h1", "h2") if len((line := line_of(node)).split()) >= 3}
    own = {letters(line_of(node)) for node in tree.xpath(".//a[@rel='home']")}
    if host:
        short = host.removeprefix("www.")
        own |= {letters(short), *map(letters, short.split(".")[:-1])}
    parts = [part for part in SEPARATOR.split(title) if 0 < len(part.split()) <= _SITE_WORDS]
    if not parts or len(parts[0]) == len(title):
        return None
    text = " ".join(tree.itertext())[-_END_SIZE:]
    for part in reversed(parts):
        owner = re.compile(_OWNER + re.escape(re.sub(r"^the ", "", part, flags=re.IGNORECASE)), re.IGNORECASE)
        if letters(part) in own or owner.search(text):
            return part.strip()
    pieces = re.split(BAR, title, maxsplit=1)
    head, tail = pieces[0], pieces[-1]
    is_named = letters(head) in headings and letters(tail) not in headings and parts[-1] in tail
    return parts[-1].strip() if is_named and parts[-1][:1].isalpha() else None


def title_of(tree: Any) -> str:
    """Return the page's TITLE as one line, empty if it has none."""
    return next((line for node in tree.iter("title") if (line := line_of(node))), "")


def spell_site(tree: Any, site: str | None) -> str | None:
    """Return the site's name as the page's TITLE spells it ("National Post" for "nationalpost"), else unchanged."""
    title = title_of(tree)
    spelled = (part.strip() for part in SEPARATOR.split(title))
    return next((part for part in spelled if site and letters(part) == letters(site)), site)


def cut_slogan(site: str, host: str | None) -> str:
    """Return the part of a site's name that matches its host, without a slogan or section beside it.

    >>> cut_slogan("The Lima Post | News, Weather, Sports", "www.limapost.example")
    'The Lima Post'
    """
    label = letters(max((host or "").removeprefix("www.").split(".")[:-1], key=len, default=""))
    parts = re.split(BAR, site)
    own = [part for part in parts if label and (label in letters(part) or letters(part) in label)]
    return min(own, key=len).strip() if own else site


def _named(tree: Any) -> Iterator[tuple[Any, str]]:
    """Yield the elements that have a name in any attribute of :data:`_NAMING`, with their names."""
    for node in tree.iter(etree.Element):
        names = " ".join(value for name in _NAMING if (value := node.get(name)))
        if names or node.tag in {"address", "figcaption"}:
            yield node, names


def _is_author(node: Any, names: str) -> bool:
    """Tell whether an element is a byline by its name."""
    return node.tag not in {"meta", "link"} and (node.tag == "address" or bool(_AUTHOR.search(names)))


def _line_within(node: Any, ceiling: int) -> str:
    """Return an element's text as one line, empty if it has ``ceiling`` characters or more."""
    parts: list[str] = []
    size = 0
    for text in node.itertext():
        parts.append(text)
        size += len(text)
        if size >= ceiling:
            return ""
    return SPACES.sub(" ", " ".join(parts)).strip()
