"""Whether two reports of one article tell one act: a score from 0 to 1 with its reasons, a pure function of the two.

Between articles, shared words speak for one event. Within an article each sentence says something new; what speaks for
one act there is that the same actors take part, and that a later report takes the act up again: with the same word
("resigned … his resignation"), or with a noun for it after "the" or a possessor ("the walkout", "Otieno's request").
"""

from __future__ import annotations

import re

from communique.english import ARTICLES, AUXILIARIES, BEING, DEMONSTRATIVES, POSSESSIVES, PREPOSITIONS, either
from communique.ontology import is_mutual
from communique.record.comparing import LEAST_PARTY, TO_COME, Report, Side, compare_party
from communique.record.wording import content_words, numbers, stems

# Set together on pairs of reports that were judged by reading (bench/acts.py): do not change one alone.
_START = 0.36
_SIDES = {"same": 0.15, "some": 0.12, "alike": 0.06, "open": 0.0, "unlike": -0.10}
"""Added for each side, by how the actors of the two reports are related there."""
_SAME_WORD, _SAME_VERB_OF_SPEECH, _AKIN, _TAKEN_UP = 0.22, 0.14, 0.12, 0.13
_REPEATED, _SHARED = 0.20, 0.06
_ONE_SENTENCE, _ONE_SENTENCE_ELSE = 0.10, -0.12  # of the same actors as far as they are named, and else
_SAME_DAY, _SAME_MODE, _NEAR_MODE = 0.06, 0.05, -0.05
_SAME_NUMBERS, _OTHER_NUMBERS = 0.05, -0.04
_OTHER_STATUS, _DENIED, _ANOTHER = -0.04, -0.12, -0.20
_TYPES = {
    "REJECT": -0.15,
    "REQUEST": -0.05,
    "ACCUSE": -0.05,
    "AGREE": -0.03,
    "CONSULT": -0.03,
    "RETREAT": 0.07,
    "PROTEST": 0.03,
}
"""Added for a type: what is said or planned often differs each time, while who resigns does so once."""

