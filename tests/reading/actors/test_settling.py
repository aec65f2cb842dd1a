"""Countries of actors that nothing places themselves: pairs of what tells one and what does not."""

import pytest

from communique.knowledge import load
from communique.reading.actors.phrases.noun_phrases import describe
from tests.reading.actors.marked import read

KENYA = "{L Kenya}'s {L Nairobi} was calm. {N Kenyan} shops opened in {L Nairobi}. {N Kenyans} rested in {L Kenya}.\n"
AMERICA = (
    "{N American} shops opened in {L Ohio} and {L Texas}. {N Americans} rested in {L Utah} and {L Iowa}.\n"
)
MIXED = "{L Kenya} and {L Uganda} met. {N Kenyan} and {N Ugandan} papers wrote. It rained.\n\nIt snowed.\nIt cleared.\n"


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        # Someone without a title, a firm, a group: where hardly another country is spoken of.
        (KENYA + "<{P Ann Otieno}> spoke.", "Ann Otieno", "KEN"),
        (MIXED + "<{P Ann Otieno}> spoke.", "Ann Otieno", None),
        (KENYA + "<{P Ann Otieno}> flew to {L France}.", "Ann Otieno", None),
        (KENYA + "<{O Globex}> paid.", "Globex", "KEN"),
        (MIXED + "<{O Globex}> paid.", "Globex", None),
        (KENYA + "<A gunman> fired.", "A gunman", "KEN"),
        (KENYA + "<Foreign visitors> fled.", "Foreign visitors", None),
        (KENYA + "<The refugees> fled.", "The refugees", None),
        (KENYA + "<Party leaders> spoke.", "Party leaders", "KEN"),
        (KENYA + "<World leaders> spoke.", "World leaders", None),
        (KENYA + "<Local governments> paid.", "Local governments", "KEN"),
        (KENYA + "<Other governments> paid.", "Other governments", None),
        (AMERICA + "<A handful of states> sued.", "A handful of states", "USA"),
        (KENYA + "<A handful of states> sued.", "A handful of states", None),
        # Public offices are of the article's country also beside a stranger, unless the sentence is set abroad.
        (AMERICA + "<Law enforcement officials> questioned a {N Saudi}.", "Law enforcement officials", "USA"),
        (AMERICA + "In {L France}, <law enforcement officials> met.", "law enforcement officials", "FRA"),
        (AMERICA + "At {L Georgetown}, <{P Ann Doe}> spoke.", "Ann Doe", "USA"),
        # Where two share the article: by the one country spoken of around it.
        ("{L Kenya} met {L Uganda}.\nIt rained.\nIt snowed.\n{L Kenya} voted. <Police> watched.", "Police", "KEN"),
        ("{L Kenya} met {L Uganda}. <Police> watched.", "Police", None),
    ],
)  # fmt: skip
def test_the_articles_own_country(marked, surface, country):
    assert read(marked).actor(surface).country == country


AMERICANS = "{N American} voters in {L Ohio} met. "
CAUCASUS = "{L Georgia} and {L Russia} met. "


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        (AMERICANS + "<{L Georgia}> sued.", "Georgia", "USA"),
        (CAUCASUS + "<{L Georgia}> sued.", "Georgia", "GEO"),
        ("<{L Georgia}> sued.", "Georgia", "GEO"),
        (AMERICANS + "<{L Georgia} officials> sued.", "Georgia officials", "USA"),
        (CAUCASUS + "<{L Georgia} officials> sued.", "Georgia officials", "GEO"),
        (AMERICANS + "{N Georgians} vote. <{L Georgia}> sued.", "Georgia", "USA"),
        (AMERICANS + "<Georgian voters> sued.", "Georgian voters", "USA"),
        ("In {L Tbilisi}, <Georgian voters> sued an {N American}.", "Georgian voters", "GEO"),
        (AMERICANS + "<{L Georgia} Mayor {P Ann Doe}> sued.", "Georgia Mayor Ann Doe", "USA"),
    ],
)
def test_a_state_whose_name_a_region_bears(marked, surface, country):
    assert read(marked).actor(surface, -1).country == country


