"""What a noun phrase says of its actor: office, country, sectors, number, whether former.

>>> from communique.knowledge import load
>>> said = describe("a Japanese foreign ministry spokesman", load())
>>> said.country, said.sectors, said.role
('JPN', ('GOV',), 'spokesperson')
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from communique.knowledge import Fact, Knowledge
from communique.reading.actors.phrases.agents import is_people, is_person
from communique.reading.actors.phrases.bounds import AGED, end_of_head, opening, past_parts
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.modifying import is_sure, modify
from communique.reading.actors.phrases.parts import Asked, Parts, singulars
from communique.reading.actors.phrases.shared import shares_head
from communique.reading.actors.phrases.tails import Tail, with_tail
from communique.reading.actors.phrases.words import (
    AFTER,
    ANY_BODY,
    CHIEFS,
    CUTS,
    GROUP_CLASSES,
    JOINTS,
    LINKS,
    NO_STATES,
    OPENERS,
    PARTS,
    POSSESSIVES,
    SINGULAR_IN_S,
)


def describe(text: str, knowledge: Knowledge, *, spoken: Collection[str] = (), depth: int = 0) -> Description:
    """Return what a noun phrase says.

    Args:
        text: the phrase.
        knowledge: what its words are looked up in.
        spoken: the countries that the article speaks of; a name that is a common word as well ("Congress", "the
            Left") is an organisation's only where its country is one of them.
        depth: the phrases around it.

    >>> from communique.knowledge import load
    >>> describe("Congress leaders", load()).country, describe("Congress leaders", load(), spoken=["USA"]).country
    (None, 'USA')

    """
    asked = Asked(knowledge, spoken)
    text = _QUOTED.sub(r" \1 ", _ELSEWHERE.sub("", text))
    count = _COUNT.match(text)
    shift = count.end() if count is not None else 0
    text = text[shift:]
    parts = Parts.of(text)
    cut = end_of_head(parts.plain, asked)
    first, definite, plural = opening(parts.plain, cut)
    cut = past_parts(parts.plain, first, _past_joined(parts, first, cut, asked))
    if depth < _DEPTH and _is_part(parts, first, cut):
        inner = describe(text[parts.spans[cut][1] :], knowledge, spoken=spoken, depth=depth + 1)
        return replace(inner, plural=True, definite=definite, owner=None)
    if first >= cut:
        return _some_at(parts, cut, text, asked, depth) if plural and depth < _DEPTH else Description(kind="")
    owner_at = next((at for at in range(cut - 2, first - 1, -1) if parts.is_possessive(at)), None)
    head = _head(parts, (first, cut), asked)
    apart = "" if head.plain else _told_apart(parts, first, cut, asked)
    if apart:
        cut = parts.plain.index(apart, first)
        head = _head(parts, (first, cut), asked)
    said = replace(
        _of_head(head),
        definite=definite or owner_at is not None,
        plural=(plural or head.plural) and head.plain not in SINGULAR_IN_S,
        pronoun=next((word for word in parts.plain[:first] if word in POSSESSIVES), ""),
        told_apart=bool(apart),
        modified=bool(apart),
    )
    said = _speaking(said, parts, (head.start, cut), owned=owner_at is not None)
    said = modify(said, parts, (first, head.start), asked)
    if owner_at is not None and owner_at < head.start:
        said = replace(
            said, owner=(shift + parts.spans[first][0], shift + parts.spans[owner_at][1]), modified=True
        )
    cut = _past_second_title(parts, said, cut, asked)
    if cut < len(parts.plain) and parts.plain[cut] in LINKS and depth < _DEPTH:
        tail = text[parts.spans[cut][1] :]
        inner = describe(tail, knowledge, spoken=spoken, depth=depth + 1)
        said = with_tail(said, Tail(tail, parts.plain[cut], inner), asked)
    return _without_doubtful_sectors(said, parts)


def _is_part(parts: Parts, first: int, cut: int) -> bool:
    """Tell whether all before "of" is a number or part of those who follow it: "a small but growing number of voters"."""
    return parts.plain[cut : cut + 1] == ["of"] and all(
        word in PARTS or word in {"and", "but"} for word in parts.plain[first:cut]
    )


def _without_doubtful_sectors(said: Description, parts: Parts) -> Description:
    """Return a description without the sectors of a state where its title may as well be a firm's, a club's or anyone's."""
    if said.unknown and said.role in ANY_BODY and said.body is None and not said.body_noun:
        said = replace(said, sectors=())
    if said.role == "representative" and said.country in NO_STATES:
        said = replace(
            said, role="official", sectors=("GOV",)
        )  # "the EU representative" sits in no parliament
    if said.head == "speaker" and said.sectors == ("LEG",) and parts.plain[0] in _ANY_ONE:
        said = replace(said, role="civilian", sectors=("CVL",))  # "one speaker at the rally"
    return said


def _past_second_title(parts: Parts, said: Description, cut: int, asked: Asked) -> int:
    """Return where a second title that "and" joins to the first has come to its end: "the president and CEO | of the firm"."""
    if said.kind != "title" or said.plural or said.body is not None or parts.plain[cut : cut + 1] != ["and"]:
        return cut
    stop = next((at for at in range(cut + 1, len(parts.plain)) if parts.plain[at] in CUTS), cut)
    if not cut + 1 < stop <= cut + 5 or parts.plain[stop] not in LINKS:
        return cut
    other = _of_head(_head(parts, (cut + 1, stop), asked))
    return stop if other.kind == "title" and not other.plural else cut


def _speaking(said: Description, parts: Parts, between: tuple[int, int], *, owned: bool) -> Description:
    """Return a representative of someone as who speaks for that one: "their representative", "a representative for the firm"."""
    start, cut = between
    if said.role != "representative" or parts.is_capital(start):
        return said
    link, after = [*parts.plain[cut : cut + 2], "", ""][:2]
    if owned or said.pronoun or link == "for" or (link == "of" and after in OPENERS):
        return replace(said, role="spokesperson", sectors=("GOV",))
    return said


def _some_at(parts: Parts, cut: int, text: str, asked: Asked, depth: int) -> Description:
    """Return the people of whom a phrase says no more than where they are: "some in Gaza", "many on the left"."""
    if not cut or parts.plain[cut - 1] not in _SOME or parts.plain[cut : cut + 1] not in _WHERE:
        return Description(kind="")
    head = " ".join(parts.plain)  # which nobody else is called
    said = Description(kind="noun", head=head, role="people", sectors=("CVL",), plural=True, modified=True)
    if parts.plain[cut] == "on":
        return said
    tail = text[parts.spans[cut][1] :]
    inner = describe(tail, asked.knowledge, spoken=asked.spoken, depth=depth + 1)
    if (
        parts.plain[cut] == "in"
        and not inner.plural
        and {"LEG", "PTY", "GOV"} & set(inner.sectors)
        and inner.kind != "title"
    ):
        is_body = inner.fact is None or inner.fact.kind in {"org", "metonym"}
        said = replace(said, sectors=inner.sectors) if is_body else said
    return with_tail(said, Tail(tail, parts.plain[cut], inner), asked)


_ANY_ONE = frozenset({"a", "one", "another"})
_SOME = frozenset({"some", "many", "few", "several", "most"})
_WHERE = [[word] for word in ("in", "on", "across", "throughout", "from")]
_QUOTED = re.compile(r"[“\"]([\w-]{2,20})[”\"](?= [a-z])")
_ELSEWHERE = re.compile(r"(?<=[a-z]) (?:there|here|nationwide)$")
"""What says where somebody is without a name."""
_FEW = r"(?:one|two|three|four|five|six|seven|eight|nine|\d+)"
_COUNT = re.compile(
    rf"(?i:(?:[a-z]+ ){{0,2}}{_FEW} (?:in|out of) (?:every )?(?:{_FEW}|ten)|"  # "nearly two in three"
    r"(?:more|fewer|less) than|at (?:least|most)|least|up to|as many as|nearly|almost|roughly|over|under(?! secretar)|about|around|"
    r"(?:current|present|serving) and (?:former|past|retired)|(?:former|past) and (?:current|present)) "
    r"(?=\d|[A-Za-z])"
)
"""What a phrase opens with that says how many or which of those it is about, and no more."""
_PARTICIPLE = re.compile(
    # "polling" and "housing" are nouns before nouns
    r"(?!(?:poll|fund|spend|build|meet|hear|rul|fil|find|train|hous|vot|report|brief|plann|rat|test|warn|offer|hold|sett|"
    r"bank|lend)ing\b)[a-z]{3,}(?:ed|ing)|"
    r"held|shot|hit|hurt|sent|led|known|chosen|struck|caught|left|driven|taken|born|found|brought|made|forced"
)
_DEPTH = 3
"""Phrases within phrases that are followed."""


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    fact: Fact | None
    plain: str
    plural: bool


def _past_joined(parts: Parts, first: int, cut: int, asked: Asked) -> int:
    """Return where the head has come when what is joined before it are its modifiers: "political, judicial and military leaders"."""
    owned = any(parts.is_possessive(at) for at in range(first, cut))
    stop = cut
    while (
        first < stop < len(parts.plain)
        and parts.plain[stop] in JOINTS
        and (
            shares_head(parts.plain, stop)
            or ((owned or not parts.is_capital(stop - 1)) and _head(parts, (first, stop), asked).plain == "")
        )
    ):
        stop = next(
            (at for at in range(stop + 1, len(parts.plain)) if parts.plain[at] in CUTS), len(parts.plain)
        )
    return stop if stop > cut and _head(parts, (first, stop), asked).plural else cut


def _head(parts: Parts, between: tuple[int, int], asked: Asked) -> _Head:
    """Return the longest title, body or name of knowledge that ends the phrase."""
    first, cut = between
    for start in range(max(first, cut - 8), cut):
        name, surface = parts.name(start, cut)
        if name in CHIEFS and not _word(name, surface, asked, capital=False):
            return _Head(start, None, name, False)
        fact = _word(name, surface, asked, capital=parts.is_capital(start))
        if fact is not None and _breaks_name(parts, first, start, cut, asked):
            continue  # "European | Union leaders"
        if fact is not None and not (fact.kind == "noun" and start > first and fact.names[0] == "us"):
            return _Head(start, fact, name, fact.kind == "noun" and _is_plural(fact, name))
        for single in () if _breaks_name(parts, first, start, cut, asked) else singulars(name):
            fact = _word(single, surface, asked, capital=False)
            if single in CHIEFS or (fact is not None and fact.kind == "title"):
                return _Head(start, fact, single, True)
    last = parts.plain[cut - 1]
    if AGED.fullmatch(last):
        return _Head(cut - 1, None, last, last.endswith("s"))
    if not parts.is_capital(cut - 1) and (is_people(last) or is_person(last)):
        return _Head(cut - 1, None, last, is_people(last))
    return _Head(cut, None, "", last.endswith("s") and not last.endswith("ss"))


def _told_apart(parts: Parts, first: int, cut: int, asked: Asked) -> str:
    """Return the word that begins what tells people apart from others, after their head: "people | familiar with", "the man | accused of"."""
    for at in range(first + 1, cut):
        word, follows = parts.plain[at], parts.plain[at + 1 : at + 2]
        if not follows or parts.is_capital(at) or parts.is_possessive(at - 1):
            continue
        head = _head(parts, (first, at), asked)
        is_people = head.plural or head.fact is None or head.fact.kind == "title"
        tells = word in AFTER or (_PARTICIPLE.fullmatch(word) and (is_people or follows[0] in CUTS))
        if tells and _of_head(head).kind in {"title", "noun"}:
            return word
    return ""


def _breaks_name(parts: Parts, first: int, start: int, cut: int, asked: Asked) -> bool:
    """Tell whether a head would begin within the name of a body that stands before its last word."""
    return cut - start > 1 and any(
        (fact := asked.knowledge.first(" ".join(parts.plain[begin : cut - 1]), ("org", "state"))) is not None
        and is_sure(fact)
        for begin in range(max(first, start - 3), start)
        if parts.is_capital(begin)
    )


def _word(name: str, surface: str, asked: Asked, *, capital: bool) -> Fact | None:
    """Return the fact that makes a head: an office, a body or group, before a name, which has a capital letter."""
    found = None
    for fact in asked.bearing(name, surface):
        if fact.kind in {"title", "noun"}:
            return fact
        if capital and found is None and fact.kind not in {"given", "person"} and is_sure(fact):
            found = fact
    return found


def _is_plural(fact: Fact, name: str) -> bool:
    in_s = name.endswith("s") and not name.endswith("ss")
    return (fact.role in GROUP_CLASSES or in_s) and name not in SINGULAR_IN_S


def _of_head(head: _Head) -> Description:
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
            country="USA"
            if head.plain.startswith("us ")
            else fact.country,  # "U.S. district judge", "the Pope"
        )
    if fact.kind == "noun":
        return Description(kind="noun", head=head.plain, role=fact.role, sectors=fact.sectors)
    if fact.kind == "people":
        return Description(
            kind="noun", head=head.plain, role="people", sectors=("CVL",), country=fact.country, fact=fact
        )
    return Description(kind="fact", head=head.plain, sectors=fact.sectors, country=fact.country, fact=fact)


def _by_ending(head: _Head) -> Description:
    """Return what a head that no list holds says: a chief, or people told by the word's ending or their age."""
    if not head.plain:
        return Description(kind="")
    if head.plain in CHIEFS or not (head.plural or is_person(head.plain) or AGED.fullmatch(head.plain)):
        return Description(kind="title", head=head.plain, role="chief", title=head.plain)
    if head.plural:
        return Description(kind="noun", head=head.plain, role="people", sectors=("CVL",))
    return Description(kind="title", head=head.plain, role="civilian", title=head.plain, sectors=("CVL",))
