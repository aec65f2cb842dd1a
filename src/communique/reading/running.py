"""Running text: lines that were broken to a width read on, every character at its place."""

from __future__ import annotations

import re

from communique.model import READ_BLOCKS, Article
from communique.models.pieces import tokenizer

_BREAK = re.compile(r"(?P<hyphen>(?<=[^\W\d_])-)?(?P<gap>[\n\r]\s*)")
_TAIL, _HEAD = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 40
_SOFT = "\u00ad"
"""The soft hyphen, which the tokenizer passes over."""


def running_text(article: Article) -> str:
    r"""Return the article's text, line breaks within a block as blanks: as long as it was, so that offsets hold.

    A word that was hyphenated over two lines is whole again where the vocabulary has it ("ambas-", "sador"); otherwise the
    hyphen is its own ("anti-", "war").

    >>> from communique.model import Block
    >>> text = "The ambas-\nsador met\nanti-\nwar groups."
    >>> article = Article(text=text, blocks=(Block(kind="body", start=0, end=len(text)),))
    >>> running_text(article).replace("\u00ad", "")
    'The ambassador met anti-war groups.'
    """
    parts, at = [], 0
    for block in article.blocks:
        if block.kind in READ_BLOCKS:
            parts += [
                article.text[at : block.start],
                _BREAK.sub(_joined, article.text[block.start : block.end]),
            ]
            at = block.end
    return "".join((*parts, article.text[at:]))


def _joined(match: re.Match[str]) -> str:
    gap = match["gap"]
    if not match["hyphen"]:
        return " " * len(gap)
    before = _TAIL.search(match.string, max(0, match.start() - _LONGEST_WORD), match.start())
    after = _HEAD.match(match.string, match.end())
    word = f"{before[0] if before else ''}{after[0] if after else ''}"
    is_one = after is not None and after[0].islower() and tokenizer().token_to_id(word.lower()) is not None
    return (_SOFT if is_one else "-") + _SOFT * len(gap)
