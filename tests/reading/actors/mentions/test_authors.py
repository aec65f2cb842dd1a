"""Papers speak for whoever made them: "a memo by the Navy", "a Globex poll", "his ads", "the report" of before."""

import pytest

from tests.reading.actors.marked import read

MALI = "{L Mali} is calm. "


def _who(marked: str, said: str, surface: str) -> tuple[str, ...]:
    article = read(MALI + marked, said=((said, surface),))
    actor = article.actor(surface)
    return article.group(surface) or (() if actor is None else (actor.name,))


@pytest.mark.parametrize(
    ("marked", "surface", "names"),
    [
        # Whose it is by its own words.
        ("<{P Ann Doe}'s latest ad> says taxes fell.", "Ann Doe's latest ad", ("Ann Doe",)),
        ("{P Ann Doe} is a mayor. <Her ads> say taxes fell.", "Her ads", ("Ann Doe",)),
        ("<The {O Globex Institute}’s projections> say taxes fell.", "The Globex Institute’s projections", ("Globex Institute",)),
        # Whose name it bears.
        ("<A {O Globex} tracking poll> says taxes fell.", "A Globex tracking poll", ("Globex",)),
        ("<A new {O Globex}/{O Initech} survey> says taxes fell.", "A new Globex/Initech survey", ("Globex", "Initech")),
        ("<The {O Globex/Initech} survey> says taxes fell.", "The Globex/Initech survey", ("Globex", "Initech")),
        ("<A Globex/{O Initech} survey> says taxes fell.", "A Globex/Initech survey", ("Globex", "Initech")),
        ("<A {O Washington Post-Initech} poll> says taxes fell.", "A Washington Post-Initech poll", ("Washington Post", "Initech")),
        ("<The {O Federal Reserve} data> say taxes fell.", "The Federal Reserve data", ("Federal Reserve",)),
        ("<The {P Doe} tax plan> says taxes fell.", "The Doe tax plan", ("Doe",)),
        ("<{P Ann Doe}'s proposal> says taxes fell.", "Ann Doe's proposal", ("Ann Doe",)),
        # Who made it.
        ("<A study by the {O Globex Institute}> says taxes fell.", "A study by the Globex Institute", ("Globex Institute",)),
        ("<A poll released Monday by {O Globex}> says taxes fell.", "A poll released Monday by Globex", ("Globex",)),
        ("<A fact sheet sent by {P Ann Doe}> says taxes fell.", "A fact sheet sent by Ann Doe", ("Ann Doe",)),
        ("{P Ann Doe} wept. <A statement from her lawyer> says taxes fell.", "A statement from her lawyer", ("her lawyer",)),
        ("<A report in the {O New York Times}> says taxes fell.", "A report in the New York Times", ("New York Times",)),
        ("<A report in the {O Globex Institute}> says taxes fell.", "A report in the Globex Institute", ()),
        # Whose it was when it was spoken of before.
        ("{O Globex} released a new report. <The report> says taxes fell.", "The report", ("Globex",)),
        ("A study by {O Globex} is out. <The 25-page report> says taxes fell.", "The 25-page report", ("Globex",)),
        ("{O Globex}'s memo is out. <The memo> says taxes fell.", "The memo", ("Globex",)),
        ("<{P Ann Doe} and {P Bob Roe}> sent a letter. <The letter> says taxes fell.", "The letter", ("Ann Doe", "Bob Roe")),
        # Nobody's, or it is not told whose.
        ("<A recent poll> says taxes fell.", "A recent poll", ()),
        ("{O Globex} is a firm. <The report> says taxes fell.", "The report", ()),
        ("{O Globex} released a letter. <The poll> says taxes fell.", "The poll", ()),
        ("<Documents obtained by {O Globex}> say taxes fell.", "Documents obtained by Globex", ()),
        ("<A report from {L Bamako}> says taxes fell.", "A report from Bamako", ()),
        ("<A {O March} poll> says taxes fell.", "A March poll", ()),
        ("<Documents seen in a {O Globex} complaint> say taxes fell.", "Documents seen in a Globex complaint", ()),
        ("<{O Globex}>'s ad is out. A rival made a new ad. <The ad> says taxes fell.", "The ad", ()),
        ("<A {O Globex} complaint> says taxes fell.", "A Globex complaint", ()),
        ("<A report from 2013> says taxes fell.", "A report from 2013", ()),
        ("<{O Globex}'s emails> are out. <The emails> say taxes fell.", "The emails", ()),
        ("<Her poll results> are out. <The results> say taxes fell.", "The results", ()),
        ("<An anti-{P Doe} ad> says taxes fell.", "An anti-Doe ad", ("anti-Doe ad",)),
        ("<{O Facebook} data> say taxes fell.", "Facebook data", ()),
        ("<A {O Facebook} post> says taxes fell.", "A Facebook post", ()),
        ("<{P Doe} emails> say taxes fell.", "Doe emails", ("Doe emails",)),
    ],
)  # fmt: skip
def test_who_speaks_in_a_paper(marked, surface, names):
    assert _who(marked, "taxes fell", surface) == names


def test_who_speaks_in_a_statement_is_whoever_spoke_in_it_before():
    article = read(
        "<{P Ann Doe}> said in a statement that taxes fell. <The statement> added that they rise.",
        said=(("taxes fell", "Ann Doe"), ("they rise", "The statement")),
    )
    assert article.actor("The statement").name == "Ann Doe"


def test_who_finds_something_told_of_in_a_papers_report_has_not_made_it():
    article = read(
        "In one case told in a {O Globex} report, <{P Ann Doe}> found that it rained. <The report> added that it snowed.",
        said=(("it rained", "Ann Doe"), ("it snowed", "The report")),
    )
    assert article.actor("The report").name == "Globex"


def test_a_lawyers_letter_leaves_she_to_whoever_has_the_lawyer():
    article = read(
        "{N Malian} senator {P Ann Doe} wept. <A letter from her lawyer> says it rained, though <she> said it was dry.",
        said=(("it rained", "A letter from her lawyer"), ("it was dry", "she")),
    )
    assert article.actor("she").name == "Ann Doe"


def test_a_paper_that_says_nothing_is_no_actor_of_before():
    assert read(MALI + "He read <a study by {O Globex}>.").actor("a study by Globex") is None
