import pytest

from communique.knowledge.gazetteer import FILE, sites


def test_file_is_sorted_for_the_search():
    lines = FILE.read_bytes().splitlines()
    keys = [line.partition(b"\t")[0] + b"\t" for line in lines]
    assert keys == sorted(keys)


@pytest.mark.parametrize("at", [0, 1, 2, 1000, 50_000, -2, -1])
def test_every_line_is_found(at):
    line = FILE.read_text(encoding="utf-8").splitlines()[at].split("\t")
    assert (line[1], float(line[5])) in {(site.name, site.lat) for site in sites(line[0])}


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Seoul", "KOR", 37.6, 127.0),
        ("Punggye-ri", "PRK", 41.3, 129.1),
        ("Strait of Hormuz", None, 26.6, 56.3),
        ("Kiev", "UKR", 50.5, 30.5),
        ("St. Louis", "USA", 38.6, -90.2),
    ],
)
def test_places(name, country, lat, lon):
    assert any(
        site.country == country and abs(site.lat - lat) < 0.3 and abs(site.lon - lon) < 0.3
        for site in sites(name)
    )


def test_nowhere():
    assert sites("Nowhere in Particular") == ()
    assert sites("") == ()
