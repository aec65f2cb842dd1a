"""The error classes and the table of problem codes.

::

    CommuniqueError
    ├── InputError       an input cannot be opened at all
    ├── RecordError      a record cannot be opened, read or written
    ├── ModelError       weights are missing or do not match their hash
    ├── KnowledgeError   a knowledge file is malformed
    └── OntologyError    an ontology file is malformed, or a code does not exist

A problem with one page never stops a run: it becomes a :class:`communique.model.Problem` with a code of :data:`CODES`,
which says what happened and what to do next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model import Problem


class CommuniqueError(Exception):
    """Any error that Communiqué raises; its text says what to do next."""


class InputError(CommuniqueError):
    """An input cannot be opened at all."""


class RecordError(CommuniqueError):
    """A record cannot be opened, read or written."""


class ModelError(CommuniqueError):
    """Weights are missing or do not match their hash."""


class KnowledgeError(CommuniqueError):
    """A knowledge file is malformed."""


class OntologyError(CommuniqueError):
    """An ontology file is malformed, or a type, mode or code does not exist."""


# code: (what happened, what to do next, whether the input is lost)
CODES: dict[str, tuple[str, str, bool]] = {
    # C01 pages
    "C0101": ("The file cannot be opened", "check the path and its permissions", True),
    "C0102": ("The input is empty", "nothing to read; leave it out or fetch it again", True),
    "C0103": ("The input is neither HTML nor text", "convert it to HTML or text first", True),
    "C0104": (
        "The compressed input is damaged or cut off",
        "fetch it again; what came before the damage was used",
        True,
    ),
    "C0105": (
        "The line is not a JSON object of the input form",
        "correct the line; the others were read",
        True,
    ),
    "C0106": ("The input is over the size limit", "split it, or raise the limit page_bytes", True),
    "C0107": ("Files of this kind cannot be read", "see `communique read --help` for those that can", True),
    "C0110": ("The address is refused by the guard", "only public http(s) addresses are fetched", True),
    "C0111": ("The page cannot be fetched", "try later, or save the page and read the file", True),
    "C0112": ("The site's robots.txt refuses this page", "ask the publisher, or read your own copy", True),
    "C0113": ("Too many redirects", "give the final address", True),
    "C0114": (
        "The publisher reserves this page from text mining",
        "ask the publisher, or read your own copy",
        True,
    ),
    "C0120": (
        "Part of the archive is damaged",
        "fetch the archive again; the records before and after were read",
        True,
    ),
    "C0121": ("The archive is cut off", "fetch it again; the records before the cut were read", True),
    "C0122": (
        "The archive's record does not match its digest, check sum or length",
        "compare its text with the page",
        False,
    ),
    "C0123": ("The archive holds only the beginning of the page", "compare its text with the page", False),
    "C0124": (
        "The saved page or mail is malformed",
        "save it again, a page from a browser as one file or as HTML",
        True,
    ),
    "C0125": (
        "The file is encrypted",
        "save it without a password, or save its text as a file",
        True,
    ),
    "C0126": (
        "The file holds too many files, or too large ones, or files nested too deep",
        "unpack it and give the folder, or raise the limit; what comes before was read",
        True,
    ),
    "C0127": (
        "The document holds only pictures of text",
        "have the text recognised (OCR) and read that",
        True,
    ),
    "C0130": (
        "A part of the export holds no article",
        "look it up in the database; the other articles were read",
        True,
    ),
    "C0131": (
        "The article may not be whole in the export",
        "compare its text with the database",
        False,
    ),
    "C0132": (
        "The export does not hold as many articles as it says",
        "check whether the file is cut off; the articles in it were read",
        False,
    ),
    # C02 articles
    "C0201": (
        "No main text is found in the page",
        "check that it is an article, not an index page or a paywall",
        True,
    ),
    "C0202": ("The page is nested too deep; its text may be incomplete", "compare it with the page", False),
    "C0203": (
        "The article is not in English",
        "only English is read for now; it is kept without entries",
        False,
    ),
    "C0204": (
        "No publication date is known",
        "relative dates stay unresolved; give one with --published",
        False,
    ),
    "C0205": (
        "Bytes do not fit the character set; some are replaced",
        "check the text where it matters",
        False,
    ),
    "C0206": (
        "The publication date that was given is invalid or out of range",
        "give it as YYYY-MM-DD, from 1605 to 2099",
        False,
    ),
    "C0207": ("The text holds characters that cannot be read", "see the positions given", False),
    "C0208": (
        "The page's JSON-LD holds too many texts; only the first were examined",
        "compare the article with the page",
        False,
    ),
    "C0209": (
        "The text holds several articles, as a database exports them",
        "put each in a file or JSON line of its own; they were read as one, with one title and date",
        False,
    ),
    # C03 reading
    "C0399": ("The reader failed on this article", "report it with the article", True),
    # C04 record
    "C0401": ("The reading could not be written", "see the message; read the input again", True),
    "C0402": (
        "The page was removed from this record",
        "`communique remove RECORD URL --undo` readmits it",
        True,
    ),
}


def problem(code: str, detail: str = "", *, start: int | None = None, end: int | None = None) -> Problem:
    """Return a problem with the message of ``code``; ``detail`` is added to it in brackets.

    >>> problem("C0102").message
    'The input is empty: nothing to read; leave it out or fetch it again.'
    """
    what, advice, _ = CODES[code]
    from communique.model import Problem  # imported late so that commands without it start faster

    return Problem(
        code=code, message=f"{what}{f' ({detail})' if detail else ''}: {advice}.", start=start, end=end
    )


def is_lost(item: Problem) -> bool:
    """Tell whether the problem means that nothing could be read from the input.

    >>> is_lost(problem("C0101")), is_lost(problem("C0204"))
    (True, False)
    """
    return CODES[item.code][2]
