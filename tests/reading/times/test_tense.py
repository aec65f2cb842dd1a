"""Which of two days a name means: the one that is over or the one to come."""

from datetime import date

import pytest

from communique.reading.times import find_times

THURSDAY = date(2019, 4, 11)


def last_value(text: str, published: date = THURSDAY) -> str | None:
    return find_times(text, published=published)[-1].value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # a verb that stands the same in the past and after "to" or "will"
        ("The bank is expected to cut rates Tuesday.", "2019-04-16"),
        ("The bank cut rates Tuesday.", "2019-04-09"),
        # modals speak of what is to come, unless it is said to be over
        ("He may testify Saturday.", "2019-04-13"),
        ("He may not testify Saturday.", "2019-04-13"),
        ("He could not testify Saturday.", "2019-04-06"),
        ("They may have met Saturday.", "2019-04-06"),
        ("He could not be reached Saturday.", "2019-04-06"),
        # the present of a timetable
        ("The ministers meet Monday in Oslo.", "2019-04-15"),
        ("On Tuesday, the court convenes in Geneva.", "2019-04-16"),
        ("He spoke on “Meet the Press” on Sunday.", "2019-04-07"),
        # what was agreed on a day, and what was agreed for one
        ("On Saturday, they agreed to meet.", "2019-04-06"),
        ("They agreed to meet Saturday.", "2019-04-13"),
        # a heading leaves "is" out; a sentence, another verb or no verb after "to" is no such heading
        ("Macron, Merkel to meet Saturday\n\n", "2019-04-13"),
        ("EU leaders to vote on Monday\n\n", "2019-04-15"),
        ("Kenya leader flew to Uganda Saturday\n\n", "2019-04-06"),
        ("Modi failed to sway Parliament to vote Monday\n\n", "2019-04-08"),
        ("Pope to faithful Saturday, pray\n\n", "2019-04-06"),
        # another clause has another tense
        ("They will not give in, but on Tuesday the court ruled.", "2019-04-09"),
        # until
        ("The fighting lasted until Monday.", "2019-04-08"),
        ("They were not told until Monday.", "2019-04-08"),
        ("The vote was put off until Monday.", "2019-04-15"),
        ("They will not be told until Monday.", "2019-04-15"),
        ("That was so until Monday, when the rebels fled.", "2019-04-08"),
        ("A deal was struck before Monday, when the rebels will vote.", "2019-04-15"),
        # yesterday, unless something is put off or goes on to a day
        ("Some will blame him for the defeat Wednesday.", "2019-04-10"),
        ("They have until Wednesday to reply.", "2019-04-17"),
        ("The vote was put off to Wednesday.", "2019-04-17"),
        # what is ahead of a day, or at it
        ("The envoys flew in ahead of their Saturday meeting.", "2019-04-13"),
        ("She said that she will be at Monday's hearing.", "2019-04-15"),
        ("She said that she was at Monday's hearing.", "2019-04-08"),
        ("The two were willing to meet Monday.", "2019-04-15"),
        # a paper of that name
        ("The actor told Deadline Monday that he was well.", "2019-04-08"),
        ("They face a deadline Monday that is too near.", "2019-04-15"),
    ],
)
def test_find_times_takes_a_weekday_by_the_tense_of_its_clause(text: str, value: str) -> None:
    assert last_value(text) == value


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        (date(2019, 10, 10), "He lost his re-election bid in November.", "2018-11"),
        (date(2019, 10, 7), "In August, the two states agreed to a pact.", "2019-08"),
        (date(2020, 7, 14), "It may include cases from back in March.", "2020-03"),
        (date(2018, 8, 29), "Their hopes of victory in November are thin.", "2018-11"),
        (date(2018, 1, 11), "Her permit expires in June.", "2018-06"),
        (date(2020, 4, 10), "The virus could return in the fall.", "2020-FA"),
        (date(2018, 11, 26), "Agents used tear gas this weekend.", "2018-W47-WE"),
        (date(2018, 11, 28), "They will meet this weekend.", "2018-W48-WE"),
        (date(2014, 12, 26), "It said the game would not work on Christmas Day.", "2014-12-25"),
        (date(2015, 1, 3), "It said the game would not work on Christmas Day.", "2014-12-25"),
        (date(2013, 12, 30), "A list of New Year's resolutions.", "2014-01-01"),
    ],
)
def test_find_times_takes_the_year_that_tense_and_nearness_give(
    published: date, text: str, value: str
) -> None:
    assert last_value(text, published) == value
