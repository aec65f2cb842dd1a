"""Titles before a comma and a name: "the party's leader, Ann Otieno"."""

from __future__ import annotations

import re
from collections.abc import Collection

from communique.english import DETERMINER, POSSESSIVE, STOPPED_TITLE
from communique.knowledge import Knowledge
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.noun_phrases import describe

STOP = re.compile(
    r"[,;:()\"“”\n—–]|"
    # a full stop that is not a short title's: "Gov.", "Capt."
    rf"(?=\.)(?<=[a-z)]{{2}})(?!{STOPPED_TITLE})(?<!\bSt)\.\s"
)
"""What parts a name from the words before it that are none of its title."""
_BEFORE_COMMA = re.compile(
    rf"(?:^|[\s\"“(])((?:(?i:the|{POSSESSIVE})|(?:[A-Z][\w.]+ )?[A-Z][\w.]+['’]s)\s[^,.;:()\"“”]{{2,70}}), $"
)
_BEGINS = re.compile(rf"{DETERMINER}\b|[A-Z]")
"""What a phrase begins with that calls someone something, after the verb before it."""
_VERBS = re.compile(
    r"\b(?:by|that|said|told|and(?!(?: [A-Z][\w’'-]*)+ ?$)|with|through|via|alongside|including|as|when|"
    r"(?<!ambassador )(?<!envoy )(?<!adviser )(?<!aide )(?<!counsel )to)\s"
)
"""Words after which an apposition begins anew, as "and" does but in a name: "said | the Minister of Trade and Industry, "."""
_OPENS = re.compile(
    r"(?!(?:after|as|at|before|besides|by|for|former|from|in|like|of|on|once|since|to|under|unlike|with)\b)"
    rf"(?!(?:\w+ )?{DETERMINER}\b)(?-i:[A-Z])",
    re.IGNORECASE,
)
"""What a title without an article begins with, and no other words of its sentence: "Minister of Works"."""


def apposition_before(window: str, knowledge: Knowledge, spoken: Collection[str]) -> Description | None:
    """Return what a definite phrase that runs up to the comma before a name says.

    >>> from communique.knowledge import load
    >>> apposition_before("On Monday the party's leader, ", load(), ()).role
    'party leader'
    """
    match = _BEFORE_COMMA.search(window)
    if match is None:
        return None
    phrase = match[1]
    at = max((m.end() for m in _VERBS.finditer(phrase)), default=0)
    said = describe(phrase[at:], knowledge, spoken=spoken)
    begins = not at or _BEGINS.match(phrase, at) is not None  # no "to be president, "
    return said if said.kind == "title" and not said.plural and begins and at < len(phrase) else None


def bare_title_before(window: str, knowledge: Knowledge, spoken: Collection[str]) -> Description | None:
    """Return what a title without an article says that begins its clause, as the press of Africa and India sets one before a name.

    Args:
        window: what stands before the name, the comma and the blank included.
        knowledge: who is who.
        spoken: the countries that the article speaks of.

    >>> from communique.knowledge import load
    >>> [said and said.role for said in (bare_title_before(f"{one}, ", load(), ()) for one in ("Minister of Works", "As minister"))]
    ['minister', None]

    """
    phrase = window.removesuffix(", ")
    phrase = phrase[max((match.end() for match in STOP.finditer(phrase)), default=0) :].lstrip()
    phrase = phrase[max((match.end() for match in _VERBS.finditer(phrase)), default=0) :]
    if not _OPENS.match(phrase):
        return None
    said = describe(phrase, knowledge, spoken=spoken)
    return said if said.kind == "title" and not said.plural else None
