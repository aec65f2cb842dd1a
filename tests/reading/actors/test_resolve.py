import pytest

from communique.model import Span
from communique.reading.actors import Unresolved, resolve
from tests.reading.actors.marked import read

VISIT = (
    "<{N South Korean} President {P Moon Jae-in}> met <{N Chinese} Foreign Minister {P Wang Yi}> on Friday.\n"
    "<{P Moon}> asked <him> to help. <The {N Chinese} official> agreed. <He> spoke for an hour.\n"
    "<The {N South Korean} leader> thanked <{L Beijing}>. <{L Seoul} and {L Beijing}> will talk again."
)


def test_the_text_teaches_who_is_who():
    found = read(VISIT, on="2019-04-10")
    moon = found.actor("Moon")
    assert (moon.name, moon.country, moon.sectors, moon.known_as) == (
        "Moon Jae-in",
        "KOR",
        ("GOV",),
        "person:moon-jae-in",
    )
    assert moon.role == "President of South Korea"
    assert found.actor("The South Korean leader") == moon
    assert found.actor("The Chinese official").name == "Wang Yi"
    assert found.actor("him").name == "Wang Yi"
    assert found.actor("He").name == "Wang Yi"
    assert found.group("Seoul and Beijing") == ("South Korea", "China")


def test_without_a_date_the_text_alone_gives_offices():
    found = read(VISIT, on=None)
    moon = found.actor("Moon")
    assert (moon.country, moon.sectors, moon.role) == ("KOR", ("GOV",), "President of South Korea")
    bare = read("<{P Emmanuel Macron}> spoke.", on=None).actor("Emmanuel Macron")
    assert (bare.country, bare.sectors, bare.role) == ("FRA", (), None)


def test_ids_in_order_of_first_mention_and_spans_are_surfaces():
    found = read(VISIT)
    assert [actor.id for actor in found.found.actors] == [
        f"a{n}" for n in range(1, len(found.found.actors) + 1)
    ]
    starts = [actor.mentions[0].start for actor in found.found.actors]
    assert starts == sorted(starts)
    assert found.text[found.found.actors[0].mentions[0].start :].startswith("Moon Jae-in")


def test_same_answer_whatever_the_hash_seed():
    import os
    import subprocess
    import sys

    code = "from tests.reading.actors.test_resolve import VISIT, read; print(read(VISIT).found)"
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(said) == 1


def test_same_input_same_answer():
    assert read(VISIT).found == read(VISIT).found


