"""Makes foreign text safe for a terminal: escapes characters that move the cursor, colour or reverse text."""

from __future__ import annotations

import re

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters (line ends among them), and characters that change the direction of text."""


def visible(text: str) -> str:
    r"""Return a text on one line, with every character that a terminal would act on escaped.

    >>> print(visible("Seoul\x1b[31m agreed\u202e"))
    Seoul\x1b[31m agreed\u202e
    """
    return _UNSEEN.sub(lambda found: ascii(found[0])[1:-1], text)
