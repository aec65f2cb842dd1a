"""People outrank the reader, also after reading again; nothing they decided is lost; all of it can be undone."""

import dataclasses
import random

import pytest

from bench.judgements import judge_one
from communique.errors import RecordError
from communique.ontology import intensity
from tests.made import event
from tests.record.readings import NEWER, another, call, clash, everything, rewritten, wire


def one(record, **filters):
    (row,) = record.events(**filters)
    return row


def test_a_rejected_event_is_left_out_and_shown_on_request(record):
    record.add(call())
    event_id = one(record, type="REJECT").id
    record.judge(event_id, "reject", who="ana", why="an opinion, no deed")
    assert list(record.events(type="REJECT")) == []
    assert one(record, type="REJECT", rejected=True).id == event_id
    assert record.counts()["rejected_events"] == 1


def test_the_reports_of_a_rejected_event_are_counted_as_rejected(record):
    record.add_many(everything())
    record.merge()
    told_twice = next(row for row in record.events() if row.n_reports > 1)
    for entry in (told_twice.id, next(record.events(type="REJECT")).id):
        record.judge(entry, "reject", who="ana")
        counts = record.counts()
        assert counts["reports"] - counts["rejected_reports"] == len(list(record.events(layer="reports")))
    assert counts["rejected_reports"] == told_twice.n_reports + 1


def test_an_accepted_event_says_so(record):
    record.add(call())
    record.judge(one(record, type="CONSULT").id, "accept", who="ana")
    assert one(record, type="CONSULT").verdict == "accepted"


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("type", "THREATEN", {"type": "THREATEN", "quad": 3, "intensity": -3.5, "mode": None}),
        ("mode", "visit", {"mode": "visit", "intensity": 4.0}),
        ("mode", None, {"mode": None, "intensity": 2.5}),
        ("status", "denied", {"status": "denied"}),
        ("day_start", "2019-04-08", {"date": "2019-04-08"}),
        ("place_country", "KOR", {"place_country": "KOR"}),
        ("contexts", ["military", "legal"], {"contexts": ("military", "legal")}),
    ],
)
def test_a_corrected_field_is_shown_as_corrected(record, field, value, shown):
    record.add(call())
    record.judge(one(record, mode="phone").id, "correct", who="ana", field=field, value=value)
    row = one(record, text="telephone", ids=[row.id for row in record.events() if row.verdict == "corrected"])
    assert {name: getattr(row, name) for name in shown} == shown


def test_an_event_has_no_mode_of_a_report_of_another_type(record):
    """Reports that a person joined may be of two types; the one that speaks for the event tells the type."""
    record.add(call())
    phoned, refused = one(record, mode="phone"), one(record, type="REJECT")
    for field, value in (("type", "CONSULT"), ("mode", "visit")):
        record.judge(refused.report, "correct", who="ana", field=field, value=value)
    record.judge(phoned.id, "merge", who="ana", other=refused.id)
    speaks = one(record, ids=[phoned.id, refused.id]).report
    record.judge(speaks, "correct", who="ana", field="type", value="AID")
    joined = one(record, ids=[phoned.id, refused.id])
    assert (joined.type, joined.mode, joined.n_reports) == ("AID", None, 2)
    assert joined.intensity == intensity("AID")


def test_a_mode_is_of_the_type_that_a_person_gave(record):
    record.add(call())
    event = one(record, type="REJECT").id
    record.judge(event, "correct", who="ana", field="type", value="CONSULT")
    record.judge(event, "correct", who="ana", field="mode", value="visit")
    assert one(record, ids=[event]).mode == "visit"


def test_corrected_parties_are_found_by(record):
    record.add(call())
    event_id = one(record, type="REJECT").id
    record.judge(event_id, "correct", who="ana", field="targets", value=[{"name": "Seoul", "country": "KOR"}])
    assert [str(party) for party in one(record, target="KOR").targets] == ["Seoul (KOR)"]


def test_a_corrected_report_is_corrected_in_its_event(record):
    record.add(call())
    row = one(record, type="REJECT")
    record.judge(row.report, "correct", who="ana", field="status", value="alleged")
    assert one(record, type="REJECT").status == "alleged"


