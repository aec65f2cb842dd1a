"""What the pages ask beyond the record's own questions: counts, weeks, pairs, actors, articles. Read only."""

from __future__ import annotations

import contextlib
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.model import Reading
from communique.record import Record, StatementRow
from communique.record.queries import (
    EventFilters,
    Layer,
    StatementFilters,
    known_parties,
    select_events,
    select_statements,
    statement_rows,
    took_part,
)
from communique.record.rows import unpack
from communique.record.schema import (
    actors,
    articles,
    event_parties,
    events,
    judgements,
    pages,
    problems,
    redirects,
    reports,
    statements,
    who,
)

Quads = tuple[int, int, int, int]
"""Numbers of events of quad class 1, 2, 3 and 4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """How many events, by quad class, and by week (its Monday, ISO) and quad class; ``undated`` are in no week."""

    total: int
    undated: int
    quads: Quads
    weeks: tuple[tuple[str, Quads], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """How many events ``source`` did to ``target`` (country codes), by quad class, talks of both included."""

    source: str
    target: str
    quads: Quads

    @property
    def total(self) -> int:
        """All events of the pair in this direction."""
        return sum(self.quads)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor across articles; ``key`` is what the filters know it by: the knowledge id, else the name."""

    key: str
    name: str
    kind: str | None
    country: str | None
    sectors: tuple[str, ...]
    did: int
    received: int
    said: int

    @property
    def total(self) -> int:
        """Events on either side, and statements."""
        return self.did + self.received + self.said


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """What an actor was on an article's date."""

    name: str
    role: str | None
    country: str | None
    sectors: tuple[str, ...]
    published: str | None
    article: str
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article as it is listed."""

    id: str
    title: str | None
    site: str | None
    url: str | None
    authors: str
    published: str | None
    published_basis: str
    language: str | None
    n_characters: int
    n_events: int
    n_statements: int
    cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """A site, its articles, and how many of them have each field."""

    site: str | None
    n_articles: int
    filled: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """Where events took place: coordinates only where a town or point is known."""

    name: str
    country: str | None
    precision: str | None
    lat: float | None
    lon: float | None
    n_events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A reading, and the record's ids of its events, statements and actors by the reading's own ids."""

    reading: Reading
    events: dict[str, str]
    statements: dict[str, str]
    actors: dict[str, str]


@contextlib.contextmanager
def connect(record: Record) -> Iterator[Connection]:
    """Give a connection that only reads."""
    with record._store.reading() as connection:  # noqa: SLF001 - the one place that reaches into the store
        yield connection


def stamp(record: Record) -> str:
    """Return a mark that changes whenever the record does, so that answers can be remembered until then."""
    path = record._store.path  # noqa: SLF001
    if path is not None:
        states = []
        for name in (str(path), f"{path}-wal"):
            with contextlib.suppress(FileNotFoundError):
                found = os.stat(name)
                states.append(f"{found.st_size}.{found.st_mtime_ns}")
        return "/".join(states)
    with connect(record) as connection:
        marks = (sa.func.max(pages.c.n), sa.func.max(judgements.c.n), sa.func.count(redirects.c.id))
        return "/".join(str(connection.execute(sa.select(mark)).scalar()) for mark in marks)


def monday(day: str) -> str:
    """Return the Monday of an ISO day's week.

    >>> monday("2019-04-11")
    '2019-04-08'
    """
    found = date.fromisoformat(day)
    return (found - timedelta(days=found.weekday())).isoformat()


def activity(record: Record, filters: EventFilters, *, layer: Layer = "events") -> Activity:
    """Return the numbers of events that the filters leave, by quad class and week."""
    plain: EventFilters = {**filters, "after": None, "limit": None}
    with connect(record) as connection:
        part = select_events(connection, record._store, layer=layer, filters=plain).order_by(None).subquery()  # noqa: SLF001
        chosen = sa.select(part.c.day, part.c.quad, sa.func.count()).group_by(part.c.day, part.c.quad)
        rows = connection.execute(chosen).all()
    totals, weeks, undated = Counter[int](), defaultdict[str, Counter[int]](Counter), 0
    for day, quad, number in rows:
        totals[quad] += number
        try:
            weeks[monday(day)][quad] += number
        except ValueError:  # no day, or one that is none
            undated += number
    return Activity(
        total=sum(totals.values()),
        undated=undated,
        quads=_quads(totals),
        weeks=tuple((week, _quads(weeks[week])) for week in sorted(weeks)),
    )


