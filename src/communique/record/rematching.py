"""Find the entries of judgements again in a newer reading of their page.

That is the same entry; else the most similar one (a report with an overlapping trigger, a statement with overlapping
content); else, if a person accepted or corrected the entry, the entry as it was.
"""

from __future__ import annotations

from typing import Any

import orjson

from communique.record.fields import TABLES, kind_of
from communique.record.ids import event_id, of_report
from communique.record.rows import GAP, Row, Rows


def find_again(rows: Rows, entry: str, kept: dict[str, Any], *, is_kept: bool) -> str | None:
    """Return the entry that a judgement is about now; if the newer reading lacks it, restore it as it was."""
    kind = kind_of(entry)
    table = TABLES[kind or "event"]
    key = of_report(entry)
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
    """Return the id of the new row that is most similar to an old one; ``None`` if none is."""
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
    """Restore an entry as it was, if its words still stand in the article; return its id."""
    row, article = dict(kept["row"]), rows["articles"][0] if rows.get("articles") else None
    words = row["sentence"] if table == "reports" else row["content"].split(GAP)[0]
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
