"""Scores of readings against gold, by layer, with 95% intervals by bootstrap over texts.

Matching follows the practice of the field. A statement matches by the characters of its content (Jaccard index of at
least one half, one to one, best first). A time matches by overlap; its value is counted as in TempEval-3. An event
matches if it links two spans of the gold, any source with any target (by overlap; in either direction for types in
which both sides act), and has its type; its status is scored where both are right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.evaluation.figures import Counts, Score, score_layer
from communique.evaluation.gold import Chars, Gold, GoldEvent, GoldStatement, merged
from communique.model import Event, Reading, Statement, Time
from communique.ontology import is_mutual

_QUOTE = re.compile('["“”«»]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One error: the gold, the prediction, and where, for reading side by side."""

    id: str
    layer: str
    gold: str | None
    said: str | None
    start: int
    end: int


def score_readings(gold: Sequence[Gold], readings: Mapping[str, Reading]) -> tuple[list[Score], list[Miss]]:
    """Return every layer's score and the errors; a text without a reading counts as an empty reading.

    Args:
        gold: labelled texts; layers that none of them labels are not scored.
        readings: the readings of these texts, by id.

    >>> from communique.evaluation.gold import GoldTime
    >>> tuesday = GoldTime(span=(8, 18), type="DATE", value="2019-04-09")
    >>> scores, misses = score_readings([Gold(id="one", text="He left on Tuesday.", times=(tuesday,))], {})
    >>> [(score.layer, score.recall) for score in scores][0], misses[0].gold
    (('times: span', 0.0), 'on Tuesday = 2019-04-09')

    """
    tables: dict[str, list[Counts]] = {}
    misses: list[Miss] = []
    for item in gold:
        reading = readings.get(item.id)
        for layer, counts in _count(item, reading, misses).items():
            tables.setdefault(layer, []).append(counts)
    return [score_layer(layer, rows) for layer, rows in tables.items()], misses


def _count(item: Gold, reading: Reading | None, misses: list[Miss]) -> dict[str, Counts]:
    counts: dict[str, Counts] = {}
    if item.statements is not None:
        counts |= _statements(item, item.statements, reading.statements if reading else (), misses)
    if item.times is not None:
        counts |= _times(item, reading.times if reading else (), misses)
    if item.events is not None:
        counts |= _events(item, item.events, reading.events if reading else (), misses)
    return counts


def _overlap(a: Chars, b: Chars) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _statements(
    item: Gold, gold: Sequence[GoldStatement], said: Sequence[Statement], misses: list[Miss]
) -> dict[str, Counts]:
    wanted = [g.content for g in gold]
    found = [tuple((c.start, c.end) for c in s.content) for s in said]
    matched = _match(wanted, found)
    named = [(gold[i].speaker, said[j].speaker) for i, j in matched.items() if gold[i].speaker]
    right = sum(
        who is not None and any(_overlap((who.start, who.end), span) for span in spans)
        for spans, who in named
    )
    lacking = [content for i, content in enumerate(wanted) if i not in matched]
    invented = [content for j, content in enumerate(found) if j not in matched.values()]
    misses += [
        _miss(item, "statements", _whole(content), gold=item.text[slice(*_whole(content))])
        for content in lacking
    ]
    misses += [
        _miss(item, "statements", _whole(content), said=item.text[slice(*_whole(content))])
        for content in invented
    ]
    n_quoted = sum(_is_quoted(item.text, content) for content in found)
    return {
        "statements: content": (len(matched), len(said), len(gold)),
        "statements: content, quoted": (
            min(sum(_is_quoted(item.text, wanted[i]) for i in matched), n_quoted),
            n_quoted,
            sum(_is_quoted(item.text, content) for content in wanted),
        ),
        "statements: speaker, of matched": (right, None, len(named)),
    }


