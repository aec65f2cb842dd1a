"""Whereabouts: which places of a sentence may be where an act took place, and which surely are.

Most places that the press names beside an act are not where it was: what it is about ("urged calm in Mali"), whose somebody is
("the mayor of Oslo"), what a thing is called by ("the Paris accord"). A place may be the act's only with a preposition of its own,
no clause of other matters between; that of what is said only where the saying is placed ("said in Oslo", "in a speech in Oslo").
What is left is judged by :func:`communique.reading.circumstances.belonging`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from communique.model import Span
from communique.reading.circumstances import FAR, Scene
from communique.reading.joined import share_subject

SPOKEN = frozenset({"ACCUSE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types of what is said: they happen where somebody speaks, not where what is spoken of is."""
_REACH = 60  # characters before a place in which its preposition stands
_PREPOSITIONS = (
    r"in|at|near|outside|inside|across|around|over|throughout|on|to|into|from|out\s+of|towards?|through|off|along|within|visiting|touring|"
    r"(?:(?:north|south)(?:east|west)?|east|west)\s+of"
)
_PART = (
    r"(?:airport|areas?|avenues?|border|capital|cent(?:er|re)|city|coast|county|district|east|edge|floor|foot|forests?|front|heart|hills|islands?|mountains|"
    r"neighbou?rhood|north|outskirts|parts?|port|province|region|resort|roads?|rooms?|ruins|shores?|south|square|state|steps|streets?|suburbs?|town|village|west)"
)
_LEAD = re.compile(
    rf"\b(?P<by>{_PREPOSITIONS})\s+(?:of\s+)?"
    rf"(?P<words>(?:(?!(?:{_PREPOSITIONS}|and|or|but|for|of|by|with|as|that|who|which|against|is|are|was|were|has|have|had|will)\b)[\w’'.-]+\s+){{0,5}}?)"
    rf"(?P<part>{_PART}(?:\s+of|,)\s+(?:the\s+)?(?:[a-z]+\s+)?)?$",
    re.IGNORECASE,
)
"""What stands before a place with a preposition of its own: "in", "near the northern city of", "in the capital, "."""
_GROUND = (
    r"(?:airport|area|avenue|beach|border|campus|church|coast|compound|countryside|district|estate|club|frontier|headquarters|highlands|home|hotel|lawn|"
    r"jail|mosque|neighbou?rhood|offices?|outskirts|park|peninsula|prison|province|ranch|region|residence|resort|school|square|state|station|"
    r"streets?|suburbs?|territory|valley)"
)
_OCCASION = (
    r"(?:address|appearances?|breakfast|briefing|ceremony|conference|convention|court(?:room|house)?|debate|dinner|event|exchange|forum|"
    r"fund-?raisers?|funeral|gathering|hearing|interview|lunch|luncheon|march|meetings?|panel|proceedings|protests?|rally|rallies|reception|remarks|service|"
    r"session|speech|speeches|stops?|summit|swing|talks|tour|town\s+hall|trial|trip|uprisings?|visit)"
)
"""What somebody speaks at, or is on."""
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*)"
_BEHIND = re.compile(
    rf"-\w|['’]s?\s+(?!(?:\w+\s+){{0,2}}{_GROUND}\b|[A-Z])|\s+(?!{_DAY}\b)[A-Z](?!\w*\s+{_GROUND}\b)"
)
_NOUN = re.compile(
    rf"\s+(?!(?:and|or|but|nor|for|in|on|at|to|with|by|after|before|when|where|who|which|that|as|amid|over|under|about|against|because|if|since|"
    rf"until|till|than|from|of|into|near|through|without|within|between|despite|ahead|this|last|next|late|later|early|earlier|once|twice|"
    rf"again|then|now|today|yesterday|tomorrow|tonight|alone|itself|is|are|was|were|be|has|have|had|will|would|could|can|may|might|should|must|"
    rf"did|does|do|not|said|says|told|he|she|it|they|we|his|her|the|an?|some|more|most|just|only|two|three|four|five|six|back|here|there|"
    rf"\w+ly|\w+ed|\w+ing|while|so|{_GROUND}|{_OCCASION})\b)[a-z]"
)
"""What follows a place that only tells of what is behind it: "Paris-based", "Mali's army"; and, after an article, "the U.S. vote"."""
_OTHER_CLAUSE = (
    r"\b(?:(?:that|which)\s+(?!killed\b|injured\b|left\b|wounded\b|(?:[a-z]+\s+){0,3}(?:take|took|taken|taking)\s+place\b)"
    r"|who|whom|whose|where|because|if|whether|but|since|until|although|though|according|despite)\b"
    r"|\b(?:before|after)\s+(?!\w+ing\b)|\b(?:as|when|while)\s+(?!\w+ing\b|(?:he|her|his|it|its|she|their|they)\b)|[;:—–\n“”\"]"
)
_TO_DO = r"\bto\s+(?!(?:an?|death|five|four|her|his|its|jail|life|our|prison|six|ten|that|the|their|this|those|three|two)\b)[a-z]+\b"
_NOT_TOLD_WITH = re.compile(rf"{_OTHER_CLAUSE}|{_TO_DO}")
_NOT_DONE_THERE = re.compile(
    rf"{_OTHER_CLAUSE}|{_TO_DO}|\b(?:about|accused|amid|charge[ds]?|charges|concerning|connection|convicted|discuss\w*|linked|over|regarding|related|"
    r"suspected|suspicion|wanted)\b"
)
"""What stands between what is done and a place of something else."""
_SAID_OF = re.compile(rf"{_OTHER_CLAUSE}|\b(?:about|after|as|before|for|of|on|over|to|when|while)\b")
_SAID_AT = re.compile(_OTHER_CLAUSE)
_OF_OCCASION = re.compile(rf"\s{_OCCASION}\b")
_AT_OCCASION = re.compile(rf"\b{_OCCASION}\s+$", re.IGNORECASE)
_AFTER_WHOM = re.compile(
    rf"(?:\b(?:her|here|him|it|reporters|them|us|you|today|yesterday|(?:this|last) \w+|{_DAY}(?:\s+\d+)?)|,|\b[A-Z][\w’'-]+)\s+$"
)
"""What stands between what is said and where: whom it is said to, or when; not a thing that the place is of."""
_SPEAKING = re.compile(r"\b(?:speaking|talking|tweeting|writing)\b[^,;.]*$", re.IGNORECASE)
_OPENS = re.compile(
    r"[\s\"“(•]*(?:(?:and|but|earlier|later|meanwhile|so|then|yet)[,\s]+)*"
    rf"(?:{_DAY}(?:\s+(?:night|morning|evening|afternoon))?\s+|(?:\w+ing|after|at|before|during|following|in|on)\s(?:(?!\b(?:that|who|whose|which|where|when|because|if|as|said|says)\b)[^,;:])*)?",
    re.IGNORECASE,
)
"""What stands before the place that a sentence opens with: "In Oslo, ...", "Speaking at a rally in Oslo, ..."."""
_FOR = re.compile(r"\s+(?:on\s+\w+\s+)?(?:for\s+(?:[\w-]+\s+){0,4}|to\s+(?:\w+ly\s+)?)")
"""What stands between where somebody goes and what for: "to Oslo for his talks", "to Oslo to meet"."""
_BY_THE_WAY = re.compile(r",\s+(?:after|as|before|when|where|while|who|which|whose)\s[^,;]*(?=,)")
_MAIN = re.compile(
    r"\s*(?:[^,;:]{0,60},(?:(?!\b(?:that|who|whose|which|because|if|as|while|where|when|after|before|says|but)\b)[^;:—–\n“”\"])*)"
)
"""What stands between such a place and the act of the main clause."""
_ASIDE = re.compile(rf",\s+(?:(?:\w+ing\b|(?:at|during|in|on)\s+(?:\w+\s+){{0,3}}{_OCCASION}\b)[^,;]*)?$")
_DOING = re.compile(r"[^,;:]{0,40},\s+(?:\w+ly\s+)?")
_ASIDE_ENDS = re.compile(r"[^,;]{0,40},\s+(?:\w+\s+){0,3}")
_WHERE = re.compile(
    r"[^,;.!?\n]{0,80},?\s+(?:where|in which)\s(?:(?!\b(?:that|who|whose|which|because|if|as|while)\b)[^;:.!?\n“”\"])*"
)
"""What stands between a place and what was done there: "in Oslo, where he met"."""
_ON_GROUND = re.compile(rf"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?\s{_GROUND}\b")
_AIMED = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT"})
_DONE = frozenset({"AID", "ASSAULT", "COERCE", "SANCTION"})
_AT_ONCE = re.compile(r"\s+(?:the\s+)?")
_STREETS, _OF_STREETS = re.compile(r"\b(?:streets|square)$"), re.compile(r"\s+(?:of|in)\s+(?:the\s+)?")
"""A protest that is told by where it is: "took to the streets of Oslo"."""
_SIGNS = re.compile(r"sign(?!a)|adopt|(?:re)?open|exchang", re.IGNORECASE)
_SENDS = re.compile(r"sen[dt]|fl[eioy]|ship|dispatch|deliver|carr|order|airlift", re.IGNORECASE)
_DRIVES = re.compile(
    r"expel|expul|deport|evacuat|evict|dr[ioa]v|remov|clear|kick|oust|carr|rescu", re.IGNORECASE
)
"""Acts that are told with where they lead, and with where they begin."""
_CALLS = re.compile(r"(?:phoned?|called|calls?|telephoned?|spoke by)\b", re.IGNORECASE)
"""Talks of people who are not at one place."""
_VISIT = re.compile(
    r"visit|trip|travel|tour|flew|fly|flies|flight|arriv|came|come|went|go|stop|journey", re.IGNORECASE
)
_THITHER = re.compile(
    r"\s+(?:(?:back|here|over)\s+)?(?:(?:to|in)\s+)?(?:the\s+)?(?:(?:\w+-\w+|neighbou?ring|\w+ern)\s+)?"
)
_AND_ANOTHER = re.compile(r"(?:,|,?\s+and)\s+(?:the\s+)?[A-Z]")