def _quads(counts: Counter[int]) -> Quads:
    return counts[1], counts[2], counts[3], counts[4]


def count_statements(record: Record, filters: StatementFilters) -> int:
    """Return how many statements the filters leave."""
    plain: StatementFilters = {**filters, "after": None, "limit": None}
    with connect(record) as connection:
        part = select_statements(connection, record._store, plain).order_by(None).subquery()  # noqa: SLF001
        return connection.execute(sa.select(sa.func.count()).select_from(part)).scalar_one()


def statement(record: Record, statement_id: str) -> StatementRow | None:
    """Return one statement, rejected ones too."""
    with connect(record) as connection:
        chosen = select_statements(connection, record._store, {"rejected": True})  # noqa: SLF001
        return next(statement_rows(connection, chosen.where(statements.c.id == statement_id)), None)


def statement_details(record: Record, statement_id: str) -> dict[str, Any]:
    """Return a statement's local id, its time, and whether it is rejected."""
    names = ("local_id", "day_start", "day_end", "day_precision", "is_rejected")
    with connect(record) as connection:
        chosen = sa.select(*(statements.c[name] for name in names)).where(statements.c.id == statement_id)
        return dict(connection.execute(chosen).mappings().one())


def pairs(record: Record, *, since: str | None = None, until: str | None = None) -> list[PairRow]:
    """Return the pairs of countries between which there are events, busiest first.

    An event counts for each source and target; one that has sources alone, as a telephone call, in both directions.
    """
    ours, theirs = event_parties.alias(), event_parties.alias()
    has_target = sa.exists().where(event_parties.c.event == ours.c.event, event_parties.c.side == "target")
    chosen = (
        sa.select(ours.c.country, theirs.c.country, events.c.quad, sa.func.count(events.c.id.distinct()))
        .select_from(ours.join(theirs, theirs.c.event == ours.c.event).join(events, events.c.id == ours.c.event))
        .where(
            sa.not_(events.c.is_rejected),
            ours.c.side == "source",
            ours.c.country != theirs.c.country,
            sa.or_(theirs.c.side == "target", sa.not_(has_target)),
        )
        .group_by(ours.c.country, theirs.c.country, events.c.quad)
    )
    if since:
        chosen = chosen.where(events.c.day >= since)
    if until:
        chosen = chosen.where(events.c.day != "", events.c.day <= until)
    found: defaultdict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    with connect(record) as connection:
        for source, target, quad, number in connection.execute(chosen):
            found[source, target][quad] += number
    rows = [PairRow(source=one, target=two, quads=_quads(counts)) for (one, two), counts in found.items()]
    return sorted(rows, key=lambda row: (-row.total, row.source, row.target))


def actor_list(record: Record) -> list[ActorRow]:
    """Return every actor that did, received or said something, busiest first."""
    did = (
        sa.select(event_parties.c.who, event_parties.c.side, sa.func.count(event_parties.c.event.distinct()))
        .join(events, events.c.id == event_parties.c.event)
        .where(sa.not_(events.c.is_rejected))
        .group_by(event_parties.c.who, event_parties.c.side)
    )
    said = (
        sa.select(statements.c.speaker_who, sa.func.count())
        .where(statements.c.speaker_who.is_not(None), sa.not_(statements.c.is_rejected))
        .group_by(statements.c.speaker_who)
    )
    numbers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with connect(record) as connection:
        for someone, side, number in connection.execute(did):
            numbers[someone][side] += number
        for someone, number in connection.execute(said):
            numbers[someone]["said"] += number
        people = connection.execute(sa.select(who).order_by(who.c.id)).mappings().all()
    grouped: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in people:
        if row["id"] in numbers:
            grouped[row["known_as"] or row["name"], row["known_as"] or row["country"] or ""].append(row)
    rows = [_actor_row(key, group, numbers) for (key, _), group in grouped.items()]
    return sorted(rows, key=lambda row: (-row.total, row.name, row.key, row.country or ""))


def _actor_row(key: str, group: Sequence[Any], numbers: dict[str, Counter[str]]) -> ActorRow:
    first = max(group, key=lambda row: (sum(numbers[row["id"]].values()), row["id"]))
    total = sum((numbers[row["id"]] for row in group), Counter[str]())
    return ActorRow(
        key=key,
        name=first["name"],
        kind=first["kind"],
        country=first["country"],
        sectors=tuple(filter(None, first["sectors"].split(";"))),
        did=total["source"],
        received=total["target"],
        said=total["said"],
    )


