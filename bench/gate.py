"""The quality gate: ``python -m bench.gate LABELS`` measures on unseen labels and fails if a figure is below its floor.

The floors are in ``bench/floors.json``. ``--raise`` raises them to the measured figures minus a margin; a floor is lowered
by hand, in a commit that says why. ``--keep`` writes the figures into the manifest of the weights, from which the pages
show them.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from communique.evaluation import Gold, load_gold, score_readings
from communique.evaluation.gold import merged
from communique.evaluation.score import links
from communique.model import Event, Page, Reading, Span
from communique.models.labels import LAYERS, SAID
from communique.models.manifest import keep_figures
from communique.models.pieces import cut
from communique.ontology import is_mutual
from communique.reading.circumstances import Circumstances
from communique.reading.encoder import encode
from communique.reading.names import find_names
from communique.reading.reader import Reader
from training import circumstances as when_where
from training import event_texts, sets
from training.folds import CALIBRATION, is_dev
from training.measuring import meets, plain_article

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.01  # between a new floor and the measured figure, for differences between libraries and machines
MARGIN_OF_NUMBERS = 0.1  # the margin of a figure that is not a share
# A publication date for times that are compared by their words, for which it does not matter
SOME_DAY = "2019-06-14"


def read_gold(gold: Iterable[Gold], reader: Reader) -> dict[str, Reading]:
    """Return the readings of the texts of the gold, by id."""
    pages = [Page(source=g.id, id=g.id, text=g.text, published=g.published) for g in gold]
    found = {}
    for i in range(0, len(pages), 32):
        found.update({r.id: r for r in reader.read_pages(pages[i : i + 32])})
    return found


def defined(figure: float | None) -> float:
    """Return a figure; exit if there is none, because the labels lack its layer."""
    if figure is None:
        sys.exit("the labels lack a layer that is measured")
    return figure


def statements(labels: Path, reader: Reader) -> Iterator[tuple[str, float]]:
    """Yield the figures of statements on PolNeAR dev."""
    gold = load_gold(labels / "statements/polnear/dev")
    scores = {s.layer: s for s in score_readings(gold, read_gold(gold, reader))[0]}
    yield "statements: content F1", defined(scores["statements: content"].f1)
    yield "statements: content F1, quoted", defined(scores["statements: content, quoted"].f1)
    yield "statements: speaker right, of matched", defined(scores["statements: speaker, of matched"].recall)


def times(labels: Path, reader: Reader) -> Iterator[tuple[str, float]]:
    """Yield the figures of times on the documents of TimeBank and AQUAINT that are for measuring (fold 0)."""
    gold = [g for name in ("TimeBank", "AQUAINT") for g in load_gold(labels / "times" / name) if is_dev(g.id)]
    scores = {s.layer: s for s in score_readings(gold, read_gold(gold, reader))[0]}
    yield "times: span F1", defined(scores["times: span"].f1)
    yield "times: value F1", defined(scores["times: value"].f1)


def events(labels: Path, reader: Reader) -> Iterator[tuple[str, float]]:
    """Yield the figures of events, end to end, on the PLOVER sentences that are for measuring (fold 0)."""
    gold = [
        g
        for g in load_gold(labels / "events/train.jsonl")
        if is_dev(g.text) and g.events and g.events[0].sources and g.events[0].targets
    ]
    readings = read_gold(gold, reader)
    scores = {s.layer: s for s in score_readings(gold, readings)[0]}
    yield "events: pair found", defined(scores["events: pair"].recall)
    yield "events: right record", defined(scores["events: record"].recall)
    yield "events: macro-F1", _macro_f1(gold, readings)
    yield "events: a sentence (at most)", defined(scores["events: said"].said) / len(gold)


def _macro_f1(gold: Iterable[Gold], readings: dict[str, Reading]) -> float:
    """Return the mean F1 over event types; an event counts for its type if it links the gold source with the gold target."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in gold:
        for event in text.events or ():
            if not event.sources or not event.targets:
                continue
            source, target = event.sources[0], event.targets[0]
            is_either_way = event.type != "YIELD" and is_mutual(event.type)
            said_types = {
                merged(said.type)
                for said in readings[text.id].events
                if links(said, source, target, mutual=is_either_way)
            }
            gold_type = merged(event.type)
            counts[gold_type]["gold"] += 1
            counts[gold_type]["right"] += gold_type in said_types
            for said_type in said_types:
                counts[said_type]["said"] += 1
    f1 = [2 * n["right"] / (n["said"] + n["gold"]) for n in counts.values() if n["gold"]]
    return sum(f1) / len(f1)


def press(labels: Path, reader: Reader) -> Iterator[tuple[str, float]]:
    """Yield the figures of events, end to end, on labelled paragraphs of the press (fold 1, also used for calibration)."""
    rows = list(event_texts.calibration_texts(labels))
    readings = reader.read_pages([Page(source="press", text=row.text) for row in rows])
    right = found = said = gold = 0
    verdicts: list[tuple[float, bool]] = []  # the confidence of each event, and whether it is right
    for row, reading in zip(rows, readings, strict=True):
        gold += len(row.events)
        said += len(reading.events)
        for e in row.events:
            near = [x for x in reading.events if meets([x.trigger], [e["trigger"]])]
            found += bool(near)
            right += any(_is_right(x, e) for x in near)
        verdicts += [(x.confidence, any(_is_right(x, e) for e in row.events)) for x in reading.events]
    yield "press: trigger F1", 2 * found / (said + gold)
    yield "press: type and both sides, F1", 2 * right / (said + gold)
    for least in (0.2, 0.5):
        kept = [is_right for confidence, is_right in verdicts if confidence >= least]
        if kept:
            yield f"press: type and both sides, precision at {least}", sum(kept) / len(kept)


