"""A pair, and a second one beside it."""

from __future__ import annotations

import dataclasses
import re

from communique.web import dealings, drawing
from communique.web.activity import Activity
from communique.web.dealings import STORY_LENGTH, dealing
from communique.web.desk import Desk
from communique.web.drawing import Mark, lane
from communique.web.filters import EventQuery


def marks(*days: str, quad: int = 1, is_sure: bool = True) -> list[Mark]:
    return [
        Mark(day=day, quad=quad, href=f"/events/ev_{n}", title=day, is_sure=is_sure)
        for n, day in enumerate(days)
    ]


def height(drawn: str) -> str:
    return re.search(r'viewBox="0 0 \d+ (\d+)"', drawn)[1]


def line(drawn: str) -> str:
    return re.search(r'<path d="M\d+ ([\d.]+)H\d+" class="axis"', drawn)[1]


def test_two_pairs_stand_beside_each_other_on_one_scale(site):
    text = site.get("/pair?one=KOR&two=PRK&three=USA&four=PRK").text
    assert '<div class="compare">' in text
    wide = re.findall(rf'viewBox="0 0 {drawing.HALF} \d+"', text)
    assert len(wide) == 4
    ticks = [
        re.findall(r'<text x="([\d.]+)"[^>]*>([^<]*\d[^<]*)</text>', part)
        for part in re.findall(r'<div class="wide">(.*?)</div>', text, re.DOTALL)
    ]
    assert len({str(found) for found in ticks}) == 1
    assert "beside United States and North Korea" in text
    assert text.count("<h2>The events between") == 2


def test_drawings_beside_each_other_are_level():
    few, many = marks("2019-04-08"), marks(*["2019-04-09"] * 6)
    days = ["2019-04-08", "2019-05-30"]
    one = lane(few, days=days, width=540, beside=many)
    two = lane(many, days=days, width=540, beside=few)
    assert height(one) == height(two)
    assert line(one) == line(two)


def test_days_are_told_apart_where_there_is_room():
    drawn = lane(marks("2019-04-08", "2019-04-09"), days=["2019-04-08", "2019-04-12"], width=960)
    assert "8 Apr 2019" in drawn
    xs = re.findall(r"translate\(([\d.]+) ", drawn)
    assert len(set(xs)) == 2


def test_what_is_hardly_sure_is_small():
    sure = lane(marks("2019-04-08"), days=["2019-04-08"], width=960)
    unsure = lane(marks("2019-04-08", is_sure=False), days=["2019-04-08"], width=960)
    size = [float(re.search(r"scale\(([\d.]+)\)", drawn)[1]) for drawn in (sure, unsure)]
    assert size[1] < 0.7 * size[0]


def test_what_is_not_told_as_fact_is_dashed(site):
    planned = Mark(day="2019-04-08", quad=1, href="/events/ev_1", title="planned", is_fact=False)
    assert 'class="open"' in lane([planned], days=["2019-04-08"], width=960)
    assert 'class="open"' not in lane(marks("2019-04-08"), days=["2019-04-08"], width=960)
    other = next(row for row in site.record.events(actor="PRK", other="USA") if row.status == "planned")
    text = site.get("/pair?one=PRK&two=USA").text
    assert f'<a href="/events/{other.id}" tabindex="-1" class="open">' in text


def test_the_sides_of_a_line_are_named_where_there_is_room():
    wide, narrow = (lane(marks("2019-04-08"), days=["2019-04-08"], width=width) for width in (960, 380))
    assert "cooperation</text>" in wide
    assert "conflict</text>" in wide
    assert "cooperation" not in narrow


def test_the_story_keeps_to_the_time_that_is_drawn(news):
    found = dealing(Desk(news, name="news.sqlite", judge="tester"), "KOR", "PRK", EventQuery())
    days = [event.cursor.partition("|")[0] for event in found.story]
    part = dataclasses.replace(found, shown=(days[1], days[-2])).story
    assert part
    assert all(days[1] <= event.cursor.partition("|")[0] <= days[-2] for event in part)


def test_events_that_the_drawings_leave_out_are_told(news):
    found = dealing(Desk(news, name="news.sqlite", judge="tester"), "KOR", "PRK", EventQuery())
    assert found.undrawn_text == ""
    undated = dataclasses.replace(found.events[0][1], cursor="|ev_1")
    with_undated = dataclasses.replace(found, events=(("there", undated),))
    assert with_undated.undrawn_text == "on no day"
    assert (
        dataclasses.replace(with_undated, is_whole=False).undrawn_text == "long before or after and on no day"
    )


def test_a_chart_says_how_many_events_have_no_mark(news):
    found = dealing(Desk(news, name="news.sqlite", judge="tester"), "KOR", "PRK", EventQuery())
    assert found.unmarked_text == ""
    (way, event), *_ = found.events
    days = ("2019-04-11", "2019-04", "2019", "")
    few = [(way, dataclasses.replace(event, cursor=f"{day}|{event.id}")) for day in days]
    note = "of 4 events not drawn: 2 dated to a month or a year only, 1 on no day"
    title = dealings.chart_of(dataclasses.replace(found, events=tuple(few))).to_dict()["title"]
    assert title["subtitle"] == note


def test_a_pair_offers_others_to_compare_with(site):
    text = site.get("/pair?one=KOR&two=PRK").text
    assert re.search(r'href="/pair\?one=KOR&amp;two=PRK&amp;three=\w+&amp;four=\w+">compare', text)


def test_the_story_is_of_the_surest_in_order_of_time(news):
    desk = Desk(news, name="news.sqlite", judge="tester")
    found = dealing(desk, "KOR", "PRK", EventQuery())
    days = [event.cursor.partition("|")[0] for event in found.story]
    assert days == sorted(set(days))
    assert len(days) == STORY_LENGTH
    left = [event for _, event in found.events if event not in found.story]
    least = min(event.confidence for event in found.story)
    assert all(event.confidence <= least or event.cursor.partition("|")[0] in days for event in left)


def test_bars_of_months_reach_to_the_end_of_the_last(site):
    """What is counted by month stands for all of it, also where the part that is drawn is counted anew by day."""
    months = [("1950-06-01", (1, 0, 0, 0)), *((f"2019-0{n}-01", (40, 0, 0, 0)) for n in range(1, 5))]
    flow = Activity(total=161, undated=0, quads=(161, 0, 0, 0), days=tuple(months), grain="month")
    asked: list[dict] = []

    class Asked(Desk):
        def ask(self, question, /, *given, **named):
            asked.append(named)
            return super().ask(question, *given, **named)

    desk, query = Asked(site.record, name="news.sqlite", judge=""), EventQuery()
    found = dataclasses.replace(
        dealing(desk, "KOR", "PRK", query), events=(), flows=(flow, flow), is_cut=True
    )
    asked.clear()
    drawn = dealings.on_one_scale(desk, [found], query)[0]
    assert {(each["since"], each["until"]) for each in asked} == {("2019-01-01", "2019-04-30")}
    assert (drawn.shown, drawn.is_whole) == (("2019-01-01", "2019-04-30"), False)


def test_many_events_are_bars_and_only_the_newest_are_listed(site, monkeypatch):
    monkeypatch.setattr(dealings, "MOST_MARKS", 5)
    monkeypatch.setattr(dealings, "N_LISTED", 3)
    text = site.get("/pair?one=KOR&two=PRK&order=newest").text
    total = len(list(site.record.events(actor="KOR", other="PRK")))
    assert total > 5
    assert "they are drawn as bars" in text
    assert text.count('<td class="when">') == 3
    assert f">All {total} events</a>" in text
