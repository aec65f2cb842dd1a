"""Statements by layout, without a cue: signed quotations, posts, quotations under a name and a colon, transcripts."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence

from communique.model import Span
from communique.reading.names import Name

WORDS, SIGNATURE_WORDS, LABEL_WORDS, POST = 4, 12, 8, 400
"""Words of the shortest signed quotation or undated post, the longest signature and the longest label; characters of
the longest post."""
_LINE = re.compile(r"[^\s][^\n\r]*")
_BULLETS = " \t\r-•*"
_SIGNATURE = re.compile(
    r"\s*(?:—|–|-{1,2})\s*(?P<who>[^\W\d_][^\n\r,;:(|“”\"]{1,80})(?:[,(|](?!@)[^\n\r]{0,100})?(?<![.!?])(?=[\n\r]|$)"
)
_POSTED = re.compile(
    r"(?:[—–―]|(?<!\S)--?)\s*(?P<who>[^\W\d_][^\n\r@()—–“”\"]{1,60}?)\s*\(@[\w.-]{1,64}\)"
    r"(?:\s+(?P<day>[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+),? \d{4}|\s*(?=[\n\r]|$))"
)
"""The signature of an embedded post: "— Dana Ruiz (@ruiz) March 3, 2021"."""
_LINKS = re.compile(r"(?:(?:https?://|pic\.twitter\.com/)\S*+\s*+)++\Z")
_SIGNER = re.compile(r"[^\W\d_a-z]|(?:an?|the)\s")
"""The start of a signature: a capital letter, or an article as in "a White House spokeswoman"."""
_LABEL = re.compile(r"(?P<who>[^\W\d_][^\n\r:“”\"?!]{1,80}):(?P<words>\s+\S[^\n\r]*)?\s*")
_TITLED = re.compile(
    r"[^\W\d_a-z][\w’'.-]*(?:,? (?:[^\W_a-z][\w’'.-]*|of|the|for|and|to|de|del|van|von|bin|al-\w+|\([^()]*\)))*"
)
"""A speaker in a transcript, in capitalised words; "Biden on defense" is a heading."""
_LEAD = re.compile(
    r"(?:(?:and|now|next|then|also|here\s(?:is|are)|this\s(?:is|was)|a\sstatement|words?)\s)*from\s",
    re.IGNORECASE,
)


def find_layouts(text: str, quotations: Sequence[Span], names: Sequence[Name]) -> Iterator[tuple[Span, Span]]:
    """Yield the speaker and content of statements that only the layout attributes.

    Args:
        text: the text of the article.
        quotations: the quotations that the encoder has read, in order.
        names: the names of the article, in order; a label must contain one.

    >>> text = "“The decision protects everyone.” —Commissioner Nunes"
    >>> [(who.of(text), said.of(text)) for who, said in find_layouts(text, [Span(start=0, end=33)], ())]
    [('Commissioner Nunes', '“The decision protects everyone.”')]

    """
    speaking = [name.span for name in names if name.label in {"Person", "Organization"}]
    # only people label a transcript: "Arsenal: Smith, Jones." is none
    people = [name.span for name in names if name.label == "Person"]
    lines = [_trimmed(text, *match.span()) for match in _LINE.finditer(text)]
    yield from _posted(text)
    yield from _signed(text, quotations)
    yield from _introduced(text, lines, quotations, speaking)
    yield from _transcribed(text, lines, people)


def _signed(text: str, quotations: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield each quotation that begins a line and is followed by a dash and a signature up to the end of a line."""
    for quotation in quotations:
        before = text[text.rfind("\n", 0, quotation.start) + 1 : quotation.start]
        if before.strip(_BULLETS) or len(quotation.of(text).split()) < WORDS:
            continue
        signed = _SIGNATURE.match(text, quotation.end)
        if signed and len(signed[0].split()) <= SIGNATURE_WORDS and _SIGNER.match(signed["who"]):
            yield _trimmed(text, *signed.span("who")), quotation


def _posted(text: str) -> Iterator[tuple[Span, Span]]:
    """Yield each embedded post: the text on the line before its signature, without links at its end."""
    after = 0
    for signed in _POSTED.finditer(text):
        start = max(after, text.rfind("\n", 0, signed.start()) + 1)
        words = _trimmed(text, start, signed.start())
        after = signed.end()
        if words.end - words.start > POST:
            continue
        if links := _LINKS.search(text, words.start, words.end):
            words = _trimmed(text, words.start, links.start())
        least = 1 if signed["day"] else WORDS  # "Photo — Dana Ruiz (@ruiz)" is a credit
        if len(words.of(text).split()) >= least:
            yield _trimmed(text, *signed.span("who")), words


def _introduced(
    text: str, lines: Sequence[Span], quotations: Sequence[Span], speaking: Sequence[Span]
) -> Iterator[tuple[Span, Span]]:
    """Yield each quotation that fills a line below a line with a name and a colon."""
    opening = {quotation.start: quotation for quotation in quotations}
    for line, after in itertools.pairwise(lines):
        quotation = opening.get(after.start)
        if quotation is None or quotation.end < after.end:
            continue
        label = _LABEL.fullmatch(text, line.start, line.end)
        who = _speaker_of_label(text, label, speaking) if label and not label["words"] else None
        if who:
            yield who, quotation


def _transcribed(text: str, lines: Sequence[Span], people: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the text after a label and a colon on runs of two or more such lines, if at least one label is a person."""
    labels = [_LABEL.fullmatch(text, line.start, line.end) for line in lines]
    for is_spoken, run in itertools.groupby(labels, key=lambda label: bool(label and label["words"])):
        spoken = [label for label in run if label] if is_spoken else []
        if len(spoken) > 1 and any(_speaker_of_label(text, label, people) for label in spoken):
            for label in spoken:
                who = _trimmed(text, *label.span("who"))
                if len(who.of(text).split()) <= LABEL_WORDS and _TITLED.fullmatch(who.of(text)):
                    yield who, _trimmed(text, *label.span("words"))


def _speaker_of_label(text: str, label: re.Match[str], people: Sequence[Span]) -> Span | None:
    """Return the speaker in a label, without "from" and the like; ``None`` if it contains none of the names."""
    start, end = label.span("who")
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    who = _trimmed(text, start, end)
    if len(who.of(text).split()) > LABEL_WORDS:
        return None
    at = bisect.bisect_left(people, who.start, key=lambda person: person.start)
    return who if at < len(people) and who.covers(people[at]) else None


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the span from ``start`` to ``end`` without white space at its ends."""
    inside = text[start:end]
    left = start + len(inside) - len(inside.lstrip())
    return Span(start=left, end=max(left, start + len(inside.rstrip())))
