"""Passives: targets that look like sources ("was mocked", "his arrest", "under fire"), and places that are no party.

>>> text = "Diallo was mocked for it."
>>> sources, targets = [Span(start=0, end=6)], []
>>> correct_voice(text, sources, targets, trigger=Span(start=11, end=17), kind="ACCUSE")
>>> sources, [span.of(text) for span in targets]
([], ['Diallo'])
"""

from __future__ import annotations

import re

from communique.english import BE, MODAL, PREPOSITION
from communique.model import Span
from communique.reading.parties.possessors import is_possessor_target
from communique.reading.relation import SPOKEN

_SUFFERED = re.compile(
    r"(?:abduct|accus|acquitt|arraign|arrest|ask|assail|assassinat|assault|attack|bann|barr|beat|behead|blam|blast|castigat|censur|charg"
    r"|condemn|convict|critici[sz]|denounc|depos|deport|detain|dismiss|encourag|evict|execut|exhort|expell|extradit|fin|fir|free?|hail|impeach"
    r"|imprison|indict|interrogat|invit|jail|kidnapp|kill|lambast|laud|mock|murder|order|oust|pardon|prais|press|pressur|prob|prosecut"
    r"|punish|rebuk|releas|reprimand|rescu|ridicul|sack|sanction|sav|scold|sentenc|slamm|stabb|subpoena|su|summon|suspend|thank|threaten"
    r"|tortur|urg|warn|wound)(?:ed|en)\b|(?:held|shot|slain|struck|told)\b"
)
"""Participles whose subject is the target; the subject of "was disappointed" or "was opposed" is the source."""
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
"""Sources that act and report it: "police said two men were arrested"."""
_OF_DEEDS = frozenset({"ACCUSE", "AID", "ASSAULT", "COERCE", "RETREAT", "SANCTION"})
_OF_OTHERS = frozenset({"AGREE", "CONCEDE", "CONSULT", "MOBILIZE", "PROTEST"})
"""Types in which the subject of a passive may take part as a source: "troops were ordered" there."""
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
"""Text between a target and a noun of ``_HEAT``: "who lost, faces a wave of new"."""
_HEAT = re.compile(
    r"(?:accusation|allegation|backlash|calls?\b|censure|charges?\b|complaint|condemnation|criticism|fire\b|flak\b|heat\b|indictment|inquiry"
    r"|investigation|ire\b|lawsuit|outrage|pressure|probe|questions?\b|rebuke|scorn|scrutiny|threat)s?\b",
    re.IGNORECASE,
)
"""Nouns for what a target "faces" or "takes"; right for 55 of 58 in the labels of the press."""
_AGAINST_ANOTHER = re.compile(r" against (?!(?:him|her|it|them)\b)")
"""Text after such a noun with another target: "received a complaint against Mali"."""
_FROM = re.compile(r"(?: of [a-z]+)? from (?:the |an? )?")
_WORD = re.compile(
    r"(?<![\w-])(?:appeal|backlash|complaint|condemnation|criticism|demand|objection|opposition|outcry|plea|pledge|praise|pressure|question"
    r"|rebuke|rejection|resistance|threat|vow|warning)s?$",
    re.IGNORECASE,
)
"""Nouns whose source follows "from": "a plea from the mayors"; not "asked for support from"."""
_STRUCK = frozenset({"AID", "ASSAULT", "COERCE", "RETREAT"})
_THERE = re.compile(r"\b(?:at|in|near|inside|outside|(?:handed|turned) over to) $")
_THERE_ENDS = re.compile(
    r"[,.;:)\n]|$| (?:after|and|as|before|but|during|for|from|in|on|since|that|to|when|where|while|with)\b"
)
"""Text after a place or a recipient; not "in police custody", "in a Malian raid"."""
_NEAR = 60
"""Characters before a trigger that are searched for "was"."""
_ACCORDING = re.compile(r"\baccording to (?:the |an? )?$", re.IGNORECASE)
_SUCH_ONE = re.compile(r"\b(?:the|an?|says?|said) $", re.IGNORECASE)
"""Text before a participle that modifies its target: "the | freed men", "they say | fired agent Smith"."""


