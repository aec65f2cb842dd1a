"""Odd and hostile texts: offsets hold, time grows with length, no text raises."""

import gc
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.reading.times import find_times, interval
from communique.reading.times.grammar import RULES
from communique.reading.times.lexicon import CLASSES
from communique.reading.times.tokens import tokenise

PUBLISHED = date(2019, 4, 11)

WORDS = sorted({word for words in CLASSES.values() for word in words.split()})
NOISE = [
    "\n",
    "\n\n",
    "\r\n",
    "\u00a0",
    "\u00ad",
    "\u200d",
    "😀",
    "é",
    "e\u0301",
    "مرحبا",
    "漢字",
    "١٢",
    "²",
    "½",
    "İ",
    "\x00",
]
FORMS = [
    "Tuesday", "May", "Jan.", "March", "1998", "31", "9:30", "p.m.", "GMT", "1/2", "0/0", "4/10/2019", "99/99/99",
    "2019-02-30", "9999-12-31", "2019-04-10T25:00", "1990s", "'80s", "21st", "0th", "999999999999999999999", "1,000",
    "Easter", "Christmas", "Day", "ago", "later", "of", "the", "next", "last", "old", "-", "century", "Q3", "9/11", "0000",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS + FORMS * 4 + NOISE), max_size=14),
    st.sampled_from([" ", " ", "", "-", "\n"]),
    st.sampled_from([None, PUBLISHED, date.min, date.max, date(2016, 2, 29)]),
)
def test_find_times_holds_offsets_and_never_raises(
    parts: list[str], glue: str, published: date | None
) -> None:
    text = glue.join(parts)
    last = 0
    for found in find_times(text, published=published):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip()
        last = found.end
        days = interval(found, published=published)
        if days:
            assert days.start is not None
            assert days.end is not None
            assert date.fromisoformat(days.start) <= date.fromisoformat(days.end)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_find_times_reads_any_text(text: str) -> None:
    assert find_times(text, published=PUBLISHED) == find_times(text, published=PUBLISHED)


@pytest.mark.parametrize("lead", ["", "😀 ", "مرحبا ", "漢字\r\n", "\u00ad\u200d e\u0301 "])
def test_find_times_counts_offsets_in_code_points(lead: str) -> None:
    text = f"{lead}They met on Oct. 31, 1998."
    (found,) = find_times(text, published=None)
    assert text[found.start : found.end] == "Oct. 31, 1998"


@pytest.mark.parametrize(
    "unit",
    [
        "one ", "the ", "the early ", "May ", "Theresa May ", "Tuesday ", "Jan. 3 ", "1998-", "12:", "'s ", "a-", "twenty-",
        "at least ", "of the ", "\n", " ", "1,000", "1.", "A.", '"', "(", "Q1 ", "a year ago ", "two days later ",
        "the third quarter ", "a year earlier ", "said Friday ", ", ", "- ", "x", "9", "!",
    ],
)  # fmt: skip
def test_find_times_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        best = 60.0
        gc.disable()  # what other tests left behind is not the finder's to collect
        try:
            for _ in range(2):
                start = time.process_time()
                find_times(text, published=PUBLISHED)
                best = min(best, time.process_time() - start)
        finally:
            gc.enable()
        return best

    # 100 kB of nothing but times takes some 0.2 s; quadratic growth would take many seconds
    small, large = seconds(25_000), seconds(100_000)
    assert large < 0.1 + 8 * small
    assert large < 2.0


def test_rules_repeat_nothing_without_bound() -> None:
    for name, rule in RULES.items():
        assert "*" not in rule.pattern, name
        assert "+" not in rule.pattern, name


def test_tokenise_gives_each_token_one_letter_and_loses_nothing_but_space() -> None:
    text = "On Oct. 31, 1998 — at 9:30 p.m. — the U.S. left;\n\nit's over."
    tokens = tokenise(text)
    assert len(tokens.tags) == len(tokens.words)
    kept = "".join(text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True))
    assert "".join(kept.split()) == "".join(text.split())
