"""Quarters, halves of years, seasons, decades, centuries and weekends."""

from __future__ import annotations

import re

from communique.english import POSSESSIVES, word_set
from communique.reading.times import points
from communique.reading.times.dates import ordinal
from communique.reading.times.lexicon import DECADES, SEASONS
from communique.reading.times.timex import Timex, Value, relative
from communique.reading.times.tokens import LETTERS
from communique.reading.times.years import year_of

AHEAD = 4
"""Months before a season in which its bare name means the next one, unless the verb is in the past."""
_BETWEEN_AGES = word_set("early late mid - and or to")
"""Words between two ages: "in their late 20s and early 30s"."""
FORESEEN = word_set("warned urged predicted feared announced proposed promised pledged vowed hoped expected")
"""Past forms of verbs about the future."""


def quarter(timex: Timex) -> Value | None:
    """Return the value of "the third quarter of 1990"."""
    code = re.sub(r"\D", "", timex.word("code"))
    nth = int(code) if code else 4 if timex.word("nth") in ("final", "last") else ordinal(timex.words("nth"))
    if nth is None or not 1 <= nth <= 4:
        return None
    year: int | str | None = year_of(timex.words("year"))
    if year is None and not code and timex.context.is_of_match:
        return None
    if year is None and timex.words("rel"):
        year = relative(timex, timex.words("rel"), "year")
    elif year is None and timex.published:
        now = timex.published
        current = (now.month + 2) // 3
        # in October "expects to report third-quarter earnings" is about the quarter that is over
        year = now.year + (timex.tense > 0 and nth < current - 1) - (timex.tense <= 0 and nth > current)
        if nth == current and _is_reported(timex):
            timex.context.quarter = f"{year}-Q{nth}"
    return "DATE", f"{year or 'XXXX'}-Q{nth}"


def _is_reported(timex: Timex) -> bool:
    """Tell whether a company reports on the current quarter as over, since its fiscal year is not the calendar's."""
    before = timex.tokens.words[timex.sentence : timex.match.start()]
    return timex.surfaces_after == ["ended"] or (
        timex.tense < 0 and not {"reported", "posted"}.isdisjoint(before)
    )


def year_period(timex: Timex) -> Value | None:
    """Return the value of "the 1988 quarter"."""
    found = timex.anchor(r"\d{4}-Q\d")
    return "DATE", timex.word("year") + (found[4:] if found else "")


def half_year(timex: Timex) -> Value | None:
    """Return the value of "the first half of 2018"."""
    if decade := timex.word("decade"):
        return "DATE", _decade(decade)
    word = timex.word("half")
    nth = 2 if word in ("second", "last", "latter", "2nd") else 1 if word in ("first", "1st") else None
    if nth is None:
        return None
    year: int | str | None = year_of(timex.words("year")) or relative(timex, timex.words("rel"), "year")
    return "DATE", f"{year or 'XXXX'}-H{nth}"


def _season(timex: Timex, year: int | str | None) -> Value:
    """Return the value of the season that the expression names, in ``year``."""
    return "DATE", f"{year or 'XXXX'}-{SEASONS[timex.word('season')]}"


def season_year(timex: Timex) -> Value | None:
    """Return the value of "the spring of 2017"."""
    return _season(timex, year_of(timex.words("year")) or relative(timex, timex.words("rel"), "year"))


def rel_season(timex: Timex) -> Value | None:
    """Return the value of "last summer"."""
    now, rel = timex.published, timex.words("rel")
    if now is None or "that" in rel:
        anchor = timex.anchor(r"\d{4}") if "that" in rel else None
        return _season(timex, anchor)
    first = points.SEASON_MONTHS[SEASONS[timex.word("season")]]
    if set(rel) & {"next", "coming", "upcoming", "following"}:
        year = now.year + (now.month >= first)
    elif set(rel) & {"last", "past", "previous"}:
        year = now.year - (now.month < first + 3 if rel[-1] != "past" else now.month < first)
    else:
        year = now.year - (first == 12 and now.month < 9)
    return _season(timex, year)


