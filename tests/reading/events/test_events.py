"""Events: two words for one act, modes, types on the same words."""

import dataclasses
import time

import numpy as np
import pytest

from communique.model import Span
from communique.models.labels import EVENT_MODES, EVENT_TYPES
from communique.reading.events import finding
from communique.reading.events.duplicates import join_duplicates
from communique.reading.events.finding import (
    _mode,
    _of_one_type,
    _with_own_objects,
    _with_subjects,
    likeliest_mode,
    triggers,
)
from communique.reading.names import Name
from communique.reading.relation import Relation
from communique.reading.roles import Linked, Predicate, RoleSpan
from tests.reading.pointing import span


def relation(text, trigger, **changes):
    made = Relation(
        type="CONSULT",
        mode="phone",
        announces=None,
        status="asserted",
        sources=(span(text, "Moon"),),
        targets=(span(text, "Trump"),),
        trigger=span(text, trigger),
        confidence=0.5,
    )
    return dataclasses.replace(made, **changes)


def test_two_words_for_one_act_are_one_event_the_surest():
    text = "Moon is to speak by phone to Trump."
    weak, sure = relation(text, "speak", confidence=0.3), relation(text, "phone")
    assert join_duplicates(text, [weak, sure]) == [sure]
    text = "Moon mocked and scolded Trump, then mocked him."
    mocked, scolded = (
        relation(text, word, type="ACCUSE", mode="disapprove") for word in ("mocked", "scolded")
    )
    assert join_duplicates(text, [mocked, scolded]) == [mocked]
    alleged = dataclasses.replace(scolded, mode="allege")
    assert join_duplicates(text, [mocked, alleged]) == [mocked, alleged]


def test_a_verb_and_what_it_does_are_one_act():
    text = "Moon imposed new sanctions on Trump."
    verb = relation(text, "imposed", type="SANCTION", mode=None, confidence=0.3)
    noun = relation(text, "sanctions", type="COERCE", mode="restrict")
    assert join_duplicates(text, [verb, noun]) == [verb]
    other = dataclasses.replace(noun, targets=())
    assert join_duplicates(text, [verb, other]) == [verb, other]
    text = "Moon signed a new trade deal with Trump."
    signed, deal = (
        relation(text, word, type=kind, mode=None)
        for word, kind in (("signed", "SUPPORT"), ("deal", "AGREE"))
    )
    assert join_duplicates(text, [signed, deal]) == [signed]


@pytest.mark.parametrize(
    ("text", "first", "second", "is_one"),
    [
        # No mode, nobody on a side, or not whether it happened.
        ("Moon hosted a call with Trump.", ("hosted", {"mode": None}), ("call", {}), True),
        ("Moon decried the calls of Trump.", ("decried", {}), ("calls", {"sources": ()}), True),
        ("Moon made a call by Trump.", ("made", {"targets": ()}), ("call", {}), True),
        ("Moon is ordered to phone Trump.", ("ordered", {}), ("phone", {"status": "planned"}), True),
        # Two modes, times or conjunctions, and two acts of which each has a side of its own.
        ("Moon hosted a call with Trump.", ("hosted", {"mode": "visit"}), ("call", {}), False),
        ("Moon met Trump after a call.", ("met", {"mode": None}), ("call", {}), False),
        ("Moon met Trump, then called.", ("met", {"mode": None}), ("called", {}), False),
        ("Moon made a call to Trump.", ("made", {"targets": ()}), ("call", {"sources": ()}), False),
        ("Moon made a call to Trump.", ("made", {"targets": (), "mode": None}), ("call", {}), False),
        ("Moon recalled a call to Trump.", ("recalled", {"status": "historical"}), ("call", {}), False),
        (
            "Moon made a call on claims by Trump.",
            ("made", {"sources": ()}),
            ("claims", {"status": "alleged"}),
            False,
        ),
    ],
)
def test_a_word_that_tells_less_of_an_act_is_of_the_same_act(text, first, second, is_one):
    last, one = (relation(text, word, **changes) for word, changes in (first, second))
    one = dataclasses.replace(one, confidence=0.7)
    assert join_duplicates(text, [last, one]) == ([one] if is_one else [last, one])


def test_words_have_two_types_only_for_who_is_convicted_to_prison():
    text = "Moon sentenced Trump to three years."
    likely, other = (
        relation(text, "sentenced", type=kind, mode=mode)
        for kind, mode in (("SANCTION", "convict"), ("COERCE", "arrest"))
    )
    assert _of_one_type([(0.8, other), (0.9, likely)]) == [likely, other]
    accused = relation(text, "sentenced", type="ACCUSE", mode="allege")
    assert _of_one_type([(0.8, accused), (0.9, likely)]) == [likely]
    assert _of_one_type([(0.9, accused), (0.8, likely)]) == [accused]