def may_hold(scene: Scene, act: Span, place: Span, *, kind: str, is_wide: bool) -> bool:
    """Tell whether a place may be where the act took place.

    Args:
        scene: the act's sentence.
        act: the act.
        place: a place of the sentence.
        kind: the act's type.
        is_wide: whether the place is a country or a state of one.

    >>> text = "In Oslo, he blamed the mayor of Rome for riots in Milan"
    >>> blamed, *places = (Span(start=text.index(w), end=text.index(w) + len(w)) for w in ("blamed", "Oslo", "Rome", "Milan"))
    >>> scene = Scene(text, Span(start=0, end=len(text)), (blamed,), ())
    >>> [may_hold(scene, blamed, place, kind="ACCUSE", is_wide=False) for place in places]
    [True, False, False]

    """
    text = scene.text
    if act.overlaps(place) or place.start - act.end > FAR or act.start - place.end > FAR:
        return False
    if _is_aimed_at(scene, act, place, kind):
        return True
    is_afar = kind == "CONSULT" and place.start > act.start and _CALLS.match(text, act.start, act.end)
    lead = _lead(scene, place)
    if is_afar or lead is None or not _fits(lead, act.of(text), kind, is_wide=is_wide):
        return False
    is_loose = kind not in SPOKEN and not is_wide
    if lead["words"] and not is_loose and _NOUN.match(text, place.end, scene.sentence.end):
        return False
    if place.end > act.start:
        return _follows(lead, act, place, kind)
    return _leads_to(scene, lead, place, act) or (
        kind not in SPOKEN
        and lead["by"].lower() not in {"to", "from"}
        and _NOT_TOLD_WITH.search(text, place.end, act.start) is None
    )


