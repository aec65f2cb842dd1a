# ruff: noqa: A002 - arguments are named as the format names its fields
"""What an article tells again and again is one event; distinct acts of one kind and pair in an article stay apart."""

import itertools

import pytest

from communique.model import Reading
from communique.record import open_record
from communique.record.comparing import THRESHOLD
from communique.record.wording import stems
from tests.made import READER, actor, article, event

DOCKERS = ("dockers", {"kind": "group", "country": "KEN", "sectors": ("LAB",)})
PORT = ("port", {"kind": "organization", "country": "KEN", "sectors": ("BUS",)})
OTIENO = ("Otieno", {"kind": "person", "country": "KEN", "sectors": ("GOV",)})
DIALLO = ("Diallo", {"kind": "person", "country": "MLI", "sectors": ("GOV",)})


def told(text, people, *acts, id="article", site="Coast News"):
    """Return a reading of a text. An act is a type, a trigger, its sources and targets, and other fields of an event."""
    return Reading(
        id=id,
        article=article(text, site=site, published="2021-03-09"),
        actors=tuple(actor(text, name, name, **fields) for name, fields in people),
        events=tuple(
            event(
                text,
                f"e{number}",
                kind,
                trigger,
                sources=[(name, name) for name in sources],
                targets=[(name, name) for name in targets],
                **fields,
            )
            for number, (kind, trigger, sources, targets, fields) in enumerate(acts)
        ),
        reader=READER,
    )


def merged(record, *readings):
    """Return the numbers of reports of the events after merging, the smallest first."""
    record.add_many(readings)
    record.merge()
    assert record.doctor() == []
    return sorted(row.n_reports for row in record.events())


STRIKE = (
    "Port of Kilifi at a standstill as dockers strike. The dockers laid down their tools on Monday over unpaid wages. "
    "Ships wait outside the bay. The walkout costs traders a million shillings a day. “It hurts us all,” the mayor said. "
    "Nobody knows when the strike will end."
)


def strike(**fields):
    acts = [
        ("PROTEST", trigger, sources, [], {"mode": "strike", **more})
        for trigger, sources, more in (
            ("strike", ["dockers"], {}),
            ("walkout", [], {}),
            ("strike", [], {"nth": 1}),
        )
    ]
    return told(STRIKE, [DOCKERS], *acts, **fields)


def test_a_strike_that_an_article_names_three_times_is_one_event(record):
    assert merged(record, strike()) == [3]
    (row,) = record.events()
    why = record.merges(row.id)
    assert all(THRESHOLD <= found.score <= 1 for found in why)
    assert any("taken up by a noun" in found.reasons and "same word" in found.reasons for found in why)


def test_strikes_of_two_days_are_two_events(record):
    text = (
        "The dockers began a strike on Monday and went home at noon. On Thursday the dockers began another strike, "
        "this time at night."
    )
    acts = [
        ("PROTEST", "strike", ["dockers"], [], {"mode": "strike", "day": day, "nth": nth})
        for nth, day in enumerate(("2021-03-01", "2021-03-04"))
    ]
    assert merged(record, told(text, [DOCKERS], *acts)) == [1, 1]


def test_what_may_be_either_strike_does_not_make_them_one(record):
    text = (
        "The dockers began a strike on Monday and went home at noon. The strike hurt trade. On Thursday the dockers were "
        "on strike again."
    )
    acts = [
        ("PROTEST", "strike", ["dockers"], [], {"mode": "strike", "day": day, "nth": nth})
        for nth, day in enumerate(("2021-03-01", None, "2021-03-04"))
    ]
    assert merged(record, told(text, [DOCKERS], *acts)) == [1, 2]


def test_a_report_without_a_day_may_be_of_an_act_long_ago(record):
    text = "Otieno resigned last June. Nobody had expected it. His resignation split the party."
    acts = (
        ("RETREAT", "resigned", ["Otieno"], [], {"mode": "resign", "day": "2020-06-11"}),
        ("RETREAT", "resignation", ["Otieno"], [], {"mode": "resign"}),  # filed under the article's day
    )
    assert merged(record, told(text, [OTIENO], *acts)) == [2]


