"""Draw the article of a page: its text, blocks and facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.articles.addresses import opening_address, own_address
from communique.articles.ages import Ages, add_ages, lines_under
from communique.articles.blocks import mark_blocks
from communique.articles.bylines import is_desk, read_names
from communique.articles.dates import date_markup, read_given
from communique.articles.dumps import Dump, read_dump
from communique.articles.language import name_language
from communique.articles.lines import fold
from communique.articles.phrases import CONTRIBUTION, DATE_LINE, DATED, EXPORTED
from communique.articles.savings import read_saving
from communique.errors import problem
from communique.model import READ_BLOCKS, Article, Block, BlockKind, Dating, Page, Problem
from communique.pages.days import read_phrase
from communique.pages.decoding import decode
from communique.values import host_of

_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufffd\ufffe\uffff]")
_DIGITS = re.compile(r"\d+")
_MARK_SIZE = 10
"""Number of characters, without digits, that tell the kinds of marks of an export apart."""
_HUGE = 2_000_000
"""Characters of markup that no news page has."""
_HEAD_LINES = 24
"""Number of lines that are searched for the headline before it is added as the first line."""
_BESIDE = 120
"""Longest line, in characters, that has a date beside other words."""
_LATER = re.compile(r"updated|modified", re.IGNORECASE)
_HEAD_BODIES = 2
"""Number of paragraphs at the beginning among which a line with a date is the article's own."""


def draw_article(page: Page) -> tuple[Article | None, tuple[Problem, ...]]:
    """Return the article of a page, and its problems: those of the page, then those met here.

    A given text is kept character for character, except that Markdown and dumps of text browsers become the text that
    they show. The text of HTML is its main text, with the headline first and one line for each block. If nothing could
    be read, the article is ``None`` and the problems say why. A date given with the page outranks all others. Nothing
    is raised for a bad page.

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
    """The facts from a page's text or markup; those given with the page are added later and outrank them."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    published: Dating
    modified: Dating
    authors: tuple[str, ...] = ()
    site: str | None = None
    url: str | None = None
    undated: str = ""


def _draw_text(page: Page, met: list[Problem]) -> _Drawn | None:
    """Return the facts from a plain text; ``None`` if it is empty."""
    text = page.text or ""
    if not text.strip():
        met.append(problem("C0102"))
        return None
    if dump := read_dump(text):
        return _draw_dump(page, dump)
    marks = Counter(_DIGITS.sub("", mark.strip())[:_MARK_SIZE].casefold() for mark in EXPORTED.findall(text))
    is_export = max(marks.values(), default=0) > 1  # one article may have one mark of each kind
    if is_export:
        met.append(problem("C0209"))
    blocks, headline = mark_blocks(text, title=page.title, is_page=not is_export)
    dates = _date_text(text, blocks, saved=page.saved)
    found = headline.strip("^<> ") if headline else None  # marks in the slug lines of wires
    url = opening_address(text)
    return _Drawn(
        text,
        blocks,
        title=page.title or found,
        published=dates.published,
        modified=dates.modified,
        url=url,
        undated=dates.undated,
    )


def _draw_dump(page: Page, dump: Dump) -> _Drawn | None:
    """Return the facts from a dump, including those given above its text."""
    from communique.articles.headlines import cut_title  # lxml only where it is needed

    headings = [line for line, kind in dump.lines if kind == "title"]
    title = page.title or cut_title(dump.title, headings, ())
    text, hints = _join(dump.lines, title)
    blocks, headline = mark_blocks(text, title=title, hints=hints, is_page=True)
    dates = _date_text(text, blocks, saved=page.saved)
    told = read_phrase(dump.published or "")
    return _Drawn(
        text,
        blocks,
        title=title or headline,
        published=Dating(value=told, basis="text") if told else dates.published,
        modified=dates.modified,
        undated=dates.undated,
        authors=read_names(dump.author or ""),
        url=dump.url if dump.url and dump.url.startswith(("http://", "https://")) else None,
    )


