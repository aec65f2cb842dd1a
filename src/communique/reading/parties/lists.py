"""Lists: if one name of a list is a party, the others are too.

>>> from communique.reading.names import Name
>>> text = "Mali accused Togo, Chad and Niger of fraud."
>>> names = [Name(start=at, end=at + n, label="Location", score=1.0) for at, n in ((0, 4), (13, 4), (19, 4), (28, 5))]
>>> [one.of(text) for one in listed_with(text, Span(start=13, end=17), names, trigger=Span(start=5, end=12))]
['Chad', 'Niger']
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from communique.english import AUXILIARY, PREPOSITION, STOPPED_TITLE, TITLE
from communique.model import Span
from communique.reading.names import Name, ending_at, starting_at

_KINDS = {"Person": "person", "Organization": "body", "Location": "body"}
_COMMA = re.compile(r", (?!(?:and|or)\b)")
_AND = re.compile(r",? (?:and|or|as well as) ")
_HOLDERS = (
    "adviser|advisor|ambassador|candidate|chairman|chairwoman|chancellor|chief|envoy|governor|leader|mayor|minister|nominee|premier"
    "|president|representative|secretary|senator|speaker|spokesman|spokeswoman|whip"
)
_TITLED = re.compile(
    rf"(?:the )?(?:(?:{TITLE}|[A-Z][\w.’'-]*|acting|deputy|fellow|former|foreign|of|prime|vice|{_HOLDERS}) ){{0,7}}"
)
"""Text between "and" and a person's name: "Florida Gov.", "the former prime minister"."""
_HEADED = re.compile(rf"(?:{TITLE}|President|Prime Minister|Senator|Representative|Gov|Governor|Secretary) $")
_THE = re.compile(r"(?:the )?")
_CONTINUES = re.compile(rf"['’]s?\b|{STOPPED_TITLE}\.")
"""Text after a name that is incomplete: a possessive, or a title that was taken for a name."""
_ENDS = re.compile(
    r"(?:[,.;:!?)\"”\n]|\s*[–—(]|\s+(?:-|(?:about|after|ahead|amid|as|at|because|before|by|during|for|following|from|in|of|on|over|since|that|to|with"
    r"|[a-z]+ing)\b)|$)"
)
"""Text after the last item of a list, if that is not the subject of another clause."""
_HE = re.compile(r"(?:[Hh]e|[Ss]he|I|[Tt]hey|[Ww]e)")
_UP_TO_ACT = re.compile(
    rf"(?: (?:{AUXILIARY}|all|also|both|each|jointly|later|not|now|on \w+day|\w+day|\w+ly|be|been|to))*[ ,]*"
)
"""Text between the sources and the trigger: "both have"."""
_OF = re.compile(rf"(?:^|\s)(?:{PREPOSITION}|against|between|including|like)\s")
_OPENS = re.compile(
    r"(?:^|\n|[.!?:;,“\"—–] |\b(?:against|as|between|both|but|by|if|said|says|that|when|whether|while|with) )(?:the )?$",
    re.IGNORECASE,
)
"""Text before the first item of a list, if that depends on no other noun, as after "officials in"."""
_CLAUSE = re.compile(
    r"(?:^|\n|[.!?:;,“\"—–] |\b(?:after|although|as|because|before|both|but|if|said|says|since|that|though|until|when|where|whether|which|while|whom) )"
    r"(?:the )?$",
    re.IGNORECASE,
)
"""Text before the subject of a clause."""
_NEAR = 60
"""Characters before a name that are searched for its title."""


def listed_with(text: str, side: Span, names: Sequence[Name], *, trigger: Span) -> list[Span]:
    """Return the other items of the list that a side is in, in order.

    In the labels of the press, of 286 lists of three and more names with a party all are parties in 266; of 553 pairs
    joined by "and" with one party, the other not being on the other side, both are in 540.

    Args:
        text: the text of the article.
        side: the side as the network found it.
        names: the names of the text, in order.
        trigger: the trigger of the event.

    """
    return [*_before(text, side, names, trigger), *_after(text, side, names, trigger)]


def _after(text: str, side: Span, names: Sequence[Name], trigger: Span) -> list[Span]:
    """Return the items of the list after a side."""
    own = ending_at(names, side.end)
    kind = "person" if _HE.fullmatch(text, side.start, side.end) else _KINDS.get(own.label) if own else None
    if kind is None or (own is not None and _OF.search(text, side.start, own.start)):
        return []
    found: list[Span] = []
    end = side.end
    while (comma := _COMMA.match(text, end)) and (one := _named(text, comma.end(), names, kind)):
        found.append(one)
        end = one.end
    link = _AND.match(text, end)
    last = _named(text, link.end(), names, kind) if link else None
    if last is None or _CONTINUES.match(text, last.end) or (not found and text[end] == ","):
        return []
    is_closed = (
        (own is not None and _ENDS.match(text, last.end))
        or (last.end <= trigger.start and _UP_TO_ACT.fullmatch(text, last.end, trigger.start))
        or (side.end <= trigger.start and _CLAUSE.search(text, max(0, side.start - _NEAR), side.start))
    )
    return [*found, last] if found or is_closed else []


def _before(text: str, side: Span, names: Sequence[Name], trigger: Span) -> list[Span]:
    """Return the items of the list before a side."""
    at = bisect.bisect_left(names, side.start, key=lambda name: name.start)
    own = names[at] if at < len(names) and names[at].start < side.end else None
    kind = _KINDS.get(own.label) if own else None
    if own is None or kind is None or _TITLED.fullmatch(text, side.start, own.start) is None:
        return []
    found: list[Span] = []
    start = side.start
    links: tuple[str, ...] = (", and ", " and ", ", or ", " or ")
    while link := next((link for link in links if text.endswith(link, 0, start)), None):
        name = ending_at(names, start - len(link))
        if name is None or _KINDS.get(name.label) != kind:
            break
        head = _HEADED.search(text, max(0, name.start - _NEAR), name.start)
        start, links = head.start() if head else name.start, (", ",)
        found.insert(0, Span(start=start, end=name.end))
    is_first = start == trigger.end + 1 or _OPENS.search(text, max(0, start - _NEAR), start)
    is_pair = len(found) == 1 and text[found[0].end] == ","  # "thanked Mali, and the Senate"
    return found if found and is_first and not is_pair else []


def _named(text: str, at: int, names: Sequence[Name], kind: str) -> Span | None:
    """Return the span of the name at an offset, with its title or article; ``None`` if there is none of that kind."""
    if kind == "body":
        the = _THE.match(text, at)
        name = starting_at(names, the.end() if the else at)
    else:
        first = bisect.bisect_left(names, at, key=lambda name: name.start)
        name = next((name for name in names[first : first + 4] if name.label == "Person"), None)
        if name is not None and not _TITLED.fullmatch(text, at, name.start):
            name = None
    return Span(start=at, end=name.end) if name is not None and _KINDS.get(name.label) == kind else None
