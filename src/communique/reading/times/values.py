"""From a matched rule to a TIMEX3 type and value: one function a rule.

Where nothing says what a relative expression is measured from, its value is what the words alone say
(``XXXX-WXX-2``, ``XXXX-03``, ``P2D``) or ``None``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from communique.model import TimeType
from communique.reading.times import points
from communique.reading.times.lexicon import (
    CARDINALS, CLOCK_UNITS, DECADES, FREQUENCIES, HOLIDAYS, MONTHS, ORDINALS, PARTS, PLURALS, SEASONS, TENS,
    UNITS, WEEKDAYS, number,
)  # fmt: skip
from communique.reading.times.reference import same_passage, sentence_start, tense
from communique.reading.times.tokens import LETTERS, Tokens

CLAUSE, SENTENCE, PASSAGE, STORY = range(4)
TOWARDS = frozenset({"by", "until", "till", "through", "effective", "payable", "starting", "beginning"})
"""Words before a date that is more often to come than past."""

_IN = frozenset("in since until during through throughout last next this early late mid".split())
_BEFORE_MONTH = frozenset("of by from to between and or for before after - ( till".split())
"""The words after which a name of two meanings is, or may be, a month."""
NOT_RATE = frozenset(
    "in for within after over of to than about and or until lasts takes took last take , -".split()
)
"""Words after which "a year" is a length."""


Value = tuple[TimeType, str | None]


@dataclass
class Story:
    """One text: its tokens, the day it was published, where its sentences begin, and the dates read so far."""

    tokens: Tokens
    published: date | None
    borders: Sequence[int] = ()
    dates: list[tuple[int, str]] = field(default_factory=list)
    """The values of the dates read so far, each with the index of its first token."""

    @cached_property
    def may_is_name(self) -> bool:
        """Whether somebody called May is in the story: "Theresa May", "Mrs. May"."""
        words, surfaces = self.tokens.words, self.tokens.surfaces
        return any(
            word == "may"
            and surfaces[i] == "May"
            and _is_forename(surfaces[i - 1] if words[i - 1] != "." else surfaces[i - 2])
            for i, word in enumerate(words)
            if i
        )


def _is_forename(surface: str) -> bool:
    """Tell whether a word before "May" makes a person's name of it."""
    return surface[0].isupper() and surface.lower() not in _IN | _BEFORE_MONTH | WEEKDAYS.keys() | {
        "the",
        "may",
    }


class Here:
    """One expression: its rule's match, and all that its value may depend on."""

    def __init__(self, story: Story, match: re.Match[str]) -> None:
        """Take the story, and the match of a rule on its tokens' letters."""
        self.story = story
        self.tokens = story.tokens
        self.published = story.published
        self.earlier = story.dates
        self.match = match

    @cached_property
    def sentence(self) -> int:
        """The index of the first token of the sentence."""
        first = self.match.start()
        if not self.story.borders:
            return sentence_start(self.tokens, first)
        border = self.story.borders[max(bisect_right(self.story.borders, self.tokens.starts[first]) - 1, 0)]
        return min(bisect_left(self.tokens.starts, border), first)

    def words(self, slot: str) -> list[str]:
        """Return the lower-case words that a slot matched, none where it matched nothing."""
        for group, index in self.match.re.groupindex.items():
            if group.rpartition("_")[0] == slot and self.match.start(index) >= 0:
                return self.tokens.words[self.match.start(index) : self.match.end(index)]
        return []

    def word(self, slot: str) -> str:
        """Return the words of a slot as one string."""
        return " ".join(self.words(slot))

    @property
    def surfaces(self) -> list[str]:
        """The words of the whole expression as they are written."""
        return self.tokens.surfaces[self.match.start() : self.match.end()]

    @property
    def all(self) -> list[str]:
        """The lower-case words of the whole expression."""
        return self.tokens.words[self.match.start() : self.match.end()]

    @property
    def word_before(self) -> str:
        """The lower-case word before the expression."""
        return self.tokens.words[self.match.start() - 1] if self.match.start() else ""

    @cached_property
    def tense(self) -> int:
        """-1 past, 1 to come, 0 not said."""
        return tense(self.tokens, self.match.start(), last=self.match.end(), start=self.sentence)

    def anchor(self, pattern: str = r"\d{4}-\d\d-\d\d", *, within: int = PASSAGE) -> str | None:
        """Return the last date before, in the same sentence, passage or story, whose value begins with ``pattern``."""
        first = self.match.start()
        floor = max(self.sentence, first - 12 if within == CLAUSE else 0) if within <= SENTENCE else 0
        for index, value in reversed(self.earlier):
            if index < floor or (within == PASSAGE and not same_passage(self.tokens, index, first)):
                return None
            if found := re.match(pattern, value):
                return found.group()
        return None

    @property
    def anchor_day(self) -> date | None:
        """The last day of the passage."""
        found = self.anchor()
        return date.fromisoformat(found) if found else None


