"""Completion of contents: gaps within a sentence are closed, and the ends moved to those of a sentence or clause.

The network may leave words out, or end a content a few words too early. The rest of a clause is added whatever its
length if the last word cannot end a phrase ("sanctions on the") or no new phrase can begin there ("some old |
objections"), otherwise only if it is a few words. Names are kept whole.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from communique.english import AUXILIARY, MODAL, POSSESSIVE, PREPOSITION, SHORT_MONTHS, TITLE, either
from communique.model import Span
from communique.reading.names import Name

_LOOK_BACK = 60
"""Characters at the end of a content that are searched; at least its last two words."""
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
"""A mark and the first word of the next clause, at the end of a content: "a tax on cars, which"."""
_JOINS = re.compile(r"(?<=\w)\s(?:and|but|or)\Z")
"""A conjunction at the end of a content."""
_NEXT = r"(?:and|but|who|which|while|because|as)\b"
_SHORT = rf"(?:{TITLE}|(?:{either(SHORT_MONTHS)}|St|vs?|No|(?<=\s)[A-HJ-Z])\.)"  # "World War I." ends
_WORD = rf"(?>(?:[A-Z]\.){{2,}}|{_SHORT}|[\w$£€][\w’'$£€%/-]*(?:[.,]\w+)*(?:\.(?=\s[a-z]))?)"
_CLAUSE_END = rf"(?=:(?!/)|[.,;!?)”\"\n—–]|\Z|\s+(?:[—–\n(]|--|{_NEXT}))"
_REST = re.compile(rf"(?:[^\S\n]+(?!{_NEXT}){_WORD}){{1,15}}{_CLAUSE_END}")
_REPORTING_PHRASE = (
    r"according|without|on \w+day|in an? (?:tweet|statement|interview|letter|post|speech|email)"
    r"|[A-Z][a-z]+ (?:more|also)\n"
)
"""Starts of phrases about the saying ("in an interview") or of links ("Read more"), which are no content."""
_LAST_WORDS = re.compile(rf"(?:[^\S\n]+(?!(?:{_NEXT}|{_REPORTING_PHRASE})){_WORD}){{1,3}}{_CLAUSE_END}")
_WHEN = (
    r"after|before|during|despite|earlier|following|if|last|since|so|then|though|today|unless|until|when|whether|yesterday|at (?:an?|the)"
    rf"|in (?:the|{POSSESSIVE}|\d+)|(?:on|this|next) \w+day"
)
_SENTENCE_END = r"(?=[.!?][”\"’)]*(?:\s|\Z)|\n|\Z)"
_OTHER_VERB = rf"{AUXILIARY}|he|she|they|it|we|I|you"
_LAST_CLAUSE = re.compile(
    rf"(?<!\sand)(?!\s+(?:{_OTHER_VERB})\b)(?:[^\S\n]+(?!(?:{_NEXT}|{_REPORTING_PHRASE}|{_WHEN})\b){_WORD}){{4,9}}{_SENTENCE_END}"
)
"""Four to nine words to the end of a sentence that begin no other clause and do not say when or where it was said."""
_REST_OF_SENTENCE = re.compile(
    rf"(?<!\sand)(?<!\sbut)(?<!\sor)(?!\s+(?:{_OTHER_VERB}|{PREPOSITION}|[a-z]+ing)\b)(?=\s[a-z])(?!\s+(?:{_NEXT}|{_REPORTING_PHRASE}|{_WHEN})\b)"
    rf"(?:[^\S\n]+(?:{_WORD}|“[^“”\n]{{1,200}}”|\"[^\"\n]{{1,200}}\")){{1,25}}(?=[.,!?;:—–\n]|\s--?\s|\Z)"
)
"""Words to the next mark, from one in lower case, that begin no clause or reporting phrase: "some old | objections"."""
_LOOSE = re.compile(
    r"(?:an?|and|because|but|in|of|or|so|the|to|yet|(?:adding|noting|saying)(?: that)?)", re.IGNORECASE
)
"""Words that are no content by themselves."""
_POSSESSIVE_END = re.compile(r"\ws[’']\Z")
"""A possessive at the end of a content, whose noun is missing: "the workers’ | demands"."""
_STRAY_START = re.compile(r"(?:[,;:)\]]+|[–—-]+(?=\s))\s*")
_CLOSING_BRACKET = re.compile(r"[^().!?\n]{0,40}\)")
_CLOSING_QUOTE = re.compile(r"[.,!?]?”")
_WHOLE_QUOTE = re.compile(r"\w[^“”\n]{0,200}”")
_NO_STOP = r"(?:(?<=\b[A-Z])\.(?=[A-Z]\.|\s[a-z\d$(])|(?<=\s[A-HJ-Z])\.(?=\s[A-Z])|(?<=\d)\.(?=\d))"
"""A full stop that ends no sentence: in "the U.S. is", "Ann F. Otieno" and "3.5"."""
_BRACKET = r"(?<=\w )\([^()\n]{1,40}\)"
_LEAD = re.compile(
    r"(?:\A|\n|(?<=[a-z0-9%”\"’)])[.!?][”\"’)]?[^\S\n]|[—–] (?=[A-Z]))"  # the start of a line or sentence, or the end of a dateline
    r"(?:(?:And|But|Or|So|Yet),? )?+"  # a conjunction, which is not part of the content
    rf"(?P<lead>(?!\w+ing\b)(?:(?!\s--?\s)[^\n.!?:;()“”\"«»—–]|{_NO_STOP}|{_BRACKET}){{1,250}})"
    r"(?<!,)(?<!, )\Z"  # text that a comma separates from the content is not part of it
)
"""The text before a content in its sentence."""
_LEAD_REACH = 260
_QUOTES = re.compile(r"[“\"«‘]")
_SUBJECT = 3
"""Words of the shortest text before a quotation that is part of the content: "The plan for it “is dead,” she said."."""
_TAG = re.compile(
    r"(?:(?<=,)|(?<=,[”\"’])|[”\"’]?,)[”\"’]*\s*"
)  # a comma may stand within the quotation marks
_LONGEST_GAP = 30
"""Words of the longest gap that is closed."""
_ASIDE = re.compile(r"\s*(?:,.*,|[—–-].*[—–-]|\(.*\))\s*")
_STOPS = re.compile(r"[\n“”\"«»:]")
_STOP = re.compile(r"[.!?…][’')\]]*(?=\s)")
_ENDED = re.compile(r"[^\w\s$€£%]|\n")
_SHORT_END = re.compile(rf"\b{_SHORT}\Z")
_LONGEST_TITLE = 8  # characters: "Supt. " and the two before it
_TITLE_BEFORE = re.compile(rf"(?<![\w.]){TITLE}\s\Z")
_LONG = 8
"""Words of the shortest content that counts as a clause; a shorter one may be whole: "called for a ban on Friday"."""


def close_gaps(text: str, contents: Sequence[Span], excluded: Sequence[Span]) -> list[Span]:
    """Return the contents, joined where only words of one sentence are missing between two of them.

    They are not joined over quotation marks, ``excluded`` spans, or an aside between commas, dashes or brackets, which
    may be the writer's.

    Args:
        text: the text of the article.
        contents: the contents of a statement, in order.
        excluded: spans that are no content: speakers and cues, also of other statements.

    >>> text = "Diallo said the port will open to foreign ships."
    >>> [span.of(text) for span in close_gaps(text, [Span(start=12, end=20), Span(start=31, end=47)], [])]
    ['the port will open to foreign ships']

    """
    joined = list(contents[:1])
    for content in contents[1:]:
        if _is_gap(text, Span(start=joined[-1].end, end=max(content.start, joined[-1].end)), excluded):
            joined[-1] = Span(start=joined[-1].start, end=max(joined[-1].end, content.end))
        else:
            joined.append(content)
    return joined


def drop_loose(text: str, contents: Sequence[Span]) -> list[Span]:
    """Return the contents without those that are a bare function word, unless there are no others.

    >>> text = "But, she said, it rained."
    >>> [span.of(text) for span in drop_loose(text, [Span(start=0, end=3), Span(start=15, end=24)])]
    ['it rained']

    """
    return [one for one in contents if not _LOOSE.fullmatch(text, one.start, one.end)] or list(contents)


def _is_gap(text: str, between: Span, excluded: Sequence[Span]) -> bool:
    """Tell whether the text between two contents is missing words of one sentence."""
    if len(between.of(text).split()) > _LONGEST_GAP or any(between.overlaps(one) for one in excluded):
        return False
    if _STOPS.search(text, between.start - 1, between.end) or _ASIDE.fullmatch(
        text, between.start, between.end
    ):
        return False
    return all(
        _SHORT_END.search(text, max(0, stop.end() - 6), stop.end())
        for stop in _STOP.finditer(text, between.start - 1, between.end)
    )


def mend_end(text: str, content: Span, excluded: Sequence[Span]) -> Span:
    """Return a content with the rest of its clause, or without a last word that begins the next clause.

    Args:
        text: the text of the article.
        content: the content as the network found it.
        excluded: spans that are not part of it, such as its cue; it does not grow over them.

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
    is_owner = _POSSESSIVE_END.search(text, last, content.end) and "‘" not in content.of(text)
    if _is_ended(text, content.end) and not is_owner and not _SHORT_END.search(text, last, content.end):
        return content
    is_open = is_owner or _OPEN_END.search(text, last, content.end)
    is_clause = len(content.of(text).split()) >= _LONG
    ways = (_REST,) if is_open else (_LAST_WORDS, _LAST_CLAUSE, _REST_OF_SENTENCE) if is_clause else ()
    rest = next((rest for way in ways if (rest := way.match(text, content.end))), None)
    grown = Span(start=content.start, end=rest.end()) if rest is not None else None
    if grown is not None and not any(one.start >= content.end and grown.overlaps(one) for one in excluded):
        return grown
    joins = _JOINS.search(text, content.start, content.end)
    return Span(start=content.start, end=joins.start()) if joins else content


