"""The text and an expression in it, with all that the value of the expression may depend on."""

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
from communique.reading.times.reference import Sentences, same_passage, sentences_of
from communique.reading.times.tense import sign_of
from communique.reading.times.tokens import Tokens

CLAUSE, SENTENCE, PASSAGE = range(3)
"""How far before an expression the date may stand that it is measured from."""

_PARTS = frozenset(",;:")
"""Marks between clauses."""
NEXT = 2
"""Tokens from a verb to the expression that it stands right before, "ruled on Friday"."""
SUNDAY = 7
"""In English the first day of a week, in ISO 8601 the last: "last week" said on it is the week that it ends by the calendar."""
QUARTER = re.compile(r"\d{4}-Q[1-4]")

Value = tuple[TimeType, str | None]


@dataclass
class Context:
    """One text: its tokens, its day of publication, its sentences, and the dates read so far."""

    tokens: Tokens
    published: date | None
    borders: Sequence[int] = ()
    dates: list[tuple[int, str]] = field(default_factory=list)
    """The values of the dates read so far, each with the index of its first token."""
    quarter: str | None = None
    """The quarter that the story reports on: the last one it has named that is over."""

    def note(self, index: int, kind: TimeType, value: str | None) -> None:
        """Keep an expression that was read, if it is a date, for what is measured from it."""
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
        """Whether somebody called May is in the story: "Theresa May", "Mrs. May"."""
        words, surfaces = self.tokens.words, self.tokens.surfaces
        return any(
            word == "may"
            and surfaces[i] == "May"
            and _is_forename(surfaces[i - 1] if words[i - 1] != "." else surfaces[i - 2])
            for i, word in enumerate(words)
            if i
        )

    @cached_property
    def is_of_game(self) -> bool:
        """Whether a match is told of, whose quarters are not those of a year."""
        return sum(word in _OF_GAMES for word in self.tokens.words) > 1


_OF_GAMES = word_set(
    "dunk dunks fumble fumbled goalkeeper halftime interception interceptions layup quarterback rebounds tipoff touchdown touchdowns"
)
"""Words of which a report of a match has several."""
_NO_FORENAMES = BEFORE_MONTH | MAYBE_BEFORE_MONTH | WEEKDAYS.keys() | {"the", "may"}


def _is_forename(surface: str) -> bool:
    """Tell whether a word before "May" makes a person's name of it."""
    return surface[0].isupper() and surface.lower() not in _NO_FORENAMES


@cache
def _groups(rule: re.Pattern[str]) -> dict[str, tuple[int, ...]]:
    """Return slot by slot the groups of a rule that may fill it."""
    slots: dict[str, tuple[int, ...]] = {}
    for name, group in rule.groupindex.items():
        slot = name.rpartition("_")[0]
        slots[slot] = (*slots.get(slot, ()), group)
    return slots


