"""Measures actor resolution on names that are linked to Wikidata, and place resolution on toponyms with coordinates.

``python -m bench.linking FOLDER [--part dev|train] [--show N] [--cost ARTICLES]`` prints the shares of right, wrong and
unresolved names whose referents are in the knowledge. FOLDER holds ``*.benchmark.jsonl`` (texts with ``labels``: span,
entity id, name, type) and ``lgl.xml`` (places with coordinates). A document is ``dev`` if the SHA-1 of its id is 0 modulo
7; errors are only looked at in ``train``. ``--cost`` instead reads articles (JSON lines with ``text``) and prints the
share of the CPU time of reading that is spent on resolving actors and places.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from communique.knowledge import Knowledge, load, normalise
from communique.model import Actor, Page, Span
from communique.models.labels import NameLabel
from communique.reading import reader
from communique.reading.actors import Unresolved, resolve
from communique.reading.names import Name
from communique.reading.places.finding import resolve_places
from training.folds import is_dev

DATED = {"aida-conll-dev": date(1996, 8, 30), "msnbc-updated": date(2007, 1, 3)}
"""The dates of the texts of a set, if its source gives them."""
NEAR_KM = 161.0  # 100 miles
N_ARTICLES = 25  # articles that --cost reads
_SENTENCE = re.compile(r"\S.*?(?:[.?!](?=\s|$)|\n|$)")


def label_of(kinds: str, surface: str, knowledge: Knowledge) -> NameLabel:
    """Return the class that the name finder would give to a name.

    Args:
        kinds: the Wikidata ids of the entity's types.
        surface: the words of the name.
        knowledge: what the words may stand for.

    """
    if "Q215627" in kinds:
        return "Person"
    found = {fact.kind for fact in knowledge.named(surface)}
    if "adjective" in found or "people" in found:
        return "NORP" if "state" not in found else "Location"
    return "Location" if "Q27096213" in kinds or "state" in found else "Organization"


class Referent(NamedTuple):
    """The referent of a mention: the name in its label, its ids in the knowledge and, if it is a state, the codes of it."""

    name: str
    ids: set[str]
    states: set[str | None]


def labels_of(document: dict[str, Any], knowledge: Knowledge) -> tuple[list[Name], dict[Span, Referent]]:
    """Return the names of a document as the name finder would give them, and the referents of those in the knowledge."""
    text = document["text"]
    names, gold = [], {}
    for label in document["labels"]:
        start, end = label["span"]
        if label["type"] in {"QUANTITY", "DATETIME"} or start >= end:
            continue
        kind = label_of(label["type"], text[start:end], knowledge)
        names.append(Name(start=start, end=end, label=kind, score=1.0))
        facts = [fact for fact in knowledge.named(label["name"]) if fact.kind in {"state", "person", "org"}]
        fitting = [fact for fact in facts if (fact.kind == "person") == (kind == "Person")]
        if fitting and label["entity_id"].startswith("Q"):
            gold[Span(start=start, end=end)] = Referent(
                label["name"],
                {fact.id for fact in fitting},
                {fact.country for fact in fitting if fact.kind == "state"},
            )
    return names, gold


def verdict_of(actor: Actor | None, referent: Referent) -> str:
    """Return ``right``, ``wrong`` or ``open`` (unresolved); a person without a knowledge id is right if the name is."""
    if actor is None:
        return "open"
    if actor.known_as is None:
        is_namesake = actor.kind == "person" and normalise(actor.name) == normalise(referent.name)
        return "right" if is_namesake else "open"
    is_state = actor.kind == "country" and actor.country in referent.states
    return "right" if is_state or actor.known_as in referent.ids else "wrong"


def actors(path: Path, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield the verdict, the words, and gold and answer of each mention whose referent is in the knowledge."""
    knowledge = load()
    for number, row in enumerate(path.open(encoding="utf-8")):
        document = json.loads(row)
        if is_dev(f"{path.stem} {document['id']} {number}") != (part == "dev"):
            continue
        text = document["text"]
        names, gold = labels_of(document, knowledge)
        unresolved = Unresolved(
            text,
            published=DATED.get(path.name.partition(".")[0]),
            sentences=[Span(start=m.start(), end=m.end()) for m in _SENTENCE.finditer(text)],
            names=names,
            phrases=list(gold),
        )
        found = resolve(unresolved, knowledge)
        by_id = {actor.id: actor for actor in found.actors}
        for span, referent in gold.items():
            actor = by_id.get(found.by_span.get(span) or "")
            answer = f"{referent.name} <> {actor.known_as if actor else None}"
            yield verdict_of(actor, referent), span.of(text), answer