_Parties = tuple[Side, ...]
_SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Acts of speech: any two of one type are told with words that are akin."""
_NEAR_MODES = frozenset({frozenset({"demo", "strike"}), frozenset({"change", "assist"})})
"""Modes that are often taken for each other."""
_ACTS = (
    "visit trip travel tour journey arrive arrival",
    "meet talk discuss negotiate negotiation summit conversation consult",
    "attack strike airstrike raid bomb bombardment shell assault massacre offensive blast explosion explode",
    "kill shoot murder slay stab",
    "kidnap abduct captive captivity hostage",
    "arrest detain detention custody jail prison imprison",
    "convict sentence guilty",
    "protest demonstrate demonstration rally march street unrest",
    "strike walkout stoppage industrial",
    "resign quit departure",
    "fire oust dismiss dismissal sack",
    "sue lawsuit suit complaint",
    "charge indict accuse allege allegation claim",
    "criticise criticize criticism condemn condemnation denounce slam blast attack rebuke",
    "support endorse back",
    "interfere interference meddle",
    "ask seek request demand call urge appeal petition plea",
    "refuse refusal reject deny denial oppose opposition veto",
    "threaten threat warn vow pledge",
    "apologise apologize apology sorry",
    "agree agreement deal accord pact",
    "sanction embargo ban",
    "test launch fire",
)
"""Words for one kind of act, a kind on each line."""
_KINDS = [stems(line) for line in _ACTS]

_LOOK_BACK = 80  # characters before an act that are looked at
_DEFINITE = either((ARTICLES - {"a", "an"}) | DEMONSTRATIVES | POSSESSIVES)
_POSSESSOR = r"(?<!\bhe)(?<!\bit)(?<!\bshe)(?<!\bthat)(?<!\bwho)(?<!\bwhat)(?<!\bthere)['’]s|s['’]"
_BEFORE_NOUN = re.compile(rf"(?:\b{_DEFINITE}|{_POSSESSOR})\s+((?:[\w-]+\s+){{0,2}})$", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:another|other|second|third|similar|earlier|previous|separate)\s+(?:[\w-]+\s+)?$", re.IGNORECASE
)
_OTHER_NAME = re.compile(r"\b(?:another|other|second|third|similar)\b", re.IGNORECASE)
_NOT_BETWEEN = PREPOSITIONS | AUXILIARIES | BEING | {"and", "or", "not", "up", "who", "which"}
_VERB = re.compile(r"(?:ed|met|shot|struck|fought|took|gave|spoke|sought|told|said)$", re.IGNORECASE)


def retold(one: Report, two: Report) -> tuple[float, list[str]] | None:
    """Return the score and its reasons, or ``None`` if two reports of one article cannot tell one act."""
    if one.type != two.type or (one.status in TO_COME) != (two.status in TO_COME):
        return None
    if one.announces != two.announces and one.announces and two.announces:
        return None
    sides, mode, when = _relate_parties(one, two), _compare_modes(one, two), _compare_days(one, two)
    if sides is None or mode is None or when is None:
        return None
    is_same = any(side in {"same", "some"} for side in sides) and not {"alike", "unlike"} & set(sides)
    told = [(_SIDES[side], "" if side == "open" else f"{side} actors") for side in sides]
    told += [mode, when, *_compare_acts(one, two), *_compare_sentences(one, two, is_same=is_same)]
    told += [_compare_statuses(one, two), (_TYPES.get(one.type, 0.0), "")]
    score = _START + sum(added for added, _ in told)
    reasons = ["one article", *dict.fromkeys(reason for _, reason in told if reason)]
    return round(max(0.0, min(1.0, score)), 4), reasons


def takes_up(before: str, trigger: str) -> bool:
    """Tell whether the words for an act are a noun that takes up what was told before.

    Args:
        before: the words before them in their sentence.
        trigger: the words.

    >>> takes_up("They ended the ", "strike"), takes_up("He left after Otieno's ", "request"), takes_up("A ", "strike")
    (True, True, False)
    >>> takes_up("The lawsuits ", "accuse"), takes_up("He's ", "striking")
    (False, False)

    """
    found = _BEFORE_NOUN.search(before[-_LOOK_BACK:])
    if found is None or _VERB.search(trigger):
        return False
    between, words = found[1].split(), trigger.split()
    if _NOT_BETWEEN.intersection(between):
        return False
    # Where one of two words has an "s" and the other has not, they are subject and verb: "the lawsuits accuse"
    return not between or not words or _ends_in_s(between[-1]) == _ends_in_s(words[0]) or words[0] == "talks"


def _ends_in_s(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def is_another(before: str) -> bool:
    """Tell whether the words before an act tell it from one told before.

    >>> is_another("They began a similar "), is_another("They began a ")
    (True, False)
    """
    return bool(_OTHER.search(before[-_LOOK_BACK:]))


def _relate_parties(one: Report, two: Report) -> list[str] | None:
    """Return how the reports' actors are related on each side, ``None`` if they are others."""
    matches: list[tuple[tuple[_Parties, _Parties], ...]] = [
        ((one.sources, two.sources), (one.targets, two.targets))
    ]
    if is_mutual(one.type, one.mode or two.mode):
        if any(not report.targets and len(report.sources) > 1 for report in (one, two)):
            matches = [((one.sources + one.targets, two.sources + two.targets),)]
        elif one.type != "ASSAULT":  # whoever is met also meets
            matches.append(((one.sources, two.targets), (one.targets, two.sources)))
    found = [[_relate(ours, theirs) for ours, theirs in match] for match in matches]
    possible = [[side for side in sides if side] for sides in found if None not in sides]
    return max(possible, key=lambda sides: sum(_SIDES[side] for side in sides), default=None)


