"""Countries and their codes in ISO 3166, CAMEO, FIPS 10-4 and Correlates of War.

Names, ISO and FIPS codes come from GeoNames (CC BY 4.0). CAMEO's codes are those of ISO, except for Romania,
Timor-Leste and Kosovo.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources

from communique.ontology.plover import nonstates


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or dependency: its ISO alpha-3 ``code`` (Kosovo is KOS), and its other codes or ``None``.

    ``part_of`` is the state that controls a dependency; Antarctica, Hong Kong and Palestine have none, as in PLOVER.
    """

    code: str
    name: str
    cameo: str
    fips: str | None
    cow: int | None
    part_of: str | None


@functools.cache
def countries() -> dict[str, Country]:
    """Return every country and dependency by its code.

    >>> countries()["KOR"].fips, countries()["KOR"].cow
    ('KS', 732)
    """
    table = resources.files("communique.ontology").joinpath("data/countries.csv")
    with table.open(encoding="utf-8") as file:
        return {
            row["code"]: Country(
                code=row["code"],
                name=row["name"],
                cameo=row["cameo"],
                fips=row["fips"] or None,
                cow=int(row["cow"]) if row["cow"] else None,
                part_of=row["part_of"] or None,
            )
            for row in csv.DictReader(file)
        }


def country_name(code: str) -> str | None:
    """Return the name for a code of a country or of :func:`nonstates`; ``None`` if the code is unknown.

    >>> country_name("PRK"), country_name("EUR"), country_name("XXX")
    ('North Korea', 'European Union', None)
    """
    found = countries().get(code)
    return found.name if found else nonstates().get(code)


def country_named(name: str) -> str | None:
    """Return the code of a country by its name in any case; ``None`` if no country has that name.

    >>> country_named("south korea"), country_named("Korea")
    ('KOR', None)
    """
    return _codes_by_name().get(name.casefold())


@functools.cache
def _codes_by_name() -> dict[str, str]:
    return {country.name.casefold(): code for code, country in countries().items()}


def is_nonstate(code: str) -> bool:
    """Tell whether ``code`` is one of PLOVER's codes for bodies that are not states.

    >>> is_nonstate("NGO"), is_nonstate("KOR")
    (True, False)
    """
    return code in nonstates()


def sovereign(code: str) -> str:
    """Return the code that PLOVER uses for ``code``: for a dependency that of its state, else the same.

    >>> sovereign("GRL"), sovereign("HKG")
    ('DNK', 'HKG')
    """
    found = countries().get(code)
    return found.part_of if found and found.part_of else code
