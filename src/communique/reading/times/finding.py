"""Finding the time expressions of a text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from communique.english import ARTICLES, POSSESSIVES
from communique.model import Span, Time
from communique.reading.times.grammar import rule_at, runs
from communique.reading.times.names import is_name
from communique.reading.times.story import Here, Story
from communique.reading.times.tokens import Tokens, tokenise
from communique.reading.times.values import VALUES

ATTRIBUTES = frozenset({"length", "quarter"})
"""Rules whose expression may stand before a noun, joined by a hyphen; the article is then the noun's."""


def find_times(text: str, *, published: date | None, sentences: Sequence[Span] = ()) -> tuple[Time, ...]:
    """Return the time expressions of English ``text`` in order, each with its TIMEX3 type and value.

    Args:
        text: the text; offsets of the result are code points into it.
        published: the day that "today" is in the text. Without it, only dates that are whole in themselves get
            full values; the rest say what their words say (``XXXX-WXX-2``, ``P3M``, ``PRESENT_REF``) or ``None``.
        sentences: the sentences of the text in order, where known; a clause's tense is not looked for beyond.

    >>> [(t.type, t.value) for t in find_times("They met on Tuesday.", published=date(2019, 4, 11))]
    [('DATE', '2019-04-09')]
    >>> [(t.type, t.value) for t in find_times("They will meet on Tuesday.", published=date(2019, 4, 11))]
    [('DATE', '2019-04-16')]
    >>> [(t.type, t.value) for t in find_times("They met on Tuesday.", published=None)]
    [('DATE', 'XXXX-WXX-2')]

    """
    story = Story(tokens=tokenise(text), published=published, borders=[span.start for span in sentences])
    tokens = story.tokens
    found: list[Time] = []
    for begin, end in runs(tokens.tags):
        at = begin
        while at < end:
            last = at + 1
            if rule := rule_at(tokens.tags, at):
                name, match = rule
                named = is_name(tokens, *match.span())
                read = None if named else VALUES[name](Here(story, match))
                if named or read:
                    last = match.end()
                if read:
                    kind, value = read
                    first = at + (name in ATTRIBUTES and _starts_with_article(tokens, *match.span()))
                    story.note(at, kind, value)
                    found.append(
                        Time(start=tokens.starts[first], end=tokens.ends[last - 1], type=kind, value=value)
                    )
            at = last
    return tuple(found)


def _starts_with_article(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether an article leads a compound before a noun: "a three-day visit", "its third-quarter loss"."""
    words = tokens.words[first:last]
    return words[0] in ARTICLES | POSSESSIVES and "-" in words[2:-1] and words[1] not in ("half", "quarter")