def _relate(ours: _Parties, theirs: _Parties) -> str | None:
    """Return how the actors of two sides are related, ``None`` if one has no counterpart on the larger side."""
    if not ours or not theirs:
        return "open"
    one, two = ({party.actor for party in parties if party.actor} for parties in (ours, theirs))
    if one and two and (one <= two or two <= one):
        return "same" if one == two else "some"
    few, many = sorted((ours, theirs), key=len)
    least = min(max(_likeness(party, other) for other in many) for party in few)
    return None if least < 0 else "alike" if least >= LEAST_PARTY else "unlike"


def _likeness(one: Side, two: Side) -> float:
    """Return the likeness of two parties, negative if they are surely two: an article's names are resolved together."""
    if one.actor and one.actor == two.actor:
        return 1.0
    if one.country and two.country and one.country != two.country:
        return -1.0
    ours, theirs = content_words(one.name), content_words(two.name)
    kinds, have_names = {one.kind, two.kind}, one.name[:1].isupper() and two.name[:1].isupper()
    if kinds == {"person"} and have_names:
        return 1.0 if ours <= theirs or theirs <= ours else -1.0
    counts = numbers(one.name), numbers(two.name)
    are_others = (
        (kinds == {"person", "organization"} and have_names)
        or (all(counts) and not counts[0] & counts[1])
        or _OTHER_NAME.search(f"{one.name} {two.name}")
        or (len(kinds) == 1 and one.known_as and two.known_as and one.known_as != two.known_as)
    )
    # Of one country are many; but a state and its own bodies may stand for each other
    return compare_party(one, two) if not are_others and (ours & theirs or "country" in kinds) else 0.0


def _compare_modes(one: Report, two: Report) -> tuple[float, str] | None:
    if one.mode == two.mode:
        return (_SAME_MODE, "") if one.mode and one.type not in _SPOKEN else (0.0, "")
    if not one.mode or not two.mode:
        return 0.0, ""
    return (_NEAR_MODE, "") if {one.mode, two.mode} in _NEAR_MODES else None


def _compare_days(one: Report, two: Report) -> tuple[float, str] | None:
    if not one.day or not two.day:
        return 0.0, ""
    first, last = one.until or one.day, two.until or two.day
    if one.day > last or two.day > first:
        return None
    return (_SAME_DAY, "same day") if (one.day, first) == (two.day, last) else (0.0, "days overlap")


def _compare_acts(one: Report, two: Report) -> list[tuple[float, str]]:
    """Compare the words that tell the act; a noun that takes it up counts in the later report only."""
    later = max(one, two, key=lambda report: report.trigger_char_start)
    told = [(_TAKEN_UP, "taken up by a noun")] if later.takes_up else []
    if one.is_another != two.is_another:
        told.append((_ANOTHER, "another"))
    if one.act & two.act:
        is_said = one.type in _SPOKEN and not later.takes_up
        return [*told, (_SAME_VERB_OF_SPEECH if is_said else _SAME_WORD, "same word")]
    if (later.takes_up or one.type not in _SPOKEN) and any(
        kind & one.act and kind & two.act for kind in _KINDS
    ):
        return [*told, (_AKIN, "words akin")]
    return told


def _compare_sentences(one: Report, two: Report, *, is_same: bool) -> list[tuple[float, str]]:
    if one.sentence_char_start == two.sentence_char_start:
        return [(_ONE_SENTENCE, "one sentence") if is_same else (_ONE_SENTENCE_ELSE, "one sentence")]
    shared = len(one.words & two.words)
    share = shared / max(1, len(one.words | two.words))
    told = []
    if share >= 0.5:
        told.append((_REPEATED, "repeated"))
    elif (share >= 0.12 and shared > 1) or shared >= 5:  # one may be the word for the act
        told.append((_SHARED, "shared words"))
    if one.numbers and two.numbers:
        is_shared = bool(one.numbers & two.numbers)
        told.append((_SAME_NUMBERS, "same numbers") if is_shared else (_OTHER_NUMBERS, "other numbers"))
    return told


def _compare_statuses(one: Report, two: Report) -> tuple[float, str]:
    if one.status == two.status:
        return 0.0, ""
    return (
        (_DENIED, "one denied") if "denied" in {one.status, two.status} else (_OTHER_STATUS, "other status")
    )
