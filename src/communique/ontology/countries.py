"""Countries of the record and their codes in other systems: CAMEO, FIPS 10-4, Correlates of War.

Sources: names, ISO and FIPS codes from GeoNames (CC BY 4.0); Correlates of War state numbers; CAMEO's
three letters are ISO's but for Romania, Timor-Leste and Kosovo. ``part_of`` folds a dependency into the
state that controls it; Antarctica, Hong Kong and Palestine stand for themselves, as PLOVER has it.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources

from communique.ontology.plover import nonstates


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or dependency: ISO alpha-3 ``code`` (Kosovo KOS), and its codes elsewhere; ``None`` where it has none."""

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
    """Return the name of a country or non-state code; ``None`` if the code is unknown.

    >>> country_name("PRK"), country_name("EUR"), country_name("XXX")
    ('North Korea', 'European Union', None)
    """
    found = countries().get(code)
    return found.name if found else nonstates().get(code)


def country_named(name: str) -> str | None:
    """Return the code of a country by its name; ``None`` if no country has that name.

    >>> country_named("south korea"), country_named("Korea")
    ('KOR', None)
    """
    return _codes().get(name.casefold())


@functools.cache
def _codes() -> dict[str, str]:
    return {country.name.casefold(): code for code, country in countries().items()}


def is_nonstate(code: str) -> bool:
    """Tell whether ``code`` is one of PLOVER's codes for what is no state.

    >>> is_nonstate("NGO"), is_nonstate("KOR")
    (True, False)
    """
    return code in nonstates()


def sovereign(code: str) -> str:
    """Return the code that PLOVER uses for ``code``: a dependency's controlling state, else itself.

    >>> sovereign("GRL"), sovereign("HKG")
    ('DNK', 'HKG')
    """
    found = countries().get(code)
    return found.part_of if found and found.part_of else code