def test_two_acts_of_the_same_sides_stay_two():
    text = "Moon spoke to and later called Trump."
    both = [relation(text, "spoke"), relation(text, "called")]
    assert join_duplicates(text, both) == both
    other = [relation(text, "spoke"), relation(text, "called", status="planned")]
    assert join_duplicates(text, other) == other


def test_what_one_does_but_later_again_stays_two():
    text = "Moon spoke to but later called Trump."
    both = [relation(text, "spoke"), relation(text, "called")]
    assert join_duplicates(text, both) == both


def test_what_goes_on_with_what_is_said_is_no_act_of_its_own():
    text = "Moon hit out at Trump on Friday, angrily accusing him of lies and blaming Kim, who left, mocking Putin."
    last = relation(text, "hit out", type="ACCUSE", mode="disapprove", confidence=0.3)
    of_him = relation(text, "accusing", type="ACCUSE", mode="allege", targets=(span(text, "him"),))
    assert join_duplicates(text, [last, of_him]) == [dataclasses.replace(of_him, targets=last.targets)]
    unclear = dataclasses.replace(last, targets=())
    assert join_duplicates(text, [unclear, of_him]) == [of_him]
    others = (
        dataclasses.replace(of_him, targets=(span(text, "Kim"),)),
        dataclasses.replace(of_him, sources=(span(text, "Kim"),)),
        dataclasses.replace(of_him, status="denied"),
        dataclasses.replace(of_him, type="REQUEST"),
        dataclasses.replace(of_him, mode="investigate"),
        dataclasses.replace(of_him, trigger=span(text, "mocking")),
    )
    for other in others:
        assert join_duplicates(text, [last, other]) == [last, other]


def test_how_two_speak_is_no_second_talk():
    text = "Moon spoke with Trump by telephone, and called Kim on a phone."
    spoke = relation(text, "spoke", mode=None)
    assert join_duplicates(text, [spoke, relation(text, "telephone")]) == [
        dataclasses.replace(spoke, mode="phone")
    ]
    assert len(join_duplicates(text, [spoke, relation(text, "called")])) == 2


@pytest.mark.parametrize("way", ["in", "by"])
def test_how_somebody_is_killed_is_no_second_attack(way):
    text = f"Moon said Trump was killed {way} a new drone strike."
    killed = relation(text, "killed", type="ASSAULT", mode=None, sources=())
    strike = relation(text, "strike", type="ASSAULT", mode="drone", sources=())
    assert join_duplicates(text, [killed, strike]) == [dataclasses.replace(killed, mode="drone")]
    other = dataclasses.replace(strike, targets=())
    assert join_duplicates(text, [killed, other]) == [killed, other]


def test_two_words_for_one_act_are_one_event_also_around_another_act():
    text = "Moon said the U.S. launch against Trump was a breach of the pact and an outrage."
    said, launch, breach, outrage = (
        relation(text, word, type="ACCUSE", mode="disapprove")
        for word in ("said", "launch", "breach", "outrage")
    )
    launch = dataclasses.replace(launch, type="MOBILIZE", mode="weapons")
    assert join_duplicates(text, [said, launch, breach, outrage]) == [said, launch, outrage]


def test_an_act_of_two_types_may_be_told_again():
    text = "Moon sentenced Trump to a year in jail."
    convicted, held = (
        relation(text, "sentenced", type=kind, mode=mode)
        for kind, mode in (("COERCE", "arrest"), ("SANCTION", "convict"))
    )
    jail = dataclasses.replace(convicted, trigger=span(text, "jail"), confidence=0.2)
    assert join_duplicates(text, [convicted, held, jail]) == [convicted, held]


def test_a_second_type_on_the_same_words_has_to_be_likely_in_itself():
    scores = np.zeros((6, len(EVENT_TYPES)), np.float32)
    scores[1:3, 0], scores[2:4, 1], scores[2, 2], scores[5, 3] = 0.5, 0.4, 0.7, 0.2
    found = [(p.first, p.end, p.kind) for p in triggers(scores, np.zeros(6, bool))]
    assert found == [(2, 3, 2), (5, 6, 3)]
    scores[1:3, 0] = 0.65
    found = [(p.first, p.end, p.kind) for p in triggers(scores, np.zeros(6, bool))]
    assert found == [(1, 3, 0), (2, 3, 2), (5, 6, 3)]


def test_many_triggers_take_no_long_time():
    scores = np.where(np.arange(60_000)[:, None] % (np.arange(len(EVENT_TYPES)) + 3) == 0, 0.4, 0)
    began = time.process_time()
    assert len(triggers(scores.astype(np.float32), np.zeros(len(scores), bool))) > 20_000
    assert time.process_time() - began < 5