def roles(record: Record, name: str, *, limit: int = 200) -> list[RoleRow]:
    """Return what the actors that ``name`` means were, article by article, oldest first."""
    with connect(record) as connection:
        chosen = (
            sa.select(
                who.c.name,
                actors.c.role,
                who.c.country,
                who.c.sectors,
                articles.c.published,
                articles.c.id,
                articles.c.title,
            )
            .select_from(actors.join(who, who.c.id == actors.c.who).join(articles, articles.c.id == actors.c.article))
            .where(who.c.id.in_(known_parties(connection, name) or [""]))
            .order_by(articles.c.published.is_(None), articles.c.published, articles.c.id, who.c.name)
            .limit(limit)
        )
        return [
            RoleRow(
                name=row[0],
                role=row[1],
                country=row[2],
                sectors=tuple(filter(None, row[3].split(";"))),
                published=row[4],
                article=row[5],
                title=row[6],
            )
            for row in connection.execute(chosen)
        ]


def counterparts(record: Record, name: str) -> list[tuple[ActorRow, Quads]]:
    """Return with whom an actor shares events, most first: as the other one did (source) or received (target)."""
    with connect(record) as connection:
        theirs = took_part(connection, name)
        known = set(known_parties(connection, name))
        chosen = (
            sa.select(who, event_parties.c.side, events.c.quad, sa.func.count(events.c.id.distinct()).label("number"))
            .select_from(
                event_parties.join(who, who.c.id == event_parties.c.who).join(
                    events, events.c.id == event_parties.c.event
                )
            )
            .where(event_parties.c.event.in_(theirs), sa.not_(events.c.is_rejected))
            .group_by(*who.c, event_parties.c.side, events.c.quad)
        )
        rows = [row for row in connection.execute(chosen).mappings() if row["id"] not in known]
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row["known_as"] or row["name"]].append(row)
    found = []
    for key, group in grouped.items():
        numbers: defaultdict[str, Counter[str]] = defaultdict(Counter)
        quads = Counter[int]()
        for row in group:
            numbers[row["id"]][row["side"]] += row["number"]
            quads[row["quad"]] += row["number"]
        found.append((_actor_row(key, group, numbers), _quads(quads)))
    return sorted(found, key=lambda item: (-sum(item[1]), item[0].name, item[0].key))


def article_list(
    record: Record,
    *,
    text: str | None = None,
    site: str | None = None,
    since: str | None = None,
    until: str | None = None,
    after: str | None = None,
    limit: int | None = None,
    ids: Sequence[str] | None = None,
) -> list[ArticleRow]:
    """Return articles, newest first, those without a date last."""
    day = sa.func.coalesce(articles.c.published, "")
    tests = _article_tests(record, text=text, site=site, since=since, until=until)
    if after is not None:
        mark, _, key = after.partition("|")
        tests.append(sa.tuple_(day, articles.c.id) < sa.tuple_(sa.literal(mark), sa.literal(key)))
    if ids is not None:
        tests.append(articles.c.id.in_(ids))
    n_events = sa.select(sa.func.count(reports.c.event.distinct())).where(
        reports.c.article == articles.c.id, sa.not_(reports.c.is_rejected)
    )
    n_statements = sa.select(sa.func.count()).where(
        statements.c.article == articles.c.id, sa.not_(statements.c.is_rejected)
    )
    names = ("id", "title", "site", "url", "authors", "published", "published_basis", "language", "n_characters")
    chosen = (
        sa.select(
            *(articles.c[name] for name in names),
            n_events.scalar_subquery().label("n_events"),
            n_statements.scalar_subquery().label("n_statements"),
        )
        .where(*tests)
        .order_by(day.desc(), articles.c.id.desc())
        .limit(limit)
    )
    with connect(record) as connection:
        return [
            ArticleRow(**row, cursor=f"{row['published'] or ''}|{row['id']}")
            for row in connection.execute(chosen).mappings()
        ]


def count_articles(record: Record, **filters: Any) -> int:
    """Return how many articles the filters leave."""
    chosen = sa.select(sa.func.count()).select_from(articles).where(*_article_tests(record, **filters))
    with connect(record) as connection:
        return connection.execute(chosen).scalar_one()


def _article_tests(
    record: Record, *, text: str | None, site: str | None, since: str | None, until: str | None
) -> list[Any]:
    tests: list[Any] = []
    if text is not None:
        tests.append(record._store.matches(text))  # noqa: SLF001
    if site is not None:
        tests.append(articles.c.site == site)
    if since is not None:
        tests.append(articles.c.published >= since)
    if until is not None:
        tests.append(articles.c.published < f"{until}~")  # published may carry a time of day
    return tests


