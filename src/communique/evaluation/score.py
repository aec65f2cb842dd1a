"""Scores of readings against gold, by layer.

Statements are matched one to one, best first, by the characters of their content; their Jaccard index has to be at least
one half. Times are matched by overlap, and their values are counted as in TempEval-3. An event is matched if it links a
source with a target of the gold event (by overlap; in either direction for types in which both sides act) and has its
type; the status of matched events is scored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.evaluation.figures import Counts, Score, score_layer
from communique.evaluation.gold import Chars, Gold, GoldEvent, GoldStatement, merged
from communique.model import Event, Participant, Reading, Statement, Time
from communique.ontology import is_mutual

_QUOTE = re.compile('["“”«»]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One error: the text (``id``) and place, the gold and the prediction, in words; ``None`` if there is none."""

    id: str
    layer: str
    gold: str | None
    said: str | None
    start: int
    end: int


def score_readings(gold: Sequence[Gold], readings: Mapping[str, Reading]) -> tuple[list[Score], list[Miss]]:
    """Return the score of each layer and the errors; a text without a reading counts as an empty reading.

    Args:
        gold: labelled texts; layers that are labelled in none of them are not scored.
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
    """Return the counts of a text by layer, and append its errors to ``misses``."""
    counts: dict[str, Counts] = {}
    if item.statements is not None:
        counts |= _statements(item, item.statements, reading.statements if reading else (), misses)
    if item.times is not None:
        counts |= _times(item, reading.times if reading else (), misses)
    if item.events is not None:
        counts |= _events(item, item.events, reading.events if reading else (), misses)
    return counts


def _overlap(a: Chars, b: Chars) -> int:
    """Return the number of characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _statements(
    item: Gold, gold: Sequence[GoldStatement], said: Sequence[Statement], misses: list[Miss]
) -> dict[str, Counts]:
    wanted = [statement.content for statement in gold]
    found = [tuple((span.start, span.end) for span in statement.content) for statement in said]
    matched = _match(wanted, found)
    named = [(gold[i].speaker, said[j].speaker) for i, j in matched.items() if gold[i].speaker]
    n_right_speakers = sum(_is_speaker(speaker, spans) for spans, speaker in named)
    for i, content in enumerate(wanted):
        if i not in matched:
            start, end = _whole(content)
            misses.append(_miss(item, "statements", (start, end), gold=item.text[start:end]))
    for j, content in enumerate(found):
        if j not in matched.values():
            start, end = _whole(content)
            misses.append(_miss(item, "statements", (start, end), said=item.text[start:end]))
    n_quoted = sum(_is_quoted(item.text, content) for content in found)
    return {
        "statements: content": (len(matched), len(said), len(gold)),
        "statements: content, quoted": (
            min(sum(_is_quoted(item.text, wanted[i]) for i in matched), n_quoted),
            n_quoted,
            sum(_is_quoted(item.text, content) for content in wanted),
        ),
        "statements: speaker, of matched": (n_right_speakers, None, len(named)),
    }


def _is_speaker(speaker: Participant | None, spans: Sequence[Chars]) -> bool:
    """Tell whether a predicted speaker overlaps a span of the gold."""
    return speaker is not None and any(_overlap((speaker.start, speaker.end), span) for span in spans)


def _match(gold: Sequence[tuple[Chars, ...]], said: Sequence[tuple[Chars, ...]]) -> dict[int, int]:
    """Match contents one to one, best first; return the index of the prediction for each index in gold that has one."""
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
    """Return the span from the beginning of the first span to the end of the last."""
    return content[0][0], content[-1][1]


def _is_quoted(text: str, content: Sequence[Chars]) -> bool:
    return any(_QUOTE.search(text[start:end]) for start, end in content)


def _miss(item: Gold, layer: str, span: Chars, *, gold: str | None = None, said: str | None = None) -> Miss:
    return Miss(id=item.id, layer=layer, gold=gold, said=said, start=span[0], end=span[1])


def _times(item: Gold, said: Sequence[Time], misses: list[Miss]) -> dict[str, Counts]:
    gold = item.times or ()
    unmatched = list(said)
    n_overlapping = n_exact = n_right_types = n_right_values = 0

    def shown(span: Chars, value: str | None) -> str:
        return f"{item.text[slice(*span)]} = {value}"

    for g in gold:
        best = max(unmatched, key=lambda t: _overlap((t.start, t.end), g.span), default=None)
        if best is None or not _overlap((best.start, best.end), g.span):
            misses.append(_miss(item, "times", g.span, gold=shown(g.span, g.value)))
            continue
        unmatched.remove(best)
        span = best.start, best.end
        n_overlapping += 1
        n_exact += span == g.span
        n_right_types += best.type == g.type
        n_right_values += best.value == g.value
        if best.value != g.value:
            wrong = shown(span, best.value)
            misses.append(_miss(item, "times", g.span, gold=shown(g.span, g.value), said=wrong))
    for time in unmatched:
        span = time.start, time.end
        misses.append(_miss(item, "times", span, said=shown(span, time.value)))
    return {
        "times: span": (n_overlapping, len(said), len(gold)),
        "times: exact span": (n_exact, len(said), len(gold)),
        "times: type": (n_right_types, len(said), len(gold)),
        "times: value": (n_right_values, len(said), len(gold)),
    }


