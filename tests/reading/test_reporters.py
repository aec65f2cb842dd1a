"""Who reports an act, and who asks for it in his own words."""

import pytest

from communique.reading.relation import Relation
from communique.reading.reporters import Reporters
from communique.reading.statements.attributions import Attribution
from tests.reading.pointing import span

TEXT = "Diallo said Friday. “Mali must pay. We must wait. Mali asked them for aid.” Keita said Mali must go."


def said(kind, speaker, *contents):
    return Attribution(kind, span(TEXT, speaker), None, tuple(span(TEXT, words) for words in contents), 0.9)


def asked(act, target, kind="REQUEST"):
    return Relation(kind, None, None, "asserted", (), (span(TEXT, target),), span(TEXT, act), 0.5)


REPORTERS = Reporters(
    TEXT,
    [
        said("direct", "Diallo", "Mali must pay. We must wait. Mali asked them for aid."),
        said("indirect", "Keita", "Mali must go"),
    ],
    {span(TEXT, "Diallo"): "a1", span(TEXT, "Keita"): "a2"},
)


@pytest.mark.parametrize(
    ("act", "target", "kind", "asker"),
    [
        ("must pay", "Mali", "REQUEST", ("Diallo",)),
        ("must pay", "Mali", "ACCUSE", ()),
        ("must wait", "We", "REQUEST", ()),
        ("asked", "them", "REQUEST", ()),
        ("must go", "Mali", "REQUEST", ()),
    ],
)
def test_who_says_what_others_must_do_asks_for_it(act, target, kind, asker):
    assert tuple(one.of(TEXT) for one in REPORTERS.asking(asked(act, target, kind))) == asker


def test_who_is_quoted_reports_what_he_tells():
    assert REPORTERS.of(span(TEXT, "asked")) == "a1"
    assert REPORTERS.of(span(TEXT, "must go")) == "a2"
    assert REPORTERS.of(span(TEXT, "Friday")) is None


def test_of_statements_within_each_other_the_innermost_counts():
    text = "Diallo said Keita said Mali must go."
    outer = Attribution("indirect", span(text, "Diallo"), None, (span(text, "Keita said Mali must go"),), 0.9)
    inner = Attribution("indirect", span(text, "Keita"), None, (span(text, "Mali must go"),), 0.9)
    actors = {span(text, "Diallo"): "a1", span(text, "Keita"): "a2"}
    assert Reporters(text, [outer, inner], actors).of(span(text, "must go")) == "a2"
