"""Apply a judgement to rows, with all that follows from the change."""

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
        new = correct_event(row, verb, field, value)
        if new is not None:
            side, someone = new
            rows["parties"] = [p for p in rows["parties"] if (p["report"], p["side"]) != (entry, side)]
            span = {
                "char_start": row["trigger_char_start"],
                "char_end": row["trigger_char_end"],
                "actor": None,
            }
            for position, party in enumerate(someone):
                rows["who"].append(party)
                rows["parties"].append(
                    {"report": entry, "side": side, "position": position, "who": party["id"]} | span
                )


def correct_event(row: Row, verb: str, field: str | None, value: Any) -> tuple[str, list[Row]] | None:
    """Apply a judgement to the row of a report or event; if it corrects a side, return that side and its new parties."""
    if verb in {"accept", "reject"}:
        row["is_rejected"] = verb == "reject"
    if verb in {"accept", "correct"} and "verdict" in row:
        row["verdict"] = "corrected" if verb == "correct" or row["verdict"] == "corrected" else "accepted"
    if verb != "correct" or field is None:
        return None
    if field in {"sources", "targets"}:
        return field[:-1], [someone_of(party) for party in value]
    row[field] = ";".join(value) if field == "contexts" else value
    if field in {"type", "mode"}:
        if row["mode"] not in modes(row["type"]):  # the old mode belongs to the old type
            row["mode"] = None
        row["quad"], row["intensity"] = quad(row["type"]), intensity(row["type"], row["mode"])
    if field in WHEN:
        _correct_time(row, field, value)
    return None


def _judge_statement(rows: Rows, row: Row, verb: str, field: str | None, value: Any) -> None:
    if verb in {"accept", "reject"}:
        row["is_rejected"] = verb == "reject"
    if verb in {"accept", "correct"}:
        row["verdict"] = "corrected" if verb == "correct" or row["verdict"] == "corrected" else "accepted"
    if verb != "correct" or field is None:
        return
    if field in {"speaker", "addressee"}:
        someone = None if value is None else someone_of(value)
        if someone is not None:
            rows["who"].append(someone)
        row |= {field: None, f"{field}_who": someone["id"] if someone else None}
        return
    row[field] = value
    if field in WHEN:
        _correct_time(row, field, value)


def _correct_time(row: Row, field: str, value: Any) -> None:
    """Change what follows from a corrected time; a first day that starts no month or year becomes the only day."""
    if field == "day_start" and value:
        is_longer = row["day_precision"] in {"month", "year"} and not value.endswith("-01")
        if is_longer or (row["day_end"] or "") < value:
            row |= {"day_end": value, "day_precision": "day"}
    if field == "day_start" and "filed_day" in row:
        row["filed_day"] = value or ""
    if "day" in row and (field == "day_start" or row["day_start"]):
        row["day"] = listed_day(row, None)


def _judge_actor(rows: Rows, row: Row, verb: str, field: str | None, value: Any) -> None:
    """Correct who an actor is, in its own row and wherever it takes part or speaks in the article."""
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
    # The reader's score and reasons were for its own answer
    row |= {"who": new["id"], "score": None, "basis": "[]"}
    for party in rows.get("parties", ()):
        if party["actor"] == row["id"]:
            party["who"] = new["id"]
    for statement, role in itertools.product(rows.get("statements", ()), ("speaker", "addressee")):
        if statement[role] == row["id"]:
            statement[f"{role}_who"] = new["id"]


def someone_of(party: dict[str, Any]) -> Row:
    """Return the row of ``who`` for a party that a person gave."""
    return who_row(
        party["name"],
        country=party.get("country"),
        sectors=";".join(party.get("sectors") or ()),
        known_as=party.get("known_as"),
        kind=party.get("kind"),
    )
