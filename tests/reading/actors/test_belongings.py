"""Countries of what belongs to offices and states, of new people in numbers, and of whoever writes."""

import pytest

from communique.knowledge import load
from communique.reading.actors.countries.frame import Frame
from communique.reading.actors.countries.writer import country_of_writer, is_quoted
from tests.reading.actors.marked import read

KENYA = (
    "{L Kenya}'s {L Nairobi} was calm. {N Kenyan} shops opened in {L Nairobi}. {N Kenyans} rested in {L Kenya}.\n"
    * 2
)
TWO = "{N American} and {N Ugandan} papers wrote of {L Ohio}, {L Iowa}, {L Kampala} and {L Uganda}.\n"


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        (KENYA + "<The governor's office> denied it.", "The governor's office", "KEN"),
        (KENYA + "<The senator’s team> denied it.", "The senator’s team", "KEN"),
        (KENYA + "It attacked <the nation's high court>.", "the nation's high court", "KEN"),
        (TWO + "<The governor's office> denied it.", "The governor's office", None),
        (TWO + "It attacked <the nation's high court>.", "the nation's high court", None),
        (KENYA + "Of {L Rome} little was known. It attacked <the nation's high court>.", "the nation's high court", None),
        # An office that belongs to nobody said is not taken from one of before that does.
        (KENYA + "<A court nominee> spoke. {P Ann Otieno} met <her nominee>.", "A court nominee", "KEN"),
        # Two who were not named before are none of those named.
        (KENYA + "{P Ann Otieno} met {P Mary Keino}. <Two women> sued.", "Two women", "KEN"),
        # A part of a body.
        (KENYA + "He wooed <the liberal wing of the {N Japanese} Supreme Court>.", "the liberal wing of the Japanese Supreme Court", "JPN"),
    ],
)  # fmt: skip
def test_what_belongs_to_an_office(marked, surface, country):
    found = read(marked).actor(surface)
    assert (found and found.country) == country


def test_its_allies_are_others_than_were_named():
    found = read("{L Mali} met {L Chad}. Rebels shelled {L Mali} and <its allies>.")
    assert found.group("its allies") == ()
    assert found.actor("its allies").country is None


def test_the_counterpart_of_a_minister_is_of_another_state():
    marked = "{N Russian} Foreign Minister {P Ann Otieno} spoke. <Her counterpart> left."
    assert read(marked).actor("Her counterpart").country is None


def test_the_allies_of_one_are_not_those_of_another():
    found = read("{L Mali} and <its allies> shelled {L Chad}. {L Chad} and <its allies> shelled {L Mali}.")
    assert found.found.by_span[found.phrases[0]] != found.found.by_span[found.phrases[1]]


def test_two_women_named_before_are_those():
    found = read(
        "{P Ann Otieno} met {P Mary Keino}. <The two women> sued. <Two women> cheered. <Two of the women> left."
    )
    assert found.group("The two women") == ("Ann Otieno", "Mary Keino")
    assert not found.group("Two of the women")
    assert found.group("Two women") == ()


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        # A family name that was found as a body's, and one with its possessive in the name.
        ("{P Ann Otieno} of {L Kenya} spoke. <the {O Otieno} team> cheered.", "the Otieno team", "KEN"),
        ("{P Ann Otieno} of {L Kenya} spoke. <Mr {P Otieno's}> inquiry went on.", "Mr Otieno's", "KEN"),
        # Numbers and "Jr." after a name are part of it.
        (
            "{N Danish} Queen {P Margrethe} II spoke. <Queen {P Margrethe} II> left.",
            "Queen Margrethe II",
            "DNK",
        ),
        (
            "{N Kenyan} publisher {P John Otieno Jr}. spoke. <{P John Otieno Jr}.> left.",
            "John Otieno Jr.",
            "KEN",
        ),
        # Abroad, the surname of a leader of the day, whose relatives are of his country.
        ("{L Rome} waited for <Mr. {P Netanyahu}>.", "Mr. Netanyahu", "ISR"),
    ],
)
def test_names_with_more_around_them(marked, surface, country):
    found = read(marked).actor(surface)
    assert (found and found.country) == country


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        (KENYA + "Our president must act.\n<We> gave {L Rome} much.", "We", "KEN"),
        (KENYA + "<Our leaders> must act, as our troops do.", "Our leaders", "KEN"),
        (
            TWO + "We Japanese know it.\n<I> refuse.",
            "I",
            None,
        ),  # no plural that says of itself that it is one
        (TWO + "We Kenyans know it.\n<I> refuse.", "I", "KEN"),
        (TWO + "As a Kenyan, I know it.\n<I> refuse.", "I", "KEN"),
        # Nothing tells whose "we" is, several do, or it is someone else's.
        (KENYA + "<We> asked the ministry.", "We", None),
        (TWO + "Our president must act.\n<We> gave {L Rome} much.", "We", None),
        (TWO + "We Kenyans and we Americans know it.\n<We> agree.", "We", None),
        (KENYA + "“Our president must act,” he wrote.\n<We> asked the ministry.", "We", None),
        (TWO + "As a Kenyan official said, it rained.\n<We> asked him.", "We", None),
        (TWO + "Afghans waited as Americans voted.\n<We> asked him.", "We", None),
        (KENYA + "Our president must act.\n“<We> gave much.", "We", None),
        (KENYA + "Our president must act.\n{P KIM}: <We> gave much.", "We", None),
    ],
)
def test_whoever_writes(marked, surface, country):
    found = read(marked).actor(surface)
    assert (found and found.country) == country


