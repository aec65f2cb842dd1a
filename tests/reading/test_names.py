"""Names: where they begin and end, and what tells their class."""

import pytest

from communique.knowledge import load as load_knowledge
from communique.models.weights import load as load_weights
from communique.reading.encoder import encode
from communique.reading.names import Name, find_names
from training.measuring import plain_article


def names_of(text: str) -> tuple[Name, ...]:
    """Return the names of a text."""
    (encoded,) = encode([plain_article(text)], load_weights())
    return find_names(text, encoded, load_knowledge())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A crowd gathered outside the court late on Monday night.", "Monday"),
        ("The patrol came under fire on Thursday evening, officials said.", "Thursday"),
        ("Talks broke down early Wednesday morning.", "Wednesday"),
    ],
)
def test_a_day_alone_is_kept(text: str, day: str) -> None:
    assert [name.span.of(text) for name in names_of(text)] == [day]


def test_a_day_behind_a_name_is_cut_off() -> None:
    text = "Foreign Minister Wang Yi Monday called for calm in Beijing."
    assert "Wang Yi" in {name.span.of(text) for name in names_of(text)}


def test_a_name_ends_before_a_hyphen() -> None:
    text = "U.S-allied forces left."
    assert [name.span.of(text) for name in names_of(text)] == ["U.S"]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("She wrote on Twitter that the vote was stolen.", "Twitter", "Organization"),  # an organisation
        ("The anti-Assad resolution failed.", "Assad", "Person"),  # a surname
        ("The Mueller investigation went on.", "Mueller", "Person"),
        ("Democrats also won back the House.", "Democrats", "NORP"),  # its members bear a party's name
        ("Austin has a Cesar Chavez Street.", "Austin", "Location"),  # a large city, and a surname
    ],
)
def test_what_is_known_tells_the_class(text: str, name: str, label: str) -> None:
    found = {each.span.of(text): each for each in names_of(text)}
    assert found[name].label == label
    assert 0.2 < found[name].score <= 1
