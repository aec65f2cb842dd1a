"""An item of input as a page: the bytes of a file, or an object of the JSON form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from communique.errors import problem
from communique.model import Page, Problem
from communique.pages.decoding import decode, is_binary
from communique.pages.streams import Line

_WORDS = ("url", "title", "site", "published")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def lose_page(source: str, code: str, detail: str = "") -> Page:
    """Return a page without content for an input that could not be read."""
    return Page(source=source, problems=(problem(code, detail),))


def make_page(
    source: str,
    data: bytes,
    *,
    is_markup: bool,
    code: str | None = None,
    published: str | None = None,
    declared: str | None = None,
    url: str | None = None,
) -> Page:
    """Return a whole file or body as a page.

    ``code`` is that of a problem met when its bytes were read, ``declared`` the character set that came with it.
    """
    met: tuple[Problem, ...] = (problem(code),) if code else ()
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        return Page(source=source, url=url, problems=met or (problem("C0102"),))
    if is_binary(data):
        return Page(source=source, url=url, problems=(*met, problem("C0103")))
    if is_markup and not declared:
        return Page(source=source, url=url, html=data, published=published, problems=met)
    read = decode(data, declared=declared)
    if read.misfit:
        met = (*met, problem("C0205", read.misfit))
    html, text = (read.text, None) if is_markup else (None, read.text)
    return Page(source=source, url=url, html=html, text=text, published=published, problems=met)


def read_lines(source: str, lines: Iterable[Line], *, published: str | None = None) -> Iterator[Page]:
    """Yield a page for every JSON line; a line that is not of the form yields a page with a problem."""
    for line in lines:
        where = f"{source}:{line.number}"
        if line.data is None:
            yield lose_page(where, line.code or "C0105")
        else:
            yield read_object(where, line.data, published=published)


def read_object(source: str, data: bytes, *, published: str | None = None) -> Page:
    """Return the page of a JSON object of the input form."""
    try:
        plain, met = parse_json(data)
    except ValueError as error:
        return lose_page(source, "C0105", str(error))
    return build_page(source, plain, published=published, met=met)


def parse_json(data: bytes) -> tuple[Any, tuple[Problem, ...]]:
    """Return the JSON value of ``data``, and a problem if something in it is not Unicode and was replaced.

    Raises:
        ValueError: it is not JSON.

    """
    try:
        return orjson.loads(data), ()
    except orjson.JSONDecodeError:
        pass
    read = decode(data)
    met = [problem("C0205", read.misfit)] if read.misfit else []
    try:
        plain = json.loads(read.text)  # takes lone surrogates, which orjson refuses
        mended = _mend(plain)
        is_mended = mended != plain
    except RecursionError:
        raise ValueError("nested too deep") from None
    if is_mended:
        met.append(problem("C0207", "lone surrogates replaced"))
    return mended, tuple(met)


def build_page(
    source: str, plain: Any, *, published: str | None = None, met: tuple[Problem, ...] = ()
) -> Page:
    """Return the page of a JSON value of the input form."""
    if not isinstance(plain, Mapping):
        return lose_page(source, "C0105", "not an object")
    item = {name: value for name, value in plain.items() if value is not None}
    text, html = item.get("text"), item.get("html")
    wrong = [name for name in ("text", "html", *_WORDS) if name in item and not isinstance(item[name], str)]
    authors = item.get("authors", [])
    authors = [authors] if isinstance(authors, str) else authors
    if not isinstance(authors, list) or not all(isinstance(name, str) for name in authors):
        wrong.append("authors")
    if not isinstance(item.get("id", ""), str | int):
        wrong.append("id")
    if wrong:
        return lose_page(source, "C0105", f"of a wrong type: {', '.join(wrong)}")
    known = {name: item[name] for name in _WORDS if item.get(name)}
    known.setdefault("published", published)
    known["id"] = str(item["id"]) if "id" in item else None
    known["authors"] = tuple(name.strip() for name in authors if name.strip())
    if text is None and html is None:
        return Page(source=source, **known, problems=(*met, problem("C0105", "neither text nor html")))
    if not (text or html or "").strip():
        return Page(source=source, **known, problems=(*met, problem("C0102")))
    return Page(source=source, text=text, html=html, **known, problems=met)


def _mend(value: Any) -> Any:
    """Return a JSON value with surrogates replaced."""
    if isinstance(value, str):
        return value.translate(_SURROGATES)
    if isinstance(value, list):
        return [_mend(part) for part in value]
    if isinstance(value, dict):
        return {_mend(name): _mend(part) for name, part in value.items()}
    return value
