"""Pages that Safari saves (``.webarchive``): a binary property list with the page and all that belongs to it."""

from __future__ import annotations

import plistlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from communique import settings
from communique.model import Page
from communique.pages.items import lose_page, make_page
from communique.pages.parts import MARKUP
from communique.pages.streams import gather

_SIZE = 3
"""Pages' sizes that a file may have: it holds the page's pictures, too, and is read as a whole."""
_MALFORMED, _TOO_LARGE = "C0124", "C0106"


def read_webarchive(source: str, pieces: Iterable[bytes], *, published: str | None = None) -> Page:
    """Return the page that a web archive of Safari holds, with its address. It does not say when it was saved.

    Args:
        source: the file's name.
        pieces: the file's bytes, inflated.
        published: given to the page (ISO date).

    >>> main = {"WebResourceData": b"<p>Talks ended.</p>", "WebResourceMIMEType": "text/html"}
    >>> read_webarchive("a", [plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)]).html
    b'<p>Talks ended.</p>'

    """
    ceiling = settings.get("page_bytes")
    data, code = gather(pieces, ceiling=_SIZE * ceiling)
    if data is None or code:
        return lose_page(source, code or _TOO_LARGE)
    if not data.strip(b"\0\r\n\t "):
        return lose_page(source, "C0102")
    try:
        main = plistlib.loads(data, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        html, kind = main["WebResourceData"], main["WebResourceMIMEType"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return lose_page(source, _MALFORMED, "no page in it")
    if not isinstance(html, bytes) or not isinstance(kind, str) or kind not in MARKUP:
        return lose_page(source, _MALFORMED, "its page is not HTML")
    url, charset = _text(main, "WebResourceURL"), _text(main, "WebResourceTextEncodingName")
    url = url if url and url.lower().startswith(("http://", "https://")) else None
    if len(html) > ceiling:
        return replace(lose_page(source, _TOO_LARGE), url=url)
    return make_page(source, html, is_markup=True, published=published, declared=charset, url=url)


def _text(resource: Mapping[str, object], name: str) -> str | None:
    """Return a field that is a string, ``None`` for any other."""
    value = resource.get(name)
    return value if isinstance(value, str) else None
