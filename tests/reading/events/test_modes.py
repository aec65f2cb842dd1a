"""Modes that the words after an act leave no choice in."""

import pytest

from communique.model import Span
from communique.reading.events.modes import correct_mode


def told(text, act, kind, said):
    start = text.index(act)
    return correct_mode(text, Span(start=start, end=start + len(act)), kind, said)


@pytest.mark.parametrize(
    ("text", "act", "said", "expected"),
    [
        ("She accused the mayor of hiding the truth.", "accused", "disapprove", "allege"),
        ("She accused him of deliberately misleading voters.", "accused", "disapprove", "allege"),
        ("She accused him of a “cover-up” at home.", "accused", "disapprove", "allege"),
        ("She accused him of being weak.", "accused", "disapprove", "disapprove"),
        ("She accused it of making light of the last killing.", "accused", "disapprove", "disapprove"),
        ("She accused him of whining. He was lying.", "accused", "disapprove", "disapprove"),
        ("She criticised him, speaking of fraud.", "criticised", "disapprove", "disapprove"),
        ("She accused him of fraud.", "accused", "investigate", "investigate"),
    ],
)
def test_who_is_accused_of_a_wrong_is_charged_with_it(text, act, said, expected):
    assert told(text, act, "ACCUSE", said) == expected


@pytest.mark.parametrize(
    ("text", "act", "said", "expected"),
    [
        ("She called on the minister to resign.", "called on", "change", "yield"),
        ("She called for the minister to step down.", "called for", "change", "yield"),
        ("She told the minister to quit.", "told", "change", "yield"),
        ("She urged an immediate cease-fire.", "urged", "change", "yield"),
        ("She urged both sides to end the violence.", "urged", "change", "yield"),
        ("She demanded the release of all political prisoners.", "demanded", None, "yield"),
        ("She demanded the release of the report.", "demanded", "change", "change"),
        ("She urged him to ask the minister to resign.", "urged", "change", "change"),
        ("She urged him to act. He may resign.", "urged", "change", "change"),
        ("She asked him for talks on a truce.", "asked", "meet", "meet"),
    ],
)
def test_who_is_asked_to_give_in_is_asked_to_yield(text, act, said, expected):
    assert told(text, act, "REQUEST", said) == expected


@pytest.mark.parametrize(
    ("text", "act", "kind", "said", "expected"),
    [
        ("Prisoners began a hunger strike.", "hunger strike", "PROTEST", "strike", "hunger"),
        ("The rioting went on.", "rioting", "PROTEST", "demo", "riot"),
        ("Crowds toppled the statue.", "toppled", "PROTEST", "demo", "vandalize"),
        ("Crowds marched to the statue.", "marched", "PROTEST", "demo", "demo"),
        ("Mali imposed new sanctions.", "sanctions", "SANCTION", "discontinue", None),
        ("Mali meddled in the vote.", "meddled", "COERCE", "cyber", None),
        ("Mali hacked the vote.", "hacked", "COERCE", "cyber", "cyber"),
        ("Mali threatened to deport them.", "threatened", "THREATEN", None, "expel"),
        ("Mali threatened war if they deport him.", "threatened", "THREATEN", None, None),
        ("Mali threatened Chad with new tariffs.", "threatened", "THREATEN", None, "restrict"),
        ("Mali warned against sanctions.", "warned", "THREATEN", None, None),
        ("Mali threatened to respond to the tariffs.", "threatened", "THREATEN", None, None),
        ("Mali threatened revenge for the tariffs.", "threatened", "THREATEN", None, None),
        ("Mali threatened to jail or deport them.", "threatened", "THREATEN", "arrest", "arrest"),
    ],
)
def test_words_that_have_one_mode(text, act, kind, said, expected):
    assert told(text, act, kind, said) == expected


def test_other_types_keep_their_mode():
    assert told("She warned him to resign.", "warned", "THREATEN", None) is None


@pytest.mark.parametrize(
    ("text", "act", "said", "expected"),
    [
        ("Mali is negotiating with the rebels.", "negotiating", "third-party", None),
        (
            "Algeria brokered negotiations between Mali and Chad.",
            "negotiations",
            "third-party",
            "third-party",
        ),
        ("Negotiations with Chad, mediated by Algeria, began.", "Negotiations", "third-party", "third-party"),
        ("Algeria held talks with both sides.", "talks", "third-party", "third-party"),
        ("She had a phone conversation with Mali's premier.", "phone conversation", None, "phone"),
        ("She spoke to Mali's premier on the phone.", "spoke", None, "phone"),
        ("She met the premier, who had sold a phone.", "met", None, None),
        ("She visited Mali, and spoke by phone.", "visited", "visit", "visit"),
        ("Just had a long call with Mali's premier.", "call", None, "phone"),
        ("Their so-called summit opened.", "so-called summit", None, None),
        ("The mayor met union leaders on Monday.", "met", "visit", None),
        ("The mayor flew to Oslo, where he met union leaders.", "met", "visit", "visit"),
    ],
)
def test_talks_have_a_mode_where_other_words_show_it(text, act, said, expected):
    assert told(text, act, "CONSULT", said) == expected
