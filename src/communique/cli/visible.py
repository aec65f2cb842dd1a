"""Text of others on a terminal: what would move its cursor, colour it or turn its letters round is written out."""

from __future__ import annotations

import re

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, line ends among them, and those that change the direction of what follows."""


def visible(text: str) -> str:
    r"""Return a text on one line, in which every character that a terminal would obey is written out.

    >>> print(visible("Seoul\x1b[31m agreed\u202e"))
    Seoul\x1b[31m agreed\u202e
    """
    return _UNSEEN.sub(lambda found: ascii(found[0])[1:-1], text)
