"""Posts of other sites that a page embeds, as the sites' own code for it has them: a quotation and the account that it is of."""

from __future__ import annotations

import re
from typing import Any

from communique.articles.layout import letters, lines_of, set_lines
from communique.model import BlockKind

_SIGNATURE = re.compile(
    r"(?:[—–]|--?|A (?:post|video|reel) shared by) ?(?P<account>[^\s@][^@]{0,80}\(@[\w.-]{1,64}\))(?: (?:on )?(?P<when>.{0,60}))?"
)
"""The last line of a post: "— Ana Soto (@soto) March 3, 2021"."""
_LINK = re.compile(r"View this post on \w+", re.IGNORECASE)


def join_posts(tree: Any) -> dict[str, BlockKind]:
    """Lay each embedded post on one line, its signature at the end, and return what these lines are, by their letters.

    So it stands in plain texts, and its words are told from the article's. A post without words, as of a picture, is no text.

    >>> from lxml import html
    >>> page = html.fromstring("<div><blockquote><p>No deal.</p>— Ana Soto (@soto) <a>May 3, 2021</a></blockquote></div>")
    >>> join_posts(page), page.text_content()
    ({'nodealanasotosotomay32021': 'body'}, 'No deal. — Ana Soto (@soto) May 3, 2021')
    """
    marks: dict[str, BlockKind] = {}
    # What has another within it quotes more than a post.
    for node in tree.xpath("descendant-or-self::blockquote[not(.//blockquote)]"):
        *words, last = lines_of(node) or [""]
        signed = _SIGNATURE.fullmatch(last)
        if signed is None:
            continue
        words = [line for line in words if not _LINK.fullmatch(line)]
        line = " ".join(filter(None, [*words, "—", signed["account"], signed["when"]]))
        set_lines(node, [line])
        marks[letters(line)] = "body" if words else "chrome"
    return marks
