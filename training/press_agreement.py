"""Measures how well two labellers of the press agree: ``python -m training.press_agreement``.

``press.jsonl``, ``doubtful.jsonl``, ``implied.jsonl`` and ``circumstances.jsonl`` in ``standoff/double/`` hold labels of
paragraphs that are also in the files of these names in ``standoff/``: they were labelled a second time, from the bare
text, by a labeller who had not seen the first labels. The agreement of the two is about the best that can be expected of a
reader trained on one of them. Labels have SHA-1 and offsets, so the texts are not needed.
"""

from __future__ import annotations

import json
from typing import Any

from training.agreement import match, overlap
from training.event_texts import STANDOFF

Labels = dict[str, list[Any]]


def labels(name: str, field: str = "events") -> tuple[Labels, Labels]:
    """Return the first and the second labels of the paragraphs that have both, by the SHA-1 of the paragraph.

    Args:
        name: the file in ``standoff/``.
        field: the field of its lines that has the labels.

    """
    every, second = (
        {row["sha1"]: row[field] for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
        for path in (STANDOFF / f"{name}.jsonl", STANDOFF / f"double/{name}.jsonl")
    )
    return {key: every[key] for key in second}, second


def alike(one: list[list[int]], other: list[list[int]]) -> bool:
    """Tell whether two labellers give the same side: both are empty, or some spans overlap.

    >>> alike([[0, 5]], [[3, 9]]), alike([], [[3, 9]])
    (True, False)
    """
    if not one or not other:
        return not one and not other
    return any(overlap(a, b) > 0 for a in one for b in other)


def shared(first: Labels, second: Labels) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the pairs of events that both found, by overlapping triggers; in ties, the same type comes first."""

    def score(one: dict[str, Any], other: dict[str, Any]) -> tuple[float, bool]:
        return overlap(one["trigger"], other["trigger"]), one["type"] == other["type"]

    return [pair for key in sorted(second) for pair in match(first[key], second[key], score)]


def show(name: str) -> None:
    """Print the table of a set of ``standoff/``."""
    first, second = labels(name)
    both = shared(first, second)
    n_first, n_second = (sum(map(len, found.values())) for found in (first, second))
    any_event = sum(bool(first[key]) == bool(second[key]) for key in second)
    print(f"{name}: a paragraph holds an event or none: {any_event / len(second):.3f} of {len(second)}")
    print(
        f"triggers: F1 {2 * len(both) / (n_first + n_second):.3f}, {n_first} and {n_second}, {len(both)} in both"
    )
    for field in ("type", "mode", "status"):
        print(f"  {field}: {sum(a[field] == b[field] for a, b in both) / len(both):.3f}")
    for side in ("sources", "targets"):
        print(f"  {side}: {sum(alike(a[side], b[side]) for a, b in both) / len(both):.3f}")
    whole = sum(
        a["type"] == b["type"] and all(alike(a[side], b[side]) for side in ("sources", "targets"))
        for a, b in both
    )
    print(f"type and both sides: F1 {2 * whole / (n_first + n_second):.3f}")


def show_circumstances() -> None:
    """Print how well two labellers agree on when and where acts were."""
    first, second = labels("circumstances", "acts")
    pairs = [pair for key in second for pair in zip(first[key], second[key], strict=True)]
    print(f"circumstances of {len(pairs)} acts in {len(second)} paragraphs")
    for at, name in ((3, "time"), (4, "place")):
        both = sum(bool(a[at] and b[at] and overlap(tuple(a[at]), tuple(b[at]))) for a, b in pairs)
        n_first, n_second = (sum(pair[i][at] is not None for pair in pairs) for i in (0, 1))
        print(f"  {name}: F1 {2 * both / (n_first + n_second):.3f}, {n_first} and {n_second}")


def show_implied() -> None:
    """Print how well two labellers agree on implied parties."""
    first, second = labels("implied", "sides")
    pairs = [pair for key in second for pair in zip(first[key], second[key], strict=True)]
    told = [(a[at], b[at]) for a, b in pairs for at in (3, 4) if a[at] or b[at]]
    both = sum(alike(a, b) for a, b in told)
    n_first, n_second = (sum(bool(side[i]) for side in told) for i in (0, 1))
    print(f"implied sides of {len(pairs)} acts in {len(second)} paragraphs")
    print(f"  sides: F1 {2 * both / (n_first + n_second):.3f}, {n_first} and {n_second}")


def main() -> None:
    """Print the tables."""
    for name in ("press", "doubtful"):
        show(name)
    show_implied()
    show_circumstances()


if __name__ == "__main__":
    main()
