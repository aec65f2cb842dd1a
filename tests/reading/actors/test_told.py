"""Countries that a phrase, its sentence or its article tells, and near cases in which it does not."""

import pytest

from communique.knowledge import load
from communique.reading.actors.phrases.noun_phrases import describe
from tests.reading.actors.marked import read

KENYA = "{L Kenya}'s {L Nairobi} was calm. {N Kenyan} shops opened in {L Nairobi}. {N Kenyans} rested in {L Kenya}.\n"
AMERICA = (
    "{N American} shops opened in {L Ohio} and {L Texas}. {N Americans} rested in {L Utah} and {L Iowa}.\n"
)
WAR = "{N Yemeni} shops closed. The war in {L Yemen} went on. {L Yemen} and {N Saudi} papers wrote.\n\nIt rained.\n\n"


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("a British-flagged tanker", "GBR"),
        ("a London-based lawyer", "GBR"),
        ("the London-based Kenyan lawyers", "KEN"),
        ("the U.S.-led forces", "USA"),
        ("the French-led forces", None),
        ("our Canadian partners", "CAN"),
        ("Canadian partners", None),
        ("the finance chief of China’s Globex Technologies", "CHN"),
        ("dozens of people in the suburbs of Nairobi", "KEN"),
        ("Kenya’s political, judicial and military leaders", "KEN"),
        ("a separate group of Kenyan farmers", "KEN"),
    ],
)
def test_what_a_phrase_says_by_itself(phrase, country):
    assert describe(phrase, load()).country == country


@pytest.mark.parametrize(
    ("phrase", "head", "plural"),
    [
        ("economic and trade officials", "officials", True),
        ("the board's Audit, Ethics and Oversight committees", "committees", True),
        ("lawyers and judges", "lawyers", True),
        ("a separate group of farmers", "farmers", True),
        ("a group of farmers", "farmers", True),
    ],
)
def test_the_head_stands_after_what_is_joined_before_it(phrase, head, plural):
    said = describe(phrase, load())
    assert (said.head, said.plural) == (head, plural)


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        # Whose something is: not of those whom someone has.
        ("<{N Kenyan} minister {P Ann Otieno}> left. <Her speech> drew applause.", "Her speech", "KEN"),
        ("<{N Kenyan} minister {P Ann Otieno}> left. <The {P Otieno} camp> sang.", "The Otieno camp", "KEN"),
        ("<US foes> sang.", "US foes", None),
        ("<A US plan> failed.", "A US plan", "USA"),
        ("{N Polish} towns. <{L Kenya}'s farm board> met.", "Kenya's farm board", "KEN"),
        (AMERICA + "<Europe's regulators> sued.", "Europe's regulators", None),
        # Who is held to have done it, not who holds.
        ("<{L Kenya}> accused <{L Peru}> of gassing <its own people>.", "its own people", "PER"),
        ("<{L Kenya}> sent envoys to <{L Peru}>, thanking <its own people>.", "its own people", "KEN"),
        # A town before what lies in it.
        ("Bombs fell on <the {L Nairobi} suburb of {L Xanadu}>.", "the Nairobi suburb of Xanadu", "KEN"),
        ("He saw <the {L Nairobi} report>.", "the Nairobi report", None),
        # Words for people that open a sentence have a capital letter there.
        (AMERICA + "<Appropriators> met.", "Appropriators", "USA"),
        # The bodies of the country right before their name.
        ("{L America} slept. <{L South Korea}'s {O Joint Chiefs of Staff}> spoke.", "South Korea's Joint Chiefs of Staff", "KOR"),
        ("{L America} slept. {L South Korea}'s <{O Joint Chiefs of Staff}> spoke. <The {O JCS}> wrote.", "The JCS", "KOR"),
        ("{L America} slept. <The {O Joint Chiefs of Staff}> spoke.", "The Joint Chiefs of Staff", "USA"),
        ("<{L Iran}'s {L Kurdistan}> voted.", "Kurdistan", None),
        ("<{L Kurdistan}> voted.", "Kurdistan", "IRQ"),
        ("{L Iran} praised <{L Kurdistan}>.", "Kurdistan", "IRQ"),
        # A state that a region's namesake is, in the sentences around too.
        (AMERICA + "<Voters> sued over {L Georgia}'s machines.", "Voters", "USA"),
        # The nation that the article is on.
        (KENYA + "Shops opened in {L Kenya} as <the tea-growing nation> rested.", "the tea-growing nation", "KEN"),
        ("{L Kenya} met {L Uganda} as <the tea-growing nation> rested.", "the tea-growing nation", None),
        (KENYA + "Shops opened in {L Kenya} as <the Asian nation> rested.", "the Asian nation", None),
        # What is struck is where a sentence is set; a government strikes.
        ("{L Kenya} and {L France} met. The 2008 {L Mumbai} attacks killed <166 people>.", "166 people", "IND"),
        ("{L Kenya} and {L France} met. {L Pyongyang} attacks killed <166 people>.", "166 people", None),
        # Rebels are of the country whose war it is; hunters of rebels are not.
        (WAR + "<The rebels> fired.", "The rebels", "YEM"),
        (WAR + "The war in {L Syria} went on too.\n\n<The rebels> fired.", "The rebels", None),
        # "A military strike" is not one of the army named before.
        ("<{L Kenya}'s military> spoke.\n\nIt rained.\n\nIt snowed.\n\n{L France} saw <a military> strike.", "a military", None),
        # Plurals that open a sentence are nobody named before.
        ("{L Kenya} slept. <{O Warplanes}> flew over {L France}.", "Warplanes", None),
    ],
)  # fmt: skip
def test_what_an_article_tells(marked, surface, country):
    actor = read(marked).actor(surface)
    assert (actor.country if actor else None) == country


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        ("<{P Ann Otieno}> sang. During <his> call, <{P Moon Jae-in}> spoke.", "his", "Moon Jae-in"),
        (
            "<{P Ann Otieno}> sang. When <she> met {P Ben Kamau}, <Mr. {P Joe Doe}> spoke.",
            "she",
            "Ann Otieno",
        ),
        ("<{P Ben Kamau}> sang. <He> met {P Ann Otieno}, and <{P Moon Jae-in}> spoke.", "He", "Ben Kamau"),
        ("<{P Ben Kamau}> sang. In <his> book, which {P Ann Otieno} read, it rains.", "his", "Ben Kamau"),
    ],
)
def test_a_pronoun_before_its_name(marked, surface, name):
    assert read(marked).actor(surface).name == name


