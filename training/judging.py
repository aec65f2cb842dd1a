"""People's verdicts on statements that the reader found in the press, for fitting the confidences of statements.

``python -m training.judging draw LABELS --out FOLDER`` reads whole articles and writes a sheet of statements with their
speaker, cue and content marked in the text, and ``draw.jsonl`` with the same entries by SHA-1 and offsets. ``python -m
training.judging take FOLDER NOTES… --into standoff/statements.jsonl`` adds the verdicts to the labels, without text. Sheets
contain text of the press and stay outside the project. Notes have a line for each entry: its number and the first verdict
that applies:

* ``none``: no words are reported, but an act, a plan, a fact, the author's own assertion, a topic, or words not said;
* ``attitude``: no words are reported, but somebody's belief, wish, hope or support;
* ``speaker``: words are reported, but the speaker is wrong, not the only one, or missing although the text names one;
* ``content``: words are cut off, or more than one or two words of the narrator at an edge are included;
* ``right``: everything is right.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from communique.model import Page, Participant, Span, Statement
from communique.reading.batches import read_pages
from training import event_texts
from training.folds import is_dev, key

VERDICTS = ("none", "attitude", "speaker", "content", "right")
SHARES = {"politics": 0.6, "news": 0.2, "stories": 0.2}
"""The shares of the presses (:data:`training.event_texts.PRESS`) among the articles."""
MIN_LENGTH, ARTICLES = 600, 0.55  # characters of an article; articles read for each statement drawn
AROUND = 160  # characters shown before and after


def draw(labels: Path, out: Path, n: int, seed: int) -> None:
    """Write a sheet of ``n`` statements from articles that nothing is measured on."""
    rng = random.Random(seed)
    documents: list[str] = []
    for name, share in SHARES.items():
        pool = sorted({d for d in event_texts.PRESS[name](labels) if len(d) > MIN_LENGTH and not is_dev(d)})
        documents += rng.sample(pool, min(len(pool), round(n * ARTICLES * share)))
    found = [
        (reading.article.text, statement)
        for reading in read_pages([Page(source=str(i), text=text) for i, text in enumerate(documents)])
        if reading.article
        for statement in reading.statements
    ]
    chosen = rng.sample(found, min(n, len(found)))
    out.mkdir(parents=True, exist_ok=True)
    rows = [{"id": i, **_row(text, s)} for i, (text, s) in enumerate(chosen)]
    (out / "draw.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    shown = (f"## {i}\n{_marked(text, s)}\n\n" for i, (text, s) in enumerate(chosen))
    (out / "sheet.txt").write_text("".join(shown), encoding="utf-8")


def _row(text: str, statement: Statement) -> dict[str, Any]:
    spans = {"cue": statement.cue, "speaker": statement.speaker}
    return {
        "sha1": key(text),
        **{name: span and [span.start, span.end] for name, span in spans.items()},
        "content": [[span.start, span.end] for span in statement.content],
    }


def _marked(text: str, statement: Statement) -> str:
    """Return a statement in its context, with its speaker marked ``[S``, its cue ``[Q`` and its content ``[C``."""
    spans: list[tuple[str, Span | Participant]] = [("C", span) for span in statement.content]
    spans += [(mark, s) for mark, s in (("S", statement.speaker), ("Q", statement.cue)) if s is not None]
    cuts = sorted(
        (at, order, sign) for m, s in spans for at, order, sign in ((s.start, 1, f"[{m} "), (s.end, 0, "]"))
    )
    at, last = max(0, cuts[0][0] - AROUND), cuts[-1][0] + AROUND
    shown = ""
    for cut, _, sign in cuts:
        shown += text[at:cut] + sign
        at = cut
    return (shown + text[at:last]).replace("\n", " ¶ ")


def take(rows: list[dict[str, Any]], notes: str) -> list[dict[str, Any]]:
    """Return the judged entries with their verdicts, without their numbers.

    Raises:
        ValueError: the number or the verdict on a line is unknown.

    """
    by_id = {row["id"]: row for row in rows}
    judged = []
    for line in notes.splitlines():
        number, verdict, *_ = (*line.split(), "", "")
        if not number:
            continue
        if not number.isdecimal() or int(number) not in by_id or verdict not in VERDICTS:
            raise ValueError(f"no such entry or verdict: {line}")
        row = {name: value for name, value in by_id[int(number)].items() if name != "id"}
        judged.append(row | {"verdict": verdict})
    return judged


def joined(old: Iterable[dict[str, Any]], judged: Iterable[dict[str, Any]]) -> list[str]:
    """Return the old labels and the new verdicts as lines; a new verdict on an entry replaces the old one."""
    kept = {}
    for row in (*old, *judged):
        entry = json.dumps({name: value for name, value in row.items() if name != "verdict"}, sort_keys=True)
        kept[entry] = json.dumps(row, separators=(",", ":"))
    return sorted(kept.values())


def agrees(row: dict[str, Any], cue: Span | None, speaker: Span | None, content: tuple[Span, ...]) -> bool:
    """Tell whether a verdict also holds for a statement of another reading.

    The cues have to overlap and, unless the verdict is that no words are reported, so have the speakers; the contents must
    then share nine tenths of their characters.

    Args:
        row: the judged entry.
        cue: the cue of the other statement.
        speaker: its speaker.
        content: its content.

    """
    if not _meet(row["cue"], cue):
        return False
    if row["verdict"] in {"none", "attitude"}:
        return True
    ours = {i for span in content for i in range(span.start, span.end)}
    judged = {i for start, end in row["content"] for i in range(start, end)}
    return _meet(row["speaker"], speaker) and 10 * len(ours & judged) >= 9 * len(ours | judged)


def _meet(judged: list[int] | None, span: Span | None) -> bool:
    if judged is None or span is None:
        return judged is None and span is None
    return judged[0] < span.end and span.start < judged[1]


def main() -> None:
    """Run the command line: draw or take."""
    parser = argparse.ArgumentParser(description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    one = verbs.add_parser("draw")
    one.add_argument("labels", type=Path)
    one.add_argument("--out", type=Path, required=True)
    one.add_argument("-n", type=int, default=800)
    one.add_argument("--seed", type=int, default=1)
    two = verbs.add_parser("take")
    two.add_argument("folder", type=Path)
    two.add_argument("notes", type=Path, nargs="+")
    two.add_argument("--into", type=Path, required=True)
    options = parser.parse_args()
    if options.verb == "draw":
        draw(options.labels, options.out, options.n, options.seed)
        return
    rows = [json.loads(line) for line in (options.folder / "draw.jsonl").open(encoding="utf-8")]
    judged = take(rows, "\n".join(p.read_text(encoding="utf-8") for p in options.notes))
    old = options.into.read_text(encoding="utf-8").splitlines() if options.into.exists() else []
    lines = joined(map(json.loads, old), judged)
    options.into.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(judged)} judged, {len(lines)} in all")


if __name__ == "__main__":
    main()
