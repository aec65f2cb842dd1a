"""Notes of a labeller to labels by offsets, and labels moved along when sides are exchanged."""

import random

import pytest

from training import sheets
from training.labelling import event, take
from training.press_agreement import alike, labels, shared
from training.sheets import NoteError
from training.varying import Labelled, Pool, exchanged, in_present

TEXT = "Kenya's president met Tanzania's president in Arusha. The president later urged Tanzania to lift its ban."


def test_a_line_of_notes_becomes_spans():
    found = event(TEXT, "CONSULT visit asserted - | met | Kenya's president | Tanzania's president")
    assert [TEXT[slice(*span)] for span in (found["trigger"], *found["sources"], *found["targets"])] == [
        "met",
        "Kenya's president",
        "Tanzania's president",
    ]


def test_a_side_is_the_occurrence_nearest_to_the_trigger_unless_it_is_numbered():
    near = event(TEXT, "REQUEST change asserted - | urged | president | Tanzania")
    first = event(TEXT, "REQUEST change asserted - | urged | president#1 | Tanzania#1")
    assert near["targets"] == [[TEXT.rindex("Tanzania"), TEXT.rindex("Tanzania") + 8]]
    assert first["targets"] == [[TEXT.index("Tanzania"), TEXT.index("Tanzania") + 8]]


@pytest.mark.parametrize(
    "row",
    [
        "CONSULT visit asserted | met | Kenya | Tanzania",  # a code is missing
        "CONSULT dinner asserted - | met | Kenya | Tanzania",  # no such mode
        "CONSULT visit certain - | met | Kenya | Tanzania",  # no such status
        "CONSULT visit asserted - | met | Uganda | Tanzania",  # not in the text
        "CONSULT visit asserted - | me | Kenya | Tanzania",  # no whole word
        "CONSULT visit asserted - | met | Kenya#2 | Tanzania",  # stands there once
    ],
)
def test_a_line_that_cannot_be_taken_says_why(row):
    with pytest.raises(NoteError):
        event(TEXT, row)


def test_wrong_lines_are_listed_and_their_paragraphs_left_out(tmp_path):
    path = tmp_path / "sheet"
    path.write_text(f"## 1\n{TEXT}\n\n## 2\nNothing happened.\n")
    taken, errors = take(
        sheets.read(path), "1\nCONSULT visit asserted - | met | Kenya | Tanzania\nNONSENSE\n2\n3\n2\n"
    )
    assert (taken, len(errors)) == (
        {},
        3,
    )  # both paragraphs are in doubt: a wrong line, and one that stands twice
    taken, errors = take(sheets.read(path), "1\nCONSULT visit asserted - | met | Kenya | Tanzania\n2\n")
    assert ({text: len(events) for text, events in taken.items()}, errors) == (
        {TEXT: 1, "Nothing happened.": 0},
        [],
    )


def test_every_label_moves_along_when_sides_are_exchanged():
    row = Labelled(
        "x",
        "Ghana told Mali on Monday that it must wait, and Mali agreed.",
        [{"trigger": (53, 59), "sources": [(49, 53)], "targets": [(0, 5)]}],
        [{"cue": (6, 10), "speaker": (0, 5), "contents": [(26, 43)]}],
        [(19, 25, "DATE")],
    )
    new = exchanged(row, [((0, 5), "The ministers of Togo"), ((49, 53), "Niger")])
    assert new.text == "The ministers of Togo told Mali on Monday that it must wait, and Niger agreed."
    (e,), (s,), (t,) = new.events, new.statements or (), new.times or ()
    spans = [*e["sources"], *e["targets"], s["cue"], s["speaker"], *s["contents"], t[:2]]
    assert [new.text[a:b] for a, b in spans] == [
        "Niger",
        "The ministers of Togo",
        "told",
        "The ministers of Togo",
        "that it must wait",
        "Monday",
    ]


def test_a_side_is_exchanged_for_one_of_its_form_only():
    rows = [
        Labelled(
            "x", "The army shot Mali.", [{"trigger": (9, 13), "sources": [(4, 8)], "targets": [(14, 18)]}]
        ),
        Labelled(
            "x", "The navy met Togo.", [{"trigger": (9, 12), "sources": [(4, 8)], "targets": [(13, 17)]}]
        ),
    ]
    made = {Pool(rows).vary(rows[0], random.Random(seed)).text for seed in range(40)}
    assert made == {f"The {a} shot {b}." for a in ("army", "navy") for b in ("Mali", "Togo")}


def test_two_labellers_share_an_event_by_its_trigger_and_each_only_once():
    def act(start, end, kind="CONSULT"):
        return {"type": kind, "trigger": [start, end], "sources": [], "targets": []}

    first = {"a": [act(0, 4), act(10, 14)], "b": [act(0, 3)]}
    second = {"a": [act(0, 4, "AGREE"), act(0, 4)], "b": []}
    assert shared(first, second) == [(first["a"][0], second["a"][1])]
    assert (alike([[0, 5]], [[4, 9]]), alike([[0, 5]], [[5, 9]]), alike([], [])) == (True, False, True)


def test_the_present_of_a_verb_is_told_with_its_subject():
    text = "Tokyo objected to the drill, and the ministers condemned it."
    row = Labelled(
        "x",
        text,
        [
            {"trigger": (6, 14), "sources": [(0, 5)], "targets": []},
            {"trigger": (47, 56), "sources": [(37, 46)], "targets": []},
        ],
    )
    (told,) = in_present([row])
    assert told.text == "Tokyo objects to the drill, and the ministers condemn it."
    assert [told.text[slice(*e["trigger"])] for e in told.events] == ["objects", "condemn"]


@pytest.mark.parametrize(("name", "field"), [("implied", "sides"), ("circumstances", "acts")])
def test_second_labels_are_of_the_acts_of_the_first(name: str, field: str) -> None:
    first, second = labels(name, field)
    assert {key: [act[:3] for act in acts] for key, acts in first.items()} == {
        key: [act[:3] for act in acts] for key, acts in second.items()
    }
