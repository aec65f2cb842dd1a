"""Durations and frequencies: two weeks, every day, a 34-year-old."""

from __future__ import annotations

from communique.english import MODALS, word_set
from communique.reading.times.lexicon import (
    CARDINALS,
    CLOCK_UNITS,
    FREQUENCIES,
    ORDINALS,
    PARTS,
    PLURALS,
    SCALES,
    SEASONS,
    TENS,
    UNITS,
    number,
)
from communique.reading.times.timex import Timex, Value

BEFORE_VERB = MODALS | word_set("to not 'll ll")
"""Words after which "last" is a verb: "will last six weeks"."""
NOT_RATE = word_set("in for within after over of to than about and or until lasts takes took last take , -")
"""Words after which "a year" is a duration, not a rate."""
UNCOUNTED = word_set(
    "few several many some number dozens hundreds thousands numerous various countless other"
)
"""Words for an unknown number."""
AFTER_DURATION = frozenset({"after", "before", "since"})
"""Words before which "a year" is a duration, not a rate: "June 8, barely a year after the vote"."""
INDEFINITE = word_set("few several dozens hundreds thousands millions billions trillions")
"""Indefinite numbers before which "a year" is a rate: "millions a year"."""
BEFORE_PLACES = frozenset({"some", "many", "various"})
"""Words before "quarters" in the sense of circles or places: "in some quarters"."""
BEFORE_QUARTERS = word_set(
    "consecutive successive straight fiscal recent prior preceding subsequent coming future earlier later profitable for over in of"
) | frozenset(ORDINALS)
"""Words before "quarters" of a year: "in subsequent quarters", "the second and third quarters"."""
NUMBER_WORDS = frozenset({*CARDINALS, *TENS, *SCALES} - {"one"})
"""Number words before which "a year" is a rate; without "one", which may be a pronoun."""


def base_unit(word: str) -> str:
    """Return the singular of a unit's name.

    >>> base_unit("centuries")
    'century'
    """
    return PLURALS.get(word, {"yr": "year", "hr": "hour", "min": "minute", "sec": "second"}.get(word, word))