def the_season(timex: Timex) -> Value | None:
    """Return the value of "over the summer"."""
    now, words = timex.published, timex.surfaces
    if words[-1][0].isupper() and words[0] == words[-1]:
        return None  # a name: "in Spring Hill"
    if now is None or timex.words("upto"):
        return _season(timex, year_of(timex.words("upto")))  # "in the spring and summer of 2018"
    first = points.SEASON_MONTHS[SEASONS[timex.word("season")]]
    if timex.tense > 0 or (timex.tense == 0 and timex.word_before in ("by", "until", "till")):
        return _season(timex, now.year + (now.month > first + 2))
    ahead = (first - now.month) % 12
    if 0 < ahead <= AHEAD and (timex.tense == 0 or timex.verb in FORESEEN):
        # "warned of another wave in the fall", in May
        return _season(timex, now.year + (now.month > first))
    return _season(timex, now.year - (now.month < first))


def each_season(timex: Timex) -> Value | None:
    """Return the value of "every winter"."""
    if timex.words("seasons") and timex.surfaces[-1][0].isupper() and timex.match.start() > timex.sentence:
        return None  # a name: "Colorado Springs", "Mr. Summers"
    word = timex.word("season") or timex.word("seasons").removesuffix("s")
    return "SET", f"XXXX-{SEASONS[word]}"


def _decade(word: str) -> str:
    """Return the TIMEX3 value of "nineties", "1990s" or "90s": ``199``."""
    if word in DECADES:
        return "19" + DECADES[word]
    digits = word.removesuffix("s")
    return digits[:3] if len(digits) == 4 else ("20" if digits < "20" else "19") + digits[0]


def decade(timex: Timex) -> Value | None:
    """Return the value of "the 1990s"."""
    first = timex.match.start()
    words = timex.tokens.words
    while first and (
        words[first - 1] in _BETWEEN_AGES or timex.tokens.tags[first - 1] == LETTERS["decades_"]
    ):
        first -= 1
    if not POSSESSIVES.isdisjoint(words[max(first - 2, 0) : first]):
        return None  # an age: "in her early 90s", "in their late 20s and early 30s"
    if year := timex.word("year"):  # "the 1990's"
        return ("DATE", year[:3]) if year[-1] == "0" else ("DATE", year)
    return "DATE", _decade(timex.word("word"))


def decade_of(timex: Timex) -> Value | None:
    """Return the value of "the first decade of this century"."""
    way = timex.words("way")
    nth = 10 if way[0] in ("last", "final") else 1 if way == ["opening"] else ordinal(way)
    which = ordinal(timex.words("nth"))
    of = f"{which - 1:02}" if which else relative(timex, timex.words("rel"), "century")
    return ("DATE", f"{of}{nth - 1}" if of else None) if nth and nth <= 10 else None


def century(timex: Timex) -> Value | None:
    """Return the value of "the 20th century"."""
    nth = ordinal(timex.words("nth"))
    return ("DATE", f"{nth - 1:02}") if nth else None


def weekend(timex: Timex) -> Value | None:
    """Return the value of "the weekend"."""
    now, rel = timex.published, timex.word("rel")
    if now is None:
        return "DATE", "XXXX-WXX-WE"
    saturday = now.isoweekday() >= 6
    if rel == "next" or rel in ("coming", "upcoming"):
        n = 1 if rel == "next" and saturday else 0
    elif rel == "this":
        # on a Monday or Tuesday, with a past verb, the weekend that is over
        over = (now.isoweekday() == 1 and timex.tense <= 0) or (now.isoweekday() == 2 and timex.tense < 0)
        n = -1 if over else 0
    elif timex.tense > 0 and rel in ("the", ""):
        n = 0
    elif rel == "that":
        return "DATE", None
    else:
        n = 0 if saturday and rel != "last" else -1
    return "DATE", points.unit_at(now, "weekend", n)
