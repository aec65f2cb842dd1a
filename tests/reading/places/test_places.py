import re

import pytest

from communique.knowledge import load
from communique.reading.names import Name
from communique.reading.places.finding import resolve_places


def places(marked: str) -> dict[str, tuple[str | None, str]]:
    """Return the country and precision of each name in {braces}, by its words; a name that begins with / is a nationality."""
    text, names = "", []
    for piece in re.split(r"(\{[^}]*\})", marked):
        inner = piece[1:-1] if piece.startswith("{") else None
        if inner is not None:
            surface = inner.lstrip("/")
            names.append(
                Name(
                    start=len(text),
                    end=len(text) + len(surface),
                    label="NORP" if inner[0] == "/" else "Location",
                    score=1.0,
                )
            )
            text += surface
        else:
            text += piece
    found = resolve_places(text, names=names, knowledge=load())
    return {text[place.start : place.end]: (place.country, place.precision, place.lat) for place in found}


# (article, name, country, precision, latitude or None for "not placed")
CASES = [
    ("A probe left {Earth} for {Mars}.", "Mars", None, None, None),
    ("A probe left for {Mars}, Pa., as a joke.", "Mars", "USA", "city", 40.7),
    ("The planet {Jupiter} is large, said a man in {Florida}.", "Jupiter", None, None, None),
    ("Police in {Jupiter} in {Florida} said so.", "Jupiter", "USA", "city", 26.9),
    ("A blast in {West}, Texas, shook homes in the {West}.", "West", "USA", "city", 31.8),
    ("The {Duma} in {Moscow} voted.", "Duma", None, None, None),
    ("He spoke {of} rain.", "of", None, None, None),
    ("Troops took the Nigerian border town of {Banki}.", "Banki", None, None, None),
    ("Troops left the U.S. island of {Guam}.", "Guam", "GUM", "country", 13.5),
    ("Troops left {Banki}, a town in northern Nigeria.", "Banki", None, None, None),
    ("Troops left {Banki} in {India}.", "Banki", "IND", "city", 20.4),
    ("The Canadian city of {London} and {England} agreed.", "London", "CAN", "city", 43.0),
    ("{Costa Rica} called its {U.S.} envoy back to {San José}.", "San José", "CRI", "city", 9.9),
    ("Police in {San Jose} in the {U.S.} said so.", "San Jose", "USA", "city", 37.3),
    ("Police in {Long Beach}, CA, said so.", "Long Beach", "USA", "city", 33.8),
    ("Police in {Long Beach, Calif.}, said so.", "Long Beach, Calif.", "USA", "city", 33.8),
    ("In {Paris}, the minister spoke.", "Paris", "FRA", "city", 48.9),
    ("In {Kagoshima Prefecture}, rain fell.", "Kagoshima Prefecture", "JPN", "city", 31.6),
    ("In {southern Australia}, rain fell.", "southern Australia", "AUS", "country", -27.0),
    ("At the {Blue House}, he spoke.", "Blue House", "KOR", "point", 37.6),
    ("At the {White House}, he spoke.", "White House", "USA", "point", 38.9),
    ("In {Paris}, Texas, the mayor spoke.", "Paris", "USA", "city", 33.7),
    ("In {Paris}, {Texas}, the mayor spoke. {Paris} voted.", "Paris", "USA", "city", 33.7),
    ("Troops left {Georgia} for {Russia}; {Tbilisi} protested.", "Georgia", "GEO", "country", 42.0),
    ("Voters in {Georgia}, {Ohio} and {Florida} chose.", "Georgia", "USA", "admin1", 32.8),
    ("He moved to {Georgia}.", "Georgia", None, None, None),
    ("{Atlanta}, Georgia, is hot.", "Atlanta", "USA", "city", 33.7),
    ("The Senate in {Washington} voted.", "Washington", "USA", "city", 38.9),
    ("Fires burned in {Oregon} and {Washington}; {Seattle} was choked.", "Washington", "USA", "admin1", 47.5),
    ("{Washington}, D.C., voted.", "Washington", "USA", "city", 38.9),
    ("{U.S.} ships sailed.", "U.S.", "USA", "country", 39.8),
    ("{USA} ships sailed.", "USA", "USA", "country", 39.8),
    ("{France} agreed.", "France", "FRA", "country", 46.0),
    ("{European} leaders met.", "European", None, None, None),
    ("{American} ships sailed.", "American", None, None, None),
    ("{/Syrian} rebels took {Idlib}.", "Idlib", "SYR", "city", 35.9),
    ("Shots were fired across the {DMZ}.", "DMZ", "KOR", "point", 38.3),
    ("A tanker was seized in the {Strait of Hormuz}.", "Strait of Hormuz", None, "point", 26.6),
    ("The test at {Punggye-ri} shook homes.", "Punggye-ri", "PRK", "point", 41.3),
    ("He flew from {Kiev} to {Moscow}.", "Kiev", "UKR", "city", 50.5),
    ("He flew from {Kyiv} to {Moscow}.", "Moscow", "RUS", "city", 55.8),
    ("The bank is in {London}.", "London", "GBR", "city", 51.5),
    ("The bank is in {London}, Ontario.", "London", "CAN", "city", 43.0),
    ("A fire in {Springfield} was put out.", "Springfield", None, None, None),
    ("A fire in {Springfield}, Ill., was put out.", "Springfield", "USA", "city", 39.8),
    ("Troops entered {Gaza}.", "Gaza", "PSE", "admin1", 31.4),
    ("{New York} prosecutors spoke.", "New York", "USA", "city", 40.7),
    ("He was born in {Albany}, New York.", "Albany", "USA", "city", 42.7),
    ("{Seoul}'s streets were empty.", "Seoul", "KOR", "city", 37.6),
    ("The mayor of {Birmingham}, Alabama, resigned.", "Birmingham", "USA", "city", 33.5),
    ("The mayor of {Birmingham}, England, resigned.", "Birmingham", "GBR", "city", 52.5),
    ("He was born in {Moscow}, Idaho.", "Moscow", "USA", "city", 46.7),
    ("He was born in {Athens}, Ga.", "Athens", "USA", "city", 33.9),
    ("{Greek} ministers met in {Athens}.", "Athens", "GRC", "city", 38.0),
    ("He was born in {Lebanon}, Pa.", "Lebanon", "USA", "city", 40.3),
    ("{Lebanon} closed its border.", "Lebanon", "LBN", "country", 33.8),
    ("{Jordan} closed its border.", "Jordan", "JOR", "country", 31.0),
    ("{Mexico} and {Canada} signed.", "Mexico", "MEX", "country", 23.0),
    ("The plane left {Portland}, Maine.", "Portland", "USA", "city", 43.7),
    ("The plane left {Portland}, Ore.", "Portland", "USA", "city", 45.5),
    ("The plane left {Victoria}, British Columbia.", "Victoria", "CAN", "city", 48.4),
    ("{/Iraqi} troops entered {Mosul}.", "Mosul", "IRQ", "city", 36.3),
    ("Ships crossed the {Taiwan Strait}.", "Taiwan Strait", None, "point", 24.5),
    ("The army shelled {Donetsk} in {Ukraine}.", "Donetsk", "UKR", "city", 48.0),
    ("The annexation of {Crimea} was condemned.", "Crimea", "UKR", "admin1", 45.3),
    ("Troops left {Abkhazia}.", "Abkhazia", "GEO", "admin1", 43.0),
    ("Prisoners at {Guantanamo Bay} wait.", "Guantanamo Bay", "CUB", "point", 19.9),
    ("Voters in {Iowa} decide.", "Iowa", "USA", "admin1", 42.0),
    ("Voters in {New Hampshire} decide.", "New Hampshire", "USA", "admin1", 43.7),
    ("{EU} leaders met.", "EU", None, None, None),
    ("{African} leaders met.", "African", None, None, None),
    (
        "Talks in {Paris} and {France} came before rallies in {Grand Rapids}, Mich., {Akron}, Ohio, {Tampa}, Fla., and {Boise}, Idaho.",
        "Paris",
        "FRA",
        "city",
        48.9,
    ),
    (
        "He told voters in {Detroit}, {Ohio} and {Iowa}, then in {Atlanta}, of {Michigan}.",
        "Atlanta",
        "USA",
        "city",
        33.7,
    ),
    (
        "Police in {Orlando} thanked Sen. Ann Otieno, R-{Ky.}, and Bob Keita, D-{Ohio}.",
        "Orlando",
        "USA",
        "city",
        28.5,
    ),
    ("A statue in {Birmingham, Ala}. fell; so {Michigan} heard.", "Birmingham, Ala", "USA", "city", 33.5),
    ("The {Empire State} and {Ohio} voted.", "Empire State", None, None, None),
    ("Voters in {Ohio State} chose.", "Ohio State", "USA", "admin1", 40.3),
    ("After Hurricane {Florence} came rain; {Florence} hit {South Carolina}.", "Florence", None, None, None),
    ("Hurricanes Maria and {Irma} hit {Wisconsin}.", "Irma", None, None, None),
    ("Troops storm {Florence} in {South Carolina}.", "Florence", "USA", "city", 34.2),
    ("Ministers of {Quebec} and {Ontario} met.", "Quebec", "CAN", "admin1", 52.0),
    ("The pope flew to {Quebec City} in {Canada}.", "Quebec City", "CAN", "city", 46.8),
    ("Leaders on the {Hill} and in {New Hampshire} met.", "Hill", None, None, None),
    ("Snow fell in {New England} and {North Dakota}.", "New England", None, None, None),
    ("Police in the province of {Hebei} said so.", "Hebei", "CHN", "admin1", 38.6),
    ("Rain fell in {Iwate prefecture}.", "Iwate prefecture", "JPN", "admin1", 39.6),
    ("A carrier neared the {Korean Peninsula}.", "Korean Peninsula", None, "point", 38.0),
    ("A rig burned in the {Gulf of Mexico}.", "Gulf of Mexico", None, "point", 25.0),
    ("The pope met him at the {Vatican}.", "Vatican", "VAT", "point", 41.9),
    ("Farmers in {Laurel County}, Kentucky, protested.", "Laurel County", "USA", "admin1", 37.1),
]


