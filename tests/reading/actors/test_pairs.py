"""Minimal pairs: one name on two dates, one surname of two people, houses that stand for governments."""

import pytest

from tests.reading.actors.marked import read

# name | a day, its sectors | another day, its sectors
OFFICES = """
Angela Merkel|2016-05-01|GOV|2023-05-01|ELI
Gerhard Schroeder|2003-05-01|GOV|2012-05-01|ELI
Olaf Scholz|2023-05-01|GOV|2025-12-01|ELI
Heiko Maas|2019-05-01|GOV|2023-05-01|ELI
Sigmar Gabriel|2017-05-01|GOV|2020-05-01|ELI
Nicolas Sarkozy|2010-05-01|GOV|2015-05-01|ELI
Francois Hollande|2014-05-01|GOV|2019-05-01|ELI
Jean-Yves Le Drian|2018-05-01|GOV|2024-05-01|ELI
Laurent Fabius|2014-05-01|GOV|2018-05-01|ELI
Tony Blair|2003-05-01|GOV|2010-05-01|ELI
Gordon Brown|2009-05-01|GOV|2012-05-01|ELI
Liz Truss|2022-09-20|GOV|2023-05-01|ELI
Rishi Sunak|2023-05-01|GOV|2025-05-01|ELI
Jeremy Hunt|2019-05-01|GOV|2025-05-01|ELI
Amber Rudd|2017-05-01|GOV|2021-05-01|ELI
Priti Patel|2020-05-01|GOV|2024-05-01|ELI
Jack Straw|2004-05-01|GOV|2012-05-01|ELI
George Osborne|2014-05-01|GOV|2019-05-01|ELI
Rex Tillerson|2017-08-07|GOV|2019-05-01|ELI
Hillary Clinton|2010-05-01|GOV|2018-05-01|ELI
John Kerry|2015-05-01|GOV|2018-05-01|ELI
Condoleezza Rice|2007-05-01|GOV|2012-05-01|ELI
Colin Powell|2003-05-01|GOV|2010-05-01|ELI
Antony Blinken|2023-05-01|GOV|2025-06-01|ELI
Chuck Hagel|2014-05-01|GOV|2016-05-01|ELI
Lloyd Austin|2023-05-01|GOV|2025-06-01|ELI
James Mattis|2018-05-01|GOV|2020-05-01|ELI
John Bolton|2019-04-10|GOV|2021-05-01|ELI
Susan Rice|2015-05-01|GOV|2018-05-01|ELI
Jeff Sessions|2018-05-01|GOV|2020-05-01|ELI
Jeff Sessions|2010-05-01|LEG|2018-05-01|GOV
Marco Rubio|2016-05-01|LEG|2025-05-01|GOV
Kamala Harris|2018-05-01|LEG|2022-05-01|GOV
Kamala Harris|2022-05-01|GOV|2025-06-01|ELI
JD Vance|2024-01-01|LEG|2025-05-01|GOV
Hillary Clinton|2005-05-01|LEG|2011-05-01|GOV
Paul Ryan|2016-05-01|LEG|2020-05-01|ELI
John Boehner|2013-05-01|LEG|2018-05-01|ELI
James Comey|2016-05-01|COP|2018-05-01|ELI
David Petraeus|2012-05-01|SPY|2015-05-01|ELI
Gina Haspel|2019-05-01|SPY|2022-05-01|ELI
Mark Milley|2021-05-01|MIL|2024-05-01|ELI
Anthony Kennedy|2016-05-01|JUD|2019-05-01|ELI
Matteo Renzi|2015-05-01|GOV|2018-05-01|ELI
Silvio Berlusconi|2009-05-01|GOV|2013-05-01|ELI
Mario Draghi|2021-05-01|GOV|2023-05-01|ELI
Mariano Rajoy|2015-05-01|GOV|2019-05-01|ELI
Alexis Tsipras|2016-05-01|GOV|2020-05-01|ELI
Yanis Varoufakis|2015-05-01|GOV|2017-05-01|ELI
Viktor Yanukovych|2012-05-01|GOV|2015-05-01|ELI
Petro Poroshenko|2016-05-01|GOV|2020-05-01|ELI
Arseniy Yatsenyuk|2015-05-01|GOV|2017-05-01|ELI
Dmytro Kuleba|2022-05-01|GOV|2025-05-01|ELI
Mikheil Saakashvili|2010-05-01|GOV|2016-05-01|ELI
Sebastian Kurz|2018-05-01|GOV|2022-05-01|ELI
Mark Rutte|2015-05-01|GOV|2025-05-01|GOV
Stefan Lofven|2016-05-01|GOV|2022-05-01|ELI
Erna Solberg|2016-05-01|GOV|2022-05-01|ELI
Sanna Marin|2021-05-01|GOV|2024-05-01|ELI
Ahmet Davutoglu|2015-05-01|GOV|2017-05-01|ELI
Abdullah Gul|2010-05-01|GOV|2016-05-01|ELI
Hassan Rouhani|2016-05-01|GOV|2022-05-01|ELI
Mahmoud Ahmadinejad|2008-05-01|GOV|2015-05-01|ELI
Mohammad Javad Zarif|2016-05-01|GOV|2022-05-01|ELI
Nouri al-Maliki|2010-05-01|GOV|2016-05-01|ELI
Haider al-Abadi|2016-05-01|GOV|2019-05-01|ELI
Hosni Mubarak|2008-05-01|GOV|2012-05-01|ELI
Mohamed Morsi|2013-01-01|GOV|2014-05-01|ELI
Ehud Olmert|2007-05-01|GOV|2012-05-01|ELI
Avigdor Lieberman|2017-05-01|GOV|2020-05-01|ELI
Tzipi Livni|2008-05-01|GOV|2020-05-01|ELI
Omar al-Bashir|2010-05-01|GOV|2020-05-01|ELI
Robert Mugabe|2010-05-01|GOV|2018-05-01|ELI
Jacob Zuma|2012-05-01|GOV|2019-05-01|ELI
Thabo Mbeki|2005-05-01|GOV|2012-05-01|ELI
Goodluck Jonathan|2013-05-01|GOV|2016-05-01|ELI
Uhuru Kenyatta|2015-05-01|GOV|2023-05-01|ELI
Yahya Jammeh|2010-05-01|GOV|2018-05-01|ELI
Laurent Gbagbo|2008-05-01|GOV|2013-05-01|ELI
Pervez Musharraf|2005-05-01|GOV|2010-05-01|ELI
Nawaz Sharif|2015-05-01|GOV|2018-05-01|ELI
Imran Khan|2020-05-01|GOV|2023-05-01|ELI
Hamid Karzai|2010-05-01|GOV|2016-05-01|ELI
Ashraf Ghani|2018-05-01|GOV|2022-05-01|ELI
Manmohan Singh|2010-05-01|GOV|2016-05-01|ELI
Mahinda Rajapaksa|2012-05-01|GOV|2016-05-01|ELI
Sheikh Hasina|2015-05-01|GOV|2025-01-01|ELI
Yingluck Shinawatra|2013-05-01|GOV|2016-05-01|ELI
Rodrigo Duterte|2018-05-01|GOV|2023-05-01|ELI
Najib Razak|2015-05-01|GOV|2019-05-01|ELI
Shinzo Abe|2015-05-01|GOV|2021-05-01|ELI
Yoshihide Suga|2015-05-01|GOV|2022-05-01|ELI
Park Geun-hye|2015-05-01|GOV|2018-05-01|ELI
Kang Kyung-wha|2019-05-01|GOV|2022-05-01|ELI
Kevin Rudd|2009-05-01|GOV|2015-05-01|ELI
Malcolm Turnbull|2017-05-01|GOV|2020-05-01|ELI
Jacinda Ardern|2019-05-01|GOV|2024-05-01|ELI
Stephen Harper|2010-05-01|GOV|2017-05-01|ELI
Justin Trudeau|2019-05-01|GOV|2025-06-01|ELI
Dilma Rousseff|2013-05-01|GOV|2018-05-01|ELI
Jair Bolsonaro|2020-05-01|GOV|2024-05-01|ELI
Mauricio Macri|2017-05-01|GOV|2021-05-01|ELI
Evo Morales|2015-05-01|GOV|2021-05-01|ELI
Rafael Correa|2012-05-01|GOV|2019-05-01|ELI
"""


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("name", "first", "sector", "second", "other"), _rows(OFFICES))
def test_one_name_on_two_dates(name, first, sector, second, other):
    marked = f"<{{P {name}}}> spoke for an hour."
    for day, wanted in ((first, sector), (second, other)):
        actor = read(marked, on=day).actor(name)
        assert actor.sectors[:1] == (wanted,), (day, actor)