class Timex:
    """One expression: the match of its rule, and its context, on which its value may depend."""

    def __init__(self, context: Context, match: re.Match[str]) -> None:
        """Take the story, and the match of a rule on its tokens' letters."""
        self.context = context
        self.tokens = context.tokens
        self.published = context.published
        self.earlier = context.dates
        self.match = match

    @property
    def sentence(self) -> int:
        """The index of the first token of the sentence."""
        return self.context.sentences.starts[self.match.start()]

    def words(self, slot: str) -> list[str]:
        """Return the lower-case words that a slot matched, none where it matched nothing."""
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
        """The words of the whole expression as they are written."""
        return self.tokens.surfaces[self.match.start() : self.match.end()]

    @property
    def all(self) -> list[str]:
        """The lower-case words of the whole expression."""
        return self.tokens.words[self.match.start() : self.match.end()]

    @property
    def word_before(self) -> str:
        """The lower-case word before the expression."""
        return self.tokens.words[self.match.start() - 1] if self.match.start() else ""

    def words_before(self, n: int) -> list[str]:
        """Return the last ``n`` lower-case words before the expression, less an article or the like right before it."""
        end = self.match.start() - (self.word_before in BEFORE_NOUN)
        return self.tokens.words[max(end - n, 0) : max(end, 0)]

    @property
    def surfaces_after(self) -> list[str]:
        """The word after the expression as it is written, in a list; none at the end of the text."""
        return self.tokens.surfaces[self.match.end() : self.match.end() + 1]

    @property
    def tense(self) -> int:
        """-1 past, 1 to come (``WEAK`` where it only may, ``CONDITION`` under "if"), 0 not said."""
        return self.sign_after or self.context.sentences.tense(*self.match.span())

    @property
    def sign_after(self) -> int:
        """The sign of a verb that follows at once, as in "the court on Friday ruled", or after "when"; 0 in "what he planned on Friday was"."""
        last, words = self.match.end(), self.tokens.words
        if words[last : last + 2] == [",", "when"]:
            return self.context.sentences.after[last + 1]  # "until Friday, when they left"
        will = words[last : last + 1] == ["will"] or words[last : last + 2] in (["won", "'"], ["won", "’"])
        if will and self.word_before in ("said", "says", "that"):
            return 1  # "said Monday won't do"
        if self.word_before not in ("on", "in") or last == len(words) or self.is_after_verb(NEXT):
            return 0
        sign = sign_of(self.tokens, last)
        return sign if words[last] == "will" or (sign < 0 and words[last] not in ("was", "were")) else 0

    @property
    def verb(self) -> str:
        """The word before that has the sign of tense, none where the sign stands after or is missing."""
        first, sentences = self.match.start(), self.context.sentences
        return self.tokens.words[first - sentences.distance[first]] if sentences.before[first] else ""

    @property
    def word_before_verb(self) -> str:
        """The word before :attr:`verb`, as "was" of "was due"."""
        first, sentences = self.match.start(), self.context.sentences
        at = first - sentences.distance[first] - 1
        return self.tokens.words[at] if sentences.before[first] and at >= self.sentence else ""

    @property
    def clause_before(self) -> list[str]:
        """The lower-case words before the expression back to its sentence's start or the last comma or the like."""
        words = self.tokens.words[self.sentence : self.match.start()]
        parts = [i for i, word in enumerate(words) if word in _PARTS]
        return words[parts[-1] :] if parts else words

    @property
    def opens_sentence(self) -> bool:
        """Whether the expression stands first in its sentence, at most a word before it: "In May, she won"."""
        return self.match.start() <= self.sentence + 1

    def is_after_verb(self, reach: int) -> bool:
        """Tell whether the sign of tense stands within ``reach`` tokens before the expression, as in "won in May"."""
        first = self.match.start()
        return bool(self.context.sentences.before[first]) and self.context.sentences.distance[first] <= reach

    def anchor(self, pattern: str = r"\d{4}-\d\d-\d\d", *, within: int = PASSAGE) -> str | None:
        """Return the last date before, in the same clause, sentence or passage, whose value begins with ``pattern``."""
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
        """The last day of the passage."""
        found = self.anchor()
        return date.fromisoformat(found) if found else None


Builder = Callable[[Timex], Value | None]


def relative(timex: Timex, rel: Sequence[str], unit: str) -> str | None:
    """Return the unit that "this", "last", "next", "that", "the following" point to, as a value."""
    now = timex.published
    words = set(rel)
    if words & {"that", "same", "following", "previous", "preceding", "prior", "ensuing", "subsequent"}:
        anchor = anchor_in(timex, unit)
        if anchor is None:
            return None
        n = 0 if words & {"that", "same"} else 1 if words & {"following", "ensuing", "subsequent"} else -1
        return points.unit_at(anchor, unit, n)
    if now is None:
        return None
    n = 1 if words & {"next", "coming", "upcoming", "forthcoming", "new"} else 0
    n = -1 if words & {"last", "past", "latest"} else n
    if unit == "week" and now.isoweekday() == SUNDAY and (n < 0 or (n == 0 and timex.tense > 0)):
        n += 1
    return points.unit_at(now, unit, n)


def anchor_in(timex: Timex, unit: str, *, within: int = PASSAGE) -> date | None:
    """Return a day in the last date of the passage (or clause) that is at least as fine as ``unit``."""
    if unit in ("year", "decade", "century"):
        found = timex.anchor(r"\d{4}", within=within)
        return date(int(found), 1, 1) if found and found != "0000" else None
    if unit in ("month", "quarter"):
        found = timex.anchor(r"\d{4}-\d\d", within=within)
        return date.fromisoformat(found + "-01") if found else None
    found = timex.anchor(within=within)
    return date.fromisoformat(found) if found else None