Builder = Callable[[Here], Value | None]


def base_unit(word: str) -> str:
    """Return the singular of a unit's name.

    >>> base_unit("centuries")
    'century'
    """
    return PLURALS.get(word, {"yr": "year", "hr": "hour", "min": "minute", "sec": "second"}.get(word, word))


def duration(n: float | None, unit: str) -> str:
    """Return the TIMEX3 duration of ``n`` units; ``None`` is an unknown number.

    >>> duration(2.5, "year"), duration(None, "month"), duration(90, "minute")
    ('P2Y6M', 'PXM', 'PT90M')
    """
    clock = "T" if unit in CLOCK_UNITS else ""
    if n is None:
        return f"P{clock}X{'DE' if unit == 'decade' else 'CE' if unit == 'century' else _letter(unit)}"
    n *= {"decade": 10, "century": 100, "fortnight": 2}.get(unit, 1)
    whole, part = divmod(n, 1)
    unit = {"decade": "year", "century": "year", "fortnight": "week"}.get(unit, unit)
    finer = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S"), "day": (24, "H")}
    if part and unit in finer:
        size, small = finer[unit]
        large = f"{whole:.0f}{_letter(unit)}" if whole else ""
        mark = "T" if unit == "day" else ""
        return f"P{clock}{large}{mark}{part * size:.0f}{small}"
    return f"P{clock}{n:g}{_letter(unit)}"


def _letter(unit: str) -> str:
    return UNITS.get(unit, "D")


def _count(here: Here, slot: str = "n") -> float | None:
    """Return the number in a slot; ``None`` for "several" and the like."""
    words = here.words(slot)
    if words[:1] == ["another"] or words in (["a"], ["an"], ["the"]):
        return 1.0
    if any(word in ("few", "several", "many", "some", "number", "dozens", "hundreds", "thousands", "numerous",
                    "various", "countless", "other") for word in words):  # fmt: skip
        return None
    return number(words)


def _near(here: Here, past: date | None, future: date | None) -> date | None:
    """Return the past or the future candidate, as the clause's tense says; the past where it says nothing."""
    return future if (here.tense > 0 and future) or past is None else past


# -- dates in full ----------------------------------------------------------------------------------------


def _month(here: Here) -> int:
    return MONTHS[here.words("month")[0]]


def _year(words: Sequence[str]) -> int | None:
    """Return the year in figures or spelled out ("nineteen ninety-seven")."""
    if not words:
        return None
    if words[0].isdigit():
        return int(words[0])
    teens = {"eighteen": 1800, "nineteen": 1900, "two": 2000}.get(words[0])
    if teens is None:
        return None
    return teens + sum(TENS.get(word, 0) + CARDINALS.get(word, 0) for word in words[1:])


def _which_year(here: Here, month: int, day: int | None = None) -> int | None:
    """Return the year of a month (or a day of it) named without one.

    The nearer of the last and the next such date, unless the tense says otherwise and the other is not much
    nearer: "payable Dec. 15" in November is to come, though no verb says so.
    """
    now = here.published
    if now is None:
        return None
    if (year := here.anchor(r"\d{4}$", within=CLAUSE)) and int(year) < now.year:
        return int(year)
    at = now.month if day is None else now.month * 31 + now.day
    there = month if day is None else month * 31 + day
    round_ = 12 if day is None else 12 * 31
    back, ahead = (at - there) % round_, (there - at) % round_
    if here.tense < 0:
        later = ahead * 3 < back
    elif here.tense > 0:
        later = ahead <= back * 6
    else:
        later = ahead * (4 if day is None else 2) < back
    if here.word_before in TOWARDS:
        later = ahead <= back * 2
    if later:
        return now.year + (there < at)
    return now.year - (there > at)


def _day(here: Here, month: int, day: int, year: int | None) -> str | None:
    year = year or _which_year(here, month, day)
    if year is None:
        return f"XXXX-{month:02}-{day:02}" if points.day_of(2000, month, day) else None
    return points.day_of(year, month, day)


def _ordinal(words: Sequence[str]) -> int | None:
    n = number([word for word in words if word != "-"])
    return None if n is None else int(n)


def other_day(here: Here) -> Value | None:
    day, (_, before) = _ordinal(here.words("day")), here.earlier[-1] if here.earlier else (0, "")
    month = re.match(r"(\d{4}|XXXX)-(\d\d)-\d\d$", before)
    if day is None or not month:
        return None
    year = here.word("year") or month[1]
    return (
        ("DATE", value)
        if (value := _day(here, int(month[2]), day, int(year) if year != "XXXX" else None))
        else None
    )


