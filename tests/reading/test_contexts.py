from __future__ import annotations

import pytest

from communique.ontology import contexts
from communique.reading.contexts import _WORDS, find_contexts


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A border crossing was closed.", ("territory", "migration")),
        ("A refugee camp was closed.", ("human_security", "asylum")),
        ("He was charged with smuggling of migrants.", ("migration", "crime", "trafficking")),
        ("The environment minister spoke.", ("environment",)),
        ("Nothing was said.", ()),
    ],
)
def test_one_word_may_speak_for_several_contexts(sentence: str, found: tuple[str, ...]) -> None:
    assert find_contexts(sentence) == found


def test_every_context_has_words_and_no_word_stands_twice_in_one() -> None:
    assert tuple(_WORDS) == contexts()
    for words in _WORDS.values():
        assert len(set(words.split())) == len(words.split())
