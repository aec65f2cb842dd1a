"""Options that several verbs share. Each is checked before anything is opened; a wrong value exits with code 2."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 200
"""Most characters of a name in a filter; the pages have the same limit."""


def _name(value: str | None) -> str | None:
    """Return a name without surrounding blanks; refuse one that is empty, too long or not printable."""
    if value is None:
        return None
    name = value.strip()
    if not name or len(name) > _LONGEST or not name.isprintable():
        raise typer.BadParameter("Give a name or a country code, such as KOR.")
    return name


def _actor(option: typer.CallbackParam, value: str | None) -> str | None:
    """Return a name; if it is a country's, print a hint that only the country's code matches all who act for it."""
    from communique.ontology import country_named

    name = _name(value)
    if name is not None and (code := country_named(name)):
        sys.stderr.write(
            f"{name!r} finds actors of that name; {option.opts[0]} {code} finds all who act for the country\n"
        )
    return name


def _kind(value: str | None) -> str | None:
    """Return a PLOVER type in capitals."""
    from communique.ontology.plover import types

    if value is not None and value.upper() not in types():
        raise typer.BadParameter(f"There is no type {value!r}; the types are {', '.join(types())}.")
    return value and value.upper()


def _status(value: str | None) -> str | None:
    """Return a status in lower case."""
    from communique.model import STATUSES

    if value is not None and value.lower() not in STATUSES:
        raise typer.BadParameter(f"There is no status {value!r}; the statuses are {', '.join(STATUSES)}.")
    return value and value.lower()


def _days(value: str) -> tuple[date, date]:
    """Return the first and the last day of a day, a month or a year."""
    from communique.values import period_of

    days = period_of(value)
    if days is None:
        raise typer.BadParameter(
            f"{value!r} is not a day, month or year; give it as YYYY-MM-DD, YYYY-MM or YYYY."
        )
    return days


def _since(value: str | None) -> str | None:
    return value and _days(value)[0].isoformat()


def _until(context: typer.Context, value: str | None) -> str | None:
    last = value and _days(value)[1].isoformat()
    since = context.params.get("since")
    if last and since and last < since:
        raise typer.BadParameter(f"{last} is before --since {since}.")
    return last


def _new_since(value: str | None) -> str | None:
    from communique.values import moment_of

    try:
        return value and moment_of(value)
    except ValueError as error:
        raise typer.BadParameter(f"{error}.") from error


def _moment(value: str | None) -> str | None:
    """Return a day, or a day with a time, as it was given."""
    if value is not None and not _is_moment(value):
        raise typer.BadParameter(f"{value!r} is not a date; give it as YYYY-MM-DD.")
    return value


def _is_moment(value: str) -> bool:
    # fromisoformat also takes weeks (2019-W15) and dates without hyphens.
    if _DAY.match(value) is None:
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


RecordPath = Annotated[
    str, typer.Argument(metavar="RECORD", help="The record: an SQLite file, or a postgresql:// address.")
]
Actor = Annotated[
    str | None,
    typer.Option(metavar="NAME", callback=_actor, help="An actor's name or country code, on either side."),
]
Other = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", callback=_actor, help="A second actor: what it and --actor did to each other."
    ),
]
Source = Annotated[
    str | None, typer.Option(metavar="NAME", callback=_actor, help="Who did it, by name or country code.")
]
Target = Annotated[
    str | None, typer.Option(metavar="NAME", callback=_actor, help="To whom, by name or country code.")
]
EventType = Annotated[
    str | None,
    typer.Option(
        "--type", metavar="TYPE", callback=_kind, help="A PLOVER type, such as CONSULT or SANCTION."
    ),
]
EventStatus = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        callback=_status,
        help="asserted, alleged, denied, planned, hypothetical or historical.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", callback=_since, is_eager=True, help="First day, YYYY-MM-DD; also YYYY-MM or YYYY."
    ),
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", callback=_until, help="Last day, in the same forms.")
]
NewSince = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=_new_since,
        help="Only entries that are new in the record since then; YYYY-MM-DD or YYYY-MM-DDTHH:MM, in UTC.",
    ),
]
MinConfidence = Annotated[
    float | None, typer.Option(metavar="SHARE", min=0, max=1, help="Least confidence, 0 to 1.")
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=_moment,
        help="Publication date of every page, YYYY-MM-DD, whatever the page says; "
        "JSON lines and table rows that state a date keep it.",
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--out",
        metavar="FILE",
        help="File to write; standard output if it is `-` or not given.",
    ),
]


def refuse(with_what: str, **options: object) -> None:
    """Refuse options that cannot be combined with another one, rather than ignore them.

    Args:
        with_what: the option that they cannot be combined with, as it is named in the message.
        options: the values of the options by name; ``None`` if an option is not given.

    Raises:
        typer.BadParameter: at least one of them is given; the message names all that are.

    """
    given = [f"--{name.replace('_', '-')}" for name, value in options.items() if value is not None]
    if given:
        raise typer.BadParameter(f"{' and '.join(given)} cannot be used with {with_what}.")


def need(what: str, *, is_given: bool, **options: object) -> None:
    """Refuse options that are only allowed together with another one.

    Args:
        what: the option that they need.
        is_given: whether that option is given.
        options: the values of the options by name; ``None`` if an option is not given.

    Raises:
        typer.BadParameter: at least one is given without the option that it needs.

    """
    if is_given:
        return
    given = [f"--{name}" for name, value in options.items() if value is not None]
    if given:
        raise typer.BadParameter(f"{' and '.join(given)} can only be used with {what}.")


class ReadFormat(StrEnum):
    """The formats in which ``read`` prints."""

    table = "table"
    jsonl = "jsonl"


class Period(StrEnum):
    """The periods by which ``show --series`` counts."""

    day = "day"
    week = "week"
    month = "month"
    quarter = "quarter"
    year = "year"


class ShowFormat(StrEnum):
    """The formats in which ``show`` prints."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class ExportFormat(StrEnum):
    """The formats that ``export`` writes."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    statements = "statements"
    gdelt = "gdelt"
    gdelt_mentions = "gdelt-mentions"
    icews = "icews"
    polecat = "polecat"
