"""Analysis of a noun phrase: office, country, sectors, number, whether former.

>>> from communique.knowledge import load
>>> said = describe("a Japanese foreign ministry spokesman", load())
>>> said.country, said.sectors, said.role
('JPN', ('GOV',), 'spokesperson')
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from communique.english import POSSESSIVES, word_set
from communique.knowledge import Knowledge
from communique.knowledge.gazetteer import sites
from communique.reading.actors.phrases.bounds import end_of_head, opening, past_parts
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.headwords import Head, head_of, past_joined, said_by
from communique.reading.actors.phrases.modifying import modify
from communique.reading.actors.phrases.parts import SHORT, Lookup, Parts
from communique.reading.actors.phrases.tails import Tail, with_tail
from communique.reading.actors.phrases.words import (
    AFTER,
    ANY_BODY,
    CUTS,
    GOVERNMENTS,
    LINKS,
    NO_STATES,
    OPENERS,
    PARTS,
    SINGULAR_IN_S,
)


def describe(text: str, knowledge: Knowledge, *, spoken: Collection[str] = ()) -> Description:
    """Return the description of a noun phrase.

    Args:
        text: the phrase.
        knowledge: the knowledge base.
        spoken: the countries in the article; a common word ("Congress", "the Left") is the name of an organisation only
            if that is from one of them.

    >>> from communique.knowledge import load
    >>> describe("Congress leaders", load()).country, describe("Congress leaders", load(), spoken=["USA"]).country
    (None, 'USA')

    """
    return _describe(text, Lookup(knowledge, spoken), depth=0)


def _describe(text: str, lookup: Lookup, *, depth: int) -> Description:
    """Return the description of a phrase nested in ``depth`` others."""
    parts = _parts(text)
    cut = end_of_head(parts.plain, lookup)
    first, definite, plural = opening(parts.plain, cut)
    cut = past_parts(parts.plain, first, past_joined(parts, first, cut, lookup))
    if depth < _DEPTH and _is_part(parts, first, cut):
        inner = _tail(parts, cut, lookup, depth).inner
        if _SHARES.isdisjoint(parts.plain[first:cut]) or _are_several(inner):
            return replace(inner, plural=True, definite=definite, owner=None)
    if first >= cut:
        return _some_at(parts, cut, lookup, depth) if plural and depth < _DEPTH else Description(kind="")
    said, cut = _up_to_tail(parts, (first, cut), lookup, definite=definite, plural=plural)
    if cut < len(parts.plain) and parts.plain[cut] in LINKS and depth < _DEPTH:
        tail = _tail(parts, cut, lookup, depth)
        said = with_tail(
            said, _of_title(tail, lookup, depth) if said.role == "spokesperson" else tail, lookup
        )
    return _without_doubtful_sectors(said, parts)


def _parts(text: str) -> Parts:
    """Return the words of a phrase, without quotation marks, short names in brackets, counts and a final "there"."""
    text = _ALL_OVER.sub("    ", _QUOTED.sub(r" \1 ", _ELSEWHERE.sub("", text)))
    text = SHORT.sub(lambda short: " " * len(short[0]), text)
    count = _COUNT.match(text)
    return Parts.of(text if count is None else " " * count.end() + text[count.end() :])


def _tail(parts: Parts, cut: int, lookup: Lookup, depth: int) -> Tail:
    """Return the complement after the preposition at ``cut``."""
    text = parts.text[parts.spans[cut][1] :]
    return Tail(text, parts.plain[cut], _describe(text, lookup, depth=depth + 1))


def _are_several(inner: Description) -> bool:
    """Tell whether a share is of people or of a body ("part of the party"), and not of a place or thing."""
    return (inner.kind == "noun" and inner.head not in GOVERNMENTS) or (
        inner.fact is not None and inner.fact.kind == "org"
    )


def _of_title(tail: Tail, lookup: Lookup, depth: int) -> Tail:
    """Return the complement of a spokesperson without a name at its end: "for House Speaker | Ann Day"."""
    if tail.inner.kind:
        return tail
    titled = _describe(_LAST_NAME.sub("", tail.text), lookup, depth=depth + 1)
    return replace(tail, inner=titled) if titled.kind == "title" else tail


def _up_to_tail(
    parts: Parts, between: tuple[int, int], lookup: Lookup, *, definite: bool, plural: bool
) -> tuple[Description, int]:
    """Return the description of the head with its modifiers, and the index where the complement begins."""
    first, cut = between
    owner_at = next((at for at in range(cut - 2, first - 1, -1) if parts.is_possessive(at)), None)
    head, end = _head(parts, between, lookup)
    is_apart = end < cut
    said = replace(
        said_by(head),
        definite=definite or owner_at is not None,
        plural=(plural or head.plural) and head.plain not in SINGULAR_IN_S,
        pronoun=next((word for word in parts.plain[:first] if word in POSSESSIVES), ""),
        is_restricted=is_apart,
        modified=is_apart,
    )
    said = _speaking(said, parts, (head.start, end), owned=owner_at is not None)
    said = modify(said, parts, (first, head.start), lookup)
    if owner_at is not None and owner_at < head.start:
        said = replace(said, owner=(parts.spans[first][0], parts.spans[owner_at][1]), modified=True)
    return said, _past_second_title(parts, said, end, lookup)


def _head(parts: Parts, between: tuple[int, int], lookup: Lookup) -> tuple[Head, int]:
    """Return the head, and the index where it ends: before a restriction, if there is one."""
    first, cut = between
    head = head_of(parts, between, lookup)
    apart = "" if head.plain else _restriction_start(parts, first, cut, lookup)
    if not apart:
        return head, cut
    end = parts.plain.index(apart, first)
    return head_of(parts, (first, end), lookup), end


def _restriction_start(parts: Parts, first: int, cut: int, lookup: Lookup) -> str:
    """Return the first word of a restriction after the head: "people | familiar with", "the man | accused of"."""
    for at in range(first + 1, cut):
        word, follows = parts.plain[at], parts.plain[at + 1 : at + 2]
        if not follows or parts.is_capital(at) or parts.is_possessive(at - 1):
            continue
        head = head_of(parts, (first, at), lookup)
        is_people = head.plural or head.fact is None or head.fact.kind == "title"
        tells = word in AFTER or (_PARTICIPLE.fullmatch(word) and (is_people or follows[0] in CUTS))
        if tells and said_by(head).kind in {"title", "noun"}:
            return word
    return ""


def _is_part(parts: Parts, first: int, cut: int) -> bool:
    """Tell whether the words before "of" are only a number or part: "a small but growing number of voters"."""
    return parts.plain[cut : cut + 1] == ["of"] and all(
        word in PARTS or word in {"and", "but"} for word in parts.plain[first:cut]
    )


def _without_doubtful_sectors(said: Description, parts: Parts) -> Description:
    """Return a description without the sectors of public life if the title may be a firm's, a club's or anyone's."""
    if said.unknown and said.role in ANY_BODY and said.body is None and not said.body_noun:
        said = replace(said, sectors=())
    if said.role == "representative" and said.country in NO_STATES:
        said = replace(
            said, role="official", sectors=("GOV",)
        )  # "the EU representative" is no member of parliament
    is_any = parts.plain[0] in _ANY_ONE or (said.plural and not (said.body or said.body_noun or said.country))
    if said.head == "speaker" and said.sectors == ("LEG",) and is_any:
        said = replace(said, role="civilian", sectors=("CVL",))  # "one speaker at the rally"
    is_named = said.head == "network" and said.kind == "noun" and "network" not in parts.surfaces
    if is_named and _OF_BROADCASTERS.isdisjoint(parts.plain):
        said = replace(said, sectors=("UNK",))  # "the Tea Growers' Network" is no broadcaster
    if said.head == "officer" and said.body is None and not said.body_noun and _tells_field(said, parts):
        said = replace(said, role="civilian", sectors=("CVL",))  # "a tourism officer"
    return said