SURNAMES = [
    "Harker",
    "Velasco",
    "Lindqvist",
    "Okoro",
    "Marchetti",
    "Dubois",
    "Tanaka",
    "Novak",
    "Haddad",
    "Mwangi",
]
# Two of one name, ways to tell them apart, and whose the bare name is: 1, 2 or nobody's (0).
PATTERNS = [
    ("<{{P Ann {0}}}> argued with <{{P Ben {0}}}>. <{{P {0}}}> left.", "{0}", 0),
    ("<{{P Ben {0}}}> and <{{P Ann {0}}}> argued. <{{P {0}}}> left.", "{0}", 0),
    ("<Senator {{P Ann {0}}}> argued with <Judge {{P Ben {0}}}>. <Judge {{P {0}}}> left.", "Judge {0}", 2),
    (
        "<Senator {{P Ann {0}}}> argued with <Judge {{P Ben {0}}}>. <Senator {{P {0}}}> left.",
        "Senator {0}",
        1,
    ),
    ("<Mrs. {{P Ann {0}}}> argued with <Mr. {{P Ben {0}}}>. <Mr. {{P {0}}}> left.", "Mr. {0}", 2),
    ("<Mrs. {{P Ann {0}}}> argued with <Mr. {{P Ben {0}}}>. <Mrs. {{P {0}}}> left.", "Mrs. {0}", 1),
    (
        "<{{N French}} minister {{P Ann {0}}}> met <{{N Kenyan}} minister {{P Ben {0}}}>. In {{L Kenya}}, <{{P {0}}}> left.",
        "{0}",
        2,
    ),
    (
        "<{{N French}} minister {{P Ann {0}}}> met <{{N Kenyan}} minister {{P Ben {0}}}>. In {{L France}}, <{{P {0}}}> left.",
        "{0}",
        1,
    ),
    ("<{{P Ann {0}}}> argued with <{{P Ben {0}}}>. <{{P Ben {0}}}> left.", "Ben {0}", 2),
    ("<{{P Ann {0}}}> argued with <{{P Carl Weber}}>. <{{P {0}}}> left.", "{0}", 1),
]


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize(("pattern", "surface", "whose"), PATTERNS)
def test_two_of_one_surname(surname, pattern, surface, whose):
    actor = read(pattern.format(surname), on=None).actor(surface.format(surname), -1)
    wanted = (None, f"Ann {surname}", f"Ben {surname}")[whose]
    assert (actor.name if actor else None) == wanted


