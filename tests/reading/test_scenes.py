"""When an act was: on a day, or from a day on."""

from collections.abc import Iterable
from datetime import date

import pytest

from communique.model import Span
from communique.reading.scenes import Scenes
from communique.reading.times import find_times
from tests.reading.pointing import span


class First:
    """A stub of the head: an act has the first of its possible days."""

    def when(self, _act: Span, days: Iterable[Span]) -> Span | None:
        return next(iter(days), None)


@pytest.mark.parametrize(
    ("text", "act", "days"),
    [
        ("He has been held in Oslo since Monday.", "held", ("2019-06-10", "2019-06-14")),
        ("Since last month, they have fought over a hill.", "fought", ("2019-05-01", "2019-06-14")),
        ("Rebels have shelled the port since 2015.", "shelled", ("2015-01-01", "2019-06-14")),
        (
            "It has been quiet since Monday, when they shelled the port.",
            "shelled",
            ("2019-06-10", "2019-06-10"),
        ),
        ("The town mourns since the May 25 killing of a boy.", "killing", ("2019-05-25", "2019-05-25")),
        ("They shelled the port on Monday.", "shelled", ("2019-06-10", "2019-06-10")),
        ("He has been held in Oslo since this year.", "held", ("2019-01-01", "2019-12-31")),
    ],
)
def test_what_goes_on_since_a_day_lasts_to_that_of_publication(
    text: str, act: str, days: tuple[str, str]
) -> None:
    published, whole = date(2019, 6, 14), Span(start=0, end=len(text))
    times = find_times(text, published=published, sentences=[whole])
    scenes = Scenes(
        text, published=published, sentences=[whole], times=times, places=(), circumstances=First()
    )
    when = scenes.lasting(span(text, act), scenes.when(span(text, act)))
    assert when is not None
    assert (when.start, when.end) == days


def test_without_a_day_of_publication_nothing_is_known_to_last() -> None:
    text = "He has been held in Oslo since May 3, 2019."
    whole = Span(start=0, end=len(text))
    times = find_times(text, published=None, sentences=[whole])
    scenes = Scenes(text, published=None, sentences=[whole], times=times, places=(), circumstances=First())
    held = span(text, "held")
    assert scenes.lasting(held, None) is None
    when = scenes.lasting(held, scenes.when(held))
    assert when is not None
    assert when.end == "2019-05-03"


def when_in(text: str, act: str) -> str | None:
    published = date(2019, 6, 14)
    ends = [at + 2 for at in range(len(text)) if text.startswith(". ", at)]
    starts = [0, *ends]
    sentences = [Span(start=a, end=b) for a, b in zip(starts, [*ends, len(text)], strict=True)]
    times = find_times(text, published=published, sentences=sentences)
    scenes = Scenes(
        text, published=published, sentences=sentences, times=times, places=(), circumstances=First()
    )
    when = scenes.when(span(text, act))
    return when and when.start


@pytest.mark.parametrize(
    ("text", "act", "day"),
    [
        ("Rebels kept robbing shops. On Monday they opened fire.", "robbing", None),
        ("Rebels kept robbing shops. On Monday they opened fire.", "fire", "2019-06-10"),
        ("On Monday they left. Rebels kept robbing shops.", "robbing", "2019-06-10"),
        ("“We condemn it. We are sad,” she said on Monday.", "condemn", "2019-06-10"),
        ("We condemn it. Peace! — Ann Diallo (@diallo) June 11, 2019", "condemn", "2019-06-11"),
    ],
)
def test_a_day_told_after_the_sentence_is_not_the_acts(text: str, act: str, day: str | None) -> None:
    assert when_in(text, act) == day
