"""Acts of the past: those of long ago, those told in their train, and those that are news all the same."""

import re
from datetime import date

import pytest

from communique.model import Span
from communique.reading.events.background import Background
from communique.reading.scenes import Scenes
from communique.reading.times import find_times

PUBLISHED = date(2019, 6, 14)


class Nearest:
    """A stub of the head: an act has the day that opens its sentence, or one that nothing separates from it."""

    def __init__(self, text, sentences, acts):
        self.text, self.sentences, self.acts = text, sentences, acts

    def when(self, act, days):
        sentence = next(s for s in self.sentences if s.covers(act))
        acts = [other for other in self.acts if sentence.covers(other)]
        return next(
            (day for day in days if sentence.covers(day) and self.own(day, acts, sentence) == act), None
        )

    def own(self, day, acts, sentence):
        opens = day.start - sentence.start < len("In the ____ ")
        parted = re.compile(r"(?!)" if opens else r",| and ")
        near = [act for act in acts if not parted.search(self.text[day.end : act.start])]
        return min(near, key=lambda act: max(act.start - day.end, day.start - act.end), default=None)


class Counting:
    """A stub of the head that records how many days each act could have."""

    def __init__(self):
        self.numbers = []

    def when(self, _act, days):
        self.numbers.append(len(days))


def test_of_a_paragraph_without_end_only_the_days_near_an_act_may_be_its_own():
    text = "Mali on Monday met and " * 2_000 + "left.\nChad came on Friday."
    head = Counting()
    times = find_times(text, published=PUBLISHED, sentences=[])
    scenes = Scenes(text, published=PUBLISHED, sentences=[], times=times, places=(), circumstances=head)
    for met in re.finditer("met", text):
        scenes.when(Span(start=met.start(), end=met.end()))
    assert 50 < min(head.numbers) <= max(head.numbers) < 200
    last = text.index("came")
    scenes.when(Span(start=last, end=last + 4))
    assert head.numbers[-1] == 1


def resolve(marked, said=()):
    """Return the statuses and times of the acts in brackets; all are asserted unless ``said`` gives their status."""
    spans, text = [], ""
    for i, part in enumerate(re.split(r"\[(.*?)\]", marked)):
        spans += [Span(start=len(text), end=len(text) + len(part))] if i % 2 else []
        text += part
    sentences, start = [], 0
    for m in re.finditer(r"[.!?]\s+|\n|$", text):
        sentences.append(Span(start=start, end=m.end()))
        start = m.end()
    statuses = said or ["asserted"] * len(spans)
    times = find_times(text, published=PUBLISHED, sentences=sentences)
    scenes = Scenes(
        text,
        published=PUBLISHED,
        sentences=sentences,
        times=times,
        places=(),
        circumstances=Nearest(text, sentences, spans),
    )
    background = Background(text, scenes, published=PUBLISHED)
    found = [background.resolve(*act) for act in zip(spans, statuses, strict=True)]
    return [status for status, _ in found], [when.start if when else None for _, when in found]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Mali [expelled] the envoy in March 2011.", ["historical"]),
        ("Mali [expelled] the envoy in May.", ["asserted"]),
        # What is going on, or has been done by now, is not of the year beside it.
        ("Prosecutors are [investigating] the vote of 2016.", ["asserted"]),
        ("He has openly [questioned] the pact of 2012.", ["asserted"]),
        ("She had openly [questioned] it in 2012.", ["historical"]),
        ("They have [sued] the firm since 2012.", ["historical"]),
    ],
)
def test_what_was_long_ago_is_historical_unless_it_goes_on(text, statuses):
    assert resolve(text)[0] == statuses


def test_a_year_beside_what_goes_on_is_not_its_time():
    assert resolve("Prosecutors are [investigating] the vote of 2016.")[1] == [None]
    assert resolve("They will [meet] to amend the pact of 2012.", ["planned"]) == (["planned"], [None])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He said on Monday that they will [meet].", None),
        ("They will [meet] on June 21.", "2019-06-21"),
        ("They will [meet] today.", "2019-06-14"),
        ("On Monday they [pledged] to meet.", "2019-06-10"),
    ],
)
def test_the_day_on_which_an_act_to_come_was_told_is_not_its_own(text, day):
    assert resolve(text, ["planned"]) == (["planned"], [day])