def test_a_corrected_actor_is_corrected_wherever_it_takes_part(record):
    record.add(call())
    (line,) = [line for line in record.dump() if line.startswith("actors\t") and '"local_id":"a1"' in line]
    actor_id = line.partition('"id":"')[2].partition('"')[0]
    record.judge(actor_id, "correct", who="ana", field="country", value="PRK")
    assert {row.type for row in record.events(actor="PRK")} == {"CONSULT", "AGREE"}
    assert record.roles("Moon")[0].score is None  # the reader's was of whom it took it for
    assert next(record.statements()).speaker.country == "PRK"


def test_statements_are_judged(record):
    record.add(call())
    said = next(record.statements())
    record.judge(said.id, "correct", who="ana", field="speaker", value={"name": "Chung", "country": "KOR"})
    assert next(record.statements()).speaker.name == "Chung"
    record.judge(said.id, "reject", who="ana")
    assert list(record.statements()) == []
    assert [row.verdict for row in record.statements(rejected=True)] == ["corrected"]


def test_events_are_merged_and_split_by_people_whatever_their_score(record):
    record.add_many([wire(), another()])
    record.merge()
    first, second = record.events()
    merged = record.judge(first.id, "merge", who="ana", other=second.id)
    assert one(record).n_reports == 2
    record.judge(one(record).id, "split", who="ben", other=second.report)
    assert [row.n_reports for row in record.events()] == [1, 1]
    assert [entry.verb for entry in record.history(first.id)] == ["merge", "split"]
    assert record.history(first.id)[0].id == merged


def test_what_people_split_no_score_joins(record):
    record.add_many([wire(), rewritten()])
    record.merge()
    row = one(record)
    away = next(report for report in record.reports_of(row.id) if report.site == "Red Sea Daily")
    record.judge(row.id, "split", who="ana", other=away.report)
    assert len(list(record.events())) == 2
    record.add(clash(id="third", site="Third Paper", text=rewritten().article.text, killed="killed"))
    record.merge()
    sites = [{report.site for report in record.reports_of(row.id)} for row in record.events()]
    assert all(len(found & {"Abay News", "Red Sea Daily"}) == 1 for found in sites)


def test_undo_is_a_row_and_can_be_undone(record):
    record.add(call())
    record.merge()
    before = list(record.dump(judgements=False))
    event_id = one(record, type="REJECT").id
    rejected = record.judge(event_id, "reject", who="ana")
    undone = record.undo(rejected, who="ben", why="it was one after all")
    assert list(record.dump(judgements=False)) == before
    record.undo(undone, who="ana")
    assert list(record.events(type="REJECT")) == []
    assert [(entry.verb, entry.who, entry.is_in_force) for entry in record.history(event_id)] == [
        ("reject", "ana", True),
        ("undo", "ben", False),
        ("undo", "ana", True),
    ]
    with pytest.raises(RecordError, match="undone already"):
        record.undo(undone, who="ana")


def test_the_last_word_counts(record):
    record.add(call())
    event_id = one(record, type="REJECT").id
    record.judge(event_id, "reject", who="ana")
    record.judge(event_id, "accept", who="ben")
    assert one(record, type="REJECT").verdict == "accepted"


def test_judgements_stay_when_a_page_is_read_again(record):
    record.add(call())
    row = one(record, type="REJECT")
    record.judge(row.id, "reject", who="ana")
    record.judge(one(record, type="CONSULT").id, "correct", who="ana", field="mode", value="visit")
    record.add(call(reader=NEWER, confidence=0.5))
    record.merge()
    assert list(record.events(type="REJECT")) == []
    assert one(record, type="CONSULT").mode == "visit"


def test_judgements_follow_an_entry_that_is_read_a_little_differently(record):
    record.add(call())
    record.judge(one(record, type="REJECT").id, "reject", who="ana")
    text = call().article.text
    wider = event(text, "e9", "REJECT", "rejected the", sources=[("a3", "Beijing")], confidence=0.9)
    record.add(dataclasses.replace(call(reader=NEWER), events=(wider,)))
    record.merge()
    assert list(record.events()) == []


