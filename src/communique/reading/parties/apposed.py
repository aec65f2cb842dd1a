"""Apposition: a description and a name of the same party are one party.

>>> from communique.reading.names import Name
>>> text = "They met the president, Ann Diallo, on Friday."
>>> names = [Name(start=24, end=34, label="Person", score=1.0)]
>>> sources, targets = [Span(start=0, end=4)], [Span(start=9, end=22), Span(start=24, end=34)]
>>> drop_appositions(text, sources, targets, names=names)
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
"""A description of one person: "the president", "Mali's envoy"; not "aides"."""
_OF = r"(?: (?:at|for|in|of|on|to) [^,.;:\n]{1,50})?"
_THEN = re.compile(rf"{_OF}, (?:(?:the )?(?:[a-z-]+ ){{1,3}}|{TITLE} )?")
"""Text between a description and the name: "the envoy | to Mali, former minister | Ann Diallo"."""
_CLOSES = re.compile(r",(?! (?:and|or) )(?! [A-Z])|[.;)]| \(|$")
"""Text after a name in apposition; not a further item of a list."""
_ENDS = re.compile(r"[,.;)]")
_ORGANIZATION = re.compile(r", (?:the )?(?P<title>(?:[a-z-]+ ){1,5})(?:at|for|of|with) (?:the )?")
"""Text between a person and their organisation: "Ann Diallo, director of | the Union"."""

_MEMBER = re.compile(
    r"(?:(?:an?|the) )?(?:Republican|Democrat|Independent|Conservative|Liberal|Libertarian|Socialist|Green|Labou?r MP|Tory)"
    r"(?: (?:of|from) [^,;:\n]{2,40})?"
)
"""A political party's member, in apposition to a name: "Ann Otieno, | Democrat of Ohio"."""
_TO_A_NAME = re.compile(r" [A-Z]")
"""A capital after it, which makes it the title of the next name: "Ann Otieno, Democrat | Bob Keita"."""


def name_of_member(text: str, one: Span, names: Sequence[Name]) -> Span:
    """Return the name that a side such as "Democrat of Ohio" is in apposition to; any other side is returned unchanged.

    Args:
        text: the text of the article.
        one: the side or speaker.
        names: the names of the text, in order.

    >>> from communique.reading.names import Name
    >>> text = "Senator Ann Otieno, Democrat of Ohio, objected."
    >>> name_of_member(text, Span(start=20, end=36), [Name(start=8, end=18, label="Person", score=1.0)]).of(text)
    'Ann Otieno'

    """
    is_member = _MEMBER.fullmatch(text, one.start, one.end) and not _TO_A_NAME.match(text, one.end)
    if not is_member or text[max(0, one.start - 2) : one.start] != ", ":
        return one
    name = ending_at(names, one.start - 2)
    return Span(start=name.start, end=name.end) if name is not None and name.label == "Person" else one


def drop_appositions(text: str, sources: list[Span], targets: list[Span], *, names: Sequence[Name]) -> None:
    """Remove, in place, titles in apposition to a name and the organisations in them.

    If the title is on one side and the name on the other, the name is removed.

    Args:
        text: the text of the article.
        sources: the sources that the network found.
        targets: the targets that the network found.
        names: the names of the text, in order.

    """
    for side, others in ((sources, targets), (targets, sources)):
        side[:] = [one for one in side if not _is_apposition(text, one, side, others, names)]


def _is_apposition(
    text: str, one: Span, side: Sequence[Span], others: Sequence[Span], names: Sequence[Name]
) -> bool:
    """Tell whether a party of ``side`` is in apposition to another of it, or to one of ``others``."""
    return any(
        _is_title_of(text, one, other, names) or _is_organization_of(text, other, one, names)
        for other in side
    ) or any(_is_title_of(text, title, one, names, in_list=True) for title in others)


def _is_title_of(text: str, one: Span, name: Span, names: Sequence[Name], *, in_list: bool = False) -> bool:
    """Tell whether a party is a title in apposition to the name after it; ``in_list`` allows more items after that."""
    return (
        one.end < name.start
        and _THEN.fullmatch(text, one.end, name.start) is not None
        and (_ENDS if in_list else _CLOSES).match(text, name.end) is not None
        and _is_person(name, names)
        and not _is_person(one, names)
        and _ONE.fullmatch(text, one.start, one.end) is not None
    )


def _is_organization_of(text: str, name: Span, organization: Span, names: Sequence[Name]) -> bool:
    """Tell whether a party is only the organisation in the title after a person's name."""
    if name.end >= organization.start or not _is_person(name, names):
        return False
    aside = _ORGANIZATION.fullmatch(text, name.end, organization.start)
    return aside is not None and A_TITLE.fullmatch(aside["title"]) is not None


def _is_person(side: Span, names: Sequence[Name]) -> bool:
    """Tell whether a party ends with a person's name."""
    name = ending_at(names, side.end)
    return name is not None and name.label == "Person" and name.start >= side.start
