"""What someone does is that one's; what someone has is not."""

import pytest

from tests.reading.actors.marked import read

DOE = "{N Kenyan} Senator {P Ann Doe} came. "


@pytest.mark.parametrize(
    ("phrase", "surface", "name"),
    [
        ("{P Doe}'s record as mayor", "Doe's record as mayor", "Ann Doe"),
        ("her decision to leave", "her decision to leave", "Ann Doe"),
        ("{P Doe}'s desk", "Doe's desk", "Doe's desk"),
        ("her plan book", "her plan book", "her plan book"),
    ],
)
def test_whose_deed_is_praised_is_praised(phrase, surface, name):
    assert read(f"{DOE}<Critics> praised <{phrase}>.").actor(surface).name == name


@pytest.mark.parametrize("act", ["<She> kept <her promise>.", "<{P Doe}> kept <her promise>."])
def test_who_does_something_of_his_own_does_it_to_nobody(act):
    found = read(DOE + act, opposed=True)
    assert found.actor("her promise") is None
    assert found.actor("She" if "She" in act else "Doe").name == "Ann Doe"
