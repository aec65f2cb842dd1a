"""A time expression with the context that its value may depend on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

from communique.english import word_set
from communique.model import TimeType
from communique.reading.times import points
from communique.reading.times.lexicon import BEFORE_MONTH, BEFORE_NOUN, MAYBE_BEFORE_MONTH, WEEKDAYS
from communique.reading.times.sentences import Sentences, same_passage, sentences_of
from communique.reading.times.tense import sign_of
from communique.reading.times.tokens import Tokens

CLAUSE, SENTENCE, PASSAGE = range(3)
"""The parts of the text before an expression in which its anchor is looked for."""

_PARTS = frozenset(",;:")
"""Marks between clauses."""
NEXT_REACH = 2
"""Most tokens from a verb to an expression right after it: "ruled on Friday"."""
SUNDAY = 7
"""The last day of an ISO week, but the first in English usage: on it "last week" is the ISO week that it ends."""
_FIRST_DAYS = 7
"""Days of a month in which "the coming month" still means it."""
DAY, DAY_OR_WEEK = r"\d{4}-\d\d-\d\d", r"\d{4}-(?:\d\d-\d\d|W\d\d)"
"""Patterns of values that anchor days, and weeks."""
QUARTER = re.compile(r"\d{4}-Q[1-4]")

Value = tuple[TimeType, str | None]
"""The TIMEX3 type and value of an expression; the value is ``None`` if unknown."""


@dataclass
class Context:
    """What the values of a text's expressions depend on: tokens, day of publication, sentences, dates read so far."""

    tokens: Tokens
    published: date | None
    borders: Sequence[int] = ()
    """The offsets at which sentences begin; empty if unknown."""
    dates: list[tuple[int, str]] = field(default_factory=list)
    """The values of the dates read so far, each with the index of its first token."""
    quarter: str | None = None
    """The quarter that is reported on: the latest one named so far that is over."""

    def note(self, index: int, kind: TimeType, value: str | None) -> None:
        """Keep the value of the expression at token ``index``, if it is a date, as an anchor for later ones."""
        if value is None or kind not in ("DATE", "TIME"):
            return
        self.dates.append((index, value))
        if QUARTER.fullmatch(value):
            over = (points.unit_at(self.published, "quarter", -1) if self.published else None) or "9999"
            if value <= over:
                self.quarter = max(value, self.quarter or value)

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of the text."""
        return sentences_of(self.tokens, self.borders)

    @cached_property
    def may_is_name(self) -> bool:
        """Whether the text names a person called May: "Theresa May", "Mrs. May"."""
        words, surfaces = self.tokens.words, self.tokens.surfaces
        return any(
            word == "may"
            and surfaces[i] == "May"
            and _is_forename(surfaces[i - 1] if words[i - 1] != "." else surfaces[i - 2])
            for i, word in enumerate(words)
            if i
        )

    @cached_property
    def is_of_match(self) -> bool:
        """Whether the text reports on a match, whose quarters are not those of a year."""
        return sum(word in _OF_MATCHES for word in self.tokens.words) > 1


_OF_MATCHES = word_set(
    "dunk dunks fumble fumbled goalkeeper halftime interception interceptions layup quarterback rebounds tipoff touchdown touchdowns"
)
"""Words of reports on matches; two of them make a text one."""
_NO_FORENAMES = BEFORE_MONTH | MAYBE_BEFORE_MONTH | WEEKDAYS.keys() | {"the", "may"}


def _is_forename(surface: str) -> bool:
    """Tell whether a word before "May" is a forename or title."""
    return surface[0].isupper() and surface.lower() not in _NO_FORENAMES


@cache
def _groups(rule: re.Pattern[str]) -> dict[str, tuple[int, ...]]:
    """Return the numbers of a rule's groups by slot."""
    slots: dict[str, tuple[int, ...]] = {}
    for name, group in rule.groupindex.items():
        slot = name.rpartition("_")[0]
        slots[slot] = (*slots.get(slot, ()), group)
    return slots


