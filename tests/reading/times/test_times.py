"""The reader of time expressions."""

from datetime import date

from communique.reading.times import find_times


def test_find_times_reads_a_weekday_by_the_tense_of_its_clause() -> None:
    day = date(2019, 4, 11)
    assert find_times("They met on Tuesday.", published=day)[0].value == "2019-04-09"
    assert find_times("They will meet on Tuesday.", published=day)[0].value == "2019-04-16"