@pytest.mark.parametrize(
    ("text", "people", "acts"),
    [
        pytest.param(
            "Otieno accused Diallo of taking bribes. Asked about the flood, Otieno blamed Diallo for broken dams.",
            [OTIENO, DIALLO],
            [
                ("ACCUSE", "accused", ["Otieno"], ["Diallo"], {"mode": "allege"}),
                ("ACCUSE", "blamed", ["Otieno"], ["Diallo"], {"mode": "disapprove"}),
            ],
            id="accusations of two things",
        ),
        pytest.param(
            "Otieno urged the port to hire guards. A week before, the port was asked for free berths by Otieno.",
            [OTIENO, PORT],
            [
                ("REQUEST", "urged", ["Otieno"], ["port"], {"mode": "change"}),
                ("REQUEST", "asked", ["Otieno"], ["port"], {"mode": "assist"}),
            ],
            id="requests of two things",
        ),
        pytest.param(
            "Otieno met Diallo at breakfast. Later Otieno met the dockers at the gate.",
            [OTIENO, DIALLO, DOCKERS],
            [
                ("CONSULT", "met", ["Otieno"], ["Diallo"], {}),
                ("CONSULT", "met", ["Otieno"], ["dockers"], {"nth": 1}),
            ],
            id="meetings with others",
        ),
        pytest.param(
            "Police arrested Otieno at the airport. Police arrested Diallo at home.",
            [OTIENO, DIALLO],
            [
                ("COERCE", "arrested", [], ["Otieno"], {"mode": "arrest"}),
                ("COERCE", "arrested", [], ["Diallo"], {"mode": "arrest", "nth": 1}),
            ],
            id="arrests of others",
        ),
        pytest.param(
            "Police arrested 18 sailors on deck. Police said they had arrested 250 sailors since the riots began.",
            [("18 sailors", {"kind": "group"}), ("250 sailors", {"kind": "group"})],
            [
                ("COERCE", "arrested", [], ["18 sailors"], {"mode": "arrest"}),
                ("COERCE", "arrested", [], ["250 sailors"], {"mode": "arrest", "nth": 1}),
            ],
            id="arrests of other numbers",
        ),
        pytest.param(
            "The dockers held a strike over wages. The dockers began a similar strike over hours, which goes on.",
            [DOCKERS],
            [("PROTEST", "strike", ["dockers"], [], {"mode": "strike", "nth": nth}) for nth in range(2)],
            id="a similar strike",
        ),
        pytest.param(
            "The dockers will strike again if nothing is paid. The strike of the dockers ended on Friday.",
            [DOCKERS],
            [
                ("PROTEST", "strike", ["dockers"], [], {"mode": "strike", "status": "hypothetical"}),
                ("PROTEST", "strike", ["dockers"], [], {"mode": "strike", "nth": 1}),
            ],
            id="what was and what may be",
        ),
    ],
)
def test_two_acts_of_one_article_are_two_events(record, text, people, acts):
    assert merged(record, told(text, people, *acts)) == [1, 1]


@pytest.mark.parametrize(
    ("text", "people", "acts"),
    [
        pytest.param(
            "Otieno asked the port for new berths. Diallo called it late. The port has not answered Otieno's request.",
            [OTIENO, PORT],
            [
                ("REQUEST", "asked", ["Otieno"], ["port"], {"mode": "change"}),
                ("REQUEST", "request", ["Otieno"], ["port"], {"mode": "assist"}),
            ],
            id="a request taken up",
        ),
        pytest.param(
            "Diallo travelled to the port. It was hot. During the trip Diallo spoke to sailors.",
            [DIALLO, PORT],
            [
                ("CONSULT", "travelled", ["Diallo"], ["port"], {"mode": "visit"}),
                ("CONSULT", "trip", ["Diallo"], [], {"mode": "visit"}),
            ],
            id="a visit in other words",
        ),
        pytest.param(
            "Otieno talked with Diallo for an hour. Diallo smiled after the talks, and so did Otieno.",
            [OTIENO, DIALLO],
            [
                ("CONSULT", "talked", ["Otieno"], ["Diallo"], {}),
                ("CONSULT", "talks", ["Diallo"], ["Otieno"], {}),
            ],
            id="talks from the other side",
        ),
    ],
)
def test_an_act_that_is_taken_up_in_other_words_is_one_event(record, text, people, acts):
    assert merged(record, told(text, people, *acts)) == [2]


@pytest.mark.parametrize("n_others", [1, 3])
def test_an_article_that_tells_an_act_often_still_joins_those_of_others(record, n_others):
    brief = "Dockers strike at the port of Kilifi over unpaid wages, at a standstill."
    act = ("PROTEST", "strike", ["Dockers"], [], {"mode": "strike"})
    others = [
        told(brief, [("Dockers", DOCKERS[1])], act, id=f"brief {number}", site=f"Island Post {number}")
        for number in range(n_others)
    ]
    assert merged(record, strike(), *others) == [3 + n_others]


def test_the_order_in_which_articles_come_does_not_matter(tmp_path):
    dumps = []
    for number, order in enumerate(itertools.permutations(("a", "b", "c"))):
        with open_record(tmp_path / f"{number}.sqlite") as record:
            for name in order:
                record.add(strike(id=name, site=name))
                record.merge()
            dumps.append(list(record.dump()))
    assert all(dump == dumps[0] for dump in dumps)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("resigned", "his resignation"),
        ("was shot", "the shooting"),
        ("alleging", "allegations"),
        ("planned", "plans"),
    ],
)
def test_verbs_and_their_nouns_have_one_stem(one, two):
    assert stems(one) == stems(two)


def test_words_that_only_begin_alike_have_two_stems():
    assert not stems("protected") & stems("protested")
