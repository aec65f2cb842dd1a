"""Find the entry of a judgement in a newer reading of its page.

This is the entry with the same id, else the most similar one, else (unless it was rejected) the entry as it was, restored.
"""

from __future__ import annotations

from typing import Any

import orjson

from communique.record.fields import TABLES, kind_of
from communique.record.ids import event_id, of_report
from communique.record.rows import GAP, Row, Rows


def find_again(rows: Rows, entry: str, kept: dict[str, Any], *, restore: bool) -> str | None:
    """Return the id of the entry that a judgement is about now; ``None`` if there is none.

    Args:
        rows: the rows derived from the newer reading; a restored entry is added to them.
        entry: the id of the entry when it was judged.
        kept: the entry as it was then, from :func:`communique.record.judging.anchor`.
        restore: restore the entry if the newer reading has nothing similar; actors are never restored.

    """
    kind = kind_of(entry) or "event"
    key: str | None = of_report(entry)
    if all(row["id"] != key for row in rows.get(TABLES[kind], ())):
        key = _find_similar(kind, rows, kept["row"])
        if key is None and restore and kind != "actor":
            key = _restore(TABLES[kind], rows, kept)
    if key is None:
        return None
    return event_id(key) if entry.startswith("ev_") else key


def _find_similar(kind: str, rows: Rows, old: Row) -> str | None:
    """Return the id of the entry that is most similar to an old one; ``None`` if none is."""
    if kind == "actor":
        return _same_actor(rows, old)
    best: tuple[float, str] | None = None
    for row in rows.get(TABLES[kind], ()):
        score = _report_similarity(row, old) if kind == "event" else float(row["content"] == old["content"])
        if score and (best is None or (-score, row["id"]) < (-best[0], best[1])):
            best = score, row["id"]
    return None if best is None else best[1]


def _same_actor(rows: Rows, old: Row) -> str | None:
    """Return the actor with the same id in the reading, if it has an id in the knowledge."""
    known = {row["id"] for row in rows.get("who", ()) if row.get("known_as")}
    for row in rows.get("actors", ()):
        if row["local_id"] == old["local_id"] and row["who"] in known:
            return str(row["id"])
    return None


def _report_similarity(row: Row, old: Row) -> float:
    """Return how much of the trigger two reports share, and 1 more for the same type; 0 if the trigger differs.

    If the text of the article changed, reports share a trigger if they are in the same sentence.
    """
    if row["article"] == old["article"]:
        start = max(row["trigger_char_start"], old["trigger_char_start"])
        end = min(row["trigger_char_end"], old["trigger_char_end"])
        length = old["trigger_char_end"] - old["trigger_char_start"]
        shared = max(0, end - start) / max(1, length)
    else:
        shared = float(row["sentence"] == old["sentence"])
    return shared + (row["type"] == old["type"]) if shared else 0.0


def _restore(table: str, rows: Rows, kept: dict[str, Any]) -> str | None:
    """Add an entry as it was to the rows, if its words are still in the article; return its id."""
    if not rows.get("articles"):
        return None
    row, article = dict(kept["row"]), rows["articles"][0]
    shift = _shift(table, row, article["text"])
    if shift is None:
        return None
    row["article"] = article["id"]
    _move(row, shift)
    known = {actor["id"] for actor in rows.get("actors", ())}
    for name in ("reported_by", "speaker", "addressee"):
        if name in row and row[name] not in known:
            row[name] = None
    if table == "reports":
        row |= {"event": event_id(row["id"]), "is_merged": False, "is_rejected": False}
        for old in kept["parties"]:
            party = old | {"actor": old["actor"] if old["actor"] in known else None}
            _move(party, shift)
            rows.setdefault("parties", []).append(party)
    rows.setdefault(table, []).append(row)
    present = {someone["id"] for someone in rows.setdefault("who", [])}
    rows["who"] += [someone for someone in kept["who"] if someone["id"] not in present]
    return str(row["id"])


def _shift(table: str, row: Row, text: str) -> int | None:
    """Return by how many characters the words of an entry moved in a text; ``None`` if they are not in it."""
    if table == "reports":
        words, start = row["sentence"], row["sentence_char_start"]
    else:
        words, start = row["content"].split(GAP)[0], orjson.loads(row["content_spans"])[0][0]
    if text[start : start + len(words)] == words:
        return 0
    found = text.find(words)
    return None if found < 0 else int(found - start)


def _move(row: Row, shift: int) -> None:
    """Move the spans in a row by a number of characters."""
    for name, value in row.items():
        if name.endswith(("char_start", "char_end")) and value is not None:
            row[name] = value + shift
    if "content_spans" in row:
        spans = [[start + shift, end + shift] for start, end in orjson.loads(row["content_spans"])]
        row["content_spans"] = orjson.dumps(spans).decode()
