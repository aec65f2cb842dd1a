"""Two sides of one act are not one actor: pronouns and loose words that were taken for the actor on the other side."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("marked", "surface", "expected"),
    [
        # Who acts in a clause goes on in what hangs on it.
        ("<{L Peru}> shelled a post. <{L Chile}> hit back, accusing <it> of a breach.", "it", "Peru"),
        ("<{L Peru}> accused <{L Chile}>, and <{L Chile}> hit back, accusing <it> of lies.", "it", "Peru"),
        ("<{L Chile}> condemned <{L Peru}>, accusing <it> of a breach.", "it", "Peru"),
        ("<{P Tim Xyz}> attacked <{P Robert Mbeki}>, calling <him> weak.", "him", "Robert Mbeki"),
        ("<{P Tim Xyz}>’s aide met <{P Robert Mbeki}>, calling <him> weak.", "him", None),
        # Who acts goes on acting after "but", not in what is told of besides.
        ("<{P Tim Xyz}> met <{P Robert Mbeki}> but blamed <him> for it.", "him", "Robert Mbeki"),
        ("<{P Tim Xyz}> came and gave a speech denying the claim made against <him>.", "him", "Tim Xyz"),
        # Who tells of an act is not the one who acts.
        ("<{L Peru}> said <{L Chile}> attacked <it> with missiles.", "it", "Peru"),
        ("<{P Tim Xyz}> said <{P Robert Mbeki}> attacked <him> twice.", "him", "Tim Xyz"),
        # What owns the nearest thing is not meant, and of two nobody is.
        ("A firm left <{L Peru}>’s port, and the crew sank <it> there.", "it", None),
        ("The crews of <{L Peru}> and <{L Chile}> sank <it> there.", "it", None),
        # A subject is found as ever.
        ("<{L Peru}> erred. <{L Chile}> said <it> would pay.", "it", "Chile"),
        ("<{L Peru}> erred. <It> then quarrelled with all.", "It", "Peru"),
    ],
)
def test_whom_something_is_done_to(marked, surface, expected):
    actor = read(marked).actor(surface)
    assert (actor and actor.name) == expected


@pytest.mark.parametrize(
    ("marked", "surface", "expected"),
    [
        ("<{L Peru}> spoke. <{L Chile}> said <it> was bombed by <{L Chile}>.", "it", "Peru"),
        ("<{L Chile}> said <it> was bombed by <{L Chile}>.", "it", None),
        ("<{L Peru}> met <{L Chile}>. <{L Chile}> said <it> was bombed by <the Chilean army>.", "it", "Peru"),
        ("<{L Chile}> said <it> was sued by <Chilean miners>.", "it", "Chile"),
        ("<{L Chile}> spoke. <The regime> bombed <{L Chile}>.", "The regime", None),
        (
            "<{L Chile}> spoke. <The Chilean government> bombed <{L Chile}>.",
            "The Chilean government",
            "Chile",
        ),
        ("<{P Robert Mbeki}’s office> erred. <{L Chile}> said <it> was bombed by <{L Chile}>.", "it", None),
        ("<Police> came. Girls were met by <gangs of men> who beat <them>.", "them", None),
        ("<{L Chile}> spoke and <it> praised <itself>.", "itself", "Chile"),
        # Who defends what is his defends his own.
        ("<{P Tim Xyz}> spoke. <{P Robert Mbeki}> defended <his> budget.", "his", "Robert Mbeki"),
        ("<{P Tim Xyz}> spoke. <{P Robert Mbeki}> attacked <his> budget.", "his", "Tim Xyz"),
        ("<{P Robert Mbeki}> spoke. <He> met <{P Robert Mbeki}>.", "He", None),
        # A phrase with his name stays his, though one of the two sides was found wrongly.
        (
            "<Senator {P Robert Mbeki}> came. <{P Mbeki}> met <Senator {P Robert Mbeki}>.",
            "Senator Robert Mbeki",
            "Robert Mbeki",
        ),
    ],
)
def test_two_sides_of_an_act_are_not_one_actor(marked, surface, expected):
    actor = read(marked, opposed=True).actor(surface)
    assert (actor and actor.name) == expected


def test_a_country_acts_on_its_own_people():
    found = read("<Police> arrested <protesters in {L Nairobi}>, {N Kenyan} officials said.", opposed=True)
    countries = [actor and actor.country for actor in map(found.actor, ("Police", "protesters in Nairobi"))]
    assert countries == ["KEN", "KEN"]
