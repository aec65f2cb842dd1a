"""Varied examples: labelled texts in which other actors do the same things.

From a small set, an encoder learns who usually does what. If the sides of events are replaced by those of other texts, it
has to learn from the structure of the sentence.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from communique.models.pieces import tokenizer

Span = tuple[int, int]
Form = tuple[bool, bool, bool]
SHARE = 0.6
"""Share of a text's sides that are replaced."""
_PRONOUN = re.compile(
    r"(?:he|she|it|they|them|him|her|who|whom|which|that|we|us|you|i|his|its|their|our|my|both|others?)",
    re.IGNORECASE,
)
_AFTER_ARTICLE = re.compile(r"\b(?:the|an?|his|her|its|their|our)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its labels, whose spans count characters; ``statements`` and ``times`` are ``None`` if not labelled."""

    source: str
    text: str
    events: list[dict[str, Any]]
    statements: list[dict[str, Any]] | None = None
    times: list[tuple[int, int, str]] | None = field(default=None)


def sides(row: Labelled) -> set[Span]:
    """Return the spans of the sides of a text's events."""
    return {tuple(span) for e in row.events for side in ("sources", "targets") for span in e[side]}


def form(text: str, span: Span) -> Form:
    """Return the form that two sides must share for one to replace the other.

    Returns:
        Whether an article or a possessive stands before it, whether it is a name, and whether it is a plural noun.

    >>> form("the Kenyan police met him", (4, 17))
    (True, False, False)

    """
    words = text[slice(*span)]
    last = words.split()[-1]
    named = last[:1].isupper()
    return bool(_AFTER_ARTICLE.search(text, 0, span[0])), named, not named and last.endswith("s")


class Pool:
    """The sides of many texts by their form."""

    def __init__(self, rows: Iterable[Labelled]) -> None:
        found: dict[Form, set[str]] = defaultdict(set)
        for row in rows:
            for span in sides(row):
                words = row.text[slice(*span)]
                if not _PRONOUN.fullmatch(words) and 0 < len(words.split()) <= 6:
                    found[form(row.text, span)].add(words)
        self.by_form = {key: sorted(words) for key, words in found.items()}

    def vary(self, row: Labelled, rng: random.Random) -> Labelled:
        """Return a text with some of its sides replaced, and all labels moved accordingly."""
        free = _free(row)
        changes: list[tuple[Span, str]] = []
        for span in sorted(free):
            words = row.text[slice(*span)]
            if not _PRONOUN.fullmatch(words) and rng.random() < SHARE and len(words.split()) <= 8:
                pool = self.by_form.get(form(row.text, span))
                if pool:
                    changes.append((span, rng.choice(pool)))
        return exchanged(row, changes)


def _free(row: Labelled) -> set[Span]:
    """Return the sides that do not overlap any other label."""
    spans = sides(row)
    others = {tuple(e["trigger"]) for e in row.events} | {tuple(t[:2]) for t in row.times or ()}
    for s in row.statements or ():
        others |= {tuple(s[key]) for key in ("cue", "speaker") if s[key]}
    return {
        one
        for one in spans
        if not any(one != other and one[0] < other[1] and other[0] < one[1] for other in spans | others)
    }


def exchanged(row: Labelled, changes: Sequence[tuple[Span, str]]) -> Labelled:
    """Return a text with the words in some spans replaced, and all labels moved accordingly.

    >>> row = Labelled("x", "Ghana met Mali.", [{"trigger": (6, 9), "sources": [(0, 5)], "targets": [(10, 14)]}])
    >>> new = exchanged(row, [((0, 5), "The envoy"), ((10, 14), "Togo")])
    >>> new.text, new.events[0]["trigger"], new.events[0]["targets"]
    ('The envoy met Togo.', (10, 13), [(14, 18)])
    """
    parts, at = [], 0
    # Offsets in the old text, each with the number of characters by which the text after it is moved.
    edges: list[tuple[int, int]] = [(0, 0)]
    for (start, end), words in changes:
        parts += [row.text[at:start], words]
        at = end
        edges.append((end, edges[-1][1] + len(words) - (end - start)))
    text = "".join([*parts, row.text[at:]])

    def moved(offset: int) -> int:
        return offset + next(shift for edge, shift in reversed(edges) if edge <= offset)

    def span(old: Sequence[int]) -> Span:
        return moved(old[0]), moved(old[1])

    events = [
        e
        | {"trigger": span(e["trigger"])}
        | {side: [span(s) for s in e[side]] for side in ("sources", "targets")}
        for e in row.events
    ]
    statements = row.statements and [
        {
            "cue": s["cue"] and span(s["cue"]),
            "speaker": s["speaker"] and span(s["speaker"]),
            "contents": [span(c) for c in s["contents"]],
        }
        for s in row.statements
    ]
    times = row.times and [(*span(t[:2]), t[2]) for t in row.times]
    return replace(row, text=text, events=events, statements=statements, times=times)


def varied(rows: Sequence[Labelled], rng: random.Random) -> Iterator[Labelled]:
    """Yield each text that has events once, with some of its sides replaced."""
    pool = Pool(rows)
    for row in rows:
        if row.events:
            yield pool.vary(row, rng)


# --- the present of headlines and summaries -------------------------------------------------------------------

_IRREGULAR = dict(
    pair.split("=")
    for pair in [
        "met=meet",
        "told=tell",
        "took=take",
        "gave=give",
        "held=hold",
        "sent=send",
        "left=leave",
        "shot=shoot",
        "fought=fight",
        "broke=break",
        "withdrew=withdraw",
        "spoke=speak",
        "threw=throw",
        "began=begin",
        "struck=strike",
        "hit=hit",
        "cut=cut",
        "sought=seek",
        "went=go",
        "froze=freeze",
        "stole=steal",
        "drove=drive",
        "swore=swear",
        "won=win",
        "beat=beat",
        "bought=buy",
        "built=build",
        "brought=bring",
        "drew=draw",
        "forbade=forbid",
        "forgave=forgive",
        "led=lead",
        "paid=pay",
        "quit=quit",
        "said=say",
        "shut=shut",
        "stood=stand",
        "understood=understand",
    ]
)
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


def present(past: str, *, plural: bool) -> str | None:
    """Return the present tense of a verb in the simple past; ``None`` if the word is not one.

    >>> [present(word, plural=False) for word in ("objected", "accused", "denied", "banned", "met", "talks")]
    ['objects', 'accuses', 'denies', 'bans', 'meets', None]
    """
    base = _IRREGULAR.get(past) or _base(past)
    if base is None or plural:
        return base
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _base(past: str) -> str | None:
    """Return the base form of a regular verb: the first of its possible stems that is in the encoder's vocabulary."""
    if not past.islower() or not past.endswith("ed"):
        return None
    stem = past[:-2]
    stems = [f"{stem[:-1]}y"] if stem.endswith("i") else [_DOUBLED.sub(r"\1", stem), f"{stem}e", stem]
    return next((s for s in stems if len(s) > 2 and tokenizer().token_to_id(s) is not None), None)


def in_present(rows: Iterable[Labelled]) -> Iterator[Labelled]:
    """Yield texts whose events in the past are rewritten in the present tense of headlines: "objects" for "objected".

    A trigger is changed only if a source stands directly before it, so that it is a finite verb and not a participle.
    """
    for row in rows:
        changes = {}
        for e in row.events:
            trigger = tuple(e["trigger"])
            before = next((s for s in e["sources"] if s[1] + 1 == trigger[0]), None)
            if before is not None:
                words = row.text[slice(*before)].lower()
                plural = bool(re.search(r"\band\b|(?<![s’'])s$|^(?:they|we|you|i|who|police)$", words))
                new = present(row.text[slice(*trigger)], plural=plural)
                if new is not None:
                    changes[trigger] = new
        if changes:
            yield exchanged(row, sorted(changes.items()))
