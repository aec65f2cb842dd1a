"""The rows that queries of a record return, as frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model import Reading
from communique.record.queries.keys import key_of

Layer = Literal["events", "reports"]
Period = Literal["day", "week", "month", "year"]
Judged = Literal["event", "statement"]
Quads = tuple[int, int, int, int]
"""Numbers of events of quad class 1, 2, 3 and 4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party: a name, and what is known about it. ``country`` is as in :class:`communique.model.Actor`.

    ``char_start`` and ``char_end`` are the span that names them, where a report is asked for.
    """

    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    known_as: str | None = None
    char_start: int | None = None
    char_end: int | None = None

    @property
    def key(self) -> str:
        """The filter value that finds this party and no other: its knowledge id, else its name with its country."""
        return key_of(self.name, country=self.country, known_as=self.known_as)

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
    """One statement with its speaker and its evidence. ``date`` is the statement's day, else the article's.

    ``start``, ``until`` and ``precision`` are of the statement's own time, ``local_id`` is its id in the reading.
    """

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
    start: str | None
    until: str | None
    precision: str | None
    local_id: str
    is_rejected: bool
    cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRow:
    """A problem met in reading: where, its code in :data:`communique.errors.CODES`, and why.

    ``article`` is the id of the article if it could still be read, else ``None``; ``opening`` holds the first words
    of an article without a title.
    """

    reading: str
    article: str | None
    title: str | None
    opening: str | None
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
    """One article, without its text: :meth:`Record.readings` gives that, by ``reading``.

    ``opening`` holds the first words of an article without a title, else ``None``.
    """

    id: str
    reading: str
    title: str | None
    opening: str | None
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
class PartyRow:
    """Someone who takes part in events of the record, and in how many."""

    party: Party
    n_events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeRow:
    """Two reports that were joined: the score, from 0 to 1, and the reasons for and against."""

    left: str
    right: str
    score: float
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """How many events of one quad class (1 to 4) are on a day, or in a month; ``None`` where it is unknown."""

    day: str | None
    quad: int
    n: int


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
class PlaceRow:
    """Where events took place, how many, and by quad class: coordinates only where a town or point is known."""

    name: str
    country: str | None
    precision: str | None
    lat: float | None
    lon: float | None
    n_events: int
    quads: Quads


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor across articles; ``key`` is the filter value that finds it and no other, as in :class:`Party`.

    ``score`` and ``basis`` (as in :class:`communique.model.Actor`) come from the article in which the score is
    highest.
    """

    key: str
    name: str
    kind: str | None
    country: str | None
    sectors: tuple[str, ...]
    did: int
    received: int
    said: int
    score: float | None = None
    basis: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Events on either side, and statements."""
        return self.did + self.received + self.said


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A role of an actor, from the first to the last article that gives it; ``article`` is the newest of them.

    ``score`` and ``basis`` (as in :class:`communique.model.Actor`) come from that article.
    """

    name: str
    role: str | None
    country: str | None
    sectors: tuple[str, ...]
    first: str | None
    last: str | None
    n_articles: int
    article: str
    score: float | None = None
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An actor's counterparts, most events first, and its roles, oldest first: the first of each, and how many there are."""

    others: tuple[tuple[ActorRow, Quads], ...]
    n_others: int
    roles: tuple[RoleRow, ...]
    n_roles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """A site, its articles, and how many of them have each field."""

    site: str | None
    n_articles: int
    filled: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderRow:
    """What read pages (version, weights, knowledge), and how many."""

    version: str
    model: str | None
    knowledge: str | None
    n_pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An article's reading, and the record's ids of its events, statements and actors, by their ids in the reading.

    For actors this is the key by which filters find them, as in :class:`Party`.
    """

    reading: Reading
    events: dict[str, str]
    statements: dict[str, str]
    actors: dict[str, str]