def _is_ended(text: str, end: int) -> bool:
    """Tell whether a punctuation mark, or the end of the line or text, is next to an offset."""
    return end >= len(text) or _ENDED.search(text, end - 1, end + 1) is not None


def balance(text: str, content: Span) -> Span:
    """Return a content with the mark that closes a bracket or quotation in it, and without stray marks at its ends.

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


def mend_start(text: str, content: Span, tag: Span, excluded: Sequence[Span]) -> Span:
    """Return a content extended to the start of its sentence, if a comma and the speaker and cue follow it.

    Args:
        text: the text of the article.
        content: the content as the network found it.
        tag: the span of speaker and cue.
        excluded: spans that are no content; it does not grow over them.

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
        grown.overlaps(one) and one.start < content.start for one in excluded
    ):
        return content
    return grown


def whole_names(text: str, content: Span, names: Sequence[Name], excluded: Sequence[Span]) -> Span:
    """Return a content extended over names that its start or end cuts, and over a short title before its first name.

    Args:
        text: the text of the article.
        content: the content as the network found it.
        names: the names of the article, in order.
        excluded: spans that are no content; it does not grow over them.

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
    if any(one.overlaps(part) for one in excluded for part in added if part.start < part.end):
        return content
    return Span(start=start, end=end)


def _around(names: Sequence[Name], offset: int) -> Name | None:
    """Return the name that covers an offset; ``None`` if none does."""
    at = bisect.bisect_right(names, offset, key=lambda name: name.start) - 1
    return names[at] if at >= 0 and offset < names[at].end else None
