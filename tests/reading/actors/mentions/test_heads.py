"""Whose name of those in a phrase is the one that it stands for."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        ("<Head of the {L Kenya} parliament's Water Committee {P Ann Otieno}> spoke.", "Head of the Kenya parliament's Water Committee Ann Otieno", "Ann Otieno"),
        ("<Deputy head of {L Kenya}'s presidential office {P Ann Otieno}> spoke.", "Deputy head of Kenya's presidential office Ann Otieno", "Ann Otieno"),
        ("<Speaker of the {O House} {P Ann Otieno}> spoke.", "Speaker of the House Ann Otieno", "Ann Otieno"),
        ("<The ministry's director of water policy {P Ann Otieno}> spoke.", "The ministry's director of water policy Ann Otieno", "Ann Otieno"),
        # Not whom the head is only of.
        ("<A critic of the council {P Ann Otieno}> spoke.", "A critic of the council Ann Otieno", "critic of the council Ann Otieno"),
        ("<The spokesman of the party {P Ann Otieno}> spoke.", "The spokesman of the party Ann Otieno", "spokesman of the party Ann Otieno"),
    ],
)  # fmt: skip
def test_who_holds_an_office_at_a_body(marked, surface, name):
    assert read(marked).actor(surface).name == name


def test_the_office_is_learnt():
    actor = read("<Head of the {L Kenya} parliament's Water Committee {P Ann Otieno}> spoke.").actor(
        "Ann Otieno"
    )
    assert (actor.country, actor.sectors) == ("KEN", ("GOV",))


@pytest.mark.parametrize(
    ("marked", "surface", "role"),
    [
        ("<the Minister of Water and Sanitation {P Ann Otieno}> spoke.", "the Minister of Water and Sanitation Ann Otieno", "Minister"),
        ("<President of the {O European Commission} {P Ann Day}> spoke.", "President of the European Commission Ann Day", "President"),
        ("{L Sweden} sent the Minister for Foreign Affairs of {L Sweden} {P Ann Day}.", "Ann Day", "Minister for Foreign Affairs of Sweden"),
        ("Director of the Office of the King {P Ann Day} spoke.", "Ann Day", "Director"),
        ("Senior Adviser to the President {P Ann Day} spoke.", "Ann Day", "Senior adviser"),
        # What ends in a title is that of the name.
        ("The wife of President {P Ann Day} spoke.", "Ann Day", "President"),
        ("A spokesman for the Prime Minister {P Ann Day} spoke.", "Ann Day", "Prime Minister"),
        ("The president of {L Kenya} and Foreign Minister {P Ann Day} spoke.", "Ann Day", "Foreign Minister"),
    ],
)  # fmt: skip
def test_a_title_says_of_what_it_is(marked, surface, role):
    actor = read(marked).actor(surface)
    assert (actor.name, actor.role) == (surface[surface.index("Ann") :], role)


@pytest.mark.parametrize(
    ("title", "role", "sectors"),
    [
        ("drug lord", "Drug Lord", ("CRM",)),
        ("expedition leader", "Expedition leader", ("CVL",)),
        ("union leader", "Union Leader", ("LAB",)),
        ("Senate President Pro Tem", "Senate president pro tem", ("LEG",)),
        ("Chief of Defence Forces Gen.", "Chief of Defence Forces", ("MIL",)),
        ("Director of Public Prosecutions", "Director of Public Prosecutions", ("JUD",)),
        ("housekeeper", "Housekeeper", ("CVL",)),
        ("biologist", "Biologist", ("EDU",)),
        ("State Auditor", "State auditor", ("GOV",)),
        ("fighter pilot", "Fighter Pilot", ("MIL",)),
        ("media adviser", "Media adviser", ("GOV",)),
    ],
)
def test_titles_of_the_lists(title, role, sectors):
    actor = read(f"Reporters met the {title} {{P Ann Otieno}} on Monday.").actor("Ann Otieno")
    assert (actor.role, actor.sectors) == (role, sectors)


@pytest.mark.parametrize(
    ("marked", "surface", "name", "country"),
    [
        ("<The {N French} writer and diplomat {P Ann Day}> spoke.", "The French writer and diplomat Ann Day", "Ann Day", "FRA"),
        ("<{N Japanese} ski star and two-time champion {P Ann Day}> spoke.", "Japanese ski star and two-time champion Ann Day", "Ann Day", "JPN"),
        ("<The {N French} writer> and diplomat {P Ann Day} spoke.", "The French writer", "Ann Day", "FRA"),
        ("<The {N French} singer> turned lawmaker and candidate {P Ann Day} spoke.", "The French singer", "Ann Day", "FRA"),
        # Whoever is told by the office alone is somebody else, and so is his wife.
        ("<The {N French} president> and diplomat {P Ann Day} spoke.", "The French president", "Emmanuel Macron", "FRA"),
        ("<The {N French} writer> and his wife {P Ann Day} spoke.", "The French writer", "French writer", "FRA"),
    ],
)  # fmt: skip
def test_two_titles_of_one_person(marked, surface, name, country):
    actor = read(marked, "2019-05-12").actor(surface)
    assert (actor.name, actor.country) == (name, country)


def test_whom_a_film_is_to_star_is_not_called_so():
    assert read("A {N Kenyan} film is to star <{P Ann Day}>.").actor("Ann Day").role is None


def test_a_nationality_is_two_words_before_the_title_at_most():
    found = read(
        "{N Kenyan} figure skating icon <{P Ann Day}> spoke. A {N Kenyan} said that the icon <{P Jo Roe}> left."
    )
    assert (found.actor("Ann Day").country, found.actor("Jo Roe").country) == ("KEN", None)


def test_a_name_after_its_title_ends_before_the_day():
    marked = "<The lieutenant governor>, {P Ann Day} on Monday thanked the men."
    assert read(marked).actor("The lieutenant governor").name == "Ann Day"


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        ("Lieutenant Governor {P Ann Day} spoke. <The LG> left.", "The LG", "Ann Day"),
        ("Deputy Attorney General {P Ann Day} spoke. The <DAG> left.", "DAG", "Ann Day"),
        # A firm or a party is called so, or a body that is spelt out; and nobody without "the".
        ("Lieutenant Governor {P Ann Day} flew to {L Seoul}, {L South Korea}. <The {O LG}> left.", "The LG", "LG"),
        ("Deputy President {P Ann Day} met the {O Dawn Party} ({O DP}). <The {O DP}> left.", "The DP", "Dawn Party"),
        ("Lieutenant Governor {P Ann Day} spoke. <{O LG}> rose.", "LG", "LG"),
    ],
)  # fmt: skip
def test_offices_by_their_initials(marked, surface, name):
    assert read(marked).actor(surface).name == name


def test_who_speaks_for_the_holder_of_an_office_is_of_the_same_branch_and_country():
    assert read("<A spokesman for House Speaker {P Ann Otieno}> spoke.").actor(
        "A spokesman for House Speaker Ann Otieno"
    ).sectors == ("LEG",)
    marked = "<A spokesman for the {N French} president> spoke."
    assert read(marked).actor("A spokesman for the French president").country == "FRA"
