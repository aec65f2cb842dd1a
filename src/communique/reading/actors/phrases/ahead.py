"""Descriptions before a comma and a name: "the party's leader, Ann Otieno"."""

from __future__ import annotations

import re
from collections.abc import Collection

from communique.english import DETERMINER, POSSESSIVE, PREPOSITION, STOPPED_TITLE
from communique.knowledge import Knowledge
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.noun_phrases import describe

STOP = re.compile(
    r"[,;:()\"“”\n—–]|"
    # a full stop, but not that of a short title: "Gov.", "Capt."
    rf"(?=\.)(?<=[a-z)]{{2}})(?!{STOPPED_TITLE})(?<!\bSt)\.\s"
)
"""Punctuation that separates a name and its title from the words before."""
_BEFORE_COMMA = re.compile(
    rf"(?:^|[\s\"“(])((?:(?i:the|{POSSESSIVE})|(?:[A-Z][\w.]+ )?[A-Z][\w.]+['’]s)\s[^,.;:()\"“”]{{2,70}}), $"
)
_BEGINS = re.compile(rf"{DETERMINER}\b|[A-Z]")
"""The start of a definite phrase after a verb or link."""
_VERBS = re.compile(
    r"\b(?:by|that|said|told|and(?!(?: [A-Z][\w’'-]*)+ ?$)|with|through|via|alongside|including|as|when|"
    r"(?<!ambassador )(?<!envoy )(?<!adviser )(?<!aide )(?<!counsel )to)\s"
)
"""Words before an apposition, with "and" unless it is within a name: "said | the Minister of Trade and Industry, "."""
_NEXT_PHRASE = re.compile(
    rf"(?<![\w’'-])(?!(?:{PREPOSITION}|under|within) )[a-z][a-z-]* (?=(?:the|{POSSESSIVE}|[A-Z][\w.]+['’]s) )"
)
"""The word before another definite phrase, in most cases a verb: "Kenya's minister met | his Ugandan counterpart, "."""
_OPENS = re.compile(
    r"(?!(?:after|as|at|before|besides|by|for|former|from|in|like|of|on|once|since|to|under|unlike|with)\b)"
    rf"(?!(?:\w+ )?{DETERMINER}\b)(?-i:[A-Z])",
    re.IGNORECASE,
)
"""The start of a title without an article: "Minister of Works"."""


def apposition_before(window: str, knowledge: Knowledge, spoken: Collection[str]) -> Description | None:
    """Return the description of the definite phrase before a comma and a name.

    Args:
        window: the text before the name, with the comma and space at its end.
        knowledge: the knowledge base.
        spoken: the countries in the article.

    >>> from communique.knowledge import load
    >>> apposition_before("On Monday the party's leader, ", load(), ()).role
    'party leader'
    >>> apposition_before("Kenya's foreign minister met his Ugandan counterpart, ", load(), ()).country
    'UGA'

    """
    match = _BEFORE_COMMA.search(window)
    if match is None:
        return None
    phrase = match[1]
    at = max((m.end() for m in _VERBS.finditer(phrase)), default=0)
    if at and (at == len(phrase) or not _BEGINS.match(phrase, at)):  # "to be president, "
        return None
    starts = [m.end() for m in _NEXT_PHRASE.finditer(phrase, at)]
    found = (describe(phrase[start:], knowledge, spoken=spoken) for start in (*starts[-1:], at))
    return next((said for said in found if said.kind == "title" and not said.plural), None)


def bare_title_before(window: str, knowledge: Knowledge, spoken: Collection[str]) -> Description | None:
    """Return the description of a title without an article, at the start of its clause, before a comma and a name.

    This is usual in the press of Africa and India.

    Args:
        window: the text before the name, with the comma and space at its end.
        knowledge: the knowledge base.
        spoken: the countries in the article.

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
