"""The language of a text, by py3langid, on a bounded sample."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

_SAMPLE = 2000
"""Characters looked at: more changes nothing in the answer."""
_FEWEST_LETTERS = 40
"""Below this many letters there is no telling."""
_WORD = re.compile(r"[^\W\d_]+")
# The commonest words of English prose that no other large language of the press shares in number.
_ENGLISH = frozenset({
    "and", "been", "for", "from", "has", "have", "her", "his", "of", "said", "that", "the", "their", "they", "this", "to",
    "was", "were", "which", "with", "would",
})  # fmt: skip


def name_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or ``None`` where there is too little to tell.

    >>> name_language("The two presidents spoke by telephone on Monday and agreed to meet again.")
    'en'
    """
    sample = text[:_SAMPLE]
    words = [word.casefold() for word in _WORD.findall(sample)]
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    if sum(word in _ENGLISH for word in words) >= max(3, 0.12 * len(words)):
        return "en"
    return _classifier()(sample)[0]


@functools.cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import classify  # its model is loaded once, when first needed

    return classify  # type: ignore[no-any-return]
