"""Snapshots: manifests of what a record holds, from which inputs and by which readers; and their comparison."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import orjson

from communique import ontology
from communique.errors import RecordError
from communique.record.record import Record, open_record
from communique.writing import atomic_write

FORMAT = "communique-snapshot/1"
_TABLES = frozenset(
    {"articles", "events", "judged", "judgements", "pages", "parties", "problems", "redirects", "reports"}
)

What = Literal["version", "reading", "event", "judgement"]
How = Literal["added", "gone", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldReading:
    """A reading in a snapshot: the hashes of its input (address and text) and of itself, and its reader."""

    input: str
    reading: str
    version: str
    model: str | None = None
    knowledge: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldEvent:
    """An event in a snapshot: the hash of all its rows, and the readings that report it."""

    digest: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldJudgement:
    """A judgement in force: its entry, the decision, who made it, and the reading of its entry."""

    entry: str
    verb: str
    who: str
    reading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The manifest of a record. It holds no time and no path, so equal records have equal snapshots.

    ``inputs`` is the hash of all inputs, ``counts`` are those of :meth:`Record.counts`, and ``problems`` are numbers of
    problems by code. ``merged`` maps the ids of merged events to the events into which they were merged.
    """

    format: str = FORMAT
    version: str
    ontology: str
    inputs: str
    counts: dict[str, int]
    problems: dict[str, int]
    readings: dict[str, HeldReading]
    events: dict[str, HeldEvent]
    judgements: dict[str, HeldJudgement]
    merged: dict[str, str]

    def write(self, path: Path) -> None:
        """Write the snapshot as indented JSON.

        Raises:
            RecordError: the file cannot be written.

        """
        try:
            with atomic_write(path) as file:
                file.write(
                    orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n"
                )
        except OSError as error:
            raise RecordError(
                f"{path} cannot be written ({error.strerror}); check its folder and the space left"
            ) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A difference between two snapshots: what changed (kind and id), how, and why (in words)."""

    what: What
    id: str
    how: How
    why: str


def take(record: Record) -> Snapshot:
    """Return the snapshot of an open record.

    >>> take(record).counts["events"]
    5

    """
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in record.dump():
        table, _, plain = line.partition("\t")
        if table in _TABLES:
            rows[table].append(_slim(table, orjson.loads(plain)))
    input_of_page = {row["page"]: row["input"] for row in rows["articles"]}
    reading_of_page = {row["id"]: row["reading_id"] for row in rows["pages"]}
    reading_of_article = {row["id"]: reading_of_page[row["page"]] for row in rows["articles"]}
    readings = {
        row["reading_id"]: HeldReading(
            input=input_of_page.get(row["id"]) or _hash(row["reading_id"]),
            reading=row["digest"],
            version=row["reader_version"],
            model=row["reader_model"],
            knowledge=row["reader_knowledge"],
        )
        for row in rows["pages"]
    }
    in_force = {row["judgement"] for row in rows["judged"]}
    return Snapshot(
        version=version("communique"),
        ontology=ontology.version(),
        inputs=_hash({name: held.input for name, held in readings.items()}),
        counts=record.counts(),
        problems=dict(sorted(Counter(row["code"] for row in rows["problems"]).items())),
        readings=readings,
        events=_events(rows, reading_of_article),
        judgements={
            row["id"]: HeldJudgement(
                **{name: row[name] for name in ("entry", "verb", "who")}, reading=row["reading_id"]
            )
            for row in rows["judgements"]
            if row["id"] in in_force
        },
        merged={row["id"]: row["event"] for row in rows["redirects"]},
    )


def _slim(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row without its long texts, of which a snapshot only keeps hashes."""
    if table == "articles":
        return {"id": row["id"], "page": row["page"], "input": _hash([row["url"], row["text"]])}
    if table == "pages":
        row.pop("reading")
    return row


def _events(
    rows: Mapping[str, list[dict[str, Any]]], reading_of_article: Mapping[str, str]
) -> dict[str, HeldEvent]:
    """Return the events by id, given the rows of all tables."""
    parties: dict[str, list[Any]] = defaultdict(list)
    for row in rows["parties"]:
        parties[row["report"]].append(row)
    reports: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows["reports"]:
        reports[row["event"]].append(row)
    return {
        row["id"]: HeldEvent(
            digest=_hash([row, [[report, parties[report["id"]]] for report in reports[row["id"]]]]),
            readings=tuple(sorted({reading_of_article[report["article"]] for report in reports[row["id"]]})),
        )
        for row in rows["events"]
    }


