"""From one page to one article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.articles.addresses import opening_address, own_address
from communique.articles.blocks import mark_blocks
from communique.articles.bylines import read_names
from communique.articles.dates import date_markup, read_given, read_phrase
from communique.articles.dumps import Dump, read_dump
from communique.articles.language import name_language
from communique.articles.lines import fold
from communique.articles.phrases import CONTRIBUTION, DATE_LINE, DATED, EXPORTED
from communique.errors import problem
from communique.model import READ_BLOCKS, Article, Block, BlockKind, Dating, Page, Problem
from communique.pages.decoding import decode
from communique.values import host_of

_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufffd\ufffe\uffff]")
_DIGITS = re.compile(r"\d+")
_MARK_SIZE = 10
"""Characters, without digits, that tell a mark of an export from another kind."""
_HUGE = 2_000_000
"""Characters of markup beyond any news page's."""
_HEAD_LINES = 24
"""Lines among which the headline is looked for before it is put first."""
_BESIDE = 120
"""Characters of a line that holds a date beside other words."""
_LATER = re.compile(r"updated|modified", re.IGNORECASE)
_HEAD_BODIES = 2
"""Paragraphs up to which a line of a date is an article's own."""


def draw_article(page: Page) -> tuple[Article | None, tuple[Problem, ...]]:
    """Return the article that ``page`` holds, and every problem met, the page's own first.

    A given text is kept character for character; of Markdown and of a text browser's dump it is the text that
    they show. Of HTML the text is the main text, the headline first, one
    line a block. The article is ``None`` where nothing could be read; the problems then say why. Dates carry
    where they were read from; a date given with the page outranks all others. Nothing is raised for a bad page.

    >>> article, problems = draw_article(Page(source="-", text="The two met in Lima.", published="2019-04-10"))
    >>> article.published, problems
    (Dating(value='2019-04-10', basis='given'), ())
    """
    met = list(page.problems)
    if page.text is not None:
        drawn = _draw_text(page, met)
    elif page.html is not None:
        drawn = _draw_markup(page, met)
    else:
        drawn = None
    article = None if drawn is None else _finish(page, drawn, met)
    return article, tuple(met)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a page's text or markup tells, before what was given with the page is put first."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    published: Dating
    modified: Dating
    authors: tuple[str, ...] = ()
    site: str | None = None
    url: str | None = None


def _draw_text(page: Page, met: list[Problem]) -> _Drawn | None:
    text = page.text or ""
    if not text.strip():
        met.append(problem("C0102"))
        return None
    if dump := read_dump(text):
        return _draw_dump(page, dump)
    marks = Counter(_DIGITS.sub("", mark.strip())[:_MARK_SIZE].casefold() for mark in EXPORTED.findall(text))
    is_export = max(marks.values(), default=0) > 1  # one article may have a mark of each kind
    if is_export:
        met.append(problem("C0209"))
    blocks, headline = mark_blocks(text, title=page.title, is_page=not is_export)
    published, modified = _date_text(text, blocks)
    found = headline.strip("^<> ") if headline else None  # the marks of a wire's slug lines
    url = opening_address(text)
    return _Drawn(text, blocks, title=page.title or found, published=published, modified=modified, url=url)


def _draw_dump(page: Page, dump: Dump) -> _Drawn | None:
    """Return what a dump shows, with the facts that are told over it."""
    from communique.articles.headlines import cut_title  # lxml only for what has marks

    headings = [line for line, kind in dump.lines if kind == "title"]
    title = page.title or cut_title(dump.title, headings, ())
    text, hints = _join(dump.lines, title)
    blocks, headline = mark_blocks(text, title=title, hints=hints, is_page=True)
    published, modified = _date_text(text, blocks)
    told = read_phrase(dump.published or "")
    return _Drawn(
        text,
        blocks,
        title=title or headline,
        published=Dating(value=told, basis="text") if told else published,
        modified=modified,
        authors=read_names(dump.author or ""),
        url=dump.url if dump.url and dump.url.startswith(("http://", "https://")) else None,
    )


def _draw_markup(page: Page, met: list[Problem]) -> _Drawn | None:
    # lxml and trafilatura only for markup
    from communique.articles.markup import extract, parse
    from communique.articles.posts import without_posts

    markup = page.html or ""
    if isinstance(markup, bytes):
        read = decode(markup)
        markup = read.text
        if read.misfit:
            met.append(problem("C0205", read.misfit))
    try:
        tree, is_deep = parse(markup)
        published, modified = date_markup(without_posts(tree), url=page.url, is_huge=len(markup) > _HUGE)
        found = extract(tree, url=page.url)
    except (ValueError, RecursionError) as error:
        met.append(problem("C0201", str(error)[:100]))
        return None
    if is_deep:
        met.append(problem("C0202"))
    if found.is_cut:
        met.append(problem("C0208"))
    if not any(any(map(str.isalpha, line)) for line, _ in found.lines):
        met.append(problem("C0201"))
        return None
    title = page.title or found.title
    lines = list(found.lines)
    if title and not any(fold(line) == fold(title) for line, _ in lines[:_HEAD_LINES]):
        lines.insert(0, (title, "title"))
    text, hints = _join(lines, title)
    blocks, headline = mark_blocks(text, title=title, hints=hints)
    host = host_of(found.url or page.url)
    return _Drawn(
        text,
        blocks,
        title=title or headline,
        published=published,
        modified=modified,
        authors=found.authors,
        site=found.site or (host.removeprefix("www.") if host else None),
        url=own_address(tree),
    )


