"""What is found in a text, and the value it gets."""

from datetime import date

import pytest

from communique.model import Span
from communique.reading.times import find_times

PUBLISHED = date(2019, 4, 11)  # a Thursday


def read(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
    return [(text[t.start : t.end], t.type, t.value) for t in find_times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "surface", "kind", "value"),
    [
        # dates in full
        ("The treaty of Oct. 31, 1998, still holds.", "Oct. 31, 1998", "DATE", "1998-10-31"),
        ("It was signed on 12 March 2013.", "12 March 2013", "DATE", "2013-03-12"),
        ("on Tuesday, March 12, 2013, in Oslo", "Tuesday, March 12, 2013", "DATE", "2013-03-12"),
        ("Filed 2019-04-10.", "2019-04-10", "DATE", "2019-04-10"),
        ("Filed 4/10/2019.", "4/10/2019", "DATE", "2019-04-10"),
        ("Filed 13/12/2018.", "13/12/2018", "DATE", "2018-12-13"),
        ("In February 1947 the border closed.", "February 1947", "DATE", "1947-02"),
        ("In nineteen ninety-seven the fund collapsed.", "nineteen ninety-seven", "DATE", "1997"),
        ("A pact of 1994 froze the plant.", "1994", "DATE", "1994"),
        ("since the Sept. 11 attacks", "Sept. 11", "DATE", "2001-09-11"),
        # months and days without a year
        ("SEOUL, April 10 (Yonhap) -- Envoys met.", "April 10", "DATE", "2019-04-10"),
        ("They met in Hanoi in February.", "February", "DATE", "2019-02"),
        ("They will meet in November.", "November", "DATE", "2019-11"),
        ("The vote was lost in November.", "November", "DATE", "2018-11"),
        ("The summit of June last year failed.", "June last year", "DATE", "2018-06"),
        ("It has been shut since early December.", "early December", "DATE", "2018-12"),
        ("Talks resumed last September.", "last September", "DATE", "2018-09"),
        ("The envoy arrives on 30 February.", "30 February", "DATE", None),
        # weekdays
        ("They have waited since Friday.", "Friday", "DATE", "2019-04-05"),
        ("The panel is scheduled to meet Friday.", "Friday", "DATE", "2019-04-12"),
        ("The minister said Thursday that talks failed.", "Thursday", "DATE", "2019-04-11"),
        ("The deadline was moved until Monday.", "Monday", "DATE", "2019-04-15"),
        ("Shots were heard on Saturday morning.", "Saturday morning", "TIME", "2019-04-06TMO"),
        # relative units
        ("Exports fell last month.", "last month", "DATE", "2019-03"),
        ("Exports fell last week.", "last week", "DATE", "2019-W14"),
        ("The law changes next year.", "next year", "DATE", "2020"),
        ("Rates rose over the weekend.", "the weekend", "DATE", "2019-W14-WE"),
        ("The office opened over a week ago.", "over a week ago", "DATE", "2019-04-04"),
        ("The office opened two months ago.", "two months ago", "DATE", "2019-02"),
        ("The war ended a decade ago.", "a decade ago", "DATE", "2009"),
        ("He left yesterday.", "yesterday", "DATE", "2019-04-10"),
        ("Polls open the day after tomorrow.", "the day after tomorrow", "DATE", "2019-04-13"),
        ("He spoke last night.", "last night", "TIME", "2019-04-10TNI"),
        # parts of years and more than years
        ("Growth slowed in the third quarter of 1999.", "the third quarter of 1999", "DATE", "1999-Q3"),
        ("Growth slowed in Q3 2013.", "Q3 2013", "DATE", "2013-Q3"),
        ("It fell in the first half of 2018.", "the first half of 2018", "DATE", "2018-H1"),
        ("The army left last summer.", "last summer", "DATE", "2018-SU"),
        ("The famine of the 1990s killed many.", "the 1990s", "DATE", "199"),
        ("a fort of the 19th century", "the 19th century", "DATE", "18"),
        ("Shops shut on Christmas Day.", "Christmas Day", "DATE", "2018-12-25"),
        ("Thanksgiving 2018 was quiet.", "Thanksgiving 2018", "DATE", "2018-11-22"),
        # clock times
        ("The blast came at 9:30 p.m. EST on Monday.", "9:30 p.m. EST on Monday", "TIME", "2019-04-08T21:30"),
        ("It ended at noon Saturday.", "noon Saturday", "TIME", "2019-04-06T12:00"),
        ("The polls shut at 5pm.", "5pm", "TIME", "2019-04-11T17:00"),
        ("The quake struck at 0735 GMT.", "0735 GMT", "TIME", "2019-04-11T07:35"),
        # durations
        ("It took three months.", "three months", "DURATION", "P3M"),
        ("over the past several months", "the past several months", "DURATION", "PXM"),
        ("It lasted two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
        ("a five-year plan", "five-year", "DURATION", "P5Y"),
        ("They talked for at least 90 minutes.", "at least 90 minutes", "DURATION", "PT90M"),
        ("a six-month-old truce", "a six-month-old", "DURATION", "P6M"),
        ("a three-and-a-half-year term", "three-and-a-half-year", "DURATION", "P3Y6M"),
        ("It stood for a quarter of a century.", "a quarter of a century", "DURATION", "P25Y"),
        ("the yearslong feud", "yearslong", "DURATION", "PXY"),
        # sets
        ("Patrols pass every day.", "every day", "SET", "P1D"),
        ("They meet each Thursday.", "each Thursday", "SET", "XXXX-WXX-4"),
        ("The annual drill began.", "annual", "SET", "P1Y"),
        ("They meet twice a year.", "twice a year", "SET", "P1Y"),
        ("It costs $2 million a year.", "a year", "SET", "P1Y"),
        # references
        ("The post is now vacant.", "now", "DATE", "PRESENT_REF"),
        ("She is currently abroad.", "currently", "DATE", "PRESENT_REF"),
        ("He recently resigned.", "recently", "DATE", "PAST_REF"),
        ("They worry about the future.", "the future", "DATE", "FUTURE_REF"),
    ],
)
def test_find_times_gives_span_type_and_value(text: str, surface: str, kind: str, value: str | None) -> None:
    assert (surface, kind, value) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said no, and the letter from May was clear.",
        "The march on the capital may fall short, officials may say.",
        "He spoke to the Sunday Times and USA Today.",
        "It cost $2000 and drew 1500 troops to Room 1984.",
        "On Black Friday the shops sold three-quarters of it.",
        "He sat in the sun and had a second thought.",
        "She is in her 30s.",
        "The current account was in Spring Hill.",
        "It fell by 3.10 points to 12,500.",
    ],
)
def test_find_times_leaves_what_is_no_time(text: str) -> None:
    assert read(text) == []