def _draw_markup(page: Page, met: list[Problem]) -> _Drawn | None:
    """Return the facts from an HTML page; ``None`` if it has no main text."""
    # lxml and trafilatura only for markup
    from communique.articles.layout import lines_of
    from communique.articles.markup import extract, parse
    from communique.articles.posts import without_posts

    markup = page.html or ""
    if isinstance(markup, bytes):
        read = decode(markup)
        markup = read.text
        if read.misfit:
            met.append(problem("C0205", read.misfit))
    saving = read_saving(markup)
    saved = page.saved or saving.time
    try:
        tree, is_deep = parse(markup)
        own = without_posts(tree)
        published, modified = date_markup(own, url=page.url, is_huge=len(markup) > _HUGE)
        # The lines are only needed for ages, and extraction changes the tree.
        shown = lines_of(own) if saved or published.value is None else []
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
    under = lines_under(shown, found.title or "")
    # A date from elsewhere in the text may belong to what the article reports or to another article.
    is_doubtful = published.basis == "text" and published.value not in map(read_phrase, under)
    dates = add_ages(published, modified, under, saved=saved, is_doubtful=is_doubtful)
    host = host_of(found.url or page.url)
    return _Drawn(
        text,
        blocks,
        title=title or headline,
        published=dates.published,
        modified=dates.modified,
        undated=dates.undated,
        authors=found.authors,
        site=found.site or (host.removeprefix("www.") if host else None),
        url=own_address(tree, noted=saving.url),
    )


def _join(
    lines: Sequence[tuple[str, BlockKind | None]], title: str | None
) -> tuple[str, dict[int, BlockKind]]:
    """Return the lines as one text, and the kinds that markup tells by the offsets of the lines."""
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
    """Return the article with the given facts before those found, and note what is missing."""
    text, blocks = drawn.text, drawn.blocks
    if bad := _UNREADABLE.search(text):
        met.append(problem("C0207", start=bad.start(), end=bad.end()))
    published = _given_first(page, drawn, met)
    read = (text[block.start : block.end] for block in blocks if block.kind in READ_BLOCKS)
    language = name_language(" ".join(read))
    if language not in {"en", None}:
        met.append(problem("C0203", f"language {language}"))
    return Article(
        url=page.url or drawn.url,
        site=page.site or drawn.site,
        title=drawn.title,
        authors=page.authors or _name_authors(drawn.authors, text, blocks),
        published=published,
        modified=drawn.modified,
        language=language,
        text=text,
        blocks=blocks,
    )


def _given_first(page: Page, drawn: _Drawn, met: list[Problem]) -> Dating:
    """Return the date of publication: the one given with a page, else the one found in it, else when it was sent."""
    given = read_given(page.published) if page.published else None
    if page.published and given is None:
        met.append(problem("C0206", page.published[:40]))
    published = drawn.published if given is None else Dating(value=given, basis="given")
    if published.value is None and page.sent and (sent := read_given(page.sent)):
        published = Dating(value=sent, basis="given")
    if published.value is None:
        met.append(problem("C0204", drawn.undated))
    return published


def _date_text(text: str, blocks: Sequence[Block], *, saved: str | None) -> Ages:
    """Return the dates at the beginning of a plain text: from lines of a date, datelines, bylines or ages."""
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
    if published.value is None:
        published = _date_beside(text, blocks)
    head = _head(blocks, 0)
    title = next((at for at, block in enumerate(head) if block.kind == "title"), len(head))
    under = [text[block.start : block.end] for block in head[title + 1 :]]
    return add_ages(published, modified, under, saved=saved)


def _head(blocks: Sequence[Block], n_bodies: int) -> Sequence[Block]:
    """Return the blocks before paragraph number ``n_bodies``, counted from 0."""
    bodies = [at for at, block in enumerate(blocks) if block.kind == "body"]
    return blocks[: bodies[n_bodies]] if len(bodies) > n_bodies else blocks


def _date_beside(text: str, blocks: Sequence[Block]) -> Dating:
    """Return the date in a byline or short line between the headline and the text: "By Ana Soto, May 3, 2021"."""
    head = _head(blocks, _HEAD_BODIES)
    title = next((at for at, block in enumerate(head) if block.kind == "title"), None)
    for block in head[title + 1 :] if title is not None else ():
        line = text[block.start : block.end]
        dated = DATED.search(line) if len(line) <= _BESIDE and block.kind in {"byline", "chrome"} else None
        value = read_phrase(dated[0]) if dated and not _LATER.search(line[: dated.start()]) else None
        if value:
            return Dating(value=value, basis="text")
    return Dating()


def _name_authors(told: tuple[str, ...], text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the authors that a page names; if it names none or only a desk, those in the byline of the text."""
    if not all(map(is_desk, told)):
        return told
    return _signed_by(text, blocks) or told


def _signed_by(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the names in the first byline before or after the text."""
    bodies = [at for at, block in enumerate(blocks) if block.kind == "body"]
    n_head = len(_head(blocks, _HEAD_BODIES))
    for at, block in enumerate(blocks):
        is_outside = not bodies or at < n_head or at > bodies[-1]
        line = text[block.start : block.end]
        if block.kind != "byline" or not is_outside or CONTRIBUTION.search(line):
            continue
        names = read_names(line)
        if names:
            return names
    return ()
