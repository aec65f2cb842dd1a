from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError
from communique.evaluation import load_gold, score_readings
from communique.evaluation.report import as_html, as_json, as_table
from communique.exchange import to_json
from communique.model import (
    Article,
    Dating,
    Event,
    Participant,
    ReaderVersion,
    Reading,
    Span,
    Statement,
    Status,
    Time,
)
from communique.ontology import types

TEXT = "Kenya asked Uganda for help on Monday. “We will pay,” Ruto said."
VERSION = ReaderVersion(version="test")


def reading(**layers: object) -> dict[str, Reading]:
    return {"x": Reading(id="x", reader=VERSION, **layers)}  # type: ignore[arg-type]


def event(kind: str, source: tuple[int, int], target: tuple[int, int]) -> Event:
    def side(span: tuple[int, int]) -> tuple[Participant, ...]:
        return (Participant(start=span[0], end=span[1]),)

    return Event(
        id="e1",
        type=kind,
        status="asserted",
        trigger=Span(start=6, end=11),
        sentence=Span(start=0, end=38),
        sources=side(source),
        targets=side(target),
        confidence=1,
    )


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    pair = {"type": "REQUEST", "source": {"start": 0, "end": 5}, "target": {"start": 12, "end": 18}}
    path.write_text(json.dumps({"id": "x", "text": TEXT, "events": [pair]}) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("said", "pair", "record"),
    [
        (event("REQUEST", (0, 5), (12, 18)), 1, 1),
        (event("AID", (0, 5), (12, 18)), 1, 0),
        (event("REQUEST", (12, 18), (0, 5)), 0, 0),
    ],
)
def test_an_event_is_right_by_pair_and_type(lines: Path, said: Event, pair: int, record: int) -> None:
    scores = {s.layer: s for s in score_readings(load_gold(lines), reading(events=(said,)))[0]}
    assert (scores["events: pair"].right, scores["events: record"].right) == (pair, record)


def test_two_acts_of_one_pair_are_no_errors_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    sides = {"source": {"start": 0, "end": 5}, "target": {"start": 12, "end": 18}}
    events = [{"type": kind, **sides} for kind in ("REQUEST", "AGREE")]
    path.write_text(json.dumps({"id": "x", "text": TEXT, "events": events}) + "\n", encoding="utf-8")
    both = tuple(event(kind, (0, 5), (12, 18)) for kind in ("REQUEST", "AGREE"))
    for said, counts in ((both, (2, 2, 2)), ((*both, event("AID", (0, 5), (12, 18))), (2, 4, 2))):
        scores = {s.layer: s for s in score_readings(load_gold(path), reading(events=said))[0]}
        record = scores["events: record"]
        assert (record.right, record.said, record.gold) == counts


def test_a_text_without_a_reading_counts_as_read_empty(lines: Path) -> None:
    scores = {s.layer: s for s in score_readings(load_gold(lines), {})[0]}
    assert scores["events: record"].gold == 1
    assert scores["events: record"].right == 0


def test_any_member_of_a_side_makes_the_pair(tmp_path: Path) -> None:
    sides = {
        "sources": [{"start": 59, "end": 63}, {"start": 0, "end": 5}],
        "targets": [{"start": 12, "end": 18}],
    }
    path = tmp_path / "gold.jsonl"
    pair = {"type": "REQUEST", "source": sides["sources"], "target": sides["targets"]}
    path.write_text(json.dumps({"id": "x", "text": TEXT, "events": [pair]}), encoding="utf-8")
    said = event("REQUEST", (0, 5), (12, 18))
    scores = {s.layer: s for s in score_readings(load_gold(path), reading(events=(said,)))[0]}
    assert scores["events: record"].right == 1


@pytest.mark.parametrize(("status", "right"), [("asserted", 1), ("planned", 0)])
def test_the_status_of_matched_events_is_scored(tmp_path: Path, status: str, right: int) -> None:
    path = tmp_path / "gold.jsonl"
    pair = {
        "type": "REQUEST",
        "status": status,
        "source": {"start": 0, "end": 5},
        "target": {"start": 12, "end": 18},
    }
    path.write_text(json.dumps({"id": "x", "text": TEXT, "events": [pair]}), encoding="utf-8")
    found, misses = score_readings(load_gold(path), reading(events=(event("REQUEST", (0, 5), (12, 18)),)))
    score = next(s for s in found if s.layer == "events: status, of matched")
    assert (score.right, score.gold, score.recall, score.precision) == (right, 1, float(right), None)
    assert [(m.layer, m.gold, m.said) for m in misses] == (
        [] if right else [("events: status", "REQUEST planned: Kenya → Uganda", "REQUEST asserted (asked)")]
    )


