"""Handmade readings in news style, whose content is known, so that pages can be checked against it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from communique.errors import problem
from communique.model import Block, Event, ReaderVersion, Reading, Span, Statement, Time
from tests import made

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
    """An event of a sentence, given by its words."""

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
    """A statement of a sentence, given by its words."""

    content: str
    speaker: str | None = None
    cue: str | None = None
    kind: str = "indirect"
    confidence: float = 0.9


@dataclass(frozen=True)
class Line:
    """A sentence, the kind of its block, and what is read in it."""

    text: str
    read: tuple[Deed | Said, ...] = ()
    kind: str = "body"


def article(
    name: str,
    *lines: Line,
    title: str | None,
    published: str | None = None,
    site: str | None = "example.org",
    url: str | None = None,
    authors: tuple[str, ...] = (),
) -> Reading:
    """Return the reading of an article made of lines; the first is its title."""
    starts = list(itertools.accumulate((len(line.text) + 2 for line in lines), initial=0))[:-1]
    text = "\n\n".join(line.text for line in lines)
    blocks = tuple(
        Block(kind=line.kind, start=start, end=start + len(line.text))
        for line, start in zip(lines, starts, strict=True)
    )
    mentions = _mentions(text)
    ids = {who: f"a{index}" for index, who in enumerate(mentions)}
    read = [(item, block) for line, block in zip(lines, blocks, strict=True) for item in line.read]
    deeds = [(item, block) for item, block in read if isinstance(item, Deed)]
    fields = ("kind", "country", "sectors", "known_as", "role")
    return Reading(
        id=name,
        article=made.article(
            text,
            url=url or (f"https://{site}/{name}" if site else None),
            site=site,
            title=title,
            authors=authors,
            published=published,
            blocks=blocks,
        ),
        actors=tuple(
            made.actor(text, ids[who], who, mentions=found, **dict(zip(fields, PEOPLE[who], strict=True)))
            for who, found in mentions.items()
        ),
        places=tuple(
            made.town(text, deed.place, after=block.start, country="KOR", lat=37.57, lon=126.98)
            for deed, block in deeds
            if deed.place
        ),
        times=tuple(
            Time(**made.at(made.where(text, deed.day, after=block.start)), type="DATE", value=deed.day)
            for deed, block in deeds
            if deed.day and deed.day in text[block.start : block.end]
        ),
        events=_events(text, deeds, ids),
        statements=_statements(text, read, ids),
        problems=() if published else (problem("C0204"),),
        reader=READER,
    )


def _mentions(text: str) -> dict[str, list[Span]]:
    """Return all mentions of persons."""
    found = {
        who: [Span(start=m.start(), end=m.end()) for m in re.finditer(re.escape(who), text)] for who in PEOPLE
    }
    return {who: some for who, some in found.items() if some}


def _events(text: str, deeds: list[tuple[Deed, Block]], ids: dict[str, str]) -> tuple[Event, ...]:
    places = itertools.count()
    return tuple(
        made.event(
            text,
            f"e{number}",
            deed.type,
            deed.trigger,
            sources=[(ids.get(who), who) for who in deed.sources],
            targets=[(ids.get(who), who) for who in deed.targets],
            day=deed.day,
            mode=deed.mode,
            confidence=deed.confidence,
            after=block.start,
            status=deed.status,
            sentence=Span(start=block.start, end=block.end),
            place=next(places) if deed.place else None,
        )
        for number, (deed, block) in enumerate(deeds)
    )


def _statements(
    text: str, read: list[tuple[Deed | Said, Block]], ids: dict[str, str]
) -> tuple[Statement, ...]:
    said = [(item, block) for item, block in read if isinstance(item, Said)]
    return tuple(
        made.statement(
            text,
            f"s{number}",
            one.content,
            speaker=(ids.get(one.speaker), one.speaker) if one.speaker else None,
            cue=one.cue,
            after=block.start,
            kind=one.kind,
            confidence=one.confidence,
        )
        for number, (one, block) in enumerate(said)
    )


def readings() -> Iterator[Reading]:
    """Yield the readings of two full articles, of a page that was lost, and of half a year of short articles."""
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
