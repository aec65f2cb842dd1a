"""The data classes of Communiqué, which are also the exchange format ``communique/1``.

All are frozen, slotted and keyword-only, and do no input or output. Their field names and the order of these are those
of the format, which :mod:`communique.exchange` writes and reads. Offsets count Unicode code points of
``Article.text``, end exclusive. Unknown values are ``None``.

>>> span = Span(start=0, end=4)
>>> span.of("Moon spoke")
'Moon'
"""

from __future__ import annotations

import typing
from dataclasses import dataclass
from typing import Literal

FORMAT = "communique/1"

BlockKind = Literal["title", "dateline", "body", "caption", "byline", "chrome"]
Basis = Literal["given", "markup", "url", "text", "relative", "none"]
ActorKind = Literal["person", "country", "organization", "group"]
MentionKind = Literal["name", "nominal", "pronoun"]
Status = Literal["asserted", "alleged", "denied", "planned", "hypothetical", "historical"]
StatementKind = Literal["direct", "indirect", "mixed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimePrecision = Literal["day", "week", "month", "year"]
PlacePrecision = Literal["point", "city", "admin1", "country"]

STATUSES: tuple[str, ...] = typing.get_args(Status)
READ_BLOCKS = frozenset({"title", "body"})
"""Kinds of block that are read for events and statements."""
LIKELY = 0.2
"""The confidence from which tables and pages show an entry by default; entries below it are only counted."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers.

        >>> Span(start=0, end=4).of("Moon spoke")
        'Moon'
        """
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character.

        >>> Span(start=0, end=4).overlaps(Span(start=4, end=9))
        False
        """
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies within this span.

        >>> Span(start=0, end=4).covers(Span(start=2, end=4))
        True
        """
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A date or date-time (ISO 8601) and where it was found.

    With the basis ``relative`` it was computed from an age that the page states ("2 days ago") and the time at which the
    page was saved or fetched.
    """

    value: str | None = None
    basis: Basis = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of an article's text and its kind; only kinds in :data:`READ_BLOCKS` are read."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text and facts drawn from a page."""

    url: str | None = None
    site: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Dating = Dating()
    modified: Dating = Dating()
    language: str | None = None
    text: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that refers to an actor by a name, a noun phrase (``nominal``) or a pronoun."""

    start: int
    end: int
    kind: MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, state, organisation or group, as it is on the article's date.

    ``country`` is an ISO 3166 alpha-3 code or one of PLOVER's IGO, UNO, EUR, NGO, ISM, IMG, MNC;
    ``sectors`` are PLOVER sectors; ``known_as`` is the id in the knowledge base. ``score``, from 0 to 1, says how certain
    identity and country are; it ranks actors but is not a probability. ``basis`` gives the reasons in words.
    """

    id: str
    name: str
    kind: ActorKind
    known_as: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    member_of: str | None = None
    mentions: tuple[Mention, ...] = ()
    score: float | None = None
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named in the text; ``lat`` and ``lon`` are degrees (WGS 84), ``geonames`` is the id in GeoNames."""

    start: int
    end: int
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision
    geonames: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression with its TIMEX3 type and value."""

    start: int
    end: int
    type: TimeType
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum of money or a quantity; ``unit`` is an ISO 4217 currency code or the name of a unit."""

    start: int
    end: int
    value: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """The span of an actor that takes part in an event or speaks; ``actor`` is its id, ``None`` if unresolved."""

    actor: str | None = None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime:
    """When an event takes place: an interval of days, its precision, and the phrase that says so."""

    start: str | None
    end: str | None
    precision: TimePrecision
    phrase: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing done, by whom and to whom, with its evidence.

    ``type``, ``mode`` and ``contexts`` are those of PLOVER; ``announces`` is the type of the planned event that an AGREE
    or CONCEDE announces. ``place`` is an index into the places of the reading, ``reported_by`` the id of an actor.
    ``intensity`` is PLOVER's score from −10 to +10, ``confidence`` is from 0 to 1.
    """

    id: str
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    announces: str | None = None
    status: Status
    sources: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    trigger: Span
    sentence: Span
    time: EventTime | None = None
    place: int | None = None
    reported_by: str | None = None
    intensity: float | None = None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing said, and by whom.

    ``speaker`` is ``None`` if none is named. ``cue`` is the verb or phrase that introduces the statement; ``content`` has
    several spans if a quotation is interrupted.
    """

    id: str
    kind: StatementKind
    speaker: Participant | None = None
    cue: Span | None = None
    content: tuple[Span, ...]
    addressee: Participant | None = None
    time: EventTime | None = None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem with one input: a code of :data:`communique.errors.CODES`, what happened and what to do."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderVersion:
    """The reader of an article: version of the package, hash of the weights, version of the knowledge."""

    version: str
    model: str | None = None
    knowledge: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything read from one article. ``article`` is ``None`` if the page could not be read."""

    format: str = FORMAT
    id: str
    article: Article | None = None
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    amounts: tuple[Amount, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()
    reader: ReaderVersion

    def actor(self, participant: Participant) -> Actor | None:
        """Return the actor of a participant, speaker or addressee; ``None`` if it is unresolved.

        >>> moon = Actor(id="a1", name="Moon Jae-in", kind="person")
        >>> reading = Reading(id="r", actors=(moon,), reader=ReaderVersion(version="1"))
        >>> reading.actor(Participant(actor="a1", start=0, end=4)) is moon, reading.actor(Participant(start=9, end=11))
        (True, None)
        """
        return next((actor for actor in self.actors if actor.id == participant.actor), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One item of input: its markup or text with what is known about it, or the problems that made it unreadable.

    ``source`` says where it is from (path, URL, ``path:line``). ``html`` holds markup, decoded or not, ``text`` plain
    text; if both are ``None``, ``problems`` says why. ``saved`` is when the page was saved or fetched (ISO date-time), if its file or archive says so.
    ``sent`` is the day (ISO date) on which the mail or message that holds it was sent: its day, if it states none.
    """

    source: str
    id: str | None = None
    html: bytes | str | None = None
    text: str | None = None
    url: str | None = None
    title: str | None = None
    site: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    saved: str | None = None
    sent: str | None = None