HOUSES = """
Seoul=KOR Pyongyang=PRK Beijing=CHN Tokyo=JPN Moscow=RUS Kyiv=UKR Kiev=UKR London=GBR Paris=FRA Berlin=DEU Rome=ITA Madrid=ESP
Lisbon=PRT Warsaw=POL Prague=CZE Vienna=AUT Budapest=HUN Athens=GRC Ankara=TUR Tehran=IRN Baghdad=IRQ Damascus=SYR Beirut=LBN
Riyadh=SAU Doha=QAT Cairo=EGY Tripoli=LBY Tunis=TUN Algiers=DZA Rabat=MAR Khartoum=SDN Nairobi=KEN Kampala=UGA Kigali=RWA
Kinshasa=COD Abuja=NGA Pretoria=ZAF Harare=ZWE Islamabad=PAK Kabul=AFG Dhaka=BGD Colombo=LKA Kathmandu=NPL Naypyidaw=MMR
Bangkok=THA Hanoi=VNM Manila=PHL Jakarta=IDN Taipei=TWN Canberra=AUS Wellington=? Ottawa=CAN Brasilia=BRA Caracas=VEN
Bogota=COL Havana=CUB Lima=PER Kremlin=RUS Zhongnanhai=CHN Whitehall=GBR Elysee=FRA Planalto=BRA Itamaraty=? Miraflores=VEN
Malacanang=PHL Kantei=JPN Minsk=BLR Tbilisi=GEO Yerevan=ARM Baku=AZE Astana=KAZ Vatican=VAT
"""


