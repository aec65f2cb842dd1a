"""Facts, the rows of the knowledge files, and the normalised form in which names are compared."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from communique.errors import KnowledgeError
from communique.knowledge.offices import class_of

COLUMNS = ("id", "names", "country", "sectors", "role", "from", "to", "gender", "source")
"""The columns of a knowledge file, separated by tabs; names are separated by ``|``, sectors by ``,``."""
KINDS = (
    "state",
    "adjective",
    "people",
    "capital",
    "region",
    "metonym",
    "person",
    "org",
    "title",
    "noun",
    "given",
)
"""The kinds of facts: the part of an id before the colon."""

_MARKS = re.compile(r"[.,'’‘`´\"“”()]+")
_GAPS = re.compile(r"[\s\-‐‑–—_/]+")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
)


@functools.lru_cache(2**14)  # an article asks about each of its names many times
def normalise(name: str) -> str:
    """Return a name in the form in which names are compared: lower case, no accents, punctuation or leading article.

    >>> normalise("The Élysée"), normalise("Kim Jong-un"), normalise("U.S.")
    ('elysee', 'kim jong un', 'us')
    """
    if not name.isascii():
        spread = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
        name = "".join(letter for letter in spread if not unicodedata.combining(letter))
    plain = _GAPS.sub(" ", _MARKS.sub("", name.lower())).strip()
    return plain.removeprefix("the ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact: who or what ``id`` is, its names, when it holds, and the source.

    ``start`` and ``end`` are dates to a year, a month or a day (``2017``, ``2017-05``, ``2017-05-10``). An empty start
    means that the beginning is not known, an empty end that the fact still held when the file was made. An end that
    begins with ``>`` is the last day on which the fact is known to hold; what came after is not known.
    """

    id: str
    names: tuple[str, ...]
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    start: str = ""
    end: str = ""
    gender: str | None = None
    source: str = ""

    @property
    def kind(self) -> str:
        """The kind of fact, one of :data:`KINDS`."""
        return self.id.partition(":")[0]

    @property
    def name(self) -> str:
        """The main name, which is the first."""
        return self.names[0]

    @property
    def office(self) -> str:
        """The class of the office that a tenure is of, which is the same for all countries.

        >>> Fact(id="person:x", names=("X",), role="Secretary of State of the United States").office
        'foreign minister'
        """
        return class_of(self.role or "")

    def holds(self, on: date) -> bool:
        """Tell whether the fact is known to hold on a day. The first and the last day are included.

        >>> Fact(id="person:x", names=("X",), start="2017-05", end="2022-05-10").holds(date(2022, 5, 10))
        True
        """
        return _first_day(self.start) <= on.isoformat() <= _last_day(self.end.lstrip(">"))

    def is_future(self, on: date) -> bool:
        """Tell whether the fact begins after a day."""
        return _first_day(self.start) > on.isoformat()

    def is_past(self, on: date) -> bool:
        """Tell whether the fact is known to have ended before a day."""
        return bool(self.end) and not self.end.startswith(">") and _last_day(self.end) < on.isoformat()


def _first_day(partial: str) -> str:
    return partial + "-01-01"[len(partial) - 4 :] if partial else "0000-01-01"


def _last_day(partial: str) -> str:
    return partial + "-12-31"[len(partial) - 4 :] if partial else "9999-12-31"


def to_fact(line: str) -> Fact:
    r"""Return the fact in one line of a knowledge file.

    Raises:
        KnowledgeError: the line does not have the columns of :data:`COLUMNS`.

    >>> to_fact("capital:KOR\tSeoul\tKOR\tGOV\tcapital\t\t\t\twritten").country
    'KOR'

    """
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise KnowledgeError(
            f"a row has {len(cells)} cells, not {len(COLUMNS)}: {line[:80]!r}; divide them by tabs"
        )
    key, names, country, sectors, role, start, end, gender, source = cells
    return Fact(
        id=key,
        names=tuple(names.split("|")),
        country=country or None,
        sectors=tuple(sectors.split(",")) if sectors else (),
        role=role or None,
        start=start,
        end=end,
        gender=gender or None,
        source=source,
    )


def to_line(fact: Fact) -> str:
    """Return a fact as one line of a knowledge file."""
    return "\t".join(
        (
            fact.id,
            "|".join(fact.names),
            fact.country or "",
            ",".join(fact.sectors),
            fact.role or "",
            fact.start,
            fact.end,
            fact.gender or "",
            fact.source,
        )
    )


def read_lines(path: Path) -> Iterator[str]:
    """Yield the rows of a knowledge file, without the heading, empty lines and comments.

    Raises:
        KnowledgeError: the file cannot be read as UTF-8, or its heading is not :data:`COLUMNS`.

    """
    try:
        heading, *lines = path.read_text(encoding="utf-8").splitlines() or [""]
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error}); give a UTF-8 file") from error
    if tuple(heading.split("\t")) != COLUMNS:
        raise KnowledgeError(f"{path}: the first line must be {' '.join(COLUMNS)!r}, divided by tabs")
    yield from (line for line in lines if line and not line.startswith("#"))


def is_date(partial: str) -> bool:
    """Tell whether ``partial`` is an ISO day, month or year that exists.

    >>> is_date("2019-02"), is_date("2019-02-30")
    (True, False)
    """
    match = _DATE.fullmatch(partial)
    if not match:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True