def test_an_outlet_of_another_country_leaves_the_writer_open():
    frame = Frame({"KEN": 9.0})
    text = "Our troops came home."
    assert country_of_writer(text, frame, load(), None) == "KEN"
    assert country_of_writer(text, frame, load(), "KEN") == "KEN"
    assert country_of_writer(text, frame, load(), "GBR") is None


@pytest.mark.parametrize(
    ("before", "quoted"),
    [("He said: “", True), ('"We came," she said. "', True), ('"We came," she said. ', False), ("He said: ‘It’s ours. ", True),
     ("It’s ours. ", False), ("He called it ‘great’. ", False), ("“One”\n", False), ("SMITH: ", True), ("At noon: ", False)],
)  # fmt: skip
def test_what_is_quoted(before, quoted):
    assert is_quoted(f"{before}We", len(before)) is quoted


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        # What a body has is of its country, and who rivals it need not be; a word of two countries tells of none.
        ("<Two {O DUP} bills> failed.", "Two DUP bills", "GBR"),
        ("It hit <a {O DUP} website in {L France}>.", "a DUP website in France", "GBR"),
        ("It hit <a plan for the {O DUP}>.", "a plan for the DUP", None),
        ("<A {O Facebook} post> asked him.", "A Facebook post", None),
        ("It hit <{O DUP} foes>.", "DUP foes", None),
        ("<the Iranian-German pact> failed.", "the Iranian-German pact", None),
        # Police of a town that two countries have: of the one that is spoken of, where it is one.
        ("{N Americans} saw <St. Louis police>.", "St. Louis police", "USA"),
        ("{N Americans} saw <Birmingham police>.", "Birmingham police", "USA"),
        ("{L London} saw <Birmingham police>.", "Birmingham police", "GBR"),
        ("{N Americans} and {N Senegalese} saw <St. Louis police>.", "St. Louis police", None),
        # States that are no more, by their name.
        ("In 1941 <{L Nazi Germany}> attacked <the {L Soviet Union}>.", "Nazi Germany", "DEU"),
        ("In 1941 <{L Nazi Germany}> attacked <the {L Soviet Union}>.", "the Soviet Union", "RUS"),
        # The one office of its kind, and another that is called so.
        ("{P Carlo Rossi}, an Italian archbishop, met <the pope>.", "the pope", "VAT"),
        ("{P Carlo Rossi}, an archbishop, met <the Coptic Pope>.", "the Coptic Pope", "EGY"),
        # People of a region, in a number.
        ("<Almost 200 {N Illinoisans}> sued.", "Almost 200 Illinoisans", "USA"),
        ("<Almost 200 {N Bavarians}> sued.", "Almost 200 Bavarians", "DEU"),
    ],
)
def test_what_is_of_a_body_or_a_state_of_before(marked, surface, country):
    found = read(marked).actor(surface)
    assert (found and found.country) == country


def test_an_office_is_of_the_kind_of_whose_it_is():
    found = read(
        "<{P Robert Mueller}, the special counsel>, spoke in {L Washington}. <{P Mueller}'s office> charged them. <{P Mueller}'s car> broke.",
        on="2018-01-04",
    )
    assert found.actor("Mueller's office").sectors == found.actor("Robert Mueller").sectors == ("JUD",)
    assert found.actor("Mueller's car").sectors == ()


@pytest.mark.parametrize(
    "said",
    [
        "{O CBS}'s <{P Ann Day}> spoke.",
        "<{P Ann Day} of the {O National Review}> spoke.",
        "<{P Ann Day}>, of the {O National Review}, spoke.",
        "<{P Ann Day}>, with the {O National Review}, spoke.",
    ],
)
def test_who_is_of_a_paper_is_of_the_press(said):
    assert {actor.sectors for actor in read(said).found.actors} == {("JRN",)}


def test_what_someone_has_is_not_whom_someone_is_of():
    assert read("<{P Ann Day}>, with {O Microsoft} on her side, spoke.").actor("Ann Day").sectors == ()


def test_who_is_of_a_place_is_of_no_government():
    assert read("{L Ohio}'s <{P Ann Day}> spoke in {L Ohio}.").actor("Ann Day").sectors == ()


def test_most_of_a_people_are_not_their_state():
    found = read("<Most {N Japanese}> cheered. <The {N Japanese}> agreed.")
    assert (found.actor("Most Japanese").country, found.actor("Most Japanese").sectors) == ("JPN", ("CVL",))
    assert found.actor("The Japanese").sectors == ("GOV",)


def test_wings_of_one_body_and_others_are_not_the_same():
    found = read(
        "<The conservative judges> left. <The liberal judges> stayed. <The conservative judges> slept."
    )
    first, other, again = (found.found.by_span[span] for span in found.phrases)
    assert first == again != other
    found = read("<Some anti-tax partisans> left. <The pro-tax partisans> stayed.")
    assert found.actor("Some anti-tax partisans") != found.actor("The pro-tax partisans")
    found = read("<Hundreds of people> left. <Several other people> stayed.")
    assert found.actor("Hundreds of people") != found.actor("Several other people")
    found = read(
        "<Ten separatist leaders> left. <Other separatist leaders> stayed. <The separatist leaders> slept."
    )
    assert found.actor("Other separatist leaders") != found.actor("The separatist leaders")
