"""The schemas of the API for its OpenAPI description: response models, and the documentation of each operation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, Field

from communique.record import EventRow, Judgement, MergeRow, SiteRow, StatementRow
from communique.web.periods import Unit
from communique.web.sending import LINES, PARQUET

Row = TypeVar("Row")


class Error(BaseModel):
    """An error; all errors have this form."""

    error: dict[str, Any] = Field(
        examples=[{"status": 404, "message": "There is no such event in this record."}]
    )


class Rows(BaseModel, Generic[Row]):
    """A page of rows."""

    items: list[Row]
    count: int = Field(description="How many rows meet the filters", examples=[142])
    next: str | None = Field(
        description="What to give as `after` to get the next page",
        examples=["2019-04-11|ev_fz2oixzfsmaokjtenw75xavsda"],
    )


class NumberedRows(BaseModel, Generic[Row]):
    """A page of rows, with the number of all rows."""

    items: list[Row]
    count: int = Field(description="How many rows meet the filters", examples=[142])
    next_start: int | None = Field(description="What to give as `start` to get the next page", examples=[50])


class OneEvent(BaseModel):
    """An event with all that is known about it."""

    event: EventRow
    reports: list[EventRow] = Field(description="Each article's report of it")
    merges: list[MergeRow] = Field(description="Why the reports were joined into one event")
    judgements: list[Judgement]


class OneStatement(BaseModel):
    """A statement and the judgements on it."""

    statement: StatementRow
    judgements: list[Judgement]


class Counted(BaseModel):
    """The number of events in a period."""

    date: str = Field(description="Its first day; for a week, the Monday", examples=["2019-04-08"])
    quads: tuple[int, int, int, int] = Field(
        description="Verbal, material cooperation, verbal, material conflict", examples=[(12, 1, 7, 2)]
    )


class Series(BaseModel):
    """Events by period."""

    count: int
    undated: int
    vaguer: dict[str, int] = Field(
        description="Those in no period, because only their `month`, `year` or a longer time (`decade`) is known"
    )
    quads: tuple[int, int, int, int]
    by: Unit
    periods: list[Counted] = Field(description="Those that have events")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A site, its number of articles, and in how many of them each field is known."""

    site: str | None
    n_articles: int
    with_title: int
    with_authors: int
    with_published: int
    with_url: int
    with_language: int

    @classmethod
    def of(cls, row: SiteRow) -> Filled:
        """Make one from a site's row."""
        numbers = {f"with_{name}": number for name, number in row.filled.items()}
        return cls(site=row.site, n_articles=row.n_articles, **numbers)


class Judged(BaseModel):
    """The judgement that was written."""

    id: str = Field(examples=["ju_7q2m"], description="The id by which it can be undone")


class Verdict(BaseModel):
    """A person's judgement on an entry."""

    entry: str = Field(max_length=100, examples=["ev_fz2oixzfsmaokjtenw75xavsda"])
    verb: Literal["accept", "reject", "correct", "merge", "split"]
    field: str | None = Field(None, max_length=40, examples=["type"])
    value: Any = Field(None, examples=["CONSULT"])
    other: str | None = Field(None, max_length=100)
    why: str | None = Field(None, max_length=2000)
    who: str | None = Field(None, max_length=100)


_SAYS = {
    400: "Not understood",
    401: "A token is needed",
    404: "Not in this record",
    414: "The address is too long",
    421: "This host name is not served",
    422: "Not understood",
    503: "The record cannot be read",
}
ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": Error, "description": says} for status, says in _SAYS.items()
}
"""The errors that every operation may return."""
REFUSALS: dict[int | str, dict[str, Any]] = ERRORS | {
    status: {"model": Error, "description": says}
    for status, says in (
        (403, "The request comes from another site"),
        (409, "Not possible"),
        (413, "Too large"),
    )
}
"""The errors that an operation that writes may return."""


def answer(model: Any) -> dict[int | str, dict[str, Any]]:
    """Return the documentation of the responses of an operation that returns one object."""
    return ERRORS | {200: {"model": model}}


def listed(model: Any) -> dict[int | str, dict[str, Any]]:
    """Return the documentation of the responses of an operation that returns rows, in any of the formats."""
    also = {
        LINES: {"schema": {"type": "string"}},
        "text/csv": {"schema": {"type": "string"}},
        PARQUET: {"schema": {"type": "string", "format": "binary"}},
    }
    missing = {501: {"model": Error, "description": "Parquet is not installed here"}}
    return ERRORS | missing | {200: {"model": model, "content": also}}
