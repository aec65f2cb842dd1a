"""A fact: one row of a knowledge file, and the form that names are compared in."""

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
"""The columns of every knowledge file, divided by tabs; several names are divided by ``|``, sectors by ``,``."""
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
"""What stands before the colon of an id."""

_MARKS = re.compile(r"[.,'’‘`´\"“”()]+")
_GAPS = re.compile(r"[\s\-‐‑–—_/]+")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
)


@functools.lru_cache(2**14)  # an article asks about each of its names many times
def normalise(name: str) -> str:
    """Return ``name`` as names are compared: small letters, no accents, marks or leading article.

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
    """One thing known: who or what ``id`` is, under which names, from when to when, and who says so.

    ``start`` and ``end`` are dates as far as they are known (``2017``, ``2017-05``, ``2017-05-10``) or empty:
    an empty start is no known beginning, an empty end means it still held when the file was made. An end that
    begins with ``>`` says that it held at least until then; what came after is not known.
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
        """The kind of thing: what stands before the colon of its id."""
        return self.id.partition(":")[0]

    @property
    def name(self) -> str:
        """The first of its names."""
        return self.names[0]

    @property
    def office(self) -> str:
        """The class of a tenure's office, one word for all countries.

        >>> Fact(id="person:x", names=("X",), role="Secretary of State of the United States").office
        'foreign minister'
        """
        return class_of(self.role or "")

    def holds(self, on: date) -> bool:
        """Tell whether the fact is known to hold on a day; the day of a change belongs to both.

        >>> Fact(id="person:x", names=("X",), start="2017-05", end="2022-05-10").holds(date(2022, 5, 10))
        True
        """
        return _first_day(self.start) <= on.isoformat() <= _last_day(self.end.lstrip(">"))

    def is_future(self, on: date) -> bool:
        """Tell whether the fact is known to begin only after a day."""
        return _first_day(self.start) > on.isoformat()

    def is_past(self, on: date) -> bool:
        """Tell whether the fact is known to have ended before a day."""
        return bool(self.end) and not self.end.startswith(">") and _last_day(self.end) < on.isoformat()


def _first_day(partial: str) -> str:
    return partial + "-01-01"[len(partial) - 4 :] if partial else "0000-01-01"


def _last_day(partial: str) -> str:
    return partial + "-12-31"[len(partial) - 4 :] if partial else "9999-12-31"


def to_fact(line: str) -> Fact:
    r"""Return the fact that one line of a knowledge file holds.

    Raises:
        KnowledgeError: the line has not the columns of :data:`COLUMNS`.

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
    """Return the line of a knowledge file that holds ``fact``."""
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
    """Yield the rows of a knowledge file: no heading, no empty lines, no comments.

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
    """Tell whether ``partial`` is a day, month or year that exists.

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
