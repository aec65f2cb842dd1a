"""Status: cases in which the words right before an act decide its status.

The network reads the status from the whole sentence, but words directly before the act's own word are unambiguous:
"did not praise", "declined to praise", "is expected to praise", "would have praised".
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
"""Before the noun of an act that was not done: "made no direct threat"."""
_LEFT_UNDONE = re.compile(
    r"\b(?:declin(?:ed|es|ing)|refus(?:ed|es|ing)|fail(?:ed|s|ing)|neglect(?:ed|s|ing)|unable|unwilling|stopped\s+short\s+of)"
    r"\s+(?:to\s+)?(?:also\s+)?" + _BETWEEN,
    re.IGNORECASE,
)
DECLINES = re.compile(r"declin|refus", re.IGNORECASE)
"""Words for not doing what is asked."""
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
"""What is only thought of: "a deal would also demand", "who can blame"; not "I must thank", nor "would later accuse"."""
_IT_IS = re.compile(
    r"\bit(?:['’]s|\s+is|\s+would\s+be)\s+(?:\w+\s+){0,2}"
    r"(?:absurd|bad|best|better|common|critical|crucial|dangerous|difficult|easy|essential|fair|foolish|good"
    r"|hard|illegal|important|impossible|legal|likely|necessary|possible|rare|reasonable|ridiculous"
    r"|right|tempting|time|unfair|unlikely|unusual|up|vital|wrong)"
    r"\s+(?:(?:for|to)\s+[^,;.!?]{1,60}?\s+)?to\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""What is judged, not told: "it is wrong for Mali to attack"."""
_OPENS = re.compile(r"(?:^|\n|[.!?][\"”’)]*\s)\s*[\"“‘]?$")
_IS_SUCH = re.compile(
    r"(?:(?!\b(?:that|which|who|whose|what|as|when|while|where|if|how)\b)[^,;:.!?\n])*?"
    r"\b(?:is|are|isn['’]t|would|wouldn['’]t|will|won['’]t|can|cannot|can['’]t|could|may|might|must|should)\b"
)
"""After a gerund that opens a sentence: "Sacking judges is no answer" tells of no act."""
_HEADING = re.compile(r"(?:^|\n)[\"“]?(?:[A-Z][\w.’'-]*\s+){1,4}to\s+$")
_ADVERBS = r"(?:(?:\w+ly|also|already|long|now|still|yet|often|not|since|been|being)\s+)*"
_PRESENT = re.compile(rf"(?:\b(?:has|have|is|are|am)|['’](?:ve|re))\s+{_ADVERBS}$", re.IGNORECASE)
_SPEAKING = frozenset({"REJECT", "THREATEN"})
"""Types of what is done by saying what will or will not be done."""
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
"""Before what somebody denies to have been: "denied that he had ever asked"."""
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
"""Words that refuse by themselves: who has "not ruled out" a thing refuses nothing, who "will not accept" it does."""
OUGHT = re.compile(r"(?:have|has|needs?|must|should|ought)\b", re.IGNORECASE)
"""A request in the words for what others "will have to" do; of 132 such in the labels of the press 131 are asserted."""
_NOBODY = re.compile(r" (?:no one|nobody|neither|none)\b")
"""The object of what is done to nobody: "thanked neither"."""
_NEAR, _FAR = 40, 90
"""Characters before an act in which these stand, and in which stands what makes all of a clause untrue, remembered or supposed."""


