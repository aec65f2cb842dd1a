"""Measures the countries of sources and targets on random sentences that people judged.

``python -m bench.countries draw LABELS FOLDER`` reads articles of fold 0 of the US political press, on which no rule was
based, and draws sentences with events. It writes ``FOLDER/draw.jsonl``, with article ids, the SHA-1 of the articles' texts
and offsets, and ``FOLDER/draw.txt`` for the judge. ``python -m bench.countries score`` prints the share of right sentences
in ``bench/judged/countries.jsonl``, which holds the drawn lines with a ``"verdict"`` (``right``, ``null``: a country is
missing, or ``wrong``) and a ``"reason"``, but no text. A sentence is right if the countries of all its sources and targets
are right, or rightly null.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.draws import Drawn, articles, command_line, write_draw
from communique.evaluation.figures import wilson
from communique.model import Event, Reading
from communique.reading.batches import read_pages
from training.folds import key

JUDGED = Path(__file__).parent / "judged" / "countries.jsonl"
N_ARTICLES, N_SENTENCES, FLOOR, SEED = 80, 300, 0.2, 1861
VERDICTS = ("right", "null", "wrong")


def sentences(reading: Reading) -> Iterator[Drawn]:
    """Yield each sentence with events of a reading as an entry to judge."""
    if reading.article is None:
        return
    text = reading.article.text
    actors = {actor.id: actor for actor in reading.actors}
    by_sentence: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in reading.events:
        if event.confidence >= FLOOR:
            by_sentence[event.sentence.start, event.sentence.end].append(event)
    for (start, end), events in sorted(by_sentence.items()):
        sides = sorted({(s.start, s.end, s.actor or "") for e in events for s in (*e.sources, *e.targets)})
        if not sides:
            continue
        given = [[a, b, actors[key].country if key else None] for a, b, key in sides]
        line = {
            "layer": "countries",
            "article": reading.id,
            "sha1": key(text),
            "sentence": [start, end],
            "sides": given,
        }
        shown = "\n".join(
            f"  {text[a:b]!r} = {actors[key].name if key else 'unresolved'} [{actors[key].country if key else None}]"
            for a, b, key in sides
        )
        around = f"{text[max(0, start - 200) : start]}⟦{text[start:end]}⟧".replace("\n", " ¶ ")
        yield line, f"{reading.article.site} {reading.article.published.value}\n  {around}\n{shown}"


def draw(labels: Path, folder: Path) -> None:
    """Read articles, draw sentences and write the files for the judge."""
    found = [
        pair for reading in read_pages(articles(labels, N_ARTICLES, SEED)) for pair in sentences(reading)
    ]
    print(f"{len(found)} sentences in {N_ARTICLES} articles")
    write_draw(folder, {"countries": random.Random(7).sample(found, min(N_SENTENCES, len(found)))})


def score() -> None:
    """Print the share of sentences with each verdict, and the 95% interval of the right ones."""
    rows = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    counts = Counter(row["verdict"] for row in rows)
    low, high = wilson(counts["right"], len(rows))
    shares = ", ".join(f"{verdict} {counts[verdict]}" for verdict in VERDICTS)
    print(f"{len(rows)} sentences: {shares}; right {counts['right'] / len(rows):.3f} ({low:.3f}–{high:.3f})")


def main() -> None:
    """Run the verb that is given."""
    parser, _ = command_line(__doc__)
    options = parser.parse_args()
    if options.verb == "draw":
        draw(options.labels, options.folder)
    else:
        score()


if __name__ == "__main__":
    main()
