"""Embedded posts of social networks, in the form of the networks' own code: a quotation and its account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from communique.articles.layout import letters, lines_of, set_lines
from communique.model import BlockKind

_SIGNATURE = re.compile(
    r"(?:[—–]|--?|A (?:post|video|reel) shared by) ?(?P<account>[^\s@][^@]{0,80}\(@[\w.-]{1,64}\))(?: (?:on )?(?P<when>.{0,60}))?"
)
"""The last line of a post: "— Ana Soto (@soto) March 3, 2021"."""
_POSTED = re.compile(r"Posted by .{1,80} on .{6,60}")
"""The last line of a post that names no account: "Posted by Ana Soto on Monday, May 3, 2021"."""
_LINK = re.compile(r"View this post on \w+", re.IGNORECASE)


def join_posts(tree: Any) -> dict[str, BlockKind]:
    """Put each embedded post on one line that ends with its signature; return the kinds of these lines by their letters.

    Plain texts have posts in this form, which tells their words from the article's. A post without words is chrome.

    >>> from lxml import html
    >>> page = html.fromstring("<div><blockquote><p>No deal.</p>— Ana Soto (@soto) <a>May 3, 2021</a></blockquote></div>")
    >>> join_posts(page), page.text_content()
    ({'nodealanasotosotomay32021': 'body'}, 'No deal. — Ana Soto (@soto) May 3, 2021')
    """
    marks: dict[str, BlockKind] = {}
    for node, (*words, last) in _quotations(tree):
        signed = _SIGNATURE.fullmatch(last)
        if signed is None:
            continue
        said = [line for line in words if not _LINK.fullmatch(line)]
        line = " ".join(filter(None, [*said, "—", signed["account"], signed["when"]]))
        set_lines(node, [line])
        marks[letters(line)] = "body" if said else "chrome"
    return marks


def without_posts(tree: Any) -> Any:
    """Return a parsed page without embedded posts, whose dates are not those of the page; the page itself if it has none.

    >>> from lxml import html
    >>> page = html.fromstring("<div><blockquote>No deal.<p>— Ana Soto (@soto) May 3, 2021</p></blockquote><p>Talks failed.</p></div>")
    >>> without_posts(page).text_content(), page.text_content()
    ('Talks failed.', 'No deal.— Ana Soto (@soto) May 3, 2021Talks failed.')
    """
    if not any(_is_post(lines) for _, lines in _quotations(tree)):
        return tree
    copied = deepcopy(tree)
    for node in [node for node, lines in _quotations(copied) if _is_post(lines)]:
        if node.getparent() is not None:
            node.drop_tree()
    return copied


def _is_post(lines: list[str]) -> bool:
    """Tell whether the last line of a quotation is the signature of a post."""
    return any(pattern.fullmatch(lines[-1]) for pattern in (_SIGNATURE, _POSTED))


def _quotations(tree: Any) -> Iterator[tuple[Any, list[str]]]:
    """Yield the innermost quotations with their lines, at least one; a quotation that contains another is no post."""
    for node in tree.xpath("descendant-or-self::blockquote[not(.//blockquote)]"):
        yield node, lines_of(node) or [""]