def duration(n: float | None, unit: str) -> str:
    """Return the TIMEX3 duration of ``n`` units; ``n`` is ``None`` if the number is unknown.

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
    return f"P{clock}{n:.12g}{_letter(unit)}"


def _letter(unit: str) -> str:
    """Return the TIMEX3 letter of a unit."""
    return UNITS.get(unit, "D")


def count(timex: Timex, slot: str = "n") -> float | None:
    """Return the number in a slot, plus 0.5 if slot ``half`` matched; ``None`` for "several" and the like."""
    words, half = timex.words(slot), 0.5 * bool(timex.words("half"))
    if words in (["a"], ["an"], ["the"]) and timex.word("unit") in PLURALS:
        return None  # "a years-long war", "in the days before"
    if words[:1] == ["another"] or words in (["a"], ["an"], ["the"]):
        return 1 + half
    if not UNCOUNTED.isdisjoint(words):
        return None
    n = number(words)
    return None if n is None else n + half


def length(timex: Timex) -> Value | None:
    """Return the value of "at least 30 days"."""
    n, unit = count(timex), base_unit(timex.word("unit"))
    words = timex.all
    if unit == "quarter" and (
        words[-2] == "-"
        or words[0] in ("a", "an")
        or words[-2:-1] in (["a"], ["an"])
        or words[0] in BEFORE_PLACES
    ):
        return None  # a fraction, or "seen in some quarters as a punt"
    if words == ["some", "second"] or (words[0] == "many" and timex.word_before == "as"):
        return None  # "some second-tier candidates", "the third trip in as many months"
    is_one_day = words == ["one", "day"] and timex.word_before in MODALS  # "will one day return"
    if is_one_day or words == ["some", "day"]:
        return "DATE", "FUTURE_REF"
    if words[0] in ("a", "an") and len(words) == 2:
        if unit == "second":
            return None
        if _is_rate(timex):
            return "SET", duration(1, unit)
    if n and {"and", "half"}.issubset(words[-3:]):
        n += 0.5
    return "DURATION", duration(n, unit)


def _is_rate(timex: Timex) -> bool:
    """Tell whether "a year" is a rate, after a number: "700 seats a week", "fifty thousand a year"."""
    first = timex.match.start()
    if (
        timex.word_before in NOT_RATE
        or timex.word_before.endswith("ed")
        or AFTER_DURATION.intersection(timex.surfaces_after)
    ):
        return False
    return any(
        word[0].isdigit() or word in NUMBER_WORDS or word in INDEFINITE
        for word in timex.tokens.words[max(first - 4, timex.sentence) : first]
    )


def unit_long(timex: Timex) -> Value | None:
    """Return the value of "decade-long"."""
    word = timex.word("unit") or timex.word("word").removesuffix("long")
    return "DURATION", duration(None if word in PLURALS else 1, base_unit(word))


def plain_units(timex: Timex) -> Value | None:
    """Return the value of "for weeks"."""
    if timex.word_before in ("-", "many"):
        return None  # three-quarters, "in as many months"
    unit = base_unit(timex.word("unit"))
    if unit == "quarter" and timex.word_before not in BEFORE_QUARTERS:
        return None  # "at close quarters", "confined to their quarters"
    return "DURATION", duration(None, unit)


def ordinals(timex: Timex) -> Value | None:
    """Return the value of "the first hours"."""
    word = timex.word("unit")
    if word not in PLURALS:
        return None
    return "DURATION", duration(None, base_unit(word))


def how_old(timex: Timex) -> tuple[float | None, str]:
    """Return the number (``None`` if unknown) and the unit of an age: "34-year-old", "aged 17", "days-old"."""
    n = count(timex) if timex.words("n") else None if timex.word("unit") in PLURALS else 1
    return n, base_unit(timex.word("unit") or "year")


def age(timex: Timex) -> Value | None:
    """Return the value of "a 10-year-old truce"."""
    return "DURATION", duration(*how_old(timex))


def rate(timex: Timex) -> Value | None:
    """Return the value of "twice a year", "the first Tuesday of every month"."""
    return "SET", duration(1, base_unit(timex.word("unit")))


def each_unit(timex: Timex) -> Value | None:
    """Return the value of "every other day"."""
    unit, words = base_unit(timex.word("unit")), timex.words("n")
    if unit in PARTS:
        return "SET", f"XXXX-XX-XXT{PARTS[unit]}"
    if words in (["other"], ["alternate"]):
        return "SET", duration(2, unit)
    return "SET", duration(count(timex) if words else 1, unit)


_PREFIXED = {
    ("bi", "P1W"): "P2W", ("bi", "P1M"): "P2M", ("bi", "P1Y"): "P6M", ("semi", "P1Y"): "P6M", ("semi", "P1M"): "P15D",
}  # fmt: skip


def frequency(timex: Timex) -> Value | None:
    """Return the value of "daily", "bi-weekly", "semi-annual"; ``None`` in a name ("the Daily News")."""
    if timex.surfaces[-1][0].isupper() and "".join(timex.surfaces_after).istitle():
        return None
    value = FREQUENCIES[timex.word("word")]
    return "SET", _PREFIXED.get((timex.word("prefix"), value), value)


def span(timex: Timex) -> Value | None:
    """Return the value of "the past several months"."""
    if timex.all[0] == "last" and timex.word_before in BEFORE_VERB:
        return None  # "the trial will last six weeks"
    unit, n = timex.word("unit"), count(timex)
    if unit.removesuffix("s") in SEASONS:
        return "SET", f"XXXX-{SEASONS[unit.removesuffix('s')]}"
    unit = base_unit(unit)
    if timex.all[0] in ("each", "every"):
        return "SET", duration(1, unit)  # "each of the last three years"
    if unit == "hour" and n is not None and n % 24 == 0:
        return "DURATION", duration(n / 24, "day")
    return "DURATION", duration(n, unit)


def and_half(timex: Timex) -> Value | None:
    """Return the value of "the past year and a half"."""
    return "DURATION", duration(1.5, timex.word("unit"))


def ahead(timex: Timex) -> Value | None:
    """Return the value of "the weeks ahead"."""
    return "DURATION", duration(None, base_unit(timex.word("unit")))