def test_they_are_the_two_states_named_last():
    rebels = "<The {N Kenyan} rebels> fled. "
    pair = "{L India} and {L Pakistan} claim the valley. <They> fought."
    assert read(rebels + pair).group("They") == ("India", "Pakistan")
    assert read("{L India} and {L Pakistan} slept. " + rebels + "<They> fought.").group("They") == ()


def test_both_of_them():
    assert read("{P Ann Otieno} met {P Ben Kamau}. <They both> sang.").group("They both") == (
        "Ann Otieno",
        "Ben Kamau",
    )


def test_names_after_a_title():
    ministers = (
        "{L US} Secretary of {O State Mike Pompeo} left.\n\nThey asked <Mr {P Pompeo}>. <Mr Pompeo> sang."
    )
    found = read(ministers, on=None)
    assert found.actor("Mr Pompeo") == found.actor("Mr Pompeo", 1)
    assert found.actor("Mr Pompeo").country == "USA"
    assert found.actor("Mr Pompeo").name == "Mike Pompeo"


def test_the_alliance_is_nato():
    assert read("<{O NATO}> met. <The alliance> spoke.").actor("The alliance").name == "NATO"


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("{P Robin Otieno} praised her team.", "Sasha Kamau"),
        ("{P Robin Otieno} sang.", "Robin Otieno"),
        ("{P Robin Otieno}'s mother praised her team.", "Robin Otieno"),
        ("{P Robin Otieno} met {P Joe Doe} and her team.", "Robin Otieno"),
    ],
)
def test_gender_from_pronouns_that_are_nobody_elses(said, whose):
    later = " It rained. It snowed. It cleared. It froze. <{P Sasha Kamau}> heard <{P Robin Otieno}> speak. <{P Otieno}> left. <He> sang."
    assert read(said + later).actor("He").name == whose


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("the official responsible for roads", "official"),
        ("the officers involved", "officers"),
        ("the responsible officials", "officials"),
        ("a small but growing number of farmers", "farmers"),
        ("farmers and a growing number of priests", "farmers"),
        ("a growing chorus of farmers", "farmers"),
        ("about one in three Kenyan farmers", "farmers"),
        ("a group of advisers outside the party", "advisers"),
    ],
)
def test_heads_of_phrases(phrase, head):
    assert describe(phrase, load()).head.rpartition(" ")[2] == head


def test_the_official_responsible_is_none_named_before():
    text = (
        KENYA + "<{P Ann Otieno}, a {N Kenyan} official>, spoke. <The official responsible for roads> left."
    )
    found = read(text)
    assert found.actor("The official responsible for roads").name != "Ann Otieno"


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        ("{P Ann Doe} praised <the president> of {L Mali}.", "the president", "MLI"),
        ("{P Ann Doe} denounced <the socialist government> in {L Venezuela}.", "the socialist government", "VEN"),
        ("{P Ann Doe} praised <the new government> in {L Bamako}.", "the new government", "MLI"),
        # Not where an office is only met, nor where another country is told.
        ("{P Ann Doe} met <the president> in {L Mali}.", "the president", None),
        ("{P Ann Doe} met <the French president> in {L Mali}.", "the French president", "FRA"),
    ],
)  # fmt: skip
def test_a_country_behind_an_office_tells_whose_it_is(marked, surface, country):
    actor = read(f"{{L Ohio}}, {{L Mali}} and {{L France}} are calm. {marked}").actor(surface)
    assert (actor and actor.country) == country
