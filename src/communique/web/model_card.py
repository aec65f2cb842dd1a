"""The model card as HTML in the style of the pages. markdown-it-py, which follows CommonMark, renders it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from communique.web.wording import outside

_SCROLL = Markup('<div class="scroll" role="region" tabindex="0" aria-label="{}">')


def as_html(text: str) -> Markup:
    r"""Return Markdown as HTML: raw HTML is escaped, wide blocks can be scrolled, only absolute links are kept.

    >>> print(as_html("## Use\n\nSee `make` and **more** <b>."))
    <h2>Use</h2>
    <p>See <code>make</code> and <strong>more</strong> &lt;b&gt;.</p>
    """
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = list(_with_scrolling(markdown.parse(text)))
    return Markup(markdown.renderer.render(tokens, markdown.options, {}).strip())  # noqa: S704 - it escapes


def _with_scrolling(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens of a text with its tables and code blocks in labelled scrollable regions."""
    heading, number = "Model card", 0
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            heading, number = tokens[at + 1].content, 0
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        if token.children is not None:
            token.children = list(_linked(token.children))
        if token.type in {"table_open", "fence"}:
            number += 1
            yield _markup(_SCROLL.format(f"{heading}, {number}"))
        if token.type == "table_open":
            token.attrSet("class", "list tight")
        yield token
        if token.type in {"table_close", "fence"}:
            yield _markup(Markup("</div>\n"))


def _linked(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens of a line, with relative links replaced by their text."""
    is_open = False
    for token in tokens:
        if token.type == "link_open":
            is_open = outside(str(token.attrGet("href"))) is not None
            token.attrSet("rel", "noopener noreferrer")
        if is_open or token.type not in {"link_open", "link_close"}:
            yield token


def _markup(content: Markup) -> Token:
    return Token("html_block", "", 0, content=str(content))
