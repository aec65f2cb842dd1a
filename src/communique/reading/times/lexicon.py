"""The words of time expressions: their meanings, and their classes in the grammar.

Each token of a text is replaced by one letter, that of its class, so that the grammar consists of regular expressions
over one character for each token. Words outside these tables share one letter that no rule uses.

>>> number(["twenty", "-", "five"])
25.0
>>> number(["2", "1/2"])
2.5
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique import english
from communique.english import word_set


def _numbered(names: Sequence[str], short: frozenset[str]) -> dict[str, int]:
    """Return the number of each name and of each of its abbreviations, in lower case."""
    forms = ((name, *(form for form in short if name.startswith(form))) for name in names)
    return {form.lower(): number for number, same in enumerate(forms, start=1) for form in same}


MONTHS = _numbered(english.MONTHS, english.SHORT_MONTHS)
WEEKDAYS = _numbered(english.DAYS, english.SHORT_DAYS)
WEEKDAYS |= {f"{name.lower()}s": WEEKDAYS[name.lower()] for name in english.DAYS}
"""Weekdays by name, plural and abbreviation; Monday is 1 as in ISO 8601."""

DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
"""Offsets in days from the day of publication."""

UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "F", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "weekend": "WE", "night": "NI",
}  # fmt: skip
"""TIMEX3 letters of units; hours, minutes and seconds follow ``PT``."""

CLOCK_UNITS = frozenset({"second", "minute", "hour"})

PLURALS = {
    "secs": "second", "seconds": "second", "mins": "minute", "minutes": "minute", "hrs": "hour",
    "hours": "hour", "days": "day", "weeks": "week", "fortnights": "fortnight", "months": "month",
    "quarters": "quarter", "years": "year", "yrs": "year", "decades": "decade", "centuries": "century",
    "weekends": "weekend", "nights": "night",
}  # fmt: skip

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

PARTS = {
    "morning": "MO", "mornings": "MO", "dawn": "MO", "sunrise": "MO", "afternoon": "AF", "afternoons": "AF",
    "evening": "EV", "evenings": "EV", "dusk": "EV", "sunset": "EV", "night": "NI", "nights": "NI",
    "overnight": "NI",
}  # fmt: skip

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
CARDINALS = {
    word: n
    for n, word in enumerate((_ONES + " seventeen eighteen nineteen").split(), start=1)
} | {"zero": 0}  # fmt: skip
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * n for n, word in enumerate(_TENS.split(), start=2)}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}

_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: n for n, word in enumerate(_NTH.split(), start=1)} | {"thirtieth": 30}

DECADES = {
    "twenties": "2", "thirties": "3", "forties": "4", "fifties": "5", "sixties": "6", "seventies": "7",
    "eighties": "8", "nineties": "9",
}  # fmt: skip

FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W",
    "fortnightly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M", "biannual": "P6M",
    "semiannual": "P6M", "semiannually": "P6M", "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y", "biennial": "P2Y", "nightlong": "P1D",
}  # fmt: skip

LONG = {
    form + "long": name for name, plural in (("day", "days"), ("week", "weeks"), ("month", "months"), ("year", "years"),
    ("decade", "decades"), ("hour", "hours"), ("night", "nights")) for form in (name, plural)
}  # fmt: skip
"""Units of one-word durations ("weeklong", "yearslong")."""

HOLIDAYS = {
    "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "boxing day": "12-26",
    "new year's day": "01-01", "new year's eve": "12-31", "new year's": "01-01",
    "new years day": "01-01", "new years eve": "12-31", "april fool's day": "04-01",
    "martin luther king day": "01-3-1", "martin luther king jr day": "01-3-1",
    "saint patrick's day": "03-17", "st patrick's day": "03-17",
    "bastille day": "07-14", "juneteenth": "06-19", "earth day": "04-22", "may day": "05-01",
    "international women's day": "03-08", "anzac day": "04-25", "canada day": "07-01", "australia day": "01-26",
    "valentine's day": "02-14", "independence day": "07-04", "halloween": "10-31",
    "veterans day": "11-11", "armistice day": "11-11", "remembrance day": "11-11",
    "thanksgiving": "11-4-4", "thanksgiving day": "11-4-4", "labor day": "09-1-1", "memorial day": "05-0-1",
    "presidents day": "02-3-1", "columbus day": "10-2-1", "mother's day": "05-2-7", "father's day": "06-3-7",
    "election day": "11-1-1+1", "easter": "E+0", "easter sunday": "E+0", "easter monday": "E+1",
    "good friday": "E-2", "palm sunday": "E-7", "ash wednesday": "E-46",
}  # fmt: skip
"""Rules of holidays: ``MM-DD``; ``MM-n-weekday``, the n-th such weekday of a month (0 for the last); ``E``, Easter.

