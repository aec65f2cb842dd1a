"""Who speaks where."""

from __future__ import annotations

import pytest

from communique.reading.actors.mentions.voices import Voices
from tests.reading.pointing import span


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("We will rebuild! — Dana Ruiz (@ruiz) March 3, 2021", True),
        ("We will rebuild! https://t.co/a1 pic.twitter.com/b2 — Dana Ruiz (@ruiz) March 3, 2021", True),
        ("We will rebuild! pic.twitter.com/b2— Dana Ruiz (@ruiz) March 3, 2021", True),
        (f"We will rebuild! {'pic.' * 60} Dana Ruiz", False),
        ("Dana Ruiz: We will rebuild!", True),
        ("“We will rebuild!” said Dana Ruiz.", True),
        ("We will rebuild! That is what we are told by Dana Ruiz.", False),
    ],
)
def test_we_in_somebodys_own_words_are_who_says_them(text: str, *, is_own: bool) -> None:
    said, who, we = (span(text, words) for words in ("We will rebuild!", "Dana Ruiz", "We"))
    voices = Voices(text, [((said,), who)])
    assert (voices.speaker(we) == who) is is_own