@pytest.mark.parametrize(
    ("phrase", "kind", "country", "sectors"),
    [
        ("{N Afghan} police", "organization", "AFG", ("COP",)),
        ("the {N South Korean} army", "organization", "KOR", ("MIL",)),
        ("{N Russian} soldiers", "group", "RUS", ("MIL",)),
        ("some 200 protesters", "group", None, ("CVL",)),
        ("a {N Japanese} foreign ministry spokesman", "person", "JPN", ("GOV",)),
        ("{L Iran}'s parliament", "organization", "IRN", ("LEG",)),
        ("rebels", "group", None, ("REB",)),
        ("thousands of {N Syrian} refugees", "group", "SYR", ("REF",)),
        ("{N French} farmers", "group", "FRA", ("AGR",)),
        ("a {N Turkish} court", "organization", "TUR", ("JUD",)),
        ("the {N Egyptian} government", "country", "EGY", ("GOV",)),
        ("{N Poles}", "group", "POL", ("CVL",)),
        ("two {N Iraqi} journalists", "group", "IRQ", ("JRN",)),
        ("former {N French} president", "person", "FRA", ("ELI",)),
        ("a military spokesman", "person", None, ("MIL",)),
        ("the army of the Republic of Korea (ROK)", "organization", "KOR", ("MIL",)),
        ("a leader of the Democratic People’s Republic of Korea", "person", "PRK", ("GOV",)),
        ("the ambassador of the People's Republic of China", "person", "CHN", ("GOV",)),
        ("a Globex spokesman", "person", None, ()),
        ("the Delta spokesman", "person", None, ()),  # Delta is a town in Canada as well
        ("a representative for the family", "person", None, ("CVL",)),
        ("a representative of the company", "person", None, ("BUS",)),
        ("the Democratic representative", "person", None, ("LEG",)),
        ("the director of the agency", "person", None, ("GOV",)),
        ("the director of the film", "person", None, ("CVL",)),
        ("an {O IMF} executive director", "person", "IGO", ("BUS", "GOV")),
        ("the county executive", "person", None, ("GOV",)),
        ("the inspector general", "person", None, ("GOV",)),
        ("a company executive", "person", None, ("BUS",)),
        ("representatives of the companies", "group", None, ("BUS",)),
        ("all parties concerned", "group", None, ("UNK",)),
        ("the {N Chinese} consulate general", "organization", "CHN", ("GOV",)),
        ("{L Athens} County prosecutors", "group", "USA", ("JUD",)),
        ("{O St. George}'s hospital", "organization", None, ("MED",)),
        ("{N Russian} parliament members", "group", "RUS", ("LEG",)),
        ("a credit rating agency", "organization", None, ("BUS",)),
        ("the financial crime division", "organization", None, ("COP",)),
        ("lawmakers", "group", None, ("LEG",)),
        ("members of the {N Afghan} parliament", "group", "AFG", ("LEG",)),
        ("the president of {L Kenya}", "person", "KEN", ("GOV",)),
        ("{N Kenyan} opposition leader", "person", "KEN", ("PTY", "OPP")),
        ("an {O EU} official", "person", "EUR", ("GOV",)),
        ("a {O UN} spokeswoman", "person", "UNO", ("GOV",)),
    ],
)
def test_phrases_that_name_nobody(phrase, kind, country, sectors):
    surface = phrase.replace("{N ", "").replace("{L ", "").replace("{O ", "").replace("}", "")
    actor = read(f"On Monday <{phrase}> acted.", on=None).actor(surface)
    assert (actor.kind, actor.country, actor.sectors) == (kind, country, sectors)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("{L Seoul}", "South Korea"),
        ("{F Cheong Wa Dae}", "South Korea"),
        ("the {F Kremlin}", "Russia"),
        ("{L Washington}", "United States"),
        ("the {O White House}", "United States"),
        ("{F Downing Street}", "United Kingdom"),
        ("{L Pyongyang}", "North Korea"),
        ("{L U.S.}", "United States"),
        ("{L Brasilia}", "Brazil"),
        ("{F Planalto}", "Brazil"),
        ("{L Ankara}", "Turkey"),
        ("the {F Elysee}", "France"),
    ],
)
def test_capitals_and_palaces_are_governments(phrase, name):
    surface = phrase.replace("{L ", "").replace("{F ", "").replace("{O ", "").replace("}", "")
    actor = read(f"On Monday <{phrase}> rejected the plan.").actor(surface)
    assert (actor.name, actor.kind, actor.sectors) == (name, "country", ("GOV",))


@pytest.mark.parametrize(
    "around",
    ["Talks were held in <{L Geneva}>.", "The <{L Hanoi}> summit failed.", "It rained in <{L Seoul}>."],
)
def test_a_capital_where_something_is_held_is_no_government(around):
    assert not [actor for actor in read(around).found.actors if actor.kind == "country"]


@pytest.mark.parametrize(
    ("day", "country", "sectors", "role"),
    [
        ("2013-06-01", "USA", ("GOV",), "President of the United States"),
        ("2007-06-01", "USA", ("LEG",), "Senator from Illinois"),
        ("2019-06-01", "USA", ("ELI",), "Former president of the United States"),
    ],
)
def test_the_office_is_that_of_the_day(day, country, sectors, role):
    actor = read("<{P Barack Obama}> spoke in Berlin.", on=day).actor("Barack Obama")
    assert (actor.country, actor.sectors) == (country, sectors)
    assert actor.role == role or day.startswith("2019")


def test_former_in_the_text():
    actor = read(
        "Former {N British} Prime Minister {P Tony Blair} spoke. <{P Blair}> left.", on="2015-01-01"
    ).actor("Blair")
    assert (actor.country, actor.sectors) == ("GBR", ("ELI",))


