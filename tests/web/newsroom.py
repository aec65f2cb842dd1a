"""Hand-made readings in the style of news: who did what is known, so that pages can be checked against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from communique.errors import problem
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
    Reading,
    Span,
    Statement,
    Time,
)
from communique.ontology import intensity

READER = ReaderVersion(version="0.1.0", model="0" * 64, knowledge="2026-01")
PEOPLE: dict[str, tuple[str, str | None, tuple[str, ...], str | None, str | None]] = {
    "South Korea": ("country", "KOR", ("GOV",), "state:KOR", None),
    "North Korea": ("country", "PRK", ("GOV",), "state:PRK", None),
    "United States": ("country", "USA", ("GOV",), "state:USA", None),
    "China": ("country", "CHN", ("GOV",), "state:CHN", None),
    "Moon Jae-in": ("person", "KOR", ("GOV",), "person:moon-jae-in", "president of South Korea"),
    "Kim Jong-un": ("person", "PRK", ("GOV",), "person:kim-jong-un", "leader of North Korea"),
    "Donald Trump": ("person", "USA", ("GOV",), "person:donald-trump", "president of the United States"),
    "the teachers’ union": ("group", "USA", ("LAB",), None, None),
    "protesters": ("group", None, ("CVL",), None, None),
}


@dataclass(frozen=True)
class Deed:
    """An event in a sentence, by the words that stand for it there."""

    type: str
    trigger: str
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    mode: str | None = None
    status: str = "asserted"
    confidence: float = 0.8
    day: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class Said:
    """A statement in a sentence."""

    content: str
    speaker: str | None = None
    cue: str | None = None
    kind: str = "indirect"
    confidence: float = 0.9


@dataclass(frozen=True)
class Line:
    """A sentence, what block it stands in, and what is read in it."""

    text: str
    read: tuple[Deed | Said, ...] = ()
    kind: str = "body"


def article(  # noqa: C901 - a builder, read from top to bottom
    name: str,
    *lines: Line,
    title: str | None,
    published: str | None = None,
    site: str | None = "example.org",
    url: str | None = None,
    authors: tuple[str, ...] = (),
) -> Reading:
    """Return the reading of an article made of lines; the first is its title."""
    text, blocks, starts = "", [], []
    for line in lines:
        start = len(text)
        blocks.append(Block(kind=line.kind, start=start, end=start + len(line.text)))
        starts.append(start)
        text += line.text + "\n\n"
    text = text.rstrip("\n")
    events, statements, places, times = [], [], [], []
    mentions: dict[str, list[Mention]] = {}
    for who in PEOPLE:
        place = text.find(who)
        while place >= 0:
            mentions.setdefault(who, []).append(Mention(start=place, end=place + len(who), kind="name"))
            place = text.find(who, place + 1)
    ids = {who: f"a{index}" for index, who in enumerate(mentions)}

    def party(who: str, start: int) -> Participant:
        at = text.index(who, start)
        return Participant(actor=ids.get(who), start=at, end=at + len(who))

    def span(words: str, start: int) -> Span:
        at = text.index(words, start)
        return Span(start=at, end=at + len(words))

    for line, start in zip(lines, starts, strict=True):
        for item in line.read:
            if isinstance(item, Said):
                statements.append(
                    Statement(
                        id=f"s{len(statements)}",
                        kind=item.kind,  # type: ignore[arg-type]
                        speaker=party(item.speaker, start) if item.speaker else None,
                        cue=span(item.cue, start) if item.cue else None,
                        content=(span(item.content, start),),
                        confidence=item.confidence,
                    )
                )
                continue
            if item.place:
                at = span(item.place, start)
                places.append(
                    Place(
                        start=at.start,
                        end=at.end,
                        name=item.place,
                        country="KOR",
                        lat=37.57,
                        lon=126.98,
                        precision="city",
                    )
                )
            if item.day and item.day in line.text:
                at = span(item.day, start)
                times.append(Time(start=at.start, end=at.end, type="DATE", value=item.day))
            events.append(
                Event(
                    id=f"e{len(events)}",
                    type=item.type,
                    mode=item.mode,
                    status=item.status,  # type: ignore[arg-type]
                    sources=tuple(party(who, start) for who in item.sources),
                    targets=tuple(party(who, start) for who in item.targets),
                    trigger=span(item.trigger, start),
                    sentence=Span(start=start, end=start + len(line.text)),
                    time=EventTime(start=item.day, end=item.day, precision="day") if item.day else None,
                    place=len(places) - 1 if item.place else None,
                    intensity=intensity(item.type, item.mode),
                    confidence=item.confidence,
                )
            )
    actors = tuple(
        Actor(
            id=ids[who],
            name=who,
            kind=PEOPLE[who][0],  # type: ignore[arg-type]
            country=PEOPLE[who][1],
            sectors=PEOPLE[who][2],
            known_as=PEOPLE[who][3],
            role=PEOPLE[who][4],
            mentions=tuple(found),
        )
        for who, found in mentions.items()
    )
    return Reading(
        id=name,
        article=Article(
            url=url or (f"https://{site}/{name}" if site else None),
            site=site,
            title=title,
            authors=authors,
            published=Dating(value=published, basis="markup" if published else "none"),
            language="en",
            text=text,
            blocks=tuple(blocks),
        ),
        actors=actors,
        places=tuple(places),
        times=tuple(times),
        events=tuple(events),
        statements=tuple(statements),
        problems=() if published else (problem("C0204"),),
        reader=READER,
    )


def readings() -> Iterator[Reading]:
    """Yield two articles in full, one page that was lost, and half a year of short ones."""
    yield article(
        "summit",
        Line("A third meeting, and no date", kind="title"),
        Line("By Ana Writer", kind="byline"),
        Line(
            "SEOUL — Moon Jae-in met Kim Jong-un in Seoul on 2019-03-11, the two governments said.",
            (
                Deed(
                    "CONSULT",
                    "met",
                    ("Moon Jae-in", "Kim Jong-un"),
                    mode="visit",
                    day="2019-03-11",
                    place="Seoul",
                ),
                Said("Moon Jae-in met Kim Jong-un in Seoul on 2019-03-11", None, "said"),
            ),
        ),
        Line(
            "North Korea accused the United States of “gangster-like” demands and threatened to resume tests.",
            (
                Deed("ACCUSE", "accused", ("North Korea",), ("United States",), day="2019-03-12"),
                Deed(
                    "THREATEN",
                    "threatened to resume tests",
                    ("North Korea",),
                    ("United States",),
                    status="planned",
                    confidence=0.55,
                ),
                Said("“gangster-like” demands", "North Korea", "accused", "mixed"),
            ),
        ),
        Line(
            "“We will go on talking,” Moon Jae-in said.",
            (Said("“We will go on talking,”", "Moon Jae-in", "said", "direct"),),
        ),
        Line("Donald Trump, right, at a podium. (File photo)", kind="caption"),
        Line(
            "China denied that it had sent fuel to North Korea.",
            (Deed("AID", "had sent fuel", ("China",), ("North Korea",), status="denied", confidence=0.41),),
        ),
        Line("Read more: five things to know. Subscribe to our newsletter.", kind="chrome"),
        title="A third meeting, and no date",
        published="2019-03-12",
        site="dailynote.example",
        authors=("Ana Writer",),
    )
    yield article(
        "undated",
        Line("Union walks out", kind="title"),
        Line(
            "Protesters joined as the teachers’ union marched.",
            (Deed("PROTEST", "marched", ("the teachers’ union",), mode="demo"),),
        ),
        title="Union walks out",
        site=None,
    )
    yield Reading(id="lost.html", article=None, problems=(problem("C0201"),), reader=READER)
    first = date(2018, 11, 5)
    deeds = (
        ("South Korea", "North Korea", "CONSULT", "spoke with", "phone"),
        ("North Korea", "United States", "THREATEN", "threatened", None),
        ("United States", "North Korea", "SANCTION", "imposed new sanctions on", None),
        ("South Korea", "North Korea", "AID", "shipped medicine to", None),
        ("United States", "South Korea", "CONSULT", "received envoys of", "visit"),
        ("China", "North Korea", "ACCUSE", "criticised", None),
        ("North Korea", "South Korea", "REJECT", "turned down a proposal of", None),
        ("United States", "China", "COERCE", "detained a ship of", None),
    )
    for number in range(40):
        day = (first + timedelta(days=5 * number)).isoformat()
        lines = [Line(f"Dispatch of {day}", kind="title")]
        for index in range(1 + number % 3):
            source, target, kind, verb, mode = deeds[(number * 3 + index * 5) % len(deeds)]
            lines.append(
                Line(
                    f"{source} {verb} {target} again, one official said.",
                    (
                        Deed(
                            kind,
                            verb,
                            (source,),
                            (target,),
                            mode=mode,
                            day=day,
                            confidence=0.35 + (number * 7 % 60) / 100,
                        ),
                        Said(f"{source} {verb} {target} again", None, "said", confidence=0.5 + number / 100),
                    ),
                )
            )
        yield article(
            f"dispatch-{number:02}",
            *lines,
            title=f"Dispatch of {day}",
            published=day,
            site=f"wire{number % 3}.example",
        )
