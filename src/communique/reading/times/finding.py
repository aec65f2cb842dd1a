"""Finding the time expressions of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from communique.model import Span, Time
from communique.reading.times.grammar import ANY, RULES
from communique.reading.times.tokens import tokenise
from communique.reading.times.values import VALUES, Here


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
    tokens = tokenise(text)
    borders = [span.start for span in sentences]
    found: list[Time] = []
    dates: list[tuple[int, str]] = []
    at = 0
    while match := ANY.search(tokens.tags, at):
        name = match.lastgroup or ""
        first, last = match.span()
        fine = RULES[name].match(tokens.tags, first)
        sentence = None
        if borders:
            border = borders[max(bisect_right(borders, tokens.starts[first]) - 1, 0)]
            sentence = bisect_right(tokens.starts, border - 1)
        read = fine and VALUES[name](
            Here(tokens=tokens, match=fine, published=published, sentence=sentence, earlier=dates)
        )
        if not read:
            at = first + 1
            continue
        kind, value = read
        found.append(Time(start=tokens.starts[first], end=tokens.ends[last - 1], type=kind, value=value))
        if kind in ("DATE", "TIME") and value:
            dates.append((first, value))
        at = last
    return tuple(found)
