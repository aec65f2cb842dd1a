"""Measures precision on random entries from real articles, of which people judged each field right or wrong.

``python -m bench.judged draw LABELS FOLDER`` reads 300 articles on which nothing was tuned (fold 0) and draws 150 events
and 150 statements, and 75 further events of confidence 0.5 or more. It writes ``FOLDER/draw.jsonl``, with article ids and
offsets, and ``FOLDER/draw.txt`` for the judge. ``python -m bench.judged score`` prints precision from the verdicts in
``bench/judged/*.jsonl``, which hold the drawn lines of each model that was judged with ``"verdict": {field: true|false}``
and ``"reason"``, but no text. ``score --keep`` writes the figures of the weights that ship into their manifest, from
which the pages show them.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.draws import Drawn, articles, command_line, write_draw
from communique.errors import InputError
from communique.evaluation.figures import wilson
from communique.model import Article, Event, Participant, Reading, Span, Statement
from communique.models.manifest import hash_of, keep_figures, read_manifest
from communique.reading.batches import read_pages

FOLDER = Path(__file__).parent / "judged"
N_ARTICLES, N_ENTRIES, SEED = 300, 150, 2019
N_SURE, SURE = 75, 0.5
"""The number of further events that are drawn from those of at least this confidence, because few of the 150 have it."""
FIELDS = {
    "event": ("type", "mode", "status", "sources", "targets", "countries", "time", "place"),
    "statement": ("speaker", "content", "kind"),
}
WHOLE = {"event": ("type", "status", "sources", "targets"), "statement": ("speaker", "content")}
"""The fields that must all be judged, and all be right for the entry to be right as a whole. Others are judged if the
entry has them: an event of a type without modes has no verdict on its mode."""
UNRECORDED = "a model that was not recorded"


def entries(reading: Reading) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the layer, the line and the text for the judge of each event and each statement of a reading."""
    article = reading.article
    if article is None:
        return
    for event in reading.events:
        yield "event", _event_line(reading, event), _event_text(reading, article, event)
    # A joint statement is an entry for each of its speakers.
    together: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for said in reading.statements:
        if said.speaker is not None:
            together[said.speaker.start, said.speaker.end, said.content].append(
                _who(reading, article.text, said.speaker)
            )
    for said in reading.statements:
        speakers = together[said.speaker.start, said.speaker.end, said.content] if said.speaker else []
        yield (
            "statement",
            _statement_line(reading, said),
            _statement_text(reading, article.text, said, speakers),
        )


def _event_line(reading: Reading, event: Event) -> dict[str, Any]:
    sides = {
        name: [[*_ends(side), actor.country if (actor := reading.actor(side)) else None] for side in parties]
        for name, parties in (("sources", event.sources), ("targets", event.targets))
    }
    return {
        "layer": "event",
        "article": reading.id,
        "model": reading.reader.model,
        "trigger": _ends(event.trigger),
        "type": event.type,
        "mode": event.mode,
        "announces": event.announces,
        "status": event.status,
        **sides,
        "confidence": event.confidence,
    }


def _event_text(reading: Reading, article: Article, event: Event) -> str:
    text = article.text
    sources, targets = (
        [_who(reading, text, side) for side in sides] for sides in (event.sources, event.targets)
    )
    place = reading.places[event.place] if event.place is not None else None
    where = text[place.start : place.end] if place else None
    when = f"{event.time.start}..{event.time.end}" if event.time else None
    announced = f"announces {event.announces}" if event.announces else ""
    return (
        f"{event.type} {event.mode or ''} {announced} | {event.status} | trigger: {event.trigger.of(text)}\n"
        f"  sources: {sources}\n"
        f"  targets: {targets}\n"
        f"  time: {when}  place: {where}  (published {article.published.value})\n"
        f"  {_around(text, event.sentence.start, event.sentence.end)}"
    )


def _statement_line(reading: Reading, said: Statement) -> dict[str, Any]:
    return {
        "layer": "statement",
        "article": reading.id,
        "model": reading.reader.model,
        "cue": _ends(said.cue) if said.cue else None,
        "content": [_ends(span) for span in said.content],
        "speaker": _ends(said.speaker) if said.speaker else None,
        "kind": said.kind,
        "confidence": said.confidence,
    }


def _statement_text(reading: Reading, text: str, said: Statement, speakers: list[str]) -> str:
    speaker = _who(reading, text, said.speaker) if said.speaker else None
    joint = f" (an entry each: {'; '.join(speakers)})" if len(speakers) > 1 else ""
    cue = said.cue.of(text) if said.cue else None
    start, end = min(span.start for span in said.content), max(span.end for span in said.content)
    return (
        f"{said.kind} | speaker: {speaker}{joint} | cue: {cue}\n"
        f"  content: {' … '.join(span.of(text) for span in said.content)}\n"
        f"  {_around(text, start, end)}"
    )


def _who(reading: Reading, text: str, side: Participant) -> str:
    """Return the words of a side or a speaker, and the actor to whom they were resolved."""
    actor = reading.actor(side)
    known = f"{actor.name} / {actor.country} / {','.join(actor.sectors)}" if actor else "unresolved"
    return f"{text[side.start : side.end]} = {known}"


