"""Finding events: triggers with PLOVER type, mode and status, and the spans of their sources and targets."""

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
from communique.reading.events.duplicates import join_duplicates
from communique.reading.events.modes import correct_mode
from communique.reading.events.no_events import is_no_event
from communique.reading.events.sequels import is_object_of_second, is_reason_for, share_subject
from communique.reading.events.status import correct_status
from communique.reading.names import Name
from communique.reading.parties.apposed import drop_appositions, name_of_member
from communique.reading.parties.joined import joined_to
from communique.reading.parties.lists import listed_with
from communique.reading.parties.passives import correct_voice
from communique.reading.parties.possessors import prefer_possessor, removal_target
from communique.reading.parties.relatives import correct_relatives, outer_subject
from communique.reading.parties.sides import join_adjacent, side
from communique.reading.parties.topics import without_topics
from communique.reading.parties.unconnected import keep_likeliest
from communique.reading.parties.visits import drop_destinations, swap_host
from communique.reading.relation import SPOKEN, Relation
from communique.reading.roles import POSSIBLE, Linked, Predicate, distinct, link
from communique.reading.spans import Floats, runs, sigmoid, softmax

TRIGGER_FLOOR, SECOND_FLOOR, REPORT_FLOOR = 0.15, 0.6, 0.09
"""The lowest probability of a trigger, that of a second type on the same words, and the lowest confidence of an event.

With the last there are at most 1.6 events for each sentence that a dictionary coder reads. On the labelled press the F1
of whole records is highest near 0.2, and 0.02 lower here (``training.calibrate``).
"""
_MODES = {kind: [i for i, (of, _) in enumerate(EVENT_MODES) if of == kind] for kind in EVENT_TYPES}
_OFTEN_AT_NOBODY = ("MOBILIZE", "REJECT", "REQUEST", "RETREAT", "THREATEN")
FLOORS = {EVENT_TYPES.index(kind): (POSSIBLE, 0.4) for kind in _OFTEN_AT_NOBODY}
"""The lowest probabilities of sources and targets for types that often have no target.

Of 29 less probable targets in the texts of calibration 3 are in the labels.
"""
_MAY_ANNOUNCE = ("AGREE", "CONCEDE")
_OF_PRISON = {"COERCE": "arrest", "SANCTION": "convict"}
"""The two types, with their modes, that one trigger may have: "sentenced to five years"."""
_RESPONSES = frozenset({"ACCUSE", "SUPPORT", "SANCTION", "COERCE", "ASSAULT", "THREATEN"})
"""Types of events in response to an act of the target."""
_CONTINUES = 0.2
"""The probability of beginning a side below which a span continues the one before."""
_AFTER = 40
"""Characters after a name that show whether it is a weapon's."""


