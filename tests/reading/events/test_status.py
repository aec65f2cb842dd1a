"""Status: what the words right before an act say of it."""

import pytest

from communique.model import Span
from communique.reading.events.status import correct_status
from tests.reading.pointing import span


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("The two did not meet in Oslo.", "asserted", "denied"),
        ("The two didn't meet in Oslo.", "asserted", "denied"),
        ("The two have never formally meet in Oslo.", "historical", "denied"),
        ("The two did not only meet in Oslo.", "asserted", "asserted"),
        ("The two would talk if they did not meet in Oslo.", "hypothetical", "hypothetical"),
        ("The two, who are not friends, meet in Oslo.", "asserted", "asserted"),
        ("It is not true that the two meet in Oslo.", "alleged", "denied"),
        ("It isn't the case that the two meet in Oslo.", "asserted", "denied"),
        ("It is not true that they quarrel, but the two meet in Oslo.", "asserted", "asserted"),
        (
            "The town marked the 40th anniversary of the day when the two meet in Oslo.",
            "asserted",
            "historical",
        ),
        ("There was no public meet of the two in Oslo.", "asserted", "denied"),
        ("It was no one's wish to meet in Oslo.", "asserted", "asserted"),
        ("The mayor denied on Friday that the two had ever meet in Oslo.", "asserted", "denied"),
        ("The mayor denied claims that aides of Mali had meet in Oslo.", "alleged", "denied"),
        ("The mayor did not deny that the two had meet in Oslo.", "asserted", "asserted"),
        ("The two reportedly have already meet in Oslo.", "historical", "alleged"),
        ("The two will reportedly meet in Oslo.", "planned", "planned"),
        ("The two, reportedly friends, meet in Oslo.", "asserted", "asserted"),
        ("The town marked ten years since the two meet in Oslo.", "asserted", "historical"),
        ("On the anniversary of the war, the two meet in Oslo.", "asserted", "asserted"),
    ],
)
def test_the_words_before_an_act_tell_its_status(text, said, expected):
    assert correct_status(text, span(text, "meet"), said) == expected


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("The bishop declined to praise the mayor.", "asserted", "denied"),
        ("Unions have refused to publicly praise the mayor.", "asserted", "denied"),
        ("The paper was unable to praise the mayor.", "asserted", "denied"),
        ("The council stopped short of praise for the mayor.", "asserted", "denied"),
        ("The bishop tried to praise the mayor.", "asserted", "asserted"),
        ("Had he won, the bishop would have praise for the mayor.", "asserted", "hypothetical"),
        ("The queen might even have quickly praise the mayor.", "historical", "historical"),
        ("The queen could have openly praise the mayor.", "historical", "hypothetical"),
        ("Kenya is expected to praise the mayor on Friday.", "asserted", "planned"),
        ("Unions, which plan to soon praise the mayor, met.", "asserted", "planned"),
        ("They’ll also praise the mayor.", "asserted", "planned"),
        ("The will to praise the mayor was there.", "asserted", "asserted"),
        ("I want to praise the mayor.", "asserted", "asserted"),
        ("They chose to praise neither by name.", "asserted", "denied"),
        ("They chose to praise the mayor and no one else.", "asserted", "asserted"),
        ("The strike, due to praise of the mayor, went on.", "asserted", "asserted"),
        ("He refused to go on and praise the mayor.", "asserted", "asserted"),
    ],
)
def test_what_is_left_undone_or_to_come_is_told_right_before_it(text, said, expected):
    assert correct_status(text, span(text, "praise"), said, kind="SUPPORT") == expected


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("Such a pact would also demand a vote.", "asserted", "hypothetical"),
        ("Who can demand that of her?", "asserted", "hypothetical"),
        ("She would later demand a vote.", "asserted", "asserted"),
        ("I must demand a vote.", "asserted", "asserted"),
        ("Such a pact would also demand a vote.", "planned", "planned"),
        ("It is unusual for the king to demand a vote.", "asserted", "hypothetical"),
        ("It's time to demand a vote.", "asserted", "hypothetical"),
        ("It is the king who came to demand a vote.", "asserted", "asserted"),
        ("Mali to demand a vote\n", "asserted", "planned"),
        ("Mali's unions came to demand a vote.", "asserted", "asserted"),
    ],
)
def test_what_is_only_thought_of_is_no_act(text, said, expected):
    assert correct_status(text, span(text, "demand"), said) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sacking judges is no answer to crime.", "hypothetical"),
        ("He spoke.\n“Sacking judges would not help,” he said.", "hypothetical"),
        ("Sacking judges, the king is at odds with the bar.", "asserted"),
        ("Sacking judges who are old, he drew protest.", "asserted"),
        ("He is Sacking judges, which is no answer.", "asserted"),
        ("Sacking judges was an error.", "asserted"),
    ],
)
def test_a_gerund_of_which_something_is_said_is_no_act(text, expected):
    assert correct_status(text, span(text, "Sacking"), "asserted", kind="SANCTION") == expected


def test_an_act_whose_word_is_declined_is_not_done():
    text = "She declined to praise him; he declined an award."
    said = [correct_status(text, Span(start=at, end=at + 8), "asserted", kind="SUPPORT") for at in (4, 31)]
    assert said == ["denied", "asserted"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The senator refused to back the bill.", "REJECT"),
        ("Mali will back away from the bill.", "REJECT"),
        ("Mali will back its rivals into a corner.", "THREATEN"),
    ],
)
def test_what_is_done_by_saying_what_will_be_done_is_done(text, kind):
    assert correct_status(text, span(text, "back"), "asserted", kind=kind) == "asserted"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali is suing the firm.", "asserted"),
        ("Mali has long been suing the firm.", "asserted"),
        ("They’re now suing the firm.", "asserted"),
        ("Mali was suing the firm.", "historical"),
        ("Mali, suing the firm, lost.", "historical"),
    ],
)
def test_what_is_going_on_is_not_historical(text, expected):
    assert correct_status(text, span(text, "suing"), "historical") == expected


@pytest.mark.parametrize("said", ["asserted", "planned"])
def test_what_others_will_have_to_do_is_asked_of_them_now(said):
    text = "The premier said that Mali will have to pay."
    assert correct_status(text, span(text, "have to"), said, kind="REQUEST") == "asserted"
    assert correct_status(text, span(text, "have to"), said, kind="AGREE") == "planned"


@pytest.mark.parametrize(
    ("text", "act", "kind", "expected"),
    [
        ("Mali will not back the plan.", "will not back", "REJECT", "asserted"),
        ("Mali won't accept the plan.", "accept", "REJECT", "asserted"),
        ("Mali will not back the plan.", "will not back", "SUPPORT", "denied"),
        ("Mali has not ruled out the plan.", "not ruled out", "REJECT", "denied"),
        ("Mali won't block the plan.", "block", "REJECT", "denied"),
        ("Mali would not have accepted the plan.", "accepted", "REJECT", "hypothetical"),
        ("Mali rejects the plan.", "rejects", "REJECT", "denied"),
    ],
)
def test_who_does_not_do_something_has_refused_it(text, act, kind, expected):
    assert (
        correct_status(
            text, span(text, act), "denied" if expected != "hypothetical" else "asserted", kind=kind
        )
        == expected
    )
