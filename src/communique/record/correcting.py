"""Apply a judgement to rows, with everything that follows from the change."""

from __future__ import annotations

import itertools
from typing import Any

from communique.ontology import intensity, modes, quad
from communique.record.columns import WHEN
from communique.record.dating import listed_day
from communique.record.fields import TABLES, kind_of
from communique.record.rows import Row, Rows, who_row


def correct_row(rows: Rows, entry: str, verb: str, field: str | None, value: Any) -> None:
    """Apply a judgement to one derived row and to the rows that depend on it."""
    kind = kind_of(entry)
    table = TABLES[kind or "event"]
    row = next((row for row in rows.get(table, ()) if row["id"] == entry), None)
    if row is None:
        return
    if kind == "actor":
        _judge_actor(rows, row, verb, field, value)
    elif kind == "statement":
        _judge_statement(rows, row, verb, field, value)
    else:
        corrected = correct_event(row, verb, field, value)
        if corrected is not None:
            _replace_side(rows, row, *corrected)


def _replace_side(rows: Rows, report: Row, side: str, people: list[Row]) -> None:
    """Replace the parties on one side of a report; the text does not name them, so their span is the trigger."""
    rows["parties"] = [
        party for party in rows["parties"] if (party["report"], party["side"]) != (report["id"], side)
    ]
    for position, someone in enumerate(people):
        rows["who"].append(someone)
        rows["parties"].append(
            {
                "report": report["id"],
                "side": side,
                "position": position,
                "who": someone["id"],
                "actor": None,
                "char_start": report["trigger_char_start"],
                "char_end": report["trigger_char_end"],
            }
        )


def correct_event(row: Row, verb: str, field: str | None, value: Any) -> tuple[str, list[Row]] | None:
    """Apply a judgement to the row of a report or event.

    Returns:
        If it corrects the parties of a side: the side (``source`` or ``target``) and the rows of ``who`` for its
        parties, which the caller has to insert. Else ``None``.

    >>> row = {"type": "AID", "mode": "relief", "quad": 2, "intensity": 9.0, "is_rejected": False}
    >>> correct_event(row, "correct", "type", "REJECT")
    >>> row["type"], row["mode"], row["quad"]
    ('REJECT', None, 3)
    >>> correct_event(row, "correct", "targets", [{"name": "Seoul", "country": "KOR"}])[0]
    'target'

    """
    _set_verdict(row, verb)
    if verb != "correct" or field is None:
        return None
    if field in {"sources", "targets"}:
        return field.removesuffix("s"), [_who_row_of(party) for party in value]
    row[field] = ";".join(value) if field == "contexts" else value
    if field in {"type", "mode"}:
        if row["mode"] not in modes(row["type"]):  # the old mode belongs to the old type
            row["mode"] = None
        row["quad"], row["intensity"] = quad(row["type"]), intensity(row["type"], row["mode"])
    if field in WHEN:
        _correct_time(row, field, value)
    return None


def _set_verdict(row: Row, verb: str) -> None:
    """Note in a row whether it is rejected, and its verdict if it has such a column."""
    if verb in {"accept", "reject"}:
        row["is_rejected"] = verb == "reject"
    if verb in {"accept", "correct"} and "verdict" in row:
        is_corrected = verb == "correct" or row["verdict"] == "corrected"
        row["verdict"] = "corrected" if is_corrected else "accepted"


def _judge_statement(rows: Rows, row: Row, verb: str, field: str | None, value: Any) -> None:
    _set_verdict(row, verb)
    if verb != "correct" or field is None:
        return
    if field in {"speaker", "addressee"}:
        someone = None if value is None else _who_row_of(value)
        if someone is not None:
            rows["who"].append(someone)
        row |= {field: None, f"{field}_who": someone["id"] if someone else None}
        return
    row[field] = value
    if field in WHEN:
        _correct_time(row, field, value)


def _correct_time(row: Row, field: str, value: Any) -> None:
    """Change what follows from a corrected time.

    A new first day in the middle of a month or year makes that day the whole time.
    """
    if field == "day_start" and value:
        is_mid_period = row["day_precision"] in {"month", "year"} and not value.endswith("-01")
        if is_mid_period or (row["day_end"] or "") < value:
            row |= {"day_end": value, "day_precision": "day"}
    if field == "day_start" and "filed_day" in row:
        row["filed_day"] = value or ""
    if "day" in row and (field == "day_start" or row["day_start"]):
        row["day"] = listed_day(row, None)


def _judge_actor(rows: Rows, row: Row, verb: str, field: str | None, value: Any) -> None:
    """Correct an actor in its own row and wherever it takes part or speaks in the article."""
    if verb == "merge":
        verb, field = "correct", "known_as"
    elif verb == "split":
        verb, field, value = "correct", "known_as", None
    if verb != "correct" or field is None:
        return
    if field == "role":
        row["role"] = value
        return
    old = next(someone for someone in rows["who"] if someone["id"] == row["who"])
    plain = {name: old[name] for name in ("name", "country", "sectors", "known_as", "kind")}
    new = who_row(**plain | {field: ";".join(value) if field == "sectors" else value})
    rows["who"].append(new)
    # The score and reasons of the reader were for its own answer
    row |= {"who": new["id"], "score": None, "basis": "[]"}
    for party in rows.get("parties", ()):
        if party["actor"] == row["id"]:
            party["who"] = new["id"]
    for statement, role in itertools.product(rows.get("statements", ()), ("speaker", "addressee")):
        if statement[role] == row["id"]:
            statement[f"{role}_who"] = new["id"]


def _who_row_of(party: dict[str, Any]) -> Row:
    """Return the row of ``who`` for a party in a correction."""
    return who_row(
        party["name"],
        country=party.get("country"),
        sectors=";".join(party.get("sectors") or ()),
        known_as=party.get("known_as"),
        kind=party.get("kind"),
    )
