"""Sides: the spans of parties and speakers in characters, from the pieces in which the network finds them."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence

from communique.english import (
    ARTICLES,
    COURTESIES,
    DAYS,
    DETERMINER,
    POSSESSIVE,
    POSSESSIVES,
    PREPOSITION,
    PREPOSITIONS,
    STOPPED_TITLE,
    TITLE,
    either,
    word_set,
)
from communique.model import Span
from communique.reading.encoder import Encoded, whole_words
from communique.reading.names import Name, ending_at
from communique.reading.running_text import LEFT_OUT


def side(encoded: Encoded, text: str, first: int, end: int, *, names: Sequence[Name]) -> Span | None:
    """Return the span of a side or speaker: whole words and names, with its article, without loose words at its ends.

    Args:
        encoded: the encoder's output for the article.
        text: the text of the article.
        first: the first piece of the side.
        end: the piece after its last one.
        names: the names of the text, in order; those of parties are kept whole.

    Returns:
        The span; ``None`` if only loose words are left of it.

    """
    whole = whole_words(encoded, text, first, end)
    start, end = whole.start, _without_loose_end(text, whole.start, whole.end)
    if loose := _LOOSE_START.match(text, start, end):
        start = loose.end()
    if start >= end:
        owner = _OWNER.search(text, whole.start, whole.end)  # "rejected his" of "rejected his proposals"
        return Span(start=owner.start(), end=owner.end()) if owner else None
    start, end = _with_whole_names(text, start, end, names)
    article = (_AT if _LEAST.match(text, start, end) else _ARTICLE).search(text, max(0, start - 8), start)
    first = article.start(1) if article else start
    end = extend_to_name(text, start, _with_its_noun(text, first, end), names)
    start, end = _in_pairs(text, first, end)
    return Span(start=start, end=end)


def _with_whole_names(text: str, start: int, end: int, names: Sequence[Name]) -> tuple[int, int]:
    """Return start and end of a span widened to whole names of parties, and cut where a link was left out."""
    first, last = start, end
    at = bisect.bisect_left(names, start, key=lambda name: name.end)
    for name in itertools.takewhile(lambda name: name.start < end, names[at:]):
        if name.end > start and name.label in _ACTING:
            first, last = min(first, name.start), max(last, name.end)
    cut = text.find(LEFT_OUT * 2, first + 1, last)  # one alone is the page's own
    return first, cut if cut > 0 else last


def _with_its_noun(text: str, start: int, end: int) -> int:
    """Return the end of a phrase with the noun that its last word needs: "both | countries", "19 | others"."""
    for wanting, nouns in _NOUNS:
        if not wanting.search(text[start:end]) or not (noun := nouns.match(text, end)):
            continue
        if _GIVEN.fullmatch(noun[0]) is None or not _GIVES.search(text, max(0, start - _LAST), start):
            end = noun.end()
    return end


def join_adjacent(text: str, spans: Sequence[Span], names: Sequence[Name]) -> list[Span]:
    """Return the spans in order, joined where only a space separates them: "all | the farmers", "An angry | Korea".

    An article after a name begins another span: "denied Mali | the loan".

    Args:
        text: the text of the article.
        spans: the parties of one side.
        names: the names of the text, in order.

    >>> text = "all the farmers"
    >>> [span.of(text) for span in join_adjacent(text, [Span(start=0, end=3), Span(start=4, end=15)], [])]
    ['all the farmers']

    """
    made: list[Span] = []
    for span in sorted(spans):
        goes_on = made and text[made[-1].end : span.start] == " "
        if goes_on and not (_ARTICLED.match(text, span.start) and ending_at(names, made[-1].end)):
            made[-1] = Span(start=made[-1].start, end=span.end)
        else:
            made.append(span)
    return made


def extend_to_name(text: str, start: int, end: int, names: Sequence[Name]) -> int:
    """Return the end of a side, after the name that follows if the side ends with a title: "President | Ann Smith".

    >>> from communique.reading.names import Name
    >>> text = "President Ann Smith left"
    >>> text[: extend_to_name(text, 0, 9, [Name(start=10, end=19, label="Person", score=1.0)])]
    'President Ann Smith'
    """
    at = bisect.bisect_left(names, end, key=lambda name: name.start)
    if at == len(names) or names[at].label != "Person":
        return end
    stop = text[end - 1 : end] == "." or text[end : end + 1] == "."
    is_next = _UP_TO_NAME.fullmatch(text, end, names[at].start) is not None
    return names[at].end if is_next and (_SHORT if stop else _TITLE).search(text, start, end) else end


def _in_pairs(text: str, start: int, end: int) -> tuple[int, int]:
    """Return start and end of a span with closed brackets and no stop of the sentence: "the UN.", "Smith (R-Ky."."""
    inside = text[start:end]
    for one, other in ("()", "[]"):
        if inside[0] == one and other not in inside:
            start += 1
        elif inside.count(one) > inside.count(other) and (closing := text.find(other, end, end + 2)) >= 0:
            end = closing + 1
        elif inside[-1] == other and one not in inside:
            end -= 1
    return start, end - (_STOPPED.search(text, start, end) is not None)


def _without_loose_end(text: str, start: int, end: int) -> int:
    """Return the end of a span without marks, possessive, full stop and function words at its end."""
    while end > start:
        if text[end - 1] in _LOOSE_MARKS:
            end -= 1
        elif text[end - 2 : end] in {"’s", "'s"}:
            end -= 2
        elif text[end - 1] == "." and text[max(start, end - 3) : end - 1].islower():
            end -= 1
        elif trail := _TRAILING.search(text, max(start, end - _LAST), end):
            end = trail.start() + 1
        elif _HOLDS.match(text, end) and (doing := _DOING.search(text, max(start, end - _LAST), end)):
            end = text.rindex(" ", start, doing.end())
        elif _CUT_BEFORE.match(text, end) and (cut := _CUT.search(text, max(start, end - _LAST), end)):
            end = cut.start("cut")
        else:
            word = end
            while word > start and text[word - 1].isalnum():
                word -= 1
            if text[word:end].lower() not in _LOOSE_WORDS or _BODY.match(text, word):
                break
            end = word
    return max(start, end)


_ACTING = frozenset({"Person", "Location", "Organization", "NORP", "Facility"})
_LOOSE_MARKS = frozenset(" \t\n\r\u00a0,;:?!([“\"'‘’—–")
_LOOSE_WORDS = (
    word_set(
        "and or as that who which "
        "across along among around between including inside near outside throughout within"
    )
    | ARTICLES
    | POSSESSIVES
    | PREPOSITIONS
    | {day.lower() for day in DAYS}
)
_BODY = re.compile(r"(?<![A-Z] )WHO\b(?! [A-Z]{2})")
"""The World Health Organization; not "WHO" in a text in capitals: "THE MEN WHO FOUGHT"."""
_TRAILING = re.compile(
    r"\w(?<!\band) (?:it|he|she|they|we|alike|worldwide|nationwide|overseas|overnight|overall)$|\w\. (?:It|He|She|They|We)$"
)
"""Words at the end of a span that begin the next phrase: "Americans it" of "Americans it had held"."""
_DOING = re.compile(r"(?:[a-z]s|m[ae]n|people) [a-z]+(?:ing|ed)$")
"""A participle at the end of a span."""
_LAST = 30
"""Characters at the end of a side that are searched."""
_HOLDS = re.compile(rf" (?:{DETERMINER}|along|at|by|for|from|in|near|on|to|with)\b")
"""Text after a participle that is not part of the side: "officials leading | the talks", "rebels linked | to"."""
_CUT = re.compile(
    r"\b(?!(?:has|have|had|was|were|is|are|been|be|and|or|newly|recently|just)\b)[\w’']+"
    r"(?P<cut>,? (?:who (?:has |have |had )?(?:spoke|spoken|[a-z]{2,}ed)"
    r"|released|published|issued|conducted|commissioned|posted|obtained|reviewed|unveiled|unsealed|interviewed|quoted))$"
)
"""The start of an incomplete clause at the end of a span: "an aide | who spoke", "a report | released"."""
_CUT_BEFORE = re.compile(
    r" (?:on|by|in|at|to|from|for|with|it|him|her|them|last|this|early|earlier|late|yesterday|today|\w+day)\b"
)
"""Words after the span that continue such a clause."""
_LOOSE_START = re.compile(
    r"(?:[\s,;:)\]”\"'’]"
    r"|(?:(?<=\d[:.])\d\d"  # the minutes of "12:30 Mali"
    rf"|and|or|{PREPOSITION}|that|{POSSESSIVE})\b"
    r"(?!\u00ad| (?:least|most)\b))+",  # but "at least 40 rebels"; a soft hyphen continues the word
    re.IGNORECASE,
)
_OWNER = re.compile(rf"\b{POSSESSIVE}\b", re.IGNORECASE)
_KIND = r"(?: (?:foreign|main|neighbou?ring|prime|rival|warring))*"
_NO_NOUN = rf"(?!(?:{PREPOSITION}|and|as|does|has|is|or|said|says|that|was|were|who)\b)"
_BODIES = (
    "activists|administration|advis[eo]rs|agents|aides|allies|appointees|army|artillery|attorneys|authorities|backers|businesses|candidates"
    "|citizens|civilians|coalition|companies|congress(?:wo)?men|critics|delegates|demonstrators|detainees|diplomats|donors|employees"
    "|executives|extremists|families|fighters|governments?|governors|gunm[ae]n|hackers|immigrants|inspectors|insurgents|investigators"
    "|lawmakers|lawyers|leaders|leadership|members|migrants|militants|nationals|negotiators|nominees|officers|officials|operatives"
    "|parents|parliament|patients|players|police|politicians|powers|press secretary|prisoners|prosecutors|protest[eo]rs|rebels"
    "|refugees|regime|representatives|sailors|senators|separatists|settlers|soldiers|spokes(?:wo)?m[ae]n|spokespersons?|staffers|students"
    "|supporters|surrogates|teachers|terrorists|tourists|troops|voters|workers"
)
_HOLDERS = (
    "ambassador|citizen|court|envoy|journalist|judge|king|lawmaker|man|minister|national|president|prime minister"
    "|prosecutor|reporter|resident|senator|soldier|student|teenager|woman"
)
_NUMBER = r"\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|other|several"
_ABOUT = "(?:about|almost|an estimated|approximately|around|at least|at most|fewer than|more than|nearly|over|roughly|some|up to)"
_NOUNS = tuple(
    (re.compile(wanting), re.compile(nouns))
    for wanting, nouns in (
        (
            r"(?i:\b(?:both|such|two|three|four|federal|local|municipal|provincial|regional)$)",
            rf"{_KIND} (?:men|women|people|{_NO_NOUN}[a-z]+[^\Wsu]s)\b",
        ),
        (r"-(?:backed|based|born|controlled|funded|held|led|occupied|run)$", rf"{_KIND} {_NO_NOUN}[a-z]+\b"),
        (r"national$", r" security (?:advis[eo]r|aide|council|official|team)s?\b"),
        (
            rf"(?i:^(?:{DETERMINER} |{_ABOUT} )?(?:{_NUMBER})(?: (?:hundred|thousand|million|billion))?$)",
            rf" (?:people|men|women|{_NO_NOUN}\w+[^\Wsu]s)\b",
        ),
        (r"(?:^| )[A-Z][\w.+’'-]*$", rf"(?: campaign)?(?: (?:{_BODIES})\b)+"),
        (r"[a-z]-American$", r" (?:men|people|women)\b"),
        (r"^(?:[Tt]he|[Aa]n?) [A-Z][\w.-]*$", rf" (?:{_HOLDERS})\b"),
    )
)
"""Ends of incomplete phrases, with the nouns that complete them.

