"""Classes of English words, from which all rooms make their tables and patterns.

>>> import re
>>> re.findall(TITLE, "Mr Diallo met Lt. Gov. Otieno.")
['Mr', 'Lt.', 'Gov.']
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set.

    >>> sorted(word_set("GOV COP"))
    ['COP', 'GOV']
    """
    return frozenset(text.split())


COURTESIES = frozenset({"Mr", "Mrs", "Ms", "Dr"})
"""Forms of address; many papers write them without a full stop."""
SHORT_TITLES = frozenset({
    "Adm", "Amb", "Atty", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Gen", "Gov", "Hon", "Insp", "Lt", "Maj", "Pres", "Prof", "Rep", "Reps",
    "Rev", "Sec", "Sen", "Sens", "Sgt", "Supt",
})  # fmt: skip
"""Abbreviated titles, written with a full stop."""
SHORT_TITLE_WORDS = frozenset(title.lower() for title in COURTESIES | SHORT_TITLES)
"""Forms of address and abbreviated titles in lower case and without a full stop, for look-ups."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS = frozenset(
    {"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"}
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_DAYS = frozenset({"Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun"})
ARTICLES = frozenset({"a", "an", "the"})
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "its", "their"})
PREPOSITIONS = frozenset({"at", "by", "for", "from", "in", "of", "on", "to", "with"})
"""The commonest prepositions: most phrases that follow and qualify a noun begin with one."""
BEING = frozenset({"be", "been", "being", "is", "are", "was", "were"})
"""Forms of "be" that make a passive."""
MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "shall", "should"})
AUXILIARIES = MODALS | {"am", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did"}
"""Finite auxiliary verbs: forms that may follow a subject."""


def either(words: Iterable[str]) -> str:
    """Return a pattern that matches any one of the words; where one begins with another, the longer is tried first.

    >>> either(["Rep", "Reps", "Sen"])
    '(?:Reps|Rep|Sen)'
    """
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


def behind(words: Iterable[str]) -> str:
    """Return a look-behind pattern: it matches right after any one of the words.

    >>> import re
    >>> re.sub(rf"(?!{behind(SHORT_TITLES)})[.]", "!", "Sen. Otieno left. Lt. Diallo stayed.")
    'Sen. Otieno left! Lt. Diallo stayed!'
    """
    # A look-behind has a fixed length, so there is one for each length of word
    by_length = groupby(sorted(words, key=len), key=len)
    return "(?:" + "|".join(rf"(?<=\b{either(group)})" for _, group in by_length) + ")"


TITLE = rf"(?:{either(COURTESIES)}\b\.?|{either(SHORT_TITLES)}\.)"
"""Pattern of a form of address or abbreviated title before a name."""
STOPPED_TITLE = behind(COURTESIES | SHORT_TITLES)
"""Pattern that matches before the full stop of an abbreviated title, which ends no sentence."""
MONTH = rf"{either(SHORT_MONTHS.union(MONTHS))}\.?"
"""Pattern of the name of a month, in full or abbreviated."""
DAY = either(DAYS)
"""Pattern of the full name of a weekday."""
POSSESSIVE = either(POSSESSIVES)
DETERMINER = either(ARTICLES | POSSESSIVES)
"""Pattern of words that always stand before a noun, unlike "this" and "that"."""
PREPOSITION = either(PREPOSITIONS)
BE = either(BEING)
MODAL = either(MODALS)
AUXILIARY = either(AUXILIARIES)
