"""Snapshots, and what changed between them."""

import dataclasses

import pytest

from communique.errors import RecordError
from communique.record import open_record
from communique.record.snapshot import diff, load, take
from tests.record.readings import NEWER, another, call, failed, rewritten, wire, with_text
from tests.record.test_trials import largest_file


def changes(old, new, what):
    return [(change.id, change.how, change.why) for change in diff(old, new) if change.what == what]


def test_equal_records_have_equal_snapshots_in_any_order(record, tmp_path):
    record.add_many([call(), wire(), another(), failed()])
    record.merge()
    with open_record(tmp_path / "other.sqlite") as other:
        other.add_many([failed(), another(), wire(), call()])
        other.merge()
        assert take(other) == take(record)
    assert list(diff(take(record), take(record))) == []


def test_a_snapshot_counts_by_reason_and_is_read_back(record, tmp_path):
    record.add_many([call(), failed()])
    taken = take(record)
    assert taken.problems == {"C0103": 1}
    assert taken.counts == record.counts()
    taken.write(tmp_path / "s.json")
    assert load(tmp_path / "s.json") == taken


def test_a_new_reading_and_its_events_are_named(record):
    record.add(call())
    before = take(record)
    record.add(another())
    after = take(record)
    assert changes(before, after, "reading") == [(another().id, "added", "a new input")]
    added = changes(before, after, "event")
    assert added
    assert all(why == f"{another().id}: a new input" for _, _, why in added)
    assert before.inputs != after.inputs
    assert [how for _, how, _ in changes(after, before, "reading")] == ["gone"]


def test_reading_again_names_the_reader(record):
    record.add(call())
    before = take(record)
    record.add(call(reader=NEWER, confidence=0.5))
    after = take(record)
    assert before.inputs == after.inputs
    ((_, how, why),) = changes(before, after, "reading")
    assert (how, why) == ("changed", "read with other Communiqué, weights")
    changed = changes(before, after, "event")
    assert changed
    assert all("read with other" in why for _, _, why in changed)


def test_a_judgement_is_the_reason(record):
    record.add(call())
    before = take(record)
    event = next(record.events(type="CONSULT")).id
    made = record.judge(event, "correct", field="type", value="AGREE", who="ana", why="signed")
    after = take(record)
    assert [how for _, how, _ in changes(before, after, "judgement")] == ["added"]
    ((changed, how, why),) = changes(before, after, "event")
    assert (changed, how) == (event, "changed")
    assert "correct on" in why
    assert "by ana" in why
    record.undo(made, who="ana")
    assert changes(before, take(record), "event") == []


def test_merging_is_the_reason(record):
    record.add_many([wire(), rewritten()])
    before = take(record)
    record.merge()
    whys = [why for _, _, why in changes(before, take(record), "event")]
    assert any(why.startswith("merged into ev_") for why in whys)
    assert all(why.startswith("merged into") or why == "its reports are grouped differently" for why in whys)


def test_a_snapshot_that_does_not_fit_leaves_the_last_one(record, tmp_path):
    record.add(wire())
    path = tmp_path / "kept" / "a.json"
    path.parent.mkdir()
    path.write_text("the last good one")
    with largest_file(512), pytest.raises(RecordError, match="cannot be written"):
        take(record).write(path)
    assert path.read_text() == "the last good one"
    assert list(path.parent.iterdir()) == [path]


def test_what_is_no_snapshot_says_so(tmp_path):
    (tmp_path / "a.json").write_text('{"format": "something/2"}')
    (tmp_path / "b.json").write_text("{}")
    for name in ("a.json", "b.json", "none.json"):
        with pytest.raises(RecordError):
            load(tmp_path / name)


def test_a_changed_text_is_the_reason(record):
    record.add(wire())
    before = take(record)
    record.add(dataclasses.replace(with_text(wire(), "The road to Dessie is open again."), reader=NEWER))
    ((_, how, why),) = changes(before, take(record), "reading")
    assert (how, why) == ("changed", "its input changed")
