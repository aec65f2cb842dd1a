"""Plain texts with marks of layout: Markdown, as reading apps and clippers export it, and dumps of text browsers.

The marks are removed: brackets around links, addresses, asterisks, numbers of references, and hard line breaks. What
remains is the text as it would be shown, one line for each block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.model import BlockKind

_ADDRESS = r"(?:<[^<>\s]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,400}\)[^()\s]{0,2000}){0,4})"
_TITLED = r"(?:\s+(?:\"[^\"]{0,400}\"|'[^']{0,400}'))?"
_PICTURE = re.compile(rf"!\[(?P<said>[^\[\]]{{0,1000}})\]\({_ADDRESS}{_TITLED}\)")
_LINK = re.compile(rf"(?<!!)\[(?P<said>[^\[\]]{{0,1000}})\]\({_ADDRESS}{_TITLED}\)")
_HEADING = re.compile(r"^#{1,6}\s+(?P<said>.+?)\s*#*$")
_ITEM = re.compile(r"^(?:[*+-]|\d{1,3}[.)])\s+")
_RULE = re.compile(r"^(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,}|=+)$")
_STRONG = re.compile(r"(?<![\w*])(\*\*|__|\*|_)(?=[^\s*_])([^*_\n]{1,600}?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
_NUMBERED = re.compile(r"^Image \d{1,4}(?:: )?")
"""What reading apps put before the alternative text of a picture."""
_PICTURED = "\0"
"""Marks the alternative text of a picture that had a line of its own."""
_FACT = re.compile(r"^(?P<name>[A-Za-z][A-Za-z _-]{1,30}):[ \t]*(?P<value>.*)$")
_FACTS = {
    "title": "title", "headline": "title", "url source": "url", "url": "url", "source": "url", "link": "url", "published time": "published",
    "published": "published", "date": "published", "date published": "published", "author": "author", "authors": "author", "byline": "author",
}  # fmt: skip
"""Fields of :class:`Dump` by the names that lines above an exported text have."""
_CONTENT = "markdown content"
_MOST_FACTS = 30
_FEWEST_MARKS = 3
"""Fewest links and pictures in a text that is taken to be Markdown."""
_REFERENCE = re.compile(r"^ {0,4}\d{1,4}\. (?:https?|mailto|javascript|file|ftp|tel)[:/]\S*$")
_REFERENCES = re.compile(r"^\s*(?:Visible links|Hidden links|References):?\s*$")
_MARK = re.compile(r"\[\d{1,4}\] ?(?!\d)")
_SHOWN = re.compile(r"^\[(?P<said>[^\[\]]{1,400})\]$")
"""The alternative text of a picture in a dump, on a line of its own."""
_NARROWEST, _WIDEST = 60, 132
"""Bounds of the width of a dump, in characters."""
_RUNNING_WORDS = 5
"""Fewest words in a line from which the width is measured."""
_BULLET = re.compile(r"^\s*[*+o#@-] ")


@dataclass(frozen=True, slots=True)
class Dump:
    """The lines of a text without its marks, with the kinds that the marks tell, and the facts given above the text."""

    lines: tuple[tuple[str, BlockKind | None], ...]
    title: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None


def read_dump(text: str) -> Dump | None:
    r"""Return the text that Markdown or a dump shows, ``None`` if ``text`` is neither.

    >>> told = "# Ferry sinks\n\nA [ferry](https://a.example/1) sank, the [coast guard](/2) said. ![A ferry](/3.jpg)"
    >>> read_dump(told).lines
    (('Ferry sinks', 'title'), ('A ferry sank, the coast guard said.', None))
    >>> read_dump("A ferry sank [sic], the coast guard said.")

    """
    if _is_browsed(text):
        return Dump(tuple(_browsed_lines(text)))
    facts, content = _split_facts(text)
    n_marks = sum(1 for pattern in (_PICTURE, _LINK) for _ in pattern.finditer(text))
    if n_marks < _FEWEST_MARKS and not (facts and n_marks) and not (facts and _CONTENT in facts):
        return None
    told = {_FACTS[name]: value for name, value in facts.items() if name in _FACTS and value}
    return Dump(tuple(_marked_lines(content)), **told)


def _split_facts(text: str) -> tuple[dict[str, str], str]:
    """Return the facts in the lines above a text, by their names in lower case, and the text below them."""
    lines = text.lstrip("\ufeff\n").split("\n")
    is_fenced = lines[0].strip() == "---"
    facts: dict[str, str] = {}
    for at, line in enumerate(lines[is_fenced : _MOST_FACTS + is_fenced], start=is_fenced):
        found = _FACT.match(line.strip())
        if is_fenced and line.strip() == "---":
            return facts, "\n".join(lines[at + 1 :])
        if found and found["name"].casefold() == _CONTENT:
            facts[_CONTENT] = ""
            return facts, "\n".join(lines[at + 1 :])
        if found:
            facts.setdefault(found["name"].casefold(), found["value"].strip().strip("\"'"))
    return {}, text


def _marked_lines(text: str) -> Iterator[tuple[str, BlockKind | None]]:
    """Yield the lines that Markdown shows: paragraphs, headings, items, and captions for pictures."""
    text = _PICTURE.sub(_show_picture, text.replace("\r\n", "\n"))
    linked: set[str] = set()

    def show(match: re.Match[str]) -> str:
        said = " ".join(match["said"].split())
        linked.add(said)
        return said

    text = _LINK.sub(show, text)
    held: list[str] = []
    for line in [*text.split("\n"), ""]:
        plain = line.strip().lstrip("> ").strip()
        heading = _HEADING.match(plain)
        is_apart = heading or _ITEM.match(plain) or _RULE.match(plain) or plain.startswith(_PICTURED)
        if held and (is_apart or not plain or plain in linked or held[-1] in linked):
            yield from _close(held, linked)
        if heading:
            yield from _close([heading["said"]], linked, kind="title")
        elif plain and not _RULE.match(plain):
            held.append(_ITEM.sub("", plain))
    yield from _close(held, linked)


def _show_picture(match: re.Match[str]) -> str:
    """Return the alternative text of a picture on a line of its own, else nothing."""
    said = _NUMBERED.sub("", " ".join(match["said"].split()))
    before, after = (
        match.string[max(0, match.start() - 1) : match.start()],
        match.string[match.end() : match.end() + 1],
    )
    return _PICTURED + said if said and before in {"", "\n"} and after in {"", "\n"} else ""


def _close(
    held: list[str], linked: set[str], *, kind: BlockKind | None = None
) -> Iterator[tuple[str, BlockKind | None]]:
    """Yield the line that ends here, joined and without marks."""
    line = " ".join(" ".join(held).split())
    held.clear()
    if line.startswith(_PICTURED):
        kind, line = "caption", line.strip(_PICTURED)
    elif kind is None and line in linked:
        kind = "chrome"
    line = _ESCAPE.sub(r"\1", _STRONG.sub(r"\2", _STRONG.sub(r"\2", line))).replace(_PICTURED, "").strip()
    if line:
        yield line, kind


def _is_browsed(text: str) -> bool:
    """Tell whether a text browser wrote the text: it has numbered links and a list of their addresses at its end."""
    lines = text.rstrip().split("\n")
    return (
        len(lines) > _FEWEST_MARKS
        and sum(map(bool, map(_REFERENCE.match, lines))) >= _FEWEST_MARKS
        and len(_MARK.findall(text)) >= _FEWEST_MARKS
        and any(map(_REFERENCES.match, lines))
    )


def _browsed_lines(text: str) -> Iterator[tuple[str, BlockKind | None]]:
    """Yield the lines of a dump, joined again where the browser broke them because the next word did not fit."""
    lines = text.replace("\r\n", "\n").split("\n")
    end = max(at for at, line in enumerate(lines) if _REFERENCES.match(line))
    lines = [line.rstrip() for line in lines[:end]]
    # A word that is too long to be broken has a line of its own, which may be wider.
    sizes = (len(line) for line in lines if len(line) <= _WIDEST and len(line.split()) >= _RUNNING_WORDS)
    width = max(_NARROWEST, max(sizes, default=_WIDEST))
    held: list[str] = []
    for at, line in enumerate(lines):
        held.append(line.strip())
        after = lines[at + 1] if at + 1 < len(lines) else ""
        word = after.split(None, 1)[0] if after.strip() else ""
        is_broken = bool(line and word) and len(line) + 1 + len(word) > width
        if not is_broken or _BULLET.match(after):
            joined = " ".join(filter(None, held))
            held = []
            yield from _browsed(joined)


def _browsed(line: str) -> Iterator[tuple[str, BlockKind | None]]:
    """Yield a line of a dump without its marks."""
    is_link = bool(re.fullmatch(r"(?:[*+o] )?\[\d{1,4}\][^\[\]]+", line))
    plain = _BULLET.sub("", _MARK.sub("", line)).strip()
    if shown := _SHOWN.match(plain):
        yield shown["said"], "caption"
    elif plain:
        yield plain, "chrome" if is_link else None
