"""Countries that names tell by their own words, and names that stand for others than whom they name."""

import pytest

from tests.reading.actors.marked import read

PLAIN = "Little was said. "


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        ("<The {O U.S. Department of Homeland Security}> warned.", "The U.S. Department of Homeland Security", "USA"),
        ("<The {O United States Department of Justice}> sued.", "The United States Department of Justice", "USA"),
        ("<The {O British Foreign Office}> spoke.", "The British Foreign Office", "GBR"),
        ("<{O Globex Canada}> paid.", "Globex Canada", "CAN"),
        ("<The {O American Red Cross}> came.", "The American Red Cross", "USA"),
        ("<The {O Vermont Independent}> wrote.", "The Vermont Independent", None),
        ("<The {O Muslim Brotherhood of Syria}> spoke.", "The Muslim Brotherhood of Syria", None),
    ],
)  # fmt: skip
def test_a_bodys_name_says_its_country(marked, surface, country):
    assert read(PLAIN + marked).actor(surface).country == country


def test_the_news_agency_of_a_name_is_quoted_everywhere_and_the_army_speaks_at_home():
    assert read("{N Cubans} told <{O AFP}> so.").actor("AFP").name == "Agence France-Presse"
    at_home = read("Troops of the {L Philippines} left. <The {O AFP}> spoke.").actor("The AFP")
    assert at_home.name == "Armed Forces of the Philippines"


def test_a_family_is_of_the_country_of_whom_is_named():
    marked = "{N British} envoy {P Ann Smithers} came. <The {P Smitherss}> left. <The {P Joneses}> left."
    found = read(marked)
    assert found.actor("The Smitherss").country == "GBR"
    assert found.actor("The Joneses").country is None


def test_those_for_whom_a_leader_stands_are_not_the_leader():
    marked = "<Supporters of President {P Donald Trump}> sang. <The office of Special Counsel {P Ann Jones}> spoke."
    found = read(marked)
    assert found.actor("Supporters of President Donald Trump").kind == "group"
    assert found.actor("The office of Special Counsel Ann Jones").name != "Ann Jones"


def test_a_department_before_its_secretarys_name_is_part_of_the_title():
    marked = "<Department of Homeland Security Secretary {P Ann Jones}> spoke."
    assert read(marked).actor("Department of Homeland Security Secretary Ann Jones").name == "Ann Jones"


def test_a_bare_surname_is_the_president_elects():
    assert (
        read("{N American} papers wrote. <{P Trump}> called.", on="2016-12-20").actor("Trump").name
        == "Donald Trump"
    )


@pytest.mark.parametrize(
    ("marked", "country", "sectors"),
    [
        ("{P Ann Ruiz}, the {L U.S.} envoy for talks, spoke.", "USA", ("GOV",)),
        ("{P Ann Ruiz}, commander of the {O U.S. Pacific Command}, spoke.", "USA", ("MIL",)),
        ("{P Ann Ruiz}, president of the {O Council on Foreign Relations}, spoke.", "USA", ("EDU",)),
        ("{P Ann Ruiz}, head of the {N Cypriot} police, spoke.", "CYP", ("COP",)),
        ("{P Ann Ruiz}, a {N Japanese} golfer ranked first, spoke.", "JPN", ("CVL",)),
        ("{P Ann Ruiz}, an 18-year-old {N Moroccan}, spoke.", "MAR", ()),
        ("The {N Iranian} ambassador to the {L UK}, {P Ann Ruiz}, spoke.", "IRN", ("GOV",)),
        ("{P Ann Ruiz}, vice president of sales at {O Globex}, spoke.", None, ()),
        ("{P Ann Ruiz}, president of {O Freedom to Marry}, spoke.", None, ()),
        ("{P Ann Ruiz}, president of {L France}, spoke.", "FRA", ("GOV",)),
        ("{P Ann Ruiz}, former President {P George W. Bush}'s ethics lawyer, spoke.", None, ("CVL",)),
        ("{P Ann Ruiz}, no stranger to {N Cypriot} police, left.", None, ()),
        ("{P Ann Ruiz}, speaking to {N Cypriot} police, left.", None, ()),
        ("{P Ann Ruiz}, the {N Japanese}, and others spoke.", None, ()),
    ],
)
def test_what_stands_beside_a_name_says_whose_it_is(marked, country, sectors):
    actor = read(PLAIN + marked).actor("Ann Ruiz")
    assert (actor.country, actor.sectors) == (country, sectors)


def test_initials_that_the_text_spells_out_are_no_party_abroad():
    text = "{N Republicans} oppose the {M Trans-Pacific Partnership}. {P Ann Doe} of {L Ohio} left {O TPP}. <The {O TPP}> failed."
    treaty = read(text).actor("The TPP")
    assert (treaty.known_as, treaty.country) == (None, None)
    party = read("{L Taiwan} waited. <The {O TPP}> spoke.").actor("The TPP")
    assert party.known_as == "org:taiwan-peoples-party"