def find_events(
    text: str, encoded: Encoded, weights: Weights, *, sentences: Sequence[Span], names: Sequence[Name]
) -> list[Relation]:
    """Return the events of an article, ordered by trigger.

    Args:
        text: the text of the article.
        encoded: the encoder's output for it.
        weights: the role heads, and the calibration of confidences.
        sentences: the sentences in order; an event's sides are in its sentence.
        names: the names in order; spans of sides do not cut them.

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
    return join_duplicates(text, found)


def _relation(
    text: str, encoded: Encoded, item: Linked, weights: Weights, names: Sequence[Name]
) -> Relation | None:
    """Return the event of a trigger with its sides; ``None`` if it is too improbable or no event."""
    head, kind = item.predicate.head, EVENT_TYPES[item.predicate.kind]
    modes, statuses, announces = (encoded.layer(name)[head] for name in ("mode", "status", "announces"))
    probability = confidence(evidence(item, statuses), weights.calibration["events"])
    if probability < REPORT_FLOOR or not (item.sources or item.targets):
        return None  # an event has a source or a target
    trigger = whole_words(encoded, text, item.predicate.first, item.predicate.end)
    mode = correct_mode(text, trigger, kind, _mode(kind, modes, weights.calibration["modes"]))
    sources, targets = _sides(text, encoded, item, names, trigger, mode)
    if is_no_event(text, trigger, kind, sources, targets):
        return None
    status = correct_status(text, trigger, STATUSES[int(statuses.argmax())], kind=kind)  # type: ignore[arg-type]
    return Relation(
        type=kind,
        mode=mode,
        announces=_announced(kind, status, announces),
        status=status,
        sources=sources,
        targets=targets,
        trigger=trigger,
        confidence=probability,
    )


def _of_one_type(found: list[tuple[float, Relation]]) -> list[Relation]:
    """Return the events with only the most probable type of each trigger, and a second one for sentences to prison.

    Of 41 triggers of two types in the labels of the press 38 are such sentences.
    """
    kept: list[Relation] = []
    for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].trigger, pair[1].type)):
        others = [r for r in kept if r.trigger.overlaps(one.trigger)]
        if all(_are_of_prison(one, other) for other in others):
            kept.append(one)
    return kept


def _are_of_prison(one: Relation, other: Relation) -> bool:
    """Tell whether two events are a conviction and an imprisonment; one of them may have no mode."""
    fit = all(r.mode in {_OF_PRISON.get(r.type, ""), None} for r in (one, other))
    return fit and {one.type, other.type} == set(_OF_PRISON) and (one.mode or other.mode) is not None


def _with_subjects(text: str, found: list[Relation]) -> list[Relation]:
    """Return the events, with sources inferred from the event before (:func:`_subject`); a source is no target."""
    kept = found[:1]
    for one in found[1:]:
        if subject := _subject(text, kept[-1], one):
            others = tuple(target for target in one.targets if not any(target.overlaps(s) for s in subject))
            kept.append(replace(one, sources=subject, targets=others))
        else:
            kept.append(one)
    return kept


def _with_own_objects(text: str, found: Sequence[Relation]) -> list[Relation]:
    """Return the events, without targets that belong only to the next spoken event.

    Acts may share a target: a blow and the death that follows.
    """
    kept = list(found)
    spoken = [number for number, one in enumerate(found) if one.type in SPOKEN]
    for number, after in itertools.pairwise(spoken):
        kept[number] = _without_next(text, kept[number], found[after])
    return kept


def _without_next(text: str, last: Relation, one: Relation) -> Relation:
    """Return an event without the targets that belong only to the next one."""
    own = tuple(
        side
        for side in last.targets
        if side not in one.targets or not is_object_of_second(text, last.trigger, one.trigger, side)
    )
    return replace(last, targets=own)


def _subject(text: str, last: Relation, one: Relation) -> tuple[Span, ...]:
    """Return the sources of an event by the one before: its targets if it is a response, or a shared subject."""
    if last.type in _RESPONSES and is_reason_for(text, last.trigger, last.sources, last.targets, one.trigger):
        return last.targets
    is_shared = not one.sources and share_subject(text, last.trigger, one.trigger)
    return last.sources if is_shared else ()


def _sides(
    text: str, encoded: Encoded, item: Linked, names: Sequence[Name], trigger: Span, mode: str | None
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans of sources and targets, corrected by rules on the context of the trigger."""
    kind = EVENT_TYPES[item.predicate.kind]
    sources, targets = _likeliest_sides(text, encoded, item, names)
    targets = without_topics(text, targets, trigger=trigger, kind=kind, mode=mode)
    sources = [outer_subject(text, span, trigger, names) for span in sources]
    drop_appositions(text, sources, targets, names=names)
    drop_destinations(text, sources, trigger=trigger, names=names)
    correct_relatives(text, sources, targets, trigger=trigger, names=names)
    correct_voice(text, sources, targets, trigger=trigger, kind=kind)
    sources = prefer_possessor(text, sources, trigger=trigger)
    if kind == "REQUEST" and not targets and (who := removal_target(text, trigger=trigger)):
        targets.append(who)
    if kind == "CONSULT":
        swap_host(text, sources, targets, trigger=trigger)
    _add_coordinated(text, sources, targets, names, trigger=trigger, is_mutual=kind == "CONSULT")
    return distinct(sources), distinct(targets)


