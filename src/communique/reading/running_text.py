"""Running text: an article's text with hard line breaks removed and link boxes left out, without moving any character."""

from __future__ import annotations

import itertools
import re

from communique.model import READ_BLOCKS, Article, Span
from communique.models.pieces import tokenizer

_BREAK = re.compile(r"(?P<hyphen>(?<=[^\W\d_])-)?(?P<gap>[\n\r]\s*)")
_TAIL, _HEAD = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 40
_WORD, _WORDS = r"\b[A-Z][\w'’-]{0,30}[a-z]", r"(?:[\w'’.()“”\"-]{1,40} )"
_LINKS = r"[^\n]{0,700}? MORE\b"
_ROLLOVERS = (
    # a surname, the full name, and a headline right after it: "Ted Cruz Rafael (Ted) Edward CruzSenate to vote … MORE"
    re.compile(
        rf"(?P<last>{_WORD})(?P<links> {_WORDS}{{1,5}}?(?P=last)(?: (?:Jr\.|Sr\.|I{{2,3}}|IV))?(?=[A-Z\d“‘'\"]){_LINKS})"
    ),
    # or after a blank, if the first name is repeated too: "Paul Ryan Paul Davis Ryan House to vote … MORE"
    re.compile(
        rf"(?P<first>{_WORD}) (?P<last>{_WORD})(?P<links> (?P=first) {_WORDS}{{0,4}}?(?P=last)\b{_LINKS})"
    ),
)
"""A box with links to other articles that a page shows over a name, and that was copied into the text."""
_SOFT, LEFT_OUT = "\u00ad", "\u2060"
"""The soft hyphen, and the word joiner that replaces left-out characters; the tokenizer ignores both."""
_LEFT, _HAS_WORD = re.compile(rf"\s*{LEFT_OUT}{{2,}}\s*"), re.compile(r"\w")  # a single one is the page's own


def running_text(article: Article) -> str:
    r"""Return the article's text with line breaks within a block as blanks; its length is unchanged, so offsets stay valid.

    A word that was hyphenated over two lines is joined if the vocabulary has it ("ambas-", "sador"); otherwise the
    hyphen is part of the word ("anti-", "war"). Boxes of links over a name are left out.

    >>> from communique.model import Block
    >>> text = "The ambas-\nsador met\nanti-\nwar groups."
    >>> article = Article(text=text, blocks=(Block(kind="body", start=0, end=len(text)),))
    >>> running_text(article).replace("\u00ad", "")
    'The ambassador met anti-war groups.'
    """
    parts, at = [], 0
    for block in article.blocks:
        if block.kind in READ_BLOCKS:
            read = _BREAK.sub(_joined, article.text[block.start : block.end])
            parts += [article.text[at : block.start], _without_links(read) if " MORE" in read else read]
            at = block.end
    return "".join((*parts, article.text[at:]))


def parts_read(text: str, span: Span) -> list[Span]:
    """Return the parts of a span of running text without the links that were left out between them.

    >>> text = f"“Ann Otieno{LEFT_OUT * 7} voted.”"
    >>> [part.of(text) for part in parts_read(text, Span(start=0, end=len(text)))]
    ['“Ann Otieno', 'voted.”']

    """
    gaps = [gap.span() for gap in _LEFT.finditer(text, span.start, span.end)]
    edges = [span.start, *itertools.chain.from_iterable(gaps), span.end]
    parts = [Span(start=a, end=b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [part for part in parts if _HAS_WORD.search(text, part.start, part.end)] or [span]


def _without_links(text: str) -> str:
    for rollover in _ROLLOVERS:
        text = rollover.sub(lambda m: m[0][: m.start("links") - m.start()] + LEFT_OUT * len(m["links"]), text)
    return text


def _joined(match: re.Match[str]) -> str:
    gap = match["gap"]
    if not match["hyphen"]:
        return " " * len(gap)
    before = _TAIL.search(match.string, max(0, match.start() - _LONGEST_WORD), match.start())
    after = _HEAD.match(match.string, match.end())
    word = f"{before[0] if before else ''}{after[0] if after else ''}"
    is_one = after is not None and after[0].islower() and tokenizer().token_to_id(word.lower()) is not None
    return (_SOFT if is_one else "-") + _SOFT * len(gap)
