"""Words of time that are part of a name, and so no time: "USA Today", "60 Minutes", the Sunday Times."""

from __future__ import annotations

from communique.english import PREPOSITIONS, word_set
from communique.reading.times.lexicon import MONTHS, PARTS, PLURALS, UNITS, WEEKDAYS
from communique.reading.times.tokens import LETTERS, Tokens

_PAPERS = word_set("times telegraph mirror express mail herald post star review group")
_SHOWS = word_set("live football lights massacre fever")
_NAMED_DAYS = word_set("black bloody cyber super fat giving maundy")
_EVENTS = word_set(
    "war wars agreement agreements accord accords rising uprising massacre revolution movement alliance"
)
_QUOTES = frozenset("\"“”`'‘’")
_CAPITAL_IN_NAMES = (UNITS.keys() | PLURALS.keys() | PARTS.keys()) - {"day"}
"""Words that have a capital only in names and headings; without "day", which has one in holidays."""
_HEADING_REACH, _ENDS = 4, frozenset(".!?:;")
"""Tokens before a name that are searched for a lower-case word, and the marks that end a sentence."""
_LOWER_IN_HEADINGS = PREPOSITIONS | word_set("an and as but into nor off or over per than the up via vs yet")
"""Words that are in lower case in headings too."""


def is_name(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether tokens ``first`` to ``last`` (exclusive) are part of a name: "USA Today", "60 Minutes"."""
    surfaces, words = tokens.surfaces, tokens.words
    before = surfaces[first - 1] if first else "\n"
    after = surfaces[last] if last < len(surfaces) else ""
    is_show = words[first] in WEEKDAYS and surfaces[last - 1][0].isupper() and after.lower() in _SHOWS
    if is_show or _names_event(tokens, first, last):
        return True
    if words[last - 1] in WEEKDAYS:
        return (first > 0 and words[first - 1] in _NAMED_DAYS) or (
            after.lower() in _PAPERS and after[0].isupper()
        )
    is_capital = all(surface[0].isupper() or not surface[0].isalpha() for surface in surfaces[first:last])
    if not is_capital or any(
        word in MONTHS or (word.isdigit() and len(word) == 4) for word in words[first:last]
    ):
        return False
    if words[first] in ("today", "tonight", "tomorrow"):
        return before[0].isupper() or after.lower() == "show"
    if last - first < 2 or not surfaces[last - 1][0].isupper():
        return False
    return before in _QUOTES or (words[last - 1] in _CAPITAL_IN_NAMES and _is_in_sentence(tokens, first))


def _is_in_sentence(tokens: Tokens, first: int) -> bool:
    """Tell whether a token is in running text ("said on ABC's This Week"), not in a heading ("Envoy to Go Next Week").

    A lower-case word before it that is not in ``_LOWER_IN_HEADINGS`` shows running text.
    """
    before = tokens.surfaces[max(first - _HEADING_REACH, 0) : first]
    return any(
        word.isalpha() and word.islower() and len(word) > 1 and word not in _LOWER_IN_HEADINGS
        for word in before
    ) and not _ENDS.intersection(before)


def _names_event(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the words begin the name of an event: "the Good Friday Agreement"; not "the 1967 War"."""
    surfaces, words = tokens.surfaces, tokens.words
    at = last + (words[last : last + 1] in (["'"], ["’"]))
    return (
        at < len(words)
        and words[at] in _EVENTS
        and surfaces[at][0].isupper()
        and all(
            s[0].isupper() or not s[0].isalpha() for s in surfaces[first + (words[first] == "the") : last]
        )
        and not any(LETTERS["yyyy"] == tag for tag in tokens.tags[first:last])
    )
