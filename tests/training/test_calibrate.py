"""What is fitted to labels: confidences, and when a mode is given."""

from communique.models.labels import EVENT_TYPES
from training.calibrate import fit, mode_floors, predict


def test_confidence_follows_the_evidence() -> None:
    cases = [
        ((float(i % 2),), i % 4 != 0) for i in range(400)
    ]  # of the zeros half are right, of the ones all
    zero, one = predict([((0.0,), True), ((1.0,), True)], fit(cases))
    assert abs(zero - 0.5) < 0.05
    assert one > 0.9


def test_a_floor_parts_modes_from_none() -> None:
    cases = [("CONSULT", 0.9, True, False)] * 3 + [("CONSULT", 0.5, False, True)] * 3
    cases += [("ACCUSE", 0.4, True, False)] * 2 + [("REJECT", 0.99, False, True)] * 2
    floors = dict(zip(EVENT_TYPES, mode_floors(cases), strict=True))
    assert floors["CONSULT"] == 0.7
    assert floors["ACCUSE"] == 0
    assert floors["REJECT"] > 0.99
    assert floors["AID"] == 0
