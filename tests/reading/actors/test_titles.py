"""Titles and words for groups that look like another's: those elected, kings, governments of a part, allies of a state."""

import pytest

from communique.knowledge import load
from communique.reading.actors.persons.offices import Offices
from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("marked", "on", "surface", "name"),
    [
        # Who is elected is not who is in office: named by the article, or known to take office soon.
        ("{N US} President {P Barack Obama} met {P Donald Trump}. <The president-elect> waved.", "2016-11-12", "The president-elect", "Donald Trump"),
        ("{L Brazil}'s President {P Michel Temer} spoke. <The president-elect> waved.", "2018-11-12", "The president-elect", "Jair Bolsonaro"),
        ("{L Mexico}'s President {P Enrique Pena Nieto} met President-elect {P Andres Manuel Lopez Obrador}. <The president-elect> waved.", "2018-09-02", "The president-elect", "Andres Manuel Lopez Obrador"),
        # Years before anyone takes office nobody is known to be elected.
        ("{L Brazil}'s President {P Michel Temer} spoke. <The president-elect> waved.", "2017-05-02", "The president-elect", "president-elect"),
        ("{L Brazil}'s President {P Michel Temer} spoke. <The president> waved.", "2018-11-12", "The president", "Michel Temer"),
        # Royal titles fit.
        ("{N Saudi} Crown Prince {P Mohammed bin Salman} met {P Mike Pompeo} in {L Riyadh}. <The king> smiled.", "2018-10-17", "The king", "Salman"),
        ("{N Saudi} Crown Prince {P Mohammed bin Salman} met {P Mike Pompeo} in {L Riyadh}. <The prince> smiled.", "2018-10-17", "The prince", "Mohammed bin Salman"),
        ("{N Jordanian} King {P Abdullah} met Crown Prince {P Hussein} in {L Amman}. <The crown prince> smiled.", "2019-10-17", "The crown prince", "Hussein"),
        ("{N Saudi} Crown Prince {P Mohammed bin Salman} met {P Mike Pompeo}. <King {P Salman}> smiled.", "2018-10-17", "King Salman", "Salman"),
        ("{P Pope Francis} met {P Ann Day} in {L Kenya}. <The pope> smiled.", None, "The pope", "Pope Francis"),
        ("Prince {P Charles} flew to {L London}, {L Britain}. <The queen> smiled.", "2018-10-17", "The queen", "Elizabeth II"),
        ("King {P Willem-Alexander} of {L the Netherlands} spoke. <The monarch> smiled.", "2018-10-17", "The monarch", "King Willem-Alexander"),
    ],
)  # fmt: skip
def test_titles_fit(marked, on, surface, name):
    assert read(marked, on).actor(surface).name == name


@pytest.mark.parametrize("style", ["Datuk Seri", "Dato' Seri", "Datuk", "Dato"])
def test_a_malaysian_style_is_no_name(style):
    text = f"Prime Minister {{P {style} Anwar Ibrahim}} of {{L Malaysia}} met envoys. <{{P Anwar}}> left."
    assert read(text, "2024-11-22").actor("Anwar").name == "Anwar Ibrahim"


def test_what_belongs_to_those_elected_is_of_their_country():
    marked = "{L Brazil}'s President {P Michel Temer} spoke. <The president-elect's team> met."
    assert read(marked, "2018-11-12").actor("The president-elect's team").country == "BRA"


def test_nobody_is_elected_on_no_day():
    assert not Offices(load(), None).holder("BRA", "president-elect")


@pytest.mark.parametrize(
    ("marked", "surface", "kind", "country"),
    [
        # The government of a part of a state is an actor of its own, of that country.
        ("Gov. {P Andrew Cuomo} spoke in {L Albany}, {L New York}. <His administration> will sue.", "His administration", "organization", "USA"),
        ("Chief Minister {P Mamata Banerjee} spoke in {L Kolkata}, {L India}. <Her government> will sue.", "Her government", "organization", "IND"),
        ("{N Scottish} First Minister {P Nicola Sturgeon} spoke in {L Edinburgh}. <Her government> will sue.", "Her government", "organization", "GBR"),
        ("{L Canada} listened. Ontario Premier {P Doug Ford} of {L Canada} spoke. <His government> will sue.", "His government", "organization", "CAN"),
        # That of a chancellor or a president is the nation's.
        ("{N German} Chancellor {P Angela Merkel} spoke in {L Berlin}. <Her government> will sue.", "Her government", "country", "DEU"),
        ("{N Spanish} Prime Minister {P Pedro Sanchez} spoke in {L Madrid}. <His government> will sue.", "His government", "country", "ESP"),
    ],
)  # fmt: skip
def test_whose_government(marked, surface, kind, country):
    actor = read(marked).actor(surface)
    assert (actor.kind, actor.country) == (kind, country)