def _is_right(event: Event, gold: dict[str, Any]) -> bool:
    """Tell whether an event matches a gold event in trigger, type and both sides."""
    return (
        meets([event.trigger], [gold["trigger"]])
        and event.type == gold["type"]
        and meets(event.sources, gold["sources"])
        and meets(event.targets, gold["targets"])
    )


def circumstances(labels: Path, reader: Reader) -> Iterator[tuple[str, float]]:
    """Yield the figures of the times and places of gold acts, in the paragraphs of :func:`press`."""
    n: dict[str, Counter[str]] = {"time": Counter(), "place": Counter()}
    rows = list(when_where.labelled(labels, {CALIBRATION}))
    readings = reader.read_pages([Page(source="press", text=text, published=SOME_DAY) for text, _ in rows])
    for (text, acts), reading in zip(rows, readings, strict=True):
        (encoded,) = encode([plain_article(text)], reader.weights)
        told = Circumstances(
            text, encoded, {Span(start=a, end=b): kind for a, b, kind, *_ in acts}, reader.weights
        )
        days = [Span(start=t.start, end=t.end) for t in reading.times if t.type in {"DATE", "TIME"}]
        spots = [Span(start=p.start, end=p.end) for p in reading.places]
        for start, end, kind, when, where in acts:
            act = Span(start=start, end=end)
            _count(n["time"], told.when(act, days), when)
            if kind != SAID:
                _count(n["place"], told.where(act, spots), where)
    for name, c in n.items():
        yield f"circumstances: {name} F1", 2 * c["right"] / (c["said"] + c["gold"])


def _count(n: Counter[str], said: Span | None, gold: tuple[int, int] | None) -> None:
    n["said"] += said is not None
    n["gold"] += gold is not None
    n["right"] += said is not None and gold is not None and meets([said], [gold])


def names(labels: Path, reader: Reader) -> Iterator[tuple[str, float]]:
    """Yield the entity F1 over all classes on the documents of Worldwide newswire that are for measuring (fold 0)."""
    right = said = gold = 0
    for text, marks in sets.name_documents(labels / "names/worldwide", dev=True):
        (encoded,) = encode([plain_article(text)], reader.weights)
        found = {(x.start, x.end, x.label) for x in find_names(text, encoded, reader.knowledge)}
        right += len(found & set(marks))
        said += len(found)
        gold += len(marks)
    yield "names: F1", 2 * right / (said + gold)


def status(labels: Path, reader: Reader) -> Iterator[tuple[str, float]]:
    """Yield Pearson's r of factuality on the development sentences of UW and UDS-IH2."""
    for name, scale in sets.SCALES.items():
        output = LAYERS["factuality"].index(scale)
        gold, said = [], []
        for text, targets in sets.status_sentences(labels / "status" / name / "dev.jsonl"):
            (encoded,) = encode([plain_article(text)], reader.weights)
            pieces = cut([text])[0]
            for (start, _), value in targets:
                at = int(np.searchsorted(pieces.end, start, "right"))
                gold.append(value)
                said.append(float(encoded.layer("factuality")[at, output]))
        yield f"status: r on {name}", float(np.corrcoef(gold, np.clip(said, -3, 3))[0, 1])


LAYERS_MEASURED: tuple[Callable[[Path, Reader], Iterable[tuple[str, float]]], ...] = (
    names,
    statements,
    times,
    events,
    press,
    circumstances,
    status,
)
WORKERS = 2


def measure(labels: Path, number: int) -> tuple[dict[str, float], float]:
    """Return the figures of one of :data:`LAYERS_MEASURED`, and the time in seconds."""
    began = time.perf_counter()
    return dict(LAYERS_MEASURED[number](labels, Reader())), time.perf_counter() - began


def measured_layers(labels: Path, only: str | None) -> Iterator[dict[str, float]]:
    """Yield the figures of each layer in order, or only those of the layer ``only``; layers are measured in parallel."""
    chosen = [n for n, one in enumerate(LAYERS_MEASURED) if only in (None, one.__name__)]
    with ProcessPoolExecutor(WORKERS) as pool:
        found = pool.map(partial(measure, labels), chosen)
        for number, (figures, seconds) in zip(chosen, found, strict=True):
            print(f"{LAYERS_MEASURED[number].__name__}: {seconds:.0f} s", file=sys.stderr)
            yield figures


def main() -> int:
    """Measure, print figures and floors, and return 1 if a figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument(
        "--raise", dest="raise_floors", action="store_true", help="raise the floors to the measured figures"
    )
    parser.add_argument("--keep", action="store_true", help="write the figures into the weights' manifest")
    parser.add_argument("--only", help="measure only this layer")
    options = parser.parse_args()
    floors: dict[str, float] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    table = Table("figure", "measured", "floor", "", title="quality gate", title_justify="left", box=None)
    failed, measured = 0, dict[str, float]()
    for figures in measured_layers(options.labels, options.only):
        for figure, value in figures.items():
            floor, measured[figure] = floors.get(figure), value
            is_limit = figure.endswith("(at most)")  # its "floor" is an upper bound
            has_failed = floor is not None and (value > floor if is_limit else value < floor)
            failed += has_failed
            table.add_row(
                figure,
                f"{value:.3f}",
                "—" if floor is None else f"{floor:.3f}",
                "[red]failed[/]" if has_failed else "ok",
            )
            if options.raise_floors and not has_failed:
                better = round(value + MARGIN_OF_NUMBERS if is_limit else value - MARGIN, 3)
                tighter = min if is_limit else max
                floors[figure] = better if floor is None else tighter(floor, better)
    Console().print(table)
    if options.raise_floors:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    if options.keep:
        keep_figures(measured=measured)
    print(f"{len(measured) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