def test_what_is_not_defined_is_a_dash_and_no_figure(lines: Path) -> None:
    said = event("REQUEST", (0, 5), (12, 18))
    found, misses = score_readings(load_gold(lines), reading(events=(said, said, said)))
    scores = {s.layer: s for s in found}
    pair, number = scores["events: pair"], scores["events: said"]
    assert (pair.precision, pair.recall, pair.f1, pair.said) == (None, 1.0, None, None)
    assert (pair.low, pair.high) == (1.0, 1.0)
    assert (number.precision, number.recall, number.f1, number.low) == (None, None, None, None)
    assert (number.right, number.said, number.gold) == (None, 3, None)
    rows = {row["layer"]: row for row in json.loads(as_json(found))}
    assert rows["events: said"]["f1"] is None
    cells = {
        row[0]: row[1:] for row in zip(*(column.cells for column in as_table(found).columns), strict=True)
    }
    assert cells["events: pair"] == ("—", "1.000", "—", "1.000–1.000", "1", "—", "1")
    assert cells["events: said"] == ("—", "—", "—", "—", "—", "3", "—")
    page = as_html(found, misses, {})
    assert "<td>events: said</td><td class=n>—</td><td class=n>—</td><td class=n>—</td><td>—</td>" in page
    assert "None" not in page


def test_statements_match_by_half_their_characters(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text/x.txt").write_text(TEXT, encoding="utf-8")
    start = TEXT.index("“")
    end = TEXT.index("”") + 1
    ruto = TEXT.index("Ruto")
    (tmp_path / "attributions/x_a.ann").write_text(
        f"T1\tContent {start} {end}\tq\nT2\tSource {ruto} {ruto + 4}\ts\nT3\tCue {ruto + 5} {ruto + 9}\tc\nE1\tAttribution:T1 Content:T1 Source:T2 Cue:T3\n",
        encoding="utf-8",
    )
    gold = load_gold(tmp_path)
    said = Statement(
        id="s1",
        kind="direct",
        content=(Span(start=start + 3, end=end),),
        speaker=Participant(start=ruto, end=ruto + 4),
        confidence=1,
    )
    scores = {s.layer: s for s in score_readings(gold, reading(statements=(said,)))[0]}
    assert scores["statements: content"].f1 == 1
    assert scores["statements: content, quoted"].f1 == 1
    assert scores["statements: speaker, of matched"].recall == 1


def test_times_count_their_values(tmp_path: Path) -> None:
    (tmp_path / "x.tml").write_text(
        '<TimeML><DCT><TIMEX3 tid="t0" value="2020-01-07">x</TIMEX3></DCT><TEXT>It met on <TIMEX3 tid="t1" type="DATE" value="2020-01-06">Monday</TIMEX3>.</TEXT></TimeML>',
        encoding="utf-8",
    )
    gold = load_gold(tmp_path)
    assert gold[0].published == "2020-01-07"
    wrong = Time(start=10, end=16, type="DATE", value="2020-01-13")
    scores, misses = score_readings(gold, reading(times=(wrong,)))
    found = {s.layer: s for s in scores}
    assert (found["times: span"].right, found["times: value"].right) == (1, 0)
    assert misses[0].gold == "Monday = 2020-01-06"


def test_reports_hold_the_figures_and_no_markup_of_the_text(lines: Path) -> None:
    scores, misses = score_readings(load_gold(lines), {})
    page = as_html(scores, misses, {"x": "<script>alert(1)</script>"})
    assert "<script" not in page
    assert '"layer": "events: pair"' in as_json(scores)


def test_what_is_no_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no gold"):
        load_gold(tmp_path)


_SPANS = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: Span(start=pair[0], end=sum(pair)))
_SIDES = st.lists(_SPANS.map(lambda span: Participant(start=span.start, end=span.end)), max_size=3)


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(types())), _SIDES, _SIDES, st.sampled_from(get_args(Status))),
        max_size=6,
    )
)
def test_a_reading_is_all_right_by_itself(
    acts: list[tuple[str, list[Participant], list[Participant], Status]],
) -> None:
    """Also where all parties of an act stand on one side, and where acts share their parties."""
    made = tuple(
        Event(
            id=f"e{at}",
            type=kind,
            status=status,
            trigger=Span(start=6, end=11),
            sentence=Span(start=0, end=38),
            sources=tuple(sources),
            targets=tuple(targets),
            confidence=1,
        )
        for at, (kind, sources, targets, status) in enumerate(acts)
    )
    article = Article(text=TEXT, published=Dating(), blocks=(), language="en")
    own = Reading(id="x", reader=VERSION, article=article, events=made)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gold.jsonl"
        path.write_bytes(to_json(own))
        gold = load_gold(path)
    scores, misses = score_readings(gold, {"x": own})
    assert not misses
    shares = [share for score in scores for share in (score.precision, score.recall, score.f1)]
    assert {share for share in shares if share is not None} <= {1.0}
