"""Readings of entries whose time is known to the day, week, month, year or less precisely, or not at all."""

import dataclasses

from communique.model import EventTime, Reading
from tests.made import READER, actor, article, event, statement

TEXT = "Rebels shelled the town. Norway sent help to Mali. “It was a hard year,” Ana Lima said."
TIMES = {
    "day": ("2017-04-11", "2017-04-11", "day"),
    "first": ("2017-01-01", "2017-01-01", "day"),
    "week": ("2017-04-10", "2017-04-16", "week"),
    "month": ("2017-04-01", "2017-04-30", "month"),
    "summer": ("2017-06-01", "2017-08-31", "month"),
    "year": ("2017-01-01", "2017-12-31", "year"),
    "decade": ("2010-01-01", "2019-12-31", "year"),
    "winter": ("2016-12-01", "2017-02-28", "month"),
    "ages": ("1999-01-01", "2001-12-31", "year"),
    "undated": None,
}


def told(name, *, published="2018-02-03"):
    """Return a reading with an attack, aid and a statement at one of ``TIMES``; the actor has the name of the time."""
    text = TEXT.replace("Rebels", name)
    start, end, precision = TIMES[name] or (None, None, None)
    time = None if start is None else EventTime(start=start, end=end, precision=precision)
    said = statement(text, "s1", "“It was a hard year,”", speaker=("a3", "Ana Lima"), cue="said")
    return Reading(
        id=name,
        article=article(text, published=published, site="Fjord Post", url=f"https://fjord.example/{name}"),
        actors=(
            actor(text, "a1", name, kind="group"),
            actor(text, "a2", "Norway", country="NOR"),
            actor(text, "a4", "Mali", country="MLI"),
            actor(text, "a3", "Ana Lima", kind="person"),
        ),
        events=(
            event(text, "e1", "ASSAULT", "shelled", sources=[("a1", name)], time=time),
            event(text, "e2", "AID", "sent", sources=[("a2", "Norway")], targets=[("a4", "Mali")], time=time),
        ),
        statements=(dataclasses.replace(said, time=time),),
        reader=READER,
    )
