"""Events: every trigger with its PLOVER type, mode, status, and the spans of its two sides."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from communique.model import STATUSES, Span
from communique.models.labels import EVENT_MODES, EVENT_TYPES, LAYERS
from communique.models.weights import Weights
from communique.reading.actors.phrases.weapons import is_weapon
from communique.reading.confidence import confidence, logits
from communique.reading.encoder import Encoded, whole_words
from communique.reading.events.doubled import once
from communique.reading.events.modes import tell_mode
from communique.reading.events.no_events import is_no_event
from communique.reading.events.sequels import held_against, is_of_next, share_subject
from communique.reading.events.status import tell_status
from communique.reading.names import Name
from communique.reading.parties.alone import likeliest
from communique.reading.parties.apposed import of_member, settle_apposed
from communique.reading.parties.bound import settle_bound, settle_host
from communique.reading.parties.joined import joined_to
from communique.reading.parties.lists import listed_with
from communique.reading.parties.owners import only_owner, who_is_to_go
from communique.reading.parties.passives import settle_voice
from communique.reading.parties.relatives import past_relative, settle_relatives
from communique.reading.parties.sides import in_one, side
from communique.reading.parties.topics import without_topics
from communique.reading.relation import SPOKEN, Relation
from communique.reading.roles import POSSIBLE, Linked, Predicate, distinct, link
from communique.reading.spans import Floats, runs, sigmoid, softmax

TRIGGER_FLOOR, SECOND_FLOOR, REPORT_FLOOR = 0.15, 0.6, 0.09
"""A trigger less likely than the first is not looked at; a second type on its words needs the second; an event whose
confidence is under the third is not reported: so no more than 1.6 are told of a sentence that a dictionary coder reads. On the labelled
press the F1 of whole records is highest near 0.2, and 0.02 lower here (``training.calibrate``): whoever wants fewer filters by confidence."""
_MODES = {kind: [i for i, (of, _) in enumerate(EVENT_MODES) if of == kind] for kind in EVENT_TYPES}
_OFTEN_AT_NOBODY = ("MOBILIZE", "REJECT", "REQUEST", "RETREAT", "THREATEN")
FLOORS = {EVENT_TYPES.index(kind): (POSSIBLE, 0.4) for kind in _OFTEN_AT_NOBODY}
"""An act that is often done to nobody needs a likelier target than others do: of 29 less likely ones found in the texts of
calibration, the labels have 3."""
_MAY_ANNOUNCE = ("AGREE", "CONCEDE")
_OF_PRISON = {"COERCE": "arrest", "SANCTION": "convict"}
"""The two types, with their modes, of the same words: "sentenced to five years"."""
_HELD = frozenset({"ACCUSE", "SUPPORT", "SANCTION", "COERCE", "ASSAULT", "THREATEN"})
"""Types of what is done to someone for what they did."""
_GOES_ON = 0.2
"""How likely a side is to begin where it does, below which it only goes on with the one before."""
_AFTER = 40  # characters by which a weapon's name is told


def find_events(
    text: str, encoded: Encoded, weights: Weights, *, sentences: Sequence[Span], names: Sequence[Name]
) -> list[Relation]:
    """Return the article's events in the order of their triggers.

    Args:
        text: the article's text.
        encoded: its pieces and scores.
        weights: the role heads, and the calibration of confidences.
        sentences: in order; an event's sides stand in its sentence.
        names: in order; a side that cuts through a name holds all of it.

    """
    probabilities = sigmoid(encoded.layer("trigger"))
    probabilities[~encoded.read] = 0
    linked = link(
        encoded,
        triggers(probabilities, encoded.lines),
        weights,
        head="events",
        sentences=encoded.ranges(sentences),
        floors=FLOORS,
    )
    relations = ((item, _relation(text, encoded, item, weights, names)) for item in linked)
    likely = [(item.predicate.probability, one) for item, one in relations if one is not None]
    found = sorted(_of_one_type(likely), key=lambda r: (r.trigger.start, r.type))
    found = _with_own_objects(text, found)
    found = _with_subjects(text, found)
    return once(text, found)


def _relation(
    text: str, encoded: Encoded, item: Linked, weights: Weights, names: Sequence[Name]
) -> Relation | None:
    """Return the event of a trigger with its sides; ``None`` where it is too unlikely, or no event of politics."""
    head, kind = item.predicate.head, EVENT_TYPES[item.predicate.kind]
    modes, statuses, announces = (encoded.layer(name)[head] for name in ("mode", "status", "announces"))
    sure = confidence(evidence(item, statuses), weights.calibration["events"])
    if sure < REPORT_FLOOR or not (item.sources or item.targets):
        return None  # an act without a side is no event of politics
    trigger = whole_words(encoded, text, item.predicate.first, item.predicate.end)
    mode = tell_mode(text, trigger, kind, _mode(kind, modes, weights.calibration["modes"]))
    sources, targets = _sides(text, encoded, item, names, trigger, mode)
    if is_no_event(text, trigger, kind, sources, targets):
        return None
    status = tell_status(text, trigger, STATUSES[int(statuses.argmax())], kind=kind)  # type: ignore[arg-type]
    return Relation(
        type=kind,
        mode=mode,
        announces=_announced(kind, status, announces),
        status=status,
        sources=sources,
        targets=targets,
        trigger=trigger,
        confidence=sure,
    )


def _of_one_type(found: list[tuple[float, Relation]]) -> list[Relation]:
    """Keep the likeliest type of each act, and a second only of who is convicted to prison.

    Of 41 acts of two types on the same words in the labels of the press, 38 are such.
    """
    kept: list[Relation] = []
    for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].trigger, pair[1].type)):
        others = [r for r in kept if r.trigger.overlaps(one.trigger)]
        if all(_are_of_prison(one, other) for other in others):
            kept.append(one)
    return kept


def _are_of_prison(one: Relation, other: Relation) -> bool:
    """Tell whether two types are of a conviction to prison; the mode of one of them may be unsure."""
    fit = all(r.mode in {_OF_PRISON.get(r.type, ""), None} for r in (one, other))
    return fit and {one.type, other.type} == set(_OF_PRISON) and (one.mode or other.mode) is not None


def _with_subjects(text: str, found: list[Relation]) -> list[Relation]:
    """Give an act the source that the act before it tells, where that one tells it; the source is then no target."""
    kept = found[:1]
    for one in found[1:]:
        if subject := _subject(text, kept[-1], one):
            others = tuple(target for target in one.targets if not any(target.overlaps(s) for s in subject))
            kept.append(replace(one, sources=subject, targets=others))
        else:
            kept.append(one)
    return kept


def _with_own_objects(text: str, found: Sequence[Relation]) -> list[Relation]:
    """Take from what is said those whom only what is said next is done to; a blow and the death that follows have one object."""
    kept = list(found)
    spoken = [number for number, one in enumerate(found) if one.type in SPOKEN]
    for number, after in itertools.pairwise(spoken):
        kept[number] = _without_next(text, kept[number], found[after])
    return kept


def _without_next(text: str, last: Relation, one: Relation) -> Relation:
    """Return an act without those whom only the next is done to."""
    own = tuple(
        side
        for side in last.targets
        if side not in one.targets or not is_of_next(text, last.trigger, one.trigger, side)
    )
    return replace(last, targets=own)


def _subject(text: str, last: Relation, one: Relation) -> tuple[Span, ...]:
    """Return who does an act by what is told before it: whom that is done to for it, or who does both; else nobody."""
    if last.type in _HELD and held_against(text, last.trigger, last.sources, last.targets, one.trigger):
        return last.targets
    is_shared = not one.sources and share_subject(text, last.trigger, one.trigger)
    return last.sources if is_shared else ()


def _sides(
    text: str, encoded: Encoded, item: Linked, names: Sequence[Name], trigger: Span, mode: str | None
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans of both sides, put right where the words around the act tell better."""
    kind = EVENT_TYPES[item.predicate.kind]
    sources, targets = _surest(text, encoded, item, names)
    targets = without_topics(text, targets, act=trigger, kind=kind, mode=mode)
    sources = [past_relative(text, span, trigger, names) for span in sources]
    settle_apposed(text, sources, targets, names=names)
    settle_bound(text, sources, act=trigger, names=names)
    settle_relatives(text, sources, targets, act=trigger, names=names)
    settle_voice(text, sources, targets, act=trigger, kind=kind)
    sources = only_owner(text, sources, act=trigger)
    if kind == "REQUEST" and not targets and (who := who_is_to_go(text, act=trigger)):
        targets.append(who)
    if kind == "CONSULT":
        settle_host(text, sources, targets, act=trigger)
    _join(text, sources, targets, names, act=trigger, is_mutual=kind == "CONSULT")
    return distinct(sources), distinct(targets)


