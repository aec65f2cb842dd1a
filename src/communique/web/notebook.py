"""Readings, entries and records in a Jupyter notebook: ``%load_ext communique.web.notebook``.

Once this is loaded, a cell that ends in a reading or an entry shows it as a table with its sentences, and one that ends
in a record shows the record's charts. :func:`series`, :func:`pair`, :func:`matrix` and :func:`places` return the charts
of the pages as Altair charts that can be changed further. They are drawn on this machine, as SVG; nothing is loaded from
other hosts.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Unpack

from markupsafe import Markup

from communique.errors import CommuniqueError
from communique.model import Event, Participant, Reading, Statement
from communique.ontology import quad_of
from communique.record import EventFilters, EventRow, Party, Record, StatementRow
from communique.web import chart_style, charts, dealings, map_charts, rendering
from communique.web import places as placing
from communique.web.activity import over_time
from communique.web.desk import Desk, published, templates
from communique.web.filters import EventQuery
from communique.web.matrices import BUSY, busiest
from communique.web.wording import act, day_text, marked

if TYPE_CHECKING:
    import altair as alt

_ROWS = 30
"""Most events, and most statements, in a table; a line below it says how many more there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    when: str
    sources: Sequence[Party]
    act: str
    quad: int
    targets: Sequence[Party]
    sentence: Markup
    status: str
    confidence: float
    title: str | None = None
    site: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quote:
    speaker: Party | None
    cue: str
    kind: str
    content: str
    confidence: float
    title: str | None = None
    site: str | None = None
    published: str | None = None
    url: str | None = None


def reading_form(reading: Reading) -> str:
    """Return a reading as HTML: its events with their sentences, its statements, its problems.

    >>> from communique.model import Article, ReaderVersion
    >>> article = Article(text="Moon spoke.", title="A <b>talk</b>")
    >>> form = reading_form(Reading(id="r", article=article, reader=ReaderVersion(version="1")))
    >>> "A &lt;b&gt;talk&lt;/b&gt;" in form
    True
    """
    article = reading.article
    events = [_event_line(reading, event) for event in reading.events[:_ROWS]]
    quotes = [_quote(reading, item) for item in reading.statements[:_ROWS]]
    says = (
        " · ".join(
            [
                *filter(None, (article.site, (article.published.value or "")[:10])),
                f"{len(reading.events)} events, {len(reading.statements)} statements",
            ]
        )
        if article
        else "no article could be read"
    )
    return _form(
        "events.html",
        heading=(article and article.title) or reading.id,
        says=says,
        lines=events,
        quotes=quotes,
        more=_more(
            len(reading.events) - len(events), len(reading.statements) - len(quotes), where="the reading"
        ),
        problems=reading.problems,
    )


def event_form(row: EventRow) -> str:
    """Return one event of a record as HTML, with its sentence and its source."""
    return _form("events.html", heading="", says="", lines=[_row_line(row)], quotes=[], more="", problems=[])


def statement_form(row: StatementRow) -> str:
    """Return one statement of a record as HTML, with its source."""
    quote = _Quote(
        speaker=row.speaker,
        cue=row.cue or "said",
        kind=row.kind,
        content=row.content,
        confidence=row.confidence,
        title=row.title or "untitled",
        site=row.site,
        published=row.published,
        url=row.url,
    )
    return _form("events.html", heading="", says="", lines=[], quotes=[quote], more="", problems=[])


def record_form(record: Record) -> str:
    """Return a record as HTML: what it holds, its events over time, and the busiest pairs."""
    earliest, latest = published(record)
    drawn = []
    with contextlib.suppress(CommuniqueError):  # without Altair only the numbers are shown
        drawn = [Markup(_svg(chart)) for chart in _overview(record)]  # noqa: S704 - drawn here
    return _form(
        "record.html",
        name=str(record).strip("<>"),
        counts=record.counts(),
        earliest=earliest,
        latest=latest,
        charts=drawn,
    )


def series(record: Record, **filters: Unpack[EventFilters]) -> alt.Chart:
    """Return the chart of the events that meet the filters over time, cooperation up and conflict down.

    Args:
        record: the record that holds them.
        filters: those of :meth:`communique.record.Record.events`.

    """
    return charts.series_chart(over_time(record, **filters))


