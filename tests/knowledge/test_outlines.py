from __future__ import annotations

import pytest

from training.knowledge.outlines import area, reduced


def test_outlines_are_thinned_but_stay_closed_and_shared():
    square = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [4, 0], [0, 4], [-4, 0], [0, -4]], [[9, 9], [0, 0]]],
        "objects": {
            "countries": {
                "geometries": [{"type": "Polygon", "arcs": [[0]], "properties": {"name": "Kosovo"}}],
            }
        },
    }
    pytest.importorskip("pycountry", reason="making the outlines needs pycountry")
    made = reduced(square)
    assert len(made["arcs"]) == 1
    assert area([(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)]) == 16
