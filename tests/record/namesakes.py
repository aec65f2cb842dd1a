"""Readings in which several actors share a name: the police of two countries, of no country, and one with a knowledge id."""

from communique.model import Reading
from tests.made import READER, actor, article, event, statement
from tests.record.readings import AUTHORS

_DAYS = {
    name: f"2021-{month:02}-06"
    for month, name in enumerate(("korean", "ethiopian", "stateless", "known", "meeting"), start=1)
}
KOREAN, ETHIOPIAN = '"police" of KOR', '"police" of ETH'
STATELESS, KNOWN = '"police" of no country', "organization:railway-police"


def _police(text, name, words, country, **fields):
    sectors = ("COP",)
    return actor(
        text, name, "police", kind="organization", country=country, sectors=sectors, mentions=words, **fields
    )


def _reading(name, text, actors, events, statements=()):
    return Reading(
        id=name,
        article=article(text, site="Wire", title=text[:20], authors=AUTHORS, published=_DAYS[name]),
        actors=actors,
        events=events,
        statements=statements,
        reader=READER,
    )


def _arrest(name, text, country, *, words="police", **fields):
    """Return a reading in which the police of a country arrest a student, and say so."""
    student = actor(text, "a2", "student", kind="group", mentions=("student",))
    did = event(text, "e1", "COERCE", "arrested", sources=[("a1", words)], targets=[("a2", "student")])
    said = statement(text, "s1", "“He ran,”", speaker=("a1", words), cue="said")
    return _reading(name, text, (_police(text, "a1", (words,), country, **fields), student), (did,), (said,))


def _meeting():
    """Return a reading in which the police of two countries meet: the same name twice in an article and in an event."""
    text = "Korean police received Ethiopian officers. The two agreed on little."
    ours, theirs = (
        _police(text, "a1", ("Korean police",), "KOR"),
        _police(text, "a2", ("Ethiopian officers",), "ETH"),
    )
    met = event(
        text,
        "e1",
        "CONSULT",
        "received",
        sources=[("a1", "Korean police")],
        targets=[("a2", "Ethiopian officers")],
    )
    return _reading("meeting", text, (ours, theirs), (met,))


def namesakes():
    """Return all readings of this module, in a fixed order."""
    return [
        _arrest("korean", "The police arrested a student in Busan. “He ran,” an officer said.", "KOR"),
        _arrest("ethiopian", "Early on, police arrested a student in Dessie. “He ran,” they said.", "ETH"),
        _arrest("stateless", "Somewhere police arrested a student. “He ran,” they said later.", None),
        _arrest("known", "On a train police arrested a student. “He ran,” they said.", "KOR", known_as=KNOWN),
        _meeting(),
    ]
