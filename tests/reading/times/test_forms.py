"""Forms that news writes times in, beyond the plain ones of ``test_finding``."""

from datetime import date

import pytest

from communique.reading.times import find_times

THURSDAY = date(2019, 4, 11)


def read(text: str, published: date | None = THURSDAY) -> list[tuple[str, str | None]]:
    return [(text[t.start : t.end], t.value) for t in find_times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        # a day of a week, or from a day on
        ("They met Tuesday of last week.", "Tuesday of last week", "2019-04-02"),
        ("They meet Monday morning next week.", "Monday morning next week", "2019-04-15TMO"),
        ("The vote is a week from Tuesday.", "a week from Tuesday", "2019-04-23"),
        ("It ends two days from tomorrow.", "two days from tomorrow", "2019-04-14"),
        ("They meet every Monday and Friday.", "Friday", "XXXX-WXX-5"),
        ("The choir sings every second Tuesday.", "every second Tuesday", "XXXX-WXX-2"),
        ("The fair is the week after next.", "the week after next", "2019-W17"),
        ("He flew in on the weekend of May 4.", "the weekend of May 4", "2019-W18-WE"),
        ("Fees rose in the 2018-19 school year.", "the 2018-19 school year", "2018"),
        ("They fell in the 2017-2018 fiscal year.", "the 2017-2018 fiscal year", "2017"),
        # years in two figures
        ("He voted for him in '08.", "'08", "2008"),
        ("the city they bombed in ’45", "’45", "1945"),
        ("They spoke on Aug. 12, '16.", "Aug. 12, '16", "2016-08-12"),
        ("the summer of '69", "the summer of '69", "1969-SU"),
        # parts of the century, months by the long way
        ("In the first decade of this century it grew.", "the first decade of this century", "200"),
        ("the last decade of the 20th century", "the last decade of the 20th century", "199"),
        ("They lost ground in the month of March.", "the month of March", "2019-03"),
        # a month before what is of it
        ("A March poll found otherwise.", "March", "2019-03"),
        ("He stood by his May comments.", "May", "2018-05"),
        # a unit that says again what stands before it, or how long it is since
        ("In April 1968, the month King was shot, they camped.", "the month", "1968-04"),
        ("He has not worked in the year since his son's death.", "the year", "P1Y"),
        ("In the year to March the deficit grew.", "the year", "P1Y"),
        # quarters of companies' years
        ("It lost $2 in the quarter ended July 31, 2018.", "the quarter", "2018-Q2"),
        ("It lost $2 in the quarter ended Sept. 30, 2018.", "the quarter", "2018-Q3"),
        ("It lost $2 in the quarter ended Jan. 31, 2019.", "the quarter", "2018-Q4"),
        ("It lost $2 in the quarter ended March 3, 2019.", "the quarter", "2019-Q1"),
        # lengths and frequencies
        ("over the past year and a half", "the past year and a half", "P1Y6M"),
        ("It has fallen in recent weeks.", "recent weeks", "PXW"),
        ("as in past years", "past years", "PAST_REF"),
        ("in the upcoming months", "the upcoming months", "FUTURE_REF"),
        ("a years-long dispute", "years-long", "PXY"),
        ("an hours-long standoff", "hours-long", "PTXH"),
        ("They met often in the weeks before.", "the weeks before", "PXW"),
        ("Sales fell in the second and third quarters.", "quarters", "PXQ"),
        ("It lost money for several quarters.", "several quarters", "PXQ"),
        ("It has lost in the past dozen years.", "the past dozen years", "P12Y"),
        ("It has lost in the past 30 or so years.", "the past 30 or so years", "P30Y"),
        ("The talks ran until late night.", "late night", "2019-04-11TNI"),
        ("Most summers they swim there.", "summers", "XXXX-SU"),
        # now, not the day of publication
        ("The loss haunts them to this day.", "this day", "PRESENT_REF"),
        ("In this day and age nobody faxes.", "this day", "PRESENT_REF"),
        ("They marched on this day for peace.", "this day", "2019-04-11"),
        ("their bi-weekly talks", "bi-weekly", "P2W"),
        ("a semi-annual report", "semi-annual", "P6M"),
        ("It struck at 9 o'clock at night.", "9 o'clock at night", "2019-04-11T21:00"),
        # holidays
        ("He spent Martin Luther King Jr. Day there.", "Martin Luther King Jr. Day", "2019-01-21"),
        ("the St. Patrick's Day parade", "the St. Patrick's Day", "2019-03-17"),
    ],
)
def test_find_times_reads_the_form(text: str, surface: str, value: str) -> None:
    assert (surface, value) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "He joined the March on Washington and the March for Life.",
        "It was a win on Super Tuesday, said the Tuesday Group.",
        "He spoke to '60 Minutes' and paid '20 dollars.",
        "It was called the Saturday Night Massacre.",
        "They could be seen on “Sunday Night Live”.",
        "The fire near Silver Springs spread, Mr. Summers said.",
        "They fought at close quarters and slept in cramped quarters.",
        "The bill is seen in some quarters as a defeat.",
        "The host of a late-night show mocked his late night posts on Late Night With Ann.",
        "The party has won in the past five elections and in the past few ballots.",
    ],
)
def test_find_times_leaves_what_is_a_name_or_a_place(text: str) -> None:
    assert read(text) == []


def test_find_times_reads_the_forms_without_a_date_of_publication() -> None:
    assert read("They met Tuesday of last week.", None) == [("Tuesday of last week", "XXXX-WXX-2")]
    assert read("in the quarter ended July 31", None)[0] == ("the quarter", "XXXX-Q2")
    assert read("in the first decade of this century", None) == [("the first decade of this century", None)]
    assert read("a week from Tuesday", None) == [("a week from Tuesday", None)]