def _surest(
    text: str, encoded: Encoded, item: Linked, names: Sequence[Name]
) -> tuple[list[Span], list[Span]]:
    """Return the spans of both sides; what both claim belongs to the one that is surer of it, and who stands alone to the likeliest.

    Where something is attacked, those hurt are told besides it.
    """
    sure: dict[Span, tuple[float, int]] = {}
    parts: set[Span] = set()
    for number, spans in enumerate((item.sources, item.targets)):
        for one in spans:
            span = side(encoded, text, one.first, one.end, names=names)
            if span is not None and not is_weapon(span.of(text), text[span.end : span.end + _AFTER]):
                span = of_member(text, span, names)
                sure[span] = max(sure.get(span, (0.0, 0)), (one.probability, number))
                if one.begins < _GOES_ON:
                    parts.add(span)
    kept: tuple[list[Span], list[Span]] = ([], [])
    for span, (_, number) in sorted(sure.items(), key=lambda pair: (-pair[1][0], pair[0])):
        if not any(span.overlaps(other) for other in kept[1 - number]):
            kept[number].append(span)
    sources, targets = ({span: sure[span][0] for span in spans} for spans in kept)
    is_attack = EVENT_TYPES[item.predicate.kind] == "ASSAULT"
    acted_on = list(targets) if is_attack else likeliest(text, targets, parts)
    return in_one(text, likeliest(text, sources, parts), names), in_one(text, acted_on, names)