def month_day(here: Here) -> Value | None:
    day = _ordinal(here.words("day"))
    if day is None:
        return None
    value = _day(here, _month(here), day, _year(here.words("year")))
    part = here.word("part")
    if value and part:
        return "TIME", f"{value}T{PARTS[part]}"
    return "DATE", value


def iso(here: Here) -> Value | None:
    text = here.all[0].upper()
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return None
    return ("TIME" if "T" in text else "DATE"), text


def slashed(here: Here) -> Value | None:
    first, second, year = (int(part) for part in here.all[0].split("/"))
    if year < 100:
        year += 2000 if year < 50 else 1900
    # month first, as American news writes; day first where only that is a date
    value = points.day_of(year, first, second) or points.day_of(year, second, first)
    return ("DATE", value) if value else None


def month_year(here: Here) -> Value | None:
    return "DATE", f"{_year(here.words('year')):04}-{_month(here):02}"


def month_of(here: Here) -> Value | None:
    year = _relative(here, here.words("rel"), "year")
    return "DATE", f"{year or 'XXXX'}-{_month(here):02}"


def rel_month(here: Here) -> Value | None:
    month, now, rel = _month(here), here.published, here.words("rel")
    if now is None:
        return "DATE", f"XXXX-{month:02}"
    if "next" in rel or "coming" in rel or "following" in rel:
        year = now.year + (month <= now.month)
    elif rel == ["this"]:
        year = now.year
    else:
        year = now.year - (month >= now.month)
    return "DATE", f"{year}-{month:02}"


def month(here: Here) -> Value | None:
    n = _month(here)
    if here.all in (["may"], ["march"]) and not _is_month(here):
        return None
    year = _which_year(here, n)
    return "DATE", f"{year or 'XXXX'}-{n:02}"


def _is_month(here: Here) -> bool:
    """Tell whether a bare "May" or "March" is the month: Theresa May speaks, the March is for life."""
    before, after = here.word_before, here.tokens.surfaces[here.match.end() : here.match.end() + 1]
    if before in _IN or (before in ("the", "this") and after and after[0].islower()):
        return before != "the" or here.all == ["march"]
    return before in _BEFORE_MONTH and not (here.all == ["may"] and here.story.may_is_name)


def each_month(here: Here) -> Value | None:
    return "SET", f"XXXX-{_month(here):02}"


# -- parts of years ---------------------------------------------------------------------------------------


def _relative(here: Here, rel: Sequence[str], unit: str) -> str | None:
    """Return the unit that "this", "last", "next", "that", "the following" point to, as a value."""
    now = here.published
    words = set(rel)
    if words & {"that", "same", "following", "previous", "preceding", "prior", "ensuing", "subsequent"}:
        anchor = _anchor_in(here, unit)
        if anchor is None:
            return None
        n = 0 if words & {"that", "same"} else 1 if words & {"following", "ensuing", "subsequent"} else -1
        return points.around(anchor, unit, n)
    if now is None:
        return None
    n = 1 if words & {"next", "coming", "upcoming", "forthcoming", "new"} else 0
    n = -1 if words & {"last", "past", "latest"} else n
    return points.around(now, unit, n)


def _anchor_in(here: Here, unit: str) -> date | None:
    """Return a day in the last date of the passage that is at least as fine as ``unit``."""
    if unit in ("year", "decade", "century"):
        found = here.anchor(r"\d{4}")
        return date(int(found), 1, 1) if found and found != "0000" else None
    if unit in ("month", "quarter"):
        found = here.anchor(r"\d{4}-\d\d")
        return date.fromisoformat(found + "-01") if found else None
    return here.anchor_day


def quarter(here: Here) -> Value | None:
    code = re.sub(r"\D", "", here.word("code"))
    nth = int(code) if code else 4 if here.word("nth") == "final" else _ordinal(here.words("nth"))
    if nth is None or not 1 <= nth <= 4:
        return None
    year: int | str | None = _year(here.words("year"))
    if year is None and here.words("rel"):
        year = _relative(here, here.words("rel"), "year")
    elif year is None and here.published:
        now = here.published
        current = (now.month + 2) // 3
        # "expects to report third-quarter earnings", said in October, is of the quarter that is over
        year = now.year + (here.tense > 0 and nth < current - 1) - (here.tense <= 0 and nth > current)
    return "DATE", f"{year or 'XXXX'}-Q{nth}"


def attacks(_: Here) -> Value | None:
    return "DATE", "2001-09-11"


