"""Amounts: sums of money and other quantities, by rule: a number, its magnitude, its unit."""

from __future__ import annotations

import re

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
_WORDS = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}

_NUMBER = r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_MONEY = re.compile(
    rf"(?P<sign>{'|'.join(re.escape(s) for s in _CURRENCIES)})[ \u00a0]?(?P<number>{_NUMBER})"
    r"(?:[ \u00a0-]?(?P<magnitude>thousand|million|billion|trillion|bn|mn|tn|[kmb])\b)?"
)
_QUANTITY = re.compile(
    rf"\b(?P<number>{_NUMBER}|{'|'.join(_WORDS)})[ \u00a0-](?:(?P<magnitude>hundred|thousand|million|billion|trillion)[ \u00a0-])?"
    rf"(?P<unit>{'|'.join(re.escape(u) for u in sorted(_UNITS, key=len, reverse=True))})s?\b"
    rf"|\b(?P<share>{_NUMBER})(?:%)",
    re.IGNORECASE,
)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of the text in order; ``value`` in the unit itself, magnitudes multiplied out.

    A currency named by a word that several states share (franc, peso, rupee) has a ``None`` unit.

    >>> [(a.value, a.unit) for a in find_amounts("It cost $1.5 billion, or 3 percent more.")]
    [(1500000000.0, 'USD'), (3.0, '%')]
    """
    found = [
        Amount(
            start=m.start(),
            end=m.end(),
            value=_value(m["number"], m["magnitude"]),
            unit=_CURRENCIES[m["sign"]],
        )
        for m in _MONEY.finditer(text)
    ]
    taken = {i for a in found for i in range(a.start, a.end)}
    for m in _QUANTITY.finditer(text):
        if m.start() in taken:
            continue
        if m["share"]:
            found.append(Amount(start=m.start(), end=m.end(), value=_value(m["share"], None), unit="%"))
        else:
            found.append(
                Amount(
                    start=m.start(),
                    end=m.end(),
                    value=_value(m["number"], m["magnitude"]),
                    unit=_UNITS[m["unit"].lower()],
                )
            )
    return tuple(sorted(found, key=lambda a: a.start))


def _value(number: str, magnitude: str | None) -> float:
    """Return the number that digits or a word and a magnitude say."""
    lower = number.lower()
    plain = float(_WORDS[lower]) if lower in _WORDS else float(number.replace(",", ""))
    return round(plain * (_MAGNITUDES[magnitude.lower()] if magnitude else 1), 6)