def _join(
    lines: Sequence[tuple[str, BlockKind | None]], title: str | None
) -> tuple[str, dict[int, BlockKind]]:
    """Return the lines as one text, and the kinds that markup tells by where they start."""
    hints: dict[int, BlockKind] = {}
    parts: list[str] = []
    at = 0
    for line, kind in lines:
        if kind is not None and not (title and fold(line) == fold(title)):
            hints[at] = kind
        parts.append(line)
        at += len(line) + 2
    return "\n\n".join(parts), hints


def _finish(page: Page, drawn: _Drawn, met: list[Problem]) -> Article:
    """Return the article with what was given put before what was found, and note what is wanting."""
    text, blocks = drawn.text, drawn.blocks
    if bad := _UNREADABLE.search(text):
        met.append(problem("C0207", start=bad.start(), end=bad.end()))
    published = _given_first(page, drawn.published, met)
    read = (text[block.start : block.end] for block in blocks if block.kind in READ_BLOCKS)
    language = name_language(" ".join(read))
    if language not in {"en", None}:
        met.append(problem("C0203", f"language {language}"))
    return Article(
        url=page.url or drawn.url,
        site=page.site or drawn.site,
        title=drawn.title,
        authors=page.authors or drawn.authors or _sign(text, blocks),
        published=published,
        modified=drawn.modified,
        language=language,
        text=text,
        blocks=blocks,
    )


def _given_first(page: Page, found: Dating, met: list[Problem]) -> Dating:
    """Return the date given with a page, else the one found in it."""
    given = read_given(page.published) if page.published else None
    if page.published and given is None:
        met.append(problem("C0206", page.published[:40]))
    published = found if given is None else Dating(value=given, basis="given")
    if published.value is None:
        met.append(problem("C0204"))
    return published


def _date_text(text: str, blocks: Sequence[Block]) -> tuple[Dating, Dating]:
    """Return the dates that a plain text's head states: a line of a full date, a dateline that holds one, or else what is beside them."""
    published, modified = Dating(), Dating()
    for block in _head(blocks, _HEAD_BODIES):
        if block.kind != "dateline":
            continue
        phrase = text[block.start : block.end]
        value = read_phrase(phrase)
        if value is None:
            continue
        match = DATE_LINE.fullmatch(phrase)
        label = (match["label"] or "").casefold() if match else ""
        if "updated" in label or "modified" in label:
            modified = Dating(value=value, basis="text") if modified.value is None else modified
        elif published.value is None:
            published = Dating(value=value, basis="text")
            later = read_phrase(phrase[match.end("date") :]) if match else None
            modified = Dating(value=later, basis="text") if later and modified.value is None else modified
    return (published if published.value else _date_beside(text, blocks)), modified


def _head(blocks: Sequence[Block], n_bodies: int) -> Sequence[Block]:
    """Return the blocks up to so many paragraphs."""
    bodies = [at for at, block in enumerate(blocks) if block.kind == "body"]
    return blocks[: bodies[n_bodies]] if len(bodies) > n_bodies else blocks


def _date_beside(text: str, blocks: Sequence[Block]) -> Dating:
    """Return the date in a byline or a line of few words between the headline and the text: "By Ana Soto, May 3, 2021"."""
    head = _head(blocks, _HEAD_BODIES)
    title = next((at for at, block in enumerate(head) if block.kind == "title"), None)
    for block in head[title + 1 :] if title is not None else ():
        line = text[block.start : block.end]
        dated = DATED.search(line) if len(line) <= _BESIDE and block.kind in {"byline", "chrome"} else None
        value = read_phrase(dated[0]) if dated and not _LATER.search(line[: dated.start()]) else None
        if value:
            return Dating(value=value, basis="text")
    return Dating()


def _sign(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the names of the first byline that stands before the text or after it."""
    bodies = [at for at, block in enumerate(blocks) if block.kind == "body"]
    n_head = len(_head(blocks, _HEAD_BODIES))
    for at, block in enumerate(blocks):
        is_outside = not bodies or at < n_head or at > bodies[-1]
        line = text[block.start : block.end]
        if (
            block.kind == "byline"
            and is_outside
            and not CONTRIBUTION.search(line)
            and (names := read_names(line))
        ):
            return names
    return ()
