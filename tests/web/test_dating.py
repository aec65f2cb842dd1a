"""Pages, charts and the terminal: what is known by month or year alone is in no bar of a day or week, and told beside."""

from __future__ import annotations

import csv
import io

import pytest
from typer.testing import CliRunner

from communique.cli import app
from communique.record import open_record
from communique.web.dealings import dealing
from communique.web.desk import Desk
from communique.web.filters import EventQuery
from tests.record.times import TIMES, told
from tests.web.conftest import Site

VAGUE = [name for name in TIMES if name in {"day", "first", "month", "year"}]


@pytest.fixture
def dated(tmp_path):
    """A record with events of two days, a month and a year."""
    with open_record(tmp_path / "news.sqlite") as record:
        record.add_many(
            (told(name, published="2017-05-01") for name in VAGUE), at="2026-11-30T06:00:00+00:00"
        )
        yield record


def show(record, *words):
    done = CliRunner().invoke(app, ["show", str(record.path), *words], env={"COLUMNS": "100"})
    assert done.exit_code == 0, done.output
    return done


def test_a_page_says_what_its_drawing_has_no_place_for(dated):
    text = Site(dated).get("/events?type=ASSAULT").text
    assert "Not in these bars: 1 dated to the month only, 1 dated to the year only." in text
    series = Site(dated).get("/api/series?type=ASSAULT").json()
    assert series["vaguer"] == {"month": 1, "year": 1}
    assert sum(sum(week["quads"]) for week in series["periods"]) == series["count"] - 2 == 2
    assert Site(dated).get("/api/series?by=year").json()["vaguer"] == {}


def test_each_bar_leads_to_as_many_events_as_it_counts(dated):
    site = Site(dated)
    for by, until in (("month", "2017-04-30"), ("year", "2017-12-31")):
        periods = site.get(f"/api/series?by={by}").json()["periods"]
        last = periods[-1]
        found = site.get(f"/api/events?since={last['date']}&until={until}").json()["count"]
        assert found == sum(last["quads"]) == {"month": 4, "year": 8}[by]


def test_a_pair_says_what_is_in_its_table_alone(dated):
    found = dealing(Desk(dated, name="news.sqlite", judge="tester"), "NOR", "MLI", EventQuery())
    assert found.undrawn_text == "dated to a month or a year only"
    assert (
        "events dated to a month or a year only are only in the table"
        in Site(dated).get("/pair?one=NOR&two=MLI").text
    )


def test_the_terminal_draws_what_has_a_place_and_tells_of_the_rest(dated):
    told_of = show(dated, "--series", "--type", "AID", "--by", "week").stdout.splitlines()[-1]
    assert told_of == "2 events; 1 dated to the month only; 1 dated to the year only"
    assert show(dated, "--series", "--type", "AID", "--by", "year").stdout.splitlines()[-1] == "4 events"
    alone = show(dated, "--series", "--actor", "year").stdout
    assert "2017" in alone
    assert alone.splitlines()[-1] == "1 event"
    assert "1 dated to the year only" in show(dated, "--series", "--actor", "year", "--by", "month").stdout


def test_rows_of_a_series_leave_out_what_is_in_no_period_and_say_so(dated):
    done = show(dated, "--series", "--type", "AID", "--by", "month", "--to", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["date"], row["quad_2"]) for row in rows] == [("2017-01-01", "1"), ("2017-04-01", "2")]
    assert "1 dated to the year only, in no row" in done.stderr


def test_what_came_since_a_day_is_asked_for(dated):
    dated.add(told("week", published="2017-05-01"), at="2026-12-01T06:00:00+00:00")
    site = Site(dated)
    start = site.get("/").text
    assert "Last added to on" in start
    assert '<a href="/articles?new_since=2026-12-01">1 article</a>' in start
    for kind, number in (("events", 2), ("statements", 1), ("articles", 1)):
        assert site.get(f"/api/{kind}?new_since=2026-12-01").json()["count"] == number
        assert "new since" in site.get(f"/{kind}?new_since=2026-12-01").text
    assert site.get("/api/events?new_since=yesterday").status_code == 400
    assert "--new-since 2026-12-01" in EventQuery(new_since="2026-12-01").command("news.sqlite")
    assert "1 statement" in show(dated, "--statements", "--new-since", "2026-12-01").stdout.splitlines()[-1]
    refused = CliRunner().invoke(app, ["show", str(dated.path), "--new-since", "noon"])
    assert refused.exit_code == 2
    assert "YYYY-MM-DD" in refused.output


def test_what_may_be_in_a_time_is_told_beside_it(dated):
    text = Site(dated).get("/events?type=AID&since=2017-01&until=2017-04-15").text
    assert "2 more are dated to a month, a year or longer" in text
    assert 'since=2017-01-01&amp;until=2017-12-31&amp;type=AID">widen it' in text
    done = show(dated, "--type", "AID", "--since", "2017-01", "--until", "2017-06")
    assert "1 more is dated to a longer period" in done.stderr
    assert "longer period" not in show(dated, "--type", "AID", "--since", "2017", "--until", "2017").stderr
