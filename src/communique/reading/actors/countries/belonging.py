"""Possessors of actors, named in the phrase or given by a possessive pronoun."""

from __future__ import annotations

import re

from communique.english import PREPOSITION, word_set
from communique.reading.actors.phrases.description import Description

_POSSESSIVE = re.compile(
    r"(?:both |all |some |many |most |several |one |two |\w+ )?(?:of )?(his|her|its|their|my|our)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:of|for|to) (?:(?:[A-Z][\w.]*|the|former|then) ){0,3}$")
_FOLLOWED = re.compile(r" [a-z]")
_LINKED = re.compile(rf"\b(?:{PREPOSITION}|and|or|that|who|against)\b")
FELLOWS = word_set("rival rivals enemy enemies foe foes adversary adversaries ally allies partner partners")
"""Nouns for actors that are never of the possessor's country: "US allies"."""
OPPOSED = FELLOWS | word_set(
    "counterpart counterparts critic critics opponent opponents neighbour neighbours neighbor neighbors host hosts guest guests "
    "visitor visitors victim victims target targets creditor creditors hostage hostages captor captors kidnapper kidnappers heckler accuser accusers "
    "interlocutor interlocutors prisoner prisoners captive captives detractors challenger challengers friend friends killer "
    "killers attacker attackers assailant assailants client clients customer customers envoy ambassador donor donors sponsor"
)
"""Nouns for actors that need not be of the possessor's country."""


PARTISAN = re.compile(r"\b(?:Democratic|Republican|GOP)(?:-[a-z]+)?(?= [a-z]|$)")
"""An American party as an adjective, but not as part of a name such as "Democratic Republic"."""
FAITHS = word_set("christians jews hindus catholics protestants buddhists sikhs evangelicals")
FOLK = word_set("muslims yazidi yazidis yazzidi sunnis shiites kurds roma rohingya")
"""Groups that live in many countries. Those in :data:`FAITHS` may include most people of the article's own country."""
_APART = "|".join(sorted(FELLOWS | {"critic", "critics", "opponent", "opponents", "detractor", "detractors"}))
_SOME_OF = r"(?i:(?:(?:some|many|most|all|several|few|one|two|three|any|each|both|other)(?: of)? )?(?:the )?)"
_NAMED = r"[A-Z][\w.-]*(?: [A-Z][\w.-]*)*"
_APART_FROM = re.compile(
    rf"{_SOME_OF}(?P<owner>{_NAMED})['’]s? (?P<between>(?:[\w-]+ )*)(?:arch[- ]?)?(?:{_APART})(?= |$)|"
    rf"{_SOME_OF}(?P<before>(?:[\w-]+ )*)(?i:{_APART}) of (?:the )?(?P<of>{_NAMED})(?= [a-z]|$)"
)


def apart_from(bare: str) -> tuple[str, str] | None:
    """Return the possessor of a phrase for allies, rivals or critics, and the modifiers of the head noun.

    >>> apart_from("Iran's Arab rivals"), apart_from("Critics of the United States"), apart_from("Iran's envoy")
    (('Iran', 'Arab '), ('United States', ''), None)
    """
    match = _APART_FROM.match(bare)
    if match is None:
        return None
    return match["owner"] or match["of"], match["between"] or match["before"] or ""


def pronoun_of(bare: str) -> str | None:
    """Return the possessive pronoun at the start of a phrase, in lower case.

    >>> pronoun_of("his lawyers"), pronoun_of("some of their voters"), pronoun_of("the lawyers")
    ('his', 'their', None)
    """
    match = _POSSESSIVE.match(bare)
    return match[1].lower() if match is not None and len(bare) > match.end() else None


def is_possessor(before: str, after: str) -> bool:
    """Tell whether a name is the possessor in its phrase: "Trump's lawyer", "the family of Kaye".

    Args:
        before: the text of the phrase before the name.
        after: the text of the phrase after the name.

    >>> is_possessor("", "’s lawyer"), is_possessor("the family of ", ""), is_possessor("critics who met ", "")
    (True, True, False)

    """
    return (after[:2] in {"'s", "’s", "' ", "’ "} and bool(after[2:].strip())) or _OF.search(
        before
    ) is not None


def is_attributive(before: str, after: str) -> bool:
    """Tell whether a name is a possessor without "'s", as a modifier of the noun: "Trump campaign donors".

    Args:
        before: the text of the phrase before the name.
        after: the text of the phrase after the name.

    >>> is_attributive("two ", " campaign donors"), is_attributive("a lawyer for ", " said")
    (True, False)

    """
    return _FOLLOWED.match(after) is not None and _LINKED.search(before) is None


def shares_country(said: Description) -> bool:
    """Tell whether an actor that belongs to another is of the same country, as an aide is and a rival is not.

    >>> from communique.knowledge import load
    >>> from communique.reading.actors.phrases.noun_phrases import describe
    >>> shares_country(describe("his aides", load())), shares_country(describe("his critics", load()))
    (True, False)
    """
    return not (set(said.head.split()) & OPPOSED)
