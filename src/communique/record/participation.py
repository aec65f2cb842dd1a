"""Rows of the tables by which events are filtered and counted by their parties: pure functions."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from communique.record.columns import REPEATED
from communique.record.rows import Row


def party_rows(event: Row, people: Sequence[Row]) -> list[Row]:
    """Return the rows of ``event_parties`` for an event and its parties.

    >>> event = {"id": "ev_1", "day": "", "type": "AID", "quad": 2, "intensity": 1.0, "is_rejected": False}
    >>> sides = [{"side": side, "position": 0, "country": "KOR"} for side in ("target", "source")]
    >>> [(row["side"], row["is_repeat"]) for row in party_rows(event, sides)]
    [('source', False), ('target', True)]
    """
    rows: list[Row] = []
    seen: set[str] = set()
    for party in sorted(people, key=lambda party: (party["side"], party["position"])):
        rows.append(party | _of_event(event) | {"is_repeat": party["country"] in seen})
        if party["country"]:
            seen.add(party["country"])
    return rows


def pair_rows(event: Row, people: Sequence[Row]) -> list[Row]:
    """Return the rows of ``event_pairs``: one for each two countries that take part in an event as two parties.

    ``way`` is the sum of 1 if the first country acts on the second, and 2 if the second acts on the first. An event
    with sources only, such as a telephone call, goes both ways. In an event with targets, two parties on one side do not
    act on each other.

    >>> event = {"id": "ev_1", "day": "", "type": "AID", "quad": 2, "intensity": 1.0, "is_rejected": False}
    >>> sides = [{"side": "source", "country": "USA"}, {"side": "target", "country": "PRK"}]
    >>> [(row["one"], row["two"], row["way"]) for row in pair_rows(event, sides)]
    [('PRK', 'USA', 2)]
    """
    known = [(party["country"], party["side"]) for party in people if party["country"]]
    has_target = any(party["side"] == "target" for party in people)
    ways: dict[tuple[str, str], int] = {}
    for (ours, our_side), (theirs, their_side) in itertools.permutations(known, 2):
        if ours <= theirs:
            forward = our_side == "source" and (their_side == "target" or not has_target)
            back = their_side == "source" and (our_side == "target" or not has_target)
            way = (1 if forward else 0) | (2 if back else 0)
            ways[ours, theirs] = ways.get((ours, theirs), 0) | way
    return [{"one": one, "two": two, "way": way} | _of_event(event) for (one, two), way in ways.items()]


def _of_event(event: Row) -> dict[str, Any]:
    """Return the columns of an event that its parties repeat."""
    return {name: event[name] for name in REPEATED} | {"event": event["id"]}