class Timex:
    """One time expression: the match of its rule, and its context."""

    def __init__(self, context: Context, match: re.Match[str]) -> None:
        """Take the context, and the match of a rule in the letters of its tokens."""
        self.context = context
        self.tokens = context.tokens
        self.published = context.published
        self.earlier = context.dates
        self.match = match

    @property
    def sentence(self) -> int:
        """The index of the first token of the expression's sentence."""
        return self.context.sentences.starts[self.match.start()]

    def words(self, slot: str) -> list[str]:
        """Return the lower-case words that a slot matched; empty if it did not match."""
        for group in _groups(self.match.re).get(slot, ()):
            start, end = self.match.span(group)
            if start >= 0:
                return self.tokens.words[start:end]
        return []

    def word(self, slot: str) -> str:
        """Return the words of a slot as one string."""
        return " ".join(self.words(slot))

    @property
    def surfaces(self) -> list[str]:
        """The words of the whole expression, in their original case."""
        return self.tokens.surfaces[self.match.start() : self.match.end()]

    @property
    def all(self) -> list[str]:
        """The lower-case words of the whole expression."""
        return self.tokens.words[self.match.start() : self.match.end()]

    @property
    def word_before(self) -> str:
        """The lower-case word before the expression; empty at the start of the text."""
        return self.tokens.words[self.match.start() - 1] if self.match.start() else ""

    def words_before(self, n: int) -> list[str]:
        """Return the last ``n`` lower-case words before the expression, not counting an article right before it."""
        end = self.match.start() - (self.word_before in BEFORE_NOUN)
        return self.tokens.words[max(end - n, 0) : max(end, 0)]

    @property
    def surfaces_after(self) -> list[str]:
        """A list of the one word after the expression, in its original case; empty at the end of the text."""
        return self.tokens.surfaces[self.match.end() : self.match.end() + 1]

    @property
    def tense(self) -> int:
        """The sign of tense: -1 past, 1 future, ``WEAK`` after "may", ``CONDITION`` after "if", 0 unknown."""
        return self.sign_after or self.context.sentences.tense(*self.match.span())

    @property
    def sign_after(self) -> int:
        """The sign of a verb right after the expression ("the court on Friday ruled") or after "when", otherwise 0."""
        last, words = self.match.end(), self.tokens.words
        if words[last : last + 2] == [",", "when"]:
            return self.context.sentences.after[last + 1]  # "until Friday, when they left"
        will = words[last : last + 1] == ["will"] or words[last : last + 2] in (["won", "'"], ["won", "’"])
        if will and self.word_before in ("said", "says", "that"):
            return 1  # "said Monday won't do"
        if self.word_before not in ("on", "in") or last == len(words) or self.is_after_verb(NEXT_REACH):
            return 0
        sign = sign_of(self.tokens, last)
        return sign if words[last] == "will" or (sign < 0 and words[last] not in ("was", "were")) else 0

    @property
    def verb(self) -> str:
        """The word before the expression that has the sign of tense; empty if there is none."""
        first, sentences = self.match.start(), self.context.sentences
        return self.tokens.words[first - sentences.distance[first]] if sentences.before[first] else ""

    @property
    def word_before_verb(self) -> str:
        """The word before :attr:`verb`, such as "was" in "was due"."""
        first, sentences = self.match.start(), self.context.sentences
        at = first - sentences.distance[first] - 1
        return self.tokens.words[at] if sentences.before[first] and at >= self.sentence else ""

    @property
    def clause_before(self) -> list[str]:
        """The lower-case words before the expression, back to the last comma, semicolon or colon in its sentence."""
        words = self.tokens.words[self.sentence : self.match.start()]
        parts = [i for i, word in enumerate(words) if word in _PARTS]
        return words[parts[-1] :] if parts else words

    @property
    def opens_sentence(self) -> bool:
        """Whether at most one word precedes the expression in its sentence: "In May, she won"."""
        return self.match.start() <= self.sentence + 1

    def is_after_verb(self, reach: int) -> bool:
        """Tell whether the sign of tense is at most ``reach`` tokens before the expression: "won in May"."""
        first = self.match.start()
        return bool(self.context.sentences.before[first]) and self.context.sentences.distance[first] <= reach

    def anchor(self, pattern: str = DAY, *, within: int = PASSAGE) -> str | None:
        """Return the anchor: the last date before whose value begins with ``pattern``; ``None`` if there is none.

        Args:
            pattern: a regular expression; its match is what is returned.
            within: ``CLAUSE``, ``SENTENCE`` or ``PASSAGE``, in which the date must be.

        """
        first = self.match.start()
        floor = max(self.sentence, first - 12 if within == CLAUSE else 0) if within <= SENTENCE else 0
        for index, value in reversed(self.earlier):
            if index < floor or (within == PASSAGE and not same_passage(self.tokens, index, first)):
                return None
            if found := re.match(pattern, value):
                return found.group()
        return None

    @property
    def anchor_day(self) -> date | None:
        """The last day named before in the passage; ``None`` if there is none."""
        found = self.anchor()
        return date.fromisoformat(found) if found else None