def tell_status(text: str, trigger: Span, said: Status, *, kind: str = "") -> Status:  # noqa: PLR0911 - one answer a rule
    """Return the status as the words before the trigger have it.

    * Denied is what "did not" or "never" happened (of the labelled texts' acts with such words right before them, and not under
      an "if", four in five are), what someone "declined to" do, what is done to "no one", "no" such act, and one of which it is
      "not true that" it happened or which is "denied". A refusal whose own word is "not", as "will not accept", is made: of 606 such in
      the labels one is denied.
    * Hypothetical is what "would have" happened.
    * Planned is what "will" happen; not what others are told that they "will have to" do, which is asked of them now.
    * Alleged is what "reportedly" happened (45 of 49 labelled ones are).
    * Historical is what has its anniversary marked, and never what "is" going on.

    Args:
        text: the article's text.
        trigger: the act's word.
        said: the status that the network gives.
        kind: the act's type; who "refused to back" a plan or "will not accept" it refuses now, where that is the act.

    >>> text = "She declined to praise him."
    >>> tell_status(text, Span(start=16, end=22), "asserted", kind="SUPPORT")
    'denied'

    """
    is_owed = kind == "REQUEST" and OUGHT.match(text, trigger.start) is not None
    said = "asserted" if is_owed and said == "planned" else said
    is_told = said in {"asserted", "historical"}
    is_plain = said == "asserted" and kind not in _SPEAKING
    is_refusal = kind == "REJECT" and _refuses(text, trigger)
    said = "asserted" if is_refusal and said == "denied" else said
    if is_told and not is_refusal and _is_undone(text, trigger, kind):
        return "denied"
    if (is_told and _is_after(_UNREAL, text, trigger)) or (is_plain and _is_supposed(text, trigger)):
        return "hypothetical"
    if is_plain and not is_owed and _is_to_come(text, trigger):
        return "planned"
    if (is_told or said == "alleged") and any(_is_after(r, text, trigger, _FAR) for r in (_UNTRUE, _DENIES)):
        return "denied"
    if is_told and _is_after(_REPORTED, text, trigger):
        return "alleged"
    if said == "historical" and is_present(text, trigger) and is_gerund(text, trigger):
        return "asserted"
    if said == "asserted" and _is_after(_REMEMBERED, text, trigger, _FAR):
        return "historical"
    return said


def _is_after(words: re.Pattern[str], text: str, act: Span, reach: int = _NEAR) -> bool:
    """Tell whether an act stands after some words, all of them within so many characters."""
    return words.search(text, max(0, act.start - reach), act.start) is not None


def _refuses(text: str, act: Span) -> bool:
    """Tell whether an act is one of not doing something: "will not accept", not "will not block"."""
    is_not = _REFUSES.search(text, act.start, act.end) is not None or _is_after(_NOT_SO, text, act)
    return is_not and _AGAINST.search(text, act.start, act.end) is None


def _is_undone(text: str, act: Span, kind: str) -> bool:
    """Tell whether an act was "not" done, or left undone, also where its word says so: "declined to praise"."""
    if _is_after(_NOT, text, act) or _is_after(_NO, text, act) or _NOBODY.match(text, act.end):
        return True
    declines = DECLINES.match(text, act.start, act.end) is not None and text.startswith(" to ", act.end)
    return kind not in _SPEAKING and (declines or _is_after(_LEFT_UNDONE, text, act))


def _is_to_come(text: str, act: Span) -> bool:
    """Tell whether an act is told as one to come, also in a heading: "Mali to ask for aid"."""
    is_heading = text[act.start].islower() and _is_after(_HEADING, text, act)
    return is_heading or _is_after(_TO_COME, text, act)


def _is_supposed(text: str, act: Span) -> bool:
    """Tell whether an act is only thought of, or spoken of in general."""
    if _is_after(_SUPPOSED, text, act) or _is_after(_IT_IS, text, act, _FAR):
        return True
    opens = is_gerund(text, act) and _is_after(_OPENS, text, act, 4)
    return opens and _IS_SUCH.match(text, act.end) is not None


def is_present(text: str, act: Span) -> bool:
    """Tell whether an act is told as going on, or as done by now: "is suing", "has sued".

    >>> text = "She has openly sued them; he had sued her."
    >>> [is_present(text, Span(start=at, end=at + 4)) for at in (15, 33)]
    [True, False]
    """
    return _is_after(_PRESENT, text, act)