def _join(
    text: str,
    sources: list[Span],
    targets: list[Span],
    names: Sequence[Name],
    *,
    act: Span,
    is_mutual: bool,
) -> None:
    """Add whom "and" or a list joins to a side; of two who meet, the second is met where nobody else is."""
    for spans in (sources, targets):
        for span in list(spans):
            joined = joined_to(text, span, names)
            others = listed_with(text, span, names, act=act)
            for other in others if joined is None else (joined, *others):
                if not any(other.overlaps(one) for one in (*sources, *targets)):
                    (targets if is_mutual and not targets else spans).append(other)


def triggers(probabilities: Floats, lines: npt.NDArray[np.bool_]) -> list[Predicate]:
    """Return candidate triggers of pieces' probabilities [pieces, types], likeliest first where they overlap.

    For each type a trigger is a stretch of a line in which it is likely, and the peak stands for it. A second type on the same
    words is kept only where it is likely in itself: a sentence to prison is SANCTION and COERCE.
    """
    found = []
    breaks = set(np.flatnonzero(lines).tolist())
    for kind in np.flatnonzero((probabilities > TRIGGER_FLOOR).any(0)).tolist():
        column = probabilities[:, kind]
        for first, end in runs(column > TRIGGER_FLOOR, breaks):
            head = first + int(column[first:end].argmax())
            found.append(Predicate(first, end, head, kind, float(column[head])))
    kept: list[Predicate] = []
    taken = np.zeros(len(lines), bool)
    for one in sorted(found, key=lambda p: (-p.probability, p.first, p.kind)):
        if one.probability > SECOND_FLOOR or not taken[one.first : one.end].any():
            kept.append(one)
            taken[one.first : one.end] = True
    return sorted(kept, key=lambda p: (p.first, p.kind))


def likeliest_mode(kind: str, scores: Floats) -> tuple[int, float] | None:
    """Return the likeliest mode of the type, by its number, with its probability among them; ``None`` for types without."""
    choices = _MODES[kind]
    if not choices:
        return None
    among = softmax(scores[choices])
    return choices[int(among.argmax())], float(among.max())


def _mode(kind: str, scores: Floats, floors: Sequence[float]) -> str | None:
    """Return the mode; ``None`` where an act that looks like it is likelier to have none (``training.calibrate``)."""
    found = likeliest_mode(kind, scores)
    return EVENT_MODES[found[0]][1] if found and found[1] >= floors[found[0]] else None


def _announced(kind: str, status: str, scores: Floats) -> str | None:
    if kind not in _MAY_ANNOUNCE or status not in {"planned", "hypothetical"}:
        return None
    tag = LAYERS["announces"][int(softmax(scores).argmax())]
    return None if tag == "none" else tag


def evidence(item: Linked, status: Floats) -> tuple[float, ...]:
    """Return what speaks for an event: how likely its trigger, its sides as they stand and its status are, and how many they are.

    Of several on one side the least sure counts, since all of them have to be right.

    Args:
        item: the trigger with its sides.
        status: the scores of the statuses at the trigger.

    """
    sides = (item.sources, item.targets)
    least_sure = (
        min((span.begins * span.probability for span in spans), default=nobody)
        for spans, nobody in zip(sides, item.empty, strict=True)
    )
    return (
        *logits(item.predicate.probability, *least_sure, float(softmax(status).max())),
        *(float(not spans) for spans in sides),
        *(float(len(spans) > 1) for spans in sides),
    )
