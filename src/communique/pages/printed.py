"""The text of a PDF file (``.pdf``), by pypdf: a printed web page, or an export of a database of news."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pypdf
from pypdf.errors import DependencyError, LimitReachedError

from communique.errors import problem
from communique.model import Page
from communique.pages.print_lines import Line, Printed, join_pages

_PAGES = 2000
"""Most pages that are read."""
_STEPS = 1_000_000
"""Most steps of drawing that are followed, some five a line: the library takes half a minute for as many."""
_LETTERS = 5
"""Letters that a page has at least on average; a scan may have a stamp or a page number."""

_TITLE = 12
"""Characters of the shortest headline that is told from the name of a site."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong becomes a problem with a code


class _TooMuchError(BaseException):
    """The file draws more than is followed; no common exception, or the library would go on within a drawing."""


@dataclass(slots=True)
class _Taker:
    """Takes the pieces of text that the library finds on a page, and puts lines together."""

    n_steps: int = 0
    lines: list[Line] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _at: tuple[float, float, float] | None = None

    def step(self, *_: Any) -> None:
        """Count a step of drawing."""
        self.n_steps += 1
        if self.n_steps > _STEPS:
            raise _TooMuchError

    def take(
        self, text: str, outer: Sequence[float], own: Sequence[float], _: Any, size: float | None
    ) -> None:
        """Take a piece of text with the matrices that place it, and the size of its letters."""
        for at, piece in enumerate(text.split("\n")):
            if at:
                self.end_line()
            if piece.strip() and self._at is None:
                x, y = own[4], own[5]
                self._at = (
                    x * outer[0] + y * outer[2] + outer[4],
                    x * outer[1] + y * outer[3] + outer[5],
                    abs((size or 0) * own[3] * outer[3]),
                )
            self._words.append(piece)

    def end_line(self) -> None:
        """End the line at hand."""
        text = " ".join("".join(self._words).split())
        if text and self._at:
            x, y, size = self._at
            self.lines.append(Line(text=text, x=x, y=y, size=size))
        self._words.clear()
        self._at = None

    def end_page(self) -> tuple[Line, ...]:
        """End the page at hand; return its lines in the order in which it draws them."""
        self.end_line()
        lines = tuple(self.lines)
        self.lines.clear()
        return lines


def open_print(source: str, data: bytes, *, code: str | None = None, published: str | None = None) -> Page:
    """Return a PDF file as a page, with the address that a browser printed on it.

    Args:
        source: the file's name.
        data: its bytes.
        code: of the problem met when they were read.
        published: given to the page (ISO date).

    >>> open_print("a.pdf", b"no PDF").problems[0].code
    'C0103'

    """
    met = [problem(code)] if code else []
    if not data.strip(b" \t\r\n\0"):
        return Page(source=source, problems=tuple(met) or (problem("C0102"),))
    printed, found, detail = read_print(data)
    if found and found != code:
        met.append(problem(found, detail))
    if not printed.text:
        return Page(source=source, problems=tuple(met))
    return Page(
        source=source,
        text=printed.text,
        url=printed.url,
        title=printed.title,
        published=published,
        problems=tuple(met),
        saved=printed.made,
    )


def read_print(data: bytes) -> tuple[Printed, str | None, str]:
    """Return what a PDF file holds, and the code and detail of the problem met.

    What can be read of a damaged file is its text (C0104); of a locked file or of one that holds only pictures there is
    none (C0125, C0127), nor of what is no PDF (C0103). Of a file that draws too much the text is what comes before (C0106).

    >>> read_print(b"no PDF")[1:]
    ('C0103', '')
    """
    nothing = Printed(text="", url=None)
    if b"%PDF-" not in data[:1024]:
        return nothing, "C0103", ""
    reading = _Reading()
    code: str | None
    try:
        code, detail = reading.read(data)
    except (DependencyError, NotImplementedError):
        return nothing, "C0125", "in a way that is not read"
    except (_TooMuchError, LimitReachedError, MemoryError):
        code, detail = "C0106", f"on page {len(reading.pages) + 1}"
    except Exception:  # noqa: BLE001 - of damaged bytes the library raises whatever befalls it
        code, detail = "C0104", f"after page {len(reading.pages)}"
    pages = [*reading.pages, reading.taker.end_page()]
    text = join_pages(pages)
    if not code and sum(map(str.isalpha, text.text)) < _LETTERS * len(reading.pages):
        return nothing, "C0127", ""
    title = _find_title(text.text, reading.title)
    return Printed(text=text.text, url=text.url, title=title, made=reading.made), code, detail


@dataclass(slots=True)
class _Reading:
    """What was read of a file so far: its pages, and when it was made and with which title."""

    pages: list[tuple[Line, ...]] = field(default_factory=list)
    made: str | None = None
    title: str = ""
    taker: _Taker = field(default_factory=_Taker)

    def read(self, data: bytes) -> tuple[str | None, str]:
        """Read a file to its end, and return the code and detail of the problem met; what else befalls is raised."""
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return "C0125", ""
        self.made, self.title = _facts_of(reader)
        lost = []
        for number, page in enumerate(reader.pages, start=1):
            if number > _PAGES:
                return "C0106", f"of more than {_PAGES} pages"
            try:
                page.extract_text(visitor_operand_before=self.taker.step, visitor_text=self.taker.take)
            except (_TooMuchError, LimitReachedError, MemoryError):
                raise
            except Exception:  # noqa: BLE001 - as above
                lost.append(str(number))
            self.pages.append(self.taker.end_page())
        if not self.pages:
            return "C0104", "no pages"
        return ("C0104", f"page {', '.join(lost[:9])}") if lost else (None, "")


def _facts_of(reader: pypdf.PdfReader) -> tuple[str | None, str]:
    """Return when the file was made (ISO date-time) and its title, as far as it says so."""
    try:
        told = reader.metadata
        made, title = (told.creation_date, told.title) if told else (None, None)
    except Exception:  # noqa: BLE001 - of damaged bytes the library raises whatever befalls it
        return None, ""
    if isinstance(made, datetime):
        return (made if made.tzinfo else made.replace(tzinfo=UTC)).isoformat(), str(title or "")
    return None, str(title or "")


def _find_title(text: str, told: str) -> str | None:
    r"""Return the paragraph with which the title begins that the file states, as browsers take it from the page.

    >>> _find_title("Menu\n\nPeru and Chile open talks\n\nThey met.", "Peru and Chile open talks — The Lima Post")
    'Peru and Chile open talks'
    """
    begun = " ".join(told.split()).casefold()
    return next(
        (line for line in text.split("\n\n") if len(line) >= _TITLE and begun.startswith(line.casefold())),
        None,
    )