@pytest.mark.parametrize(("marked", "name", "country", "precision", "lat"), CASES)
def test_places(marked, name, country, precision, lat):
    found = places(marked).get(name)
    if lat is None:
        assert found is None
    else:
        assert found is not None
        assert found[:2] == (country, precision)
        assert abs(found[2] - lat) < 0.6


def test_people_and_dates_are_no_places():
    name = Name(start=0, end=7, label="Person", score=1.0)
    assert resolve_places("Jackson spoke.", names=[name], knowledge=load()) == ()


@pytest.mark.parametrize(
    "text", ["[London]", "\nLondon\n", "London’s", "London)", "“London", "L😀ndon", "\u0000"]
)
def test_marks_around_a_name_raise_nothing(text):
    found = resolve_places(
        text, names=[Name(start=0, end=len(text), label="Location", score=1.0)], knowledge=load()
    )
    assert all(text[place.start : place.end] in {text, text.removesuffix("’s")} for place in found)


@pytest.mark.parametrize("name", ["Asia", "Atlantic", "Europe", "Africa"])
def test_a_part_of_the_world_is_no_town(name: str) -> None:
    assert places(f"Ministers from all over {{{name}}} met on Monday.") == {}


@pytest.mark.parametrize("name", ["North", "South", "East", "the West"])
def test_a_side_alone_is_no_town(name: str) -> None:
    assert places(f"Troops in the {{{name}}} fired on Monday, {{Ohio}} heard.").keys() == {"Ohio"}


