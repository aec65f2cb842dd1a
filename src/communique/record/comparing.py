"""Whether reports of two articles are of one event: a score from 0 to 1 with its reasons, a pure function of the two.

Two reports of one article are compared by :mod:`communique.record.retelling`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from communique.knowledge.gazetteer import distance_km
from communique.ontology import is_mutual
from communique.record.wording import content_words, likeness, numbers

# Calibrated together on stories written for this (bench/merging.py): do not change one alone.
THRESHOLD = 0.66
"""Least score at which two reports are joined."""
_PARTIES, _WORDING = 0.40, 0.40  # added for full agreement of the parties, and of the wording
_ALIKE = 0.35  # share of common content words that counts as full agreement of the wording
_SAME_DAY, _NEXT_DAY, _UNKNOWN_DAY = 0.10, -0.05, 0.0
_SAME_PLACE, _OTHER_PLACE = 0.10, -0.40
_SAME_NUMBERS, _OTHER_NUMBERS = 0.15, -0.12
_SYNDICATED = 0.10  # added where both the articles and the sentences are copies
_COPY = 0.35  # similarity from which articles are copies, though their first paragraphs differ
LEAST_PARTY = 0.25
"""Similarity below which two parties are different actors."""
_FAR_KM = 60.0  # places farther apart are taken to be different
DAYS_APART = 3
"""Most days between the publication of two reports without a date of their own."""
TO_COME = frozenset({"planned", "hypothetical"})
"""Statuses of what has not taken place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One party of a report, with the fields that are compared."""

    name: str
    country: str | None
    sectors: frozenset[str]
    known_as: str | None
    kind: str | None
    actor: str | None
    """The article's actor, in which its names, nouns and pronouns are one; ``None`` if unresolved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report, with the fields that are compared. ``day`` is its first day, ``None`` if unknown; ``until`` its last.

    ``act`` is the stems of the words that tell the act; ``takes_up`` says whether they are a noun that takes up what was
    told before, ``is_another`` whether they tell of another act than before.
    """

    id: str
    type: str
    mode: str | None
    announces: str | None
    status: str
    day: date | None
    until: date | None
    filed: date | None
    sources: tuple[Side, ...]
    targets: tuple[Side, ...]
    place: str | None
    place_country: str | None
    is_point: bool
    at: tuple[float, float] | None
    words: frozenset[str]
    numbers: frozenset[str]
    article: str
    sketch: bytes
    trigger_char_start: int
    sentence_char_start: int
    act: frozenset[str]
    takes_up: bool
    is_another: bool

    @property
    def keys(self) -> frozenset[str]:
        """Blocking keys: two reports are compared only if they share one."""
        parties = self.sources + self.targets
        return frozenset(party.country or party.name.casefold() for party in parties) or frozenset({""})


def compare(one: Report, two: Report) -> tuple[float, list[str]] | None:
    """Return the score and its reasons, or ``None`` if the two cannot be of one event."""
    if one.type != two.type or (one.status in TO_COME) != (two.status in TO_COME):
        return None
    if one.mode != two.mode and one.mode and two.mode:
        return None
    if one.announces != two.announces and one.announces and two.announces:
        return None
    when = _compare_days(one, two)
    parties = _compare_parties(one, two)
    if when is None or parties is None:
        return None
    score, reasons = _PARTIES * parties, [f"parties {parties:.2f}"]
    wording = min(1.0, _jaccard(one.words, two.words) / _ALIKE)
    score += _WORDING * wording
    reasons.append(f"wording {wording:.2f}")
    copy = likeness(one.sketch, two.sketch)
    extras = [when, _compare_places(one, two), _compare_numbers(one, two)]
    extras.append(
        (_SYNDICATED, f"articles {copy:.2f} alike") if copy >= _COPY and wording >= 0.5 else (0.0, "")
    )
    for added, reason in extras:
        score += added
        if reason:
            reasons.append(reason)
    return round(max(0.0, min(1.0, score)), 4), reasons


def words_of(sentence: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return a sentence's content words and its numbers.

    >>> [sorted(part) for part in words_of("Police arrested three men.")]
    [['arres', 'men', 'polic'], ['3']]
    """
    return content_words(sentence), numbers(sentence)