def in_the_unit(here: Here) -> Value | None:
    unit = here.word("unit")
    anchor = _anchor_in(here, unit) if unit == "day" else None
    day = anchor or here.published
    return "DATE", points.around(day, unit) if day else None


def year_period(here: Here) -> Value | None:
    found = here.anchor(r"\d{4}-Q\d")
    return "DATE", here.word("year") + (found[4:] if found else "")


def half_year(here: Here) -> Value | None:
    if decade := here.word("decade"):
        return "DATE", _decade(decade)
    word = here.word("half")
    nth = 2 if word in ("second", "last", "latter", "2nd") else 1 if word in ("first", "1st") else None
    if nth is None:
        return None
    year: int | str | None = _year(here.words("year")) or _relative(here, here.words("rel"), "year")
    return "DATE", f"{year or 'XXXX'}-H{nth}"


def _season(here: Here, year: int | str | None) -> Value:
    return "DATE", f"{year or 'XXXX'}-{SEASONS[here.word('season')]}"


def season_year(here: Here) -> Value | None:
    return _season(here, _year(here.words("year")) or _relative(here, here.words("rel"), "year"))


def rel_season(here: Here) -> Value | None:
    now, rel = here.published, here.words("rel")
    if now is None or "that" in rel:
        anchor = here.anchor(r"\d{4}") if "that" in rel else None
        return _season(here, anchor)
    first = points.SEASON_MONTHS[SEASONS[here.word("season")]]
    if set(rel) & {"next", "coming", "upcoming", "following"}:
        year = now.year + (now.month >= first)
    elif set(rel) & {"last", "past", "previous"}:
        year = now.year - (now.month < first + 3 if rel[-1] != "past" else now.month < first)
    else:
        year = now.year - (first == 12 and now.month < 9)
    return _season(here, year)


def the_season(here: Here) -> Value | None:
    now = here.published
    if now is None:
        return _season(here, None)
    first = points.SEASON_MONTHS[SEASONS[here.word("season")]]
    if here.tense > 0:
        return _season(here, now.year + (now.month > first + 2))
    return _season(here, now.year - (now.month < first))


def each_season(here: Here) -> Value | None:
    word = here.word("season") or here.word("seasons").removesuffix("s")
    return "SET", f"XXXX-{SEASONS[word]}"


def _decade(word: str) -> str:
    if word in DECADES:
        return "19" + DECADES[word]
    digits = word.removesuffix("s")
    return digits[:3] if len(digits) == 4 else ("20" if digits < "20" else "19") + digits[0]


def decade(here: Here) -> Value | None:
    if here.word_before in ("his", "her", "their", "my", "your", "our", "its"):
        return None  # an age
    return "DATE", _decade(here.word("word"))


def century(here: Here) -> Value | None:
    nth = _ordinal(here.words("nth"))
    return ("DATE", f"{nth - 1:02}") if nth else None


def holiday(here: Here) -> Value | None:
    name = re.sub(r" ['’]s", "'s", here.word("name"))
    if name == "easter week":
        name = "easter"
    rule, now = HOLIDAYS.get(name), here.published
    if rule is None or not here.tokens.surfaces[here.match.start("name_1")][0].isupper():
        return None
    if here.word("rel") in ("each", "every"):
        return "SET", "P1Y"
    year = _year(here.words("year"))
    if year is None and now is None:
        return "DATE", f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else None
    if year is None and now is not None:
        day = points.holiday(rule, now.year)
        later = here.word("rel") == "next" or (here.word("rel") != "last" and here.tense > 0)
        close = (
            here.word("rel") != "last" and 0 < (day - now).days < 60
        )  # a holiday that is near is the one meant
        year = now.year + (1 if later and day < now else -1 if not later and day > now and not close else 0)
    day = points.holiday(rule, year or 1)
    return "DATE", points.written(day, "week" if "week" in here.words("name") else "day")


# -- distances --------------------------------------------------------------------------------------------


def _away(here: Here, start: date | None, sign: int) -> str | None:
    """Return the point that the slot's number of units away from ``start`` is, as fine as the unit."""
    unit, n = base_unit(here.word("unit")), _count(here)
    if start is None or n is None:
        return None
    if unit in CLOCK_UNITS or unit == "night":
        return start.isoformat() if unit != "night" else points.around(start, "day", sign * int(n))
    if n != int(n):
        finer = {"year": ("month", 12), "decade": ("year", 10), "month": ("day", 30), "week": ("day", 7)}
        unit, size = finer.get(unit, ("day", 1))
        n = round(n * size)
    if unit in ("week", "fortnight", "weekend"):
        return points.around(start, "day", sign * int(n) * (14 if unit == "fortnight" else 7))
    point = points.moved(start, unit, sign * int(n))
    return (
        None
        if point is None
        else points.written(point, {"decade": "year", "century": "year"}.get(unit, unit))
    )