def _tells_field(said: Description, parts: Parts) -> bool:
    """Tell whether the word before the head is a field of work, and not an origin, a rank or a state."""
    at = parts.plain.index(said.head) - 1 if said.head in parts.plain else -1
    if at < 0 or (parts.is_capital(at) and (said.country is not None or sites(parts.surfaces[at]))):
        return False  # "a Philadelphia officer"
    word = parts.plain[at]
    return word not in OPENERS | CUTS | _OF_OFFICERS and not word.endswith("ed")


def _past_second_title(parts: Parts, said: Description, cut: int, lookup: Lookup) -> int:
    """Return the end of a second title after "and": "the president and CEO | of the firm"; else ``cut``."""
    if said.kind != "title" or said.plural or said.body is not None or parts.plain[cut : cut + 1] != ["and"]:
        return cut
    stop = next((at for at in range(cut + 1, len(parts.plain)) if parts.plain[at] in CUTS), cut)
    if not cut + 1 < stop <= cut + 5 or parts.plain[stop] not in LINKS:
        return cut
    other = said_by(head_of(parts, (cut + 1, stop), lookup))
    return stop if other.kind == "title" and not other.plural else cut


def _speaking(said: Description, parts: Parts, between: tuple[int, int], *, owned: bool) -> Description:
    """Return someone's representative as a spokesperson: "their representative", "a representative for the firm"."""
    start, cut = between
    if said.role != "representative" or parts.is_capital(start):
        return said
    link, after = [*parts.plain[cut : cut + 2], "", ""][:2]
    if owned or said.pronoun or link == "for" or (link == "of" and after in OPENERS):
        return replace(said, role="spokesperson", sectors=("GOV",))
    return said