@pytest.mark.parametrize("name", ["the Capitol", "gulf", "moon", "western", "of"])
def test_a_common_word_is_no_town(name: str) -> None:
    assert places(f"Troops near {{{name}}} fired on Monday, {{Ohio}} heard.").keys() == {"Ohio"}


@pytest.mark.parametrize(
    ("marked", "precision"),
    [
        ("Judges in {California}, {Maryland} and {Ohio} agreed.", "admin1"),
        ("Judges in {Maryland} and their peers in {California} agreed.", "admin1"),
        ("A man from {California}, Md., spoke in {Maryland}.", "city"),
        ("A man from {California}, Maryland, spoke.", "city"),
    ],
)
def test_a_state_in_a_list_is_no_town_of_the_next(marked: str, precision: str) -> None:
    assert places(marked)["California"][1] == precision


def test_an_accent_tells_towns_apart() -> None:
    assert places("{San José} is far from {California}, {U.S.} envoys said.")["San José"][0] == "CRI"


def test_a_former_name_is_no_place_where_another_bears_it() -> None:
    found = places("Parents in {Newtown}, {Connecticut}, spoke.")["Newtown"]
    assert abs(found[2] - 41.41) < 0.01


def test_a_town_called_by_a_side_is_one_where_its_state_says_so() -> None:
    assert places("Police in {North, South Carolina}, met.")["North, South Carolina"][0] == "USA"


@pytest.mark.parametrize("town", ["Springfield", "Portland", "Columbus", "Atlanta", "Aurora", "Hartford"])
def test_a_town_in_a_party_tag_counts_once(town: str) -> None:
    tagged = places(f"Rep. Ann Cole (D-{{{town}}}) met {{U.S.}} officials in {{{town}}}.")
    assert tagged == places(f"Rep. Ann Cole of {{{town}}} met {{U.S.}} officials in {{{town}}}.")
