"""``communique judge``: what a person decides about an entry; it outranks the reader."""

from __future__ import annotations

import shlex
import sys
from typing import Annotated, Any, Literal

import typer

from communique.cli.options import RecordPath

Decision = Literal["accept", "reject", "correct", "merge", "split", "undo"]
_NEEDS = {"correct": ("--field", "--value"), "merge": ("--other",), "split": ("--other",)}
"""The options that a decision needs; those that are not listed need none."""


def judge(
    record: RecordPath,
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="Id of an event, a report, a statement or an actor.")
    ],
    decision: Annotated[Decision, typer.Argument(metavar="DECISION", help="What is decided.")],
    who: Annotated[str, typer.Option(metavar="NAME", help="Who judges.")],
    why: Annotated[str | None, typer.Option(metavar="WORDS", help="The reason.")] = None,
    field: Annotated[
        str | None, typer.Option(metavar="FIELD", help="What is corrected, as `type` or `day_start`.")
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(
            metavar="VALUE",
            help="What it is instead: a word; of parties names or country codes with ; between them; or JSON.",
        ),
    ] = None,
    other: Annotated[
        str | None,
        typer.Option(metavar="ENTRY", help="The second event or actor; of a split, the report to take out."),
    ] = None,
) -> None:
    """Accept, reject, correct, merge or split entries, or take a judgement back.

    Each decision is stored as a row of its own, which is never changed or deleted.

    `correct` needs --field and --value; `merge` and `split` need --other; `undo` takes the id of a judgement instead of an
    entry. `communique show RECORD --ids` prints the ids of entries, `communique history` those of judgements.

    Example: `communique judge news.sqlite ev_abc correct --field type --value AID --who ana --why "a loan"`
    """
    from communique.record import open_record

    given = {"--field": field, "--value": value, "--other": other}
    needed = _NEEDS.get(decision, ())
    lacking = [name for name in needed if given[name] is None]
    beyond = [name for name, what in given.items() if what is not None and name not in needed]
    if lacking or beyond:
        needs = f"{decision} needs {' and '.join(needed) or 'none of --field, --value and --other'}"
        raise typer.BadParameter(f"{needs}.")
    with open_record(record, create=False) as opened:
        if decision == "undo":
            made = opened.undo(entry, who=who, why=why)
        else:
            made = opened.judge(
                entry, decision, who=who, why=why, field=field, value=_parse(value, field), other=other
            )
    sys.stdout.write(f"{made}\n")
    back = shlex.join(["communique", "judge", record, made, "undo", "--who", who])
    sys.stderr.write(f"judged; `{back}` takes it back\n")


def _parse(value: str | None, field: str | None) -> Any:
    """Return the value of --value: JSON where it is a list, an object, a float, ``null`` or a coordinate, else text.

    So a name that consists of digits stays text.
    """
    import orjson

    if value is None:
        return None
    try:
        plain = orjson.loads(value)
    except ValueError:
        return value
    is_plain = plain is None or isinstance(plain, list | dict | float) or field in {"lat", "lon"}
    return plain if is_plain else value
