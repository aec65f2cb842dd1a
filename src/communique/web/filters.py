"""The filters of lists: from a query string to the record's filters, and back to links and commands."""

from __future__ import annotations

import functools
import re
import shlex
from collections.abc import Callable
from typing import Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from communique.model import STATUSES
from communique.ontology import country_name, types
from communique.record import ArticleFilters, EventFilters, StatementFilters
from communique.values import moment_of, period_of

PAGE = 50
"""Rows on a page if the query gives no limit."""
MOST = 500
"""Most rows on a page."""
_CURSOR = re.compile(r"^([0-9T:+.\-Z]{0,40})\|[a-z]{2}_[a-z2-7]{1,40}$")
_EVERYWHERE = ("since", "until", "min_confidence", "new_since")
"""Filters that ``communique show`` has for both events and statements."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NAMED = (
    'a name, a whole name in "quotes", one of a country ("police" of KOR), a country code or a knowledge id'
)
"""The description of the fields for actors, after "Part of"."""


def _newest_where_empty(value: Any) -> Any:
    return value or "newest"


class Query(BaseModel):
    """The parameters of every list. An empty value, as forms send it, counts as not given."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    since: str | None = Field(
        None, description="First day, YYYY-MM-DD; also YYYY-MM or YYYY", examples=["2019-04-01"]
    )
    until: str | None = Field(None, description="Last day, in the same forms", examples=["2019-04-30"])
    text: str | None = Field(
        None, max_length=500, description='Words and "quoted phrases" that the article contains'
    )
    site: str | None = Field(None, max_length=200, description="The site that published it")
    new_since: str | None = Field(
        None,
        description="Only entries that are new in the record since this day or time (ISO 8601; UTC if it has no zone)",
        examples=["2026-11-29"],
    )
    after: str | None = Field(None, max_length=100, description="The `cursor` of the last row seen")
    limit: int = Field(PAGE, ge=1, le=MOST, description="Most rows")

    @field_validator("*", mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        if isinstance(value, str):
            if _CONTROL.search(value):
                raise ValueError("control characters are not allowed")
            return value.strip() or None
        return value

    @field_validator("limit", mode="before")
    @classmethod
    def _limit(cls, value: Any) -> Any:
        return PAGE if value in {None, ""} else value

    @field_validator("since", "until")
    @classmethod
    def _day(cls, value: str | None, info: ValidationInfo) -> str | None:
        days = period_of(value) if value is not None else None
        if value is not None and days is None:
            raise ValueError("give a day as YYYY-MM-DD, a month as YYYY-MM, or a year")
        return days and days[info.field_name == "until"].isoformat()

    @field_validator("new_since")
    @classmethod
    def _new_since(cls, value: str | None) -> str | None:
        if value is not None:
            moment_of(value)
        return value

    @field_validator("after")
    @classmethod
    def _cursor(cls, value: str | None) -> str | None:
        if value is not None and not _CURSOR.match(value):
            raise ValueError("give the `cursor` of the last row")
        return value

    def given(self) -> dict[str, str]:
        """Return the filters that are set, as in a query string, without cursor and limit."""
        plain = self.model_dump(exclude_defaults=True, exclude={"after", "limit"})
        return {
            name: str(int(value) if value is True else value)
            for name, value in plain.items()
            if value is not None
        }

    def selection(self) -> Any:
        """Return the record's filters without cursor, limit and order: those that select all entries of the list."""
        return {
            name: value for name, value in self.filters().items() if name not in {"after", "limit", "newest"}
        }

    def filters(self) -> Any:
        """Return the record's filters."""
        return self.model_dump(exclude_none=True)

    def link(self, path: str, **changes: Any) -> str:
        """Return the address of ``path`` with these filters, with some changed; a change to ``None`` removes one.

        >>> Query(since="2019-04-01").link("/events", quad=3)
        '/events?since=2019-04-01&quad=3'
        """
        return self.links(path)(**changes)

    def links(self, path: str) -> Callable[..., str]:
        """Return a faster :meth:`link` for one path, to make hundreds of links."""
        given = self.given()

        def link(**changes: Any) -> str:
            parts = [_encoded(name, value) for name, value in (given | changes).items() if value is not None]
            return f"{path}?{'&'.join(parts)}" if parts else path

        return link


# A drawing has hundreds of links, in which the same days and classes recur.
@functools.lru_cache(maxsize=4096, typed=True)
def _encoded(name: str, value: object) -> str:
    return urlencode({name: value})


class EventQuery(Query):
    """The parameters of lists of events."""

    actor: str | None = Field(None, max_length=200, description=f"Part of {_NAMED}, on either side")
    other: str | None = Field(None, max_length=200, description="A second actor: events between the two")
    source: str | None = Field(None, max_length=200, description="Who did it")
    target: str | None = Field(None, max_length=200, description="To whom it was done")
    country: str | None = Field(None, max_length=10, description="Country code on either side")
    sector: str | None = Field(None, max_length=10, description="PLOVER sector")
    type: str | None = Field(None, description="PLOVER type", examples=["CONSULT"])
    mode: str | None = Field(None, max_length=40, description="PLOVER mode")
    quad: Literal[1, 2, 3, 4] | None = Field(
        None, description="1 verbal, 2 material cooperation, 3 verbal, 4 material conflict"
    )
    status: str | None = Field(
        None, description="asserted, alleged, denied, planned, hypothetical or historical"
    )
    min_confidence: float | None = Field(None, ge=0, le=1, description="Least confidence, 0 to 1")
    place: str | None = Field(None, max_length=200, description="Name or country code of a place")
    order: Literal["newest", "oldest"] = "newest"

    @field_validator("quad", mode="before")
    @classmethod
    def _quad(cls, value: Any) -> Any:
        return int(value) if isinstance(value, str) and value.strip() in {"1", "2", "3", "4"} else value

    _order = field_validator("order", mode="before")(_newest_where_empty)

    @field_validator("type")
    @classmethod
    def _type(cls, value: str | None) -> str | None:
        if value is not None and value.upper() not in types():
            raise ValueError(f"the types are {', '.join(types())}")
        return value and value.upper()

    @field_validator("status")
    @classmethod
    def _status(cls, value: str | None) -> str | None:
        if value is not None and value.lower() not in STATUSES:
            raise ValueError(f"the statuses are {', '.join(STATUSES)}")
        return value and value.lower()

    def filters(self) -> EventFilters:
        """Return the record's filters."""
        plain = self.model_dump(exclude_none=True, exclude={"order"})
        return {**plain, "newest": self.order == "newest"}  # type: ignore[typeddict-item]

    def command(self, record: str) -> str | None:
        """Return the command that shows the same rows; ``None`` if it lacks one of the filters."""
        known = {"actor", "other", "source", "target", "type", "status", *_EVERYWHERE}
        return _command(record, self.given(), known, [])


class StatementQuery(Query):
    """The parameters of lists of statements."""

    actor: str | None = Field(None, max_length=200, description=f"The speaker: part of {_NAMED}")
    country: str | None = Field(None, max_length=10, description="The speaker's country code")
    said: str | None = Field(
        None, max_length=500, description='Words and "quoted phrases" of the statement itself'
    )
    kind: Literal["direct", "indirect", "mixed"] | None = Field(None, description="How it is reported")
    min_confidence: float | None = Field(None, ge=0, le=1, description="Least confidence, 0 to 1")
    order: Literal["newest", "oldest"] = "newest"
    _order = field_validator("order", mode="before")(_newest_where_empty)

    def filters(self) -> StatementFilters:
        """Return the record's filters."""
        plain = self.model_dump(exclude_none=True, exclude={"order"})
        if self.actor is not None and self.country is None and country_name(self.actor) is not None:
            # A country code means the country, not all names that contain these letters.
            plain["country"] = plain.pop("actor")
        return {**plain, "newest": self.order == "newest"}  # type: ignore[typeddict-item]

    def command(self, record: str) -> str | None:
        """Return the command that shows the same rows; ``None`` if it lacks one of the filters."""
        known = {"actor", "said", *_EVERYWHERE}
        return _command(record, self.given(), known, ["--statements"])


class ArticleQuery(Query):
    """The parameters of lists of articles."""

    def filters(self) -> ArticleFilters:
        """Return the record's filters, newest first."""
        return {**self.model_dump(exclude_none=True), "newest": True}  # type: ignore[typeddict-item]


class ActorQuery(Query):
    """The parameters of lists of actors."""

    name: str | None = Field(None, max_length=200, description=f"Part of {_NAMED}")
    kind: Literal["person", "country", "organization", "group"] | None = None
    start: int = Field(0, ge=0, le=10_000_000, description="Number of rows to skip")

    @field_validator("start", mode="before")
    @classmethod
    def _start(cls, value: Any) -> Any:
        return value or 0


def _command(record: str, given: dict[str, str], known: set[str], flags: list[str]) -> str | None:
    """Return a ``communique show`` with some filters and flags; ``None`` if a filter is not among the ``known`` ones."""
    if not given.keys() - {"order"} <= known:
        return None
    if given.get("order", "newest") == "newest":
        flags = [*flags, "--newest"]
    # Without --min-confidence, the command's tables leave out entries of low confidence.
    options = [
        f"--{name.replace('_', '-')} {shlex.quote(value)}"
        for name, value in ({"min_confidence": "0"} | given).items()
        if name in known
    ]
    return " ".join(["communique show", shlex.quote(record), *flags, *options])
