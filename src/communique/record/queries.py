"""What a record is asked: filters to SQL, rows to frozen dataclasses."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypedDict, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.errors import RecordError
from communique.ontology import country_name
from communique.record.schema import (
    actors,
    articles,
    event_parties,
    events,
    pages,
    pairs,
    parties,
    problems,
    redirects,
    reports,
    statements,
    who,
)
from communique.record.store import Store

T = TypeVar("T")
Layer = Literal["events", "reports"]
Period = Literal["day", "week", "month", "year"]
_BATCH = 500  # rows whose parties are fetched together; SQLite takes 32,766 values in a statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who takes part: a name, and what is known of it. ``country`` as in :class:`communique.model.Actor`.

    ``char_start`` and ``char_end`` are the span that names them, where a report is asked for.
    """

    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    known_as: str | None = None
    char_start: int | None = None
    char_end: int | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.country})" if self.country and self.country != self.name else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event (or one report of it, where reports are asked for) with its evidence.

    ``date`` and ``until`` are ISO days, ``None`` where the time is unknown; ``sentence`` and what follows are
    of the report that speaks for the event; ``n_reports``, ``n_articles`` and ``n_sites`` say how many there are.
    ``cursor`` continues a listing after this row.
    """

    id: str
    date: str | None
    until: str | None
    precision: str | None
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    type: str
    mode: str | None
    quad: int
    announces: str | None
    contexts: tuple[str, ...]
    status: str
    intensity: float | None
    confidence: float
    verdict: str | None
    place: str | None
    place_country: str | None
    place_precision: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    sentence: str
    sentence_number: int
    char_start: int
    char_end: int
    trigger_start: int
    trigger_end: int
    reported_by: str | None
    report: str
    article: str
    title: str | None
    site: str | None
    url: str | None
    published: str | None
    n_characters: int
    n_reports: int
    n_articles: int
    n_sites: int
    cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One statement with its speaker and its evidence. ``date`` is the statement's day, else the article's."""

    id: str
    date: str | None
    speaker: Party | None
    addressee: Party | None
    kind: str
    cue: str | None
    content: str
    confidence: float
    verdict: str | None
    article: str
    title: str | None
    site: str | None
    url: str | None
    published: str | None
    cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRow:
    """Something that could not be read: where, a code of :data:`communique.errors.CODES`, and why."""

    reading: str
    title: str | None
    url: str | None
    code: str
    message: str
    is_lost: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """The events of one period (ISO 8601: day, week, month or year): how many, and the sum of their intensities."""

    period: str
    n: int
    intensity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article, without its text: :meth:`Record.readings` gives that, by ``reading``."""

    id: str
    reading: str
    title: str | None
    site: str | None
    url: str | None
    authors: str
    published: str | None
    published_basis: str
    language: str | None
    n_characters: int
    n_events: int
    cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """Someone who takes part in events of the record, and in how many."""

    party: Party
    n_events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeRow:
    """Two reports that are of one event: score, 0 to 1, and what speaks for and against it."""

    left: str
    right: str
    score: float
    reasons: str


def split_cursor(cursor: str) -> tuple[str, str]:
    """Return the day and id that a row's cursor holds.

    Raises:
        RecordError: it is none.

    """
    day, mark, entry = cursor.partition("|")
    if not mark:
        raise RecordError(f"{cursor!r} is no cursor; give the `cursor` of the last row")
    return day, entry


def known_parties(connection: Connection, name: str) -> list[str]:
    """Return the ids in ``who`` that ``name`` means: a country code, a knowledge id, or words of a name."""
    if country_name(name) is not None:
        return list(
            connection.execute(sa.select(who.c.id).where(who.c.country == name).order_by(who.c.id)).scalars()
        )
    pattern = "%" + name.casefold().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    tests = [
        who.c.country == name,
        who.c.known_as == name,
        who.c.folded.like(pattern, escape="\\"),
    ]
    return list(connection.execute(sa.select(who.c.id).where(sa.or_(*tests)).order_by(who.c.id)).scalars())


def took_part(
    connection: Connection,
    name: str,
    *,
    since: str | None = None,
    until: str | None = None,
    sides: Iterable[str] = (),
) -> sa.Select[Any]:
    """Return the selection of events that ``name`` (see :func:`known_parties`) took part in."""
    table = event_parties.c
    chosen = sa.select(table.event).where(_is_them(connection, event_parties, name))
    if sides:
        chosen = chosen.where(table.side.in_(tuple(sides)))
    if since is not None:
        chosen = chosen.where(table.day >= since)
    if until is not None:
        chosen = chosen.where(table.day <= until)
    return chosen


def in_period(column: Any, since: str | None, until: str | None) -> list[Any]:
    """Return the conditions that a day is from ``since`` to ``until``, both included; unknown days never are."""
    tests = [] if since is None and until is None else [column != ""]
    return tests + ([column >= since] if since else []) + ([column <= until] if until else [])


class EventFilters(TypedDict, total=False):
    """What events may be asked by; see :meth:`Record.events` for what each means."""

    actor: str | None
    other: str | None
    source: str | None
    target: str | None
    country: str | None
    sector: str | None
    type: str | None
    mode: str | None
    quad: int | None
    status: str | None
    since: str | None
    until: str | None
    min_confidence: float | None
    text: str | None
    site: str | None
    place: str | None
    after: str | None
    limit: int | None
    newest: bool
    rejected: bool
    ids: Sequence[str] | None
    event: str | None


class StatementFilters(TypedDict, total=False):
    """What statements may be asked by; see :meth:`Record.statements`."""

    actor: str | None
    country: str | None
    kind: str | None
    since: str | None
    until: str | None
    min_confidence: float | None
    text: str | None
    site: str | None
    after: str | None
    limit: int | None
    newest: bool
    rejected: bool


class ArticleFilters(TypedDict, total=False):
    """What articles may be asked by; see :meth:`Record.articles`."""

    since: str | None
    until: str | None
    text: str | None
    site: str | None
    after: str | None
    limit: int | None
    newest: bool


def select_events(
    connection: Connection, store: Store, *, layer: Layer, filters: EventFilters
) -> sa.Select[Any]:
    """Return the selection of events, or of all their reports, that :meth:`Record.events` describes."""
    own = events if layer == "events" else reports
    link = reports.c.id == events.c.report if layer == "events" else reports.c.event == events.c.id
    counts: list[Any] = [events.c.n_reports, events.c.n_articles, events.c.n_sites]
    if layer == "reports":
        counts = [sa.literal(1).label(column.name) for column in counts]
    chosen = sa.select(
        own.c.id.label("id"),
        events.c.day.label("day"),
        *(own.c[name] for name in _SHARED),
        *counts,
        events.c.verdict,
        reports.c.id.label("report"),
        *(reports.c[name] for name in _EVIDENCE),
        articles.c.id.label("article"),
        *(articles.c[name] for name in _PRINTED),
    ).select_from(events.join(reports, link).join(articles, articles.c.id == reports.c.article))
    tests = _event_tests(connection, store, layer, filters)
    return _in_order(chosen.where(*tests), events.c.day, own.c.id, filters)


def _event_tests(connection: Connection, store: Store, layer: Layer, filters: EventFilters) -> list[Any]:
    own = events if layer == "events" else reports
    tests = [
        *_own_tests(own, filters),
        *_party_tests(connection, filters),
        *_printed_tests(connection, store, layer, filters),
    ]
    if (ids := filters.get("ids")) is not None:
        tests.append(own.c.id.in_(ids))
    if (event := filters.get("event")) is not None:
        tests.append(events.c.id == current(connection, event))
    if not filters.get("rejected"):
        tests.append(sa.not_(events.c.is_rejected))
        if layer == "reports":
            tests.append(sa.not_(reports.c.is_rejected))
    return tests


def _own_tests(own: sa.Table, filters: EventFilters) -> list[Any]:
    """Return the conditions on the event itself."""
    names: tuple[Literal["type", "mode", "quad", "status"], ...] = ("type", "mode", "quad", "status")
    tests = [own.c[name] == filters[name] for name in names if filters.get(name) is not None]
    tests += in_period(events.c.day, filters.get("since"), filters.get("until"))
    if (least := filters.get("min_confidence")) is not None:
        tests.append(own.c.confidence >= least)
    if (place := filters.get("place")) is not None:
        tests.append(sa.or_(own.c.place_country == place, sa.func.lower(own.c.place) == place.lower()))
    return tests


def _party_tests(connection: Connection, filters: EventFilters) -> list[Any]:
    """Return the conditions on who took part."""
    since, until = filters.get("since"), filters.get("until")
    actor, other = filters.get("actor"), filters.get("other")
    asked = (
        (actor, ()),
        (other, ()),
        (filters.get("country"), ()),
        (filters.get("source"), ("source",)),
        (filters.get("target"), ("target",)),
    )
    found = [
        took_part(connection, name, since=since, until=until, sides=sides)
        for name, sides in asked
        if name is not None
    ]
    if actor is not None and other is not None:
        found = [_pair(connection, actor, other), *found[2:]]
    if (sector := filters.get("sector")) is not None:
        theirs = sa.select(who.c.id).where((";" + who.c.sectors + ";").like(f"%;{sector};%"))
        found.append(sa.select(event_parties.c.event).where(event_parties.c.who.in_(theirs)))
    return [_is_among(connection, part, filters) for part in found]


def _printed_tests(connection: Connection, store: Store, layer: Layer, filters: EventFilters) -> list[Any]:
    """Return the conditions on the articles: an event is found by any of its reports."""
    tests: list[Any] = []
    if (site := filters.get("site")) is not None:
        tests.append(articles.c.site == site)
    if (text := filters.get("text")) is not None:
        tests.append(store.matches(text))
    if layer == "reports":
        return [reports.c.article.in_(sa.select(articles.c.id).where(test)) for test in tests]
    theirs = [sa.select(articles.c.id).where(test) for test in tests]
    found = [sa.select(reports.c.event).where(reports.c.article.in_(part)) for part in theirs]
    return [_is_among(connection, part, filters) for part in found]


def _is_among(connection: Connection, found: sa.Select[Any], filters: EventFilters) -> Any:
    """Return the condition that an event is among those of a selection.

    SQLite cannot tell how many these will be. Where a page is asked for and there are many, events are gone
    through in order of day and each is asked for, so that the page comes at once; else these are looked up.
    """
    if connection.dialect.name == "sqlite" and filters.get("limit") is not None:
        sample = sa.select(sa.func.count()).select_from(found.limit(_MANY).subquery())
        if connection.execute(sample).scalar_one() == _MANY:
            return sa.exists(found.where(found.selected_columns[0] == events.c.id).correlate(events))
    return events.c.id.in_(found)


_MANY = 2000


def current(connection: Connection, event: str) -> str:
    """Return the id that an event has now: its own, or that of the event it was merged into."""
    chosen = sa.select(redirects.c.event).where(redirects.c.id == event)
    return connection.execute(chosen).scalar() or event


_SHARED = [
    "type",
    "mode",
    "quad",
    "announces",
    "contexts",
    "status",
    "intensity",
    "confidence",
    "day_start",
    "day_end",
    "day_precision",
    "place",
    "place_country",
    "place_precision",
    "lat",
    "lon",
    "geonames",
]
_EVIDENCE = (
    "sentence",
    "sentence_number",
    "sentence_char_start",
    "sentence_char_end",
    "trigger_char_start",
    "trigger_char_end",
    "reported_by",
)
_PRINTED = ("title", "site", "url", "published", "n_characters")


def _pair(connection: Connection, one: str, two: str) -> sa.Select[Any]:
    """Return the events in which ``one`` and ``two`` are two different parties."""
    ours, theirs = event_parties.alias(), event_parties.alias()
    is_other = sa.or_(ours.c.side != theirs.c.side, ours.c.position != theirs.c.position)
    return (
        sa.select(ours.c.event)
        .join(theirs, sa.and_(ours.c.event == theirs.c.event, is_other))
        .where(_is_them(connection, ours, one), _is_them(connection, theirs, two))
    )


def _is_them(connection: Connection, table: Any, name: str) -> Any:
    """Return the condition that a party is ``name``. A code alone is the common question and has its own index."""
    if country_name(name) is not None:
        return table.c.country == name
    return table.c.who.in_(known_parties(connection, name) or [""])


def _in_order(
    chosen: sa.Select[Any], day: Any, key: Any, filters: EventFilters | StatementFilters | ArticleFilters
) -> sa.Select[Any]:
    """Return a selection in order of day and id, from after a cursor on, at most ``limit`` rows."""
    newest = filters.get("newest", False)
    if (after := filters.get("after")) is not None:
        mark = sa.tuple_(*(sa.literal(value) for value in split_cursor(after)))
        chosen = chosen.where(sa.tuple_(day, key) < mark if newest else sa.tuple_(day, key) > mark)
    order = (day.desc(), key.desc()) if newest else (day, key)
    return chosen.order_by(*order).limit(filters.get("limit"))


def event_rows(connection: Connection, chosen: sa.Select[Any], *, layer: Layer) -> Iterator[EventRow]:
    """Yield the events that a selection of :func:`select_events` finds, with their parties."""
    for batch in stream(connection, chosen):
        sides = _parties(connection, [row["id"] for row in batch], layer=layer)
        for row in batch:
            plain = {name: row[name] for name in _COPIED}
            yield EventRow(
                **plain,
                date=row["day_start"],
                until=row["day_end"],
                precision=row["day_precision"],
                contexts=tuple(filter(None, row["contexts"].split(";"))),
                sources=tuple(sides[row["id"], "source"]),
                targets=tuple(sides[row["id"], "target"]),
                char_start=row["sentence_char_start"],
                char_end=row["sentence_char_end"],
                trigger_start=row["trigger_char_start"],
                trigger_end=row["trigger_char_end"],
                cursor=f"{row['day']}|{row['id']}",
            )


_COPIED = [
    "id",
    "type",
    "mode",
    "quad",
    "announces",
    "status",
    "intensity",
    "confidence",
    "verdict",
    "place",
    "place_country",
    "place_precision",
    "lat",
    "lon",
    "geonames",
    "sentence",
    "sentence_number",
    "n_characters",
    "reported_by",
    "report",
    "article",
    "title",
    "site",
    "url",
    "published",
    "n_reports",
    "n_articles",
    "n_sites",
]


def _parties(
    connection: Connection, ids: list[str], *, layer: Layer
) -> defaultdict[tuple[str, str], list[Party]]:
    table = event_parties if layer == "events" else parties
    entry = event_parties.c.event if layer == "events" else parties.c.report
    spans = [parties.c.char_start, parties.c.char_end] if layer == "reports" else []
    chosen = (
        sa.select(entry, table.c.side, who.c.name, who.c.country, who.c.sectors, who.c.known_as, *spans)
        .join(who, who.c.id == table.c.who)
        .where(entry.in_(ids))
        .order_by(entry, table.c.side, table.c.position)
    )
    sides: defaultdict[tuple[str, str], list[Party]] = defaultdict(list)
    for event, side, *fields in connection.execute(chosen):
        sides[event, side].append(_party(*fields))
    return sides


def _party(
    name: str,
    country: str | None,
    sectors: str,
    known_as: str | None,
    char_start: int | None = None,
    char_end: int | None = None,
) -> Party:
    return Party(
        name=name,
        country=country,
        sectors=tuple(filter(None, sectors.split(";"))),
        known_as=known_as,
        char_start=char_start,
        char_end=char_end,
    )


def select_statements(connection: Connection, store: Store, filters: StatementFilters) -> sa.Select[Any]:
    """Return the selection of statements that :meth:`Record.statements` describes."""
    speaker, addressee = who.alias("speaker_who"), who.alias("addressee_who")
    joined = (
        statements.join(articles, articles.c.id == statements.c.article)
        .outerjoin(speaker, speaker.c.id == statements.c.speaker_who)
        .outerjoin(addressee, addressee.c.id == statements.c.addressee_who)
    )
    fields = ("name", "country", "sectors", "known_as")
    chosen = sa.select(
        *(
            statements.c[name]
            for name in ("id", "day", "kind", "cue", "content", "confidence", "verdict", "article")
        ),
        *(articles.c[name] for name in ("title", "site", "url", "published")),
        *(side.c[name].label(f"{side.name}_{name}") for side in (speaker, addressee) for name in fields),
    ).select_from(joined)
    wanted = (
        (speaker.c.country, filters.get("country")),
        (statements.c.kind, filters.get("kind")),
        (articles.c.site, filters.get("site")),
    )
    tests = [column == value for column, value in wanted if value is not None]
    tests += in_period(statements.c.day, filters.get("since"), filters.get("until"))
    if (actor := filters.get("actor")) is not None:
        tests.append(statements.c.speaker_who.in_(known_parties(connection, actor) or [""]))
    if (least := filters.get("min_confidence")) is not None:
        tests.append(statements.c.confidence >= least)
    if (text := filters.get("text")) is not None:
        tests.append(store.matches(text))
    if not filters.get("rejected"):
        tests.append(sa.not_(statements.c.is_rejected))
    return _in_order(chosen.where(*tests), statements.c.day, statements.c.id, filters)


def statement_rows(connection: Connection, chosen: sa.Select[Any]) -> Iterator[StatementRow]:
    """Yield the statements that a selection of :func:`select_statements` finds."""
    for row in itertools.chain.from_iterable(stream(connection, chosen)):
        sides: dict[str, Any] = {
            side: None
            if row[f"{side}_who_name"] is None
            else _party(*(row[f"{side}_who_{name}"] for name in ("name", "country", "sectors", "known_as")))
            for side in ("speaker", "addressee")
        }
        names = (
            "id",
            "kind",
            "cue",
            "content",
            "confidence",
            "verdict",
            "article",
            "title",
            "site",
            "url",
            "published",
        )
        yield StatementRow(
            **{name: row[name] for name in names},
            **sides,
            date=row["day"] or None,
            cursor=f"{row['day']}|{row['id']}",
        )


def select_articles(store: Store, filters: ArticleFilters) -> sa.Select[Any]:
    """Return the selection of articles that :meth:`Record.articles` describes."""
    n_events = (
        sa.select(sa.func.count())
        .select_from(reports)
        .where(reports.c.article == articles.c.id, sa.not_(reports.c.is_rejected))
        .scalar_subquery()
    )
    names = (
        "id",
        "title",
        "site",
        "url",
        "authors",
        "published",
        "published_basis",
        "language",
        "n_characters",
    )
    chosen = sa.select(
        *(articles.c[name] for name in names), pages.c.reading_id.label("reading"), n_events.label("n_events")
    ).join(pages, pages.c.id == articles.c.page)
    day = sa.func.coalesce(articles.c.published, "")
    tests = in_period(sa.func.substr(day, 1, 10), filters.get("since"), filters.get("until"))
    if (site := filters.get("site")) is not None:
        tests.append(articles.c.site == site)
    if (text := filters.get("text")) is not None:
        tests.append(store.matches(text))
    return _in_order(chosen.where(*tests), day, articles.c.id, filters)


def article_rows(connection: Connection, chosen: sa.Select[Any]) -> Iterator[ArticleRow]:
    """Yield the articles that a selection of :func:`select_articles` finds."""
    for row in itertools.chain.from_iterable(stream(connection, chosen)):
        yield ArticleRow(**row, cursor=f"{row['published'] or ''}|{row['id']}")


def party_rows(connection: Connection, *, limit: int | None) -> Iterator[PartyRow]:
    """Yield who takes part in most events, most first."""
    n_events = sa.func.count(event_parties.c.event.distinct()).label("n_events")
    chosen = (
        sa.select(who.c.name, who.c.country, who.c.sectors, who.c.known_as, n_events)
        .join(event_parties, event_parties.c.who == who.c.id)
        .group_by(who.c.id, who.c.name, who.c.country, who.c.sectors, who.c.known_as)
        .order_by(n_events.desc(), who.c.id)
        .limit(limit)
    )
    for *fields, number in connection.execute(chosen):
        yield PartyRow(party=_party(*fields), n_events=number)


def stream(connection: Connection, chosen: sa.Executable) -> Iterator[Sequence[sa.RowMapping]]:
    """Yield rows in batches, never all in memory; the cursor is closed also where the caller stops early."""
    with connection.execution_options(stream_results=True).execute(chosen) as found:
        yield from found.mappings().partitions(_BATCH)


def merge_rows(connection: Connection, event: str) -> list[MergeRow]:
    """Return the scored pairs among the reports of an event."""
    theirs = sa.select(reports.c.id).where(reports.c.event == current(connection, event))
    chosen = sa.select(pairs).where(pairs.c.left.in_(theirs), pairs.c.right.in_(theirs))
    rows = connection.execute(chosen.order_by(pairs.c.left, pairs.c.right)).mappings()
    return [MergeRow(**{str(name): value for name, value in row.items()}) for row in rows]


def problem_rows(connection: Connection) -> Iterator[ProblemRow]:
    """Yield every problem, in order of reading id."""
    chosen = (
        sa.select(
            pages.c.reading_id,
            articles.c.title,
            articles.c.url,
            problems.c.code,
            problems.c.message,
            pages.c.is_lost,
        )
        .select_from(
            problems.join(pages, pages.c.id == problems.c.page).outerjoin(
                articles, articles.c.page == pages.c.id
            )
        )
        .order_by(pages.c.reading_id, pages.c.id, problems.c.position)
    )
    names = ("reading", "title", "url", "code", "message", "is_lost")
    for row in connection.execute(chosen):
        yield ProblemRow(**dict(zip(names, row, strict=True)))


def count(connection: Connection) -> dict[str, int]:
    """Return how many entries each layer of the record holds."""
    tables = (pages, articles, actors, reports, events, statements, problems)
    counts = {
        table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        for table in tables
    }
    for table in (reports, events, statements):
        rejected = sa.select(sa.func.count()).select_from(table).where(table.c.is_rejected)
        counts[f"rejected_{table.name}"] = connection.execute(rejected).scalar_one()
    lost = sa.select(sa.func.count()).select_from(pages).where(pages.c.is_lost)
    return counts | {"lost_pages": connection.execute(lost).scalar_one()}


def series(
    connection: Connection, store: Store, *, by: Period, layer: Layer, filters: EventFilters
) -> list[SeriesRow]:
    """Return events or reports by period; those without any day are left out."""
    own = events if layer == "events" else reports
    tests = _event_tests(connection, store, layer, filters)
    total = sa.func.coalesce(sa.func.sum(own.c.intensity), 0.0)
    query = sa.select(events.c.day, sa.func.count(), total).select_from(events)
    if layer == "reports":
        query = query.join(reports, reports.c.event == events.c.id)
    query = query.where(events.c.day != "", *tests).group_by(events.c.day)
    periods: dict[str, list[float]] = defaultdict(lambda: [0, 0.0])
    for day, number, intensity in connection.execute(query.order_by(events.c.day)):
        period = periods[_period(day, by)]
        period[0] += number
        period[1] += float(intensity)
    return [
        SeriesRow(period=period, n=int(n), intensity=round(total, 6))
        for period, (n, total) in sorted(periods.items())
    ]


def _period(day: str, by: Period) -> str:
    """Return the period that a day is in, as ISO 8601 writes it.

    >>> [_period("2019-12-31", by) for by in ("day", "week", "month", "year")]
    ['2019-12-31', '2020-W01', '2019-12', '2019']
    """
    if by == "week":
        try:
            year, week, _ = date.fromisoformat(day[:10]).isocalendar()
        except ValueError:
            return day[:4]
        return f"{year:04}-W{week:02}"
    return day[: {"day": 10, "month": 7, "year": 4}[by]]


def chunks(items: Iterable[T], size: int = _BATCH) -> Iterator[list[T]]:
    """Yield ``items`` in lists of at most ``size``, for statements that take so many values.

    >>> list(chunks(["a", "b", "c"], 2))
    [['a', 'b'], ['c']]
    """
    rest = iter(items)
    while batch := list(itertools.islice(rest, size)):
        yield batch
