"""Contents completed: gaps within a sentence are closed, and start and end are moved to those of a sentence or clause.

The network sometimes leaves some words out, or ends some words too early. The rest of a clause is added, at any
length if the last word cannot end a phrase ("sanctions on the") or no new phrase can begin there ("some old |
objections"), else only if it is a few words. No name is cut.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from communique.english import AUXILIARY, MODAL, POSSESSIVE, PREPOSITION, SHORT_MONTHS, TITLE, either
from communique.model import Span
from communique.reading.names import Name

_LOOK_BACK = 60  # characters: two words and more
_OPEN_END = re.compile(
    # "her" and "his" may end a sentence: "a friend of his"
    rf"\w\W+\w+,?\s(?:the|an?|{PREPOSITION}|into|than|against|between|during|towards?|their|its|our|your|my"
    rf"|be|been|is|are|was|were|do|does|cannot|{MODAL}|not|also"
    r"|as|because|if|what|where|which|whether|who|whose)\Z"
)
_OPENS_NEXT = re.compile(
    r"(?<=\S)(?:\s*[,;—–]|\s+--?)\s*(?:which|whom?|whose|where|while|but|and|or|as|(?:al)?though|because)\Z"
    r"|(?<!\ba)\s(?:while|whereas)\Z"
)
"""A mark and a word that opens another clause, of which nothing is left: "a tax on cars, which"."""
_JOINS = re.compile(r"(?<=\w)\s(?:and|but|or)\Z")
"""A word that joins what follows, of which nothing is left."""
_NEXT = r"(?:and|but|who|which|while|because|as)\b"
_SHORT = rf"(?:{TITLE}|(?:{either(SHORT_MONTHS)}|St|vs?|No|(?<=\s)[A-HJ-Z])\.)"  # "World War I." ends
_WORD = rf"(?>(?:[A-Z]\.){{2,}}|{_SHORT}|[\w$£€][\w’'$£€%/-]*(?:[.,]\w+)*(?:\.(?=\s[a-z]))?)"
_CLAUSE_END = rf"(?=:(?!/)|[.,;!?)”\"\n—–]|\Z|\s+(?:[—–\n(]|--|{_NEXT}))"
_REST = re.compile(rf"(?:[^\S\n]+(?!{_NEXT}){_WORD}){{1,15}}{_CLAUSE_END}")
_OF_THE_TELLER = (
    r"according|without|on \w+day|in an? (?:tweet|statement|interview|letter|post|speech|email)"
    r"|[A-Z][a-z]+ (?:more|also)\n"
)
"""What tells how or when it was said, and is not said; or is the page's: "Read more"."""
_LAST_WORDS = re.compile(rf"(?:[^\S\n]+(?!(?:{_NEXT}|{_OF_THE_TELLER})){_WORD}){{1,3}}{_CLAUSE_END}")
_WHEN = (
    r"after|before|during|despite|earlier|following|if|last|since|so|then|though|today|unless|until|when|whether|yesterday|at (?:an?|the)"
    rf"|in (?:the|{POSSESSIVE}|\d+)|(?:on|this|next) \w+day"
)
_SENTENCE_END = r"(?=[.!?][”\"’)]*(?:\s|\Z)|\n|\Z)"
_OTHER_VERB = rf"{AUXILIARY}|he|she|they|it|we|I|you"
_LAST_CLAUSE = re.compile(
    rf"(?<!\sand)(?!\s+(?:{_OTHER_VERB})\b)(?:[^\S\n]+(?!(?:{_NEXT}|{_OF_THE_TELLER}|{_WHEN})\b){_WORD}){{4,9}}{_SENTENCE_END}"
)
"""More words than those few to the end of a sentence, none of which begins another clause or tells when or where it was said."""
_REST_OF_SENTENCE = re.compile(
    rf"(?<!\sand)(?<!\sbut)(?<!\sor)(?!\s+(?:{_OTHER_VERB}|{PREPOSITION}|[a-z]+ing)\b)(?=\s[a-z])(?!\s+(?:{_NEXT}|{_OF_THE_TELLER}|{_WHEN})\b)"
    rf"(?:[^\S\n]+(?:{_WORD}|“[^“”\n]{{1,200}}”|\"[^\"\n]{{1,200}}\")){{1,25}}(?=[.,!?;:—–\n]|\s--?\s|\Z)"
)
"""Words to the next mark, in small letters first, which neither begin a clause nor tell of the saying: "some old | objections"."""
_LOOSE = re.compile(
    r"(?:an?|and|because|but|in|of|or|so|the|to|yet|(?:adding|noting|saying)(?: that)?)", re.IGNORECASE
)
"""Words that are nothing said where they stand alone."""
_OWNERS = re.compile(r"\ws[’']\Z")
"""What wants what it owns: "the workers’ | demands"."""
_STRAY_START = re.compile(r"(?:[,;:)\]]+|[–—-]+(?=\s))\s*")
_CLOSING_BRACKET = re.compile(r"[^().!?\n]{0,40}\)")
_CLOSING_QUOTE = re.compile(r"[.,!?]?”")
_WHOLE_QUOTE = re.compile(r"\w[^“”\n]{0,200}”")
_NO_STOP = r"(?:(?<=\b[A-Z])\.(?=[A-Z]\.|\s[a-z\d$(])|(?<=\s[A-HJ-Z])\.(?=\s[A-Z])|(?<=\d)\.(?=\d))"
"""A point that ends no sentence: in "the U.S. is", "Ann F. Otieno" and "3.5"."""
_BRACKET = r"(?<=\w )\([^()\n]{1,40}\)"
_LEAD = re.compile(
    r"(?:\A|\n|(?<=[a-z0-9%”\"’)])[.!?][”\"’)]?[^\S\n]|[—–] (?=[A-Z]))"  # a line, a sentence or the text behind a dateline begins
    r"(?:(?:And|But|Or|So|Yet),? )?+"  # joins the sentence to the one before, and is not said
    rf"(?P<lead>(?!\w+ing\b)(?:(?!\s--?\s)[^\n.!?:;()“”\"«»—–]|{_NO_STOP}|{_BRACKET}){{1,250}})"
    r"(?<!,)(?<!, )\Z"  # what a comma parts from the content is not of it
)
"""What stands before a content in its sentence."""
_LEAD_REACH = 260
_QUOTES = re.compile(r"[“\"«‘]")
_SUBJECT = 3
"""Words from which what stands before a quotation in its sentence is of what is said: "The plan for the port “is dead,” she said."."""
_TAG = re.compile(r"(?:(?<=,)|(?<=,[”\"’])|[”\"’]?,)[”\"’]*\s*")  # a comma of a quotation stands within it
_HOLE = 30
"""Words of the longest hole that is closed."""
_ASIDE = re.compile(r"\s*(?:,.*,|[—–-].*[—–-]|\(.*\))\s*")
_STOPS = re.compile(r"[\n“”\"«»:]")
_STOP = re.compile(r"[.!?…][’')\]]*(?=\s)")
_ENDED = re.compile(r"[^\w\s$€£%]|\n")
_SHORT_END = re.compile(rf"\b{_SHORT}\Z")
_LONGEST_TITLE = 8  # characters: "Supt. " and what stands before it
_TITLE_BEFORE = re.compile(rf"(?<![\w.]){TITLE}\s\Z")
_LONG = 8
"""Words from which a content is a clause, of which little is missing: a few words may be whole, "called for a ban on Friday"."""


