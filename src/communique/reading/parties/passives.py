"""Passives: targets in the position of a source ("was mocked", "his arrest", "pressure from"), and places that are no party.

>>> text = "Diallo was mocked for it."
>>> sources, targets = [Span(start=0, end=6)], []
>>> settle_voice(text, sources, targets, act=Span(start=11, end=17), kind="ACCUSE")
>>> sources, [span.of(text) for span in targets]
([], ['Diallo'])
"""

from __future__ import annotations

import re

from communique.english import BE, MODAL, PREPOSITION
from communique.model import Span
from communique.reading.parties.owners import is_suffered
from communique.reading.relation import SPOKEN

_SUFFERED = re.compile(
    r"(?:abduct|accus|acquitt|arraign|arrest|ask|assail|assassinat|assault|attack|bann|barr|beat|behead|blam|blast|castigat|censur|charg"
    r"|condemn|convict|critici[sz]|denounc|depos|deport|detain|dismiss|encourag|evict|execut|exhort|expell|extradit|fin|fir|free?|hail|impeach"
    r"|imprison|indict|interrogat|invit|jail|kidnapp|kill|lambast|laud|mock|murder|order|oust|pardon|prais|press|pressur|prob|prosecut"
    r"|punish|rebuk|releas|reprimand|rescu|ridicul|sack|sanction|sav|scold|sentenc|slamm|stabb|subpoena|su|summon|suspend|thank|threaten"
    r"|tortur|urg|warn|wound)(?:ed|en)\b|(?:held|shot|slain|struck|told)\b"
)
"""What is done to somebody; who "was disappointed" or "was opposed" is who acts."""
_IS = (
    r"(?: also| later| now| then| reportedly)?"
    rf"(?: (?:has|have|had|{MODAL})(?: also| now| not| \w+ly)?)?"
    rf" {BE}"
    r"(?: also| again| later| not| now| once| previously| then| \w+ly)? "
)
_IS_DONE = re.compile(rf"(?P<who>,? (?:who|which|that))?{_IS}")
_WAS = re.compile(rf"{_IS}$")
_SAYS = re.compile(
    r"(?: also| earlier| later| \w+ly| on \w+day| \w+day)?"
    r" (?:add(?:ed|s)|announce[ds]|believes?|claim(?:ed|s)|confirm(?:ed|s)|knows?|report(?:ed|s)|said|says?|thinks?|told|tweeted|wrote)\b"
)
_POWER = re.compile(
    r"\b(?:agents|army|authorities|agency|court|department|forces|government|judge|military|ministry|officers?|officials|police"
    r"|prosecutors?|sheriff|troops)\b",
    re.IGNORECASE,
)
"""Who arrests, charges or kills, and says so: "police said two men were arrested"."""
_OF_DEEDS = frozenset({"ACCUSE", "AID", "ASSAULT", "COERCE", "RETREAT", "SANCTION"})
_OF_OTHERS = frozenset({"AGREE", "CONCEDE", "CONSULT", "MOBILIZE", "PROTEST"})
"""Types of what is done with somebody, or by who is sent: "troops were ordered" there."""
_UNDER = re.compile(
    rf"(?:(?:,? who)? (?:{BE}|am|has|have|had|now|also|still|again|already"
    r"|came?|comes?|coming|remains?|remained))*"
    r" under (?:[a-z-]+ )?(?:attack|criticism|fire|investigation|pressure|probe|scrutiny)\b"
)
_FACES = re.compile(
    r"(?:, (?:who|which) [^,]{1,60},)?(?: (?:has|have|had|also|already|is|are|was|were|still|now))*"
    r" (?:dr(?:aws?|awn|awing|ew)|earn(?:s|ed)|endur(?:es|ed)|fac(?:es?|ed|ing)|receiv(?:es|ed)"
    r"|t(?:akes?|aken|aking|ook)|weather(?:s|ed))"
    rf" (?:a [a-z]+ of )?(?:(?!(?:{PREPOSITION}|over|the)\b)[\w-]+ ){{0,3}}"
)
"""What stands between somebody and such a word: "who lost, faces a wave of new"."""
_HEAT = re.compile(
    r"(?:accusation|allegation|backlash|calls?\b|censure|charges?\b|complaint|condemnation|criticism|fire\b|flak\b|heat\b|indictment|inquiry"
    r"|investigation|ire\b|lawsuit|outrage|pressure|probe|questions?\b|rebuke|scorn|scrutiny|threat)s?\b",
    re.IGNORECASE,
)
"""What somebody "faces" or "takes" from others; of 58 who do in the labels of the press, 55 are those it is done to."""
_AGAINST_ANOTHER = re.compile(r" against (?!(?:him|her|it|them)\b)")
"""What follows what is held against somebody else: "received a complaint against Mali"."""
_FROM = re.compile(r"(?: of [a-z]+)? from (?:the |an? )?")
_WORD = re.compile(
    r"(?<![\w-])(?:appeal|backlash|complaint|condemnation|criticism|demand|objection|opposition|outcry|plea|pledge|praise|pressure|question"
    r"|rebuke|rejection|resistance|threat|vow|warning)s?$",
    re.IGNORECASE,
)
"""What comes "from" who says it: "a plea from the mayors", not "asked for support from"."""
_STRUCK = frozenset({"AID", "ASSAULT", "COERCE", "RETREAT"})
_THERE = re.compile(r"\b(?:at|in|near|inside|outside|(?:handed|turned) over to) $")
_THERE_ENDS = re.compile(
    r"[,.;:)\n]|$| (?:after|and|as|before|but|during|for|from|in|on|since|that|to|when|where|while|with)\b"
)
"""What stands around where something is done, or to whom somebody is given: not "in police custody", "in a Malian raid"."""
_NEAR = 60
"""Characters before an act in which its "was" stands."""
_ACCORDING = re.compile(r"\baccording to (?:the |an? )?$", re.IGNORECASE)
_SUCH_ONE = re.compile(r"\b(?:the|an?|says?|said) $", re.IGNORECASE)
"""What stands before the word for an act and whom it was done to: "the | freed men", "they say | fired agent Smith"."""


