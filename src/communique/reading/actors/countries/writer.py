"""The writer of the article: the country of "we" and "our leaders" outside of quotations, if the text shows it."""

from __future__ import annotations

import re

from communique.knowledge import Knowledge, normalise
from communique.reading.actors.countries.frame import Frame
from communique.reading.actors.only import only
from communique.reading.actors.phrases.words import NO_STATES

_PEOPLE = r"(?:[A-Z][a-z]+ )?[A-Z][a-z]+"
_WE = re.compile(
    rf"\b(?:(?:[Ww]e|[Uu]s|[Mm]y fellow|[Oo]ur fellow|[Ww]e are(?: all)?) (?P<these>{_PEOPLE}s)\b|"
    rf"As (?P<all>{_PEOPLE}s),|"
    rf"(?:[Aa]s|I am|I[’']m) an? (?P<one>{_PEOPLE})(?=[,.;]| citizen\b| I\b))"
)
"""How writers say of which people they are: "we Kenyans", "as an American,"."""
_OURS = re.compile(
    r"\b(?:[Oo]ur (?:own |great |beloved |nation[’']s |country[’']s )?"
    r"(?:country|nation|republic|homeland|[Cc]onstitution|founders|founding fathers|forefathers|[Cc]ongress|[Pp]arliament|"
    r"[Ss]enators?|president|[Pp]rime [Mm]inister|government|military|army|troops|soldiers|armed forces|borders?|democracy|"
    r"taxpayers|citizens|national security|foreign policy)|"
    r"[Mm]y country|[Tt]his (?:great |beloved )?(?:country|nation) (?:of ours|needs|must))\b"
)
"""What only those call theirs who are of a country."""
_TURN = re.compile(r"(?:[A-Z][\w.’'-]*,? ?){1,5}(?:\([^)\n]{1,30}\))?: ")
"""Who speaks in a paragraph of a transcript."""
_CLOSED = re.compile(r"’(?!\w)")


def is_quoted(text: str, at: int) -> bool:
    """Tell whether a character stands within quotation marks that its paragraph opens, or in a turn of a transcript.

    >>> text = "“We came,” she said. We stayed."
    >>> is_quoted(text, 1), is_quoted(text, text.rfind("We"))
    (True, False)
    """
    before = text[text.rfind("\n", 0, at) + 1 : at]
    single = before.rfind("‘")
    return (
        before.count("“") > before.count("”")
        or before.count('"') % 2 == 1
        or (single >= 0 and _CLOSED.search(before, single) is None)
        or _TURN.match(before) is not None
    )


def country_of_writer(text: str, frame: Frame, knowledge: Knowledge, home: str | None) -> str | None:
    """Return the country that whoever writes counts himself to: of the people named so, or the article's own.

    The article's own it is where that is clear beyond doubt, and its outlet is of that country (``home``) or, where that is not
    known, the writer speaks of "our president" or "our troops".

    >>> from communique.knowledge import load
    >>> country_of_writer("We Kenyans gave Oslo much.", Frame({}), load(), None)
    'KEN'
    """
    codes = set()
    for match in _WE.finditer(text):
        name = match["these"] or match["all"] or match["one"]
        fact = knowledge.first(normalise(name), ("people", "adjective"))
        if fact is not None and fact.country not in {None, *NO_STATES} and not is_quoted(text, match.start()):
            codes.add(fact.country)
    if codes:
        return only(codes)
    own = frame.country if frame.is_sure and home in {None, frame.country} else None
    says = home is not None or any(not is_quoted(text, match.start()) for match in _OURS.finditer(text))
    return own if says else None
