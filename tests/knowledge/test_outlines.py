"""Outlines of countries: thinned borders, which neighbours share."""

from __future__ import annotations

import pytest

from training.knowledge.outlines import area, reduced


def test_the_area_of_a_ring():
    assert area([(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)]) == 16


def test_outlines_are_thinned_but_stay_closed():
    pytest.importorskip("pycountry", reason="making the outlines needs pycountry")
    square = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [2, 0], [2, 0], [0, 4], [-4, 0], [0, -4]], [[9, 9], [0, 0]]],
        "objects": {
            "countries": {
                "geometries": [{"type": "Polygon", "arcs": [[0]], "properties": {"name": "Kosovo"}}],
            }
        },
    }
    made = reduced(square)
    assert [shape["id"] for shape in made["objects"]["countries"]["geometries"]] == ["KOS"]
    (border,) = made["arcs"]  # the other is nobody's
    assert len(border) == 5  # without the point on a side
    assert [sum(step) for step in zip(*border[1:], strict=True)] == [0, 0]
