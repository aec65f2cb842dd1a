"""What is fitted to labels: confidences, and when a mode is given."""

import re

import pytest

from communique.models.labels import EVENT_MODES
from communique.models.weights import FOLDER
from training.calibrate import FLOORS, fit, mode_floors, predict, put_table

CARD = (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_confidence_follows_the_evidence() -> None:
    cases = [
        ((float(i % 2),), i % 4 != 0) for i in range(400)
    ]  # of the zeros half are right, of the ones all
    zero, one = predict([((0.0,), True), ((1.0,), True)], fit(cases))
    assert abs(zero - 0.5) < 0.05
    assert one > 0.9


def test_a_floor_parts_modes_from_none() -> None:
    phone, visit, change = 0, 1, 2
    cases = [(phone, 0.9, True, False)] * 3 + [(phone, 0.5, False, True)] * 3
    cases += [(visit, 0.4, True, False)] * 2 + [(change, 0.99, False, True)] * 2
    floors = mode_floors(cases)
    assert len(floors) == len(EVENT_MODES)
    assert floors[phone] == 0.7
    assert floors[visit] == floors[3] == 0
    assert floors[change] > 0.99


def floors_of(card: str) -> list[float]:
    """Return the thresholds in the table of the model card, as text."""
    return [float(floor) for floor in re.findall(r"(?m)^\| (0\.\d+) \|", card)]


def test_the_card_has_each_threshold_once() -> None:
    assert floors_of(CARD) == list(FLOORS)


def test_the_table_is_made_anew_however_many_rows_it_had() -> None:
    half, whole = [(0.25, 0.5)] * len(FLOORS), [(0.75, 1.0)] * len(FLOORS)
    made = put_table(CARD, half, whole)
    assert floors_of(made) == list(FLOORS)
    assert "| 0.15 | 0.250 | 0.500 | 0.750 | 1.000 |\n" in made
    longer = made.replace("| 0.9 | 0.250", "| 0.8 | 0 | 0 | 0 | 0 |\n| 0.9 | 0.250")
    assert put_table(longer, half, whole) == made
    with pytest.raises(ValueError, match="no table"):
        put_table("# Model card\n", half, whole)
