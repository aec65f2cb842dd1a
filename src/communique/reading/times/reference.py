"""What a relative expression is measured from: the date of publication, the tense of its clause, an earlier date.

>>> from communique.reading.times.tokens import tokenise
>>> sentences_of(tokenise("The minister will meet them on Friday")).tense(6, 7)
1
>>> sentences_of(tokenise("The minister met them on Friday")).tense(5, 6)
-1
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from communique.reading.times.lexicon import ABBREVIATED, MONTHS, WEEKDAYS, word_set
from communique.reading.times.tokens import LETTERS, Tokens

WEAK = 2
"""The sign of "may" and "could": what they stand with is to come, unless it lies nearer in the past."""
REACH = 40
"""Tokens to either side of an expression in which the tense of its clause is looked for."""

_FUTURE = word_set(
    "will would shall 'll ll upcoming tomorrow deadline slated poised expects intends forthcoming"
)
_MODAL = word_set("may might could must should can")
_ARRANGED = word_set("scheduled expected due planned")
_BEFORE_TO = word_set(
    "is are was were be due set scheduled expected planned plans plan planning ready going supposed hopes hoped hoping "
    "intends intended wants agreed about slated poised likely prepared preparing promised vowed pledged "
    "invited deadline seek seeks seeking aim aims aiming threatened threatens threatening vows "
    "promises pledges unlikely agree agrees agreeing determined eager"
)
_BASES = word_set("hit hurt cut put quit beat read")
"""Past forms that are also what "to", "will" or "get" stand before."""
_DETERMINERS = word_set("a an the its his their our your")
_BEFORE_PARTICIPLE = word_set("still newly long once much widely previously recently")
_ASIDE = word_set("aside off up out")
"""After "set" they make a past form of it: "they set aside the plan"."""
_BEFORE_BASE = word_set(
    "to will would can could may might must should shall not t do does did get gets getting let help"
)
_TIMETABLED = word_set(
    "begins starts opens closes arrives leaves travels meets meet convenes reconvenes resumes expires departs gathers "
    "gather goes"
)
"""Verbs whose present tells of what is arranged: "they meet Monday", "the session begins in January"."""
_TIMETABLED_OF_MANY = word_set("begin start open close arrive leave convene reconvene resume depart go vote")
"""The same of several: "polls close Sunday", "they vote Tuesday"; after another word they may be anything."""
_NO_PLURALS = word_set("is was has does as this us its his always thus yes perhaps s 's ’s")
_PAST = word_set(
    "was were had did said says told took gave met left came went made became began saw found won lost sent "
    "held brought fell rose shot hit struck led fled flew broke spoke wrote knew thought felt kept paid bought seen "
    "sold stood sat ran drew grew threw chose drove rode hurt cut built put quit beat swore wore bore dug hung "
    "fought sought taught caught laid got heard read since been "
    "arose blew chosen dealt drank fallen flung forbade forgot forgave froze given gone grown hid hidden "
    "known lent lit meant overcame overthrew rang risen sang sank shook shown slept slid spent stole stuck "
    "swept swung taken thrown tore torn undertook understood upheld withdrew withstood woke"
)
_NOT_PAST = word_set("need united indeed speed hundred feed seed breed exceed proceed succeed red bed")
_STOPS = word_set("mr mrs ms dr gen sen rep gov lt col st corp inc co u s no") | ABBREVIATED


_TURNS = word_set('but while although though whereas ; " ” “')
"""Words between two clauses, each with its own tense."""
_ENDERS = frozenset(".!?")
_SIGNED = (
    _FUTURE | _MODAL | _ARRANGED | _PAST | _TIMETABLED | _TIMETABLED_OF_MANY | {"to", "plans", "hopes", "set"}
)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Token by token: where its sentence begins, and the nearest signs of tense on either side of it."""

    starts: list[int]
    before: list[int]
    """The sign of the last token before that has one, in the sentence; 0 where none does."""
    distance: list[int]
    """How many tokens back that token is."""
    after: list[int]
    """The sign of the first token from here on that has one, in the sentence."""

    def tense(self, first: int, last: int) -> int:
        """Return -1, 0, 1 or ``WEAK``: the clause of tokens ``first`` to ``last`` is past, without sign, or to come.

        The nearest sign before the expression decides; where the sentence has none before, the first after.
        """
        return self.before[first] or (self.after[last] if last < len(self.after) else 0)


