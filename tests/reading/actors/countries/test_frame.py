"""The article's own country: what it gives, and where it gives nothing."""

import pytest

from communique.knowledge import load
from communique.reading.actors import home_country
from tests.reading.actors.marked import read

KENYA = (
    "{L Kenya}'s {L Nairobi} was calm. {N Kenyan} shops opened in {L Nairobi}.\n"
    "<Public Service Minister Professor {P Jane Otieno}> thanked <the police>. <First Lady {P Ann Otieno}> spoke.\n"
    "<{O Ministry of Health}> warned <voters>. <The ambassador> left. <A professor> agreed."
)


@pytest.mark.parametrize(
    ("surface", "country", "sectors"),
    [
        ("Public Service Minister Professor Jane Otieno", "KEN", ("GOV",)),
        ("the police", "KEN", ("COP",)),
        ("First Lady Ann Otieno", "KEN", ("GOV",)),
        ("Ministry of Health", "KEN", ("GOV",)),
        ("voters", "KEN", ("CVL",)),
        ("The ambassador", None, ("GOV",)),
        ("A professor", None, ("EDU",)),
    ],
)
def test_domestic_actors_get_the_articles_country(surface, country, sectors):
    actor = read(KENYA).actor(surface)
    assert (actor.country, actor.sectors) == (country, sectors)


def test_the_frame_is_a_weaker_reason_than_the_text():
    found = read(KENYA)
    state, police = found.actor("Kenya"), found.actor("Ministry of Health")
    assert state.score > police.score
    assert any("own country" in reason for reason in police.basis)


def test_two_countries_make_no_frame():
    found = read(
        "{L Kenya} and {L Uganda} met. {N Kenyan} and {N Ugandan} papers wrote. <Lawmakers> cheered."
    )
    assert found.actor("Lawmakers").country is None


def test_not_in_a_sentence_on_another_country():
    found = read(KENYA + "\nIn {L France}, <lawmakers> voted.")
    assert found.actor("lawmakers").country is None


@pytest.mark.parametrize(
    ("marked", "surface", "country", "sectors"),
    [
        ("{N Indian} papers and {L India}'s {L Mumbai} and {L Delhi} wrote. <{O Congress}> protested.", "Congress", "IND", ("PTY",)),
        ("{N American} papers in {L Ohio} and {L Texas} wrote. <{O Congress}> voted.", "Congress", "USA", ("LEG",)),
        ("Much was said. <The Left government> fell.", "The Left government", None, ("GOV",)),
        ("<The {P Kim Jong Un} government> spoke.", "The Kim Jong Un government", "PRK", ("GOV",)),
        ("<The Kim Jong Un government> spoke.", "The Kim Jong Un government", None, ("GOV",)),
        ("<The {O Obama administration}> had said so.", "The Obama administration", "USA", ("GOV",)),
        ("<The {P Obama} administration> had said so.", "The Obama administration", "USA", ("GOV",)),
        ("<{L New Mexico} officials> wrote.", "New Mexico officials", "USA", ("GOV",)),
        ("<{N New Mexicans}> voted.", "New Mexicans", "USA", ("CVL",)),
        ("<The {O Central American Bank}> lent.", "The Central American Bank", None, ("BUS",)),
        ("<{N Emirati} leader Sheikh {P Mohamed bin Zayed}> came.", "Emirati leader Sheikh Mohamed bin Zayed", "ARE", ("GOV",)),
        ("<{O Globex} president {P Jo Doe}> spoke.", "Globex president Jo Doe", None, ()),
        ("<Sen. {P Doe} (R-Utah)> spoke.", "Sen. Doe (R-Utah)", "USA", ("LEG",)),
    ],
)  # fmt: skip
def test_what_a_name_alone_does_not_say(marked, surface, country, sectors):
    actor = read(marked, on="2022-06-01").actor(surface)
    assert (actor.country, actor.sectors) == (country, sectors)


def test_officials_of_two_bodies_are_one_group():
    found = read("<Officials from {L El Salvador} and {O the Central American Bank}> met.")
    assert found.group("Officials from El Salvador and the Central American Bank") == ()
    assert found.actor("Officials from El Salvador and the Central American Bank").kind == "group"


def test_a_ball_team_is_no_government():
    played = read("<{L England}> scored two goals after the goalkeeper fell.").actor("England")
    ruled = read("<{L England}> raised its taxes.").actor("England")
    assert (played.kind, played.known_as, played.country) == ("organization", None, "GBR")
    assert ruled.kind == "country"


@pytest.mark.parametrize(
    ("marked", "surface", "sectors"),
    [
        ("<Former Senator {P Jeff Sessions}> spoke.", "Former Senator Jeff Sessions", ("GOV",)),
        ("<President {P Barack Obama}> spoke.", "President Barack Obama", ("ELI",)),
        ("<Then-{O FBI} Director {P James Comey}> spoke.", "Then-FBI Director James Comey", ("ELI",)),
    ],
)
def test_offices_are_as_of_the_date(marked, surface, sectors):
    assert read(marked, on="2018-06-01").actor(surface).sectors == sectors


def test_a_capital_taken_for_a_person_is_a_capital():
    assert read("<{P Pyongyang}> refused.").actor("Pyongyang").country == "PRK"


@pytest.mark.parametrize(
    ("site", "url", "country"),
    [
        ("BBC News", None, "GBR"),
        ("Washington Post - Opinion", None, "USA"),
        (None, "https://www.scoop.co.nz/a", "NZL"),
        (None, "https://example.com/a", None),
        (None, None, None),
    ],
)
def test_home_country(site, url, country):
    assert home_country(site=site, url=url, knowledge=load()) == country