def close_holes(text: str, contents: Sequence[Span], apart: Sequence[Span]) -> list[Span]:
    """Return contents joined where some words of their sentence are left out between two, none of them quoted or ``apart``.

    An aside between two commas, dashes or brackets is left out: it may be the writer's.

    Args:
        text: the article's.
        contents: what is said, in order.
        apart: what is no content: speakers and cues, of other statements too.

    >>> text = "Diallo said the port will open to foreign ships."
    >>> [span.of(text) for span in close_holes(text, [Span(start=12, end=20), Span(start=31, end=47)], [])]
    ['the port will open to foreign ships']

    """
    joined = list(contents[:1])
    for content in contents[1:]:
        if _is_hole(text, Span(start=joined[-1].end, end=max(content.start, joined[-1].end)), apart):
            joined[-1] = Span(start=joined[-1].start, end=max(joined[-1].end, content.end))
        else:
            joined.append(content)
    return joined


def drop_loose(text: str, contents: Sequence[Span]) -> list[Span]:
    """Return contents without those that are one word which only joins or leads to others, unless that is all.

    >>> text = "But, she said, it rained."
    >>> [span.of(text) for span in drop_loose(text, [Span(start=0, end=3), Span(start=15, end=24)])]
    ['it rained']

    """
    return [one for one in contents if not _LOOSE.fullmatch(text, one.start, one.end)] or list(contents)


def _is_hole(text: str, between: Span, apart: Sequence[Span]) -> bool:
    """Tell whether what stands between two contents is some words of one sentence, told by nobody else."""
    if len(between.of(text).split()) > _HOLE or any(between.overlaps(one) for one in apart):
        return False
    if _STOPS.search(text, between.start - 1, between.end) or _ASIDE.fullmatch(
        text, between.start, between.end
    ):
        return False
    return all(
        _SHORT_END.search(text, max(0, stop.end() - 6), stop.end())
        for stop in _STOP.finditer(text, between.start - 1, between.end)
    )


