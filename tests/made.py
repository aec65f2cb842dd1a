# ruff: noqa: A002 - arguments are named as the format names its fields
"""Builds readings by hand: each part is given by its words in the text."""

from communique.model import (
    Actor,
    Article,
    Block,
    Dating,
    Event,
    EventTime,
    Mention,
    Participant,
    Place,
    ReaderVersion,
    Span,
    Statement,
)
from communique.ontology import intensity

READER = ReaderVersion(version="0.1.0", model="sha256:aa", knowledge="1")


def where(text, words, *, nth=0, after=0):
    """Return the span of ``words`` in ``text``: occurrence ``nth``, counted from 0 after the character ``after``."""
    start = after - 1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def at(span):
    """Return the start and end of a span as keyword arguments."""
    return {"start": span.start, "end": span.end}


def sentence_of(text, span):
    """Return the sentence around a span: from the ``. `` or line end before it to the next full stop."""
    start = max(text.rfind(". ", 0, span.start) + 2, text.rfind("\n", 0, span.start) + 1, 0)
    if text.rfind(". ", 0, span.start) == -1 and text.rfind("\n", 0, span.start) == -1:
        start = 0
    end = text.find(".", span.end)
    return Span(start=start, end=len(text) if end == -1 else end + 1)


def actor(text, id, name, *, mentions=None, **fields):
    """Return an actor with some ``mentions``, given as words or spans; by default its name."""
    spans = (words if isinstance(words, Span) else where(text, words) for words in mentions or (name,))
    found = tuple(Mention(**at(span), kind="name") for span in spans)
    return Actor(id=id, name=name, mentions=found, **{"kind": "country"} | fields)


def participant(text, who, words, *, after=0):
    """Return a participant, given the actor's id and the words that name it."""
    return Participant(actor=who, **at(where(text, words, after=after)))


def event(
    text,
    id,
    type,
    trigger,
    *,
    sources=(),
    targets=(),
    day=None,
    mode=None,
    confidence=0.8,
    nth=0,
    after=0,
    **fields,
):
    """Return an event; each party of a side is a pair of an actor's id and the words that name it."""
    mark = where(text, trigger, nth=nth, after=after)
    made = {
        "status": "asserted",
        "sentence": sentence_of(text, mark),
        "time": EventTime(start=day, end=day, precision="day") if day else None,
    }
    return Event(
        id=id,
        type=type,
        mode=mode,
        sources=tuple(participant(text, *party, after=after) for party in sources),
        targets=tuple(participant(text, *party, after=after) for party in targets),
        trigger=mark,
        intensity=intensity(type, mode),
        confidence=confidence,
        **made | fields,
    )


def statement(text, id, *content, speaker=None, cue=None, after=0, kind="direct", confidence=0.9):
    """Return a statement with some contents; its speaker is a pair like the parties of an event."""
    return Statement(
        id=id,
        kind=kind,
        speaker=participant(text, *speaker, after=after) if speaker else None,
        cue=where(text, cue, after=after) if cue else None,
        content=tuple(where(text, words, after=after) for words in content),
        confidence=confidence,
    )


def town(text, name, *, after=0, **fields):
    """Return a town that the text names."""
    return Place(**at(where(text, name, after=after)), name=name, precision="city", **fields)


def article(text, *, published=None, **fields):
    """Return an article, whose whole text is body unless ``blocks`` are given."""
    made = {"language": "en", "blocks": (Block(kind="body", start=0, end=len(text)),)}
    dating = Dating(value=published, basis="markup") if published else Dating()
    return Article(text=text, published=dating, **made | fields)
