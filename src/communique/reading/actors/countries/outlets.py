"""The country of an outlet, from its name or address, and of a section, from the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from communique.english import word_set
from communique.knowledge import Knowledge
from communique.knowledge.domains import country_of_host
from communique.reading.actors.only import only
from communique.reading.actors.phrases.towns import is_region_too
from communique.reading.actors.phrases.words import NO_STATES
from communique.values import host_of

_PUBLISHERS = frozenset({"media", "thinktank"})
_QUALIFIERS = re.compile(r"\b(?:online|web|digital|opinion|editorial|blog)\b|\.(?:com|org)\b", re.IGNORECASE)
"""Words that the name of a website adds to that of the outlet."""
_NATIONS = ("state", "adjective", "capital")
_OF_PAPERS = word_set(
    "news newspaper times post daily herald mail tribune express today observer gazette journal star sun standard mirror chronicle "
    "independent monitor telegraph courier press review newsroom"
)
"""Words of newspapers next to a country in a host name: "ecuadortimes.net", "newsroompanama.com"."""
_OF_SECTION = re.compile(r"[-_](?:news|politics)$")
"""What follows the country in the path of a section: "israel-news"."""
_MOST, _SHORTEST = 3, 2
"""The most words that a label of a host name is split into, and the fewest letters of each."""


def home_country(*, site: str | None, url: str | None, knowledge: Knowledge) -> str | None:
    """Return the country of an outlet by its name or its address; ``None`` if neither tells it.

    Args:
        site: the name of the website.
        url: the address of the article.
        knowledge: the knowledge base.

    >>> from communique.knowledge import load
    >>> home_country(site="Korea Herald", url=None, knowledge=load())
    'KOR'
    >>> home_country(site=None, url="https://www.thestar.com.my/news", knowledge=load())
    'MYS'
    >>> home_country(site="Fox Online News", url=None, knowledge=load())
    'USA'
    >>> home_country(site=None, url="https://www.bangkokpost.com/thailand", knowledge=load())
    'THA'

    """
    for name in _called(site or ""):
        code = _country_of_paper(name, knowledge)
        if code is not None:
            return code
    if not url:
        return None
    return country_of_host(url) or _country_in_host(host_of(url) or "", knowledge)


def section_country(url: str | None, knowledge: Knowledge) -> str | None:
    """Return the country that the path of an address names as the section of the article; ``None`` if not exactly one.

    >>> from communique.knowledge import load
    >>> section_country("https://star.example/news/bangladesh/crime/two-held-310", load())
    'BGD'
    >>> section_country("https://star.example/news/two-held-in-bangladesh", load()) is None
    True
    """
    try:
        parts = urlsplit(url or "").path.lower().split("/")
    except ValueError:
        return None
    codes = set()
    for part in parts[1:-1]:
        name = _OF_SECTION.sub("", part).replace("-", " ").replace("_", " ")
        fact = knowledge.first(name, ("state",))
        if fact is not None and fact.country and not is_region_too(fact.name, fact.country, knowledge):
            codes.add(fact.country)
    return only(codes)


def _called(site: str) -> Iterator[str]:
    """Yield the possible names of a website's outlet: "Fox Online News" is Fox News, "Vice" is Vice News."""
    first = re.split(r" [-|(–]", site)[0].strip()
    plain = " ".join(_QUALIFIERS.sub(" ", first).split())
    bare = plain.removesuffix(" News")
    names = (site, first, plain, bare, *(f"{bare} {kind}" for kind in ("News", "magazine") if bare))
    yield from filter(None, dict.fromkeys(names))


def _country_of_paper(name: str, knowledge: Knowledge) -> str | None:
    """Return the country of the outlet with this name."""
    for fact in knowledge.named(name):
        if fact.role in _PUBLISHERS and fact.country not in {None, *NO_STATES}:
            return fact.country
    return None


def _country_in_host(host: str, knowledge: Knowledge) -> str | None:
    """Return the country of the outlet whose name is part of a host's: "koreaherald.com", "www.ecuadortimes.net"."""
    for label in host.split(".")[:-1]:
        name = label.removeprefix("the").replace("-", "")
        told = (_country_of_words(words, knowledge) for words in _cut(name, _MOST))
        codes = {code for code in told if code is not None}
        if codes:
            return only(codes)
    return None


def _cut(name: str, most: int) -> Iterator[tuple[str, ...]]:
    """Yield every way to split a name into at most ``most`` words."""
    yield (name,)
    if most > 1:
        for at in range(_SHORTEST, len(name) - _SHORTEST + 1):
            yield from ((name[:at], *rest) for rest in _cut(name[at:], most - 1))


def _country_of_words(words: tuple[str, ...], knowledge: Knowledge) -> str | None:
    """Return the country of the outlet with this name, or the country next to words of newspapers: "ecuador times"."""
    name = " ".join(words)
    nation = " ".join(word for word in words if word not in _OF_PAPERS)
    code = _country_of_paper(name, knowledge) or _country_of_paper(name.upper(), knowledge)  # "scmp.com"
    if code is not None or nation in {"", name} or nation not in name:
        return code
    fact = knowledge.first(nation, _NATIONS)
    return None if fact is None or fact.country in NO_STATES else fact.country