def settle_voice(text: str, sources: list[Span], targets: list[Span], *, act: Span, kind: str) -> None:
    """Put right in place who acts where the words tell that he is acted on.

    Args:
        text: the article's text.
        sources: who was found to act.
        targets: who was found to be acted on.
        act: the word for the act.
        kind: its type.

    """
    _from_whom(text, sources, targets, act, kind)
    if kind in _STRUCK:
        sources[:] = [side for side in sources if not _is_place(text, side, act)]
    if kind in _OF_DEEDS:
        sources[:] = [side for side in sources if not _only_tells(text, side, targets, act, kind)]
    for side in [side for side in sources if side.end <= act.start]:
        if _under(text, side, act) or _faces(text, side, act, kind):
            sources.remove(side)
            targets[:] = [side]
        elif kind in _OF_DEEDS and is_suffered(text, side, act=act):
            sources.remove(side)
            if all(target.start > side.start for target in targets):  # not "Diallo appealed his conviction"
                targets[:] = [side]
        elif _SUFFERED.match(text, act.start, act.end):
            _passive(text, sources, targets, side, act, kind)


def _passive(text: str, sources: list[Span], targets: list[Span], side: Span, act: Span, kind: str) -> None:
    """Put right who "was mocked", and who only says that others were."""
    done = _IS_DONE.fullmatch(text, side.end, act.start) if kind not in _OF_OTHERS else None
    if done is not None:
        sources.remove(side)
        if not (targets and done["who"]):
            targets[:] = [side]
    elif (
        kind in _OF_DEEDS
        and _WAS.search(text, max(side.end, act.start - _NEAR), act.start)
        and _SAYS.match(text, side.end)
        and not _POWER.search(text, side.start, side.end)
    ):
        sources.remove(side)


def _is_place(text: str, side: Span, act: Span) -> bool:
    """Tell whether a side is only where something is done: "held in Mali"."""
    return (
        side.start >= act.end
        and _THERE.search(text, max(act.start, side.start - _NEAR), side.start) is not None
        and _THERE_ENDS.match(text, side.end) is not None
    )


def _only_tells(text: str, side: Span, targets: list[Span], act: Span, kind: str) -> bool:
    """Tell whether a side only tells of the act, as in "was freed, according to his lawyer", or of whom it was done to.

    So does "he" in "he met the freed men". A power, as the police, may have done it.
    """
    if _POWER.search(text, side.start, side.end):
        return False
    if side.start >= act.end:
        return kind != "ACCUSE" and _ACCORDING.search(text, act.end, side.start) is not None
    before = max(side.end, act.start - _NEAR), act.start
    is_such = _SUFFERED.match(text, act.start, act.end) and _SUCH_ONE.search(text, *before)
    return bool(is_such) and any(target.start == act.end + 1 for target in targets)


def _faces(text: str, side: Span, act: Span, kind: str) -> bool:
    """Tell whether a side "faces" what the act's word says: "drew sharp criticism", "takes heat"."""
    return (
        kind in SPOKEN
        and _HEAT.match(text, act.start, act.end) is not None
        and _AGAINST_ANOTHER.match(text, act.end) is None
        and _FACES.fullmatch(text, side.end, act.start) is not None
    )


def _under(text: str, side: Span, act: Span) -> bool:
    """Tell whether a side is "under fire", be "under" in the act's words or before them."""
    under = _UNDER.match(text, side.end)
    return under is not None and act.start < under.end() <= act.end


def _from_whom(text: str, sources: list[Span], targets: list[Span], act: Span, kind: str) -> None:
    """Give a "plea from" somebody to him; whoever stood there before is whom it is made to."""
    if kind not in SPOKEN or not _WORD.search(text, act.start, act.end):
        return
    maker = next((side for side in targets if _FROM.fullmatch(text, act.end, side.start)), None)
    if maker is not None:
        rest = [side for side in targets if side != maker]
        targets[:] = rest or sources
        sources[:] = [maker]
