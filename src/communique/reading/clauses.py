"""Clauses: times that are surely not an act's own, and times of other words that are its own too.

What stands between an act and a time tells as much for sure; the rest is judged by
:func:`communique.reading.circumstances.belonging`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from communique.model import Span
from communique.reading.adverbials import is_past
from communique.reading.circumstances import FAR, Scene

_BOUND = re.compile(
    r"\b(?:ahead of|prior to|anniversary of|(?P<until>until|till)|(?P<since>since))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\bto\s+(?!(?:an?|his|her|its|our|that|the|their|this|those)\b)[a-z]+\b[^,;.!?]*\bby\s+(?:the\s+)?$"
)
_REACH = 20  # characters before a time in which such a word stands
_NOT = re.compile(r"\b(?:not|no|never)\b|n['’]t\b", re.IGNORECASE)
_RANKED = re.compile(
    r"\b(?:first|only|last|most|least|worst|best|largest|biggest|highest|lowest|deadliest|longest)\b[^,;.]*$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?\s")
_ATTENDED = re.compile(r"\b(?:at|in|during|on)\s+(?:\w+\s+)?$", re.IGNORECASE)
_OF_SOMEBODY = re.compile(
    r"\b(?:who(?:se|m)?|(?<!as )(?<!while )(?<!when )(?<!after )(?<!and )(?<!but )(?:he|she|they|we|I|you|it (?:had|has|was|is|will|would|did)))\b"
    r"[^,;.!?—–(]*$"
    r"|\bwhich\s+(?:(?:on|in|at|early|late)\s+)?$"
)
_CHARGE = re.compile(r"\bcharg(?:e[ds]?|ing)\b[^,;.!?]*\bwith\s+(?:[a-z]+ly\s+)?[a-z]{2,}ing\s[^,;.!?]*$")
_DEED = re.compile(
    r"\b(?:for|from|about|over|(?<!capable )(?<!instead )(?<!hopes )(?<!way )of)\s+(?:(?!only\b)[a-z]+ly\s+|having\s+|not\s+)*"
    r"(?!(?:banking|bombing|briefing|building|ceiling|evening|filing|funding|hearing|housing|killing|lobbying|meeting|mining|morning|"
    r"nothing|policing|ruling|shooting|something|spending|spring|trading|training|wedding)\b)[a-z]{2,}ing\s(?:(?!\b(?:as|when|while)\b)[^,;.!?—–(])*$"
)
"""A deed for which somebody is charged, blamed or thanked, and which the time is of: "charged her with
taking bribes in May", "sued them for firing her in May"."""
_TOLD = re.compile(
    r"\bthat\s+(?:(?:an?|both|her|his|its|our|some|the|their|these|those|three|two)\b|[A-Z])[^,;.!?—–(]*$"
    r"|(?:,\s+which\s(?!(?:begins|ends|opens|runs|starts|takes)\b)|\bwhich\s+(?:(?:\w+ly|later|then)\s+)?(?:has|had|is|are|was|were|will|would|[a-z]+ed|led|took|came|began)\s)[^,;.!?—–(]*$"
    r"|\b(?:after|since|because|until)\s+(?:(?!his\b|her\b|its\b|their\b)[\w’'.-]+\s+){1,5}?(?:became|came|left|lost|took|was|were|won|[a-z]{2,}ed)\s[^,;]*\bin\s+(?=$)"
)
"""A clause with a subject of its own: "praised the deal that the two countries signed in May", "a body which was founded in 1985"."""
_BUT = re.compile(
    r",\s+(?:but|while|although|though|whereas)\s+(?!(?:as|at|by|for|in|not|on|only)\b)[^,;]*$|;[^;]*$"
    r"|\b(?:prior to|ahead of|in advance of)\s[^,;]*$"
)
"""Another clause, or what the act comes before: "denied it, but was fired on Friday", "met ahead of the vote on Friday"."""
_NEXT = re.compile(
    r"\b(?:and|but|while),?\s+(?:(?:early|late|later|then)\s+)*(?:(?:at|by|during|in|on|over)\s+)?(?:the\s+)?$"
)
_THEN_WHO = re.compile(r"\band\s+(?:at|during|in)\s[^,;]*$")
_WHO = re.compile(r",?\s+(?:he|she|they|it|we|I)\s")
"""What stands around the time of the clause that comes next: "denied it, and on Friday the mayor left", "and in a letter on Friday she asked"."""
_FOR_THEN = re.compile(
    r"\b(?:agenda|bids?|budgets?|campaign|forecasts?|goals?|legislation|outlook|plans?|priorities|proposals?|runs?|schedule|spending|strategy|targets?)"
    r"\s+for\s+(?:the\s+)?$"
)
_QUOTED = re.compile(r"“[^”]*$|(?:^|\s)\"\b[^\"]*$")
_MADE = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:accord|act|Act|agreement|book|constitution|deal|decision|guidance|law|legislation|memo|order|pact|report|resolution|"
    r"rule|ruling|statute|study|treaty)s?\b"
)
_MAKES = re.compile(
    r"sign|pass|str[iu]ck?|reach|negotiat|adopt|approv|enact|conclud|issu|agre|ratif|made|make", re.IGNORECASE
)
"""What is of the year before it, and who makes it in that year: "left the 2015 accord", "signed the 2015 accord"."""
_VOTE = re.compile(r"\s+(?:[\w.-]+\s+)?(?:campaign|cycle|election|primar(?:y|ies)|race|vote)s?\b")
_ABOUT = re.compile(r"\b(?:about|into|over|that|whether)\s")
_NOW = re.compile(r"\s+(?:(?:[a-z]+ly|be|been|being|also|even|openly)\s+)*")
_FOR_OFFICE = re.compile(
    r"\s+(?:[A-Za-z]+\s+){0,3}?(?:candida(?:tes?|cy)|contenders?|hopefuls?|nominees?|rivals?|bids?|runs?|running mate)\b"
)
_OF_ONE = re.compile(r"(?:\b(?:his|her|their|its)|['’]s)\s+$")
"""What the year of a vote is said with: "a 2020 presidential candidate"; "backed his 2012 bid" may be of that year."""
_MEANT = re.compile(
    r"\b(?!(?:in|at|on|during|after|before|since|following|by|from|until|for|amid)\b)\w+\s(?:the|an?|his|her|their|its)\s+$",
    re.IGNORECASE,
)
_GROUND = re.compile(r"\b(?:for|over|about|despite)\s+(?:the|an?|his|her|their|its)\s+$")
_PART_IN = re.compile(
    r"\b(?:involvement|interfer\w+|meddl\w+|interven\w+|part|role|victory|loss|defeat|(?:suspect|defendant|mastermind|participant)s?)"
    r"\s+in\s+(?:the\s+|its\s+)?$"
    r"|\b(?:for|over)\s+(?:his|her|its|their)\s+(?:\w+\s+)?(?:involvement|role|part|conduct)\b[^,;]*$"
)
_THING = re.compile(
    r"\s+(?!(?:and|as|at|before|but|by|for|from|in|is|of|on|or|that|to|was|when|which|while|who|with)\b)[A-Za-z]"
)
_YEAR = re.compile(r".*\b\d{4}", re.DOTALL)
"""What stands around a time that only says which thing is meant: "his June summit", "its role in the 2016 election", "for
its 2013 ruling"; else a year may be the act's too, as in "opposed the 2007 surge"."""
_DOING = re.compile(r"(?!according\b)\w+ing\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_COMMA = re.compile(r",\s*")
_WHEN = re.compile(r",?\s+when\b(?P<rest>[^,;]*)")
_SUBORDINATE = re.compile(
    r"\b(?:who|whom|whose|which|that|where|when|while|after|before|since|until|because|if|whether)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[\s\"“(]*(?:during|in|at|on|\w+ing)\b[^,;]*", re.IGNORECASE)
_MAIN = re.compile(r"(?:\s+(?:in|at|with)\s[^,;]*)?\s*,[^,;]*")
_SPOKEN = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}(?:address|briefing|conference|essay|filing|hearing|interview|letter|memo|op-ed|post|rally|speech|statement|tweet),\s+"
)
_CLAUSE = re.compile(
    r"(?:[.!?;]\s+|\b(?:and|but),?\s+)(?:(?:at|during|in)\s+(?:[a-z]+\s+){1,5}?)?(?:(?:earlier|early|in|late|later|on|over)\s+)*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r",?\s+(?:(?!(?:and|as|or|that|to|when|which|who|[a-z]{3,}ing)\b)[\w’'.-]+\s+){1,5}")
_OPENED = 60  # characters before a time in which its clause opens
_FRONT = re.compile(
    r"[\s\"“(]*(?:(?:also|and|but|so|then|yet)\s+)?(?:(?:in|on|over|during|early|late|later|earlier)\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(r"\b(?:had|has|have|was|were|will)\s+(?:be(?:en)?\s+)?(?:[a-z]+ly\s+)*$")
_OTHERWISE = re.compile(r"[;:—–\n\"“”]|\bas\b|\bto $|\b(?:is|are|will|says?)\b(?!\s+$)")
_AND_DID = re.compile(r"\band\s+(?:(?:[a-z]+ly|also|again|then)\s+)*$")
_LETTERS = re.compile(r"\b[a-z]+\b")
_BY_THE_WAY = re.compile(r",\s+(?:after|as|before|when|where|while|who|which|whose)\s[^,;]*(?=,)")
_ASIDE = re.compile(r",\s+(?:in|at|on|during|speaking|writing|testifying|appearing)\b[^,;]*$")


def is_of_another(scene: Scene, act: Span, time: Span) -> bool:
    """Tell whether the time is surely not the act's own.

    It may bound something ("ahead of Monday's vote", "the first since May", "told to leave by Friday"), say which thing is
    meant ("Monday's vote", "the May vote"), or be of another deed ("a man who in May …", "a ship it had seized in May", "for
    having fired her in May").

    Args:
        scene: the act's sentence.
        act: the act.
        time: a time of the sentence, no further than ``FAR`` from the act.

    >>> text = "Police held a man who in May robbed a bank until Monday"
    >>> held, may, monday = (Span(start=text.index(w), end=text.index(w) + len(w)) for w in ("held", "May", "Monday"))
    >>> scene = Scene(text, Span(start=0, end=len(text)), (held,), ())
    >>> is_of_another(scene, held, may), is_of_another(scene, held, monday)
    (True, True)

    """
    text, start = scene.text, scene.sentence.start
    reach = max(start, time.start - _REACH)
    bound = _BOUND.search(text, reach, time.start)
    if bound and bound["since"]:
        is_ranked = _RANKED.search(text, max(start, time.start - FAR), time.start) is not None
        return is_ranked or _TOLD.search(text, act.end, time.start) is not None
    if bound:
        return not (bound["until"] and _NOT.search(text, max(start, time.start - FAR), time.start))
    if time.of(text).lower() == "now":
        return not _is_beside(scene, act, time)
    if time.start < act.end:
        return _is_of_office(text, time)
    return (
        (_POSSESSIVE.match(text, time.end) is not None and not _ATTENDED.search(text, reach, time.start))
        or _is_of_office(text, time)
        or _is_of_thing(text, act, time)
        or _says_which(text, act, time)
        or _CHARGE.search(text, act.start, time.start) is not None
        or any(rule.search(text, act.end, time.start) for rule in _ELSEWHERE)
        or (
            _WHO.match(text, time.end) is not None and _THEN_WHO.search(text, act.end, time.start) is not None
        )
    )


_ELSEWHERE = (_DEADLINE, _OF_SOMEBODY, _TOLD, _DEED, _PART_IN, _BUT, _NEXT, _FOR_THEN, _QUOTED)


def _is_beside(scene: Scene, act: Span, time: Span) -> bool:
    """Tell whether "now" stands at the act or opens its sentence; elsewhere it is of something else: "fined a firm now closed"."""
    opens = time.end <= act.start and time.start - scene.sentence.start <= len('"“')
    return opens or _NOW.fullmatch(scene.text, min(time.end, act.end), max(time.start, act.start)) is not None


def _is_of_office(text: str, time: Span) -> bool:
    is_year = (
        time.of(text).isdigit() and _OF_ONE.search(text, max(0, time.start - _REACH), time.start) is None
    )
    return is_year and _FOR_OFFICE.match(text, time.end) is not None


def _is_of_thing(text: str, act: Span, time: Span) -> bool:
    """Tell whether a year is of a thing that was made or voted on in it, with which the act deals later."""
    if not time.of(text).isdigit():
        return False
    if _MADE.match(text, time.end) and not _MAKES.match(text, act.start, act.end):
        return True
    return _VOTE.match(text, time.end) is not None and _ABOUT.search(text, act.end, time.start) is not None


def _says_which(text: str, act: Span, time: Span) -> bool:
    """Tell whether the time only says which thing is meant."""
    if _THING.match(text, time.end) is None:
        return False
    if _GROUND.search(text, act.end, time.start):
        return True
    return _MEANT.search(text, act.start, time.start) is not None and not _YEAR.match(
        text, time.start, time.end
    )


def shared(scene: Scene, act: Span, times: Sequence[Span]) -> Span | None:
    """Return the time that is told of the words which the act hangs on, or which hang on it; ``None`` where none surely is.

    "Wrote on Friday, accusing her"; "on Friday, when they met"; "testifying on Friday, she denied"; "she, in a speech on
    Friday, denied".

    Args:
        scene: the act's sentence.
        act: the act.
        times: times of the sentence in order, no further than ``FAR`` from the act.

    >>> text = "He wrote to her on Friday, accusing her"
    >>> friday, accusing = (Span(start=text.index(w), end=text.index(w) + len(w)) for w in ("Friday", "accusing"))
    >>> shared(Scene(text, Span(start=0, end=len(text)), (accusing,), ()), accusing, (friday,)) == friday
    True

    """
    time = next((t for t in reversed(times) if t.end <= act.start), None)
    if time is None:
        return None
    text, start = scene.text, scene.sentence.start
    follows = _COMMA.fullmatch(text, time.end, act.start) is not None
    if follows and _DOING.match(text, act.start, act.end):
        return None if _FROM.search(text, max(start, time.start - _REACH), time.start) else time
    before = bisect.bisect_left(scene.triggers, time.end, key=_start)
    if any(t.start < act.start for t in scene.triggers[before : before + 1]) or time.start - start > FAR:
        return None
    is_day = time.of(text).lower() != "now"
    front = before == 0 and is_day and _FRONT.fullmatch(text, start, time.start) is not None
    opens_clause = _CLAUSE.search(text, max(start, time.start - _OPENED), time.start) is not None
    if (opens_clause and _tells(text, act, time)) or (
        front and _leads(act.of(text).split()[0].lower(), _BY_THE_WAY.sub("", text[time.end : act.start]))
    ):
        return time
    when, main = (rule.fullmatch(text, time.end, act.start) for rule in (_WHEN, _MAIN))
    if _SUBORDINATE.search(text, when.start("rest") if when else time.end, act.start):
        return None
    # not "in the event that he quits in May, ..."
    opens = (
        before == 0
        and _OPENING.fullmatch(text, start, time.start)
        and not _SUBORDINATE.search(text, start, time.start)
    )
    is_aside = (follows or _SPOKEN.fullmatch(text, time.end, act.start)) and _ASIDE.search(
        text, start, time.start
    ) is not None
    return time if when or (main and opens) or is_aside else None


def _tells(text: str, act: Span, time: Span) -> bool:
    """Tell whether only a subject stands between a time that opens a clause and the verb of it: "and on Monday the mayor left"."""
    gap = _SUBJECT.fullmatch(text, time.end, act.start)
    words = _LETTERS.findall(gap[0]) if gap else []
    return (
        gap is not None
        and is_past(act.of(text).split()[0].lower())
        and not any(is_past(word) for word in words)
    )


def _leads(word: str, gap: str) -> bool:
    """Tell whether a verb, or what goes with it, is the first that follows the time which opens a sentence.

    Args:
        word: the first word of the act.
        gap: what stands between the two, without what is said by the way.

    """
    if not gap.startswith(",") or _OTHERWISE.search(gap) or _SUBORDINATE.search(gap):
        return False
    if word.endswith("ing") or (is_past(word) and _AND_DID.search(gap)):
        return True
    verbs = _LETTERS.findall(_AUXILIARY.sub("", gap))
    return (is_past(word) or _AUXILIARY.search(gap) is not None) and not any(is_past(verb) for verb in verbs)


def _start(span: Span) -> int:
    return span.start
