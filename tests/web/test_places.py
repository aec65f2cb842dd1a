from __future__ import annotations

import re

import pytest

from communique.record import open_record
from communique.web.map_charts import map_chart
from communique.web.map_drawing import WORLD, view_of, world_map
from communique.web.places import MapPlace, areas
from communique.web.world import equal_earth, middle, shapes, topology
from tests.web.conftest import Site
from tests.web.newsroom import readings


def row(name: str, country: str | None, n: int, *, at=None, precision="city", conflict=0) -> MapPlace:
    lat, lon = at or (None, None)
    return MapPlace(
        name=name,
        country=country,
        precision=precision,
        lat=lat,
        lon=lon,
        n_events=n,
        quads=(n - conflict, 0, 0, conflict),
        n_named=n,
    )


SEOUL = row("Seoul", "KOR", 4, at=(37.57, 126.98), conflict=1)
KOREA = row("South Korea", "KOR", 3, at=(36.5, 127.75), precision="country")
AUCKLAND = row("Auckland", "NZL", 1, at=(-36.85, 174.76))
ANGELES = row("Los Angeles", "USA", 1, at=(34.05, -118.24))


def test_the_map_has_a_circle_for_a_town_and_a_tint_for_a_country():
    drawn = world_map([SEOUL], areas([SEOUL, KOREA]), link=lambda place: f"/events?place={place}")
    assert drawn.count('class="spot"') == 1
    assert drawn.count('class="area"') == 1
    assert "Seoul, South Korea: 4 events, 25% of them conflict" in drawn
    assert "South Korea: 3 events without a closer place, 7 in all" in drawn
    assert 'href="/events?place=Seoul"' in drawn
    assert 'href="/events?place=KOR"' in drawn


@pytest.mark.parametrize("code", ["SGP", "BHR", "MLT", "MDV", "KWT", "LUX"])
def test_a_country_too_small_for_a_tint_has_a_mark_that_can_be_seen(code: str):
    small = row(code, code, 2, precision="country")
    rows = [
        small,
        KOREA,
        row("Peru", "PER", 1, precision="country"),
    ]  # so far apart that all of the world is shown
    drawn = world_map([], areas(rows), link="/events?place={}".format)
    assert len(re.findall(r'<circle [^>]*r="9" class="a\d"/>', drawn)) == 1
    assert drawn.count('class="number"') == len(rows)
    saved = map_chart([small, KOREA]).to_dict()
    (marks,) = (layer for layer in saved["layer"] if layer["mark"]["type"] == "circle")
    told = saved["datasets"][marks["data"]["name"]] if "name" in marks["data"] else marks["data"]["values"]
    assert [mark["id"] for mark in told] == [code]


def test_no_number_lies_on_a_circle():
    lon, lat = middle("KOR")
    there = row("Daejeon", "KOR", 1, at=(lat, lon))
    for rows, n_numbers in (([SEOUL, KOREA], 1), ([SEOUL, there, KOREA], 0)):
        drawn = world_map([one for one in rows if one.is_point], areas(rows), link="/events?place={}".format)
        assert drawn.count('class="number"') == n_numbers


def test_a_country_whose_middle_is_known_is_no_point():
    assert not KOREA.is_point
    assert SEOUL.is_point
    assert areas([SEOUL, KOREA])[0].vague == 3


def test_a_map_shows_the_part_that_has_events_and_all_of_it_where_they_lie_apart():
    near = view_of([SEOUL], [])
    assert near.width < WORLD.width / 2
    x, y = near.place((126.98, 37.57))
    assert 0 < x < near.width * near.scale
    assert 0 < y < near.height * near.scale
    assert view_of([AUCKLAND, ANGELES], []) == WORLD


@pytest.mark.parametrize("at", [(89, 179.9), (-89, -179.9), (0, 0)])
def test_whatever_the_place_it_is_in_the_picture(at):
    view = view_of([row("Far", None, 1, at=at)], [])
    x, y = view.place((at[1], at[0]))
    assert -1 <= x <= view.width * view.scale + 1
    assert -1 <= y <= view.height * view.scale + 1


def test_no_outline_runs_across_the_map():
    """A country on both sides of the 180th meridian is drawn as two parts, not as a band around the globe."""
    for shape in shapes():
        for ring in shape.rings:
            xs = [x for x, _ in ring]
            assert min(xs) >= -180
            assert max(xs) <= 180
            assert max(xs) - min(xs) < 160, shape.code


def test_the_projection_keeps_areas():
    for lat in (0, 40, 75):
        (left, low), (right, _), (_, high) = (
            equal_earth((x, y)) for x, y in ((0, lat), (1, lat), (0, lat + 1))
        )
        small = (right - left) * (low - high)
        assert small == pytest.approx(4.15e-5 * abs(_share(lat)), rel=0.05)


def _share(lat: float) -> float:
    from math import radians, sin

    return (sin(radians(lat + 1)) - sin(radians(lat))) / sin(radians(1))


def test_the_outlines_hold_every_country_that_news_names():
    have = {shape["id"] for shape in topology()["objects"]["countries"]["geometries"] if "id" in shape}
    assert {"USA", "KOR", "PRK", "SGP", "BHR", "MLT", "KOS", "PSE", "TWN"} <= have
    assert middle("XXX") is None


def test_numbers_of_places_lead_to_as_many_events(site):
    text = site.get("/places").text
    found = re.findall(r'<td class="num"><a href="(/events\?place=[^"]+)">(\d+)</a>', text)
    assert found
    for href, number in found:
        assert site.get(f"/api{href}".replace("&amp;", "&")).json()["count"] == int(number)


def test_the_map_follows_filters(site):
    everything = site.get("/api/places").json()
    narrowed = site.get("/api/places?actor=Moon+Jae-in").json()
    assert everything["count"] >= narrowed["count"] == 1
    assert "Nothing in the record meets these filters" in site.get("/places?actor=Nobody").text


def test_two_towns_of_one_name_say_so(tmp_path):
    import dataclasses

    first = next(iter(readings()))
    place = dataclasses.replace(first.places[0], country="USA", lat=1.0, lon=2.0)
    second = dataclasses.replace(first, id="other", places=(place, *first.places[1:]))
    with open_record(tmp_path / "two.sqlite") as record:
        record.add_many([first, second])
        text = Site(record).get("/places").text
    assert "of 2 with this name" in text


def test_the_chart_of_places_needs_no_other_host(site):
    spec = site.get("/charts/map.json").text
    assert "topojson" in spec
    assert "http" not in spec.replace("https://vega.github.io/schema", "")
    assert site.get("/charts/map.svg").text.startswith("<svg")