def correct_voice(text: str, sources: list[Span], targets: list[Span], *, trigger: Span, kind: str) -> None:
    """Correct the sides, in place, if a source is a target, a place, or only reports the event.

    Args:
        text: the text of the article.
        sources: the sources that the network found.
        targets: the targets that the network found.
        trigger: the trigger of the event.
        kind: its PLOVER type.

    """
    _move_maker(text, sources, targets, trigger, kind)
    if kind in _STRUCK:
        sources[:] = [side for side in sources if not _is_place(text, side, trigger)]
    if kind in _OF_DEEDS:
        sources[:] = [side for side in sources if not _is_reporter(text, side, targets, trigger, kind)]
    for side in [side for side in sources if side.end <= trigger.start]:
        if _under(text, side, trigger) or _faces(text, side, trigger, kind):
            sources.remove(side)
            targets[:] = [side]
        elif kind in _OF_DEEDS and is_possessor_target(text, side, trigger=trigger):
            sources.remove(side)
            if all(target.start > side.start for target in targets):  # not "Diallo appealed his conviction"
                targets[:] = [side]
        elif _SUFFERED.match(text, trigger.start, trigger.end):
            _passive(text, sources, targets, side, trigger, kind)


def _passive(
    text: str, sources: list[Span], targets: list[Span], side: Span, trigger: Span, kind: str
) -> None:
    """Correct, in place, a source that "was mocked", or that only says that others were."""
    done = _IS_DONE.fullmatch(text, side.end, trigger.start) if kind not in _OF_OTHERS else None
    if done is not None:
        sources.remove(side)
        if not (targets and done["who"]):
            targets[:] = [side]
    elif (
        kind in _OF_DEEDS
        and _WAS.search(text, max(side.end, trigger.start - _NEAR), trigger.start)
        and _SAYS.match(text, side.end)
        and not _POWER.search(text, side.start, side.end)
    ):
        sources.remove(side)


def _is_place(text: str, side: Span, trigger: Span) -> bool:
    """Tell whether a source is only the place of the event: "held in Mali"."""
    return (
        side.start >= trigger.end
        and _THERE.search(text, max(trigger.start, side.start - _NEAR), side.start) is not None
        and _THERE_ENDS.match(text, side.end) is not None
    )


def _is_reporter(text: str, side: Span, targets: list[Span], trigger: Span, kind: str) -> bool:
    """Tell whether a source only reports the event ("was freed, according to his lawyer") or meets its target.

    The latter is "he" in "he met the freed men". Authorities such as the police may have acted.
    """
    if _POWER.search(text, side.start, side.end):
        return False
    if side.start >= trigger.end:
        return kind != "ACCUSE" and _ACCORDING.search(text, trigger.end, side.start) is not None
    before = max(side.end, trigger.start - _NEAR), trigger.start
    is_such = _SUFFERED.match(text, trigger.start, trigger.end) and _SUCH_ONE.search(text, *before)
    return bool(is_such) and any(target.start == trigger.end + 1 for target in targets)


def _faces(text: str, side: Span, trigger: Span, kind: str) -> bool:
    """Tell whether a party receives what the trigger names: "drew sharp criticism", "takes heat"."""
    return (
        kind in SPOKEN
        and _HEAT.match(text, trigger.start, trigger.end) is not None
        and _AGAINST_ANOTHER.match(text, trigger.end) is None
        and _FACES.fullmatch(text, side.end, trigger.start) is not None
    )


def _under(text: str, side: Span, trigger: Span) -> bool:
    """Tell whether a party is "under fire" or the like, with "under" in the trigger or before it."""
    under = _UNDER.match(text, side.end)
    return under is not None and trigger.start < under.end() <= trigger.end


def _move_maker(text: str, sources: list[Span], targets: list[Span], trigger: Span, kind: str) -> None:
    """Make the party after "plea from" or the like the source, in place; the old sources replace missing targets."""
    if kind not in SPOKEN or not _WORD.search(text, trigger.start, trigger.end):
        return
    maker = next((side for side in targets if _FROM.fullmatch(text, trigger.end, side.start)), None)
    if maker is not None:
        rest = [side for side in targets if side != maker]
        targets[:] = rest or sources
        sources[:] = [maker]