def sentences_of(tokens: Tokens, borders: Sequence[int] = ()) -> Sentences:
    """Return the sentences of a text, which begin at the offsets ``borders`` where these are known."""
    n = len(tokens.words)
    if borders:
        ends = {bisect_left(tokens.starts, border) for border in borders}
    else:
        ends = {i + 1 for i, word in enumerate(tokens.words) if word in _ENDERS or word[0] == "\n"}
        ends = {i for i in ends if _ends_sentence(tokens.words, tokens.surfaces, i - 1)}
    signs = [
        _sign(tokens, i) if word in _SIGNED or word.endswith("ed") else 0
        for i, word in enumerate(tokens.words)
    ]
    starts, before, distance, after = [0] * n, [0] * n, [0] * n, [0] * n
    start = sign = age = 0
    for i in range(n):
        if i in ends:
            start, sign = i, 0
        if _turns(tokens.words, i):
            sign = 0
        age += 1
        starts[i], before[i], distance[i] = max(start, i - REACH), sign if age <= REACH else 0, age
        if signs[i]:
            sign, age = signs[i], 0
    sign = age = 0
    for i in range(n - 1, -1, -1):
        if i + 1 in ends or _turns(tokens.words, i) or tokens.words[i] == "that":
            sign = 0
        age += 1
        if signs[i] and signs[i] != WEAK:
            sign, age = (-1 if signs[i] > 0 and _is_resolved(tokens.words, i) else signs[i]), 0
        # "may" speaks of the debate Tuesday that it stands next to, not of "the bombing Saturday, which may"
        after[i] = WEAK if signs[i] == WEAK else sign if age <= REACH else 0
    return Sentences(starts, before, distance, after)


def _turns(words: list[str], i: int) -> bool:
    """Tell whether another clause begins with token ``i``: at "but", not at "but not all"."""
    return words[i] in _TURNS and words[i + 1 : i + 2] not in (["not"], ["also"], ["only"], [","])


def _is_resolved(words: list[str], i: int) -> bool:
    """Tell whether token ``i`` resolved in the past on what was to come: "In August they agreed to meet"."""
    return (
        words[i].endswith("ed")
        and words[i] not in _ARRANGED
        and words[i - 1 : i] not in (["is"], ["are"], ["be"])
    )


def _ends_sentence(words: list[str], surfaces: list[str], i: int) -> bool:
    word = words[i]
    if word in "!?" or word[0] == "\n":
        return True
    if word != ".":
        return False
    after = surfaces[i + 1] if i + 1 < len(words) else "A"
    return not after[0].islower() and (i == 0 or (words[i - 1] not in _STOPS and len(words[i - 1]) > 1))


def _sign(tokens: Tokens, i: int) -> int:  # noqa: PLR0911 - one answer a kind of word
    """Return what token ``i`` says of its clause's time."""
    word, words = tokens.words[i], tokens.words
    ahead = words[i + 1] if i + 1 < len(words) else ""
    if word in _FUTURE:
        return 1
    if word in _MODAL:
        # "may testify Friday"; what they "may have met" about or "could not reach" is over, or is not said
        return WEAK * (tokens.surfaces[i].islower() and ahead not in ("have", "not", "be", "'", "’"))
    if word == "won":  # "won't" is to come
        return 1 if ahead in ("'", "’") else -1
    if word in _TIMETABLED:
        return int(tokens.surfaces[i].islower() and (not i or words[i - 1] not in _BEFORE_BASE))
    if word in _TIMETABLED_OF_MANY:
        return int(i > 0 and words[i - 1] not in _NO_PLURALS and words[i - 1].endswith(("s", "they", "we")))
    if word in _ARRANGED:
        before = words[max(i - 2, 0) : i]
        return -1 if "had" in before or before[-1:] in (["as"], ["previously"]) else 1
    if word == "set" and ahead in _ASIDE:
        return -int(not i or words[i - 1] not in _BEFORE_BASE)
    if word in ("plans", "hopes", "set"):
        return int(ahead in ("to", "for", "a", "an"))
    return _infinitive(tokens, i) if word == "to" else _past(words, i, ahead)