Examples are "both | countries", "Indian-controlled | part", "19 | others", "Malian | officials" and "the Malian |
ambassador"; but "elected Doe | president" is complete. Of some 1,100 such nouns after a name in the labels of the press
all but 20 are in the side.
"""
_GIVES = re.compile(r"\b(?:gave|give[ns]?|giving|offer(?:s|ed|ing)?|promis(?:e[sd]?|ing))\s$")
_GIVEN = re.compile(r" (?:advis[eo]rs|agents|artillery|fighters|inspectors|powers|soldiers|troops|workers)")
"""Nouns for what a party is given: "gave Mali | artillery"."""
_STOPPED = re.compile(r"\b(?:[A-Z]{2,}|\d+)\.$")
_ARTICLE = re.compile(rf"(?<!\w)({DETERMINER}\s{{1,2}})$", re.IGNORECASE)
_ARTICLED = re.compile(r"(?:the|an?)\s")
_LEAST = re.compile(r"(?:least|most)\s", re.IGNORECASE)
_AT = re.compile(r"(?<!\w)(at\s)$", re.IGNORECASE)
_SHORT = re.compile(rf"{STOPPED_TITLE}\.?$")
_UP_TO_NAME = re.compile(rf"\.? (?:{TITLE} )?")
"""Text between a title and its name, also the rest of "Maj. Gen."."""
_TITLE = re.compile(
    rf"\b(?:{either(COURTESIES)}|Judge|Justice|King|Queen|Prince|(?i:(?:vice )?president|prime minister|minister|secretary|chancellor|"
    r"leader|senator|governor|mayor|ambassador|attorney general|general|counsel|chairman|director|manager|officer|"
    r"spokes(?:wo)?man|speaker))$"
)
"""Titles at the end of a side; abbreviated ones (``_SHORT``) are followed by a full stop."""