def test_text_before_knowledge_for_a_namesake():
    actor = read("{N Canadian} lawmaker {P Tim Scott} resigned. <{P Scott}> left.").actor("Scott")
    assert (actor.country, actor.sectors, actor.known_as) == ("CAN", ("LEG",), None)


def test_bare_surname_of_a_leader_in_an_article_on_the_country():
    actor = read("<{P Erdogan}> told {N Turkish} voters to wait.", on="2018-03-01").actor("Erdogan")
    assert (actor.known_as, actor.country) == ("person:recep-tayyip-erdogan", "TUR")


def test_bare_surname_that_many_bear_stays_open():
    actor = read("<{P Johnson}> told {N American} voters to wait.", on="2018-03-01").actor("Johnson")
    assert (actor.name, actor.country, actor.sectors, actor.known_as) == ("Johnson", None, (), None)


@pytest.mark.parametrize(
    ("marked", "country"),
    [
        ("{L Pyongyang} tested a missile. <The {L North}> called it a drill.", "PRK"),
        (
            "{L Khartoum} and {L Juba} met. {N Sudanese} and {N South Sudanese} officials spoke. <The {L North}> refused.",
            "SDN",
        ),
    ],
)
def test_the_north(marked, country):
    assert read(marked).actor("The North").country == country


def test_the_north_of_nowhere():
    assert read("{N Italian} farmers marched. <The {L North}> is richer.").actor("The North") is None


def test_the_two_leaders_and_sides():
    found = read(
        "<{N French} President {P Emmanuel Macron}> received <{N German} Chancellor {P Angela Merkel}>. <The two leaders> dined."
        " <Both sides> signed a treaty.",
        on="2018-06-01",
    )
    assert found.group("The two leaders") == ("Emmanuel Macron", "Angela Merkel")
    assert found.group("Both sides") == ("France", "Germany")


def test_the_two_leaders_where_three_were_named_stay_open():
    found = read(
        "<{N French} President {P Emmanuel Macron}>, <{N German} Chancellor {P Angela Merkel}> and <{N Russian} President"
        " {P Vladimir Putin}> met. <The two leaders> dined.",
        on="2018-06-01",
    )
    assert found.group("The two leaders") == ()
    assert found.actor("The two leaders") is None


# (article, surface, whose it is or None)
SURNAMES = [
    ("<Labour's {P Ann Smith}> met <{P Owen Smith}>. <{P Smith}> left.", "Smith", None),
    (
        "<Senator {P Ann Smith}> met <Judge {P Owen Smith}>. <Judge {P Smith}> left.",
        "Judge Smith",
        "Owen Smith",
    ),
    (
        "<Senator {P Ann Smith}> met <Judge {P Owen Smith}>. <Senator {P Smith}> left.",
        "Senator Smith",
        "Ann Smith",
    ),
    ("<Mrs. {P Ann Smith}> met <Mr. {P Owen Smith}>. <Mr. {P Smith}> left.", "Mr. Smith", "Owen Smith"),
    ("<{P Ann Smith}> spoke. <{P Smith}> left.", "Smith", "Ann Smith"),
    ("<{P Smith}> spoke. <{P Ann Smith}> left.", "Smith", "Ann Smith"),
    (
        "<{N Korean} envoy {P Lee Do-hoon}> met <{P Lee Hsien Loong}> of {L Singapore}. <{P Lee}> left.",
        "Lee",
        None,
    ),
    ("<President {P Jane Doe}> met <{P John Roe}>. <President {P Roe}> left.", "President Roe", "John Roe"),
]


@pytest.mark.parametrize(("marked", "surface", "whose"), SURNAMES)
def test_surnames(marked, surface, whose):
    actor = read(marked, on=None).actor(surface)
    assert (actor.name if actor else None) == whose


def test_a_leaders_family_name_is_not_his_sons():
    found = read("<{P Donald Trump Jr.}> met {N American} donors. <{P Trump}> stayed away.", on="2019-04-10")
    assert found.actor("Donald Trump Jr.").known_as == "person:donald-trump-jr"
    assert found.actor("Trump").known_as == "person:donald-trump"


