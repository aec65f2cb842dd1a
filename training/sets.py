"""The label sets, each turned into examples: a passage's pieces and the layers that are labelled on it.

Splits: PolNeAR has its own; status has its own; elsewhere a document (by its name) or a sentence (by its text)
is for measuring where its SHA-1 is 0 modulo 7.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from communique.models.labels import EVENT_TYPES, LAYERS
from communique.models.pieces import Pieces, cut
from communique.reading.passages import pack
from training import passage_set
from training.varying import Labelled

At = Callable[[tuple[int, int]], tuple[int, int]]
LIMIT = 254  # pieces of a passage in training, its two marks left out
IGNORE = -100
TAG = {layer: {tag: i for i, tag in enumerate(tags)} for layer, tags in LAYERS.items()}


@dataclass(slots=True)
class Predicate:
    """A cue or a trigger: its piece range, and the tag of every piece (source, target)."""

    first: int
    last: int
    kind: int
    tags: np.ndarray


@dataclass(slots=True)
class Example:
    """One passage; ``layers`` hold tags a piece (IGNORE where unlabelled), the rest is sparse."""

    source: str
    ids: np.ndarray
    case: np.ndarray
    gap: np.ndarray
    layers: dict[str, np.ndarray] = field(default_factory=dict)
    triggers: np.ndarray | None = None  # [pieces, types]
    modes: list[tuple[int, int]] = field(default_factory=list)
    announces: list[tuple[int, int]] = field(default_factory=list)
    statuses: list[tuple[int, int]] = field(default_factory=list)
    factuality: list[tuple[int, float]] = field(default_factory=list)
    statements: list[Predicate] = field(default_factory=list)
    events: list[Predicate] = field(default_factory=list)


MEASURE, CALIBRATION, TRAINING = 0, 1, range(2, 7)
"""Folds: what is only measured on; of the project's passages and the press, what confidences are fitted on; the rest."""


def fold(name: str) -> int:
    """Return the fold (0 to 6) of a document, by its name, or of a sentence or passage, by its text."""
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % 7


def is_dev(name: str) -> bool:
    """Tell whether the document or sentence is for measuring only."""
    return fold(name) == MEASURE


def example(source: str, pieces: Pieces, first: int, last: int) -> Example:
    """Return the unlabelled example of the pieces from ``first`` to ``last``, between its marks."""

    def framed(values: np.ndarray, left: int, right: int) -> np.ndarray:
        return np.concatenate([[left], values[first:last], [right]])

    return Example(source, framed(pieces.ids, 101, 102), framed(pieces.case, 5, 5), framed(pieces.gap, 0, 0))


def covered(pieces: Pieces, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Return the range of the example's pieces that lie in the characters; empty where none does."""
    a = int(np.searchsorted(pieces.end[first:last], start, "right"))
    b = int(np.searchsorted(pieces.start[first:last], end, "left"))
    return a + 1, b + 1


def tag_bio(tags: np.ndarray, span: tuple[int, int], begin: int) -> None:
    """Write B at the span's first piece and I at the others, where nothing stands yet."""
    a, b = span
    if a < b and not tags[a:b].any():
        tags[a:b] = begin + 1
        tags[a] = begin


def role_tags(length: int, source: list[tuple[int, int]], target: list[tuple[int, int]]) -> np.ndarray:
    """Return a predicate's tag for each piece."""
    tags = np.zeros(length, np.int64)
    for spans, begin in ((source, 1), (target, 3)):
        for span in spans:
            tag_bio(tags, span, begin)
    return tags


def passages_of(text: str, limit: int = LIMIT) -> tuple[Pieces, list[tuple[int, int]]]:
    """Return the text's pieces and the ranges of its passages: whole lines packed up to ``limit``."""
    pieces = cut([text])[0]
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n\r]+", text)]
    return pieces, pack(pieces, lines, limit=limit)


