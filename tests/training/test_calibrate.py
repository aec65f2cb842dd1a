"""What is fitted to labels: confidences, and when a mode is given."""

from communique.models.labels import EVENT_MODES
from training.calibrate import fit, mode_floors, predict


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
