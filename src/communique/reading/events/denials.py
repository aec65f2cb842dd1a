"""Denials: to deny a claim is a statement, no event; to deny somebody something is a REJECT.

PLOVER's REJECT is for requests, offers and proposals; CAMEO, from which it comes, codes "deny responsibility" as a
statement (016). The word is the same, so its context decides.
"""

from __future__ import annotations

import re

from communique.english import AUXILIARY, BE, DETERMINER
from communique.model import Span

_DENIES = re.compile(r"\bden(?:y|ies|ied|ying|ials?)\b", re.IGNORECASE)
_THING = (
    r"\b(?:access|accreditations?|admission|admittance|appeals?|applicants?|applications?|approval|asylum|bail|benefits?|bids?|boarding|bond"
    r"|certification|citizenship|clearances?|clemency|confirmation|coverage|credentials?|entrance|entry|exemptions?|extensions?|funding"
    r"|hearings?|injunctions?|insurance|jobs?|leave|licen[cs]es?|loans?|motions?|opportunity|parole|passage|passports?|payments?"
    r"|permission|permits?|petitions?|pleas?|protections?|recognition|re-?entry|refuge|registration|release|requests?|rights?"
    r"|services?|standing|statehood|stays?|treatment|visas?|visits?|votes?|waivers?)\b"
)
"""Things that somebody may request and be denied."""
_A_THING = re.compile(
    rf",?(?:\s+however,)?\s+(?:[\w’'$-]+(?:\.\w+)*(?:,(?!\s+(?:and|as|but|saying|which|who)\b))?\s+){{0,6}}?{_THING}(?!\s+(?:abus|violation))",
    re.IGNORECASE,
)
_A = rf"(?:{DETERMINER}|any|full|further|more|such|that|this|those|what)\b"
_CLAIM = re.compile(
    rf"\s+(?:(?:he|she|they|we|I)\s+\w|it\s+(?:{AUXILIARY}|ever|\w+ed)\b"
    rf"|that\s+(?:he|she|they|it|we|I|there|{DETERMINER}|[A-Z]\S*)\b"
    rf"|(?!{_THING}|(?:build|drill|fish|hous|land|liv|min|operat|pend|plann|travel|vot|work)ing\b)[a-z]+ing\s)"
)
"""A denied claim, with its own verb: "denied that he had asked for votes", "denied taking payments"."""
_OF_A_THING = re.compile(rf"\s+of\s+(?:[\w’'-]+\s+){{0,2}}?{_THING}", re.IGNORECASE)
_SUCH = re.compile(rf"{_THING}\s$", re.IGNORECASE)
"""The thing before "denial": "visa denials"."""
_ASKED = re.compile(rf"{_THING}[^.;\n]{{0,60}}$", re.IGNORECASE)
"""The thing before "denied", if nothing follows: "the request was denied"."""
_SOMEBODY_A_THING = re.compile(
    rf"\s+(?:(?:him|them|us|you|me)\s+\w|(?:her|it)\s+{_A}"
    rf"|(?!\w+day\b)[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*(?<![’']s)\s+{_A})"
)
"""A person or body and a thing: "denied them entry", "denied Mali a loan"."""
_COURT = re.compile(r"\b(?:court|judges?|justices?|magistrates?|panel|tribunal)\s$", re.IGNORECASE)
_IS = re.compile(rf"\b(?:{BE}|am|gets?|got)\s(?:[a-z]+ly\s|also\s|again\s|then\s)?$")
_WHAT = re.compile(r"\s+(?!(?:and|as|at|because|but|by|for|in|on|or|that|to|when|while)\b)[\w“\"]")
_NEAR = 80
"""Characters before the trigger that are searched."""


def is_denial(text: str, trigger: Span) -> bool:
    """Tell whether a trigger is the denial of a claim, not of a request.

    Args:
        text: the text of the article.
        trigger: the trigger of the event.

    >>> text = "He denied the charges. They were denied entry. Oslo denied Mali a loan."
    >>> [is_denial(text, Span(start=at, end=at + 6)) for at in (3, 33, 52)]
    [True, False, False]

    """
    word = _DENIES.search(text, trigger.start, trigger.end)
    return word is not None and not _keeps_from_somebody(text, word)


def _keeps_from_somebody(text: str, word: re.Match[str]) -> bool:
    """Tell whether a form of "deny" is about a thing that somebody does not get."""
    before = text[max(0, word.start() - _NEAR) : word.start()]
    end = word.end()
    if word[0].lower().startswith("denial"):
        return bool(_SUCH.search(before) or _OF_A_THING.match(text, end))
    if word[0].lower() == "denied" and _IS.search(before):
        return bool(_WHAT.match(text, end) or _ASKED.search(before))
    if _CLAIM.match(text, end):
        return False
    return bool(_A_THING.match(text, end) or _SOMEBODY_A_THING.match(text, end) or _COURT.search(before))