VENEZUELA = "{L Venezuela} voted. {N Venezuelan} shops opened in {L Caracas}. {N Venezuelans} rested in {L Venezuela}. "


@pytest.mark.parametrize(
    ("surface", "country"),
    [
        ("{L Venezuela}'s allies", None),
        ("Allies of {L Venezuela}", None),
        ("Some of {L Venezuela}’s harshest critics", None),
        ("opponents of {L Venezuela} in the region", None),
        ("{L Venezuela}'s {N Cuban} allies", "CUB"),
        # Those who are of a state, though a word of the like stands there.
        ("{L Venezuela}'s opposition", "VEN"),
        ("{L Venezuela}'s envoy", "VEN"),
        ("{N Venezuelan} critics", "VEN"),
    ],
)
def test_a_states_allies_and_critics_are_not_of_it(surface, country):
    bare = surface.replace("{L ", "").replace("{N ", "").replace("}", "")
    assert read(f"{VENEZUELA}<{surface}> met.").actor(bare).country == country


@pytest.mark.parametrize(
    "marked",
    [
        "{O The New York Times} and {O CNN} reported. <The media> lied.",
        "The {O BBC} reported on {L London}. <The press> lied.",
        "{O Associated Press} reported from {L Nairobi}. <The press> lied.",
        "{O Globex} paid in {L Kenya}. <The news media> lied.",
    ],
)
def test_the_media_are_a_group_of_their_own(marked):
    found = read(marked)
    actor = found.actor(found.phrases[0].of(found.text))
    assert (actor.kind, actor.sectors, len(actor.mentions)) == ("group", ("JRN",), 1)


@pytest.mark.parametrize(
    ("marked", "phrase", "is_paper"),
    [
        ("Canadian and <Australian> forces took part.", "Australian", False),
        ("There the <{O Australian}>, Canadian and British navies sailed.", "Australian", False),
        ("He spoke to a <{O Hindu}> priest.", "Hindu", False),
        ("<The {O Hindu}> reported it.", "The Hindu", True),
        ("He told the <{O Independent}> so.", "Independent", True),
        ("He told the <{O Guardian}> so.", "Guardian", True),
    ],
)
def test_a_word_names_the_paper_that_is_called_so_only_after_its_article(marked, phrase, is_paper):
    actor = read(marked).actor(phrase)
    assert (actor is not None and actor.sectors == ("JRN",)) == is_paper


def test_the_paper_is_the_one_named_before():
    assert read("{O The New York Times} reported. <The newspaper> erred.").actor("The newspaper").name == (
        "New York Times"
    )