def _lead(scene: Scene, place: Span) -> re.Match[str] | None:
    """Return a place's own preposition with what stands between the two; ``None`` where it has none, or only tells of what follows it."""
    if _BEHIND.match(scene.text, place.end, scene.sentence.end):
        return None
    return _LEAD.search(scene.text, max(scene.sentence.start, place.start - _REACH), place.start)


def _is_aimed_at(scene: Scene, act: Span, place: Span, kind: str) -> bool:
    """Tell whether a place follows at once on what is done to it: "shelled Oslo", not "shelled Oslo-based rebels"."""
    return (
        kind in _AIMED
        and (_OF_STREETS if _STREETS.search(scene.text, act.start, act.end) else _AT_ONCE).fullmatch(
            scene.text, act.end, place.start
        )
        is not None
        and _is_whole(scene, place)
    )


def _is_whole(scene: Scene, place: Span) -> bool:
    """Tell whether a place does not tell of what follows it."""
    return not any(rule.match(scene.text, place.end, scene.sentence.end) for rule in (_BEHIND, _NOUN))


def _follows(lead: re.Match[str], act: Span, place: Span, kind: str) -> bool:
    """Tell whether a place after an act may be told of it."""
    text, end = lead.string, lead.start()
    is_agreed = kind == "AGREE" or (kind in SPOKEN and _SIGNS.match(text, act.start, act.end) is not None)
    if is_agreed or kind not in SPOKEN:
        rule = _SAID_OF if is_agreed else _NOT_DONE_THERE
        return rule.search(text, act.end, end) is None
    if _is_at_occasion(lead, act.end) or _OF_OCCASION.match(text, place.end):
        return _SAID_AT.search(text, act.end, end) is None
    is_near = lead["by"].lower() in {"in", "at", "outside", "near"}
    return is_near and (
        end <= act.end + 1
        or (
            _SAID_OF.search(text, act.end, end) is None and _AFTER_WHOM.search(text, act.end, end) is not None
        )
    )