def _story_quarter(here: Here) -> str | None:
    """Return the quarter that the story reports on: the last one it names that is over."""
    quarters = sorted({value for _, value in here.earlier if re.fullmatch(r"\d{4}-Q\d", value)})
    if here.published is None:
        return quarters[-1] if quarters else None
    over = points.around(here.published, "quarter", -1) or ""
    return max((value for value in quarters if value <= over), default=None)


def _quarter_before(here: Here) -> str | None:
    """Return the quarter a year before the one that the story reports on, if it speaks of quarters."""
    found = _story_quarter(here)
    return f"{int(found[:4]) - 1}{found[4:]}" if found else None


def ago(here: Here) -> Value | None:
    unit = base_unit(here.word("unit"))
    if _count(here) is None:
        return "DATE", "PAST_REF"
    if unit == "year" and here.words("n") == ["a"] and (found := here.anchor(r"\d{4}-Q\d")):
        return (
            "DATE",
            f"{int(found[:4]) - (found[:4] == str(here.published and here.published.year))}{found[4:]}",
        )
    return "DATE", _away(here, here.published, -1)


def bare_ago(_: Here) -> Value | None:
    return "DATE", "PAST_REF"


def from_now(here: Here) -> Value | None:
    if _count(here) is None:
        return "DATE", "FUTURE_REF"
    return "DATE", _away(here, here.published, 1)


def shifted(here: Here) -> Value | None:
    way, unit = here.word("way"), base_unit(here.word("unit"))
    sign = -1 if way in ("earlier", "before", "previously") else 1
    if way in ("before", "after") and here.tokens.words[here.match.end() : here.match.end() + 1] in (
        ["in"],
        ["on"],
    ):
        return None
    if unit == "year" and sign < 0 and _count(here) == 1 and (found := _quarter_before(here)):
        return "DATE", found
    anchor = _anchor_in(here, unit)
    if anchor is None and unit == "year" and way == "earlier":
        anchor = here.published
    value = _away(here, anchor, sign)
    return ("DATE", value) if value else ("DURATION", duration(_count(here), unit))


def in_time(here: Here) -> Value | None:
    return "DATE", _away(here, here.published, 1) or "FUTURE_REF"


def age(here: Here) -> Value | None:
    return "DURATION", duration(_count(here), base_unit(here.word("unit")))


def rate(here: Here) -> Value | None:
    return "SET", duration(1, base_unit(here.word("unit")))


# -- units under a relative word --------------------------------------------------------------------------


def week_of(here: Here) -> Value | None:
    day = _day(here, _month(here), _ordinal(here.words("day")) or 0, None)
    if day is None or day[0] == "X":
        return "DATE", None
    return "DATE", points.written(date.fromisoformat(day), "week")


def span(here: Here) -> Value | None:
    unit, n = here.word("unit"), _count(here)
    if unit.removesuffix("s") in SEASONS:
        return "SET", f"XXXX-{SEASONS[unit.removesuffix('s')]}"
    unit = base_unit(unit)
    if unit == "hour" and n is not None and n % 24 == 0:
        return "DURATION", duration(n / 24, "day")
    return "DURATION", duration(n, unit)


def or_so(here: Here) -> Value | None:
    return "DATE", _relative(here, here.words("way"), base_unit(here.word("unit")))


def recent_span(here: Here) -> Value | None:
    way = here.word("way")
    if way in ("recent", "past", "last", "these", "those"):
        return "DATE", "PRESENT_REF" if way == "these" else "PAST_REF"
    return "DATE", "FUTURE_REF"


def ahead(here: Here) -> Value | None:
    return "DURATION", duration(None, base_unit(here.word("unit")))


def rel_unit(here: Here) -> Value | None:
    unit, rel = base_unit(here.word("unit")), here.words("rel")
    if "past" in rel:
        return "DURATION", duration(1, unit)
    if unit == "day" and rel[0] not in ("that", "same", "following", "next", "previous", "this"):
        return None
    if unit == "day" and rel[0] == "next":
        rel = ["following"]
    if rel[0] == "new" and (unit != "year" or "New" in here.surfaces):
        return None
    if unit == "period" and rel[0] != "latest":
        return None
    if rel[0] == "latest":
        last = points.around(here.published, "quarter", -1) if here.published else None
        return ("DATE", _story_quarter(here) or last) if unit in ("quarter", "period") else None
    value = _relative(here, rel, unit)
    if value is None and here.published is None:
        simple = {"this": "PRESENT_REF", "current": "PRESENT_REF"}
        return "DATE", simple.get(rel[0])
    return "DATE", value