def test_an_outlet_alone_is_no_country_of_an_article():
    text = "It rained for days. <Police> warned <{P Ann Otieno}>."
    assert read(text, home="GBR").actor("Police").country is None
    assert (
        read("{L Leeds} flooded in {L England}. <Police> came.", home="GBR").actor("Police").country == "GBR"
    )


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        ("<{N Kenyan} minister {P Ann Otieno}> met <{N French} farmers>. <Her aides> left.", "Her aides", "KEN"),
        ("<{N Kenyan} minister {P Ann Otieno}> met <{N French} farmers>. <Her rivals> left.", "Her rivals", None),
        ("<{N Kenyan} minister {P Ann Otieno}> met <{N French} farmers>. <Her {N Saudi} counterpart> left.", "Her Saudi counterpart", "SAU"),
        ("<{N Kenyan} minister {P Ann Otieno}> met <{N French} farmers>. <{P Otieno}’s husband> left.", "Otieno’s husband", "KEN"),
        ("<{N Kenyan} minister {P Ann Otieno}> met <{N French} farmers>. <Critics of {P Otieno}> left.", "Critics of Otieno", None),
        ("<{N Kenyan} minister {P Ann Otieno}> met <{N French} farmers>. <The family of {P Otieno}> left.", "The family of Otieno", "KEN"),
        ("<{P Ann Otieno}> spoke. <Her aides> left.", "Her aides", None),
        # Through whom someone spoke to another's house.
        ("<{N Kenyan} minister {P Ben Otieno}> spoke to the {O White House} through his adviser, <{P Ann Kamau}>.", "Ann Kamau", "KEN"),
    ],
)  # fmt: skip
def test_what_belongs_to_someone(marked, surface, country):
    actor = read(marked).actor(surface)
    assert (actor.country if actor else None) == country


def test_who_speaks_in_a_quotation():
    text = "“<We> will go with <our lawyers>,” <{N Kenyan} minister {P Ann Otieno}> said. <We> doubt it."
    found = read(text, said=(("“We will go with our lawyers,”", "Kenyan minister Ann Otieno"),))
    assert found.actor("We", 0).name == "Ann Otieno"
    assert found.actor("our lawyers").country == "KEN"
    assert found.actor("We", 1) is None
    indirect = read("<{P Ann Otieno}> said <we> go.", said=(("we go", "Ann Otieno"),))
    assert indirect.actor("we") is None


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        ("{L Washington} spoke of sanctions on {L North Korea} if <the country> tests.", "the country", "PRK"),
        ("{L South Korea} spoke of {L North Korea}. If <the country> tests, it rains.", "the country", None),
        ("An Afghan <doctor> fell.", "doctor", "AFG"),
        ("After talks with Iran <officials> left.", "officials", None),
        ("Iran's <officials> left.", "officials", "IRN"),
        ("<Protesters in Portland, Oregon> sang.", "Protesters in Portland, Oregon", "USA"),
        ("<Residents of Mumbai> sang.", "Residents of Mumbai", "IND"),
        ("<Residents of Valencia> sang.", "Residents of Valencia", None),
        ("<Traders in Tokyo> sang.", "Traders in Tokyo", "JPN"),
        ("<Soldiers in Tokyo> sang.", "Soldiers in Tokyo", None),
        ("<A soldier with the Afghan army> sang.", "A soldier with the Afghan army", "AFG"),
        ("<More than 2,000 Kenyan churchgoers> sang.", "More than 2,000 Kenyan churchgoers", "KEN"),
        ("<A Kenyan helicopter> fell.", "A Kenyan helicopter", "KEN"),
        ("<{O European Union} leaders> sang.", "European Union leaders", "EUR"),
        ("<Union leaders> sang.", "Union leaders", None),
        ("<A U.S. district judge> sang.", "A U.S. district judge", "USA"),
        ("<A district judge> sang.", "A district judge", None),
        ("<A senior fellow at the {O Hudson Institute}> sang.", "A senior fellow at the Hudson Institute", "USA"),
        ("<A senior fellow> sang.", "A senior fellow", None),
    ],
)  # fmt: skip
def test_what_stands_beside_a_phrase(marked, surface, country):
    actor = read(marked).actor(surface)
    assert (actor.country if actor else None) == country


def test_two_of_one_name_and_one_country_are_of_that_country():
    one = (
        "<Senator {P Ann Harker} (R-Utah)> argued with <Senator {P Ben Harker} (D-Ohio)>. <{P Harker}> left."
    )
    found = read(one).actor("Harker")
    assert (found.country, found.known_as, found.score) == ("USA", None, 0.6)
    two = "<{N French} minister {P Ann Harker}> argued with <{N Kenyan} minister {P Ben Harker}>. <{P Harker}> left."
    assert read(two).actor("Harker") is None


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        ("<{P Dianne} {P Feinstein}> spoke.", "Dianne Feinstein", "Dianne Feinstein"),
        ("<Special Counsel Robert {M Mueller}> spoke.", "Special Counsel Robert Mueller", "Robert Mueller"),
        ("<{O Barack Obama}> spoke.", "Barack Obama", "Barack Obama"),
        ("<{P Democrats}> spoke.", "Democrats", "Democratic Party"),
        ("<Mayor {P Bill de Blasio}> spoke. <de Blasio> left.", "de Blasio", "Bill de Blasio"),
        ("<{O Lockheed Martin Corp.}> paid.", "Lockheed Martin Corp.", "Lockheed Martin"),
        ("<{N US} Under Secretary {P Ann Doe}> spoke.", "US Under Secretary Ann Doe", "Ann Doe"),
        ("<Sen. Ann Doe, D-{P Alaska}> spoke.", "Sen. Ann Doe, D-Alaska", "Ann Doe"),
        (
            "<{O American Civil Liberties Union lawyers}> met. <The {O ACLU}> sued.",
            "The ACLU",
            "American Civil Liberties Union",
        ),
        ("<{P Democrats}> met. <They> voted.", "They", "Democratic Party"),
        ("<{P Democrats}> met <voters>. <They> voted.", "They", "Democratic Party"),
        ("<Army Lt. Gen. James Doe> spoke.", "Army Lt. Gen. James Doe", "James Doe"),
        ("<{P Republican Ann Doe}> spoke.", "Republican Ann Doe", "Ann Doe"),
    ],
)
def test_names_are_mended(marked, surface, name):
    assert read(marked, on="2018-06-01").actor(surface).name == name


