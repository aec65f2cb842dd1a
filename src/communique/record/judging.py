"""What people decided about entries, and how it outranks the reader.

Judgements are only ever added. ``judged`` lists those in force, with the entries they are about now: after a
page is read again, the same ones, else their like (the report whose trigger overlaps, the statement whose
words overlap), else, where a person accepted or corrected it, the entry as it was.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.ontology import intensity, modes, quad
from communique.record.ids import event_id, report_id
from communique.record.rows import Row, Rows, who_row
from communique.record.schema import actors, judged, judgements, parties, reports, statements, who

FIELDS: dict[str, tuple[str, ...]] = {
    "event": (
        "type",
        "mode",
        "announces",
        "contexts",
        "status",
        "day_start",
        "day_end",
        "day_precision",
        "place",
        "place_country",
        "place_precision",
        "lat",
        "lon",
        "sources",
        "targets",
    ),
    "statement": ("kind", "speaker", "addressee", "day_start", "day_end", "day_precision"),
    "actor": ("name", "country", "sectors", "known_as", "kind", "role"),
}
"""What may be corrected, by kind of entry. Parties are given as objects with name, country, sectors, known_as."""
KINDS = {"ev": "event", "rp": "event", "st": "statement", "ac": "actor"}


def kind_of(entry: str) -> str | None:
    """Return what an id is of, ``None`` where it is of nothing that can be judged.

    >>> kind_of("ev_x"), kind_of("pg_x")
    ('event', None)
    """
    return KINDS.get(entry.partition("_")[0])


def anchor(connection: Connection, entry: str) -> tuple[str, dict[str, Any]] | None:
    """Return the reading an entry is from and the entry as it is, ``None`` where there is no such entry."""
    kind = kind_of(entry)
    table = {"event": reports, "statement": statements, "actor": actors}[kind or "event"]
    key = report_id(entry) if kind == "event" and entry.startswith("ev_") else entry
    chosen = sa.select(table).where(table.c.id == key)
    row = connection.execute(chosen).mappings().first()
    if row is None:
        return None
    reading = connection.execute(
        sa.text("SELECT p.reading_id FROM pages p JOIN articles a ON a.page = p.id WHERE a.id = :id"),
        {"id": row["article"]},
    ).scalar_one()
    kept: dict[str, Any] = {"row": _plain(row)}
    if kind == "event":
        listed = (
            sa.select(parties).where(parties.c.report == key).order_by(parties.c.side, parties.c.position)
        )
        kept["parties"] = [_plain(party) for party in connection.execute(listed).mappings()]
    people = {party["who"] for party in kept.get("parties", ())} | {row.get(name) for name in _PEOPLE}
    listed = sa.select(who).where(who.c.id.in_(sorted(filter(None, people)))).order_by(who.c.id)
    kept["who"] = [_plain(someone) for someone in connection.execute(listed).mappings()]
    return str(reading), kept


def _plain(row: Any) -> Row:
    return {
        str(name): value for name, value in row.items()
    }  # names of columns are more than str, and JSON minds


_PEOPLE = ("who", "speaker_who", "addressee_who")


def apply(connection: Connection, rows: Rows, *, reading_id: str) -> None:
    """Change the derived rows of a reading as the judgements in force on its entries say."""
    is_about = sa.or_(
        sa.and_(judged.c.role == "entry", judgements.c.reading_id == reading_id),
        sa.and_(judged.c.role == "other", judgements.c.other_reading_id == reading_id),
    )
    chosen = sa.select(judgements, judged.c.role, judged.c.entry.label("now")).join(judged).where(is_about)
    for row in connection.execute(chosen.order_by(judgements.c.n, judged.c.role)).mappings().all():
        entry = row["entry"] if row["role"] == "entry" else row["other"]
        kept = orjson.loads(row["anchor"])[row["role"]]
        now = _find(rows, entry, kept, is_kept=row["verb"] != "reject") or entry
        if now != row["now"]:
            which = sa.and_(judged.c.judgement == row["id"], judged.c.role == row["role"])
            connection.execute(judged.update().where(which).values(entry=now))
        if row["role"] == "entry" and not now.startswith("ev_"):
            _judge_row(rows, now, row["verb"], row["field"], orjson.loads(row["value"] or "null"))
        elif now.startswith("ac_") and row["verb"] == "merge":
            _judge_row(rows, now, "correct", "known_as", orjson.loads(row["value"] or "null"))


def judge_events(
    connection: Connection, made: Sequence[tuple[Row, list[Row]]], groups: Sequence[list[str]]
) -> None:
    """Change events (rows with their parties) as the judgements in force on any of their ids say."""
    place = {event_id(report): index for index, group in enumerate(groups) for report in group}
    listed = sorted(place)
    for start in range(0, len(listed), 500):
        chosen = (
            sa.select(judged.c.entry, judgements.c.verb, judgements.c.field, judgements.c.value)
            .join(judgements)
            .where(judged.c.entry.in_(listed[start : start + 500]), judged.c.role == "entry")
        )
        for entry, verb, field, value in connection.execute(chosen.order_by(judgements.c.n)):
            event, people = made[place[entry]]
            new = _judge_event(event, verb, field, orjson.loads(value or "null"))
            if new is None:
                continue
            side, someone = new
            people[:] = [party for party in people if party["side"] != side]
            for position, row in enumerate(someone):
                _keep_who(connection, row)
                people.append(
                    {"side": side, "position": position, "who": row["id"], "country": row["country"]}
                )


def linked(connection: Connection, ids: list[str]) -> list[str]:
    """Return the reports that merge or split judgements in force link to any of ``ids``."""
    ours, theirs = judged.alias(), judged.alias()
    entries = [*ids, *map(event_id, ids)]
    chosen = (
        sa.select(theirs.c.entry)
        .join(ours, ours.c.judgement == theirs.c.judgement)
        .where(
            ours.c.entry.in_(entries),
            theirs.c.entry.startswith("ev_", autoescape=True)
            | theirs.c.entry.startswith("rp_", autoescape=True),
        )
    )
    return [
        report_id(entry) if entry.startswith("ev_") else entry
        for entry in connection.execute(chosen).scalars()
    ]


def forced(connection: Connection, ids: Sequence[str]) -> tuple[list[tuple[str, str]], set[tuple[str, str]]]:
    """Return the pairs of reports that people put together, and those they put apart."""
    known = set(ids)
    together: list[tuple[str, str]] = []
    apart: set[tuple[str, str]] = set()
    chosen = sa.select(
        judgements.c.n, judgements.c.verb, judgements.c.anchor, judged.c.role, judged.c.entry
    ).join(judged)
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for n, verb, kept, role, entry in connection.execute(
        chosen.where(judgements.c.verb.in_(("merge", "split")))
    ):
        if kind_of(entry) == "event":
            found[n] |= {
                "verb": verb,
                "anchor": kept,
                role: report_id(entry) if entry.startswith("ev_") else entry,
            }
    for _, row in sorted(found.items()):
        if "entry" not in row or "other" not in row:
            continue
        if row["verb"] == "merge":
            pair = _pair(row["entry"], row["other"])
            together.append(pair)
            apart.discard(pair)
            continue
        for member in {row["entry"], *orjson.loads(row["anchor"])["members"]} - {row["other"]}:
            pair = _pair(row["other"], member)
            apart.add(pair)
            together = [kept for kept in together if kept != pair]
    return sorted(pair for pair in together if known.issuperset(pair)), {
        pair for pair in apart if known.issuperset(pair)
    }


def _pair(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one < two else (two, one)


def _find(rows: Rows, entry: str, kept: dict[str, Any], *, is_kept: bool) -> str | None:
    """Return the entry that a judgement is about now; put it back as it was where the reader lost it."""
    kind = kind_of(entry)
    table = {"event": "reports", "statement": "statements", "actor": "actors"}[kind or "event"]
    key = report_id(entry) if entry.startswith("ev_") else entry
    new = rows.get(table, [])
    if all(row["id"] != key for row in new):
        like = _like(table, new, kept["row"], rows)
        if like is None and is_kept and kind != "actor":
            like = _put_back(table, rows, kept)
        if like is None:
            return None
        key = like
    return event_id(key) if entry.startswith("ev_") else key


def _like(table: str, new: list[Row], old: Row, rows: Rows) -> str | None:
    """Return the id of the new row most like an old one, ``None`` where there is none."""
    if table == "actors":
        names = {row["id"]: row for row in rows.get("who", ())}
        return next(
            (
                row["id"]
                for row in new
                if names[row["who"]].get("known_as") and row["local_id"] == old["local_id"]
            ),
            None,
        )
    span, text = (
        (("trigger_char_start", "trigger_char_end"), "sentence") if table == "reports" else (None, "content")
    )
    best: tuple[float, str] | None = None
    for row in new:
        if span is None or row["article"] != old["article"]:
            score = float(row[text] == old[text])
        else:
            shared = min(row[span[1]], old[span[1]]) - max(row[span[0]], old[span[0]])
            score = shared / max(1, old[span[1]] - old[span[0]]) if shared > 0 else 0.0
        if table == "reports" and score:
            score += row["type"] == old["type"]
        if score and (best is None or (-score, row["id"]) < (-best[0], best[1])):
            best = score, row["id"]
    return best[1] if best else None


def _put_back(table: str, rows: Rows, kept: dict[str, Any]) -> str | None:
    """Put an entry back as it was, if its words are still in the article; return its id."""
    row, article = dict(kept["row"]), rows["articles"][0] if rows.get("articles") else None
    words = row["sentence"] if table == "reports" else row["content"].split(" … ")[0]
    at = -1 if article is None else article["text"].find(words)
    start = row["sentence_char_start"] if table == "reports" else orjson.loads(row["content_spans"])[0][0]
    if article is None or at < 0:
        return None
    if article["text"][start : start + len(words)] == words:
        at = start
    row["article"] = article["id"]
    shift = at - start
    for name in [name for name in row if name.endswith(("char_start", "char_end")) and row[name] is not None]:
        row[name] += shift
    if table == "statements":
        row["content_spans"] = orjson.dumps(
            [[one + shift, two + shift] for one, two in orjson.loads(row["content_spans"])]
        ).decode()
    known = {actor["id"] for actor in rows.get("actors", ())}
    for name in ("reported_by", "speaker", "addressee"):
        if name in row and row[name] not in known:
            row[name] = None
    if table == "reports":
        row |= {"event": event_id(row["id"]), "is_merged": False, "is_rejected": False}
        for party in kept["parties"]:
            moved = {name: party[name] + shift for name in ("char_start", "char_end")}
            actor = party["actor"] if party["actor"] in known else None
            rows.setdefault("parties", []).append(party | moved | {"actor": actor})
    rows.setdefault(table, []).append(row)
    present = {someone["id"] for someone in rows.setdefault("who", [])}
    rows["who"] += [someone for someone in kept["who"] if someone["id"] not in present]
    return str(row["id"])


def _judge_row(rows: Rows, entry: str, verb: str, field: str | None, value: Any) -> None:
    """Change one derived row, and what follows from it, as a judgement says."""
    kind = kind_of(entry)
    table = {"event": "reports", "statement": "statements", "actor": "actors"}[kind or "event"]
    row = next((row for row in rows.get(table, ()) if row["id"] == entry), None)
    if row is None:
        return
    if kind == "actor":
        _judge_actor(rows, row, verb, field, value)
    elif kind == "statement":
        _judge_statement(rows, row, verb, field, value)
    else:
        new = _judge_event(row, verb, field, value)
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


def _judge_event(row: Row, verb: str, field: str | None, value: Any) -> tuple[str, list[Row]] | None:
    """Change a report's or event's row; return side and parties where these are what is corrected."""
    if verb in {"accept", "reject"}:
        row["is_rejected"] = verb == "reject"
    if verb in {"accept", "correct"} and "verdict" in row:
        row["verdict"] = "corrected" if verb == "correct" or row["verdict"] == "corrected" else "accepted"
    if verb != "correct" or field is None:
        return None
    if field in {"sources", "targets"}:
        return field[:-1], [_someone(party) for party in value]
    row[field] = ";".join(value) if field == "contexts" else value
    if field in {"type", "mode"}:
        if row["mode"] not in modes(row["type"]):  # the mode was of another type
            row["mode"] = None
        row["quad"], row["intensity"] = quad(row["type"]), intensity(row["type"], row["mode"])
    if field == "day_start":
        row["filed_day" if "filed_day" in row else "day"] = value or ""
    return None


def _judge_statement(rows: Rows, row: Row, verb: str, field: str | None, value: Any) -> None:
    if verb in {"accept", "reject"}:
        row["is_rejected"] = verb == "reject"
    if verb in {"accept", "correct"}:
        row["verdict"] = "corrected" if verb == "correct" or row["verdict"] == "corrected" else "accepted"
    if verb != "correct" or field is None:
        return
    if field in {"speaker", "addressee"}:
        someone = None if value is None else _someone(value)
        if someone is not None:
            rows["who"].append(someone)
        row |= {field: None, f"{field}_who": someone["id"] if someone else None}
        return
    row[field] = value
    if field == "day_start":
        row["day"] = value or ""


def _judge_actor(rows: Rows, row: Row, verb: str, field: str | None, value: Any) -> None:
    """Correct who an actor is, here and wherever in the article it takes part or speaks."""
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
    row["who"] = new["id"]
    for party in rows.get("parties", ()):
        if party["actor"] == row["id"]:
            party["who"] = new["id"]
    for statement, role in itertools.product(rows.get("statements", ()), ("speaker", "addressee")):
        if statement[role] == row["id"]:
            statement[f"{role}_who"] = new["id"]


def _someone(party: dict[str, Any]) -> Row:
    return who_row(
        party["name"],
        country=party.get("country"),
        sectors=";".join(party.get("sectors") or ()),
        known_as=party.get("known_as"),
        kind=party.get("kind"),
    )


def _keep_who(connection: Connection, row: Row) -> None:
    if connection.execute(sa.select(who.c.id).where(who.c.id == row["id"])).first() is None:
        connection.execute(who.insert(), row)
