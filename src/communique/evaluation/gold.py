"""Gold labels of texts, from readings, brat attributions, TimeML, or JSON lines of events."""

from __future__ import annotations

import glob
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from communique.errors import InputError
from communique.exchange import from_json
from communique.model import Reading
from communique.ontology import types
from communique.paths import is_file, is_folder, is_there

Chars = tuple[int, int]
"""Start and end of a span in characters, end exclusive."""

_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def merged(kind: str) -> str:
    """Return a type of event as in public gold, which merges some types.

    >>> merged("RETREAT"), merged("AID")
    ('YIELD', 'AID')
    """
    return _MERGED.get(kind, kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """An event: its type, its sides as spans (either may be empty), and its status if that is labelled."""

    type: str
    sources: tuple[Chars, ...]
    targets: tuple[Chars, ...]
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """A statement: content, speaker and cue, each as one or more spans; speaker and cue may be empty."""

    content: tuple[Chars, ...]
    speaker: tuple[Chars, ...]
    cue: tuple[Chars, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """A time expression with its TIMEX3 type and value."""

    span: Chars
    type: str
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One labelled text; a layer that is not labelled is ``None``."""

    id: str
    text: str
    published: str | None = None
    events: tuple[GoldEvent, ...] | None = None
    statements: tuple[GoldStatement, ...] | None = None
    times: tuple[GoldTime, ...] | None = None


def load_gold(path: Path) -> list[Gold]:
    """Return the gold in ``path``: a ``.jsonl`` file, a folder of TimeML, or a folder of brat (text/, attributions/).

    Raises:
        InputError: the path holds none of these, or a file is malformed; the message names file and line.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "gold.jsonl"
    >>> _ = path.write_text('{"id": "one", "text": "Oslo thanked Rome.", "events": []}')
    >>> [(item.id, item.events, item.times) for item in load_gold(path)]
    [('one', (), None)]

    """
    if not is_there(path):
        raise InputError(f"there is no {path}; check the path")
    if is_file(path) and path.suffix == ".jsonl":
        return list(_load_json_lines(path))
    if is_folder(path / "attributions"):
        return list(_load_brat(path))
    if is_folder(path) and any(path.glob("*.tml")):
        return list(_load_timeml(path))
    raise InputError(
        f"{path} holds no gold: give a .jsonl file, a folder of .tml files, or a folder with text/ and attributions/"
    )


def load_readings(path: Path, gold: Sequence[Gold]) -> dict[str, Reading]:
    """Return the readings in a file of JSON lines, by id, to be scored against gold.

    Args:
        path: the file, as ``communique read --to jsonl`` writes it.
        gold: the labelled texts; a text without a reading counts as an empty reading.

    Raises:
        InputError: the file is missing or malformed, or none of its readings is of a text of the gold.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "readings.jsonl"
    >>> _ = path.write_text('{"format": "communique/1", "id": "one", "reader": {"version": "0.1.0"}}')
    >>> list(load_readings(path, [Gold(id="one", text="Oslo thanked Rome.")]))
    ['one']

    """
    found: dict[str, Reading] = {}
    with _located(str(path)):
        lines = path.read_bytes().splitlines()
    for number, line in enumerate(lines, start=1):
        try:
            reading = from_json(line)
        except ValueError as error:
            raise InputError(f"{path}:{number} is not a reading: {error}") from error
        found[reading.id] = reading
    if gold and not any(item.id in found for item in gold):
        raise InputError(
            f"no reading in {path} has the id of a text of the gold, such as {gold[0].id}; "
            "read the gold's texts as JSON lines with their ids"
        )
    return found


@contextmanager
def _located(place: str) -> Iterator[None]:
    """Raise errors about malformed input as :class:`InputError` with their place (``file`` or ``file:line``)."""
    try:
        yield
    except InputError:
        raise  # it names a closer place already
    except KeyError as error:
        raise InputError(f"{place}: {error} is missing; this is not gold in a known format") from error
    except (ValueError, TypeError, AttributeError, IndexError, OSError, ET.ParseError) as error:
        raise InputError(f"{place}: {error}; this is not gold in a known format") from error


def _span(row: dict[str, Any]) -> Chars:
    start, end = row["start"], row["end"]
    if not 0 <= start <= end:
        raise ValueError(f"{start} to {end} is not a span")
    return start, end


def _sides(value: Any) -> tuple[Chars, ...]:
    """Return the spans in a value that is one span, a list of spans, or ``None``."""
    if value is None:
        return ()
    spans = value if isinstance(value, list) else [value]
    return tuple(_span(span) for span in spans)


def _event_type(name: str) -> str:
    """Return a type of event; refuse an unknown one now, not after the texts were read for hours."""
    if name not in types() and name not in _MERGED.values():
        raise ValueError(f"{name!r} is not a type of event")
    return name


def _load_json_lines(path: Path) -> Iterator[Gold]:
    """Yield gold from JSON lines: readings, or ``{"id", "text", "events": [{"type", "source", "target"}]}``."""
    with _located(str(path)):
        lines = path.read_bytes().splitlines()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            with _located(f"{path}:{number}"):
                row = orjson.loads(line)
                gold = _from_reading(row) if "format" in row else _from_events(row, number)
            yield gold


def _from_events(row: dict[str, Any], number: int) -> Gold:
    """Return gold from a row of events; its id is the line number if it has none."""
    return Gold(
        id=str(row.get("id", number)),
        text=row["text"],
        published=row.get("published"),
        events=tuple(
            GoldEvent(
                type=_event_type(e["type"]),
                sources=_sides(e.get("source")),
                targets=_sides(e.get("target")),
                status=e.get("status"),
            )
            for e in row.get("events", ())
            if e.get("type")
        ),
    )


def _from_reading(row: dict[str, Any]) -> Gold:
    """Return gold from a reading as JSON."""
    article = row["article"] or {"text": "", "published": {"value": None}}
    return Gold(
        id=row["id"],
        text=article["text"],
        published=article["published"]["value"],
        events=tuple(
            GoldEvent(
                type=_event_type(e["type"]),
                sources=_sides(e["sources"]),
                targets=_sides(e["targets"]),
                status=e["status"],
            )
            for e in row["events"]
        ),
        statements=tuple(
            GoldStatement(content=_sides(s["content"]), speaker=_sides(s["speaker"]), cue=_sides(s["cue"]))
            for s in row["statements"]
            if s["content"]
        ),
        times=tuple(GoldTime(span=_span(t), type=t["type"], value=t["value"]) for t in row["times"]),
    )


def _load_brat(folder: Path) -> Iterator[Gold]:
    """Yield the attributions (Content, Source, Cue) of a folder of brat; of several annotators the first is used."""
    for document in sorted((folder / "text").glob("*.txt")):
        files = sorted((folder / "attributions").glob(f"{glob.escape(document.stem)}_*.ann"))
        if not files:
            raise InputError(f"{document}: no attributions/{document.stem}_*.ann beside it")
        with _located(str(files[0])):
            lines = files[0].read_text(encoding="utf-8").split("\n")
        statements = tuple(_attributions(files[0], lines))
        with _located(str(document)):
            text = document.read_bytes().decode("utf-8")
        yield Gold(id=document.stem, text=text, statements=statements)


def _attributions(path: Path, lines: list[str]) -> Iterator[GoldStatement]:
    """Yield the attributions in the lines of a file of brat; the path is for errors."""
    rows: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines, start=1):
        if "\t" in line:
            tag, body, *_ = line.split("\t")
            rows.append((number, tag, body))
    spans: dict[str, list[Chars]] = {}
    for number, tag, body in rows:
        if tag.startswith("T"):
            with _located(f"{path}:{number}"):
                parts = body.split(" ", 1)[1].split(";")
                spans[tag] = [(int(a), int(b)) for a, b in (part.split() for part in parts)]
    for number, tag, body in rows:
        if tag.startswith("E"):
            roles: dict[str, list[Chars]] = {"Content": [], "Source": [], "Cue": []}
            with _located(f"{path}:{number}"):
                for role, reference in (argument.split(":") for argument in body.split()[1:]):
                    roles.get(role.rstrip("0123456789"), []).extend(spans[reference])
            if roles["Content"]:
                yield GoldStatement(
                    content=tuple(roles["Content"]), speaker=tuple(roles["Source"]), cue=tuple(roles["Cue"])
                )


def _load_timeml(folder: Path) -> Iterator[Gold]:
    """Yield the TIMEX3 expressions of TimeML documents, without the date of the document itself."""
    for path in sorted(folder.glob("*.tml")):
        with _located(str(path)):
            root = ET.parse(path).getroot()  # noqa: S314
        created, body = root.find("DCT/TIMEX3"), root.find("TEXT")
        if created is None or body is None:
            raise InputError(f"{path}: no DCT or TEXT element; is it TimeML?")
        text, found = _walk(body)
        yield Gold(id=path.stem, text=text, published=str(created.get("value"))[:10], times=tuple(found))


def _walk(body: ET.Element) -> tuple[str, list[GoldTime]]:
    """Return the text of an element and the time expressions in it."""
    parts: list[str] = []
    length = 0
    found: list[GoldTime] = []

    def add(piece: str | None) -> None:
        nonlocal length
        parts.append(piece or "")
        length += len(piece or "")

    def walk(node: ET.Element) -> None:
        start = length
        add(node.text)
        for child in node:
            walk(child)
            add(child.tail)
        if node.tag == "TIMEX3":
            found.append(GoldTime(span=(start, length), type=node.get("type", ""), value=node.get("value")))

    walk(body)
    return "".join(parts), found