@pytest.mark.parametrize(
    ("marked", "surface", "acts"),
    [
        ("The {N U.S.} <{O THAAD}> missiles came.", "THAAD", False),
        ("The {N U.S.} <{O S-400}> came.", "S-400", False),
        ("The {N U.S.} <{O Falcon}> missile system came.", "Falcon", False),
        ("The {N U.S.} <{O Falcon}> bank came.", "Falcon", True),
        ("The {N U.S.} <{O Missile Defense Agency}> came.", "Missile Defense Agency", True),
    ],
)
def test_a_weapon_is_no_actor(marked, surface, acts):
    assert (read(marked).actor(surface) is not None) is acts


@pytest.mark.parametrize(
    ("phrase", "kind", "role"),
    [
        ("several dealers", "noun", "people"),
        ("several papers", "", None),
        ("the newcomer", "title", "civilian"),
        ("the letter", "", None),
        ("the 18-year-old", "title", "civilian"),
        ("two 18-year-olds", "noun", "people"),
        ("18 people", "noun", "people"),
        ("a slew of voters", "noun", "people"),
    ],
)
def test_people_are_told_by_the_endings_of_words(phrase, kind, role):
    said = describe(phrase, load())
    assert (said.kind, said.role) == (kind, role)


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        # What belongs to someone is of that one's country or of none that is known, never of the article's.
        (KENYA + "<The minister> spoke. <His party> agreed.", "His party", "KEN"),
        (KENYA + "<{P Bobi Doe}> flew to {L France}. <{P Bobi Doe}'s party> agreed.", "Bobi Doe's party", None),
        (KENYA + "<{O Red Cross}> came. <Its spokesman>, <{P Ann Doe}>, spoke.", "Ann Doe", "NGO"),
        (KENYA + "It rained. <Its president>, <{P Ann Doe}>, spoke.", "Ann Doe", None),
        (KENYA + "<The {N French} president> called <his deputy {P Ann Doe}>.", "Ann Doe", "FRA"),
        # An office says more than the words of a name.
        (KENYA + "<The head of the mission>, <{P Ann Doe}>, spoke.", "Ann Doe", None),
        (KENYA + "<Foreign Minister {P World Doe}> spoke.", "World Doe", "KEN"),
        # Where the Union's are spoken of, its code is no country.
        ("{O European Union} came. <Observers from the {O European Union}> met <the parties>.", "the parties", None),
    ],
)  # fmt: skip
def test_belonging_before_the_articles_own_country(marked, surface, country):
    assert read(marked).actor(surface).country == country


def test_the_leader_of_a_body_is_not_the_countrys():
    found = read(
        "{L Paris} was calm. <{P Emmanuel Macron}, the {N French} president,> spoke. "
        "<The leader of the {O CGT} union> and <the {N French} leader> met."
    )
    assert found.actor("The leader of the CGT union").name == "leader of the CGT union"
    assert found.actor("the French leader").name == "Emmanuel Macron"


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("Many countries in Central and South America", None),
        ("Several nations in North America", None),
        ("Some countries in West Africa", None),
        ("Voters in rural America", "USA"),
        ("Voters in South Carolina", "USA"),
    ],
)
def test_countries_of_a_continent_are_not_the_one_in_its_name(phrase, country):
    assert read(f"{AMERICA}<{phrase}> met.").actor(phrase).country == country


@pytest.mark.parametrize(
    ("marked", "on", "name", "country"),
    [
        (AMERICA + "<{P Bin Laden}> fled.", "2009-05-01", "Osama bin Laden", "IMG"),
        (AMERICA + "<{P Al Assad}> fled.", "2012-05-01", "Bashar al-Assad", "SYR"),
        # Before he led anything, and a family of several words that led nothing.
        (AMERICA + "<{P Bin Laden}> fled.", "1985-05-01", "Bin Laden", "USA"),
        (AMERICA + "<{P Van Doe}> fled.", "2009-05-01", "Van Doe", "USA"),
        (AMERICA + "<{P Bakr bin Laden}> fled.", "2009-05-01", "Bakr bin Laden", "SAU"),
    ],
)
def test_a_family_name_of_several_words_is_its_one_leaders(marked, on, name, country):
    found = read(marked, on)
    actor = found.actor(found.phrases[0].of(found.text))
    assert (actor.name, actor.country) == (name, country)
