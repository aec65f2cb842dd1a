"""Events as HTML: when, who did what to whom, the sentence that reports it, and its source.

Templates would take several times as long, and a list spends most of its time on its rows. What recurs from row to
row, such as names and days, is cached.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from communique.model import LIKELY
from communique.record import EventRow, Party, StatementRow
from communique.web.wording import (
    STATUS_MEANINGS,
    act,
    actor_link,
    country_text,
    day_text,
    glyph,
    head_of,
    listed_with_and,
    marked,
    percent,
    plain,
)

_KEPT = 4096  # size of the caches of recurring phrases


def parties(people: Sequence[Party], absent: str = "someone") -> Markup:
    """Return parties with links to their pages, or ``absent`` if there are none.

    >>> parties([Party(name="Moon Jae-in"), Party(name="Kim Jong-un")]).striptags()
    'Moon Jae-in and Kim Jong-un'
    """
    if not people:
        return Markup('<span class="faint">{}</span>').format(absent)
    made = [_party(party.key, party.name, party.country) for party in people]
    return Markup(listed_with_and(made))  # noqa: S704 - escaped


@functools.lru_cache(_KEPT)
def _party(key: str, name: str, country: str | None) -> str:
    link, says = actor_link(key), country_text(country)
    code = ""
    if country and says != name:
        code = f' <abbr class="code" title="{plain(says)}">{plain(country)}</abbr>'
    return f'<a class="who" href="{plain(link)}">{plain(name)}</a>{code}'


def act_html(event: EventRow) -> Markup:
    """Return the act after the mark of its quad class; no line breaks between the mark and the first word."""
    return _act_html(event.quad, event.type, event.mode, event.announces)


@functools.lru_cache(_KEPT)
def _act_html(quad: int, kind: str, mode: str | None, announces: str | None) -> Markup:
    first, space, rest = act(kind, mode, announces).partition(" ")
    return Markup('<span class="whole">{} {}</span>{}{}').format(glyph(quad), first, space, rest)


def deed(event: EventRow) -> Markup:
    """Return the act as a link to the event."""
    return Markup(f'<a class="deed" href="/events/{plain(event.id)}">{act_html(event)}</a>')  # noqa: S704 - escaped


def sentence(event: EventRow, people: Iterable[Party] = ()) -> Markup:
    """Return an event's sentence with its trigger marked, and with those of the parties ``people`` that it contains.

    If a long sentence begins long before the trigger, its beginning is in an element of class ``head``, which lists
    hide.
    """
    spans = [(event.trigger_start, event.trigger_end, "trigger")]
    spans += [
        (party.char_start, party.char_end, "actor")
        for party in people
        if party.char_start is not None and party.char_end is not None
    ]
    start, text = event.char_start, event.sentence
    cut = head_of(text, event.trigger_start - start)
    head = f'<span class="head">{marked(text[:cut], start, spans)}</span>' if cut else ""
    return Markup(f'<q class="sentence">{head}{marked(text[cut:], start + cut, spans)}</q>')  # noqa: S704 - escaped


def source_line(row: EventRow | StatementRow, anchor: str | None = None, *, is_dated: bool = True) -> Markup:
    """Return a link to the article of an entry, with its site and, if ``is_dated``, its day.

    Args:
        row: the entry.
        anchor: where in the article's page the link leads.
        is_dated: whether to add the day of publication.

    """
    at = f"#{plain(anchor)}" if anchor else ""
    site = f" · {plain(row.site)}" if row.site else ""
    day = ""
    if row.published and is_dated:
        says = _days(row.published[:10], row.published[:10], "day")
        day = f' · <time datetime="{plain(row.published[:10])}">{plain(says)}</time>'
    title = plain(row.title or "untitled article")
    return Markup(  # noqa: S704 - escaped
        f'<span class="source"><a href="/articles/{plain(row.article)}{at}">{title}</a>{site}{day}</span>'
    )


_days = functools.lru_cache(_KEPT)(day_text)
_NO_DAY = "The text does not say when; it is listed under the article’s day."


def day(event: EventRow) -> Markup:
    """Return the day of an event or, if it has none, that of its report."""
    if event.date:
        return _when(event.date, event.until, event.precision)
    reported = "day unknown"
    if event.published:
        reported = f"reported {_unbroken(event.published[:10], event.published[:10], 'day')}"
    return Markup(f'<span class="faint" title="{_NO_DAY}">{reported}</span>')  # noqa: S704 - escaped


@functools.lru_cache(_KEPT)
def _when(start: str, end: str | None, precision: str | None) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(start, _unbroken(start, end, precision))


@functools.lru_cache(_KEPT)
def _unbroken(start: str, end: str | None, precision: str | None) -> Markup:
    """Return a period in words; a line can break only between its first and its last day."""
    first, dash, last = _days(start, end, precision).partition(" – ")
    made = Markup('<span class="whole">{}{}</span>').format(first, " –" if dash else "")
    return made + Markup(' <span class="whole">{}</span>').format(last) if dash else made


def event_row(event: EventRow) -> Markup:
    """Return an event as a row of a table."""
    classes = []
    if event.status != "asserted":
        classes.append("unsettled")
    if event.confidence < LIKELY:
        classes.append("unsure")
    class_attribute = f' class="{" ".join(classes)}"' if classes else ""
    verdict = f' <span class="verdict">✓ {plain(event.verdict)}</span>' if event.verdict else ""
    reports = ""
    if event.n_reports > 1:
        href = f"/events/{plain(event.id)}#reports"
        reports = f' · <a class="faint" href="{href}">{event.n_reports} reports</a>'
    says = STATUS_MEANINGS.get(event.status, "")
    return Markup(  # noqa: S704 - escaped
        f"<tr{class_attribute}>\n"
        f'<td class="when">{day(event)}</td>\n'
        f'<td class="from">{parties(event.sources)}</td>\n'
        f'<td class="did">{deed(event)}</td>\n'
        f'<td class="to{"" if event.targets else " none"}">{parties(event.targets, "–")}</td>\n'
        f'<td class="says">{sentence(event)} {source_line(event, is_dated=event.date is not None)}</td>\n'
        f'<td class="status"><span title="{plain(says)}">{plain(event.status)}</span>{verdict}{reports}</td>\n'
        f'<td class="num sure">{percent(event.confidence)}</td>\n</tr>\n'
    )