def year_earlier(here: Here) -> Value | None:
    if here.words("n"):
        return "DURATION", duration(_count(here), "month")
    now = here.published
    if here.words("nth"):
        n = _ordinal(here.words("nth"))
        return "DATE", f"{now.year - 1 if now else 'XXXX'}-Q{n}"
    if found := _quarter_before(here):
        return "DATE", found
    if now and here.word("unit") in ("quarter", "month", "week"):
        return "DATE", points.around(points.moved(now, "year", -1) or now, here.word("unit"), -1)
    return "DATE", f"{now.year - 1}" if now else None


def unit_end(here: Here) -> Value | None:
    unit = base_unit(here.word("unit"))
    return "DATE", points.around(here.published, unit) if here.published else None


def weekend(here: Here) -> Value | None:
    now, rel = here.published, here.word("rel")
    if now is None:
        return "DATE", "XXXX-WXX-WE"
    saturday = now.isoweekday() >= 6
    if rel == "next" or rel in ("coming", "upcoming"):
        n = 1 if rel == "next" and saturday else 0
    elif rel == "this" or (here.tense > 0 and rel in ("the", "")):
        n = 0
    elif rel == "that":
        return "DATE", None
    else:
        n = 0 if saturday and rel != "last" else -1
    return "DATE", points.around(now, "weekend", n)


def each_unit(here: Here) -> Value | None:
    unit, words = base_unit(here.word("unit")), here.words("n")
    if unit in PARTS:
        return "SET", f"XXXX-XX-XXT{PARTS[unit]}"
    if words == ["other"]:
        return "SET", duration(2, unit)
    return "SET", duration(_count(here) if words else 1, unit)


def each_weekday(here: Here) -> Value | None:
    part = here.word("part")
    return "SET", f"XXXX-WXX-{WEEKDAYS[here.word('weekday')]}" + (f"T{PARTS[part]}" if part else "")


# -- days and clock times ---------------------------------------------------------------------------------

_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _named_day(here: Here, name: str) -> str | None:
    return points.around(here.published, "day", _DAYS[name]) if here.published else None


def day_before(here: Here) -> Value | None:
    if here.published is None:
        return "DATE", None
    n = _DAYS[here.word("day")] + (1 if here.word("way") == "after" else -1)
    return "DATE", points.around(here.published, "day", n)


def days_ref(here: Here) -> Value | None:
    name, part = here.word("day"), here.word("part") or here.word("at")
    value = _named_day(here, name)
    if name == "tonight":
        return "TIME", f"{value or 'XXXX-XX-XX'}TNI"
    if value is None:
        return "DATE", {"today": "PRESENT_REF", "yesterday": "PAST_REF", "tomorrow": "FUTURE_REF"}[name]
    return _with_part(value, part)


def _with_part(value: str, part: str) -> Value:
    if part in ("noon", "midday", "noontime"):
        return "TIME", f"{value}T12:00"
    if part == "midnight":
        return "TIME", f"{value}T24:00"
    return ("TIME", f"{value}T{PARTS[part]}") if part else ("DATE", value)


def weekdays(here: Here) -> Value | None:
    day = here.words("weekdays") or here.words("weekday")
    part = here.word("part")
    return "SET", f"XXXX-WXX-{WEEKDAYS[day[0]]}" + (f"T{PARTS[part]}" if part else "")


def _weekday(here: Here, day: int, rel: Sequence[str]) -> str | None:
    now = here.published
    if set(rel) & {"following", "previous"}:
        anchor = here.anchor_day
        if anchor is None:
            return None
        sign = 1 if "following" in rel else -1
        return points.around(anchor, "day", sign * ((sign * (day - anchor.isoweekday()) - 1) % 7 + 1))
    if now is None:
        return f"XXXX-WXX-{day}"
    back = (now.isoweekday() - day) % 7
    if "next" in rel or "coming" in rel:
        return points.around(now, "day", 7 - back)
    if "last" in rel:
        return points.around(now, "day", -(back or 7))
    if rel == ["this"]:
        return points.around(now, "day", day - now.isoweekday())
    return points.around(now, "day", 7 - back if back and _to_come(here) else -back)


def _to_come(here: Here) -> bool:
    """Tell whether a bare weekday is the next one."""
    tokens, first, last = here.tokens, here.match.start(), here.match.end()
    before = tokens.words[max(first - 2, 0) : first]
    if tokens.tags[last : last + 1] == LETTERS["s"]:  # "Friday's summit"
        return here.tense > 0 and (
            before == ["ahead", "of"] or before[-1:] in (["for"], ["before"], ["until"], ["in"])
        )
    if (
        before
        and first - 1 > here.sentence
        and (before[-1] in ("until", "till") or (before[-1] == "by" and here.tense >= 0))
    ):
        return True
    return here.tense > 0 or before == ["soon", "as"] or before == ["early", "as"]