Builder = Callable[[Timex], Value | None]
"""A function that returns the value of an expression; ``None`` if it is no time expression after all."""


def relative(timex: Timex, rel: Sequence[str], unit: str) -> str | None:
    """Return the TIMEX3 value of a unit after "this", "last", "next", "that", "the following"; ``None`` if unknown.

    Args:
        timex: the expression.
        rel: the relative words.
        unit: the unit, in the singular.

    """
    now = timex.published
    words = set(rel)
    if words & {"that", "same", "following", "previous", "preceding", "prior", "ensuing", "subsequent"}:
        anchor = anchor_in(timex, unit, is_of_week=True)
        if anchor is None:
            return None
        n = 0 if words & {"that", "same"} else 1 if words & {"following", "ensuing", "subsequent"} else -1
        return points.unit_at(anchor, unit, n)
    if now is None:
        return None
    n = 1 if words & {"next", "coming", "upcoming", "forthcoming", "new"} else 0
    if (
        words & {"coming", "upcoming", "forthcoming"}
        and "fiscal" not in timex.all
        and _has_just_begun(now, unit)
    ):
        n = 0
    n = -1 if words & {"last", "past", "latest"} else n
    if unit == "week" and now.isoweekday() == SUNDAY and (n < 0 or (n == 0 and timex.tense > 0)):
        n += 1
    return points.unit_at(now, unit, n)


def _has_just_begun(now: date, unit: str) -> bool:
    """Tell whether the unit that ``now`` is in began so recently that "the coming year" still means it."""
    match unit:
        case "week":
            return now.isoweekday() == 1
        case "month":
            return now.day <= _FIRST_DAYS
        case "year":
            return now.month == 1
    return False


def anchor_in(timex: Timex, unit: str, *, within: int = PASSAGE, is_of_week: bool = False) -> date | None:
    """Return a day in the last date before whose granularity is ``unit`` or finer; ``None`` if there is none.

    A week counts for the unit "week" only if ``is_of_week``: "last week … the week before", not "a week before".
    """
    if unit in ("year", "decade", "century"):
        found = timex.anchor(r"\d{4}", within=within)
        return date(int(found), 1, 1) if found and found != "0000" else None
    if unit in ("month", "quarter"):
        found = timex.anchor(r"\d{4}-\d\d", within=within)
        return date.fromisoformat(found + "-01") if found else None
    pattern = DAY_OR_WEEK if is_of_week and unit == "week" else DAY
    found = timex.anchor(pattern, within=within)
    return date.fromisoformat(found) if found else None