def links(event: Event, source: Chars, target: Chars, *, mutual: bool) -> bool:
    """Tell whether an event has a source that overlaps one span and a target that overlaps the other.

    Args:
        event: the event.
        source: span of the source.
        target: span of the target.
        mutual: the event may also link them the other way round, or have both on one side.

    >>> from communique.model import Span
    >>> oslo, rome = Participant(start=0, end=4), Participant(start=13, end=17)
    >>> span = Span(start=5, end=12)
    >>> event = Event(
    ...     id="e1", type="SUPPORT", status="asserted", sources=(oslo,), targets=(rome,), trigger=span, sentence=span, confidence=1.0
    ... )
    >>> links(event, (0, 4), (13, 17), mutual=False), links(event, (13, 17), (0, 4), mutual=False)
    (True, False)

    """
    sources = [(p.start, p.end) for p in event.sources]
    targets = [(p.start, p.end) for p in event.targets]

    def meets(spans: list[Chars], wanted: Chars) -> bool:
        return any(_overlap(span, wanted) for span in spans)

    if meets(sources, source) and meets(targets, target):
        return True
    return mutual and meets(sources + targets, source) and meets(sources + targets, target)


def _links_any(event: Event, gold: GoldEvent) -> bool:
    """Tell whether an event links any source of a gold event with any of its targets.

    If the gold event has all parties on one side, the event has to have them all on one side too.
    """
    if not (gold.sources and gold.targets):
        return not (event.sources and event.targets) and _meets_all(event, gold.sources + gold.targets)
    mutual = gold.type != "YIELD" and is_mutual(gold.type)
    return any(links(event, a, b, mutual=mutual) for a in gold.sources for b in gold.targets)


def _meets_all(event: Event, spans: Sequence[Chars]) -> bool:
    """Tell whether there are spans, and each overlaps a party of the event."""
    parties = [(p.start, p.end) for p in event.sources + event.targets]
    return bool(spans) and all(any(_overlap(span, party) for party in parties) for span in spans)


def _events(
    item: Gold, gold: Sequence[GoldEvent], said: Sequence[Event], misses: list[Miss]
) -> dict[str, Counts]:
    """Count the gold events that have both sides; only predictions that link the sides of one count for precision.

    A prediction that matches another gold event of the same pair is not counted as an error for this one; that other may
    have all parties on one side, as mutual events do.
    """
    n_gold = n_linked = n_said = n_right = n_with_status = n_right_status = 0
    for g in gold:
        if not g.sources or not g.targets:
            continue
        n_gold += 1
        wanted = merged(g.type)
        linked = [event for event in said if _links_any(event, g)]
        types = {merged(event.type) for event in linked}
        types_of_others = {
            merged(other.type)
            for other in gold
            if other is not g and any(_links_any(event, other) for event in linked)
        }
        types -= types_of_others - {wanted}
        n_linked += bool(linked)
        n_said += len(types)
        n_right += wanted in types
        if wanted not in types:
            misses.append(_event_miss(item, "events", g, g.type, said))
        elif g.status is not None:
            matched = [event for event in linked if merged(event.type) == wanted]
            is_right = any(event.status == g.status for event in matched)
            n_with_status += 1
            n_right_status += is_right
            if not is_right:
                misses.append(_event_miss(item, "events: status", g, f"{g.type} {g.status}", matched))
    counts: dict[str, Counts] = {
        "events: pair": (n_linked, None, n_gold),
        "events: record": (n_right, n_said, n_gold),
    }
    if any(g.status is not None for g in gold):
        counts["events: status, of matched"] = (n_right_status, None, n_with_status)
    return counts | {"events: said": (None, len(said), None)}


def _event_miss(item: Gold, layer: str, gold: GoldEvent, wanted: str, said: Sequence[Event]) -> Miss:
    """Return the error on a gold event, with the predictions in its stead; ``wanted`` names it."""
    spans = gold.sources + gold.targets
    pair = " → ".join(item.text[slice(*side[0])] for side in (gold.sources, gold.targets))
    has_status = layer == "events: status"
    predicted = ", ".join(
        f"{event.type}{f' {event.status}' if has_status else ''} ({event.trigger.of(item.text)})"
        for event in said
    )
    whole = min(start for start, _ in spans), max(end for _, end in spans)
    return _miss(item, layer, whole, gold=f"{wanted}: {pair}", said=predicted or None)
