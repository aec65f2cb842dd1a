"""Exports of news databases: many articles in one file, split, without what the database adds.

There is a module for each database. It recognises its layout by marks that no ordinary text has, and returns ``None``
for any other text. LexisNexis, Nexis Uni, Factiva and ProQuest are known; the names of their fields are in ``fields``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from communique.errors import problem
from communique.model import Page, Problem
from communique.pages.databases.factiva import cut_factiva
from communique.pages.databases.lexis import cut_lexis
from communique.pages.databases.lines import Lines, cut_lines
from communique.pages.databases.nexis import cut_nexis
from communique.pages.databases.proquest import cut_proquest
from communique.pages.databases.records import Lot, build_pages
from communique.pages.decoding import decode

LAYOUTS: tuple[Callable[[Lines], Lot | None], ...] = (cut_lexis, cut_nexis, cut_proquest, cut_factiva)
"""A further layout is one more function: from lines to articles, or ``None``."""


def open_export(page: Page) -> Iterator[Page]:
    """Yield a page for every article of an exported file; any other page is yielded unchanged.

    >>> [page.text for page in open_export(Page(source="a.txt", text="LENGTH: 3 words"))]
    ['LENGTH: 3 words']
    """
    lines, met = _lines(page)
    text = Lines(lines)
    lot = next((lot for layout in LAYOUTS if (lot := layout(text)) is not None), None) if lines else None
    if lot is None:
        yield page
    else:
        yield from build_pages(lot, replace(page, problems=(*page.problems, *met)))


def _lines(page: Page) -> tuple[list[str], tuple[Problem, ...]]:
    """Return the lines of a page, none of HTML that is no export, and the problem of decoding them."""
    if page.text is not None:
        return cut_lines(page.text), ()
    if page.html is None:
        return [], ()
    from communique.pages.databases.markup import is_export, show_lines  # lxml only where it is needed

    data = page.html.encode("utf-8", "replace") if isinstance(page.html, str) else page.html
    if not is_export(data):
        return [], ()
    if isinstance(page.html, str):
        return show_lines(page.html), ()
    read = decode(page.html)
    return show_lines(read.text), (problem("C0205", read.misfit),) if read.misfit else ()
