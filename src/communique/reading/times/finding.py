"""Finding the time expressions in a text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from communique.english import ARTICLES, POSSESSIVES
from communique.model import Amount, Span, Time
from communique.reading.times.ages import age_of_person
from communique.reading.times.grammar import rule_at, runs
from communique.reading.times.names import is_name
from communique.reading.times.timex import Context, Timex
from communique.reading.times.tokens import Tokens, tokenise
from communique.reading.times.values import VALUES

ATTRIBUTES = frozenset({"length", "quarter"})
"""Rules that may match a hyphenated attribute, whose article belongs to the noun: "a three-day visit"."""


def find_times(text: str, *, published: date | None, sentences: Sequence[Span] = ()) -> tuple[Time, ...]:
    """Return the time expressions of English ``text`` in order, each with its TIMEX3 type and value.

    Args:
        text: the text; the offsets of the result are code points into it.
        published: the day of publication, which relative expressions are anchored to. Without it only complete
            dates get a full value; others get what their words alone say (``XXXX-WXX-2``, ``P3M``,
            ``PRESENT_REF``) or ``None``.
        sentences: the sentences of the text in order, if known, which limit the search for a clause's tense;
            otherwise they are split by punctuation.

    >>> [(t.type, t.value) for t in find_times("They met on Tuesday.", published=date(2019, 4, 11))]
    [('DATE', '2019-04-09')]
    >>> [(t.type, t.value) for t in find_times("They will meet on Tuesday.", published=date(2019, 4, 11))]
    [('DATE', '2019-04-16')]
    >>> [(t.type, t.value) for t in find_times("They met on Tuesday.", published=None)]
    [('DATE', 'XXXX-WXX-2')]

    """
    return find_times_and_ages(text, published=published, sentences=sentences)[0]


def find_times_and_ages(
    text: str, *, published: date | None, sentences: Sequence[Span] = ()
) -> tuple[tuple[Time, ...], tuple[Amount, ...]]:
    """Return the time expressions of English ``text``, as :func:`find_times` does, and the ages of people.

    The arguments are those of :func:`find_times`; the ages are amounts with a unit of time.

    >>> times, ages = find_times_and_ages("A boy aged 17 was held for two days.", published=None)
    >>> [time.value for time in times], [(age.value, age.unit) for age in ages]
    (['P2D'], [(17.0, 'year')])
    """
    context = Context(tokens=tokenise(text), published=published, borders=[span.start for span in sentences])
    tokens = context.tokens
    found: list[Time] = []
    ages: list[Amount] = []
    for begin, end in runs(tokens.tags):
        at = begin
        while at < end:
            last = at + 1
            if rule := rule_at(tokens.tags, at):
                name, match = rule
                timex = Timex(context, match)
                named = is_name(tokens, *match.span())
                age = age_of_person(timex) if name == "age" and not named else None
                read = None if named or age else VALUES[name](timex)
                if named or age or read:
                    last = match.end()
                if age:
                    ages.append(age)
                if read:
                    kind, value = read
                    first = at + (name in ATTRIBUTES and _starts_with_article(tokens, *match.span()))
                    context.note(at, kind, value)
                    found.append(
                        Time(start=tokens.starts[first], end=tokens.ends[last - 1], type=kind, value=value)
                    )
            at = last
    return tuple(found), tuple(ages)


def _starts_with_article(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether an article precedes a hyphenated attribute: "a three-day visit", "its third-quarter loss"."""
    words = tokens.words[first:last]
    return words[0] in ARTICLES | POSSESSIVES and "-" in words[2:-1] and words[1] not in ("half", "quarter")