def kept(record: Record, article: str) -> Kept | None:
    """Return the reading of an article with the record's ids of its entries."""
    with connect(record) as connection:
        packed = connection.execute(
            sa.select(pages.c.reading).join(articles, articles.c.page == pages.c.id).where(articles.c.id == article)
        ).scalar()
        if packed is None:
            return None
        found = [
            dict(connection.execute(sa.select(table.c.local_id, column).where(table.c.article == article)).all())  # type: ignore[arg-type]
            for table, column in ((reports, reports.c.event), (statements, statements.c.id))
        ]
        named = connection.execute(
            sa.select(actors.c.local_id, who.c.known_as, who.c.name)
            .join(who, who.c.id == actors.c.who)
            .where(actors.c.article == article)
        )
        keys = {local: known_as or name for local, known_as, name in named}
    return Kept(reading=unpack(packed), events=found[0], statements=found[1], actors=keys)


def problem_counts(record: Record) -> list[tuple[str, int]]:
    """Return how often each problem's code occurs, most first."""
    number = sa.func.count()
    chosen = sa.select(problems.c.code, number).group_by(problems.c.code).order_by(number.desc(), problems.c.code)
    with connect(record) as connection:
        return [(code, n) for code, n in connection.execute(chosen)]


def site_list(record: Record) -> list[SiteRow]:
    """Return the sites, most articles first, with how many of their articles have each field."""
    fields = ("title", "authors", "published", "url", "language")
    filled = [
        sa.func.sum(sa.case((sa.func.coalesce(articles.c[name], "") != "", 1), else_=0)).label(name)
        for name in fields
    ]
    number = sa.func.count()
    chosen = sa.select(articles.c.site, number, *filled).group_by(articles.c.site)
    with connect(record) as connection:
        rows = connection.execute(chosen.order_by(number.desc(), articles.c.site)).all()
    return [SiteRow(site=row[0], n_articles=row[1], filled=dict(zip(fields, row[2:], strict=True))) for row in rows]


def reader_list(record: Record) -> list[tuple[str, str | None, str | None, int]]:
    """Return version, weights and knowledge of what read the pages, and how many pages."""
    names = (pages.c.reader_version, pages.c.reader_model, pages.c.reader_knowledge)
    chosen = sa.select(*names, sa.func.count()).group_by(*names).order_by(*names)
    with connect(record) as connection:
        return [(version, model, knowledge, n) for version, model, knowledge, n in connection.execute(chosen)]


def place_list(record: Record) -> list[PlaceRow]:
    """Return where events took place, most events first."""
    names = ("place", "place_country", "place_precision", "lat", "lon")
    number = sa.func.count()
    chosen = (
        sa.select(*(events.c[name] for name in names), number)
        .where(events.c.place.is_not(None), sa.not_(events.c.is_rejected))
        .group_by(*(events.c[name] for name in names))
        .order_by(number.desc(), events.c.place)
    )
    with connect(record) as connection:
        return [
            PlaceRow(name=row[0], country=row[1], precision=row[2], lat=row[3], lon=row[4], n_events=row[5])
            for row in connection.execute(chosen)
        ]


def verdicts(record: Record, kind: str) -> dict[str, int]:
    """Return how many events (or statements) people accepted, corrected and rejected, and how many are open."""
    table = events if kind == "event" else statements
    state = sa.case((table.c.is_rejected, "rejected"), else_=sa.func.coalesce(table.c.verdict, "open"))
    with connect(record) as connection:
        found = {name: n for name, n in connection.execute(sa.select(state, sa.func.count()).group_by(state))}  # noqa: C416
    return {name: found.get(name, 0) for name in ("accepted", "corrected", "rejected", "open")}


def doubtful(record: Record, kind: str, *, after: str | None = None) -> str | None:
    """Return the event (or statement) that no one has judged and the reader is least sure of; past ``after``, if given."""
    table = events if kind == "event" else statements
    chosen = sa.select(table.c.id).where(sa.not_(table.c.is_rejected), table.c.verdict.is_(None))
    with connect(record) as connection:
        if after is not None:
            mark = connection.execute(sa.select(table.c.confidence).where(table.c.id == after)).scalar()
            if mark is not None:
                chosen = chosen.where(
                    sa.tuple_(table.c.confidence, table.c.id) > sa.tuple_(sa.literal(mark), sa.literal(after))
                )
        return connection.execute(chosen.order_by(table.c.confidence, table.c.id).limit(1)).scalar()