def _match(gold: Sequence[tuple[Chars, ...]], said: Sequence[tuple[Chars, ...]]) -> dict[int, int]:
    """Match contents one to one, best first, and return the index of the prediction for each gold index that has one."""
    wanted = [{at for span in content for at in range(*span)} for content in gold]
    found = [{at for span in content for at in range(*span)} for content in said]
    pairs = sorted(
        (
            (len(a & b) / len(a | b), i, j)
            for i, a in enumerate(wanted)
            for j, b in enumerate(found)
            if a & b and 2 * len(a & b) >= len(a | b)
        ),
        reverse=True,
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def _whole(content: Sequence[Chars]) -> Chars:
    return content[0][0], content[-1][1]


def _is_quoted(text: str, content: Sequence[Chars]) -> bool:
    return any(_QUOTE.search(text[start:end]) for start, end in content)


def _miss(item: Gold, layer: str, span: Chars, *, gold: str | None = None, said: str | None = None) -> Miss:
    return Miss(id=item.id, layer=layer, gold=gold, said=said, start=span[0], end=span[1])


def _times(item: Gold, said: Sequence[Time], misses: list[Miss]) -> dict[str, Counts]:
    gold = item.times or ()
    left = list(said)
    strict = relaxed = typed = valued = 0

    def shown(span: Chars, value: str | None) -> str:
        return f"{item.text[slice(*span)]} = {value}"

    for g in gold:
        best = max(left, key=lambda t: _overlap((t.start, t.end), g.span), default=None)
        if best is None or not _overlap((best.start, best.end), g.span):
            misses.append(_miss(item, "times", g.span, gold=shown(g.span, g.value)))
            continue
        left.remove(best)
        span = best.start, best.end
        relaxed += 1
        strict += span == g.span
        typed += best.type == g.type
        valued += best.value == g.value
        if best.value != g.value:
            wrong = shown(span, best.value)
            misses.append(_miss(item, "times", g.span, gold=shown(g.span, g.value), said=wrong))
    misses += [_miss(item, "times", (t.start, t.end), said=shown((t.start, t.end), t.value)) for t in left]
    return {
        "times: span": (relaxed, len(said), len(gold)),
        "times: exact span": (strict, len(said), len(gold)),
        "times: type": (typed, len(said), len(gold)),
        "times: value": (valued, len(said), len(gold)),
    }


def links(event: Event, source: Chars, target: Chars, *, mutual: bool) -> bool:
    """Tell whether the event links the two spans; in either direction if both sides act."""
    sources = [(p.start, p.end) for p in event.sources]
    targets = [(p.start, p.end) for p in event.targets]

    def meets(spans: list[Chars], wanted: Chars) -> bool:
        return any(_overlap(span, wanted) for span in spans)

    if meets(sources, source) and meets(targets, target):
        return True
    return mutual and meets(sources + targets, source) and meets(sources + targets, target)


def _joined(event: Event, gold: GoldEvent) -> bool:
    """Tell whether the event links any gold source with any gold target, or all parties if they stand on one side in both."""
    if not (gold.sources and gold.targets):
        return not (event.sources and event.targets) and _meets_all(event, gold.sources + gold.targets)
    mutual = gold.type != "YIELD" and is_mutual(gold.type)
    return any(links(event, a, b, mutual=mutual) for a in gold.sources for b in gold.targets)


def _meets_all(event: Event, spans: Sequence[Chars]) -> bool:
    """Tell whether there are spans, and each is that of a party of the event."""
    parties = [(p.start, p.end) for p in event.sources + event.targets]
    return bool(spans) and all(any(_overlap(span, party) for party in parties) for span in spans)


def _events(
    item: Gold, gold: Sequence[GoldEvent], said: Sequence[Event], misses: list[Miss]
) -> dict[str, Counts]:
    """Count the gold events that have both sides; only predictions that link a gold pair count for precision.

    A prediction whose type another gold event of the same pair has is none of this one's, also where that other has
    all its parties on one side: those of acts in which both sides act may be told so.
    """
    found = right = typed = whole = stood = told = 0
    for g in gold:
        if not g.sources or not g.targets:
            continue
        whole += 1
        wanted = merged(g.type)
        linked = [e for e in said if _joined(e, g)]
        others = {merged(o.type) for o in gold if o is not g and any(_joined(e, o) for e in linked)}
        kinds = {kind for e in linked if (kind := merged(e.type)) == wanted or kind not in others}
        found += bool(linked)
        typed += len(kinds)
        right += wanted in kinds
        if wanted not in kinds:
            misses.append(_event_miss(item, "events", g, g.type, said))
        elif g.status is not None:
            same = [e for e in linked if merged(e.type) == wanted]
            told += 1
            is_right = any(e.status == g.status for e in same)
            stood += is_right
            if not is_right:
                misses.append(_event_miss(item, "events: status", g, f"{g.type} {g.status}", same))
    counts: dict[str, Counts] = {
        "events: pair": (found, None, whole),
        "events: record": (right, typed, whole),
    }
    if any(g.status is not None for g in gold):
        counts["events: status, of matched"] = (stood, None, told)
    return counts | {"events: said": (None, len(said), None)}


def _event_miss(item: Gold, layer: str, gold: GoldEvent, wanted: str, said: Sequence[Event]) -> Miss:
    spans = gold.sources + gold.targets
    pair = " → ".join(item.text[slice(*side[0])] for side in (gold.sources, gold.targets))
    has_status = layer == "events: status"
    told = ", ".join(
        f"{e.type}{f' {e.status}' if has_status else ''} ({item.text[e.trigger.start : e.trigger.end]})"
        for e in said
    )
    whole = min(start for start, _ in spans), max(end for _, end in spans)
    return _miss(item, layer, whole, gold=f"{wanted}: {pair}", said=told or None)