@pytest.mark.parametrize(
    ("marked", "phrase", "names"),
    [
        ("<Writer and Baptist preacher {P Alan Cross}> spoke.", "Writer and Baptist preacher Alan Cross", ["Alan Cross"]),
        ("<Former ambassador and trade adviser {P Ann Otieno}> spoke.", "Former ambassador and trade adviser Ann Otieno", ["Ann Otieno"]),
        ("<TV commentator and party donor {P Doug Hale}, a Labour pollster> spoke.", "TV commentator and party donor Doug Hale, a Labour pollster", ["Doug Hale"]),
        ("<Sen. {P John Hill}, Arizona Republican and Sen. {P Ann Day}, Ohio Democrat> spoke.", "Sen. John Hill, Arizona Republican and Sen. Ann Day, Ohio Democrat", ["John Hill", "Ann Day"]),
        ("<{P Ann Day}, a lawyer and former judge at the Court of Trade and Commerce> spoke.", "Ann Day, a lawyer and former judge at the Court of Trade and Commerce", ["Ann Day"]),
        ("<{P Day} and Senate Leader {P John Hill}, D-N.Y.> spoke.", "Day and Senate Leader John Hill, D-N.Y.", ["Day", "John Hill"]),
        ("<The British ambassador to {L Lebanon}, {P Tom Hale}> spoke.", "The British ambassador to Lebanon, Tom Hale", ["Tom Hale"]),
        ("<A housekeeper at the Hill Hotel, {P Ann Day}> spoke.", "A housekeeper at the Hill Hotel, Ann Day", ["Ann Day"]),
        ("<Its parent company, {O Hale Foods}> spoke.", "Its parent company, Hale Foods", ["Hale Foods"]),
        ("<{P Ann Day}, a lawyer and {P John Hill}'s former aide> spoke.", "Ann Day, a lawyer and John Hill's former aide", ["Ann Day"]),
        # Others are others.
        ("<{P Ann Day} and {P John Hill}'s aides> spoke.", "Ann Day and John Hill's aides", ["Ann Day", "John Hill's aides"]),
        ("<{P Ann Day}, a lawyer, and other lawmakers> spoke.", "Ann Day, a lawyer, and other lawmakers", ["Ann Day", "other lawmakers"]),
        ("<{P Ann Day}, a lawyer, and {P John Hill}> spoke.", "Ann Day, a lawyer, and John Hill", ["Ann Day", "John Hill"]),
        ("<Police and Mayor {P Ann Day}> spoke.", "Police and Mayor Ann Day", ["Police", "Ann Day"]),
        ("<Mayor {P Ann Day} and Gov. {P John Hill}> spoke.", "Mayor Ann Day and Gov. John Hill", ["Ann Day", "John Hill"]),
        ("<{O Hale and Hill}> sued <the {O Ministry of Trade and Industry}>.", "the Ministry of Trade and Industry", ["Ministry of Trade and Industry"]),
    ],
)  # fmt: skip
def test_who_is_called_two_things_is_one(marked, phrase, names):
    article = read(marked)
    one = article.actor(phrase)
    assert (list(article.group(phrase)) or [one.name if one else None]) == names


@pytest.mark.parametrize(
    ("marked", "surface", "names"),
    [
        (
            "<Trade and Industry Secretary {P Ann Jones}> left {L Washington}.",
            "Trade and Industry Secretary Ann Jones",
            "Ann Jones",
        ),
        (
            "<former Olympic and world champion {P Ann Jones}> left.",
            "former Olympic and world champion Ann Jones",
            "Ann Jones",
        ),
        ("<Lawyer and activist {P Ann Jones}> left.", "Lawyer and activist Ann Jones", "Ann Jones"),
        # Two whom "and" joins.
        (
            "<{P Bob Smith} and Senator {P Ann Jones}> met.",
            "Bob Smith and Senator Ann Jones",
            ("Bob Smith", "Ann Jones"),
        ),
        (
            "<Critics and Senator {P Ann Jones}> met.",
            "Critics and Senator Ann Jones",
            ("Critics", "Ann Jones"),
        ),
        ("<{L Mali} and Senator {P Ann Jones}> met.", "Mali and Senator Ann Jones", ("Mali", "Ann Jones")),
        ("<{O Hale} and {P Ann Jones}> met.", "Hale and Ann Jones", ("Hale", "Ann Jones")),
        ("<{O Hale} and lawyer {P Ann Jones}> met.", "Hale and lawyer Ann Jones", ("Hale", "Ann Jones")),
    ],
)
def test_one_title_of_two_parts_is_of_one_person(marked, surface, names):
    found = read(marked)
    actor = found.actor(surface)
    assert (actor.name if isinstance(names, str) else found.group(surface)) == names


@pytest.mark.parametrize(
    ("marked", "sectors"),
    [
        ("Minister of Works, {P Ann Day}, left.", ("GOV",)),
        ("They said that Minister of Works, {P Ann Day}, left.", ("GOV",)),
        ("They fled. Commissioner for Health, Dr {P Ann Day}, left.", ("GOV",)),
        ("As minister, {P Ann Day}, 44, left.", ()),
        ("Minister of Works, {P Ann Day}, {P Bob Hill}, {P Eve Low} and others left.", ()),
        ("Minister of Works, {P Ann Day} left.", ()),
    ],
)
def test_a_bare_title_that_begins_a_clause_is_of_who_stands_between_commas_behind_it(marked, sectors):
    actor = read(marked).actor("Ann Day")
    assert actor.sectors == sectors


