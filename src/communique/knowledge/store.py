"""Knowledge as the reader asks it: facts by name.

The knowledge files (``data/*.tsv``) are compiled into one file, ``data/compiled.json``, which loads in some
20 ms: rows stay lines of text until they are asked for. :func:`compile_files` makes it; a test keeps it fresh.
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
"""Countries whose family names stand first in English-language news as well."""
SUFFIXES = word_set("jr sr ii iii iv")
"""What may follow a family name, as names are compared."""
_FAMILIES_OF_TAIWAN = word_set(
    "chang chao chen cheng chiang chien chiu chou chu chuang chung ho hou hsiao hsieh hsu huang hung kao ko ku kuo lai lee li liao lien lin"
    " liu lo lu ma mao pan peng shih su sun sung tang tsai tseng tung wang wei wu yang yao yeh yen yu"
)
"""Common family names of Taiwan, as its papers spell them."""
_PARTICLES = word_set(
    "al bin ben da das de del della der di do dos du el la las le los mac san st ter van von zu abu ibn ould"
)


_Index = dict[str, int | list[int]]
"""Rows by name; a number where there is but one, for such a file loads in half the time."""


def _many(rows: int | Sequence[int]) -> Sequence[int]:
    return (rows,) if isinstance(rows, int) else rows


INITIALS = 4
"""Letters up to which a name in capitals is taken for initials."""


class Knowledge:
    """What the reader knows before it reads: who is who, with dates. Made by :func:`load`."""

    __slots__ = ("_facts", "_families", "_names", "_rows", "_words", "version")

    def __init__(self, *, version: str, rows: list[str], names: _Index, families: _Index) -> None:
        self.version = version
        self._rows = rows
        self._names = names
        self._families = families
        self._facts: dict[int, Fact] = {}
        self._words: dict[str, tuple[Fact, ...]] = {}

    def named(self, name: str) -> tuple[Fact, ...]:
        """Return the facts that bear ``name``, in the order of the files.

        >>> [fact.country for fact in load().named("Cheong Wa Dae")]
        ['KOR']

        Initials are borne in capitals only: "Un" of a person's name is not the UN.

        >>> load().named("Un"), len(load().named("UN")) > 0
        ((), True)
        """
        plain = normalise(name)
        found = self.bearing(plain)
        if len(name) > INITIALS or name.isupper():
            return found
        return tuple(f for f in found if any(normalise(n) == plain and not n.isupper() for n in f.names))

    def bearing(self, plain: str) -> tuple[Fact, ...]:
        """Return the facts that bear a name given in the form of :func:`normalise`."""
        found = self._words.get(plain)
        if found is None:
            indices = self._names.get(plain)
            if indices is None:
                return ()
            found = self._words[plain] = tuple(map(self._fact, _many(indices)))
        return found

    def __contains__(self, plain: str) -> bool:
        """Tell whether any fact bears a normalised name."""
        return plain in self._names

    def family(self, surname: str) -> tuple[Fact, ...]:
        """Return the facts on people whose family name is ``surname``.

        >>> sorted({fact.name for fact in load().family("Merkel")})
        ['Angela Merkel']
        """
        return tuple(map(self._fact, _many(self._families.get(normalise(surname), ()))))

    def first(self, plain: str, kinds: tuple[str, ...]) -> Fact | None:
        """Return the first fact of one of ``kinds`` that bears a normalised name."""
        for fact in self.bearing(plain):
            if fact.kind in kinds:
                return fact
        return None

    def holders(self, country: str, role: str) -> tuple[Fact, ...]:
        """Return the tenures of an office: ``role`` as its class ("president"), of ``country``.

        >>> [fact.name for fact in load().holders("KOR", "president") if fact.holds(date(2019, 4, 10))]
        ['Moon Jae-in']
        """
        return self.bearing(f"@{country} {role}")

    def state(self, country: str) -> Fact | None:
        """Return the state that a country code stands for.

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
    """Return who or what ``name`` is: all facts under it, or only those that hold ``on`` a day.

    A family name alone finds the people who bear it.

    >>> [fact.role for fact in find("Moon Jae-in", on=date(2019, 4, 10))]
    ['President of South Korea']
    """
    knowledge = knowledge or load()
    facts = knowledge.named(name) or knowledge.family(name)
    return tuple(fact for fact in facts if on is None or fact.holds(on))


@functools.lru_cache(maxsize=8)
def load(*extra: Path) -> Knowledge:
    """Return the knowledge that ships, and beside it that of ``extra`` files of the same form.

    Raises:
        KnowledgeError: a file is missing or not of the form.

    >>> load().version[:7]
    'sha256:'

    """
    collecting = gc.isenabled()
    gc.disable()  # a quarter of the time would go to looking for garbage among thousands of new strings
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
        # What the user says stands before what ships.
        names |= {name: [*_many(found), *_many(names.get(name, ()))] for name, found in more_names.items()}
        families |= {
            name: [*_many(found), *_many(families.get(name, ()))] for name, found in more_families.items()
        }
        rows = rows + lines
        version = _version([version, *lines])
    return Knowledge(version=version, rows=rows, names=names, families=families)


def compile_files() -> bytes:
    """Return the compiled form of the knowledge files that ship."""
    lines = [line for path in sorted(DATA.glob("*.tsv")) for line in read_lines(path)]
    names, families = _index(lines)
    return (
        orjson.dumps(
            {"version": _version(lines), "rows": "\n".join(lines), "names": names, "families": families}
        )
        + b"\n"
    )


def family_name(name: str, country: str | None) -> str:
    """Return the family name within a full name.

    >>> family_name("Moon Jae-in", "KOR"), family_name("Ursula von der Leyen", "DEU")
    ('moon', 'von der leyen')
    """
    words = normalise(name).split()
    if len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    if country in FAMILY_FIRST and not _is_turned(name, country):
        return words[0]
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return " ".join(words[at:])


def _is_turned(name: str, country: str | None) -> bool:
    """Tell whether a name of Taiwan is given the Western way: "Joseph Wu", but "Tsai Ing-wen", "Lin Chuan"."""
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
