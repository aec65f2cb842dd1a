"""Sheets: what is drawn into them, what notes are taken, and how labels are kept without text."""

import json

import pytest

from training import certainty, event_texts, implied, naming, sheets
from training.folds import TRAINING, fold, key

TEXT = "Mali asked Chad for aid, and Chad’s president agreed on Monday."


def test_a_sheet_is_read_as_it_was_written(tmp_path):
    sheets.write(tmp_path / "sheet", ["One line.", "Two\nlines."])
    assert sheets.read(tmp_path / "sheet") == {1: "One line.", 2: "Two\nlines."}


def test_what_teaches_most_is_drawn_first_and_nothing_twice(monkeypatch):
    texts = {key(t): t for t in (f"paragraph {n}" for n in range(100))}
    pools = {"news": texts, "titles": dict(list(texts.items())[:50])}
    monkeypatch.setattr(event_texts, "press_texts", lambda _, name: pools[name])
    labelled = frozenset(sorted(texts)[:10])

    def best_first(looked_at):
        return sorted(looked_at, key=lambda t: -int(t.split()[1]))

    def drawn(n):
        shares = {"news": 0.8, "titles": 0.2}
        return sheets.draw(None, n, 1, shares, lambda t: t != "paragraph 99", best_first, 0.5, labelled)

    assert len(drawn(10)) == len(set(drawn(10))) == 10
    assert drawn(10) == drawn(10)
    everything = drawn(200)
    assert len(everything) == len(set(everything))
    assert {"paragraph 99", *(texts[sha1] for sha1 in labelled)}.isdisjoint(everything)
    assert all(fold(t) in TRAINING for t in everything)
    best = best_first(everything)
    assert sum(t in best[:8] for t in drawn(10)) >= 4


def test_labels_are_kept_without_text_and_the_later_ones_stand(tmp_path):
    path = tmp_path / "labels.jsonl"
    sheets.keep(path, "marks", {TEXT: [(0, 4, "Location")], "Other.": []})
    sheets.keep(path, "marks", {TEXT: [(0, 4, "NORP")]})
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    assert [row["marks"] for row in rows if row["marks"]] == [[[0, 4, "NORP"]]]
    assert "Mali" not in path.read_text()
    assert sheets.labelled_in(path) == {key(t) for t in (TEXT, "Other.")}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("1: 3/3", "wanted 2 pairs"),  # one is missing
        ("1: 3/3 4/3", "wanted 2 pairs"),  # beyond the scale
        ("1: 3/3 yes/3", "numbers"),
        ("2: 3/3 3/3", "no such paragraph"),
        ("one: 3/3 3/3", "no such paragraph"),
    ],
)
def test_labels_of_certainty_that_cannot_be_taken_say_why(line, why):
    taken, (error,) = certainty.take({1: "They [1:asked] and [2:agreed]."}, line)
    assert (taken, why in error) == ({}, True)


def test_predicates_are_marked_and_found_again():
    spans = certainty.predicates(TEXT, frozenset({"asked", "agreed", "aid"}))
    assert [TEXT[a:b] for a, b in spans] == ["asked", "aid", "agreed"]
    acts = [(*span, "") for span in spans]
    assert sheets.unmarked(sheets.marked(TEXT, acts)) == (TEXT, acts)


def test_a_name_is_marked_in_all_its_places_and_the_longer_one_counts():
    said = "Location Mali | Location Chad | Organization Chad’s president | Date Monday | DATE on Monday"
    found = [(TEXT[a:b], code) for a, b, code in naming.marks(TEXT, said)]
    assert found == [
        ("Mali", "Location"),
        ("Chad", "Location"),
        ("Chad’s president", "Organization"),
        ("on Monday", "DATE"),
        ("Monday", "Date"),
    ]
    assert naming.marks(TEXT, "Location Chad#2") == [(29, 33, "Location")]
    assert naming.marks(TEXT, "-") == []


@pytest.mark.parametrize(
    "line",
    [
        "1: Person Togo",
        "1: Place Mali",
        "1: Location Mal",
        "1: Location Mali#2",
        "1: Location Mali#0",
        "1: Location Mali | Person Mali",  # two classes of one layer
        "1: Misc Mali asked | Misc asked Chad",  # they cross
    ],
)
def test_a_name_that_cannot_be_taken_is_told(line):
    taken, errors = naming.take({1: TEXT}, line)
    assert (taken, len(errors)) == ({}, 1)


def test_a_paragraph_that_stands_twice_in_the_notes_is_told():
    taken, errors = naming.take({1: TEXT}, "1: Location Mali\n1: Location Chad")
    assert (taken, errors) == ({TEXT: [(0, 4, "Location")]}, ["1: Location Chad: it occurs twice"])


MARKED = "It is Chad’s plan. [1 ACCUSE target:Absurd], said Mali, and [2 COERCE source:jailed] two men."


@pytest.mark.parametrize(
    ("line", "sides"),
    [
        ("1: -", [([], []), ([], [])]),
        ("1: 1 target Chad", [([], ["Chad"]), ([], [])]),
        ("1: 2 source Mali | 1 target Chad", [([], ["Chad"]), (["Mali"], [])]),
        ("1: 1 target Chad | 1 target two men", [([], ["Chad", "two men"]), ([], [])]),
    ],
)
def test_whom_an_act_leaves_open_is_kept_with_the_act(line, sides):
    taken, errors = implied.take({1: MARKED}, line)
    assert not errors
    ((text, acts),) = taken.items()
    assert "[" not in text
    assert [text[start:end] for start, end, *_ in acts] == ["Absurd", "jailed"]
    assert [
        tuple([text[start:end] for start, end in spans] for spans in found) for _, _, _, *found in acts
    ] == sides


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("1: 1 source Mali", "has its source"),
        ("1: 3 target Mali", "no such act"),
        ("1: 1 target Togo", "does not occur there"),
        ("1: target Mali", "malformed"),
    ],
)
def test_a_side_that_is_not_open_or_does_not_stand_there_is_refused(line, why):
    taken, (error,) = implied.take({1: MARKED}, line)
    assert not taken
    assert why in error


def test_told_parties_join_their_event_and_no_other():
    events = [
        {"type": "ACCUSE", "trigger": [19, 25], "sources": [[32, 36]], "targets": []},
        {"type": "REJECT", "trigger": [19, 25], "sources": [[32, 36]], "targets": []},
    ]
    one, other = event_texts.with_implied(events, [[19, 25, "ACCUSE", [], [[6, 10]]]])
    assert one == {**events[0], "targets": [[6, 10]]}
    assert other == events[1]
    assert events[0]["targets"] == []