def test_the_paper_is_the_one_paper_named():
    one = "{O The New York Times} reported from {L Washington}. <The paper> erred."
    assert read(one).actor("The paper").name == "New York Times"
    two = "{O The New York Times} and {O The Washington Post} reported. <The paper> erred."
    assert read(two).actor("The paper").name == "newspaper"


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        ("<{L China}'s ambassador>, {P Liu Jieyi}, left.", "China's ambassador", "Liu Jieyi"),
        ("They met <the envoy>, {P Ann Day}.", "the envoy", "Ann Day"),
        ("<NLC President>, {P Ann Day}, who spoke in {L Lagos}, left.", "NLC President", "Ann Day"),
        ("<Speaker of the House>, Hon. {P Ann Day}, left.", "Speaker of the House", "Ann Day"),
        # Lists, and who has an apposition of her own.
        ("In a letter <The envoy>, {P Ann Day}, who left, wrote.", "The envoy", "envoy"),
        ("<The envoy>, {P Ann Day} and {P Bob Hill} left.", "The envoy", "envoy"),
        ("In a letter to <the envoy>, {P Ann Day}, a lawyer, wrote.", "the envoy", "envoy"),
        ("<Envoys>, {P Ann Day}, left.", "Envoys", "Envoys"),
    ],
)
def test_a_title_before_a_name_in_commas_is_that_person(marked, surface, name):
    assert read(marked).actor(surface).name == name


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        ("<{P Ann Otieno}, a Nairobi consultant who is backing {P Ben Kamau}>, spoke.", "Ann Otieno, a Nairobi consultant who is backing Ben Kamau", "Ann Otieno"),
        ("<{P Ann Otieno}, the mother of six-year-old pupil {P Mary Otieno}>, spoke.", "Ann Otieno, the mother of six-year-old pupil Mary Otieno", "Ann Otieno"),
        ("<Sen. {P Ann Otieno}, {P D-Minn}>, spoke.", "Sen. Ann Otieno, D-Minn", "Ann Otieno"),
        ("<The envoy of {L Kenya}, {P Ann Otieno}>, spoke.", "The envoy of Kenya, Ann Otieno", "Ann Otieno"),
        ("<{P Ben Kamau}’s lawyer, {P Ann Otieno}>, spoke.", "Ben Kamau’s lawyer, Ann Otieno", "Ann Otieno"),
    ],
)  # fmt: skip
def test_who_is_named_in_what_is_told_of_another(marked, surface, name):
    assert read(marked).actor(surface).name == name


@pytest.mark.parametrize(
    ("title", "role", "sectors"),
    [
        ("Deputy President", "Deputy President of Kenya", ("GOV",)),
        ("Under Secretary", "Under Secretary of Kenya", ("GOV",)),
        ("Deputy Minister of Foreign Affairs", "Deputy Minister of Foreign Affairs of Kenya", ("GOV",)),
        ("President", "President of Kenya", ("GOV",)),
    ],
)
def test_a_deputy_does_not_hold_the_office(title, role, sectors):
    actor = read(f"{{N Kenyan}} {title} {{P Ann Otieno}} spoke.").actor("Ann Otieno")
    assert (actor.role, actor.sectors) == (role, sectors)


def test_a_deputy_is_not_the_minister():
    article = read(
        "{N German} Foreign Minister {P Heiko Maas} met <the deputy foreign minister of {L Germany}>."
    )
    assert article.actor("the deputy foreign minister of Germany").name != "Heiko Maas"


def test_initials_of_an_office_stay_capitals():
    assert read("The {N Indian} MLA {P Ann Otieno} spoke.").actor("Ann Otieno").role.startswith("MLA")


@pytest.mark.parametrize(
    ("marked", "surface", "sectors", "role"),
    [
        # Players are no soldiers, police or criminals; elsewhere they are.
        ("{L England} captain <{P Ann Day}> scored in the match after a penalty.", "Ann Day", ("CVL",), "Captain"),
        ("<The attacker> left the match after a goal.", "The attacker", ("CVL",), "Attacker"),
        ("<The attacker> left the town.", "The attacker", ("CRM",), "Attacker"),
        # Who represents a body of many states sits in no parliament.
        ("<{O UNICEF} Representative {P Ann Day}> spoke.", "UNICEF Representative Ann Day", ("GOV",), "UNICEF representative"),
        ("{L U.S.} Representative <{P Ann Day}> spoke.", "Ann Day", ("LEG",), "Us Representative"),
    ],
)  # fmt: skip
def test_titles_that_are_anothers_elsewhere(marked, surface, sectors, role):
    actor = read(marked).actor(surface)
    assert (actor.sectors, actor.role) == (sectors, role)