def _compare_days(one: Report, two: Report) -> tuple[float, str] | None:
    if one.day and two.day:
        first, last = one.until or one.day, two.until or two.day
        if one.day == two.day and first == last:
            return _SAME_DAY, "same day"
        if one.day <= last and two.day <= first:
            return _UNKNOWN_DAY, "days overlap"
        gap = max(one.day - last, two.day - first)
        return (_NEXT_DAY, "a day apart") if gap <= timedelta(days=1) else None
    if one.filed and two.filed:
        apart = abs((one.filed - two.filed).days)
        return (_UNKNOWN_DAY, f"printed {apart} days apart") if apart <= DAYS_APART else None
    return _UNKNOWN_DAY, "no date"


def _compare_parties(one: Report, two: Report) -> float | None:
    if is_mutual(one.type, one.mode or two.mode):
        ours, theirs = one.sources + one.targets, two.sources + two.targets
        return _compare_sides(ours, theirs) if ours and theirs else None
    sides = [(one.sources, two.sources), (one.targets, two.targets)]
    scores = []
    for ours, theirs in sides:
        if ours and theirs:
            score = _compare_sides(ours, theirs)
            if score is None:
                return None
            scores.append(score)
        elif ours or theirs:
            scores.append(0.4)  # one side is not named
    return sum(scores) / len(scores) if scores else None


def _compare_sides(ours: tuple[Side, ...], theirs: tuple[Side, ...]) -> float | None:
    """Return the similarity of two sides; each party of the smaller side must have a counterpart in the larger."""
    few, many = sorted((ours, theirs), key=len)
    best = [max(compare_party(party, other) for other in many) for party in few]
    if min(best) < LEAST_PARTY:
        return None
    return max(0.0, sum(best) / len(best) - 0.1 * min(2, len(many) - len(few)))


def compare_party(one: Side, two: Side) -> float:
    """Return the similarity of two parties, from 0 to 1."""
    names = _names_alike(one.name, two.name)
    if names == 1.0 or (one.known_as and one.known_as == two.known_as):
        return 1.0 if not (one.country and two.country) or one.country == two.country else 0.0
    are_known_people = one.known_as and two.known_as and one.kind == two.kind == "person"
    if (one.country and two.country and one.country != two.country) or are_known_people:
        return 0.0
    if not one.country or not two.country:  # a name without a country may belong to anyone
        return 0.8 * names
    if one.sectors and two.sectors and not one.sectors & two.sectors:
        return max(0.2, 0.6 * names)
    return max(0.85, names)  # "the army" and "Ethiopian soldiers"


def _names_alike(one: str, two: str) -> float:
    if one.casefold() == two.casefold():
        return 1.0
    return 0.9 * _overlap(content_words(one), content_words(two))


def _compare_places(one: Report, two: Report) -> tuple[float, str]:
    if one.place_country and two.place_country and one.place_country != two.place_country:
        return _OTHER_PLACE, "other country"
    if not (one.is_point and two.is_point and one.place and two.place):
        return 0.0, ""
    if one.place.casefold() == two.place.casefold():
        return _SAME_PLACE, "same place"
    if one.at and two.at:
        return (
            (_OTHER_PLACE, "other place") if distance_km(one.at, two.at) > _FAR_KM else (0.0, "places near")
        )
    return _OTHER_PLACE, "other place"


def _compare_numbers(one: Report, two: Report) -> tuple[float, str]:
    if not one.numbers or not two.numbers:
        return 0.0, ""
    return (_SAME_NUMBERS, "same numbers") if one.numbers & two.numbers else (_OTHER_NUMBERS, "other numbers")


def _jaccard(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / len(one | two) if one and two else 0.0


def _overlap(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0
