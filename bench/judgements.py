"""Checks that judgements can be undone: ``python -m bench.judgements [JUDGEMENTS] [--server]``.

Writes JUDGEMENTS (default 1,000) random judgements of all possible kinds, one on top of another, and then undoes them in
random order. Apart from the judgements, the record must then be the same as before, byte for byte, and the doctor must
find nothing. ``--server`` uses PostgreSQL.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter

from bench import copies, postgres_server
from communique.ontology import types
from communique.record import Record, open_record

SEED = 4
N_ARTICLES = 12
FRANCE = {"name": "X", "country": "FRA"}


def judge_one(record: Record, chance: random.Random) -> tuple[str, str]:
    """Write a random judgement on a random entry; return the id and the kind of the judgement."""
    kind = chance.choice(["verdict", "correction", "correction", "statement", "merge", "split", "actor"])
    if kind in {"statement", "actor"}:
        return _judge_in_article(record, chance, kind)
    events = list(record.events(rejected=True))
    event, other = chance.choice(events), chance.choice(events)
    if kind == "correction":
        field, value = chance.choice(
            [
                ("type", chance.choice(types())),
                ("day_start", f"2020-01-{chance.randrange(10, 29)}"),
                ("sources", [FRANCE]),
            ]
        )
        entry = chance.choice([event.id, event.report])
        return record.judge(entry, "correct", who="ben", field=field, value=value), kind
    if kind == "merge" and other.id != event.id:
        return record.judge(event.id, "merge", who="ana", other=other.id), kind
    if kind == "split" and len(reports := list(record.reports_of(event.id))) > 1:
        return record.judge(event.id, "split", who="ana", other=reports[-1].report), kind
    entry = chance.choice([event.id, event.report])
    return record.judge(entry, chance.choice(["accept", "reject"]), who="ana"), "verdict"


def _judge_in_article(record: Record, chance: random.Random, kind: str) -> tuple[str, str]:
    """Judge a statement or, if there is none, correct an actor; return the id and the kind of the judgement."""
    if kind == "statement" and (said := list(record.statements(rejected=True))):
        return record.judge(chance.choice(said).id, chance.choice(["accept", "reject"]), who="ana"), kind
    actors = [line for line in record.dump(judgements=False) if line.startswith("actors\t")]
    entry = chance.choice(actors).partition('"id":"')[2].partition('"')[0]
    country = chance.choice(["FRA", "KOR", None])
    return record.judge(entry, "correct", who="ben", field="country", value=country), "actor"


def measure(address: str, n_judgements: int) -> bool:
    """Judge, undo and print the result; return whether the record is the same as before."""
    chance = random.Random(SEED)
    with open_record(address) as record:
        record.add_many(copies.article(number) for number in range(N_ARTICLES))
        record.merge()
        before = list(record.dump(judgements=False))
        start_s = time.perf_counter()
        made = [judge_one(record, chance) for _ in range(n_judgements)]
        changed = len(set(before) ^ set(record.dump(judgements=False)))
        chance.shuffle(made)
        for judgement, _ in made:
            record.undo(judgement, who="ben")
        after = list(record.dump(judgements=False))
        findings = record.doctor()
        took_s = time.perf_counter() - start_s
    kinds = ", ".join(
        f"{number} {kind}" for kind, number in sorted(Counter(kind for _, kind in made).items())
    )
    print(f"{n_judgements} judgements ({kinds}) and as many undone, in {took_s:.0f} s")
    left = len(set(before) ^ set(after))
    print(f"{changed} lines of the dump differed before they were undone, {left} differ after")
    print(f"the doctor finds {len(findings)} errors")
    return before == after and not findings and changed > 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("judgements", type=int, nargs="?", default=1000)
    parser.add_argument("--server", action="store_true", help="in PostgreSQL")
    given = parser.parse_args()
    if given.server:
        with postgres_server.running(options=postgres_server.QUICK) as running:
            is_same = measure(running.database(), given.judgements)
    else:
        with tempfile.TemporaryDirectory() as folder:
            is_same = measure(f"{folder}/news.sqlite", given.judgements)
    sys.exit(not is_same)


if __name__ == "__main__":
    main()
