"""Status: cases in which the words right before a trigger decide the status regardless of the network.

The network predicts the status from the whole sentence, but some words right before a trigger are unambiguous: "did not
praise", "declined to praise", "is expected to praise", "would have praised".
"""

from __future__ import annotations

import re

from communique.model import Span, Status
from communique.reading.relation import is_gerund

_BETWEEN = r"(?:(?!only\b)\w+ly\s+|yet\s+|been\s+|being\s+|be\s+|even\s+)*$"
_NOT = re.compile(
    r"(?:\b(?:did|does|do|has|have|had|was|were|is|are)(?:\s+not|n['’]t)|\bnever)\s+" + _BETWEEN,
    re.IGNORECASE,
)
_NO = re.compile(
    r"\bno\s+(?:\w+ly\s+)?(?:(?:further|new|such|similar|\w+(?:al|ous|ive|ble|ic|ful|ar|nt))\s+)?$",
    re.IGNORECASE,
)
"""Text before a noun that negates it: "made no direct threat"."""
_LEFT_UNDONE = re.compile(
    r"\b(?:declin(?:ed|es|ing)|refus(?:ed|es|ing)|fail(?:ed|s|ing)|neglect(?:ed|s|ing)|unable|unwilling|stopped\s+short\s+of)"
    r"\s+(?:to\s+)?(?:also\s+)?" + _BETWEEN,
    re.IGNORECASE,
)
DECLINES = re.compile(r"declin|refus", re.IGNORECASE)
"""Words of refusal."""
_TO_COME = re.compile(
    r"(?:\b(?:will|shall)|['’]ll"
    r"|\b(?:expected|scheduled|slated|poised|preparing|planning|plans?|planned|intends?|intended|about"
    r"|(?:is|are|was|were)\s+(?:set|due|going))\s+to)\s+(?:also\s+|soon\s+|then\s+)?" + _BETWEEN,
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:would|could|might|should)(?:\s+not|n['’]t)?\s+(?:\w+ly\s+)?have\s+" + _BETWEEN, re.IGNORECASE
)
_SUPPOSED = re.compile(
    r"(?<!\bI )(?<!\b[Ww]e )\b(?:would|could|should|might|must|can)(?:\s+not|n['’]t)?\s+"
    r"(?:(?:also|even|be|simply|easily|probably|likely|surely|certainly|only)\s+)*$",
    re.IGNORECASE,
)
"""Modals of hypothetical events: "a deal would also demand"; not "I must thank", "would later accuse"."""
_IT_IS = re.compile(
    r"\bit(?:['’]s|\s+is|\s+would\s+be)\s+(?:\w+\s+){0,2}"
    r"(?:absurd|bad|best|better|common|critical|crucial|dangerous|difficult|easy|essential|fair|foolish|good"
    r"|hard|illegal|important|impossible|legal|likely|necessary|possible|rare|reasonable|ridiculous"
    r"|right|tempting|time|unfair|unlikely|unusual|up|vital|wrong)"
    r"\s+(?:(?:for|to)\s+[^,;.!?]{1,60}?\s+)?to\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""Judgements, which report no event: "it is wrong for Mali to attack"."""
_OPENS = re.compile(r"(?:^|\n|[.!?][\"”’)]*\s)\s*[\"“‘]?$")
_IS_SUCH = re.compile(
    r"(?:(?!\b(?:that|which|who|whose|what|as|when|while|where|if|how)\b)[^,;:.!?\n])*?"
    r"\b(?:is|are|isn['’]t|would|wouldn['’]t|will|won['’]t|can|cannot|can['’]t|could|may|might|must|should)\b"
)
"""Text after a gerund as the subject of a general statement: "Sacking judges is no answer"."""
_HEADING = re.compile(r"(?:^|\n)[\"“]?(?:[A-Z][\w.’'-]*\s+){1,4}to\s+$")
_ADVERBS = r"(?:(?:\w+ly|also|already|long|now|still|yet|often|not|since|been|being)\s+)*"
_PRESENT = re.compile(rf"(?:\b(?:has|have|is|are|am)|['’](?:ve|re))\s+{_ADVERBS}$", re.IGNORECASE)
_SPEAKING = frozenset({"REJECT", "THREATEN"})
"""Types of events that consist in saying what will or will not be done."""
_UNTRUE = re.compile(
    r"(?:(?:\bnot|n['’]t)\s+(?:true|the\s+case)|\buntrue|(?:is|was)\s+false)\s+that\s+"
    r"(?:(?!\b(?:but|and|while)\b)[^.;!?\n])*$",
    re.IGNORECASE,
)
_REMEMBERED = re.compile(
    r"\b(?:anniversary\s+of|(?:years?|decades?|century|centuries)\s+(?:since|after))\s+"
    r"(?:(?!\b(?:but|and|while|as)\b)[^.,;:!?\n])*$",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"(?<!not )(?<!n['’]t )\bden(?:y|ies|ied|ying)\s+(?:[^.;,]{0,40}\s)?that\s+"
    r"(?:(?!(?:that|who|which)\b)[\w’'-]+\s+){1,4}?(?:had|has|have)\s+(?:ever\s+|been\s+|\w+ly\s+)*$",
    re.IGNORECASE,
)
"""Text before a denied event: "denied that he had ever asked"."""
_REPORTED = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly)\s+"
    r"(?:(?:has|have|had|been|is|are|was|were|being|also|already|\w+ly)\s+)*$",
    re.IGNORECASE,
)
_REFUSES = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
_NOT_SO = re.compile(r"(?:\b(?:not|never|cannot)|n['’]t)\s+" + _BETWEEN, re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:against|balk|block|cancel|close|counter|declin|delay|den(?:y|ied|ies)|dismiss|filibuster|kill|object|oppos|overr[iu]d|overturn"
    r"|push(?:ed|ing)? back|rebuff|refus|reject|resist|revok|rul(?:ed?|ing) out|shut|snub|stall|strik|struck|thwart|veto)",
    re.IGNORECASE,
)
"""Words of refusal, which "not" reverses: "not ruled out" is no refusal, "will not accept" is one."""
OUGHT = re.compile(r"(?:have|has|needs?|must|should|ought)\b", re.IGNORECASE)
"""Triggers of requests such as "will have to"; of 132 in the labels of the press 131 are asserted."""
_NOBODY = re.compile(r" (?:no one|nobody|neither|none)\b")
"""Negative objects: "thanked neither"."""
_NEAR, _FAR = 40, 90
"""Characters before a trigger that are searched for most patterns, and for those that apply to a whole clause."""


