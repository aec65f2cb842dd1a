"""``communique judge``: writes a person's judgement on an entry, which outranks the reader."""

from __future__ import annotations

import shlex
import sys
from typing import Annotated, Any, Literal

import typer

from communique.cli.options import RecordPath

Decision = Literal["accept", "reject", "correct", "merge", "split", "undo"]
_NEEDS = {"correct": ("--field", "--value"), "merge": ("--other",), "split": ("--other",)}
"""The options that a decision needs; a decision that is not listed needs none."""


def judge(
    record: RecordPath,
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="Id of an event, report, statement or actor.")
    ],
    decision: Annotated[Decision, typer.Argument(metavar="DECISION", help="What is decided.")],
    who: Annotated[str, typer.Option(metavar="NAME", help="Who judges.")],
    why: Annotated[str | None, typer.Option(metavar="WORDS", help="The reason.")] = None,
    field: Annotated[
        str | None, typer.Option(metavar="FIELD", help="The field to correct, such as `type` or `day_start`.")
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(
            metavar="VALUE",
            help="The right value: a word; for parties, names or country codes separated by ;, or JSON.",
        ),
    ] = None,
    other: Annotated[
        str | None,
        typer.Option(metavar="ENTRY", help="The second event or actor; for a split, the report to take out."),
    ] = None,
) -> None:
    """Accept, reject, correct, merge or split entries, or undo a judgement.

    Each decision is stored as a row of its own, which is never changed or deleted.

    `correct` needs --field and --value; `merge` and `split` need --other; `undo` takes the id of a judgement instead of an
    entry. `communique show RECORD --ids` prints the ids of entries, `communique history` those of judgements.

    Example: `communique judge news.sqlite ev_abc correct --field type --value AID --who ana --why "a loan"`
    """
    from communique.record import open_record

    given = {"--field": field, "--value": value, "--other": other}
    needed = _NEEDS.get(decision, ())
    if {name for name, option in given.items() if option is not None} != set(needed):
        options = " and ".join(needed) or "none of --field, --value and --other"
        raise typer.BadParameter(f"{decision} needs {options}.")
    with open_record(record, create=False) as opened:
        if decision == "undo":
            made = opened.undo(entry, who=who, why=why)
        else:
            made = opened.judge(
                entry, decision, who=who, why=why, field=field, value=_parse(value, field), other=other
            )
    sys.stdout.write(f"{made}\n")
    command = shlex.join(["communique", "judge", record, made, "undo", "--who", who])
    sys.stderr.write(f"judged; to undo it: `{command}`\n")


def _parse(value: str | None, field: str | None) -> Any:
    """Return the value of --value: parsed if it is a JSON list, object, float or ``null``, or a coordinate, else as text.

    A name that consists of digits thus stays text.
    """
    import orjson

    if value is None:
        return None
    try:
        parsed = orjson.loads(value)
    except ValueError:
        return value
    is_json = parsed is None or isinstance(parsed, list | dict | float) or field in {"lat", "lon"}
    return parsed if is_json else value