def weekday(here: Here) -> Value | None:
    value = _weekday(here, WEEKDAYS[here.word("weekday")], here.words("rel"))
    if value is None:
        return "DATE", None
    return _with_part(value, here.word("part") or here.word("at"))


def rel_part(here: Here) -> Value | None:
    rel, part, now = here.words("rel"), PARTS[here.word("part")], here.published
    if set(rel) & {"that", "same", "next", "following", "previous"}:
        anchor = here.anchor_day
        n = 1 if set(rel) & {"next", "following"} else -1 if "previous" in rel else 0
        day = points.around(anchor, "day", n) if anchor else None
    elif now is None:
        day = None
    else:
        day = points.around(now, "day", -1 if "last" in rel else 0)
        if rel == ["the"] or rel[-1] == "the":
            day = here.anchor() or day
    return "TIME", f"{day or 'XXXX-XX-XX'}T{part}"


def mid_part(here: Here) -> Value | None:
    now = here.published
    return "TIME", f"{now.isoformat() if now else 'XXXX-XX-XX'}T{PARTS[here.word('part')]}"


def overnight(here: Here) -> Value | None:
    now = here.published
    return "TIME", f"{now.isoformat() if now else 'XXXX-XX-XX'}TNI"


def _clock(words: Sequence[str]) -> str | None:
    """Return the time of day that ``words`` name, as ``THH:MM``."""
    if words[0] in ("noon", "midday", "noontime", "midnight"):
        return "T24:00" if words[0] == "midnight" else "T12:00"
    digits = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)?", words[0])
    hour = int(digits[1]) if digits else CARDINALS.get(words[0], 99)
    minute = int(digits[2] or 0) if digits else 0
    rest = set(words[1:])
    late = any(word[0] == "p" for word in rest if word[1:].startswith((".", "m"))) or rest & {
        "afternoon",
        "evening",
    }
    if "night" in rest and hour >= 6:
        late = True
    early = any(word[0] == "a" for word in rest if word[1:].startswith((".", "m"))) or rest & {"morning"}
    if (late or early) and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 if late else hour % 12 if early else hour
    return f"T{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def clock(here: Here) -> Value | None:
    value = _clock(here.words("clock"))
    if value is None:
        return None
    day = (
        _weekday_ahead(here)
        or here.anchor()
        or (here.published.isoformat() if here.published else "XXXX-XX-XX")
    )
    return "TIME", day + value


def _weekday_ahead(here: Here) -> str | None:
    """Return the weekday that follows in the same breath: "at 2 p.m. local time (1800 GMT) on Sunday"."""
    last, tokens = here.match.end(), here.tokens
    at = tokens.tags.find(LETTERS["weekday"], last, last + 8)
    if at < 0 or "." in tokens.words[last:at] or here.anchor(within=SENTENCE):
        return None
    return _weekday(here, WEEKDAYS[tokens.words[at]], ())


def clock_date(here: Here) -> Value | None:
    value = _clock(here.words("clock"))
    if value is None:
        return None
    words = [word for word in here.words("date") if word not in (".", ",")]
    months = [i for i, word in enumerate(words) if word in MONTHS]
    if months:
        rest = words[months[0] + 1 :]
        year = int(rest.pop()) if len(rest) > 1 and len(rest[-1]) == 4 else None
        day = _day(here, MONTHS[words[months[0]]], _ordinal(rest) or 0, year)
    elif words[-1] in _DAYS:
        day = _named_day(here, words[-1]) or "XXXX-XX-XX"
    else:
        day = _weekday(here, WEEKDAYS[words[-1]], words[:-1])
    return ("TIME", day + value) if day else None


# -- years ------------------------------------------------------------------------------------------------


_YEAR_AFTER = frozenset(
    "in of since by until till from to through throughout during before after between circa year and early mid late "
    "or for ( the - , fiscal s 's".split()
)
_COUNTED = frozenset(
    "people troops men women children points percent % miles feet dollars yards square million billion workers "
    "soldiers jobs homes houses shares employees members students kilometers metres meters km tons tonnes".split()
)


def _is_count(here: Here) -> bool:
    """Tell whether a figure that may be a year counts something or numbers it: $2000, 1500 troops, Room 1984."""
    first, last, tokens = here.match.start(), here.match.end(), here.tokens
    before = here.word_before
    after = tokens.words[last] if last < len(tokens.words) else ""
    if (
        before in ("$", "#", "£", "€", "¥", "%", "no", ".", "at", "than", "/")
        and tokens.ends[first - 1] == tokens.starts[first]
    ):
        return True
    if after in _COUNTED or before in ("than", "at", "room", "flight", "highway", "route", "channel"):
        return True
    n = int(here.word("year"))
    if 1900 <= n < 2050 and n % 100:
        return False
    plural = after.endswith("s") and len(after) > 3 and tokens.surfaces[last][0].islower()
    return plural or before not in _YEAR_AFTER


