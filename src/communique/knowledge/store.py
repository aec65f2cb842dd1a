"""The facts of the knowledge files, looked up by name.

The knowledge files (``data/*.tsv``) are compiled into ``data/compiled.json`` by :func:`compile_files`; a test checks
that it is up to date. It loads in about 20 ms, because a row is parsed only when it is looked up.
"""

from __future__ import annotations

import functools
import gc
import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import orjson

from communique.english import word_set
from communique.errors import KnowledgeError
from communique.knowledge.facts import Fact, normalise, read_lines, to_fact

DATA = Path(__file__).parent / "data"
COMPILED = DATA / "compiled.json"
FAMILY_FIRST = word_set("KOR PRK CHN TWN VNM KHM")
"""Countries whose family names come first even in English-language news."""
SUFFIXES = word_set("jr sr ii iii iv")
"""Suffixes after a family name, normalised."""
_FAMILIES_OF_TAIWAN = word_set(
    "chang chao chen cheng chiang chien chiu chou chu chuang chung ho hou hsiao hsieh hsu huang hung kao ko ku kuo lai lee li liao lien lin"
    " liu lo lu ma mao pan peng shih su sun sung tang tsai tseng tung wang wei wu yang yao yeh yen yu"
)
"""Common family names of Taiwan, as its newspapers spell them."""
_PARTICLES = word_set(
    "al bin ben da das de del della der di do dos du el la las le los mac san st ter van von zu abu ibn ould"
)


_Index = dict[str, int | list[int]]
"""Row numbers by name; a single row is a bare number, which halves the time to load the file."""


def _many(rows: int | Sequence[int]) -> Sequence[int]:
    return (rows,) if isinstance(rows, int) else rows


MAX_INITIALS = 4
"""The most letters of a name that can be initials, which match only in capitals."""


class Knowledge:
    """The facts, indexed by name. Made by :func:`load`."""

    __slots__ = ("_facts", "_families", "_names", "_rows", "_words", "version")

    def __init__(self, *, version: str, rows: list[str], names: _Index, families: _Index) -> None:
        self.version = version
        self._rows = rows
        self._names = names
        self._families = families
        self._facts: dict[int, Fact] = {}
        self._words: dict[str, tuple[Fact, ...]] = {}

    def named(self, name: str) -> tuple[Fact, ...]:
        """Return the facts with this name, in the order of the files.

        >>> [fact.country for fact in load().named("Cheong Wa Dae")]
        ['KOR']

        Initials match only in capitals: "Un" in a person's name is not the UN.

        >>> load().named("Un"), len(load().named("UN")) > 0
        ((), True)
        """
        plain = normalise(name)
        found = self.bearing(plain)
        if len(name) > MAX_INITIALS or name.isupper():
            return found
        return tuple(f for f in found if any(normalise(n) == plain and not n.isupper() for n in f.names))

    def bearing(self, plain: str) -> tuple[Fact, ...]:
        """Return the facts with this name, given as :func:`normalise` returns it."""
        found = self._words.get(plain)
        if found is None:
            indices = self._names.get(plain)
            if indices is None:
                return ()
            found = self._words[plain] = tuple(map(self._fact, _many(indices)))
        return found

    def __contains__(self, plain: str) -> bool:
        """Tell whether any fact has this normalised name."""
        return plain in self._names

    def family(self, surname: str) -> tuple[Fact, ...]:
        """Return the facts on people with this family name.

        >>> sorted({fact.name for fact in load().family("Merkel")})
        ['Angela Merkel']
        """
        return tuple(map(self._fact, _many(self._families.get(normalise(surname), ()))))

    def first(self, plain: str, kinds: tuple[str, ...]) -> Fact | None:
        """Return the first fact of one of ``kinds`` with this normalised name."""
        for fact in self.bearing(plain):
            if fact.kind in kinds:
                return fact
        return None

    def holders(self, country: str, role: str) -> tuple[Fact, ...]:
        """Return the tenures of an office in a country.

        Args:
            country: the country's code.
            role: the class of the office, as :attr:`Fact.office` gives it: "president".

        >>> [fact.name for fact in load().holders("KOR", "president") if fact.holds(date(2019, 4, 10))]
        ['Moon Jae-in']

        """
        return self.bearing(f"@{country} {role}")

    def state(self, country: str) -> Fact | None:
        """Return the state with this country code.

        >>> load().state("KOR").name
        'South Korea'
        """
        found = self.bearing(f"#{country}")
        return found[0] if found else None

    def all(self) -> tuple[Fact, ...]:
        """Return every fact, in the order of the files."""
        return tuple(map(self._fact, range(len(self._rows))))

    def _fact(self, index: int) -> Fact:
        fact = self._facts.get(index)
        if fact is None:
            fact = self._facts[index] = to_fact(self._rows[index])
        return fact


