"""The country of the writer of an article: that of "we" and "our leaders" outside of quotations."""

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
"""How writers name their own nationality: "we Kenyans", "as an American,"."""
_OURS = re.compile(
    r"\b(?:[Oo]ur (?:own |great |beloved |nation[’']s |country[’']s )?"
    r"(?:country|nation|republic|homeland|[Cc]onstitution|founders|founding fathers|forefathers|[Cc]ongress|[Pp]arliament|"
    r"[Ss]enators?|president|[Pp]rime [Mm]inister|government|military|army|troops|soldiers|armed forces|borders?|democracy|"
    r"taxpayers|citizens|national security|foreign policy)|"
    r"[Mm]y country|[Tt]his (?:great |beloved )?(?:country|nation) (?:of ours|needs|must))\b"
)
"""Phrases that only a citizen of a country uses: "our president", "my country"."""
_TURN = re.compile(r"(?:[A-Z][\w.’'-]*,? ?){1,5}(?:\([^)\n]{1,30}\))?: ")
"""The speaker at the start of a paragraph in a transcript."""
_CLOSED = re.compile(r"’(?!\w)")


def is_quoted(text: str, at: int) -> bool:
    """Tell whether an offset is within a quotation that opens in its paragraph, or in a turn of a transcript.

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
    """Return the writer's country: that of a nationality ("we Kenyans"), else the article's own.

    The article's own counts if it is sure, and the outlet is of that country or, with an unknown outlet, the writer
    says "our president" or "our troops".

    Args:
        text: the text of the article.
        frame: how often the article names each country.
        knowledge: the knowledge base.
        home: the country of the outlet, ``None`` if not known.

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