def test_find_times_tells_may_the_month_from_may_the_person() -> None:
    assert read("The truce ended in May.") == [("May", "DATE", "2018-05")]
    assert read("The talks may end by May.") == [("May", "DATE", "2019-05")]
    assert read("Theresa May won in May, and a letter from May came.") == [("May", "DATE", "2018-05")]


def test_find_times_measures_from_an_earlier_date_only_where_words_say_so() -> None:
    text = (
        "On Jan. 3, 2015, police raided the house. The following day protests began. Two weeks later he fled."
    )
    assert [value for _, _, value in read(text)] == ["2015-01-03", "2015-01-04", "2015-01-18"]
    text = "On Jan. 3, 2015, he fled. He returned last month."
    assert [value for _, _, value in read(text)] == ["2015-01-03", "2019-03"]


def test_find_times_gives_nothing_where_the_earlier_date_is_missing() -> None:
    assert read("The following day protests began.") == [("The following day", "DATE", None)]
    assert read("Two days later, he fled.") == [("Two days later", "DURATION", "P2D")]


def test_find_times_reads_each_day_of_a_list() -> None:
    assert [value for _, _, value in read("They met on April 5, 6 and 7.")] == [
        "2019-04-05",
        "2019-04-06",
        "2019-04-07",
    ]


def test_find_times_takes_the_year_of_the_second_day_of_a_range() -> None:
    assert [value for _, _, value in read("They met on Sept. 5-7, 2018.")] == ["2018-09-05", "2018-09-07"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Tuesday.", "XXXX-WXX-2"),
        ("They met in March.", "XXXX-03"),
        ("They met on March 3.", "XXXX-03-03"),
        ("They met on March 3, 2018.", "2018-03-03"),
        ("They met in the third quarter.", "XXXX-Q3"),
        ("They met last summer.", "XXXX-SU"),
        ("They met at 9 p.m.", "XXXX-XX-XXT21:00"),
        ("They met last month.", None),
        ("They met two years ago.", None),
        ("They met yesterday.", "PAST_REF"),
        ("They meet now.", "PRESENT_REF"),
        ("They met for three months.", "P3M"),
    ],
)
def test_find_times_without_a_date_of_publication_adds_none(text: str, value: str | None) -> None:
    (time,) = find_times(text, published=None)
    assert time.value == value


def test_find_times_looks_for_tense_within_the_sentence_it_is_given() -> None:
    text = "Nobody will come\nThe envoy met them Monday"
    sentences = (Span(start=0, end=16), Span(start=17, end=42))
    assert find_times(text, published=PUBLISHED, sentences=sentences)[0].value == "2019-04-08"
