# ruff: noqa: A002 - arguments are named as the format names its fields
"""Readings made by hand: what a reader would give for short pieces of news written for these tests."""

import dataclasses

from communique.model import (
    Actor,
    Amount,
    Article,
    Block,
    Dating,
    Event,
    EventTime,
    Mention,
    Participant,
    Place,
    ReaderVersion,
    Reading,
    Span,
    Statement,
    Time,
)
from communique.ontology import intensity

READER = ReaderVersion(version="0.1.0", model="sha256:aa", knowledge="1")
NEWER = ReaderVersion(version="0.2.0", model="sha256:bb", knowledge="1")


def where(text, words, *, nth=0):
    """Return the span of the nth ``words`` in ``text``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def sentence_of(text, span):
    """Return the sentence around a span: from one ``. `` or line end to the next."""
    start = max(text.rfind(". ", 0, span.start) + 2, text.rfind("\n", 0, span.start) + 1, 0)
    if text.rfind(". ", 0, span.start) == -1 and text.rfind("\n", 0, span.start) == -1:
        start = 0
    end = text.find(".", span.end)
    return Span(start=start, end=len(text) if end == -1 else end + 1)


def actor(text, id, name, *, mentions=None, **fields):
    found = tuple(
        Mention(start=span.start, end=span.end, kind="name")
        for span in (where(text, words) for words in mentions or (name,))
    )
    return Actor(id=id, name=name, mentions=found, **{"kind": "country"} | fields)


def took(text, who, words):
    span = where(text, words)
    return Participant(actor=who, start=span.start, end=span.end)


def event(
    text, id, type, trigger, *, sources=(), targets=(), day=None, mode=None, confidence=0.8, nth=0, **fields
):
    mark = where(text, trigger, nth=nth)
    return Event(
        id=id,
        type=type,
        mode=mode,
        status=fields.pop("status", "asserted"),
        sources=tuple(took(text, *party) for party in sources),
        targets=tuple(took(text, *party) for party in targets),
        trigger=mark,
        sentence=sentence_of(text, mark),
        time=EventTime(start=day, end=day, precision="day") if day else None,
        intensity=intensity(type, mode),
        confidence=confidence,
        **fields,
    )


def article(text, *, site=None, title=None, published=None, url=None):
    return Article(
        url=url,
        site=site,
        title=title,
        authors=("Ana Lima", "Jo Park"),
        published=Dating(value=published, basis="markup") if published else Dating(),
        language="en",
        text=text,
        blocks=(Block(kind="body", start=0, end=len(text)),),
    )


CALL_TEXT = (
    "Moon Jae-in spoke with Donald Trump by telephone on Tuesday. The two leaders agreed to meet in Washington. "
    "“We will not ease the sanctions,” Moon said, “before the talks.” Beijing rejected the measures worth $2 million."
)


def call(*, reader=READER, id="call", confidence=0.9):
    """A telephone call, a summit to come, a rejection, a broken quotation."""
    text = CALL_TEXT
    actors = (
        actor(
            text,
            "a1",
            "Moon Jae-in",
            kind="person",
            known_as="person:moon-jae-in",
            country="KOR",
            sectors=("GOV",),
            role="President",
            score=0.9,
            basis=("known by name", "President of KOR; on the day"),
        ),
        actor(
            text,
            "a2",
            "Donald Trump",
            kind="person",
            known_as="person:donald-trump",
            country="USA",
            sectors=("GOV",),
        ),
        actor(
            text,
            "a3",
            "China",
            mentions=("Beijing",),
            known_as="country:CHN",
            country="CHN",
            sectors=("GOV",),
            score=0.5,
            basis=("a capital that acts is its government",),
        ),
    )
    return Reading(
        id=id,
        article=article(
            text,
            site="Han River Post",
            title="Leaders talk",
            published="2019-04-10",
            url="https://han.example/1",
        ),
        actors=actors,
        places=(
            Place(
                **at(where(text, "Washington")),
                name="Washington",
                country="USA",
                lat=38.9,
                lon=-77.04,
                precision="city",
                geonames=4140963,
            ),
        ),
        times=(Time(**at(where(text, "Tuesday")), type="DATE", value="2019-04-09"),),
        amounts=(Amount(**at(where(text, "$2 million")), value=2e6, unit="USD"),),
        events=(
            event(
                text,
                "e1",
                "CONSULT",
                "spoke",
                mode="phone",
                sources=[("a1", "Moon Jae-in"), ("a2", "Donald Trump")],
                day="2019-04-09",
                confidence=confidence,
                contexts=("diplomatic",),
            ),
            event(
                text,
                "e2",
                "AGREE",
                "agreed",
                sources=[("a1", "The two leaders"), ("a2", "The two leaders")],
                announces="CONSULT",
                status="planned",
                place=0,
                confidence=0.7,
            ),
            event(
                text,
                "e3",
                "REJECT",
                "rejected",
                sources=[("a3", "Beijing")],
                targets=[(None, "the measures")],
                confidence=0.6,
            ),
        ),
        statements=(
            Statement(
                id="s1",
                kind="direct",
                speaker=took(text, "a1", "Moon said"[:4]),
                cue=where(text, "said"),
                content=(
                    where(text, "“We will not ease the sanctions,”"),
                    where(text, "“before the talks.”"),
                ),
                confidence=0.95,
            ),
        ),
        reader=reader,
    )


def at(span):
    return {"start": span.start, "end": span.end}


def failed(*, id="broken", code="C0103"):
    """A page that could not be read."""
    from communique.errors import problem

    return Reading(id=id, problems=(problem(code),), reader=READER)


def clash(*, id, site, text, killed, reader=READER, day="2021-03-05", published="2021-03-06", confidence=0.8):
    """A report of an attack by the army on rebels near a town; ``killed`` is the phrase of its trigger."""
    actors = (
        actor(text, "a1", "army", kind="organization", country="ETH", sectors=("MIL",), mentions=("army",)),
        actor(text, "a2", "rebels", kind="group", country="ETH", sectors=("REB",), mentions=("rebels",)),
    )
    places = (
        Place(
            **at(where(text, "Dessie")),
            name="Dessie",
            country="ETH",
            lat=11.13,
            lon=39.63,
            precision="city",
            geonames=339219,
        ),
    )
    return Reading(
        id=id,
        article=article(
            text, site=site, published=published, url=f"https://{site.lower().replace(' ', '')}.example/{id}"
        ),
        actors=actors,
        places=places,
        events=(
            event(
                text,
                "e1",
                "ASSAULT",
                killed,
                sources=[("a1", "army")],
                targets=[("a2", "rebels")],
                day=day,
                mode="firearms",
                place=0,
                confidence=confidence,
            ),
        ),
        reader=reader,
    )


WIRE = (
    "The army killed 12 rebels in a gun battle near Dessie on Friday, a commander said. Soldiers on patrol came under fire "
    "before dawn at a bridge north of the town and shot back. Two trucks were burnt and the road to the capital was closed."
)
REWRITTEN = (
    "Twelve fighters die at bridge. The army killed 12 rebels near Dessie on Friday in a gun battle at a bridge, an officer said. "
    "Soldiers on patrol came under fire before dawn at a bridge north of the town and shot back."
)
ANOTHER = (
    "In the evening of the same day the army shot three rebels who tried to storm the prison of Dessie, its governor "
    "told reporters. Prisoners watched from the windows as the gate was held."
)


def wire():
    return clash(id="wire", site="Abay News", text=WIRE, killed="killed")


def rewritten():
    return clash(id="rewritten", site="Red Sea Daily", text=REWRITTEN, killed="killed", confidence=0.7)


def another():
    return clash(id="another", site="Highland Radio", text=ANOTHER, killed="shot")


def everything():
    """Every reading of this module, in a fixed order."""
    return [call(), failed(), wire(), rewritten(), another()]


def with_text(reading, text):
    """The same reading of a changed text, with nothing read from it."""
    changed = dataclasses.replace(reading.article, text=text, blocks=())
    return dataclasses.replace(
        reading, article=changed, actors=(), places=(), times=(), amounts=(), events=(), statements=()
    )


def judge_some(record):
    """Reject some of the record's events and correct others, and return its events as they were."""
    rows = list(record.events())
    for row in rows[::9]:
        record.judge(row.id, "reject", who="ana")
    for row in rows[4::9]:
        record.judge(row.id, "correct", who="ana", field="type", value="AID")
    return rows
