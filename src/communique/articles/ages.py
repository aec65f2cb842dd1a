"""Dates that a page states as an age ("Posted 2 days ago"), worked out from the time at which the page was saved.

Only the lines between the headline and the first paragraph are searched: elsewhere, ages belong to other articles
and to comments. An age must stand apart in its line, so that a subheading ("The truce ended 3 days ago") dates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from communique.articles.lines import ends_sentence, fold
from communique.articles.phrases import PERSON
from communique.model import Dating

_HEAD_LINES = 12
"""Lines under the headline that are searched."""
_LONGEST_LINE = 120
"""Characters of the longest line that is searched."""
_PARAGRAPH_WORDS = 25
"""A line of as many words is a paragraph, where the search ends."""
_SENTENCE_WORDS = 8
"""A line of as many words that ends a sentence is a paragraph or a subheading."""
_BESIDE_WORDS = 4
"""Most words beside an age without a label: a site or a section ("World | 3 hours ago"), not another headline."""
_YEARS = range(1995, 2100)
"""Years in which a page of the web can have been saved."""

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_UNITS = {
    "s": timedelta(seconds=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "m": timedelta(minutes=1),
}
"""By their first letters."""
_COARSE = ("w", "y", "mo")
"""Beginnings of weeks, months and years: "2 weeks ago" may be any of several days."""
_NOW = ("a few seconds ago", "just now", "moments ago")
_COUNT = rf"(?:(?<!\d)\d{{1,3}}\s?|\b(?:{'|'.join(_NUMBERS)})\s)"
_UNIT = r"(?:sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|w(?:ee)?ks?|mo(?:nth)?s?|y(?:ea)?rs?|[smhdwy])\b"
_AGE = re.compile(
    rf"""(?:\b(?:about|almost|around|less\ than|more\ than|nearly|over)\s)?
    (?:(?P<parts>{_COUNT}{_UNIT}(?:,?\s(?:and\s)?{_COUNT}{_UNIT})?)\sago(?!(?-i:[a-z]))
    | (?P<now>{"|".join(map(re.escape, _NOW))})(?!(?-i:[a-z]))
    | \b(?P<day>today|yesterday)\b(?P<clock>,?\s(?:at\s)?\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s(?-i:[A-Z]{{2,4}})\b)?)?)""",
    re.IGNORECASE | re.VERBOSE,
)
_PART = re.compile(rf"(?P<count>{_COUNT})(?P<unit>{_UNIT})", re.IGNORECASE)
_LABEL = (
    r"(?:(?<!\w)|(?<=ago))(?:(?:first|last|originally)\s)?"
    r"(?:published|posted|added|released|(?P<update>updated?|modified|upd))(?:\s(?:at|on))?\s?[:|–-]?"
)
_LABEL_BEFORE = re.compile(_LABEL + r"\s?$", re.IGNORECASE)
_LABEL_AFTER = re.compile(_LABEL, re.IGNORECASE)
_BARS = frozenset("|·•—–/(-")
_BORDERS = " \t\xa0,;:)" + "".join(sorted(_BARS))
_BYLINE = re.compile(r"(?:(?:posted|published|written)\s)?by\b", re.IGNORECASE)

# Without the age itself, so that a summary counts the problem once for all pages.
_NO_TIME = "it states only its age, and nothing says when it was saved"
_NO_DAY = "it states only its age, from which no day follows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """The dates that follow from ages, and why none follows from an age of publication."""

    published: Dating
    modified: Dating
    undated: str


@dataclass(frozen=True, slots=True)
class _Age:
    """An age in a line: of a change or of the publication, and how long ago."""

    is_update: bool
    delta: timedelta | None  # None if no day follows from it


def date_by_age(lines: Sequence[str], *, saved: str | None) -> Ages:
    """Return the days on which an article was published and modified, as far as ages in its head tell them.

    Args:
        lines: the lines under the headline.
        saved: when the page was saved (ISO date-time), without which no date follows. Days are those of its zone.

    >>> date_by_age(["By Ana Soto", "Posted 2 days ago | Updated 15 minutes ago"], saved="2019-04-11T10:00:00Z")
    Ages(published=Dating(value='2019-04-09', basis='relative'), modified=Dating(value='2019-04-11', basis='relative'), undated='')
    >>> date_by_age(["3 hours ago"], saved=None).undated
    'it states only its age, and nothing says when it was saved'

    """
    ages = list(_find_ages(lines))
    posted = next((age for age in ages if not age.is_update), None)
    updated = next((age for age in ages if age.is_update), None)
    at = _read_time(saved)
    published, modified = _date(posted, at), _date(updated, at)
    if published.value and modified.value and modified.value < published.value:
        modified = Dating()
    why = _NO_DAY if at else _NO_TIME
    undated = why if posted and published.value is None else ""
    return Ages(published=published, modified=modified, undated=undated)


def add_ages(
    published: Dating, modified: Dating, lines: Sequence[str], *, saved: str | None, is_doubtful: bool = False
) -> Ages:
    """Return the dates of an article, with those added that only ages tell.

    Args:
        published: the date found without ages.
        modified: likewise.
        lines: the lines under the headline.
        saved: as in :func:`date_by_age`.
        is_doubtful: ``published`` may be the date of something else; an age outranks it.

    >>> add_ages(Dating(value="2018-05-03", basis="markup"), Dating(), ["Posted a day ago"], saved="2019-04-11T10:00:00Z").published
    Dating(value='2018-05-03', basis='markup')

    """
    ages = date_by_age(lines, saved=saved)
    if (
        ages.published.value
        and (published.value is None or is_doubtful)
        and (modified.value is None or modified.value >= ages.published.value)
    ):
        published = ages.published
    if (
        ages.modified.value
        and modified.value is None
        and (published.value is None or ages.modified.value >= published.value)
    ):
        modified = ages.modified
    return Ages(published=published, modified=modified, undated="" if published.value else ages.undated)


def lines_under(lines: Sequence[str], title: str) -> list[str]:
    """Return the lines between the headline and the first paragraph.

    Args:
        lines: the page's lines, in which lists of links may repeat the headline.
        title: the headline.

    >>> lines_under(["Home", "Ferry sinks", "By Ana Soto", "3 hours ago", "A ferry " + 25 * "and "], "Ferry sinks")
    ['By Ana Soto', '3 hours ago']

    """
    wanted = fold(title)
    places = (at for at, line in enumerate(lines) if fold(line) == wanted)
    first = next(places, len(lines))
    under: list[str] = []
    n_sentences = 0
    for line in lines[first + 1 :]:
        n_words = len(line.split())
        if fold(line) == wanted:  # the last time before the text is the headline itself
            under.clear()
            n_sentences = 0
            continue
        n_sentences += n_words >= _SENTENCE_WORDS and ends_sentence(line)
        if n_words >= _PARAGRAPH_WORDS or n_sentences > 1:  # one sentence may be the subheading
            break
        under.append(line)
    return under[:_HEAD_LINES]


def _find_ages(lines: Sequence[str]) -> Iterator[_Age]:
    """Yield the ages that stand apart in their lines."""
    label = ""
    for line in lines:
        if _LABEL_AFTER.fullmatch(line.strip()):  # some layouts give the label a line of its own
            label = line.strip() + " "
            continue
        labelled = label + line
        label = ""
        if len(labelled) > _LONGEST_LINE:
            continue
        for match in _AGE.finditer(labelled):
            before, after = labelled[: match.start()], labelled[match.end() :]
            told = _LABEL_BEFORE.search(before)
            if told or (_stands_apart(before, after) and (match["day"] or "").lower() != "today"):
                yield _Age(bool(told and told["update"]), _measure(match))


def _stands_apart(before: str, after: str) -> bool:
    """Tell whether nothing around an age makes it part of a sentence or of another headline."""
    head, tail = before.rstrip(_BORDERS), after.lstrip(_BORDERS)
    border = before.rstrip()[-1:]
    is_begun = (
        not head
        or _BYLINE.match(head) is not None
        or (border in _BARS and len(head.split()) <= _BESIDE_WORDS)
        or (border == "," and PERSON.fullmatch(head) is not None)
    )
    is_over = (
        not tail
        or tail[0].isdigit()
        or (_BYLINE.match(tail) or _LABEL_AFTER.match(tail)) is not None
        or (after.strip()[0] != "," and len(tail.split()) <= _BESIDE_WORDS)
    )
    return is_begun and is_over


def _measure(match: re.Match[str]) -> timedelta | None:
    """Return how long ago a phrase says, ``None`` if it leaves open which day it was."""
    if match["day"]:
        return timedelta(days=match["day"].lower() == "yesterday")
    if match["now"]:
        return timedelta()
    total = timedelta()
    for part in _PART.finditer(match["parts"]):
        count, unit = part["count"].strip().lower(), part["unit"].lower()
        if unit.startswith(_COARSE):
            return None
        total += _UNITS[unit[0]] * (int(count) if count.isdigit() else _NUMBERS[count])
    return total


def _read_time(saved: str | None) -> datetime | None:
    """Return the time of an ISO date-time, as UTC if it names no zone; ``None`` for a date alone, which has no time."""
    try:
        at = datetime.fromisoformat(saved if saved and "T" in saved else "")
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) if at.year in _YEARS else None


def _date(age: _Age | None, at: datetime | None) -> Dating:
    """Return the day of an age. Sites round ages, so that it may be the day beside."""
    if age is None or age.delta is None or at is None:
        return Dating()
    return Dating(value=(at - age.delta).date().isoformat(), basis="relative")
