"""Pronouns: for whom "she", "him", "who" and "they" stand, and for whom they cannot."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("marked", "surface", "expected"),
    [
        # Given names tell whom "she" can be.
        (
            "<{P Lucia Rossi}> sat beside <{P Robert Mbeki}>. <{P Mbeki}> spoke and <she> left.",
            "she",
            "Lucia Rossi",
        ),
        ("<{P Donald Okoye}> spoke. The girl heard him. Critics mocked <her>.", "her", None),
        ("<{P Greta Lund}> met <{P Tim Xyz}>. <{P Tim Xyz}> praised <her>.", "her", "Greta Lund"),
        ("<{P Kelly Lund}> met <{P Tim Xyz}>. <He> spoke.", "He", "Kelly Lund"),
        # Who is "she" is not "he".
        (
            "<{P Kelly Lund}> met <{P Tim Xyz}>. <{P Lund}> spoke. What <she> says is untrue, <{P Xyz}> wrote. <He> left.",
            "He",
            "Tim Xyz",
        ),
        (
            "<{P Kelly Lund}> met <{P Tim Xyz}>. <{P Lund}> spoke. What <he> says is untrue, <{P Xyz}> wrote. <He> left.",
            "He",
            "Kelly Lund",
        ),
        # Whose aide acts is not the one who acts.
        ("<{P Robert Mbeki}> was ill. <{P Mbeki}>’s aides urged <him> to rest.", "him", "Robert Mbeki"),
        ("<{P Robert Mbeki}> and <{P Greta Lund}> met. <{P Mbeki}> urged <him> to rest.", "him", None),
        # "who" after what is said of a name.
        ("<{P Greta Lund}>, a lawyer at the bank <who> sued, left.", "who", "Greta Lund"),
        ("<{P Greta Lund}> left, and a lawyer at the bank <who> sued came.", "who", None),
        # A name that says which government is meant names nobody who acts.
        ("<{P Robert Mbeki}> spoke. The {P Obama} administration erred. <He> left.", "He", "Robert Mbeki"),
        ("<{P Robert Mbeki}> spoke. <{P Barack Obama}> erred. <He> left.", "He", "Barack Obama"),
        # A verb may follow after an adverb.
        (
            "<{P Robert Mbeki}> probably hoped that <{P Tim Xyz}> and a letter backing <him> would help.",
            "him",
            "Robert Mbeki",
        ),
    ],
)
def test_for_whom_a_pronoun_stands(marked, surface, expected):
    actor = read(marked).actor(surface)
    assert (actor and actor.name) == expected


QUOTED = "<{P Robert Mbeki}> resigned. <{P Tim Xyz}> spoke. “We thank <him>,” <{P Xyz}> said."


def test_he_within_a_quotation_is_not_who_speaks():
    found = read(QUOTED, said=(("“We thank him,”", "Xyz"),))
    actor = found.actor("him")
    assert actor is not None
    assert actor.name == "Robert Mbeki"


def test_he_in_what_is_told_may_be_who_tells_it():
    found = read(
        "<{P Robert Mbeki}> resigned. <{P Tim Xyz}> said <he> was sad.", said=(("he was sad", "Tim Xyz"),)
    )
    actor = found.actor("he")
    assert actor is not None
    assert actor.name == "Tim Xyz"


@pytest.mark.parametrize(
    ("marked", "surface", "same"),
    [
        ("<A deranged woman> fell. Police said <her grandfather> died.", "her grandfather", False),
        ("<A commuter> fell. Police said <the victim> died.", "the victim", True),
        ("<A commuter> fell. Police said <the commuter> died.", "the commuter", True),
        ("<A commuter> fell. Police said <the resident> died.", "the resident", False),
    ],
)
def test_someone_by_another_word_is_someone_else(marked, surface, same):
    found = read(marked)
    first = found.phrases[0].of(found.text)
    assert (found.actor(surface) == found.actor(first)) is same


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("“<{P Barack Obama}> is weak,”", "Robert Mbeki"),
        ("“I like <{P Barack Obama}> and Kenya,”", "Robert Mbeki"),
        ("<{P Barack Obama}> was ill,", "Barack Obama"),
    ],
)
def test_who_is_quoted_is_not_whom_the_quotation_names(content, expected):
    said = content.replace("<{P ", "").replace("}>", "")
    found = read(f"<{{P Robert Mbeki}}> spoke. {content} <he> said.", said=((said, "he"),))
    actor = found.actor("he")
    assert actor is not None
    assert actor.name == expected


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        # One of two, and nobody can tell which: both are Kenyan.
        ("Near <{P Ann Otieno} of {L Kenya}>, near <{P Mary Keino} of {L Kenya}> it rained on <her>.", "her", "KEN"),
        ("Near <{P Ann Otieno} of {L Kenya}>, near <{P Maria Rossi} of {L Italy}> it rained on <her>.", "her", None),
        ("Near <{P Ann Otieno} of {L Kenya}>, near <{P Maria Rossi}> it rained on <her>.", "her", None),
        # Far from all who are named, of a body of many states, of the one who acts.
        ("<{P Ann Otieno} of {L Kenya}> sued.\nOne.\nTwo.\nThree.\nIt rained on <them>.", "them", None),
        ("<{O the European Union}> sued.\n<They> wept.", "They", None),
        ("<{P John Otieno} of {L Kenya}> fined <him>.", "him", None),
        # "They" may be anyone who is spoken of there, also who else acts.
        ("Near <{P Ann Otieno} of {L Kenya}>, near <{P Mary Keino} of {L Kenya}> it rained on <them>.", "them", "KEN"),
        ("Near <{P Ann Otieno} of {L Kenya}>, near <{L Italy}> it rained on <them>.", "them", None),
        ("Near <{P Ann Otieno} of {L Kenya}>, near <some migrants> it rained on <them>.", "them", None),
    ],
)  # fmt: skip
def test_whose_country_alone_is_known(marked, surface, country):
    found = read(marked).actor(surface)
    assert (found and found.country) == country


@pytest.mark.parametrize(
    ("marked", "said", "expected"),
    [
        # Whom a quotation names does not go on speaking; who is named after it does.
        (
            "“<{P Robert Mbeki}> is weak,” <{P Tim Xyz}> said. <He> left, he thought.",
            (("“Robert Mbeki is weak,”", "Tim Xyz"), ("he thought", "He")),
            "Tim Xyz",
        ),
        # Nor does whom somebody only tells of.
        (
            "<{P Robert Mbeki}> was ill, <{P Tim Xyz}> said. <He> said no.",
            (("Robert Mbeki was ill", "Tim Xyz"), ("no", "He")),
            "Tim Xyz",
        ),
        (
            "<{P Robert Mbeki}> and <{P Ben Kamau}> will run, suggested <{P Tim Xyz}>. <He> said no.",
            (("no", "He"),),
            "Tim Xyz",
        ),
        # Who does what opens the sentence is named before it.
        (
            "<{P Tim Xyz}> spoke. Praising <{P Robert Mbeki}> as a friend, <he> said no.",
            (("no", "he"),),
            "Tim Xyz",
        ),
        (
            "<{P Tim Xyz}> spoke. Praising the law, <{P Robert Mbeki}> slept, and <he> said no.",
            (("no", "he"),),
            "Robert Mbeki",
        ),
        # Who says something goes on before whom the sentence names first.
        (
            "Asked whether <{P Robert Mbeki}> was ill, <{P Tim Xyz}> said no. <He> said that it rained.",
            (("no", "Tim Xyz"), ("that it rained", "He")),
            "Tim Xyz",
        ),
        (
            "<{P Robert Mbeki}> resigned, a fact that <{P Tim Xyz}> denied. <He> said no.",
            (("a fact", "Tim Xyz"), ("no", "He")),
            "Robert Mbeki",
        ),
        (
            "<{P Tim Xyz}> said no. <{P Robert Mbeki}> was ill, <he> said.",
            (("no", "Tim Xyz"), ("Robert Mbeki was ill", "he")),
            "Tim Xyz",
        ),
        # Of whom nobody but a quotation speaks, it may be.
        ("“<{P Robert Mbeki}> is weak,” a girl said. <He> said no.", (("no", "He"),), "Robert Mbeki"),
        # Who does something goes on doing, whoever was quoted in between.
        (
            "<{P Robert Mbeki}> was ill, <{P Tim Xyz}> said. <He> left.",
            (("Robert Mbeki was ill", "Tim Xyz"),),
            "Robert Mbeki",
        ),
    ],
)
def test_who_goes_on_speaking(marked, said, expected):
    found = read(marked, said=said)
    actor = found.actor("he" if "<he>" in marked else "He")
    assert (actor and actor.name) == expected


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("“It rained. It snowed. It froze. It thawed. It rained again.” ", "Robert Mbeki"),
        ("It rained. It snowed. It froze. It thawed. It rained again. ", None),
    ],
)
def test_sentences_that_are_all_quoted_are_looked_past(between, expected):
    said = ((between.strip(), "Mbeki"),) if expected else ()
    found = read(f"<{{P Robert Mbeki}}> spoke, <{{P Mbeki}}> said. {between}<He> left.", said=said)
    actor = found.actor("He")
    assert (actor and actor.name) == expected


@pytest.mark.parametrize(
    ("marked", "group"),
    [
        # Those who act together, whoever of them or beside them might be "they" alone.
        ("<{N Kenyan} farmers and {N Kenyan} nurses> marched. <They> said no.", ("Kenyan farmers", "Kenyan nurses")),
        ("<{P Ann Otieno} and {P Ben Kamau}> wrote to the parents of some pupils. <They> said no.", ("Ann Otieno", "Ben Kamau")),
        ("<{P Ann Otieno} and {P Ben Kamau}> wrote to <{N Kenyan} farmers>. <They> said no.", ("Ann Otieno", "Ben Kamau")),
        # Who acts after them, or before, is "they".
        ("<{P Ann Otieno} and {P Ben Kamau}> sang as <{N Kenyan} farmers> marched. <They> said no.", ()),
        ("<{N Kenyan} farmers> met <{P Ann Otieno} and {P Ben Kamau}>. <They> said no.", ()),
    ],
)  # fmt: skip
def test_they_are_those_who_act_together(marked, group):
    assert read(marked).group("They") == group


def test_the_initials_of_a_body_are_no_pronoun():
    found = read("<The {O World Health Organization}> spoke. <{O WHO}> said no. A girl <who> sang left.")
    assert found.actor("WHO").name == "World Health Organization"
    assert found.actor("who") is None


@pytest.mark.parametrize(
    ("marked", "surface", "expected"),
    [
        # A woman by her name before someone who may be one; "he" may be either.
        ("<{P Greta Lund}> met <{P Robin Kamau}> when <{P Kamau}> spoke, and <she> left.", "she", "Greta Lund"),
        ("<{P Tim Lund}> met <{P Robin Kamau}> when <{P Kamau}> spoke, and <he> left.", "he", "Robin Kamau"),
    ],
)  # fmt: skip
def test_she_is_who_is_known_for_a_woman(marked, surface, expected):
    assert read(marked).actor(surface).name == expected


def test_who_is_only_told_to_have_said_it_does_nothing_there():
    found = read(
        "<{P Robert Mbeki}> was calm, according to <{P Tim Xyz}>, but <he> left.",
        said=(("was calm", "Tim Xyz"),),
    )
    assert found.actor("he").name == "Robert Mbeki"