@pytest.mark.parametrize(
    ("marked", "known_as"),
    [
        ("<{O Isis} (Institute of Strategic and International Studies)> met. <{O Isis}> spoke.", None),
        ("The {O Institute of Strategic and International Studies} (Isis) met. <{O Isis}> spoke.", None),
        ("The {O Islamic State} (Isis) fled. <{O Isis}> spoke.", "org:islamic-state"),
        ("The {O World Health Organisation} (WHO) met. <{O WHO}> spoke.", "org:world-health-organization"),
    ],
)
def test_a_body_whose_initials_the_text_spells_out_is_none_that_is_known_by_them(marked, known_as):
    surface = "WHO" if "WHO" in marked else "Isis"
    assert read(marked).actor(surface).known_as == known_as


def test_a_body_that_begins_small_is_known():
    actor = read("<{O al Qaeda}> struck in {L Yemen}.").actor("al Qaeda")
    assert (actor.known_as, actor.country) == ("org:al-qaeda", "IMG")


@pytest.mark.parametrize(
    ("marked", "name", "country", "sectors"),
    [
        ("{O Ghana Education Service} paid.", "Ghana Education Service", "GHA", ()),
        ("The {O Costa Rica Tea Institute} paid.", "Costa Rica Tea Institute", "CRI", ("EDU",)),
        ("The {O UN Commission on Trade} met.", "UN Commission on Trade", "UNO", ("GOV",)),
        ("The {O African Union Peace Council} met.", "African Union Peace Council", "IGO", ("GOV",)),
        ("The {O Kenya Railways Administration} paid.", "Kenya Railways Administration", "KEN", ("GOV",)),
        ("The {O Crime Bureau} (CB) of the {O Royal Thai Police} met.", "Crime Bureau", "THA", ("GOV",)),
        ("The {O Kenya Labour Congress} met.", "Kenya Labour Congress", "KEN", ("LAB",)),
        # What is called as many states' bodies are is the article's, not another's that bears the word.
        ("{L Kenya} waits. {N Kenyan} shops opened in {L Kenya}. The {O National Treasury} paid.", "National Treasury", "KEN", ("GOV",)),
        ("Nobody of the {O BNP} came.", "BNP", None, ()),
        ("{L Kenya} waits. The {O Liberal Democratic Party} met.", "Liberal Democratic Party", None, ("PTY",)),
        ("{L Ohio} waits, as does {L the United States}. The {O Ohio Republican Party} met.", "Ohio Republican Party", "USA", ("PTY",)),
    ],
)  # fmt: skip
def test_a_longer_name_says_its_country(marked, name, country, sectors):
    actor = read(marked).actor(name)
    assert (actor.name, actor.kind, actor.country, actor.sectors) == (name, "organization", country, sectors)


def test_officials_of_a_department_that_many_states_have():
    marked = "<Officials of the {O Environmental Protection Agency}> met in {L Ghana}."
    assert read(marked).actor("Officials of the Environmental Protection Agency").country != "USA"


@pytest.mark.parametrize(
    ("marked", "country"),
    [
        ("<The {N Congolese} army> left {L Goma}.", "COD"),
        ("<The {N Congolese} army> left the {L Democratic Republic of Congo}.", "COD"),
        ("<The {N Congolese} army> marched in {L Brazzaville}, the capital of the {L Republic of the Congo}.", "COG"),
    ],
)  # fmt: skip
def test_a_nationality_of_two_countries_is_of_the_one_spoken_of(marked, country):
    assert read(marked).actor("The Congolese army").country == country


def test_the_military_is_the_army_named_before():
    article = read("<The {N Israeli} army> raided {L Nablus}. <The military> said two {N Palestinians} died.")
    assert article.actor("The military").country == "ISR"


def test_initials_of_several_before_a_noun_are_of_the_country_spoken_of():
    home = "{L Pakistan} votes in {L Lahore}. {N Pakistani} voters queue in {L Karachi}. "
    assert read(home + "<PTI workers> marched.").actor("PTI workers").country == "PAK"
    assert read("{L India} votes. <PTI workers> marched.").actor("PTI workers").country == "IND"
    assert read("{L Peru} votes. <PTI workers> marched.").actor("PTI workers").country == "IND"
    reporter = read("{L Manila} is in the {L Philippines}. <An AFP reporter> came.").actor("An AFP reporter")
    assert reporter.country == "FRA"  # an agency's
    chief = read("{L Manila} is in the {L Philippines}. <The AFP spokesman> came.").actor("The AFP spokesman")
    assert chief.country == "PHL"
