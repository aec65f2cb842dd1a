"""The language of a text, by py3langid, from a bounded sample."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

_SAMPLE = 2000
"""Number of characters that are examined; more do not change the result."""
_ENOUGH = 40
"""Fewest letters that tell a language reliably; with fewer, it is told only if it is clear."""
_NEAR = 5.0
_CLEAR_OF_FEW, _CLEAR = 15.0, 25.0
"""How much likelier than English another language must be (log-likelihood), with few letters and with enough.

Names make English headlines look foreign: of the 1,500 headlines of the US press on which these were set, 88 are likelier
in another language, all but one by less than 15. Of 165 headlines in other languages with enough letters, none is closer
than 31."""
_WORD = re.compile(r"[^\W\d_]+")
# The commonest words of English prose that are rare in other languages of the press.
_ENGLISH = frozenset({
    "and", "been", "for", "from", "has", "have", "her", "his", "of", "said", "that", "the", "their", "they", "this", "to",
    "was", "were", "which", "with", "would",
})  # fmt: skip


def name_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language (or its 639-3 code), ``None`` if the text is too short to tell.

    >>> name_language("The two presidents spoke by telephone on Monday and agreed to meet again.")
    'en'
    >>> name_language("Macron rencontre Xi à Pékin"), name_language("Macron meets Xi")
    ('fr', None)
    """
    sample = text[:_SAMPLE]
    words = [word.casefold() for word in _WORD.findall(sample)]
    n_letters = sum(map(len, words))
    if n_letters < len("four"):
        return None
    if n_letters >= _ENOUGH and sum(word in _ENGLISH for word in words) >= max(3, 0.12 * len(words)):
        return "en"
    (best, highest), (_, second), *_ = scores = _ranking()(sample)
    gap = highest - dict(scores)["en"]
    if n_letters >= _ENOUGH:
        return best if gap > _CLEAR else "en"
    is_clear = highest - second > _NEAR if best == "en" else gap > _CLEAR_OF_FEW
    return best if is_clear else None


@functools.cache
def _ranking() -> Callable[[str], list[tuple[str, float]]]:
    """Return the function that rates languages for a text."""
    from py3langid.langid import rank  # loads its model on import

    return rank  # type: ignore[no-any-return]