def _infinitive(tokens: Tokens, i: int) -> int:
    """Return the sign of "to" before a verb: to come after "plans", "agreed", "decided not" and the like."""
    host = tokens.words[i - 1] if i else ""
    if host == "not" and i > 1:
        host = tokens.words[i - 2]
    verb = tokens.surfaces[i + 1] if i + 1 < len(tokens.words) else ""
    if verb == "have" and host in ("was", "were"):
        return -1  # "were to have met Friday"
    if host not in _BEFORE_TO or not verb.islower() or verb in ("the", "a", "an"):
        return 0
    return _sign(tokens, i - 1) if host in _ARRANGED else 1


def _past(words: list[str], i: int, ahead: str) -> int:
    """Return the sign of a past form, which after "be" is to come and after "is" is neither."""
    word, auxiliary = words[i], words[i - 1] if i else ""
    if auxiliary in ("is", "are") or (word in _BASES and auxiliary in _BEFORE_BASE):
        return 0
    if auxiliary in _DETERMINERS or (
        auxiliary in _BEFORE_PARTICIPLE and words[max(i - 2, 0)] in _DETERMINERS
    ):
        return 0  # "a still unspecified date"
    if auxiliary == "be":
        # "to be published"; "could not be reached Friday" is of a Friday that is over
        can = set(words[max(i - 4, 0) : i]) & {"could", "can"}
        return -1 if "could" in can or (can and word in ("seen", "heard")) else 1
    if word in _PAST:
        return -1
    if word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST:
        return 1 if ahead in ("to", "for") and word in _BEFORE_TO else -1
    return 0


_PAPERS = word_set("times telegraph mirror express mail herald post star review group")
_SHOWS = word_set("live football lights massacre fever")
_NAMED_DAYS = word_set("black bloody cyber super fat giving maundy")
_QUOTES = frozenset("\"“”`'‘’")


def is_name(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the words of time are part of a name: "USA Today", "60 Minutes", the Sunday Times."""
    surfaces, words = tokens.surfaces, tokens.words
    before = surfaces[first - 1] if first else "\n"
    after = surfaces[last] if last < len(surfaces) else ""
    if words[first] in WEEKDAYS and surfaces[last - 1][0].isupper() and after.lower() in _SHOWS:
        return True
    if words[last - 1] in WEEKDAYS:
        return (first > 0 and words[first - 1] in _NAMED_DAYS) or (
            after.lower() in _PAPERS and after[0].isupper()
        )
    if not all(surface[0].isupper() or not surface[0].isalpha() for surface in surfaces[first:last]):
        return False
    if any(word in MONTHS or (word.isdigit() and len(word) == 4) for word in words[first:last]):
        return False
    if words[first] in ("today", "tonight"):
        return before[0].isupper()
    return before in _QUOTES and surfaces[last - 1][0].isupper() and last - first > 1


_ARTICLES = word_set("a an the its his her their our")


def starts_with_article(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether an article leads a compound before a noun: "a three-day visit", "its third-quarter loss"."""
    words = tokens.words[first:last]
    return words[0] in _ARTICLES and "-" in words[2:-1] and words[1] not in ("half", "quarter")


def same_passage(tokens: Tokens, earlier: int, later: int) -> bool:
    """Tell whether two tokens are near enough, two paragraphs on at most, for the one to refer to the other."""
    return later - earlier <= 2 * REACH and tokens.tags.count(LETTERS["gap"], earlier, later) <= 2