def test_party_officials_are_of_the_party_named_before():
    found = read(
        "<{L Vietnam}'s ruling party> met in May. <Party officials> said <the party's central committee> agreed."
    )
    assert found.actor("Party officials").country == "VNM"
    assert found.actor("the party's central committee").country == "VNM"


def test_officials_of_nowhere_are_a_group():
    actor = read("<Officials> declined to comment.").actor("Officials")
    assert (actor.kind, actor.country, actor.sectors) == ("group", None, ("GOV",))


@pytest.mark.parametrize(
    ("marked", "pronoun", "whose"),
    [
        (
            "<{N Russian} Foreign Minister {P Sergei Lavrov}> met <{P Boris Johnson}>. <He> left early.",
            "He",
            "Sergei Lavrov",
        ),
        ("<{P Sergei Lavrov}> told <{P Boris Johnson}> that <he> was wrong.", "he", "Sergei Lavrov"),
        ("<{P Angela Merkel}> met <{P Emmanuel Macron}>. <She> left early.", "She", "Angela Merkel"),
        ("<{P Angela Merkel}> met <{P Emmanuel Macron}>. <He> left early.", "He", "Emmanuel Macron"),
        ("<{L Iran}> said <it> would answer.", "it", "Iran"),
        ("<Three miners> said <they> would strike.", "they", "Three miners"),
    ],
)
def test_pronouns(marked, pronoun, whose):
    assert read(marked, on="2017-06-01").actor(pronoun).name == whose


def test_first_person_is_not_followed():
    assert read("“<We> will go,” <{P Ann Smith}> said.").actor("We") is None


def test_organisations_and_their_short_names():
    found = read(
        "The {O Free Valley Movement} ({O FVM}) marched. <The {O FVM}> was banned. <The movement> protested."
    )
    assert found.actor("The FVM").name == "Free Valley Movement"
    assert found.actor("The movement").name == "Free Valley Movement"


def test_a_party_name_that_many_bear_is_that_of_the_country_spoken_of():
    assert read("In {L Brazil} <the {O Workers' Party}> lost.").actor("the Workers' Party").country == "BRA"
    assert (
        read("In {L North Korea} <the {O Workers' Party}> met.").actor("the Workers' Party").country == "PRK"
    )
    assert read("<The {O Workers' Party}> met.").actor("The Workers' Party").country is None


def test_governments_by_their_leader():
    found = read("{N South Korean} President {P Moon Jae-in} spoke. <The {P Moon} administration> agreed.")
    assert (found.actor("The Moon administration").name, found.actor("The Moon administration").kind) == (
        "South Korea",
        "country",
    )


def test_state_army_and_people_are_three():
    found = read("<{L Egypt}> asked <the {N Egyptian} army> to help <{N Egyptians}>.")
    ids = {found.actor(surface).id for surface in ("Egypt", "the Egyptian army", "Egyptians")}
    assert len(ids) == 3


def test_an_adjective_alone_is_no_actor():
    assert read("A {N Korean} meal was served.").found.actors == ()


@pytest.mark.parametrize("text", ["", "\n\n", "“", "’s", "the", "((((", "X" * 5000, "😀 said", "a\u0000b"])
def test_odd_texts_raise_nothing(text):
    from communique.knowledge import load

    span = Span(start=0, end=len(text))
    found = resolve(Unresolved(text, phrases=[span]), load())
    assert found.by_span.get(span) is None


def test_long_lists_take_time_in_proportion():
    import time

    def seconds(copies: int) -> float:
        marked = (
            "<{N French} President {P Emmanuel Macron}> met <{P Ann Smith}>. <He> spoke to <both sides>. "
            * copies
        )
        took = []
        for _ in range(3):  # the processor's time, at its best: others use it too
            start = time.process_time()
            read(marked, on="2018-06-01")
            took.append(time.process_time() - start)
        return min(took)

    assert seconds(400) < 40 * max(seconds(40), 0.01)