def join(parts: list[Example], gaps: list[int]) -> Example:
    """Return one example of several, as paragraphs of one text; ``gaps`` stand before each but the first.

    Labelled sentences are short, passages of an article are not: what belongs to a trigger has to be told from
    what stands in the sentences around it.
    """
    if len(parts) == 1:
        return parts[0]
    whole = Example(
        parts[0].source, *(_frame([getattr(p, name)[1:-1] for p in parts], *ends) for name, *ends in _FRAMES)
    )
    shared = set.intersection(*(set(p.layers) for p in parts))
    whole.layers = {layer: _frame([p.layers[layer][1:-1] for p in parts], 0, 0) for layer in sorted(shared)}
    whole.triggers = np.concatenate(
        [
            np.zeros((1, len(EVENT_TYPES)), np.float32),
            *(p.triggers[1:-1] for p in parts),
            np.zeros((1, len(EVENT_TYPES)), np.float32),
        ]
    )
    at = 0
    n = len(whole.ids)
    for part, gap in zip(parts, [0, *gaps], strict=True):
        whole.gap[at + 1] = gap
        for name in ("modes", "announces", "statuses", "factuality"):
            getattr(whole, name).extend((i + at, value) for i, value in getattr(part, name))
        for name in ("events", *(["statements"] if "cue" in shared else [])):
            for p in getattr(part, name):
                tags = np.zeros(n, np.int64)
                tags[at + 1 : at + len(part.ids) - 1] = p.tags[1:-1]
                getattr(whole, name).append(Predicate(p.first + at, p.last + at, p.kind, tags))
        at += len(part.ids) - 2
    return whole


_FRAMES = (("ids", 101, 102), ("case", 5, 5), ("gap", 0, 0))


def _frame(values: list[np.ndarray], left: int, right: int) -> np.ndarray:
    return np.concatenate([[left], *values, [right]])


# --- names and sentence ends ---------------------------------------------------------------------------------

_NO_GAP_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}’”…]|'s|'S|’s|n't|n’t|'(?:re|ve|ll|d|m))")
_NO_GAP_AFTER = {"(", "[", "{", "$", "“", "‘", "£", "€", "#"}


