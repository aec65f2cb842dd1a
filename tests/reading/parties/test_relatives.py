"""Who acts in a relative clause, who acts past it, and who does not act outside it."""

import re

import pytest

from communique.model import Span
from communique.reading.names import Name
from communique.reading.parties.relatives import correct_relatives, outer_subject
from tests.reading.pointing import span

LABELS = {
    "Ann Smith": "Person",
    "Bob Jones": "Person",
    "Mali": "Location",
    "Chad": "Location",
    "The Globe Bank": "Organization",
    "Globe Bank": "Organization",
}


def names(text):
    return [
        Name(start=m.start(), end=m.end(), label=LABELS[m[0]], score=1.0)
        for m in re.finditer("|".join(LABELS), text)
    ]


def resolve(text, sources, targets, act):
    spans = [[span(text, one) for one in side] for side in (sources, targets)]
    at = text.index(act)
    correct_relatives(text, *spans, trigger=Span(start=at, end=at + len(act)), names=names(text))
    return tuple([span.of(text) for span in side] for side in spans)


@pytest.mark.parametrize(
    ("text", "sources", "targets", "act", "found"),
    [
        ("Mali fined Chad, which rejects it.", ["Mali"], ["Chad"], "rejects", (["Chad"], [])),
        (
            "Ann Smith met Bob Jones, who later criticised it.",
            ["Ann Smith"],
            [],
            "criticised",
            (["Bob Jones"], []),
        ),
        ("Mali fined Chad, which later rejected it.", [], ["Chad"], "rejected", (["Chad"], [])),
        # Who suffers in it does not act.
        ("Mali fined Chad, which was sued.", [], ["Chad"], "sued", ([], ["Chad"])),
        ("Mali fined Chad, which was sued.", ["Mali"], ["Chad"], "sued", (["Mali"], ["Chad"])),
        ("Mali met a banker, who was sued.", [], ["Mali", "a banker"], "sued", ([], ["a banker"])),
        ("Parents and boys who were held", [], ["Parents", "boys"], "held", ([], ["Parents", "boys"])),
        ("Mali met Chad, which is suing it.", [], ["Mali", "Chad"], "suing", ([], ["Mali", "Chad"])),
        # "who" is not said of a state, nor of the name within a phrase that acts itself.
        ("Envoys of Mali, who reject it, left.", ["Envoys"], [], "reject", (["Envoys"], [])),
        (
            "Critics of Ann Smith, who reject it, left.",
            ["Critics of Ann Smith"],
            [],
            "reject",
            (["Critics of Ann Smith"], []),
        ),
    ],
)
def test_who_acts_in_the_clause(text, sources, targets, act, found):
    assert resolve(text, sources, targets, act) == found


@pytest.mark.parametrize(
    ("text", "source", "act", "acts"),
    [
        ("A drone strike that Ann Smith condemned killed six.", "Ann Smith", "strike", False),
        ("A drone strike that Ann Smith condemned killed six.", "Ann Smith", "killed", False),
        ("A drone strike that Ann Smith condemned killed six.", "Ann Smith", "condemned", True),
        ("A strike near Aden on Friday, which Mali denies, killed six.", "Mali", "strike", False),
        ("A strike that Mali carried out killed six.", "Mali", "strike", True),
        ("Ann Smith on Friday denounced a drone strike on a school.", "Ann Smith", "strike", False),
        ("Mali has strongly condemned Chad's attack.", "Mali", "attack", False),
        ("Mali has strongly condemned Chad's attack.", "Mali", "condemned", True),
        ("Mali condemned Chad and struck.", "Mali", "struck", True),
        ("She said that Mali wants to fight.", "Mali", "fight", True),
        ("They heard that Mali denies it and arrested six.", "Mali", "arrested", True),
    ],
)
def test_who_only_reacts_does_not_act(text, source, act, acts):
    assert resolve(text, [source], [], act)[0] == ([source] if acts else [])


@pytest.mark.parametrize(
    ("text", "side", "act", "who"),
    [
        (
            "Ann Smith, who lost to Bob Jones last year, criticised it.",
            "Bob Jones",
            "criticised",
            "Ann Smith",
        ),
        (
            "Ann Smith, 51, who works for Bob Jones and may run, also said so.",
            "Bob Jones",
            "said",
            "Ann Smith",
        ),
        (
            "Then Ann Smith, who sued the Globe Bank and won, has criticised it.",
            "Globe Bank",
            "criticised",
            "Ann Smith",
        ),
        ("The Globe Bank, which hired Bob Jones, denied it.", "Bob Jones", "denied", "The Globe Bank"),
        ("Ann Smith, who left, met Bob Jones, who criticised it.", "Bob Jones", "criticised", "Bob Jones"),
        ("Ann Smith, who said that Bob Jones lied, left.", "Bob Jones", "lied", "Bob Jones"),
        ("Ann Smith praised Bob Jones, who criticised it.", "Ann Smith", "criticised", "Ann Smith"),
        ("Ann Smith, deputy head of the Globe Bank, criticised it.", "Globe Bank", "criticised", "Ann Smith"),
        ("Ann Smith, 51 (left), a clerk at the Globe Bank, has said so.", "Globe Bank", "said", "Ann Smith"),
        ("Ann Smith, managing director of the Globe Bank, said so.", "Globe Bank", "said", "Ann Smith"),
        ("Ann Smith, adding to worries at the Globe Bank, said so.", "Globe Bank", "said", "Globe Bank"),
        ("Ann Smith, Bob Jones of the Globe Bank, said so.", "Globe Bank", "said", "Globe Bank"),
        ("Ann Smith, and all the clerks of the Globe Bank, said so.", "Globe Bank", "said", "Globe Bank"),
        ("Ann Smith, together with the Globe Bank, said so.", "Globe Bank", "said", "Globe Bank"),
        ("After Ann Smith, the head of the Globe Bank said so.", "Globe Bank", "said", "Globe Bank"),
    ],
)
def test_who_acts_is_not_whom_a_clause_in_between_names(text, side, act, who):
    found = outer_subject(text, span(text, side), span(text, act), names(text))
    assert found.of(text) == who
