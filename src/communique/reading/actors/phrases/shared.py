"""Phrases for one group despite "and" or examples: "state and federal officials", "critics, including Ann Smith"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.english import word_set
from communique.model import Span
from communique.reading.actors.phrases.parts import Parts
from communique.reading.actors.phrases.words import CUTS, DETERMINERS

_MODIFIERS = word_set(
    "state federal local city county municipal national military defense defence intelligence security diplomatic business labor "
    "labour union industry corporate party administration government opposition congressional political religious community civic "
    "republican democratic gop"
)
"""Modifiers of groups of people, which may also be nouns for a body of their own."""
_HEADS = word_set(
    "officials leaders lawmakers legislators senators representatives strategists operatives aides advisers advisors staffers "
    "prosecutors investigators agents officers authorities agencies candidates politicians voters governors experts analysts "
    "groups members figures officeholders governments"
)
_EXAMPLES = re.compile(
    r"(?:,| ?[—–(]|(?<=\w)) ?\b(?:including|among them|most notably|notably|particularly|especially|such as)\b"
)
_PARTIES = frozenset({"republican", "democratic", "gop"})
_LONGEST = 4  # words from "and" to the head noun


def shares_head(plain: Sequence[str], joint: int) -> bool:
    """Tell whether "and" joins two modifiers of one head noun: "state and federal officials".

    Args:
        plain: the normalised words of a phrase.
        joint: the index of "and" or "or".

    """
    if not 0 < joint < len(plain) or plain[joint] not in {"and", "or"} or plain[joint - 1] not in _MODIFIERS:
        return False
    if joint > 1 and plain[joint - 2] == "the" and plain[joint - 1] not in _PARTIES:
        return False  # "the government and opposition leaders"
    stop = next((at for at in range(joint + 1, len(plain)) if plain[at] in CUTS), len(plain))
    return (
        1 < stop - joint - 1 <= _LONGEST and plain[stop - 1] in _HEADS and plain[joint + 1] not in DETERMINERS
    )


def before_examples(text: str, phrase: Span) -> Span:
    """Return a phrase without the examples in it.

    >>> text = "Critics, including Ann Smith"
    >>> before_examples(text, Span(start=0, end=len(text))).of(text)
    'Critics'
    """
    match = _EXAMPLES.search(text, phrase.start + 1, phrase.end)
    return phrase if match is None else Span(start=phrase.start, end=match.start())


def is_one_group(phrase: str) -> bool:
    """Tell whether "and" in a phrase joins only modifiers: "Republican and Democratic strategists".

    >>> is_one_group("state and local officials"), is_one_group("police and local officials")
    (True, False)
    """
    plain = Parts.of(phrase).plain
    return any(shares_head(plain, at) for at, word in enumerate(plain) if word in {"and", "or"})
