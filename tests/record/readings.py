# ruff: noqa: A002 - arguments are named as the format names its fields
"""Handmade readings: what the reader would find in short pieces of news that were written for these tests."""

import dataclasses

from communique.errors import problem
from communique.model import Amount, ReaderVersion, Reading, Time
from tests.made import READER, actor, article, at, event, statement, town, where

NEWER = ReaderVersion(version="0.2.0", model="sha256:bb", knowledge="1")
AUTHORS = ("Ana Lima", "Jo Park")


CALL_TEXT = (
    "Moon Jae-in spoke with Donald Trump by telephone on Tuesday. The two leaders agreed to meet in Washington. "
    "“We will not ease the sanctions,” Moon said, “before the talks.” Beijing rejected the measures worth $2 million."
)


def call(*, reader=READER, id="call", confidence=0.9):
    """Return a reading with a telephone call, a planned summit, a rejection and an interrupted quotation."""
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
            authors=AUTHORS,
            published="2019-04-10",
            url="https://han.example/1",
        ),
        actors=actors,
        places=(town(text, "Washington", country="USA", lat=38.9, lon=-77.04, geonames=4140963),),
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
            statement(
                text,
                "s1",
                "“We will not ease the sanctions,”",
                "“before the talks.”",
                speaker=("a1", "Moon"),
                cue="said",
                confidence=0.95,
            ),
        ),
        reader=reader,
    )


def failed(*, id="broken", code="C0103"):
    """Return the reading of a page that could not be read."""
    return Reading(id=id, problems=(problem(code),), reader=READER)


def clash(*, id, site, text, killed, reader=READER, day="2021-03-05", published="2021-03-06", confidence=0.8):
    """Return a report of an attack by the army on rebels near a town; ``killed`` is the phrase of its trigger."""
    actors = (
        actor(text, "a1", "army", kind="organization", country="ETH", sectors=("MIL",), mentions=("army",)),
        actor(text, "a2", "rebels", kind="group", country="ETH", sectors=("REB",), mentions=("rebels",)),
    )
    places = (town(text, "Dessie", country="ETH", lat=11.13, lon=39.63, geonames=339219),)
    return Reading(
        id=id,
        article=article(
            text,
            site=site,
            authors=AUTHORS,
            published=published,
            url=f"https://{site.lower().replace(' ', '')}.example/{id}",
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
    """Return all readings of this module, in a fixed order."""
    return [call(), failed(), wire(), rewritten(), another()]


def fill(record):
    """Add all readings of this module to a record, and merge."""
    record.add_many(everything())
    record.merge()


def more():
    """Return 60 further readings that differ only in their ids."""
    return [call(id=f"more {number}") for number in range(60)]


def with_text(reading, text):
    """Return a reading with another text, from which nothing is read."""
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
