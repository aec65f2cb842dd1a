"""The address that a page or text gives as its own; a saved page often has no other."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

_GIVEN = (".//link[@rel='canonical']/@href", ".//meta[@property='og:url']/@content")
_OPENING = re.compile(r"\s*(https?://\S+)\s")


def own_address(tree: Any, *, noted: str | None = None) -> str | None:
    """Return the address that a parsed page gives as its own, ``None`` if there is none that leads to an article.

    Args:
        tree: the page.
        noted: the address that a browser noted when it saved the page; used if the page gives none.

    >>> import lxml.html
    >>> own_address(lxml.html.fromstring("<link rel='canonical' href='https://han.example/talks'>"))
    'https://han.example/talks'

    """
    given = [str(url).strip() for form in _GIVEN for url in tree.xpath(form)]
    return next(filter(_leads_to_article, [*given, noted or ""]), None)


def opening_address(text: str) -> str | None:
    r"""Return the address at the beginning of a text, ``None`` if there is none that leads to an article.

    >>> opening_address("https://han.example/talks\nSEOUL - Talks went on.")
    'https://han.example/talks'
    """
    match = _OPENING.match(text)
    return match[1] if match is not None and _leads_to_article(match[1]) else None


def _leads_to_article(url: str) -> bool:
    """Tell whether an address is complete and not only that of its site, which some pages give."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    is_web = parts.scheme in {"http", "https"} and parts.hostname is not None
    return is_web and bool(parts.path.strip("/") or parts.query)