def test_a_mode_is_given_where_it_is_likelier_than_none():
    phone = EVENT_MODES.index(("CONSULT", "phone"))
    scores = np.zeros(len(EVENT_MODES), np.float32)
    scores[phone] = 2
    mode, probability = likeliest_mode("CONSULT", scores)
    assert mode == phone
    assert 0.5 < probability < 0.9
    floors = [0.0] * len(EVENT_MODES)
    assert _mode("CONSULT", scores, floors) == "phone"
    floors[phone] = 0.9
    assert _mode("CONSULT", scores, floors) is None
    assert _mode("SUPPORT", scores, floors) is None


def test_an_act_without_a_source_has_that_of_the_act_that_one_subject_does_before():
    text = "Moon met Kim and later praised Trump; Putin sued Trump."
    met = relation(text, "met")
    praised, sued = (
        relation(text, word, type="SUPPORT", mode=None, sources=()) for word in ("praised", "sued")
    )
    assert [r.sources for r in _with_subjects(text, [met, praised, sued])] == [met.sources, met.sources, ()]
    own = relation(text, "praised", sources=(span(text, "Kim"),), targets=())
    assert _with_subjects(text, [met, own])[1] == own
    reflexive = dataclasses.replace(praised, targets=met.sources)
    assert _with_subjects(text, [met, reflexive])[1].targets == ()


def test_who_is_blamed_did_what_the_blame_is_for():
    text = "Moon was sacked by Trump for refusing a ban. Moon met Trump, refusing it."
    sacked = relation(
        text, "sacked", type="SANCTION", sources=(span(text, "Trump"),), targets=(span(text, "Moon"),)
    )
    refusing = relation(text, "refusing", type="REJECT", sources=(span(text, "Trump"),), targets=())
    assert _with_subjects(text, [sacked, refusing])[1].sources == sacked.targets
    met = dataclasses.replace(sacked, type="CONSULT")
    assert _with_subjects(text, [met, refusing])[1].sources == refusing.sources


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Moon condemned the raid but blamed Trump for it.", False),
        ("Moon condemned guests, blamed Trump", False),
        ("Moon condemned and blamed Trump for it.", True),
        ("Moon condemned what he did when he blamed Trump.", True),
    ],
)
def test_the_object_of_the_next_verb_is_not_that_of_the_first(text, stays):
    first, second = (
        relation(text, word, type="ACCUSE", mode="disapprove", sources=(span(text, "Moon"),))
        for word in ("condemned", "blamed")
    )
    assert _with_own_objects(text, [first, second])[0].targets == first.targets * stays


def test_the_next_verb_may_come_after_another_act():
    text = "Moon condemned the launch but blamed Trump for it."
    first, launch, second = (
        relation(text, word, type=kind, sources=(span(text, "Moon"),))
        for word, kind in (("condemned", "ACCUSE"), ("launch", "MOBILIZE"), ("blamed", "ACCUSE"))
    )
    kept = _with_own_objects(text, [first, launch, second])
    assert [one.targets for one in kept] == [(), launch.targets, second.targets]


@pytest.mark.parametrize(
    ("kind", "sources", "targets"),
    [
        ("ACCUSE", ["Moon"], ["Mali"]),
        ("ASSAULT", ["Moon"], ["Mali", "Chad"]),  # a place may be attacked, and those in it
    ],
)
def test_of_parties_that_nothing_joins_the_likeliest_takes_part(monkeypatch, kind, sources, targets):
    text = "Miners at work saw Moon blame Mali in Chad."
    monkeypatch.setattr(finding, "side", lambda _encoded, _text, first, end, **_: Span(start=first, end=end))

    def role(words, likely):
        return RoleSpan(span(text, words).start, span(text, words).end, likely, likely)

    item = Linked(
        predicate=Predicate(0, 1, 0, EVENT_TYPES.index(kind), 0.9),
        sources=(role("Miners", 0.6), role("Moon", 0.9)),
        targets=(role("Mali", 0.9), role("Chad", 0.6)),
        empty=(0.1, 0.1),
    )
    found = finding._likeliest_sides(text, None, item, [])
    assert [[one.of(text) for one in side] for side in found] == [sources, targets]


def test_who_stands_in_a_list_with_a_side_acts_too():
    text = "Moon, Kim and Trump accused Xi."
    people = [
        Name(start=at.start, end=at.end, label="Person", score=1.0)
        for at in (span(text, word) for word in ("Moon", "Kim", "Trump", "Xi"))
    ]
    sources, targets = [span(text, "Moon")], [span(text, "Xi")]
    finding._add_coordinated(text, sources, targets, people, trigger=span(text, "accused"), is_mutual=False)
    assert [one.of(text) for one in sources] == ["Moon", "Kim", "Trump"]
    assert targets == [span(text, "Xi")]
