"""Checks of the knowledge files: rows that are invalid by themselves, and rows that contradict each other."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from communique.errors import KnowledgeError
from communique.knowledge.facts import KINDS, Fact, is_date, normalise, read_lines, to_fact
from communique.knowledge.store import DATA
from communique.ontology import sectors

_ID = re.compile(r"[a-z]+:[A-Za-z0-9][A-Za-z0-9.\-]*")
_SINGLE = (
    "President of ",
    "Prime Minister of ",
    "Chancellor of ",
    "Foreign Minister of ",
    "Defence Minister of ",
)
"""Offices that only one person holds at a time."""


def check(paths: Sequence[Path] | None = None) -> tuple[str, ...]:
    """Return the errors in knowledge files, one sentence each.

    Args:
        paths: the files to check; by default those of the package.

    >>> check()
    ()

    """
    complaints: list[str] = []
    facts: list[Fact] = []
    for path in paths or sorted(DATA.glob("*.tsv")):
        try:
            for line in read_lines(path):
                fact = to_fact(line)
                facts.append(fact)
                complaints += (f"{path.name}: {fact.id}: {wrong}" for wrong in check_fact(fact))
        except KnowledgeError as error:
            complaints.append(str(error))
    return (*complaints, *_clashes(facts), *_overlaps(facts))


def check_fact(fact: Fact) -> Iterable[str]:
    """Yield the errors in one fact."""
    if not _ID.fullmatch(fact.id) or fact.kind not in KINDS:
        yield f"the id must be one of {', '.join(KINDS)}, a colon, and a word"
    if not all(map(normalise, fact.names)):
        yield "a name is empty"
    plain = [normalise(name) for name in fact.names]
    if len(set(fact.names)) < len(plain):
        yield "a name is given twice"
    if fact.country and not re.fullmatch("[A-Z]{3}", fact.country):
        yield f"unknown country {fact.country}"
    for sector in fact.sectors:
        if sector not in sectors():
            yield f"unknown sector {sector}"
    if fact.gender not in (None, "m", "f"):
        yield f"unknown gender {fact.gender}"
    if not fact.source:
        yield "no source is given"
    yield from _check_dates(fact)


def _check_dates(fact: Fact) -> Iterable[str]:
    end = fact.end.removeprefix(">")
    for day in (fact.start, end):
        if day and not is_date(day):
            yield f"{day} is not a date; give YYYY, YYYY-MM or YYYY-MM-DD"
    if fact.start and end and end[: len(fact.start)] < fact.start[: len(end)]:
        yield f"it ends ({end}) before it begins ({fact.start})"


def _clashes(facts: Iterable[Fact]) -> Iterable[str]:
    """Yield the names that facts of the same kind, but of different countries, share at the same time."""
    seen: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        if fact.kind in {"person", "org", "given", "people"}:
            continue  # in these, different bearers of the same name are no error
        for plain in dict.fromkeys(map(normalise, fact.names)):
            other = seen.setdefault((fact.kind, plain), fact)
            if other is not fact and not (other.end or fact.end) and other.country != fact.country:
                yield f"{fact.id} and {other.id} share the name {plain!r}"
            elif other is not fact and fact.kind in {"title", "noun"}:
                yield f"{fact.id} and {other.id} share the word {plain!r}"


def _overlaps(facts: Iterable[Fact]) -> Iterable[str]:
    """Yield overlapping tenures of one person in the same office, or of two people in an office for one."""
    held: dict[tuple[str, str | None, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind == "person" and fact.role:
            held["person", fact.id, fact.role].append(fact)
            if fact.role.startswith(_SINGLE):
                held["office", fact.country, fact.role].append(fact)
    for (of, _, role), tenures in held.items():
        tenures.sort(key=lambda fact: fact.start)
        for one, other in itertools.pairwise(tenures):
            end = one.end
            if end.startswith(">") or not one.start or not other.start:
                continue
            cut = min(len(end), len(other.start)) if end else 0
            if not end or end[:cut] > other.start[:cut]:
                yield f"{one.id} and {other.id} ({of}) are both {role} from {other.start}"
