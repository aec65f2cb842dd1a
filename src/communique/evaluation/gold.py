"""Gold labels of texts, from the reading format, brat attributions, TimeML, or JSON lines of events.

Each loader yields :class:`Gold` items: the text, its date, and the layers that are labelled.
"""

from __future__ import annotations

import glob
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
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

_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def merged(kind: str) -> str:
    """Return a type of event as public gold has it, where some types are merged.

    >>> merged("RETREAT"), merged("AID")
    ('YIELD', 'AID')
    """
    return _MERGED.get(kind, kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """An event: its type, and its sides as spans; a side may be empty."""

    type: str
    sources: tuple[Chars, ...]
    targets: tuple[Chars, ...]
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """A statement: content, speaker and cue as spans, each possibly several."""

    content: tuple[Chars, ...]
    speaker: tuple[Chars, ...]
    cue: tuple[Chars, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """A time expression with TIMEX3 type and value."""

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
    """Return the gold in ``path``: a ``.jsonl`` file, a folder of TimeML, or a brat split (``text``, ``attributions``).

    Raises:
        InputError: the path holds none of these, or one is malformed; the message names file and line.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "gold.jsonl"
    >>> _ = path.write_text('{"id": "one", "text": "Oslo thanked Rome.", "events": []}')
    >>> [(item.id, item.events, item.times) for item in load_gold(path)]
    [('one', (), None)]

    """
    if not is_there(path):
        raise InputError(f"there is no {path}; check the path")
    for fits, load in _FORMS:
        if fits(path):
            return list(load(path))
    raise InputError(
        f"{path} is no gold: give a .jsonl file, a folder of .tml files, or a folder with text/ and attributions/"
    )


def load_readings(path: Path, gold: Sequence[Gold]) -> dict[str, Reading]:
    """Return the readings in a file of JSON lines, by id, for scoring against gold.

    Args:
        path: the file, as ``communique read --to jsonl`` writes it.
        gold: the labelled texts; a text without a reading counts as an empty reading.

    Raises:
        InputError: the file is missing or malformed, or none of its readings belongs to a text of the gold.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "readings.jsonl"
    >>> _ = path.write_text('{"format": "communique/1", "id": "one", "reader": {"version": "0.1.0"}}')
    >>> list(load_readings(path, [Gold(id="one", text="Oslo thanked Rome.")]))
    ['one']

    """
    found: dict[str, Reading] = {}
    with _located(str(path)):
        lines = path.read_bytes().splitlines()
    for number, line in enumerate(lines, 1):
        try:
            reading = from_json(line)
        except ValueError as error:
            raise InputError(f"{path}:{number} is no reading: {error}") from error
        found[reading.id] = reading
    if gold and not any(item.id in found for item in gold):
        raise InputError(
            f"no reading in {path} has the id of a text of the gold, such as {gold[0].id}; "
            "read the gold's texts as JSON lines with their ids"
        )
    return found


@contextmanager
def _located(place: str) -> Iterator[None]:
    """Add the place to the error about malformed input."""
    try:
        yield
    except InputError:
        raise  # the error names a nearer place already
    except KeyError as error:
        raise InputError(f"{place}: no {error} there; it is no gold of this form") from error
    except (ValueError, TypeError, AttributeError, IndexError, OSError, ET.ParseError) as error:
        raise InputError(f"{place}: {error}; it is no gold of this form") from error


def _span(plain: dict[str, Any]) -> Chars:
    start, end = plain["start"], plain["end"]
    if not 0 <= start <= end:
        raise ValueError(f"{start} to {end} is no span")
    return start, end


def _sides(value: Any) -> tuple[Chars, ...]:
    """Return the spans of a side, which is given as one span, a list, or ``None``."""
    if value is None:
        return ()
    return tuple(_span(item) for item in (value if isinstance(value, list) else [value]))


def _event_type(name: str) -> str:
    """Return a type of event; an unknown type is refused here, before a long reading starts."""
    if name not in types() and name not in _MERGED.values():
        raise ValueError(f"{name!r} is no type of event")
    return name


def _lines(path: Path) -> Iterator[Gold]:
    """Yield gold from JSON lines: readings, or ``{"id", "text", "events": [{"type", "source", "target"}]}``."""
    with _located(str(path)):
        lines = path.read_bytes().splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip():
            with _located(f"{path}:{number}"):
                row = orjson.loads(line)
                gold = _reading(row) if "format" in row else _pairs(row, number)
            yield gold


def _pairs(row: dict[str, Any], number: int) -> Gold:
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


def _reading(row: dict[str, Any]) -> Gold:
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


def _brat(folder: Path) -> Iterator[Gold]:
    """Yield the attributions (Content, Source, Cue) of a brat split; with several annotators the first counts."""
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
    rows: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines, 1):
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


def _timeml(folder: Path) -> Iterator[Gold]:
    """Yield the TIMEX3 expressions of TimeML documents, except the document's own date."""
    for path in sorted(folder.glob("*.tml")):
        with _located(str(path)):
            root = ET.parse(path).getroot()  # noqa: S314
        created, body = root.find("DCT/TIMEX3"), root.find("TEXT")
        if created is None or body is None:
            raise InputError(f"{path}: no DCT or TEXT element; is it TimeML?")
        text, found = _walk(body)
        yield Gold(id=path.stem, text=text, published=str(created.get("value"))[:10], times=tuple(found))


def _walk(body: ET.Element) -> tuple[str, list[GoldTime]]:
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


_FORMS: tuple[tuple[Callable[[Path], bool], Callable[[Path], Iterator[Gold]]], ...] = (
    (lambda path: is_file(path) and path.suffix == ".jsonl", _lines),
    (lambda path: is_folder(path / "attributions"), _brat),
    (lambda path: is_folder(path) and any(path.glob("*.tml")), _timeml),
)
