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
    """A party to an event, or a speaker; ``country`` is as in :class:`communique.model.Actor`.

    In reports ``char_start`` and ``char_end`` are the span in the article that refers to it.
    """

    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    known_as: str | None = None
    char_start: int | None = None
    char_end: int | None = None

    @property
    def key(self) -> str:
        """The value by which filters find this party alone: its knowledge id, else its name with its country."""
        return key_of(self.name, country=self.country, known_as=self.known_as)

    def __str__(self) -> str:
        return f"{self.name} ({self.country})" if self.country and self.country != self.name else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event, or a report of one, with its evidence.

    ``date`` and ``until`` are its first and last ISO day, ``None`` if unknown. The fields from ``sentence`` to
    ``n_characters`` are those of the report that represents the event, and of its article. ``n_reports``, ``n_articles`` and
    ``n_sites`` count all its reports. ``cursor`` continues a listing after this row.
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
    """A statement with its evidence. ``date`` is its day, else that of the article.

    ``start``, ``until`` and ``precision`` are its own time; ``local_id`` is its id in the reading.
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
    """A problem of a reading; ``code`` is one of :data:`communique.errors.CODES`.

    ``article`` is ``None`` if no article could be read; ``opening`` holds the first words of an article without a title.
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
    """The number of events in a period (ISO 8601: day, week, month or year), and the sum of their intensities."""

    period: str
    n: int
    intensity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article without its text, which is in its reading (:meth:`Record.readings` with the id ``reading``).

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
    """A party, and the number of events in which it takes part."""

    party: Party
    n_events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeRow:
    """Two reports of an event: how alike they are, from 0 to 1, with the reasons for and against."""

    left: str
    right: str
    score: float
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """The number of events of a quad class (1 to 4) on a day or in a month, ``None`` if that is unknown."""

    day: str | None
    quad: int
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """The numbers of events from ``source`` to ``target`` (country codes) by quad class, mutual events included."""

    source: str
    target: str
    quads: Quads

    @property
    def total(self) -> int:
        """All events of the pair in this direction."""
        return sum(self.quads)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place, and the numbers of events there; only a town or a point has coordinates."""

    name: str
    country: str | None
    precision: str | None
    lat: float | None
    lon: float | None
    n_events: int
    quads: Quads


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor across articles; ``key`` is the value by which filters find it alone, as in :class:`Party`.

    ``did``, ``received`` and ``said`` are numbers of events as source, events as target, and statements. ``score`` and
    ``basis`` (as in :class:`communique.model.Actor`) come from the article with the highest score.
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
        """The number of events on either side and statements."""
        return self.did + self.received + self.said


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A role of an actor, and the days of the first and last article that mention it.

    ``article`` is the newest of these; ``score`` and ``basis`` (as in :class:`communique.model.Actor`) come from it.
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
    """The first counterparts of an actor, most events first, and its first roles, oldest first; and the number of each."""

    others: tuple[tuple[ActorRow, Quads], ...]
    n_others: int
    roles: tuple[RoleRow, ...]
    n_roles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """A site, the number of its articles, and how many of them have each field."""

    site: str | None
    n_articles: int
    filled: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderRow:
    """A reader (its version, weights and knowledge), and the number of pages that it read."""

    version: str
    model: str | None
    knowledge: str | None
    n_pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The reading of an article, and the ids in the record of its events and statements, by their ids in the reading.

    ``actors`` holds the keys by which filters find them, as in :class:`Party`.
    """

    reading: Reading
    events: dict[str, str]
    statements: dict[str, str]
    actors: dict[str, str]