def find(name: str, *, on: date | None = None, knowledge: Knowledge | None = None) -> tuple[Fact, ...]:
    """Return the facts with this name or, if there are none, those on people with this family name.

    Args:
        name: any name of a person, a body or a place.
        on: return only the facts that hold on this day.
        knowledge: the knowledge to search; by default that of the package.

    >>> [fact.role for fact in find("Moon Jae-in", on=date(2019, 4, 10))]
    ['President of South Korea']

    """
    knowledge = knowledge or load()
    facts = knowledge.named(name) or knowledge.family(name)
    return tuple(fact for fact in facts if on is None or fact.holds(on))


@functools.lru_cache(maxsize=8)
def load(*extra: Path) -> Knowledge:
    """Return the knowledge of the package, together with that of ``extra`` files in the same format.

    Raises:
        KnowledgeError: a file is missing or not in the format.

    >>> load().version[:7]
    'sha256:'

    """
    collecting = gc.isenabled()
    gc.disable()  # with thousands of new strings, garbage collection would take a quarter of the time
    try:
        shipped = orjson.loads(COMPILED.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise KnowledgeError(f"{COMPILED.name} cannot be read ({error}); install the package anew") from error
    finally:
        if collecting:
            gc.enable()
    rows, names, families = shipped["rows"].split("\n"), shipped["names"], shipped["families"]
    version = shipped["version"]
    if extra:
        lines = [line for path in extra for line in read_lines(path)]
        more_names, more_families = _index(lines, offset=len(rows))
        # The user's facts come before those of the package.
        names |= {name: [*_many(found), *_many(names.get(name, ()))] for name, found in more_names.items()}
        families |= {
            name: [*_many(found), *_many(families.get(name, ()))] for name, found in more_families.items()
        }
        rows = rows + lines
        version = _version([version, *lines])
    return Knowledge(version=version, rows=rows, names=names, families=families)


def compile_files() -> bytes:
    """Return the content of ``data/compiled.json``, made from the knowledge files."""
    lines = [line for path in sorted(DATA.glob("*.tsv")) for line in read_lines(path)]
    names, families = _index(lines)
    return (
        orjson.dumps(
            {"version": _version(lines), "rows": "\n".join(lines), "names": names, "families": families}
        )
        + b"\n"
    )


def family_name(name: str, country: str | None) -> str:
    """Return the normalised family name of a full name.

    >>> family_name("Moon Jae-in", "KOR"), family_name("Ursula von der Leyen", "DEU")
    ('moon', 'von der leyen')
    """
    words = normalise(name).split()
    if len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    if country in FAMILY_FIRST and not _is_western_order(name, country):
        return words[0]
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return " ".join(words[at:])


def _is_western_order(name: str, country: str | None) -> bool:
    """Tell whether a Taiwanese name is in Western order: "Joseph Wu", but not "Tsai Ing-wen" or "Lin Chuan"."""
    first = normalise(name.partition(" ")[0])
    return country == "TWN" and "-" not in name and name.count(" ") == 1 and first not in _FAMILIES_OF_TAIWAN


def _index(lines: Iterable[str], *, offset: int = 0) -> tuple[_Index, _Index]:
    names: dict[str, list[int]] = {}
    families: dict[str, list[int]] = {}
    for at, line in enumerate(lines, offset):
        fact = to_fact(line)
        for plain in dict.fromkeys(map(normalise, fact.names)):
            names.setdefault(plain, []).append(at)
        if fact.kind == "person":
            for family in dict.fromkeys(_families_of(fact)):
                families.setdefault(family, []).append(at)
            if fact.role and fact.country:
                names.setdefault(f"@{fact.country} {fact.office}", []).append(at)
        if fact.kind == "state" and fact.country == fact.id[6:] and not fact.end:
            names.setdefault(f"#{fact.country}", []).append(at)
    return _shorten(names), _shorten(families)


def _shorten(index: dict[str, list[int]]) -> _Index:
    return {name: rows if len(rows) > 1 else rows[0] for name, rows in index.items()}


def _families_of(fact: Fact) -> Iterable[str]:
    for name in fact.names:
        if " " in name:
            family = family_name(name, fact.country)
            yield family
            yield family.rpartition(" ")[2]


def _version(lines: Iterable[str]) -> str:
    return "sha256:" + hashlib.sha256("\n".join(lines).encode()).hexdigest()
