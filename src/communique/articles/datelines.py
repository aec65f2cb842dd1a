"""The dateline that a first paragraph begins with: place, agency, dash."""

from __future__ import annotations

import re

from communique.articles.phrases import DASHES, DATELINE, NO_PLACE
from communique.english import TITLE

_TITLED = re.compile(rf"{TITLE} ")
"""Who is named so is no place: "Sen. Ann Otieno (Ann) Grace"."""
_AGENCY_SIZE = 12
"""Characters, brackets included, of what stands for an agency where there is neither place nor dash."""
_OPENING = 400
"""Characters of a first sentence."""
_PARAGRAPH_WORDS = 8
"""Words that follow a place at least."""


def measure_dateline(line: str) -> int:
    """Return how many characters of a paragraph are its dateline, the space after it included.

    >>> line = "SEOUL, South Korea (AP) — Talks ended."
    >>> line[measure_dateline(line):]
    'Talks ended.'
    """
    match = DATELINE.match(line[:120])
    return match.end() if match and 0 < match.end() < len(line) and _is_dateline(line, match) else 0


def _is_dateline(line: str, match: re.Match[str]) -> bool:
    place, agency, dash = match["place"], match["agency"], match["dash"]
    after = line[match.end()]
    if not (after.isupper() or after.isdigit() or after in "\"“‘'") or _TITLED.match(place or ""):
        return False
    if agency:
        return bool(dash or place) or len(agency) <= _AGENCY_SIZE
    if not (place and dash):
        return False
    is_upper = place.split(",")[0].strip().isupper()
    if dash != "_" and not line[: match.end()].endswith((" - ", " — ", " – ", " -- ", "— ", "– ")):
        return is_upper and dash != "-"
    return is_upper or bool(match["date"]) or (dash in DASHES and _opens_story(line, match))


def _opens_story(line: str, match: re.Match[str]) -> bool:
    """Tell whether words in mixed case before a dash are a place: no label, and no dash closes what it opens."""
    rest = line[match.end() :]
    first = rest[:_OPENING].split(". ", 1)[0]
    return (
        match["place"].casefold() not in NO_PLACE
        and not match["place"].startswith(("The ", "A ", "An ", "This "))
        and len(rest.split()) >= _PARAGRAPH_WORDS
        and not any(f" {dash} " in first for dash in DASHES)
    )