@pytest.mark.parametrize("pair", [pair for pair in HOUSES.split() if not pair.endswith("?")])
def test_capitals_and_houses_stand_for_governments(pair):
    house, country = pair.split("=")
    actor = read(f"On Monday <{{L {house}}}> rejected the offer.", on="2021-12-01").actor(house)
    assert (actor.kind, actor.country, actor.sectors[0]) == ("country", country, "GOV")
    assert read(f"It rained in {{L {house}}} on Monday.", on="2021-12-01").found.actors == () or house in {
        "Kremlin",
        "Zhongnanhai",
        "Whitehall",
        "Elysee",
        "Planalto",
        "Miraflores",
        "Malacanang",
        "Kantei",
        "Vatican",
    }


def test_the_two_sides_are_not_those_who_urge_them():
    found = read(
        "<{L Sudan}> fought <{L Ethiopia}>.\n<{L Egypt}> and <{L Chad}> urged <the two sides> to stop."
    )
    assert found.group("the two sides") == ("Sudan", "Ethiopia")
    found = read(
        "<{L Sudan}> fought <{L Ethiopia}>.\n<{L Egypt}> and <{L Chad}> deplored the war but blamed <both sides> for it."
    )
    assert found.group("both sides") == ("Sudan", "Ethiopia")
    found = read("<{L Egypt}> and <{L Chad}> said <the two sides> agreed.")
    assert found.group("the two sides") == ("Egypt", "Chad")


def test_where_they_sign_is_no_side():
    found = read("<{L Sudan}> and <{L Ethiopia}> signed in {L Kenya}. <Both sides> rested.")
    assert found.group("Both sides") == ("Sudan", "Ethiopia")
    assert read("<{L Sudan}> signed in {L Kenya}. <Both sides> rested.").group("Both sides") == ()


def test_a_ministers_country_is_told_whatever_is_under_the_minister():
    found = read(
        "{L France} met {L Spain}. <{N Belgian} migration minister {P Theo Francken}> spoke. <The migration minister {P Ann Smith}> left."
    )
    assert found.actor("Theo Francken").country == "BEL"
    assert found.actor("Ann Smith").country is None


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("<{P Ann Smith}> and <{P Bob Jones}> attacked <each other>.", ("Ann Smith", "Bob Jones")),
        ("<{L Egypt} and {L Chad}> blamed <one another>.", ("Egypt", "Chad")),
        ("<{P Ann Smith}>, <{P Bob Jones}> and <{P Cy Roe}> blamed <each other>.", ()),
        ("<{L Egypt} and {L Chad}> met.\nThen they blamed <each other>.", ()),
    ],
)
def test_each_other_are_those_who_act(marked, names):
    assert read(marked).group("one another" if "one another" in marked else "each other") == names
