"""Measures how well two labellers of the passages agree, layer by layer.

``passages/double`` holds passages that were labelled a second time, from the bare text, by a labeller who had not seen
the first labels. ``python -m training.agreement`` prints how well the two agree, which is about the upper bound for a
reader that is trained on these labels, and the most frequent differences.

Events are paired by their triggers and, in a second table, by their sides, which also pairs events for which the
labellers chose different triggers. The type only breaks ties, if one trigger stands for two events.
"""

from __future__ import annotations

import collections
import functools
import sys
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from training.passage_set import FOLDER, EventLabel, Passage, StatementLabel, load

Span = tuple[int, int]
Pair = tuple[Passage, Passage]
Item = TypeVar("Item")


def overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the Jaccard index of two spans; 0 if they do not overlap.

    >>> overlap((0, 4), (2, 6)) == 2 / 6
    True
    """
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (one[1] - one[0] + other[1] - other[0] - shared)


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Return Cohen's kappa: agreement corrected for chance.

    See J. Cohen, *A coefficient of agreement for nominal scales*, 1960. It is 0 if there are no pairs, and 1 if only one
    label was used.

    >>> kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")])
    0.0
    """
    if not pairs:
        return 0.0
    n = len(pairs)
    seen = sum(a == b for a, b in pairs) / n
    first, second = (collections.Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(first[label] * second[label] for label in first) / n**2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def match(
    first: Sequence[Item], second: Sequence[Item], score: Callable[[Item, Item], tuple[float, bool]]
) -> list[tuple[Item, Item]]:
    """Pair items one to one, best ``score`` first; items with a score of 0 are not paired.

    >>> match([1, 5], [4, 2], lambda a, b: (1 / (1 + abs(a - b)), True))
    [(1, 2), (5, 4)]
    """
    scored = [(score(a, b), -i, -j) for i, a in enumerate(first) for j, b in enumerate(second)]
    pairs: dict[int, int] = {}
    for (worth, _), i, j in sorted(scored, reverse=True):
        if worth > 0 and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return [(first[i], second[j]) for i, j in sorted(pairs.items())]


def mentions(passage: Passage, name: str) -> set[Span]:
    """Return the spans of all mentions of an actor, given the id of one; for a plural, also those of its members.

    >>> passage = Passage("p", "2019-04-10", [], "Moon said he", {"a1": (0, 4), "a2": (10, 12)})
    >>> passage.same["a2"] = ["a1"]
    >>> sorted(mentions(passage, "a1"))
    [(0, 4), (10, 12)]
    """
    group = {name}
    while True:
        more = {m for n in group for m in passage.same.get(n, ())}
        # A plural mention counts for each of its members, but its members do not count for each other.
        more |= {n for n, same in passage.same.items() if len(same) == 1 and same[0] in group}
        if more <= group:
            return {passage.spans[n] for n in group}
        group |= more


def meet(pair: Pair, one: str, other: str, *, actor: bool) -> bool:
    """Tell whether two mentions overlap or, with ``actor``, whether any mentions of the two actors do."""
    left = mentions(pair[0], one) if actor else {pair[0].spans[one]}
    right = mentions(pair[1], other) if actor else {pair[1].spans[other]}
    return any(overlap(a, b) > 0 for a in left for b in right)


def agree(pair: Pair, first: Sequence[str], second: Sequence[str], *, actor: bool) -> bool:
    """Tell whether two sides agree: each party of either has a counterpart on the other; both may be empty."""
    return all(any(meet(pair, a, b, actor=actor) for b in second) for a in first) and all(
        any(meet(pair, a, b, actor=actor) for a in first) for b in second
    )


def by_trigger(pair: Pair, one: EventLabel, other: EventLabel) -> tuple[float, bool]:
    """Score two events by their triggers."""
    return overlap(pair[0].spans[one.trigger], pair[1].spans[other.trigger]), one.type == other.type


def by_sides(pair: Pair, one: EventLabel, other: EventLabel) -> tuple[float, bool]:
    """Score two events by both sides: each side overlaps or is empty in both events, and not both sides are empty."""
    filled = sum(
        any(meet(pair, a, b, actor=False) for a in left for b in right)
        for left, right in ((one.sources, other.sources), (one.targets, other.targets))
        if left and right
    )
    empty = (not one.sources and not other.sources) + (not one.targets and not other.targets)
    return (float(filled) if filled and filled + empty == 2 else 0.0), one.type == other.type


def by_content(pair: Pair, one: StatementLabel, other: StatementLabel) -> tuple[float, bool]:
    """Score two statements by the Jaccard index of their contents' characters; below one half it is 0."""
    left, right = (
        {i for name in statement.contents for i in range(*passage.spans[name])}
        for passage, statement in zip(pair, (one, other), strict=True)
    )
    jaccard = len(left & right) / max(1, len(left | right))
    return (jaccard if jaccard >= 0.5 else 0.0), one.kind == other.kind


def show(name: str, pairs: Sequence[tuple[Hashable, Hashable]], *, chance: bool = False) -> None:
    """Print the share of ``pairs`` that are equal and, with ``chance``, Cohen's kappa."""
    same = sum(a == b for a, b in pairs)
    tail = f"   kappa {kappa(pairs):.3f}" if chance else ""
    print(f"  {name:<28}{same / max(1, len(pairs)):6.3f}   of {len(pairs)}{tail}")


def found(name: str, both: int, first: int, second: int) -> None:
    """Print how many items both found, and the F1 of one labeller against the other."""
    print(f"{name}: F1 {2 * both / max(1, first + second):.3f}   both {both}, first {first}, second {second}")


def differences(name: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Print the most frequent disagreements, the first labeller's choice first."""
    counted = collections.Counter(f"{a}/{b}" for a, b in pairs if a != b)
    top = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:12]
    print(f"  {name} that differ: " + ", ".join(f"{label} {n}" for label, n in top))


def events(
    doubles: Sequence[Pair], name: str, score: Callable[[Pair, EventLabel, EventLabel], tuple[float, bool]]
) -> None:
    """Print how well the events agree that are paired by ``score``."""
    paired = [
        (pair, a, b)
        for pair in doubles
        for a, b in match(pair[0].events, pair[1].events, functools.partial(score, pair))
    ]
    found(name, len(paired), *(sum(len(pair[i].events) for pair in doubles) for i in (0, 1)))
    types = [(a.type, b.type) for _, a, b in paired]
    show("type", types, chance=True)
    modes = [(a.mode, b.mode) for _, a, b in paired if a.type == b.type]
    show("mode, where types agree", modes)
    # Two absent modes are no agreement if the type has no modes.
    show("mode, where one is given", [pair for pair in modes if any(pair)])
    statuses = [(a.status, b.status) for _, a, b in paired]
    show("status", statuses, chance=True)
    for actor, what in ((False, "mention"), (True, "actor")) if score is by_trigger else ():
        for side in ("sources", "targets"):
            same = [(agree(p, getattr(a, side), getattr(b, side), actor=actor), True) for p, a, b in paired]
            show(f"{side}, same {what}", same)
    differences("types", types)
    differences("statuses", statuses)


def acts(doubles: Sequence[Pair]) -> None:
    """Print how well the types of events in a passage agree, regardless of triggers and sides."""
    bags = [[collections.Counter(e.type for e in p.events) for p in pair] for pair in doubles]
    both, *each = (
        sum(sum(c.values()) for c in side) for side in zip(*((a & b, a, b) for a, b in bags), strict=True)
    )
    found("Events by type within a passage", both, *each)


def statements(doubles: Sequence[Pair]) -> None:
    """Print how well the statements agree that are paired by their contents."""
    paired = [
        (pair, a, b)
        for pair in doubles
        for a, b in match(pair[0].statements, pair[1].statements, functools.partial(by_content, pair))
    ]
    found("Statements by content", len(paired), *(sum(len(p[i].statements) for p in doubles) for i in (0, 1)))
    for part in ("speaker", "cue"):
        ends = [
            (p, [x] if (x := getattr(a, part)) else [], [y] if (y := getattr(b, part)) else [])
            for p, a, b in paired
        ]
        show(part, [(agree(p, x, y, actor=False), True) for p, x, y in ends])
    kinds = [(a.kind, b.kind) for _, a, b in paired]
    show("kind", kinds, chance=True)
    differences("kinds", kinds)


def known(passage: Passage) -> dict[Span, tuple[str, list[str]]]:
    """Return the country and the sectors of each mention of an actor, by its span; plural mentions are left out."""
    out = {}
    for name, span in passage.spans.items():
        first = name
        while len(same := passage.same.get(first, [])) == 1:
            first = same[0]
        if first in passage.actors:
            out[span] = passage.actors[first]
    return out


def actors(doubles: Sequence[Pair]) -> None:
    """Print how well country and sectors agree on mentions that both labellers marked with the same span."""
    sides = [(known(first), known(second)) for first, second in doubles]
    both = [(a[span], b[span]) for a, b in sides for span in sorted(a.keys() & b.keys())]
    found("Actors, same span", len(both), sum(len(a) for a, _ in sides), sum(len(b) for _, b in sides))
    countries = [(a[0], b[0]) for a, b in both]
    show("country", countries)
    show("sectors, all", [(frozenset(a[1]), frozenset(b[1])) for a, b in both])
    show("sectors, the first", [(a[1][:1] == b[1][:1], True) for a, b in both])
    show("sectors, one in common", [(bool({*a[1]} & {*b[1]}) or a[1] == b[1], True) for a, b in both])
    differences("countries", countries)
    differences("sectors", [(",".join(sorted(a[1])) or "-", ",".join(sorted(b[1])) or "-") for a, b in both])


def times(doubles: Sequence[Pair]) -> None:
    """Print how well the types and values of times agree on spans that both labellers marked."""
    sides = [
        tuple({p.spans[name]: value for name, value in p.times.items()} for p in pair) for pair in doubles
    ]
    both = [(a[span], b[span]) for a, b in sides for span in sorted(a.keys() & b.keys())]
    found("Times, same span", len(both), sum(len(a) for a, _ in sides), sum(len(b) for _, b in sides))
    show("type and value", both)


def main() -> int:
    """Print all tables; return 1 if a passage cannot be compared."""
    firsts = {passage.id: passage for passage in load()[0]}
    seconds, errors = load(sorted((FOLDER / "double").glob("*.psg")))
    for passage in seconds:
        if passage.id not in firsts or firsts[passage.id].text != passage.text:
            errors.append(f"{passage.id}: labelled twice, but on different texts")
    doubles = [(firsts[p.id], p) for p in seconds if p.id in firsts and firsts[p.id].text == p.text]
    quiet = [(not first.events, not second.events) for first, second in doubles]
    print(*errors, f"{len(doubles)} passages labelled twice", sep="\n")
    show("holds an event or none", quiet, chance=True)
    events(doubles, "Events by trigger", by_trigger)
    events(doubles, "Events by both sides", by_sides)
    acts(doubles)
    statements(doubles)
    actors(doubles)
    times(doubles)
    return bool(errors)


if __name__ == "__main__":
    sys.exit(main())