def test_a_person_whom_knowledge_holds_for_one_is_one():
    found = read("<{P Suu Kyi}> was held. <{P Aung San Suu Kyi}> spoke.", "2020-05-01")
    assert found.actor("Suu Kyi") == found.actor("Aung San Suu Kyi")
    assert found.actor("Suu Kyi").name == "Aung San Suu Kyi"


def test_several_are_repeated_without_their_country():
    found = read("{L Mexico} met {L France}. <U.S. senators> came. <The senators> spoke.")
    assert found.actor("The senators") == found.actor("U.S. senators")


def test_an_adjective_is_no_organisation():
    assert read("<{P Ann Smith}> drove to the {O Mexican} embassy.").actor("Mexican") is None


@pytest.mark.parametrize(
    ("marked", "surface", "role"),
    [
        ("<The governor of {L Texas}> spoke.", "The governor of Texas", "Governor"),
        ("<The leader of the {O CGT} union> spoke.", "The leader of the CGT union", "Leader"),
        (
            "<The {N Fijian} foreign minister> spoke.",
            "The Fijian foreign minister",
            "Foreign Minister of Fiji",
        ),
    ],
)
def test_an_office_is_of_the_country_only_where_it_is_the_countrys(marked, surface, role):
    assert read(marked, None).actor(surface).role == role


def test_an_officer_is_not_repeated_by_officers():
    found = read("<One officer> fell. <The officers> fled.")
    assert found.actor("The officers") != found.actor("One officer")


@pytest.mark.parametrize(("phrase", "is_same"), [("A lawyer", False), ("The lawyer", True)])
def test_who_is_new_is_nobody_named_before(phrase, is_same):
    found = read(f"<{{P Ruth Mbeki}}>, a lawyer, denied it. <{phrase}> said he had lied.")
    assert (found.actor(phrase).name == "Ruth Mbeki") is is_same


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2018-06-12", "Kim Jong-un"),  # while Kim Eui-kyeom spoke for the South's president
        (None, "Kim"),
    ],
)
def test_a_bare_surname_is_the_leaders_before_a_spokesmans(on: str | None, name: str) -> None:
    article = read("<{P Kim}> met envoys of {L North Korea}, {L South Korea} said.", on)
    assert article.actor("Kim").name == name


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("The businessman <{P Ann Doe}> paid. <Her spokeswoman> spoke.", ("BUS",)),
        ("The senator <{P Ann Doe}> paid. <Her spokeswoman> spoke.", ("GOV",)),
    ],
)
def test_who_speaks_for_someone_private_is_of_that_ones_calling(text, sectors):
    assert read(text, on=None).actor("Her spokeswoman").sectors == sectors


def test_a_judge_is_not_the_countrys_one():
    assert read("<{N Kenyan} judge {P Ann Otieno}> spoke.").actor("Ann Otieno").role == "Judge"
    assert (
        read("<{N Kenyan} chief justice {P Ann Otieno}> spoke.").actor("Ann Otieno").role
        == "Chief Justice of Kenya"
    )


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("{L South Korea}'s army spoke. {L Seoul} met the {L U.S.}. {L South Korea} paid. The <{O Joint Chiefs}> spoke.", "KOR"),
        ("The {L U.S.} met {L Seoul}. The {N American} army paid. The {L U.S.} spoke. The <{O Joint Chiefs}> spoke.", "USA"),
        ("The {L U.S.} met {L Seoul}. {L Tokyo} met {L Beijing}. {L Seoul} and the {L U.S.} paid. The <{O Joint Chiefs}> spoke to the {L U.S.}.", "USA"),
    ],
)  # fmt: skip
def test_joint_chiefs_are_the_articles_own(text, country):
    assert read(text).actor("Joint Chiefs").country == country


def test_an_inspector_general_is_of_the_body():
    text = "<The inspector general of the {O Justice Department} {P Ann Otieno}> spoke."
    actor = read(text).actor("Ann Otieno")
    assert (actor.role, actor.sectors) == ("Justice Department inspector general", ("GOV",))