def places(path: Path, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield the verdict, the words and the answer of each toponym with coordinates."""
    knowledge = load()
    for article in etree.parse(path).findall(".//article"):
        if is_dev(article.get("docid")) != (part == "dev"):
            continue
        text = article.findtext("text")
        gold = []
        for toponym in article.findall(".//toponym"):
            if toponym.findtext(".//lat"):
                spot = float(toponym.findtext(".//lat")), float(toponym.findtext(".//lon"))
                gold.append((int(toponym.findtext("start")), int(toponym.findtext("end")), spot))
        names = [Name(start=start, end=end, label="Location", score=1.0) for start, end, _ in gold]
        found = {
            (place.start, place.end): place
            for place in resolve_places(text, names=names, knowledge=knowledge)
        }
        for start, end, (lat, lon) in gold:
            place = found.get((start, end))
            surface = text[start:end]
            kinds = {fact.kind for fact in knowledge.named(surface)}
            is_demonym = bool(kinds & {"adjective", "people"}) and "state" not in kinds
            if place is None or place.lat is None or place.lon is None:
                yield "demonym" if is_demonym else "open", surface, ""
            else:
                away = math.hypot(
                    (place.lat - lat) * 111.2, (place.lon - lon) * 111.2 * math.cos(math.radians(lat))
                )
                yield (
                    "right" if away <= NEAR_KM else "wrong",
                    surface,
                    f"{place.country} {place.precision} {away:.0f} km",
                )


def report(name: str, verdicts: list[tuple[str, str, str]], seconds: float, show: int) -> None:
    """Print the share of each verdict, and up to ``show`` of the most frequent errors of each kind."""
    counts = Counter(verdict for verdict, _, _ in verdicts)
    total = len(verdicts)
    shares = "  ".join(
        f"{verdict} {counts[verdict]} ({counts[verdict] / max(total, 1):.3f})"
        for verdict in ("right", "wrong", "open", "demonym")
        if counts[verdict]
    )
    print(f"{name}: {total} mentions  {shares}  {seconds:.2f} s")
    for verdict in ("wrong", "open"):
        errors = Counter((surface, said) for kind, surface, said in verdicts if kind == verdict)
        for (surface, said), times in errors.most_common(show):
            print(f"  {verdict:5} {times:3}  {surface!r}  {said}")


def cost(path: Path) -> None:
    """Print the share of the CPU time of reading that is spent on resolving actors and places."""
    spent: dict[str, float] = defaultdict(float)

    def measure_calls(name: str) -> None:
        function = getattr(reader, name)

        def measured(*args: object, **options: object) -> object:
            start = time.process_time()
            found = function(*args, **options)
            spent[name] += time.process_time() - start
            return found

        setattr(reader, name, measured)

    measure_calls("resolve")
    measure_calls("resolve_places")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:N_ARTICLES]]
    pages = [
        Page(source=str(n), id=str(n), text=row["text"], published=row.get("published"))
        for n, row in enumerate(rows)
    ]
    read = reader.Reader()
    read.read_pages(pages[:1])  # loading is not part of reading
    spent.clear()
    start = time.process_time()
    read.read_pages(pages)
    total = time.process_time() - start
    for name, seconds in sorted(spent.items()):
        print(
            f"{name}: {seconds:.2f} s of {total:.2f} s, {seconds / total:.1%} of reading {len(pages)} articles"
        )


def main() -> None:
    """Measure all sets of a folder, or the cost of resolution."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--show", type=int, default=0, help="errors to print; only with --part train")
    parser.add_argument("--cost", type=Path, help="measure only the CPU time, on these articles (JSON lines)")
    options = parser.parse_args()
    if options.cost is not None:
        cost(options.cost)
        return
    show = options.show if options.part == "train" else 0
    everything: list[tuple[str, str, str]] = []
    for path in sorted(options.folder.glob("*.benchmark.jsonl")):
        start = time.perf_counter()
        found = list(actors(path, options.part))
        everything += found
        report(path.name.partition(".")[0], found, time.perf_counter() - start, 0)
    report("actors", everything, 0.0, show)
    if (options.folder / "lgl.xml").exists():
        start = time.perf_counter()
        found = list(places(options.folder / "lgl.xml", options.part))
        report("places", found, time.perf_counter() - start, show)


if __name__ == "__main__":
    main()
