"""The head of a noun phrase: a title, a body, or a noun for people."""

from __future__ import annotations

from dataclasses import dataclass

from communique.knowledge import Fact
from communique.reading.actors.phrases.agents import is_people, is_person
from communique.reading.actors.phrases.bounds import AGED
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.modifying import is_sure
from communique.reading.actors.phrases.parts import Lookup, Parts, singulars
from communique.reading.actors.phrases.shared import shares_head
from communique.reading.actors.phrases.words import CHIEFS, CUTS, GROUP_CLASSES, JOINTS, SINGULAR_IN_S


@dataclass(frozen=True, slots=True)
class Head:
    """The head noun of a phrase, which may be several words."""

    start: int  # the index of its first word
    fact: Fact | None  # ``None`` for people recognised by the ending, and if there is no head
    plain: str  # normalised; in the singular if knowledge does not have the plural
    plural: bool


def head_of(parts: Parts, between: tuple[int, int], lookup: Lookup) -> Head:
    """Return the head: the longest known title, body or name at the end of a range of words, else a noun for people.

    Args:
        parts: the words of the phrase.
        between: the first word of the range and the one after it.
        lookup: the context of the lookup.

    >>> from communique.knowledge import load
    >>> head_of(Parts.of("a former foreign minister"), (1, 4), Lookup(load(), ())).plain
    'foreign minister'

    """
    first, cut = between
    for start in range(max(first, cut - 8), cut):
        name, surface = parts.name(start, cut)
        if name in CHIEFS and not _word(name, surface, lookup, capital=False):
            return Head(start, None, name, False)
        fact = _word(name, surface, lookup, capital=parts.is_capital(start))
        if fact is not None and _breaks_name(parts, first, start, cut, lookup):
            continue  # "European | Union leaders"
        if fact is not None and not (fact.kind == "noun" and start > first and fact.names[0] == "us"):
            return Head(start, fact, name, fact.kind == "noun" and _is_plural(fact, name))
        for single in () if _breaks_name(parts, first, start, cut, lookup) else singulars(name):
            fact = _word(single, _one_of(surface, single), lookup, capital=False)
            if single in CHIEFS or (fact is not None and fact.kind == "title"):
                return Head(start, fact, single, True)
    last = parts.plain[cut - 1]
    if AGED.fullmatch(last):
        return Head(cut - 1, None, last, last.endswith("s"))
    if not parts.is_capital(cut - 1) and (is_people(last) or is_person(last)):
        return Head(cut - 1, None, last, is_people(last))
    return Head(cut, None, "", last.endswith("s") and not last.endswith("ss"))


def said_by(head: Head) -> Description:
    """Return the description that a head gives by itself."""
    fact = head.fact
    if fact is None:
        return _by_ending(head)
    if fact.kind == "title":
        return Description(
            kind="title",
            head=head.plain,
            role=fact.role,
            title=head.plain,
            sectors=fact.sectors,
            gender=fact.gender,
            # "U.S. district judge", "the Pope"
            country="USA" if head.plain.startswith("us ") else fact.country,
        )
    if fact.kind == "noun":
        return Description(kind="noun", head=head.plain, role=fact.role, sectors=fact.sectors)
    if fact.kind == "people":
        return Description(
            kind="noun", head=head.plain, role="people", sectors=("CVL",), country=fact.country, fact=fact
        )
    return Description(kind="fact", head=head.plain, sectors=fact.sectors, country=fact.country, fact=fact)


def _by_ending(head: Head) -> Description:
    """Return the description of a head without a fact: a chief, or people recognised by the ending or an age."""
    if not head.plain:
        return Description(kind="")
    if head.plain in CHIEFS or not (head.plural or is_person(head.plain) or AGED.fullmatch(head.plain)):
        return Description(kind="title", head=head.plain, role="chief", title=head.plain)
    if head.plural:
        return Description(kind="noun", head=head.plain, role="people", sectors=("CVL",))
    return Description(kind="title", head=head.plain, role="civilian", title=head.plain, sectors=("CVL",))


def past_joined(parts: Parts, first: int, cut: int, lookup: Lookup) -> int:
    """Return the end of the head after joined modifiers: "political, judicial and military leaders"; else ``cut``."""
    owned = any(parts.is_possessive(at) for at in range(first, cut))
    stop = cut
    while (
        first < stop < len(parts.plain)
        and parts.plain[stop] in JOINTS
        and (
            shares_head(parts.plain, stop)
            or (
                (owned or not parts.is_capital(stop - 1))
                and head_of(parts, (first, stop), lookup).plain == ""
            )
        )
    ):
        stop = next(
            (at for at in range(stop + 1, len(parts.plain)) if parts.plain[at] in CUTS), len(parts.plain)
        )
    return stop if stop > cut and head_of(parts, (first, stop), lookup).plural else cut


def _breaks_name(parts: Parts, first: int, start: int, cut: int, lookup: Lookup) -> bool:
    """Tell whether a head would begin within the name of a body before its last word."""
    return cut - start > 1 and any(
        (fact := lookup.knowledge.first(" ".join(parts.plain[begin : cut - 1]), ("org", "state"))) is not None
        and is_sure(fact)
        for begin in range(max(first, start - 3), start)
        if parts.is_capital(begin)
    )


def _one_of(surface: str, single: str) -> str:
    """Return the singular as written in the text: "CEO" for "CEOs"."""
    return surface[:-1] if len(single) == len(surface) - 1 else surface


def _word(name: str, surface: str, lookup: Lookup, *, capital: bool) -> Fact | None:
    """Return the fact of a head: that of an office, body or group before that of a name, which needs a capital."""
    found = None
    for fact in lookup.bearing(name, surface):
        if fact.kind in {"title", "noun"}:
            return fact
        if capital and found is None and fact.kind not in {"given", "person"} and is_sure(fact):
            found = fact
    return found


def _is_plural(fact: Fact, name: str) -> bool:
    """Tell whether a noun for a body or group is in the plural, unlike "ministry of foreign affairs"."""
    first = name.partition(" of ")[0]
    in_s = first.endswith("s") and not first.endswith("ss")
    return (fact.role in GROUP_CLASSES or in_s) and name not in SINGULAR_IN_S
