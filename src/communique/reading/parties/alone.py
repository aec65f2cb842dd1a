"""Unconnected parties: of several parties on one side of an act that no word joins, only the likeliest is kept.

>>> text = "Critics condemned Mali's defence of Chad."
>>> critics, mali = Span(start=0, end=7), Span(start=18, end=22)
>>> [span.of(text) for span in likeliest(text, {critics: 0.6, mali: 0.9})]
['Mali']
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from communique.english import DETERMINER
from communique.model import Span

CLEAR = 0.1
"""How much likelier one party must be than another; if the difference is smaller, both are kept."""

_MARKS = r"[\s,;:()\[\]\"“”‘’–—-]"
_JOINED = re.compile(
    rf"{_MARKS}*|(?:{_MARKS}*with|(?:.*\W)?(?:and|or|nor|plus|along with|together with|alongside|including|like|such as|as well as"
    r"|join(?:ed|s|ing)(?: by)?|lead(?:s|ing)?|led)(?: (?:with|to|from|for|of|against|on))?)\b"
    rf"(?:{_MARKS}|\b(?:\w+ly|{DETERMINER}|also|even|later|then|fellow|former|other)\b)*",
    re.DOTALL | re.IGNORECASE,
)
"""What stands between two that take part together: a mark, or words that end in "and", "including", "along with"."""


def likeliest(text: str, parties: Mapping[Span, float], parts: Collection[Span] = ()) -> list[Span]:
    """Return who takes part on one side of an act, in order.

    Of 76 acts of the press with two parties on one side that nothing joins, one being clearly likelier, it alone is right in 58 and both
    are in 3; in the others neither would be.

    Args:
        text: the article's text.
        parties: all that were found on the side, with how likely each is.
        parts: those that only go on with the one before, as a name in apposition does.

    >>> text = "Mali, along with Chad, condemned it."
    >>> [span.of(text) for span in likeliest(text, {Span(start=0, end=4): 0.9, Span(start=17, end=21): 0.6})]
    ['Mali', 'Chad']

    """
    groups: list[list[Span]] = []
    for one in sorted(parties):
        if groups and (one in parts or _JOINED.fullmatch(text, groups[-1][-1].end, one.start)):
            groups[-1].append(one)
        else:
            groups.append([one])
    sure = [max(parties[one] for one in group) for group in groups]
    return [
        one for group, score in zip(groups, sure, strict=True) if score > max(sure) - CLEAR for one in group
    ]