def _fits(lead: re.Match[str], act: str, kind: str, *, is_wide: bool) -> bool:
    """Tell whether a preposition may say where an act of the type took place."""
    by = lead["by"].lower()
    if by in {"to", "toward", "towards"}:
        is_there = kind in {"CONSULT", "MOBILIZE"} or (kind == "AID" and _SENDS.match(act))
        return bool(is_there) or _is_at_occasion(lead, 0)
    if by == "from" or by.startswith("out"):
        is_there = kind in {"RETREAT", "MOBILIZE"} or (kind in _DONE and _DRIVES.match(act))
        return bool(is_there) or _is_at_occasion(lead, 0) or _speaks(lead)
    if by == "on":
        return (
            not is_wide or lead["part"] is not None or _ON_GROUND.match(lead.string, lead.end()) is not None
        )
    return by != "over" or kind in {"AID", "ASSAULT", "COERCE", "MOBILIZE"}


def _speaks(lead: re.Match[str]) -> bool:
    """Tell whether somebody speaks from a place: "speaking to reporters from Oslo"."""
    return _SPEAKING.search(lead.string, max(0, lead.start() - _REACH), lead.start()) is not None


def _is_at_occasion(lead: re.Match[str], start: int) -> bool:
    return _AT_OCCASION.search(lead.string, max(start, lead.start() - _REACH), lead.start()) is not None


def _leads_to(scene: Scene, lead: re.Match[str], place: Span, act: Span) -> bool:
    """Tell whether a place before an act is surely told of it: "In Oslo, he met", "he, in Oslo, met", "in Oslo, where he met"."""
    text, start = scene.text, scene.sentence.start
    if _WHERE.fullmatch(text, place.end, act.start) or _FOR.fullmatch(text, place.end, act.start):
        return True
    if act.of(text).split()[0].endswith("ing") and _is_at_occasion(lead, start):
        return _DOING.fullmatch(text, place.end, act.start) is not None
    if _ASIDE.search(text, max(start, lead.start() - FAR), lead.start()):
        return _ASIDE_ENDS.fullmatch(text, place.end, act.start) is not None
    if lead.start() - start > FAR:
        return False
    gap = _BY_THE_WAY.sub("", text[place.end : act.start])
    return _OPENS.fullmatch(text, start, lead.start()) is not None and _MAIN.fullmatch(gap) is not None


def shared_place(scene: Scene, act: Span, places: Sequence[Span]) -> Span | None:
    """Return the place that is told of all acts of one subject: "In Oslo, he met them and promised help".

    Args:
        scene: the act's sentence.
        act: the act.
        places: the places of the sentence that may hold it, in order.

    """
    number = bisect.bisect_right(places, act.start, key=lambda place: place.end) - 1
    if number < 0:
        return None
    place, first = places[number], act
    at = bisect.bisect_left(scene.triggers, act.start, key=_start)
    for before in reversed(scene.triggers[:at]):
        if before.start < place.end:
            break
        if not share_subject(scene.text, before, first):
            return None
        first = before
    lead = _lead(scene, place)
    return place if first != act and lead is not None and _leads_to(scene, lead, place, first) else None


def gone_to(scene: Scene, act: Span, places: Sequence[Span]) -> Span | None:
    """Return the place that somebody visits, though it is the party visited too; ``None`` where there are several.

    Args:
        scene: the act's sentence.
        act: the act, one of CONSULT.
        places: the places of the sentence in order.

    >>> text = "He flew to Oslo on Friday"
    >>> flew, oslo = (Span(start=text.index(w), end=text.index(w) + len(w)) for w in ("flew", "Oslo"))
    >>> gone_to(Scene(text, Span(start=0, end=len(text)), (flew,), ()), flew, (oslo,)) == oslo
    True

    """
    if _VISIT.search(scene.text, act.start, act.end) is None:
        return None
    number = bisect.bisect_left(places, act.end, key=_start)
    for place in places[number : number + 1]:
        if (
            _THITHER.fullmatch(scene.text, act.end, place.start)
            and _is_whole(scene, place)
            and not _AND_ANOTHER.match(scene.text, place.end)
        ):
            return place
    return None


def _start(span: Span) -> int:
    return span.start
