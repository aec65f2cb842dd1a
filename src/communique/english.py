"""Classes of English words, from which the tables and patterns of every room are made.

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
"""Forms of address, which many papers write without a full stop."""
SHORT_TITLES = frozenset({
    "Adm", "Amb", "Atty", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Gen", "Gov", "Hon", "Insp", "Lt", "Maj", "Pres", "Prof", "Rep", "Reps",
    "Rev", "Sec", "Sen", "Sens", "Sgt", "Supt",
})  # fmt: skip
"""Titles that are cut short, and have a full stop."""
SHORT_TITLE_WORDS = frozenset(title.lower() for title in COURTESIES | SHORT_TITLES)
"""Both as words are looked up: small, and without the full stop."""
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
"""The commonest ones, with which most of what tells more of a noun begins."""
BEING = frozenset({"be", "been", "being", "is", "are", "was", "were"})
"""Forms of "be" that stand before what is done to somebody."""
MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "shall", "should"})
AUXILIARIES = MODALS | {"am", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did"}
"""Auxiliary verbs in the forms that a subject stands before."""


def either(words: Iterable[str]) -> str:
    """Return a pattern of any one of the words; a longer one goes before its own beginning.

    >>> either(["Rep", "Reps", "Sen"])
    '(?:Reps|Rep|Sen)'
    """
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


def behind(words: Iterable[str]) -> str:
    """Return a pattern of the place right behind any one of the words, which takes up nothing.

    >>> import re
    >>> re.sub(rf"(?!{behind(SHORT_TITLES)})[.]", "!", "Sen. Otieno left. Lt. Diallo stayed.")
    'Sen. Otieno left! Lt. Diallo stayed!'
    """
    by_length = groupby(sorted(words, key=len), key=len)  # the words of one look-behind are of one length
    return "(?:" + "|".join(rf"(?<=\b{either(group)})" for _, group in by_length) + ")"


TITLE = rf"(?:{either(COURTESIES)}\b\.?|{either(SHORT_TITLES)}\.)"
"""A pattern of such a title as it stands before a name."""
STOPPED_TITLE = behind(COURTESIES | SHORT_TITLES)
"""A pattern of the place before a full stop that is only a title's."""
MONTH = rf"{either(SHORT_MONTHS.union(MONTHS))}\.?"
"""A pattern of a month as dates have it, in full or cut short."""
DAY = either(DAYS)
"""A pattern of a weekday in full."""
POSSESSIVE = either(POSSESSIVES)
DETERMINER = either(ARTICLES | POSSESSIVES)
"""A pattern of what stands only before a noun, as "this" and "that" need not."""
PREPOSITION = either(PREPOSITIONS)
BE = either(BEING)
MODAL = either(MODALS)
AUXILIARY = either(AUXILIARIES)