def _likeliest_sides(
    text: str, encoded: Encoded, item: Linked, names: Sequence[Name]
) -> tuple[list[Span], list[Span]]:
    """Return the spans of sources and targets; a span of both belongs to the side with the higher probability.

    Of unconnected parties only the likeliest are kept, except for the targets of an attack, which may name victims too.
    """
    probable: dict[Span, tuple[float, int]] = {}
    parts: set[Span] = set()
    for number, spans in enumerate((item.sources, item.targets)):
        for one in spans:
            span = side(encoded, text, one.first, one.end, names=names)
            if span is not None and not is_weapon(span.of(text), text[span.end : span.end + _AFTER]):
                span = name_of_member(text, span, names)
                probable[span] = max(probable.get(span, (0.0, 0)), (one.probability, number))
                if one.begins < _CONTINUES:
                    parts.add(span)
    kept: tuple[list[Span], list[Span]] = ([], [])
    for span, (_, number) in sorted(probable.items(), key=lambda pair: (-pair[1][0], pair[0])):
        if not any(span.overlaps(other) for other in kept[1 - number]):
            kept[number].append(span)
    sources, targets = ({span: probable[span][0] for span in spans} for spans in kept)
    is_attack = EVENT_TYPES[item.predicate.kind] == "ASSAULT"
    acted_on = list(targets) if is_attack else keep_likeliest(text, targets, parts)
    return join_adjacent(text, keep_likeliest(text, sources, parts), names), join_adjacent(
        text, acted_on, names
    )


def _add_coordinated(
    text: str,
    sources: list[Span],
    targets: list[Span],
    names: Sequence[Name],
    *,
    trigger: Span,
    is_mutual: bool,
) -> None:
    """Add parties that "and" or a list joins to a side, in place; if there is no target, one who is met becomes it."""
    for spans in (sources, targets):
        for span in list(spans):
            joined = joined_to(text, span, names)
            others = listed_with(text, span, names, trigger=trigger)
            for other in others if joined is None else (joined, *others):
                if not any(other.overlaps(one) for one in (*sources, *targets)):
                    (targets if is_mutual and not targets else spans).append(other)


def triggers(probabilities: Floats, lines: npt.NDArray[np.bool_]) -> list[Predicate]:
    """Return the candidate triggers, ordered by first piece and type.

    For each type a trigger is a run of pieces in a line above ``TRIGGER_FLOOR``, with its most probable piece as head.
    A second type on the same pieces needs ``SECOND_FLOOR``: a sentence to prison is SANCTION and COERCE.

    Args:
        probabilities: by piece and type.
        lines: whether each piece begins a line.

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
    """Return the most probable mode of a type, by index, and its probability; ``None`` for types without modes."""
    choices = _MODES[kind]
    if not choices:
        return None
    among = softmax(scores[choices])
    return choices[int(among.argmax())], float(among.max())


def _mode(kind: str, scores: Floats, floors: Sequence[float]) -> str | None:
    """Return the mode of an event; ``None`` if its probability is below the mode's floor (``training.calibrate``)."""
    found = likeliest_mode(kind, scores)
    return EVENT_MODES[found[0]][1] if found and found[1] >= floors[found[0]] else None


def _announced(kind: str, status: str, scores: Floats) -> str | None:
    """Return the type of event that an agreement or concession announces; ``None`` if it announces none."""
    if kind not in _MAY_ANNOUNCE or status not in {"planned", "hypothetical"}:
        return None
    tag = LAYERS["announces"][int(softmax(scores).argmax())]
    return None if tag == "none" else tag


def evidence(item: Linked, status: Floats) -> tuple[float, ...]:
    """Return the features from which the confidence of an event is computed.

    In order: the logits of its trigger, its sources, its targets and its status; whether each side is empty; whether
    each side has several parties. The least probable party of a side counts, since all have to be right.

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
