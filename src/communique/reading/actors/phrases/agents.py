"""Nouns for people that are not in the knowledge, recognised by their ending: "dealers", "churchgoers"."""

from __future__ import annotations

import re

from communique.english import word_set

CLIENTS = word_set(
    "user users subscriber subscribers reader readers viewer viewers listener listeners follower followers customer customers"
)
"""Nouns for customers, whom a firm has in every country: "a Twitter user"."""
_PLURAL = re.compile(r"[a-z-]{2,}(?:ers|ors|ists|ians|ees|goers|men|women)")
_SINGULAR = re.compile(r"[a-z-]{3,}(?:er|or|ist|ian|ee)")
_NO_PEOPLE = word_set(
    "paper power number letter order border matter offer center computer newspaper chapter banner poster answer corner layer "
    "server container trailer tanker carrier booster disaster quarter headquarter wonder register barrier drawer tower tier "
    "shelter danger career disorder encounter hammer ladder merger transfer timer cancer flyer cooker river water weather "
    "winter summer september october november december dinner manner theater laser radar cover fever finger shower gather "
    "charter quarter parameter meter counter filter printer sticker trigger sweater super over never ever other whether "
    "rather after under further either neither later former latter cyber liver silver copper rubber chamber timber lumber "
    "helicopter fighter freighter cruiser destroyer launcher bulldozer scooter trawler amber slaughter murder tender wager "
    "factor sector error door floor color rumor corridor mirror tractor reactor honor favor humor harbor motor sensor vector "
    "tumor meteor terror horror labor behavior interior exterior prior major minor superior poor nor for or indicator "
    "list twist fist wrist exist resist consist insist mist fee tree committee degree knee guarantee coffee spree subcommittee "
    "lander tracker rover browser disclaimer newsletter airliner jetliner crater glacier frontier router poster bunker locker folder "
    "ventilator respirator generator accelerator detector elevator escalator calculator radiator refrigerator freezer propeller "
    "boiler speaker charger thriller bumper shoulder boulder drawer flier ticker tracer rudder jumper dossier pier chandelier earlier fewer filibuster marquee "
    "jubilee metaphor checklist playlist shortlist blacklist watchlist wishlist waitlist "
    "see agree free three decree specimen regimen abdomen omen semen amen acumen per her user-server peer consider"
)
"""Singular nouns with such an ending that are not for people."""
_OTHERS = word_set(
    "user attendant descendant adolescent vigilante troll royal mastermind culprit cadre fugitive wonk vlogger"
)
"""Singular nouns for people without such an ending."""
_FOR = frozenset({"pro", "anti", "ultra", "post", "pre"})
"""Prefixes that make an adjective of a noun for a person: "pro-Palestinian"."""


def is_people(word: str) -> bool:
    """Tell whether a normalised plural is a noun for people, by its ending.

    >>> is_people("churchgoers"), is_people("papers"), is_people("policy makers"), is_people("users")
    (True, False, True, True)
    """
    word = word.rpartition(" ")[2]  # normalised, a hyphen is a space
    if word == "personnel" or word.removesuffix("s") in _OTHERS:
        return word not in _OTHERS
    if _PLURAL.fullmatch(word) is None:
        return False
    stem = word if word.endswith("men") else word[:-1]
    return stem.rpartition("-")[2] not in _NO_PEOPLE


def is_person(word: str) -> bool:
    """Tell whether a normalised singular is a noun for a person, by its ending.

    >>> is_person("attacker"), is_person("committee")
    (True, False)
    >>> is_person("disclaimer"), is_person("dossier")
    (False, False)
    >>> is_person("decision maker"), is_person("user"), is_person("pro palestinian")
    (True, True, False)
    """
    before, _, word = word.rpartition(" ")
    if before in _FOR:
        return False
    if word in _OTHERS:
        return True
    return _SINGULAR.fullmatch(word) is not None and word.rpartition("-")[2] not in _NO_PEOPLE
