"""``communique judge``: what a person decides about an entry; it outranks the reader."""

from __future__ import annotations

import sys
from typing import Annotated, Any, Literal

import typer

from communique.cli.options import RecordPath

Decision = Literal["accept", "reject", "correct", "merge", "split", "undo"]


def judge(
    record: RecordPath,
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="Id of an event, a report, a statement or an actor.")
    ],
    decision: Annotated[Decision, typer.Argument(metavar="DECISION", help="What is decided.")],
    who: Annotated[str, typer.Option(help="Who judges.")],
    why: Annotated[str | None, typer.Option(help="The reason.")] = None,
    field: Annotated[str | None, typer.Option(help="What is corrected, as `type` or `day_start`.")] = None,
    value: Annotated[
        str | None, typer.Option(help="What it is instead: a word, or JSON where it is more than one.")
    ] = None,
    other: Annotated[
        str | None, typer.Option(help="The second event or actor; of a split, the report to take out.")
    ] = None,
) -> None:
    """Accept, reject, correct, merge or split entries, or take a judgement back; each decision == a row.

    `undo` takes the id of a judgement instead of an entry; `communique history` lists them.

    Example: `communique judge news.sqlite ev_abc correct --field type --value AID --who ana --why "a loan"`
    """
    from communique.errors import CommuniqueError
    from communique.record import open_record

    if decision == "undo" and (field or value or other):
        raise CommuniqueError("undo takes only the judgement's id, --who and --why")
    with open_record(record, create=False) as opened:
        if decision == "undo":
            made = opened.undo(entry, who=who, why=why)
        else:
            made = opened.judge(
                entry, decision, who=who, why=why, field=field, value=_parse(value), other=other
            )
    sys.stdout.write(f"{made}\n")
    sys.stderr.write(f"judged; `communique judge {record} {made} undo --who {who}` takes it back\n")


def _parse(value: str | None) -> Any:
    """Return a value given as JSON, else as the words it is; ``null`` means that there is none."""
    import orjson

    if value is None:
        return None
    try:
        plain = orjson.loads(value)
    except ValueError:
        return value
    return plain if plain is None or isinstance(plain, list | dict | float) else value