``+n`` and ``-n`` add or subtract days. Where countries differ, the rule is the American one, which news in English
means if it does not name a country.
"""

BEFORE_MONTH = word_set("in since until during through throughout last next this early late mid upcoming")
"""Words after which an ambiguous name ("May", "March") is a month."""
BEFORE_NOUN = english.ARTICLES | english.DEMONSTRATIVES | english.POSSESSIVES
"""Words after which an ambiguous name is a month if a noun follows: "a March poll"."""
NO_NOUN = english.AUXILIARIES | english.PREPOSITIONS | word_set("and or said says against")
"""Words that show that no noun follows."""
MAYBE_BEFORE_MONTH = word_set("of by from to between and or for before after - ( till")
"""Words after which an ambiguous name is a month, unless the text names a person called May."""

CLASSES: dict[str, str] = {
    "clock_unit": "minute hour hr min sec",
    "unit_word": "fortnight yr",
    "units_word": "years secs seconds mins minutes hrs hours weeks fortnights months quarters yrs decades",
    "season": "spring summer autumn fall winter",
    "seasons": "summers winters springs autumns",
    "daypart": "morning afternoon evening night dawn dusk sunrise sunset",
    "dayparts": "mornings afternoons evenings",
    "noon": "noon midnight midday noontime",
    "nth_word": " ".join(word for word in ORDINALS if word != "second"),
    "card": " ".join(word for word in CARDINALS if word not in ("eighteen", "nineteen")),
    "teen": "eighteen nineteen",
    "tens": " ".join(TENS),
    "scale": " ".join(SCALES),
    "decade_word": " ".join(DECADES),
    "frequency": " ".join(FREQUENCIES),
    "all_through": " ".join(LONG),
    "an": "a an",
    "several": "several many numerous various countless",
    "each_": "each every",
    "alternate": "other alternate",
    "approx": "about around nearly almost over roughly approximately under exactly virtually",
    "more": "more less fewer longer",
    "previous": "previous preceding prior",
    "following": "following ensuing subsequent",
    "coming": "coming upcoming forthcoming",
    "begin": "beginning start middle end midpoint",
    "earlier": "earlier later",
    "early": "early late mid",
    "own": " ".join(english.POSSESSIVES),
    "zone": "est edt cst cdt mst mdt pst pdt gmt utc bst cet cest jst kst et pt ist hkt",
    "zone_word": "eastern central pacific mountain greenwich local moscow beijing london tokyo paris",
    "days_ref": "yesterday today tomorrow tonight",
    "comma": ",",
    "dot": ".",
    "hyphen": "-",
    "s": "'s ’s",
    "apos": "' ’ `",
}
"""The words of each class; a word that a rule uses and no class holds becomes a class of its own."""

ABBREVIATED = frozenset(form.lower() for form in english.SHORT_MONTHS | english.SHORT_DAYS)

TOKEN = re.compile(
    r"""
      \n[^\S\n]*\n\s*                                     # an empty line, between paragraphs
    | [0-9]{4}-[0-9][0-9]-[0-9][0-9](?:T[0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?)?(?![\w-])   # 2019-04-10T09:30
    | [0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}(?![\w/])                    # 4/10/2019
    | 9/11(?![\w/]) | May\ Day(?!\w) | Q[1-4](?!\w) | [1-4]Q(?!\w)
    | [0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?=[AaPp]\.?[Mm]\b|[^\w:]|$)   # 9:30, 9:30pm
    | [0-9]{1,2}\.[0-9][0-9](?=\s?[AaPp]\.?[Mm])                        # 9.30pm
    | [0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?                        # 12,500
    | [0-9]+\.[0-9]+ | [0-9]/[0-9](?!\w)                              # 2.5, 1/2
    | [0-9]+(?:st|nd|rd|th|s)(?!\w) | [0-9]+                    # 21st, 1990s, 34
    | [AaPp]\.\s?[Mm]\.? | [Oo]['’][Cc]lock               # a.m., o'clock
    | (?<![\w'’])['’][0-9]{2}(?!['’\w]|[^'’\n]{0,40}\w['’](?!\w))   # '08, but not '60 Minutes'
    | ['’]s(?!\w)
    | [^\W\d_]+
    | (?<=\w)[-‑](?=\w)                                   # a hyphen within a word, no dash
    | [^\w\s]
    """,
    re.VERBOSE,
)


_NUMBERS: dict[str, float] = {
    **CARDINALS,
    **TENS,
    **ORDINALS,
    "couple": 2,
    "half": 0.5,
    "½": 0.5,
    "quarter": 0.25,
}
_MOST = 1e12
"""The largest number that is read; larger ones occur in no time expression."""


def number(words: Sequence[str]) -> float | None:
    """Return the number that lower-case ``words`` give in figures or letters; ``None`` if they are no number.

    >>> number(["three", "hundred"])
    300.0
    >>> number(["a", "couple"])
    2.0
    """
    total, group, seen = 0.0, 0.0, False
    for word in words:
        if word in ("a", "an", "-", "and", "of"):
            continue
        if word in SCALES:
            total, group = total + (group or 1) * SCALES[word], 0
        elif word in _NUMBERS:
            group += _NUMBERS[word]
        elif (figures := _figures(word)) is not None:
            group += figures
        else:
            return None
        seen = True
    return total + group if seen and total + group <= _MOST else None


def _figures(word: str) -> float | None:
    """Return the number of a word that begins with figures: 12,500 or 2.5 or 1/2 or 21st."""
    match = re.match(r"[0-9][0-9.,/]{0,20}", word)
    if match is None:
        return None
    above, _, below = match.group().replace(",", "").partition("/")
    return float(above) / (float(below) or 1) if below else float(above)