def _ends(span: Span | Participant) -> list[int]:
    return [span.start, span.end]


def _around(text: str, start: int, end: int) -> str:
    """Return a part of a text in ⟦⟧, with its context, on one line."""
    shown = f"{text[max(0, start - 250) : start]}⟦{text[start:end]}⟧{text[end : end + 250]}"
    return shown.replace("\n", " ¶ ")


def draw(labels: Path, folder: Path) -> None:
    """Read articles, draw entries and write the files for the judge."""
    found: dict[str, list[Drawn]] = {"event": [], "statement": []}
    for reading in read_pages(articles(labels, N_ARTICLES, SEED)):
        for layer, line, shown in entries(reading):
            found[layer].append((line, shown))
    rng = random.Random(7)
    chosen: dict[str, list[Drawn]] = {}
    for layer, some in found.items():
        print(f"{len(some)} {layer}s in {N_ARTICLES} articles")
        drawn = rng.sample(some, min(N_ENTRIES, len(some)))
        chosen[layer] = [
            (line, f"(confidence {line['confidence']})\n{shown}")
            for line, shown in [*drawn, *_surer(some, drawn, rng)]
        ]
    write_draw(folder, chosen)


def _surer(some: list[Drawn], drawn: list[Drawn], rng: random.Random) -> list[Drawn]:
    """Return further events drawn from the remaining sure ones; their lines say so (``"of"``), and they count only among these."""
    left = [one for one in some if one[0]["confidence"] >= SURE and one not in drawn]
    if not left or left[0][0]["layer"] != "event":
        return []
    return [({**line, "of": SURE}, shown) for line, shown in rng.sample(left, min(N_SURE, len(left)))]


def verdicts(folder: Path) -> list[dict[str, Any]]:
    """Return the judged lines of a folder.

    Raises:
        InputError: a line lacks a verdict on a field of :data:`WHOLE`, or has one that is neither true nor false.

    """
    rows = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            row = json.loads(line)
            if row.get("layer") not in FIELDS:
                continue  # a verdict of another measure, in the same folder
            verdict = row.get("verdict", {})
            if missing := [name for name in WHOLE[row["layer"]] if name not in verdict]:
                raise InputError(
                    f"{path}:{number}: {row['id']}: no verdict on {', '.join(missing)}; judge it"
                )
            if wrong := [name for name, value in verdict.items() if not isinstance(value, bool)]:
                raise InputError(
                    f"{path}:{number}: {row['id']}: {', '.join(wrong)} is neither true nor false"
                )
            rows.append(row)
    return rows


def score(folder: Path = FOLDER) -> dict[str, dict[str, tuple[int, int]]]:
    """Print precision by model, as a whole and by field, for all entries and for those above two confidences.

    The precision of entries that were drawn for a comparison (with ``"draw"`` in their line, all above the higher
    confidence) is also printed separately.

    Returns:
        For each model, the numbers of right and of judged entries by layer and least confidence.

    """
    rows = verdicts(folder)
    whole: dict[str, dict[str, tuple[int, int]]] = {}
    for model in sorted({row.get("model") or UNRECORDED for row in rows}):
        print(f"# {model}")
        judged = [row for row in rows if (row.get("model") or UNRECORDED) == model]
        for layer in FIELDS:
            for floor in (0.0, 0.2, SURE):
                some = [
                    r for r in judged if r["layer"] == layer and r["confidence"] >= floor >= r.get("of", 0.0)
                ]
                if some:
                    right = print_shares(layer, floor, some)
                    whole.setdefault(model, {})[f"{layer}s, at least {floor}"] = right, len(some)
            for draw in sorted({r["draw"] for r in judged if r["layer"] == layer and "draw" in r}):
                print(f"of these, the draw “{draw}” alone:")
                print_shares(
                    layer, SURE, [r for r in judged if r["layer"] == layer and r.get("draw") == draw]
                )
    return whole


def print_shares(layer: str, floor: float, rows: list[dict[str, Any]]) -> int:
    """Print the share of rows that are right, as a whole and by field; return the number that are right as a whole."""
    whole = sum(all(r["verdict"][name] for name in WHOLE[layer]) for r in rows)
    low, high = wilson(whole, len(rows))
    print(
        f"{layer}s, confidence ≥ {floor}: {whole} of {len(rows)} right in {', '.join(WHOLE[layer])}: {whole / len(rows):.3f} ({low:.3f}–{high:.3f})"
    )
    for name in FIELDS[layer]:
        judged = [r["verdict"][name] for r in rows if name in r["verdict"]]
        if judged:
            low, high = wilson(sum(judged), len(judged))
            print(f"    {name:10s} {sum(judged) / len(judged):.3f} ({low:.3f}–{high:.3f}) of {len(judged)}")
    return whole


def main() -> None:
    """Run the verb that is given."""
    parser, scoring = command_line(__doc__)
    scoring.add_argument(
        "--keep", action="store_true", help="write the figures of the weights that ship into their manifest"
    )
    options = parser.parse_args()
    if options.verb == "draw":
        draw(options.labels, options.folder)
    else:
        found = score()
        if options.keep:
            keep_figures(judged=found.get(hash_of(read_manifest())))


if __name__ == "__main__":
    main()
