"""The dateline at the beginning of a first paragraph: place, agency, dash."""

from __future__ import annotations

import re

from communique.articles.phrases import DASHES, DATELINE, NO_PLACE
from communique.english import TITLE

_TITLED = re.compile(rf"{TITLE} ")
"""A title: what follows is a person and not a place ("Sen. Ann Otieno (Ann) Grace")."""
_AGENCY_SIZE = 12
"""Longest agency, in characters with its brackets, if there is neither a place nor a dash."""
_OPENING = 400
"""Number of characters that are searched for the end of the first sentence."""
_PARAGRAPH_WORDS = 8
"""Fewest words after a place."""


def measure_dateline(line: str) -> int:
    """Return the length of a paragraph's dateline in characters, with the space after it; 0 if it has none.

    >>> line = "SEOUL, South Korea (AP) — Talks ended."
    >>> line[measure_dateline(line):]
    'Talks ended.'
    """
    match = DATELINE.match(line[:120])
    return match.end() if match and 0 < match.end() < len(line) and _is_dateline(line, match) else 0


def _is_dateline(line: str, match: re.Match[str]) -> bool:
    """Tell whether the parts of a match, together, make a dateline."""
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
    """Tell whether words in mixed case before a dash are a place, and not a label or the start of an aside."""
    rest = line[match.end() :]
    first = rest[:_OPENING].split(". ", 1)[0]
    return (
        match["place"].casefold() not in NO_PLACE
        and not match["place"].startswith(("The ", "A ", "An ", "This "))
        and len(rest.split()) >= _PARAGRAPH_WORDS
        and not any(f" {dash} " in first for dash in DASHES)
    )