@pytest.mark.parametrize(
    "text",
    [
        "In 2011 the premier [met] the rebels. He [promised] them seats.",
        "The premier [met] the rebels in May 2011. He [promised] them seats.",
        "The party split in May 2011. Its leader [accused] the premier of theft.",
        "In May 2011 the party split — its heirs are still at odds. Its leader [accused] the premier of theft.",
        "In the 2012 campaign, which was short, the senator [attacked] the bank.",
        "In 2011 the premier [met] the rebels, [urging] peace, and later [jailed] them.",
        "In 2011 the premier [met] the rebels. He [promised] them seats. They [rejected] the offer.",
    ],
)
def test_an_act_goes_on_from_an_old_one(text):
    assert set(resolve(text)[0]) == {"historical"}


@pytest.mark.parametrize(
    "text",
    [
        # Today comes back: by a new paragraph, a day, the present, "said", or by a word that is no verb of the past.
        "In 2011 the premier [met] the rebels.\nHe [blamed] the press.",
        "In 2011 the premier [met] the rebels. On Monday he [blamed] the press.",
        "In 2011 the premier [met] the rebels. He [blamed] the press on Monday.",
        "In 2011 the premier [met] the rebels. He has [blamed] the press.",
        "In 2011 the premier [met] the rebels. He [blamed] the press, his aide said.",
        "In 2011 the premier [met] the rebels. His [criticism] of the press grew.",
        "In 2011 the premier [met] the rebels. The [accused] left.",
        "In 2011 the premier [met] the rebels. They remain [jailed].",
        "Voters learned of it in May 2011 and its leader [blamed] the press.",
        # What is said by the way does not take the story back.
        "The premier, whom rebels [attacked] in 2011, resigned. He [blamed] the press.",
        "The premier, who [met] rebels in 2011, [blamed] the press.",
        "Aides recalled that rebels [attacked] him in 2011. He [blamed] the press.",
        "Voters now know what came in 2011. He [blamed] the press.",
        "An envoy said Mali [offered] talks in May 2011, but Chad [rejected] them.",
        "They debated the 2011 pact. He [blamed] the press.",
        "The pact ended in May. He [blamed] the press.",
    ],
)
def test_an_act_of_today_does_not_go_on_from_an_old_one(text):
    assert resolve(text)[0][-1] == "asserted"


def test_what_is_claimed_or_denied_keeps_its_status():
    assert resolve("In 2011 he [met] them. He [robbed] them.", ["asserted", "alleged"])[0][-1] == "alleged"
    old = resolve(
        "In 2011 he [met] them. He [robbed] them. They [fled].", ["asserted", "alleged", "asserted"]
    )
    assert old[0] == ["historical", "alleged", "asserted"]


def test_what_is_old_by_the_network_takes_the_next_with_it():
    assert (
        resolve("He [met] them as a boy. They [praised] him.", ["historical", "asserted"])[0]
        == ["historical"] * 2
    )


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("They [jailed] him in May.", "asserted"),
        ("They [jailed] him on Monday.", "asserted"),
        ("They [jailed] him in 2018.", "historical"),
        ("They [jailed] him.", "historical"),
        ("Since 2011, when they [jailed] him on Monday, he hid.", "historical"),
    ],
)
def test_what_has_a_day_of_late_is_news(text, status):
    assert resolve(text, ["historical"])[0] == [status]
    assert resolve("He [fled] in 2011. " + text, ["asserted", "historical"])[0][-1] == "historical"


@pytest.mark.parametrize("status", ["asserted", "alleged", "denied", "historical"])
def test_what_is_done_was_not_done_on_a_day_to_come(status):
    text = "Members to be sworn in on June 20, 2019 have [fined] him."
    assert resolve(text, [status])[1] == [None]
    assert resolve(text, ["planned"])[1] == ["2019-06-20"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("June 15, 2019", "2019-06-15"),
        ("Saturday", "2019-06-15"),
        ("June 16, 2019", None),
        ("the coming weekend", None),
    ],
)
def test_what_is_done_may_be_done_on_the_day_after_publication(day, expected):
    assert resolve(f"On {day} Mali [freed] an envoy.")[1] == [expected]


def test_the_day_of_what_is_done_is_another_than_that_of_what_is_to_come():
    text = "Mali on Monday [freed] an envoy who is to fly home on June 20, 2019."
    assert resolve(text)[1] == ["2019-06-10"]
