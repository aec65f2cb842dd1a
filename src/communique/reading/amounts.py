"""Amounts, found by rule: sums of money, ages and other quantities, as a number, its magnitude and its unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.english import MONTH
from communique.model import Amount

_CURRENCIES = {
    "US$": "USD", "A$": "AUD", "C$": "CAD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD", "R$": "BRL", "$": "USD", "£": "GBP",
    "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS", "₦": "NGN", "₱": "PHP", "Rs": "INR",
}  # fmt: skip
_UNITS = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "rouble": "RUB", "ruble": "RUB", "yuan": "CNY", "renminbi": "CNY", "yen": "JPY",
    "rupee": None, "won": "KRW", "shekel": "ILS", "lira": "TRY", "naira": "NGN", "rand": "ZAR", "franc": None, "peso": None,
    "percent": "%", "per cent": "%", "percentage point": "percentage point", "kilometer": "km", "kilometre": "km", "km": "km",
    "mile": "mi", "meter": "m", "metre": "m", "foot": "ft", "feet": "ft", "kilogram": "kg", "kg": "kg", "ton": "t", "tonne": "t",
    "metric ton": "t", "barrel": "bbl", "acre": "acre", "hectare": "ha", "megawatt": "MW", "gigawatt": "GW",
}  # fmt: skip
_MAGNITUDES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_NUMERALS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_WORDS_TOO = frozenset({"won", "rand", "pound", "foot"})
"""Units that are other words too ("five won re-election"). They need a number in figures that is not a year, or a magnitude."""
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")

# It has to end where the digits end, so that no part of a number that is too long or oddly grouped is taken for a number.
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)(?![.,]?\d)"
_GREAT = "million|billion|trillion"
_MONEY = re.compile(
    rf"(?P<sign>{'|'.join(re.escape(s) for s in _CURRENCIES)})[ \u00a0]?(?P<number>{_NUMBER})"
    rf"(?P<magnitude>(?:[ \u00a0-](?i:hundred|thousand)\b)?(?:[ \u00a0-]?(?:(?i:thousand|{_GREAT}|bn|mn|tn)|[kmbKMB])\b)?)"
)
_QUANTITY = re.compile(
    rf"(?<!\w)(?<!\d[.,])(?P<number>{_NUMBER}|{'|'.join(_NUMERALS)})[ \u00a0-]"
    rf"(?P<magnitude>(?:(?:hundred|thousand)[ \u00a0-])?(?:(?:thousand|{_GREAT})[ \u00a0-])?)"
    rf"(?P<unit>{'|'.join(re.escape(u) for u in sorted(_UNITS, key=len, reverse=True))})s?\b"
    rf"|(?<!\w)(?<!\d[.,])(?P<share>{_NUMBER})%",
    re.IGNORECASE,
)

_AGE = re.compile(
    rf"(?<![\w’'-])(?!{MONTH})(?:[A-Z][\w’'-]{{0,40}}[a-z]|[JS]r\.), (?P<age>\d\d?|1[01]\d)(?=[,.;:)]| and\b)(?![.,:]\d)"
)
"""An age after a name, "Otieno, 46,". Of 291 such numbers in 5,697 articles 287 are the person's age."""


def find_amounts(text: str, ages: Sequence[Amount] = ()) -> tuple[Amount, ...]:
    """Return the amounts of the text in order; ``value`` in the unit itself, magnitudes multiplied out.

    A currency whose name several states share (franc, peso, rupee) has the unit ``None``.

    Args:
        text: the text; offsets of the result are code points into it.
        ages: the ages of people in words of time ("aged 17"), which are found together with the times.

    >>> [(a.value, a.unit) for a in find_amounts("Ann Otieno, 46, paid $1.5 billion, or 3 percent more.")]
    [(46.0, 'year'), (1500000000.0, 'USD'), (3.0, '%')]

    """
    money = [_amount(m, m["number"], _CURRENCIES[m["sign"]]) for m in _MONEY.finditer(text)]
    taken = {i for a in money for i in range(a.start, a.end)}
    others = [
        _amount(m, m["share"], "%") if m["share"] else _amount(m, m["number"], _UNITS[m["unit"].lower()])
        for m in _QUANTITY.finditer(text)
        if m.start() not in taken and not _is_another_word(m)
    ]
    return tuple(sorted([*money, *others, *ages, *_beside_names(text)], key=lambda a: a.start))


def _beside_names(text: str) -> list[Amount]:
    return [
        Amount(start=m.start("age"), end=m.end("age"), value=float(m["age"]), unit="year")
        for m in _AGE.finditer(text)
    ]


def _amount(m: re.Match[str], number: str, unit: str | None) -> Amount:
    return Amount(start=m.start(), end=m.end(), value=_value(number, m["magnitude"]), unit=unit)


def _is_another_word(m: re.Match[str]) -> bool:
    """Tell whether the word of a unit is another word here: "who in 2016 won", "one foot in"."""
    if m["unit"] is None or m["magnitude"] or m.group().lower().endswith("s"):
        return False
    bare = m["number"].lower() in _NUMERALS or _YEAR.fullmatch(m["number"]) is not None
    return bare and m["unit"].lower() in _WORDS_TOO


def _value(number: str, magnitude: str | None) -> float:
    """Return the value of digits, or of a number word, times its magnitudes ("hundred million")."""
    lower = number.lower()
    value = float(_NUMERALS[lower]) if lower in _NUMERALS else float(number.replace(",", ""))
    for word in re.findall("[a-z]+", (magnitude or "").lower()):
        value *= _MAGNITUDES[word]
    return round(value, 6)
