"""Apposition: a party that is mentioned twice, by a description and by its name, is one party.

>>> from communique.reading.names import Name
>>> text = "They met the president, Ann Diallo, on Friday."
>>> names = [Name(start=24, end=34, label="Person", score=1.0)]
>>> sources, targets = [Span(start=0, end=4)], [Span(start=9, end=22), Span(start=24, end=34)]
>>> settle_apposed(text, sources, targets, names=names)
>>> [span.of(text) for span in targets]
['Ann Diallo']
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.english import DETERMINER, TITLE
from communique.model import Span
from communique.reading.names import Name, ending_at
from communique.reading.parties.relatives import A_TITLE

_ONE = re.compile(rf"(?:{DETERMINER}\b|.*[’']s?\b).*[^s]", re.IGNORECASE)
"""Words for one person: "the president", "Mali's envoy", no "aides"."""
_OF = r"(?: (?:at|for|in|of|on|to) [^,.;:\n]{1,50})?"
_THEN = re.compile(rf"{_OF}, (?:(?:the )?(?:[a-z-]+ ){{1,3}}|{TITLE} )?")
"""What stands between words for somebody and his name: "the envoy | to Mali, former minister | Ann Diallo"."""
_CLOSES = re.compile(r",(?! (?:and|or) )(?! [A-Z])|[.;)]| \(|$")
"""What stands after a name that is in apposition; not the next of a list."""
_ENDS = re.compile(r"[,.;)]")
_HOUSE = re.compile(r", (?:the )?(?P<title>(?:[a-z-]+ ){1,5})(?:at|for|of|with) (?:the )?")
"""What stands between a name and the house that it belongs to: "Ann Diallo, director of | the Union"."""

_MEMBER = re.compile(
    r"(?:(?:an?|the) )?(?:Republican|Democrat|Independent|Conservative|Liberal|Libertarian|Socialist|Green|Labou?r MP|Tory)"
    r"(?: (?:of|from) [^,;:\n]{2,40})?"
)
"""What a member of a party is called beside a name: "Ann Otieno, | Democrat of Ohio"."""
_TO_A_NAME = re.compile(r" [A-Z]")
"""What makes of it the title of who comes next: "Ann Otieno, Democrat | Bob Keita"."""


def of_member(text: str, one: Span, names: Sequence[Name]) -> Span:
    """Return the name of the person whom a side only calls a member of a party, in apposition behind it; any other side as it is.

    Args:
        text: the article's text.
        one: the side, or who speaks.
        names: the names of the text, in order.

    >>> from communique.reading.names import Name
    >>> text = "Senator Ann Otieno, Democrat of Ohio, objected."
    >>> of_member(text, Span(start=20, end=36), [Name(start=8, end=18, label="Person", score=1.0)]).of(text)
    'Ann Otieno'

    """
    is_member = _MEMBER.fullmatch(text, one.start, one.end) and not _TO_A_NAME.match(text, one.end)
    if not is_member or text[max(0, one.start - 2) : one.start] != ", ":
        return one
    name = ending_at(names, one.start - 2)
    return Span(start=name.start, end=name.end) if name is not None and name.label == "Person" else one


def settle_apposed(text: str, sources: list[Span], targets: list[Span], *, names: Sequence[Name]) -> None:
    """Take out, in place, what only tells who another side is: his title beside his name, and the house that he is of.

    Who was found on both sides, by his title on one and by his name on the other, is what the title is.

    Args:
        text: the article's text.
        sources: who was found to act.
        targets: who was found to be acted on.
        names: the names of the text, in order.

    """
    for side, others in ((sources, targets), (targets, sources)):
        side[:] = [one for one in side if not _is_told_again(text, one, side, others, names)]


def _is_told_again(
    text: str, one: Span, side: Sequence[Span], others: Sequence[Span], names: Sequence[Name]
) -> bool:
    return any(
        _is_title_of(text, one, other, names) or _is_house_of(text, other, one, names) for other in side
    ) or any(_is_title_of(text, title, one, names, in_list=True) for title in others)


def _is_title_of(text: str, one: Span, name: Span, names: Sequence[Name], *, in_list: bool = False) -> bool:
    """Tell whether a side is the words for a person whose name stands behind them, in apposition; a list may follow or not."""
    return (
        one.end < name.start
        and _THEN.fullmatch(text, one.end, name.start) is not None
        and (_ENDS if in_list else _CLOSES).match(text, name.end) is not None
        and _is_person(name, names)
        and not _is_person(one, names)
        and _ONE.fullmatch(text, one.start, one.end) is not None
    )


def _is_house_of(text: str, name: Span, house: Span, names: Sequence[Name]) -> bool:
    """Tell whether a side is only what a person, who is named before it, is an officer of."""
    if name.end >= house.start or not _is_person(name, names):
        return False
    aside = _HOUSE.fullmatch(text, name.end, house.start)
    return aside is not None and A_TITLE.fullmatch(aside["title"]) is not None


def _is_person(side: Span, names: Sequence[Name]) -> bool:
    """Tell whether a side ends with a person's name."""
    name = ending_at(names, side.end)
    return name is not None and name.label == "Person" and name.start >= side.start
