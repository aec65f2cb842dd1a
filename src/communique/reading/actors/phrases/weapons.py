"""Weapons, which may be found as names of bodies: "THAAD", "the S-400 system"."""

from __future__ import annotations

import re

from communique.english import word_set

_SYSTEMS = word_set(
    "thaad aegis himars atacms mlrs javelin javelins stinger stingers patriots tomahawk tomahawks scud scuds hwasong nodong "
    "taepodong musudan pukguksong bukkeukseong iskander kinzhal kalibr oreshnik sarmat bulava topol novichok trident minuteman "
    "icbm icbms slbm slbms irbm irbms abm qassam katyusha shahab shahed fateh buk tor pantsir brahmos agni polaris sidewinder "
    "hellfire nasams irist taurus kalashnikov"
)
"""Names of weapons without another meaning in the news."""
_DESIGNATION = re.compile(
    r"(?:[ABCFLPSTUX]|AH|AK|AR|CH|DF|EA|JL|KC|KH|KN|MH|MQ|MiG|PAC|RPG|RQ|RS|SM|SS|Su|Tu|UH|Hwasong|Shahed|Fateh)-\d{1,3}[A-Z]?s?"
)
_SYSTEM_AFTER = re.compile(
    r"\s+(?:(?:anti-?)?(?:missile|missiles|ballistic|rocket|rockets|interceptors?|launchers?|torpedo(?:es)?|air[- ]defen[cs]e|"
    r"missile[- ]defen[cs]e|weapons?)(?: \w+)?|batter(?:y|ies)|anti-\w+ (?:missile|system)s?)\b"
)
_BEARERS = word_set(
    "agency department ministry command center centre corps force forces committee commission bureau army"
)
"""Nouns for bodies whose names may contain that of a weapon."""


def is_weapon(name: str, after: str = "") -> bool:
    """Tell whether a name is a weapon's, by itself or by the text ``after`` it.

    >>> is_weapon("THAAD"), is_weapon("S-400"), is_weapon("Patriot", " missile batteries"), is_weapon("Patriot Party")
    (True, True, True, False)
    """
    words = name.lower().replace("-", " ").split()
    if not words or _BEARERS & set(words):
        return False
    if _DESIGNATION.fullmatch(name.rsplit(maxsplit=1)[-1]) or words[0] in _SYSTEMS or words[-1] in _SYSTEMS:
        return True
    match = _SYSTEM_AFTER.match(after)
    return match is not None and not (_BEARERS & set(after[: match.end() + 20].lower().split()))