def _some_at(parts: Parts, cut: int, lookup: Lookup, depth: int) -> Description:
    """Return the description of people without a head noun: "some in Gaza", "many on the left"."""
    if not cut or parts.plain[cut - 1] not in _SOME or parts.plain[cut : cut + 1] not in _WHERE:
        return Description(kind="")
    head = " ".join(parts.plain)  # unique to this phrase
    said = Description(kind="noun", head=head, role="people", sectors=("CVL",), plural=True, modified=True)
    if parts.plain[cut] == "on":
        return said
    tail = _tail(parts, cut, lookup, depth)
    inner = tail.inner
    if (
        tail.link == "in"
        and not inner.plural
        and {"LEG", "PTY", "GOV"} & set(inner.sectors)
        and inner.kind != "title"
    ):
        is_body = inner.fact is None or inner.fact.kind in {"org", "metonym"}
        said = replace(said, sectors=inner.sectors) if is_body else said
    return with_tail(said, tail, lookup)


_LAST_NAME = re.compile(r"(?: (?:[A-Z]\.|[A-Z][\w’'-]+)){2}\s*$")
"""A full name after a title: "Senate Minority Leader | Ann Day"."""
_OF_OFFICERS = word_set(
    "senior junior top veteran plainclothes undercover rookie female male black white young fellow local other former ex "
    "arresting investigating responding"
) | {"off duty", "on duty", "high ranking"}
"""Modifiers of police officers."""
_SHARES = word_set("part parts much")
"""Words for a share of people, but also of places and things."""
_ANY_ONE = frozenset({"a", "one", "another"})
_OF_BROADCASTERS = word_set("news television tv radio cable broadcasting sports media press")
_SOME = frozenset({"some", "many", "few", "several", "most"})
_WHERE = [[word] for word in ("in", "on", "across", "throughout", "from")]
_QUOTED = re.compile(r"[“\"]([\w-]{2,20})[”\"](?= [a-z])")
_ELSEWHERE = re.compile(r"(?<=[a-z]) (?:there|here|nationwide)$")
"""An adverb of place at the end of a phrase."""
_ALL_OVER = re.compile(r"(?<=[a-z]) all(?= (?:over|around|across|through)\b)")
"""The adverb in "people | all | over the country"."""
_FEW = r"(?:one|two|three|four|five|six|seven|eight|nine|\d+)"
_COUNT = re.compile(
    rf"(?i:(?:[a-z]+ ){{0,2}}{_FEW} (?:in|out of) (?:every )?(?:{_FEW}|ten)|"  # "nearly two in three"
    r"(?:more|fewer|less) than|at (?:least|most)|least|up to|as many as|nearly|almost|roughly|over|under(?! secretar)|about|around|"
    r"(?:current|present|serving) and (?:former|past|retired)|(?:former|past) and (?:current|present)) "
    r"(?=\d|[A-Za-z])"
)
"""A count or share at the start of a phrase, before a noun or number."""
_PARTICIPLE = re.compile(
    # "polling" and "housing" are modifiers of nouns
    r"(?!(?:poll|fund|spend|build|meet|hear|rul|fil|find|train|hous|vot|report|brief|plann|rat|test|warn|offer|hold|sett|"
    r"bank|lend)ing\b)[a-z]{3,}(?:ed|ing)|"
    r"held|shot|hit|hurt|sent|led|known|chosen|struck|caught|left|driven|taken|born|found|brought|made|forced"
)
_DEPTH = 3
"""The deepest nesting of phrases that is analysed."""