def pair(record: Record, one: str, two: str, **filters: Any) -> alt.Chart:
    """Return the chart of what two actors did to each other, with a mark for each event.

    Args:
        record: the record that holds the events.
        one: a name, a country code or a knowledge id.
        two: the other actor.
        filters: ``since``, ``until``, ``status``, ``min_confidence``, ``type``, ``quad``.

    """
    query = EventQuery.model_validate(filters)
    return dealings.chart_of(dealings.dealing(Desk(record, name="", judge=""), one, two, query))


def matrix(
    record: Record, *, since: str | None = None, until: str | None = None, most: int = BUSY
) -> alt.Chart:
    """Return the chart of the pairs of the ``most`` busiest countries between two ISO days."""
    rows = record.pairs(since=since, until=until)
    return charts.matrix_chart(busiest(rows, most)[0], rows)


def places(record: Record, **filters: Unpack[EventFilters]) -> alt.Chart:
    """Return the map of where the events that meet the filters took place."""
    return map_charts.map_chart(placing.place_list(record, filters))


FORMS: dict[tuple[str, str], Callable[[Any], str]] = {
    ("communique.model", "Reading"): reading_form,
    (EventRow.__module__, "EventRow"): event_form,
    (StatementRow.__module__, "StatementRow"): statement_form,
    (Record.__module__, "Record"): record_form,
}
"""The functions that return HTML, by the module and the name of the type that each shows."""


def load_ipython_extension(ipython: Any) -> None:
    """Register :data:`FORMS` with a notebook, and let Altair draw its charts on this machine.

    Args:
        ipython: the running shell; ``%load_ext communique.web.notebook`` gives it.

    """
    shown = ipython.display_formatter.formatters["text/html"]
    for (module, name), form in FORMS.items():
        shown.for_type_by_name(module, name, form)
    chart_style.library().renderers.enable("svg")


def _form(template: str, **given: Any) -> str:
    return templates().get_template(f"notebook/{template}").render(**given)


def _overview(record: Record) -> Iterator[alt.Chart]:
    yield series(record)
    if record.pairs():
        yield matrix(record)


def _svg(chart: alt.Chart) -> str:
    return rendering.render(chart, "svg").decode()


def _more(n_events: int, n_statements: int, *, where: str) -> str:
    """Return a sentence that says how many entries are not shown; empty if all are.

    >>> _more(2, 0, where="the reading")
    '2 more events are in the reading.'
    """
    parts = [f"{n} more {what}" for n, what in ((n_events, "events"), (n_statements, "statements")) if n > 0]
    return f"{' and '.join(parts)} are in {where}." if parts else ""


def _event_line(reading: Reading, event: Event) -> _Line:
    text = reading.article.text if reading.article else ""
    time = event.time
    return _Line(
        when=day_text(time.start, time.end, time.precision) if time else "",
        sources=[_party(reading, someone) for someone in event.sources],
        act=act(event.type, event.mode, event.announces),
        quad=quad_of(event.type),
        targets=[_party(reading, someone) for someone in event.targets],
        sentence=marked(
            event.sentence.of(text),
            event.sentence.start,
            [(event.trigger.start, event.trigger.end, "trigger")],
        ),
        status=event.status,
        confidence=event.confidence,
    )


def _party(reading: Reading, someone: Participant) -> Party:
    """Return a participant as a party: the name of its actor if there is one, else the words of the text."""
    if (actor := reading.actor(someone)) is not None:
        return Party(name=actor.name, country=actor.country)
    return Party(name=reading.article.text[someone.start : someone.end] if reading.article else "")


def _quote(reading: Reading, item: Statement) -> _Quote:
    text = reading.article.text if reading.article else ""
    return _Quote(
        speaker=_party(reading, item.speaker) if item.speaker else None,
        cue=item.cue.of(text) if item.cue else "said",
        kind=item.kind,
        content=" … ".join(span.of(text) for span in item.content),
        confidence=item.confidence,
    )


def _row_line(row: EventRow) -> _Line:
    return _Line(
        when=day_text(row.date, row.until, row.precision) if row.date else "",
        sources=row.sources,
        act=act(row.type, row.mode, row.announces),
        quad=row.quad,
        targets=row.targets,
        sentence=marked(row.sentence, row.char_start, [(row.trigger_start, row.trigger_end, "trigger")]),
        status=row.status,
        confidence=row.confidence,
        title=row.title or "untitled",
        site=row.site,
        published=row.published,
        url=row.url,
    )
