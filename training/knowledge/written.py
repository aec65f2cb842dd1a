"""The handwritten lists in this folder as facts: states, seats of power, regions, words, offices, people, organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from communique.knowledge.facts import Fact, normalise
from training.knowledge.packages import slug

HERE = Path(__file__).parent
_DATED = re.compile(r"(.+?) \[(\d{4})?-(\d{4})?\]")
_HOLDER = re.compile(r"(.+?)(?: \(([fm])\))? (\d{4}[\d-]*)(?:\.\.(\S+))?")
"""The holder of an office: names, sex, first day and last day."""
_WHOLE = (
    "Governor of", "Mayor of", "First Minister of", "Speaker of", "White House", "CIA", "FBI", "Senate", "Joint Chiefs", "Federal Reserve",
    "Kremlin", "Supreme Court", "Quds Force", "Libyan National", "Special Counsel", "National Intelligence Service", "Communist Party",
    "Senator", "Representative", "Director of National", "Deputy Department", "Chief Minister of", "State Department", "Pentagon", "House M",
    "Presidential Candidate", "President-elect", "Democratic National", "Republican National", "Campaign", "Border", "EPA", "NSA", "CDC",
    "IRS", "Justice Department", "U.S. Attorney", "Independent Counsel", "Intelligence Community", "Cybersecurity and", "FCC", "Consumer Financial",
    "Medicare", "FDA", "NIH", "Minneapolis", "Attorney General of", "Lieutenant Governor of", "District Attorney", "Sheriff of", "Federal Judge",
    "New York Judge", "Police Commissioner of", "Freedom Party", "Law and Justice", "Planned Parenthood", "Ontario", "Alberta", "Quebec",
)  # fmt: skip
"""Beginnings of offices whose name is complete without that of the state."""
_SHARED = (
    "Senator", "Representative", "Supreme Court J", "Vice Premier", "Opposition Leader", "Presidential Candidate", "Federal Judge",
    "New York Judge", "District Attorney", "U.S. Attorney",
)  # fmt: skip
"""Beginnings of offices that several people hold at a time, so that the next tenure does not end the one before."""
_SUCCESSORS = {"YUG": "SRB", "ESH": "MAR", "SUN": "RUS"}
"""Codes in the lists whose people and organisations are counted as those of another state."""
_THE = {
    "Netherlands", "Philippines", "Bahamas", "Maldives", "Solomon Islands", "Marshall Islands", "Gambia", "United States",
    "United Kingdom", "United Arab Emirates", "Central African Republic", "Dominican Republic", "Czech Republic",
    "Democratic Republic of the Congo", "Republic of the Congo",
}  # fmt: skip
"""States whose name has an article."""


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a handwritten list."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def words(name: str) -> Iterator[tuple[list[str], str]]:
    """Yield each word of a handwritten list once, with the other cells of its first row."""
    seen: set[str] = set()
    for *told, cell in rows(name):
        for word in cell.split(";"):
            if normalise(word) not in seen:
                seen.add(normalise(word))
                yield told, word


def states() -> Iterator[Fact]:
    """Yield states, adjectives, demonyms and capitals."""
    for code, *cells in rows("states.txt"):
        own, _, whole = code.partition("=")
        country, _, mark = (whole or own).partition("+")
        sectors = ("GOV", mark) if mark else ("GOV",)
        for kind, cell in zip(("state", "adjective", "people", "capital"), cells, strict=True):
            dated: dict[tuple[str, str], list[str]] = {}
            for name in filter(None, cell.split(";")):
                match = _DATED.fullmatch(name)
                plain, start, end = (match[1], match[2] or "", match[3] or "") if match else (name, "", "")
                dated.setdefault((start, end), []).append(plain)
            for (start, end), names in dated.items():
                yield Fact(
                    id=f"{kind}:{own}",
                    names=tuple(names),
                    country=country,
                    sectors=("CVL",) if kind == "people" else sectors,
                    role=kind,
                    start=start,
                    end=end,
                    source="written",
                )


def names_of_states(states: list[Fact]) -> dict[str, str]:
    """Return the names of present states by code, with their article."""
    names = {
        fact.country: fact.name
        for fact in states
        if fact.kind == "state" and fact.id == f"state:{fact.country}" and not fact.end
    }
    return {code: f"the {name}" if name in _THE else name for code, name in names.items() if code}


def metonyms() -> Iterator[Fact]:
    """Yield buildings and streets that stand for governments."""
    for country, role, sectors, names in rows("metonyms.txt"):
        for name in {normalise(name): name for name in reversed(names.split(";"))}.values():
            yield Fact(
                id=f"metonym:{slug(name)}",
                names=(name,),
                country=country,
                sectors=tuple(sectors.split(",")),
                role=role,
                source="written",
            )


def regions() -> Iterator[Fact]:
    """Yield the states of federations, with their people, and parts of the world, which have no country."""
    for country, names, people in rows("regions.txt"):
        for kind, cell, sectors in (("region", names, ("GOV",)), ("people", people, ("CVL",))):
            for name in filter(None, cell.split(";")):
                yield Fact(
                    id=f"{kind}:{slug(name)}" if country else f"adjective:{slug(name)}",
                    names=(name,),
                    country=country or None,
                    sectors=sectors if country else (),
                    role=kind if country else "adjective",
                    source="written",
                )


_OF_ONE_STATE = {
    "pope": "VAT",
    "pontiff": "VAT",
    "coptic pope": "EGY",
    "pope of alexandria": "EGY",
    "taoiseach": "IRL",
    "tánaiste": "IRL",
    "tanaiste": "IRL",
}
"""Offices of which there is only one in the world, with their country."""


def titles() -> Iterator[Fact]:
    """Yield words for offices and occupations."""
    for (sectors, role, gender), word in words("titles.txt"):
        yield Fact(
            id=f"title:{slug(word)}",
            names=(word,),
            country=_OF_ONE_STATE.get(word),
            sectors=tuple(filter(None, sectors.split(","))),
            role=role,
            gender=gender or None,
            source="written",
        )


def nouns() -> Iterator[Fact]:
    """Yield words for organisations and groups."""
    for (sectors, role), word in words("nouns.txt"):
        yield Fact(
            id=f"noun:{slug(word)}",
            names=(word,),
            sectors=tuple(sectors.split(",")),
            role=role,
            source="written",
        )


def offices(names: dict[str, str]) -> Iterator[Fact]:
    """Yield the tenures in the handwritten lists.

    A tenure without an end lasts until the next one begins; the last tenure lasts at least until June 2025.
    """
    names = {**names, "YUG": "Yugoslavia", "SUN": "the Soviet Union"}
    for country, office, sectors, cell in (*rows("offices.txt"), *rows("cabinets.txt")):
        holders = [_holder(words) for words in map(str.strip, cell.split(";")) if words]
        is_shared = office.startswith(_SHARED) or "Spokes" in office
        state = None if _says_all(office) or country in {"EUR", "UNO", "IGO", "IMG"} else names.get(country)
        for holder, after in zip(holders, [*holders[1:], None], strict=True):
            first, *others = holder[1].split("=")
            end = holder[4] or (after[3] if after and not is_shared else ">2025-06")
            yield Fact(
                id=f"person:{slug(first)}",
                names=(first, *others),
                country=_SUCCESSORS.get(country, country),
                sectors=tuple(sectors.split(",")),
                role=office if state is None else f"{office} of {state}",
                start=holder[3],
                end="" if end == "now" else end,
                gender=holder[2],
                source="written",
            )


def _holder(words: str) -> re.Match[str]:
    """Return the match of :data:`_HOLDER` in the words for a holder of an office."""
    found = _HOLDER.fullmatch(words)
    if found is None:
        raise ValueError(f"not a name with a day: {words}")
    return found


def _says_all(office: str) -> bool:
    """Tell whether the name of an office is complete without that of the state."""
    is_led = office.endswith(" Leader") and office not in {"Supreme Leader", "Junta Leader"}
    return is_led or office.startswith(_WHOLE)


def notables() -> Iterator[Fact]:
    """Yield people who are known for an occupation, without days."""
    for country, calling, sectors, people in rows("notables.txt"):
        for person in people.split("; "):
            first, *others = person.removesuffix(" (f)").split("=")
            yield Fact(
                id=f"person:{slug(first)}",
                names=(first, *others),
                country=country,
                sectors=tuple(sectors.split(",")),
                role=calling,
                gender="f" if person.endswith(" (f)") else None,
                source="written",
            )


def organisations() -> Iterator[Fact]:
    """Yield the organisations in the handwritten lists."""
    for country, role, sectors, cells in rows("orgs.txt"):
        for names in cells.split(" // "):
            first, *others = names.split(";")
            yield Fact(
                id=f"org:{slug(first)}",
                names=(first, *dict.fromkeys(name for name in others if name != first)),
                country=_SUCCESSORS.get(country, country),
                sectors=tuple(sectors.split(",")),
                role=role,
                source="written",
            )