def year(here: Here) -> Value | None:
    words = here.words("year")
    if len(here.all) == 1 and words[0].isdigit() and _is_count(here):
        return None
    if words[0] == "two" and words[1:2] != ["thousand"]:
        return None
    value = _year(words)
    return ("DATE", f"{value}") if value else None


# -- lengths ----------------------------------------------------------------------------------------------


def length(here: Here) -> Value | None:
    n, unit = _count(here), base_unit(here.word("unit"))
    words = here.all
    if unit == "quarter" and (words[-2] == "-" or words[0] in ("a", "an") or words[-2:-1] in (["a"], ["an"])):
        return None  # a fraction
    if words[0] in ("a", "an") and len(words) == 2:
        if unit == "second":
            return None
        if _is_rate(here):
            return "SET", duration(1, unit)
    if n and "half" in here.all[here.match.end() - here.match.start() - 3 :] and "and" in here.all[-3:]:
        n += 0.5
    return "DURATION", duration(n, unit)


def _is_rate(here: Here) -> bool:
    """Tell whether "a year" says how often, after a figure: "700 seats a week", "$2 million a year"."""
    first = here.match.start()
    if here.word_before in NOT_RATE or here.word_before.endswith("ed"):
        return False
    return any(word[0].isdigit() for word in here.tokens.words[max(first - 4, here.sentence) : first])


def unit_long(here: Here) -> Value | None:
    word = here.word("unit")
    return "DURATION", duration(None if word in PLURALS else 1, base_unit(word))


def ordinals(here: Here) -> Value | None:
    word = here.word("unit")
    if word not in PLURALS:
        return None
    return "DURATION", duration(None, base_unit(word))


def the_unit(here: Here) -> Value | None:
    unit = base_unit(here.word("unit"))
    if unit == "quarter":
        found = _story_quarter(here)
        now = here.published
        return "DATE", found or (points.around(now, "quarter", -1) if now else None)
    return "DATE", points.around(here.published, unit) if here.published else None


def plain_units(here: Here) -> Value | None:
    if here.word_before == "-":
        return None  # three-quarters
    return "DURATION", duration(None, base_unit(here.word("unit")))


def frequency(here: Here) -> Value | None:
    return "SET", FREQUENCIES[here.word("word")]


def _always(kind: TimeType, value: str) -> Builder:
    return lambda _: (kind, value)


VALUES: dict[str, Builder] = {
    "iso": iso, "slashed": slashed, "clock_date": clock_date, "date_clock": clock_date, "month_day": month_day,
    "day_month": month_day, "other_day": other_day, "month_year": month_year, "month_of": month_of, "rel_month": rel_month,
    "each_month": each_month, "month": month, "quarter": quarter, "quarter_code": quarter, "attacks": attacks, "in_the_unit": in_the_unit, "year_quarter": quarter,
    "year_period": year_period, "half_year": half_year, "season_year": season_year, "rel_season": rel_season,
    "the_season": the_season, "each_season": each_season, "decade": decade, "century": century,
    "holiday": holiday, "ago": ago, "bare_ago": bare_ago, "from_now": from_now, "shifted": shifted,
    "in_time": in_time, "age": age, "rate": rate, "week_of": week_of, "span": span, "or_so": or_so,
    "recent_span": recent_span, "ahead": ahead, "rel_unit": rel_unit, "year_earlier": year_earlier,
    "unit_end": unit_end, "weekend": weekend, "each_unit": each_unit, "each_weekday": each_weekday,
    "day_before": day_before, "days_ref": days_ref, "weekdays": weekdays, "weekday": weekday,
    "rel_part": rel_part, "mid_part": mid_part, "overnight": overnight, "clock": clock, "noon": clock,
    "fiscal": year, "year": year, "length": length, "unit_long": unit_long,
    "ordinals": ordinals, "unit_ended": _always("DURATION", "P1Y"), "the_unit": the_unit, "plain_units": plain_units, "frequency": frequency,
    "present": _always("DATE", "PRESENT_REF"), "past": _always("DATE", "PAST_REF"),
    "future": _always("DATE", "FUTURE_REF"), "current": _always("DATE", "PRESENT_REF"),
    "recent": _always("DATE", "PAST_REF"),
}  # fmt: skip
"""Rule by rule, the function that gives its value; ``None`` from it means that this is no time after all."""