def correct_status(text: str, trigger: Span, status: Status, *, kind: str = "") -> Status:  # noqa: PLR0911 - one return for each rule
    """Return the status of an event, corrected by the words before its trigger.

    * Denied: after "did not" or "never" (right for four in five labelled events, unless under "if"), "declined to",
      "no", "not true that", "denied that", and before "no one". A refusal by "not" ("will not accept") is asserted; one
      of 606 in the labels is denied.
    * Hypothetical: after "would have", and in general statements.
    * Planned: after "will"; but "will have to" is a request, and so asserted.
    * Alleged: after "reportedly" (45 of 49 labelled ones are).
    * Historical: after "anniversary of"; never after "is" and "has".

    Args:
        text: the text of the article.
        trigger: the trigger of the event.
        status: the status that the network predicts.
        kind: its PLOVER type; "refused to back" and "will not accept" are asserted as a REJECT.

    >>> text = "She declined to praise him."
    >>> correct_status(text, Span(start=16, end=22), "asserted", kind="SUPPORT")
    'denied'

    """
    is_owed = kind == "REQUEST" and OUGHT.match(text, trigger.start) is not None
    status = "asserted" if is_owed and status == "planned" else status
    has_happened = status in {"asserted", "historical"}
    is_plain = status == "asserted" and kind not in _SPEAKING
    is_refusal = kind == "REJECT" and _refuses(text, trigger)
    status = "asserted" if is_refusal and status == "denied" else status
    if has_happened and not is_refusal and _is_undone(text, trigger, kind):
        return "denied"
    if (has_happened and _is_after(_UNREAL, text, trigger)) or (is_plain and _is_supposed(text, trigger)):
        return "hypothetical"
    if is_plain and not is_owed and _is_to_come(text, trigger):
        return "planned"
    if (has_happened or status == "alleged") and any(
        _is_after(r, text, trigger, _FAR) for r in (_UNTRUE, _DENIES)
    ):
        return "denied"
    if has_happened and _is_after(_REPORTED, text, trigger):
        return "alleged"
    if status == "historical" and is_present(text, trigger) and is_gerund(text, trigger):
        return "asserted"
    if status == "asserted" and _is_after(_REMEMBERED, text, trigger, _FAR):
        return "historical"
    return status


def _is_after(words: re.Pattern[str], text: str, trigger: Span, reach: int = _NEAR) -> bool:
    """Tell whether a pattern matches in the ``reach`` characters before a trigger."""
    return words.search(text, max(0, trigger.start - reach), trigger.start) is not None


def _refuses(text: str, trigger: Span) -> bool:
    """Tell whether a trigger is a refusal by "not": "will not accept"; not "will not block"."""
    is_not = _REFUSES.search(text, trigger.start, trigger.end) is not None or _is_after(
        _NOT_SO, text, trigger
    )
    return is_not and _AGAINST.search(text, trigger.start, trigger.end) is None


def _is_undone(text: str, trigger: Span, kind: str) -> bool:
    """Tell whether an event did not happen: "did not praise", "no praise", "declined to praise"."""
    if _is_after(_NOT, text, trigger) or _is_after(_NO, text, trigger) or _NOBODY.match(text, trigger.end):
        return True
    declines = DECLINES.match(text, trigger.start, trigger.end) is not None and text.startswith(
        " to ", trigger.end
    )
    return kind not in _SPEAKING and (declines or _is_after(_LEFT_UNDONE, text, trigger))


def _is_to_come(text: str, trigger: Span) -> bool:
    """Tell whether an event is in the future: "will ask", or "Mali to ask for aid" in a heading."""
    is_heading = text[trigger.start].islower() and _is_after(_HEADING, text, trigger)
    return is_heading or _is_after(_TO_COME, text, trigger)


def _is_supposed(text: str, trigger: Span) -> bool:
    """Tell whether an event is hypothetical, or part of a general statement."""
    if _is_after(_SUPPOSED, text, trigger) or _is_after(_IT_IS, text, trigger, _FAR):
        return True
    opens = is_gerund(text, trigger) and _is_after(_OPENS, text, trigger, 4)
    return opens and _IS_SUCH.match(text, trigger.end) is not None


def is_present(text: str, trigger: Span) -> bool:
    """Tell whether a trigger is in the present or perfect tense: "is suing", "has sued".

    >>> text = "She has openly sued them; he had sued her."
    >>> [is_present(text, Span(start=at, end=at + 4)) for at in (15, 33)]
    [True, False]
    """
    return _is_after(_PRESENT, text, trigger)
