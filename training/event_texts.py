"""Texts with labelled events: the project's passages, and sentences and paragraphs of other sets with standoff labels."""

from __future__ import annotations

import functools
import gzip
import json
import re
from collections.abc import Callable, Container, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from communique.evaluation import load_gold
from communique.models.labels import EVENT_TYPES
from training import passage_set
from training.examples import TAG, At, Example, Predicate, of_text, role_tags, tag_bio
from training.folds import CALIBRATION, MEASURE, TRAINING, fold, is_dev, key
from training.sets import newswire
from training.varying import Labelled

STANDOFF = Path(__file__).parent / "standoff"
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


def bare(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the span of a side without a leading article, which some sets include and others do not."""
    found = _ARTICLE.match(text, *span)
    return (found.end(), span[1]) if found and found.end() < span[1] else span


def labelled(row: Labelled) -> Example:
    """Return the example of a whole text with labelled events, and with its statements and times if they are labelled."""
    made, at = of_text(row.source, row.text)
    _label_events(made, row.text, row.events, at)
    if row.statements is not None:
        _label_statements(made, row.statements, at)
    if row.times is not None:
        tags = made.layers["time"] = np.zeros(len(made.ids), np.int64)
        for start, end, kind in row.times:
            tag_bio(tags, at((start, end)), TAG["time"][f"B-{kind}"])
    return made


def _label_events(made: Example, text: str, events: list[dict[str, Any]], at: At) -> None:
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


def _label_statements(made: Example, rows: list[dict[str, Any]], at: At) -> None:
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


def event_rows(passage: passage_set.Passage) -> list[dict[str, Any]]:
    """Return the events of a passage with spans instead of ids."""
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
    """Return the span of a content, extended by the quotation marks around it."""
    start, end = span
    if text[start - 1 : start] in {'"', "“", "«"} and text[end : end + 1] in {'"', "”", "»"}:
        return start - 1, end + 1
    return span


def own_passages() -> Iterator[Labelled]:
    """Yield the project's own passages that are for training."""
    passages, errors = passage_set.load()
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
    return {key(row["text"]): row["text"] for row in rows}


def politics(labels: Path) -> Iterator[dict[str, Any]]:
    """Yield all articles of the US political press as stored, including those for measuring."""
    with gzip.open(labels / "articles/politics-9000.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _politics(labels: Path) -> Iterator[str]:
    texts = (row["content_original"] for row in politics(labels))
    yield from (text for text in texts if not is_dev(text))


def _news(labels: Path) -> Iterator[str]:
    yield from (text for text, _, _ in newswire(labels / "names/worldwide", dev=False))


def _wires(labels: Path) -> Iterator[str]:
    for name in ("AQUAINT", "TimeBank"):
        for gold in load_gold(labels / "times" / name):
            if not is_dev(gold.id):
                # Lines of a paragraph end with a hard line break, and paragraphs with a blank line.
                yield re.sub(r"(?<=\S)[ \t]*\n[ \t]*(?=\S)", " ", gold.text)


def _stories(labels: Path) -> Iterator[str]:
    for path in sorted((labels / "stories/clusters/data").rglob("*.json")):
        if not is_dev(path.stem):
            yield json.loads(path.read_text(encoding="utf-8")).get("text") or ""


def _titles(labels: Path) -> Iterator[str]:
    yield from (row["title"] for row in politics(labels) if not is_dev(row["content_original"]))


PRESS: dict[str, Callable[[Path], Iterator[str]]] = {
    "politics": _politics,
    "news": _news,
    "times": _wires,
    "stories": _stories,
    "titles": _titles,
}
"""The presses by name: functions that yield documents, in which each line is a paragraph."""


def press_texts(labels: Path, *names: str) -> dict[str, str]:
    """Return the paragraphs of some presses, or of all, by the SHA-1 of their text.

    Documents of fold 0 are left out, as they are for measuring.

    Args:
        labels: the folder of labels.
        names: the presses, of :data:`PRESS`.

    """
    texts = {}
    for name in names or PRESS:
        for document in PRESS[name](labels):
            for paragraph in re.split(r"\n+", document):
                text = paragraph.strip()
                texts[key(text)] = text
    return texts


def standoff(name: str, texts: dict[str, str], folds: Container[int] = TRAINING) -> Iterator[Labelled]:
    """Yield the texts of another set that have labels of this project.

    Args:
        name: the file in ``standoff/``, which has labels by the SHA-1 of their text and offsets.
        texts: the texts of the set by their SHA-1.
        folds: the folds of the wanted texts.

    """
    for text, row in labelled_texts(name, texts, folds):
        yield Labelled(name, text, with_implied(row["events"], _implied().get(row["sha1"], [])))


@functools.cache
def _implied() -> dict[str, list[list[Any]]]:
    """Return the labels of :mod:`training.implied` by the SHA-1 of their text."""
    lines = (STANDOFF / "implied.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["sha1"]: row["sides"] for row in map(json.loads, lines)}


def with_implied(events: list[dict[str, Any]], sides: list[list[Any]]) -> list[dict[str, Any]]:
    """Return events with implied parties on the sides that were empty.

    Args:
        events: the events, as they were labelled first.
        sides: the acts with their implied sources and targets (:data:`training.implied.Told`).

    >>> event = {"type": "ACCUSE", "trigger": [4, 9], "sources": [[0, 3]], "targets": []}
    >>> with_implied([event], [[4, 9, "ACCUSE", [], [[20, 24]]]])[0]["targets"]
    [[20, 24]]

    """
    told = {(start, end, kind): found for start, end, kind, *found in sides}
    made = []
    for e in events:
        sources, targets = told.get((*e["trigger"], e["type"]), ((), ()))
        made.append({**e, "sources": e["sources"] or [*sources], "targets": e["targets"] or [*targets]})
    return made


def labelled_texts(
    name: str, texts: Mapping[str, str], folds: Container[int] = TRAINING
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the texts of a file in ``standoff/`` with their rows; the arguments are those of :func:`standoff`."""
    for line in (STANDOFF / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = texts.get(row["sha1"])
        if text is not None and fold(text) in folds:
            yield text, row


def calibration_texts(labels: Path) -> Iterator[Labelled]:
    """Yield the labelled paragraphs of the press that are for calibration (fold 1)."""
    texts = press_texts(labels)
    for name in ("press", "paragraphs"):
        yield from standoff(name, texts, {CALIBRATION})