def test_what_people_accepted_stays_where_a_newer_reader_misses_it(record):
    record.add(call())
    row = one(record, type="CONSULT")
    record.judge(row.id, "accept", who="ana")
    record.add(dataclasses.replace(call(reader=NEWER), events=()))
    record.merge()
    kept = one(record)
    assert (kept.id, kept.sentence, kept.verdict) == (row.id, row.sentence, "accepted")
    assert kept.sources == row.sources
    record.add(call(reader=dataclasses.replace(NEWER, version="0.3.0")))
    record.merge()
    assert one(record, type="CONSULT").verdict == "accepted"


def test_an_accepted_entry_moves_with_its_sentence(record):
    record.add(call())
    row = one(record, type="CONSULT")
    record.judge(row.id, "accept", who="ana")
    longer = "SEOUL — " + call().article.text
    moved = dataclasses.replace(call().article, text=longer, blocks=())
    record.add(
        dataclasses.replace(
            call(reader=NEWER),
            article=moved,
            actors=(),
            events=(),
            statements=(),
            places=(),
            times=(),
            amounts=(),
        )
    )
    record.merge()
    kept = one(record)
    assert longer[kept.char_start : kept.char_end] == row.sentence == kept.sentence


@pytest.mark.parametrize(
    ("verb", "fields", "message"),
    [
        ("bless", {}, "not a judgement"),
        ("correct", {}, "needs a field"),
        ("accept", {"field": "type", "value": "AID"}, "needs a field"),
        ("correct", {"field": "sentence", "value": "x"}, "cannot be corrected"),
        (
            "correct",
            {"field": "type", "value": "DEMAND"},
            "type cannot be 'DEMAND'; give one of AGREE, CONSULT",
        ),
        ("correct", {"field": "mode", "value": "visit"}, "is not a mode of REJECT; its modes are"),
        (
            "correct",
            {"field": "contexts", "value": ["war"]},
            r"contexts cannot be .*; give a list of military",
        ),
        (
            "correct",
            {"field": "day_start", "value": "soon"},
            "day_start cannot be 'soon'; give a day, YYYY-MM-DD",
        ),
        (
            "correct",
            {"field": "day_start", "value": "2019-4-8"},
            "day_start cannot be .*; give a day, YYYY-MM-DD",
        ),
        (
            "correct",
            {"field": "place_country", "value": "Korea"},
            "place_country cannot be 'Korea'; give a country code",
        ),
        ("correct", {"field": "lat", "value": 91}, "lat cannot be 91; give a number from -90 to 90"),
        (
            "correct",
            {"field": "targets", "value": [{"nick": "x"}]},
            'targets cannot be .*; give a list, .*"name"',
        ),
        ("merge", {}, "second entry"),
        ("merge", {"other": "st_x"}, "two different events"),
        ("merge", {"other": "ev_x"}, "there is no ev_x"),
    ],
)
def test_judgements_that_make_no_sense_are_refused_and_change_nothing(record, verb, fields, message):
    record.add(call())
    before = list(record.dump())
    with pytest.raises(RecordError, match=message):
        record.judge(one(record, type="REJECT").id, verb, who="ana", **fields)
    assert list(record.dump()) == before


def test_entries_that_are_not_there_are_named(record):
    for entry in ("ev_none", "rp_none", "st_none", "ac_none"):
        with pytest.raises(RecordError, match=f"there is no {entry}"):
            record.judge(
                entry,
                "correct" if entry == "ac_none" else "accept",
                who="ana",
                **({"field": "role"} if entry == "ac_none" else {}),
            )
    with pytest.raises(RecordError, match="not the id of"):
        record.judge("pg_x", "accept", who="ana")
    with pytest.raises(RecordError, match="no judgement ju_none"):
        record.undo("ju_none", who="ana")


@pytest.mark.parametrize("seed", range(2))
def test_random_judgements_all_undone_leave_the_original_record(record, seed):
    record.add_many(everything())
    record.merge()
    before = list(record.dump(judgements=False))
    chance = random.Random(seed)
    made = [judge_one(record, chance)[0] for _ in range(15)]
    assert list(record.dump(judgements=False)) != before
    chance.shuffle(made)
    for judgement in made:
        record.undo(judgement, who="ben")
    assert list(record.dump(judgements=False)) == before
    assert record.doctor() == []