def _hash(value: Any) -> str:
    return hashlib.sha256(orjson.dumps(value, option=orjson.OPT_SORT_KEYS)).hexdigest()


def load(path_or_url: str | Path) -> Snapshot:
    """Return the snapshot in a file, or take that of a record.

    Raises:
        RecordError: there is neither a snapshot nor a record, or it cannot be read.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "before.json"
    >>> take(record).write(path)
    >>> load(path) == take(record)
    True

    """
    name = str(path_or_url)
    if "://" not in name:
        try:
            with Path(name).open("rb") as file:
                is_snapshot = file.read(1) == b"{"
        except OSError as error:
            raise RecordError(
                f"{name} cannot be opened ({error.strerror}); give a snapshot or a record"
            ) from error
        if is_snapshot:
            return _parse(name)
    with open_record(name, create=False) as record:
        return take(record)


def _parse(name: str) -> Snapshot:
    try:
        plain = orjson.loads(Path(name).read_bytes())
        if plain["format"] != FORMAT:
            raise RecordError(
                f"{name} has the format {plain['format']}, not {FORMAT}; take the snapshot again"
            )
        kinds: tuple[tuple[str, Any], ...] = (("readings", HeldReading), ("judgements", HeldJudgement))
        for key, kind in kinds:
            plain[key] = {id_: kind(**held) for id_, held in plain[key].items()}
        plain["events"] = {
            id_: HeldEvent(digest=held["digest"], readings=tuple(held["readings"]))
            for id_, held in plain["events"].items()
        }
        return Snapshot(**plain)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RecordError(
            f"{name} is not a snapshot; `communique snapshot RECORD -o FILE` writes one"
        ) from error


def diff(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """Yield what changed between two snapshots, and why: versions, judgements, readings, events, each in order of id.

    >>> before = take(record)
    >>> judgement = record.judge(next(record.events()).id, "reject", who="ana")
    >>> [change.what for change in diff(before, take(record))]
    ['judgement', 'event']
    """
    for name in ("version", "ontology"):
        before, now = getattr(old, name), getattr(new, name)
        if before != now:
            yield Change(what="version", id=name, how="changed", why=f"{before} is now {now}")
    judged: dict[str | None, list[str]] = defaultdict(list)
    for id_, how in _differences(old.judgements, new.judgements):
        one = new.judgements.get(id_) or old.judgements[id_]
        decision = f"{one.verb} on {one.entry} by {one.who}"
        why = f"{decision} was undone" if how == "gone" else decision
        judged[one.reading].append(why)
        yield Change(what="judgement", id=id_, how=how, why=why)
    reasons: dict[str, str] = {}
    for id_, how in _differences(old.readings, new.readings):
        reasons[id_] = _why_reading(old.readings.get(id_), new.readings.get(id_))
        yield Change(what="reading", id=id_, how=how, why=reasons[id_])
    for id_, how in _differences(old.events, new.events):
        yield Change(
            what="event", id=id_, how=how, why=_why_event(id_, old, new, reasons=reasons, judged=judged)
        )


def _differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, How]]:
    """Yield the ids whose values differ, and how, in order."""
    for id_ in sorted(old.keys() | new.keys()):
        if id_ not in old:
            yield id_, "added"
        elif id_ not in new:
            yield id_, "gone"
        elif old[id_] != new[id_]:
            yield id_, "changed"


def _why_reading(old: HeldReading | None, new: HeldReading | None) -> str:
    if old is None:
        return "a new input"
    if new is None:
        return "its input is no longer in the record"
    if old.input != new.input:
        return "its input changed"
    named = (("version", "Communiqué"), ("model", "weights"), ("knowledge", "knowledge"))
    changed = [title for name, title in named if getattr(old, name) != getattr(new, name)]
    return f"read with other {', '.join(changed)}" if changed else "read differently by the same reader"


def _why_event(
    id_: str,
    old: Snapshot,
    new: Snapshot,
    *,
    reasons: Mapping[str, str],
    judged: Mapping[str | None, list[str]],
) -> str:
    if id_ in old.events and id_ not in new.events and id_ in new.merged:
        return f"merged into {new.merged[id_]}"
    events = [snapshot.events[id_] for snapshot in (old, new) if id_ in snapshot.events]
    readings = sorted({reading for event in events for reading in event.readings})
    found = [f"{reading}: {reasons[reading]}" for reading in readings if reading in reasons]
    found += [why for reading in readings for why in judged.get(reading, ())]
    return "; ".join(dict.fromkeys(found)) or "its reports are grouped differently"