def join_tokens(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the tokens as running text, spaced as print spaces them, and each token's span in it."""
    text, spans, open_quotes, glue = "", [], {}, True
    for token in tokens:
        before = not glue and not _NO_GAP_BEFORE.match(token)
        glue = token in _NO_GAP_AFTER
        if token in {'"', "'", "``", "''"}:
            key = '"' if token != "'" else "'"
            inside = open_quotes.get(key, False)
            before = before and not inside
            glue = not inside
            open_quotes[key] = not inside
        text += " " if before and text else ""
        spans.append((len(text), len(text) + len(token)))
        text += token
    return text, spans


def name_documents(folder: Path, *, dev: bool) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Yield each document of the Worldwide newswire set as running text with its names (start, end, class)."""
    for text, marks, _ in _newswire(folder, dev=dev):
        yield text, marks


def _newswire(folder: Path, *, dev: bool) -> Iterator[tuple[str, list[tuple[int, int, str]], list[int]]]:
    """Yield text, names and sentence ends; sentences are joined by blanks and, at times, by new lines."""
    for path in sorted(folder.glob("*.tsv")):
        if is_dev(path.name.removesuffix(".txt.tsv")) != dev:
            continue
        rng = random.Random(path.name)
        text, marks, ends = "", [], []
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
            if not rows:
                continue
            sentence, spans = join_tokens([row[0].strip() for row in rows])
            marks += [
                (len(text) + a, len(text) + b, kind)
                for a, b, kind in entities([row[1].strip() for row in rows], spans)
            ]
            ends.append(len(text) + len(sentence))
            text += sentence + ("\n" if rng.random() < 0.3 else " ")
        yield text, marks, ends


def entities(tags: list[str], spans: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Return the entities (start, end, class) of a sentence's BIO tags."""
    found: list[tuple[int, int, str]] = []
    inside = False
    for tag, (start, end) in zip(tags, spans, strict=True):
        if tag[:1] == "I" and inside:
            found[-1] = (found[-1][0], end, found[-1][2])
        elif tag[:1] in "BI":
            found.append((start, end, tag[2:]))
        inside = tag[:1] in "BI"
    return found


def names(folder: Path, *, dev: bool) -> Iterator[Example]:
    """Yield the Worldwide newswire set: names and sentence ends."""
    for text, marks, ends in _newswire(folder, dev=dev):
        pieces, ranges = passages_of(text)
        for first, last in ranges:
            made = example("names", pieces, first, last)
            name = np.zeros(len(made.ids), np.int64)
            sentence = np.zeros(len(made.ids), np.int64)
            for start, end, kind in marks:
                tag_bio(name, covered(pieces, first, last, start, end), TAG["name"][f"B-{kind}"])
            lo, hi = pieces.start[first], pieces.end[last - 1]
            for end in ends:
                if lo < end <= hi:
                    sentence[covered(pieces, first, last, end - 1, end)[0]] = 1
            name[0] = name[-1] = sentence[0] = sentence[-1] = IGNORE
            made.layers = {"name": name, "sentence": sentence}
            yield made


# --- statements ----------------------------------------------------------------------------------------------


def brat(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """Return the attributions of a brat file: spans by role (Content, Source, Cue)."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if "\t" in line]
    spans = {
        tag: [tuple(map(int, part.split())) for part in body.split(" ", 1)[1].split(";")]
        for tag, body, *_ in lines
        if tag[0] == "T"
    }
    found = []
    for tag, body, *_ in lines:
        if tag[0] == "E":
            row: dict[str, list[tuple[int, int]]] = {"Content": [], "Source": [], "Cue": []}
            for argument in body.split()[1:]:
                role, _, reference = argument.partition(":")
                role = role.rstrip("0123456789")
                if role in row:
                    row[role] += spans[reference]
            found.append(row)
    return found


def statements(split: Path) -> Iterator[Example]:
    """Yield PolNeAR: cues, and each cue's source and content."""
    for path in sorted((split / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        rows = brat(min((split / "attributions").glob(f"{path.stem}_*.ann")))
        pieces, ranges = passages_of(text)
        for first, last in ranges:
            made = example("statements", pieces, first, last)
            cues = np.zeros(len(made.ids), np.int64)
            lo, hi = pieces.start[first], pieces.end[last - 1]
            for row in rows:
                if not row["Cue"] or not lo <= row["Cue"][0][0] < hi:
                    continue
                cue, *more = [covered(pieces, first, last, *span) for span in row["Cue"]]
                tag_bio(cues, cue, TAG["cue"]["B-cue"])
                for span in more:
                    tag_bio(cues, span, TAG["cue"]["B-cue"])
                inside = {
                    role: [
                        covered(pieces, first, last, max(a, lo), min(b, hi))
                        for a, b in row[role]
                        if a < hi and b > lo
                    ]
                    for role in ("Source", "Content")
                }
                made.statements.append(
                    Predicate(*cue, 0, role_tags(len(made.ids), inside["Source"], inside["Content"]))
                )
            cues[0] = cues[-1] = IGNORE
            made.layers = {"cue": cues}
            yield made


# --- times ---------------------------------------------------------------------------------------------------


def timeml(path: Path) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a TimeML document's text and its TIMEX3 spans with their types."""
    text, found = "", []

    def walk(node: ET.Element) -> None:
        nonlocal text
        start = len(text)
        text += node.text or ""
        for child in node:
            walk(child)
            text += child.tail or ""
        if node.tag == "TIMEX3":
            found.append((start, len(text), node.get("type", "")))

    walk(ET.parse(path).getroot().find("TEXT"))
    return text, found


def times(folders: list[Path], *, dev: bool) -> Iterator[Example]:
    """Yield TimeBank and AQUAINT: time expressions."""
    for path in sorted(p for folder in folders for p in folder.glob("*.tml")):
        if is_dev(path.stem) != dev:
            continue
        text, spans = timeml(path)
        pieces, ranges = passages_of(text)
        for first, last in ranges:
            made = example("times", pieces, first, last)
            tags = np.zeros(len(made.ids), np.int64)
            for start, end, kind in spans:
                a, b = covered(pieces, first, last, start, end)
                if 0 < a < b <= len(tags) - 1:
                    tag_bio(tags, (a, b), TAG["time"][f"B-{kind}"])
            tags[0] = tags[-1] = IGNORE
            made.layers = {"time": tags}
            yield made


# --- status --------------------------------------------------------------------------------------------------


def status_sentences(path: Path) -> Iterator[tuple[str, list[tuple[tuple[int, int], float]]]]:
    """Yield each sentence as running text with its targets: span, and how certain its event is, -3 to 3."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, spans = join_tokens(row["text"].split(" "))
        targets = [
            ((spans[a][0], spans[min(b, len(spans)) - 1][1]), float(t["label"]))
            for t in row["targets"]
            for a, b in (t["span1"],)
        ]
        if targets:
            yield text, targets


def status(path: Path) -> Iterator[Example]:
    """Yield a factuality file."""
    for text, targets in status_sentences(path):
        pieces = cut([text])[0]
        last = min(len(pieces), LIMIT)
        made = example("status", pieces, 0, last)
        for span, value in targets:
            at, stop = covered(pieces, 0, last, *span)
            if at < stop:
                made.factuality.append((at, value))
        yield made


# --- events: the project's passages, and other sets' sentences labelled by standoff --------------------------


_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


def bare(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a side's span without its leading article: the sets differ in whether it belongs."""
    found = _ARTICLE.match(text, *span)
    return (found.end(), span[1]) if found and found.end() < span[1] else span


def labelled(row: Labelled) -> Example:
    """Return an example of a whole text, events labelled, statements and times where they are given."""
    pieces = cut([row.text])[0]
    last = min(len(pieces), LIMIT)
    made = example(row.source, pieces, 0, last)

    def at(span: tuple[int, int]) -> tuple[int, int]:
        return covered(pieces, 0, last, *span)

    _label_events(made, row.text, row.events, at)
    if row.statements is not None:
        _label_statements(made, row.statements, at)
    if row.times is not None:
        tags = made.layers["time"] = np.zeros(len(made.ids), np.int64)
        for start, end, kind in row.times:
            tag_bio(tags, at((start, end)), TAG["time"][f"B-{kind}"])
    return made


def _label_events(made: Example, text: str, events: list[dict], at: At) -> None:
    n = len(made.ids)
    made.triggers = np.zeros((n, len(EVENT_TYPES)), np.float32)
    for e in events:
        a, b = at(e["trigger"])
        if not a < b <= n - 1:
            continue
        kind = EVENT_TYPES.index(e["type"])
        made.triggers[a:b, kind] = 1
        sides = ([at(bare(text, s)) for s in e[side]] for side in ("sources", "targets"))
        made.events.append(Predicate(a, b, kind, role_tags(n, *sides)))
        made.statuses.append((a, TAG["status"][e["status"]]))
        made.announces.append((a, TAG["announces"][e["announces"] or "none"]))
        if e["mode"]:
            made.modes.append((a, TAG["mode"][f"{e['type']}/{e['mode']}"]))


def _label_statements(made: Example, rows: list[dict], at: At) -> None:
    n = len(made.ids)
    cues = made.layers["cue"] = np.zeros(n, np.int64)
    for s in rows:
        if not s["cue"]:
            continue
        cue = at(s["cue"])
        tag_bio(cues, cue, TAG["cue"]["B-cue"])
        if cue[0] < cue[1] <= n - 1:
            speaker = [at(s["speaker"])] if s["speaker"] else []
            made.statements.append(Predicate(*cue, 0, role_tags(n, speaker, [at(c) for c in s["contents"]])))


def event_rows(passage: passage_set.Passage) -> list[dict]:
    """Return a passage's events with spans in place of ids."""
    span = passage.spans
    return [
        {
            "type": e.type,
            "mode": e.mode,
            "status": e.status,
            "announces": e.announces,
            "trigger": span[e.trigger],
            "sources": [span[i] for i in e.sources],
            "targets": [span[i] for i in e.targets],
        }
        for e in passage.events
    ]


def with_marks(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a content's span with the quotation marks that stand around it."""
    start, end = span
    if text[start - 1 : start] in {'"', "“", "«"} and text[end : end + 1] in {'"', "”", "»"}:
        return start - 1, end + 1
    return span


def own_passages(paths: list[Path] | None = None) -> Iterator[Labelled]:
    """Yield the project's own passages, less those kept to measure and to calibrate on."""
    passages, errors = passage_set.load(paths)
    print(f"{len(passages)} passages, {len(errors)} with errors left out")
    for p in passages:
        if fold(p.text) in {MEASURE, CALIBRATION}:
            continue
        statement_rows = [
            {
                "cue": p.spans[s.cue] if s.cue else None,
                "speaker": p.spans[s.speaker] if s.speaker else None,
                "contents": [with_marks(p.text, p.spans[c]) for c in s.contents],
            }
            for s in p.statements
        ]
        time_rows = [(*p.spans[i], kind) for i, (kind, _) in p.times.items()]
        yield Labelled("passages", p.text, event_rows(p), statement_rows, time_rows)


def sentence_texts(labels: Path) -> dict[str, str]:
    """Return the event sentences by the SHA-1 of their text."""
    rows = (json.loads(line) for line in (labels / "events/train.jsonl").open(encoding="utf-8"))
    return {hashlib.sha1(row["text"].encode()).hexdigest(): row["text"] for row in rows}


STANDOFF = Path(__file__).parent / "standoff"
PRESS: dict[str, Callable[[Path], Iterator[str]]] = {}
"""Where the paragraphs of the press come from: name, and the documents whose lines they are."""


def _politics(labels: Path) -> Iterator[str]:
    with gzip.open(labels / "articles/politics-9000.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = (json.loads(line)["content_original"] for line in lines)
        yield from (text for text in texts if not is_dev(text))


def _news(labels: Path) -> Iterator[str]:
    yield from (text for text, _, _ in _newswire(labels / "names/worldwide", dev=False))


def _wires(labels: Path) -> Iterator[str]:
    paths = sorted(
        path for name in ("TimeBank", "AQUAINT") for path in (labels / "times" / name).glob("*.tml")
    )
    for path in paths:
        if not is_dev(path.stem):
            # a paragraph of these is set in lines; a blank line ends it
            yield re.sub(r"(?<=\S)[ \t]*\n[ \t]*(?=\S)", " ", timeml(path)[0])


def _stories(labels: Path) -> Iterator[str]:
    for path in sorted((labels / "stories/clusters/data").rglob("*.json")):
        if not is_dev(path.stem):
            yield json.loads(path.read_text(encoding="utf-8")).get("text") or ""


PRESS.update(politics=_politics, news=_news, times=_wires, stories=_stories)


def press_texts(labels: Path, *names: str) -> dict[str, str]:
    """Return the paragraphs of the press by the SHA-1 of their text, of the ``names`` in :data:`PRESS` or of all.

    Documents of fold 0 are left out: they are measured on.
    """
    texts = {}
    for name in names or PRESS:
        for document in PRESS[name](labels):
            for paragraph in re.split(r"\n+", document):
                text = paragraph.strip()
                texts[hashlib.sha1(text.encode()).hexdigest()] = text
    return texts


def standoff(name: str, texts: dict[str, str], folds: Container[int] = TRAINING) -> Iterator[Labelled]:
    """Yield texts of another set that this project labelled: labels by the text's SHA-1 and offsets.

    Args:
        name: the file in ``standoff/``.
        texts: the set's texts by their SHA-1.
        folds: those of the texts that are wanted.

    """
    for line in (STANDOFF / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = texts.get(row["sha1"])
        if text is not None and fold(text) in folds:
            yield Labelled(name, text, row["events"])
