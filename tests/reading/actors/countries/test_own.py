"""What an article is on, and who is of that country by it."""

from tests.reading.actors.marked import read

HOME = "Voters in {L Ohio} were calm. Shops in {L Ohio} opened. "


def test_a_possessive_is_no_plural():
    text = (
        HOME + "Towns in {L Ohio} voted. <Some of the president’s top aides> met. <Foreign presidents> came."
    )
    found = read(text, home="USA")
    assert found.actor("Some of the president’s top aides").country == "USA"
    assert found.actor("Foreign presidents").country is None


def test_where_no_other_country_is_named_few_names_are_enough():
    marked = HOME + "<{P Maya Little}> was arrested. {O Globex} paid."
    assert read(marked, home="USA").actor("Maya Little").country == "USA"
    assert read(marked).actor("Maya Little").country is None
    assert read(marked, home="KEN").actor("Maya Little").country is None


def test_a_small_town_is_at_home():
    marked = "{L Scranton} pays. In {L Scranton}, <the police> agreed. <City council members> voted."
    assert read(marked, home="USA").actor("City council members").country == "USA"
    assert read(marked, home="KEN").actor("City council members").country is None


def test_a_former_leaders_name_tells_what_an_article_is_on():
    marked = "{P Mubarak} spoke. {P Mubarak} left. {P Mubarak} was ill. {P Mubarak} was tried. <Judges> dismissed it."
    assert read(marked, on="2013-08-20").actor("Judges").country == "EGY"


def test_a_party_of_a_common_name_tells_no_country():
    marked = "{O Social Democratic Party} men came. {O Social Democratic Party} men left. {O Social Democratic Party} men sat. <Judges> agreed."
    assert read(marked).actor("Judges").country is None


def test_a_nation_that_is_two_states_is_neither_of_them_nor_the_articles_own():
    marked = "{L Kenya} opened a port. {L Kenya} paid. In {L Kenya}, <the Korean government> agreed. <Judges> agreed."
    found = read(marked)
    assert found.actor("the Korean government").country is None
    assert found.actor("Judges").country == "KEN"