def mend_end(text: str, content: Span, apart: Sequence[Span]) -> Span:
    """Return a content with what is left of its clause, or without a word that opens or joins the next clause.

    Args:
        text: the article's.
        content: as the network found it.
        apart: what is no content, such as its cue; no content is let grow over it.

    >>> text = "Diallo said the port would close to foreign ships."
    >>> mend_end(text, Span(start=12, end=35), [Span(start=0, end=11)]).of(text)
    'the port would close to foreign ships'
    >>> text = "Diallo backs a tax on cars, which he drew up."
    >>> mend_end(text, Span(start=13, end=33), []).of(text)
    'a tax on cars'

    """
    if opens := _OPENS_NEXT.search(text, content.start, content.end):
        return Span(start=content.start, end=opens.start()) if opens.start() > content.start else content
    last = max(content.start, content.end - _LOOK_BACK)
    is_owner = _OWNERS.search(text, last, content.end) and "‘" not in content.of(text)
    if _is_ended(text, content.end) and not is_owner and not _SHORT_END.search(text, last, content.end):
        return content
    is_open = is_owner or _OPEN_END.search(text, last, content.end)
    is_clause = len(content.of(text).split()) >= _LONG
    ways = (_REST,) if is_open else (_LAST_WORDS, _LAST_CLAUSE, _REST_OF_SENTENCE) if is_clause else ()
    rest = next((rest for way in ways if (rest := way.match(text, content.end))), None)
    grown = Span(start=content.start, end=rest.end()) if rest is not None else None
    if grown is not None and not any(one.start >= content.end and grown.overlaps(one) for one in apart):
        return grown
    joins = _JOINS.search(text, content.start, content.end)
    return Span(start=content.start, end=joins.start()) if joins else content


def _is_ended(text: str, end: int) -> bool:
    """Tell whether a mark, a line's end or the text's stands before or after an offset."""
    return end >= len(text) or _ENDED.search(text, end - 1, end + 1) is not None


def balance(text: str, content: Span) -> Span:
    """Return a content with the bracket and quotation mark that close what it opens, without those that it leaves open.

    >>> text = "Half (41 of 82) of them said no."
    >>> balance(text, Span(start=0, end=8)).of(text), balance(text, Span(start=14, end=23)).of(text)
    ('Half (41 of 82)', 'of them')

    """
    start, end = content.start, content.end
    if stray := _STRAY_START.match(text, start, end):
        start = stray.end()
    inside = text[start:end]
    opened = inside.count("(") - inside.count(")")
    if opened < 0 and inside.endswith(")"):
        end -= 1
    for is_open, closing in (
        (opened > 0, _CLOSING_BRACKET),
        (inside.count("“") > inside.count("”"), _CLOSING_QUOTE),
        (inside.endswith(" “"), _WHOLE_QUOTE),
    ):
        if is_open and (close := closing.match(text, end)):
            end = close.end()
    return Span(start=start, end=end) if start < end else content


def mend_start(text: str, content: Span, tag: Span, apart: Sequence[Span]) -> Span:
    """Return a content from the start of its sentence, where who says it is told after a comma behind it.

    Args:
        text: the article's.
        content: as the network found it.
        tag: the speaker and cue.
        apart: what is no content; no content is let grow over it.

    >>> text = "Last month the port was shut, Diallo said."
    >>> mend_start(text, Span(start=11, end=28), Span(start=30, end=41), []).of(text)
    'Last month the port was shut'

    """
    if tag.start < content.end or not _TAG.fullmatch(text, content.end, tag.start):
        return content
    lead = _LEAD.search(text[max(0, content.start - _LEAD_REACH) : content.start])
    if lead is None or not lead["lead"].strip():
        return content
    if _QUOTES.match(text, content.start) and len(lead["lead"].split()) < _SUBJECT:
        return content
    start = content.start - len(lead["lead"])
    stands_before = text[max(0, start - _LOOK_BACK) : start].rstrip()
    grown = Span(start=start, end=content.end)
    if _SHORT_END.search(stands_before) or any(
        grown.overlaps(one) and one.start < content.start for one in apart
    ):
        return content
    return grown


def whole_names(text: str, content: Span, names: Sequence[Name], apart: Sequence[Span]) -> Span:
    """Return a content with all of a name that its start or end cuts in two, and with the short title of one it starts with.

    Args:
        text: the article's.
        content: as the network found it.
        names: the article's, in order.
        apart: what is no content; no content is let grow over it.

    >>> text = "Diallo called on Ann Otieno to resign."
    >>> name = Name(start=17, end=27, label="Person", score=0.9)
    >>> whole_names(text, Span(start=21, end=37), [name], [Span(start=7, end=16)]).of(text)
    'Ann Otieno to resign'

    """
    first, last = _around(names, content.start), _around(names, content.end - 1)
    start = first.start if first is not None else content.start
    if title := _TITLE_BEFORE.search(text, max(0, start - _LONGEST_TITLE), start):
        start = title.start()
    end = max(content.end, last.end) if last is not None else content.end
    added = (Span(start=start, end=content.start), Span(start=content.end, end=end))
    if any(one.overlaps(part) for one in apart for part in added if part.start < part.end):
        return content
    return Span(start=start, end=end)


def _around(names: Sequence[Name], offset: int) -> Name | None:
    """Return the name that the character at an offset is of."""
    at = bisect.bisect_right(names, offset, key=lambda name: name.start) - 1
    return names[at] if at >= 0 and offset < names[at].end else None
