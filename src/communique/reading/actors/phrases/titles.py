"""Titles before a name with their complements: "Chairman of the Joint Chiefs of Staff", "Adviser to the President"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from communique.english import MODAL, POSSESSIVES
from communique.knowledge import Knowledge, normalise
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.noun_phrases import describe
from communique.reading.actors.phrases.parts import words
from communique.reading.actors.phrases.words import (
    CUTS,
    DETERMINERS,
    OPENERS,
    TITLE_LEAD,
    TITLE_WORDS,
)

_APART_WORDS = CUTS | OPENERS
"""Words that part a title from what stands before it."""
_CAPITAL = r"[A-Z][\w.’'&-]*"
_TAIL = re.compile(
    rf" (?:of|for|to) (?:[Tt]he )?(?:{_CAPITAL} (?:(?:of|for|and|&) )?(?:[Tt]he )?){{0,8}}?{_CAPITAL} ?$"
)
"""What a title is of, up to the name: "of Water and Sanitation", "of the Arab League"."""
_APART = re.compile(rf" [Tt]he (?:{_CAPITAL} ?)+$")
"""What nobody is styled: "Adviser to | the President | Ann Day"."""
_OF_OTHERS = frozenset({"civilian", "source", "member", "criminal", "refugee"})
"""Classes of those whom "of" ties to a person as well: "the wife of President | Day"."""
_WORKING = frozenset({"adviser", "chief", "civilian", "official", "spokesperson"})
"""Classes of those who may work for the holder of an office."""
_NO_RANKS = frozenset({"major", "general", "private"})
"""Ranks that are plain words where they are written small: "two major Trump donors"."""
_VERB = re.compile(rf"\b(?:to|also|and|{MODAL}) star ?$")
"""What is done and is no title: "a film set to star | Ann Day"."""
_OF_TITLE = re.compile(r"\b[a-z]\w+ (?:of|for|to) ([A-Z].*)")
"""What stands before a title that is that of the name: "wife of | President | Ann Day"."""
_NATION = re.compile(r"(?:[A-Z][a-z]+ )?([A-Z][a-z]+) $")
_HELD_BY_ONE = frozenset(
    {"president", "vice president", "prime minister", "chancellor", "minister", "foreign minister", "defence minister",
     "finance minister", "monarch", "regent", "governor", "mayor", "ambassador", "chief of staff", "speaker", "party leader", "clergy"}
)  # fmt: skip
"""Offices whose holder is told by "the" and the office alone."""
_LONGEST = 9
"""Words of the longest title that is looked for."""


def title_that_ends(segment: str, knowledge: Knowledge, spoken: Collection[str]) -> Description | None:
    """Return the longest title that ends a segment, with what it is of.

    Args:
        segment: what stands before a name.
        knowledge: what is known of titles and bodies.
        spoken: codes of the countries that the article speaks of.

    >>> from communique.knowledge import load
    >>> [title_that_ends(before, load(), ()).role for before in ("told the Minister of Water and Sanitation ", "wife of President ")]
    ['minister', 'president']

    """

    def ends(head: str, tail: str) -> Description | None:
        return _title_at_end(head, tail, knowledge, spoken)

    return _long_title(segment, ends) or ends(segment, "")


def nation_that_ends(segment: str, knowledge: Knowledge) -> Description | None:
    """Return the nationality that ends a segment, before a name that has no other title: "beat Italian | Anna Rossi".

    Args:
        segment: what stands before a full name.
        knowledge: what is known of nations.

    >>> from communique.knowledge import load
    >>> [said and said.country for said in (nation_that_ends(f"beat {word} ", load()) for word in ("North Korean", "Globex"))]
    ['PRK', None]

    """
    match = _NATION.search(segment)
    for name in (match[0], match[1]) if match is not None else ():
        codes = {fact.country for fact in knowledge.bearing(normalise(name)) if fact.kind == "adjective"}
        if codes:
            return None if len(codes) > 1 else Description(kind="", country=codes.pop())
    return None


def is_another_title(said: Description, rest: str) -> bool:
    """Tell whether what is said before "and", with an article or without, is of the person whose other title and name follow.

    "The French writer and diplomat Ann Jones" is one person; "the president and party leader Ann Jones" may be two, and "the writer
    and French diplomat Ann Jones" are.

    Args:
        said: what the words before "and" say.
        rest: what stands between "and" and the name.

    >>> from communique.knowledge import load
    >>> [is_another_title(describe(words, load()), "diplomat ") for words in ("The French writer", "The president", "The writers")]
    [True, False, False]

    """
    is_title = said.kind == "title" or (said.kind == "" and said.country is not None)
    alone = said.role in _HELD_BY_ONE and not said.former
    begins = rest.partition(" ")[0]
    return is_title and not said.plural and not alone and begins.islower() and begins not in DETERMINERS


def is_long_title(before: str, telling: Callable[[str], Description]) -> bool:
    """Tell whether all that stands before a name in its phrase is one title with what it is of.

    Args:
        before: what stands before the name.
        telling: describes a phrase.

    >>> from communique.knowledge import load
    >>> [is_long_title(before, lambda words: describe(words, load())) for before in (
    ...     "the Minister of Water and Sanitation ", "the head of the union and ")]
    [True, False]

    """
    match = _TAIL.search(before)
    if match is None or before.endswith(("'s ", "’s ")):
        return False
    said, last = telling(before[: match.start()]), telling(re.split(r" (?:and|&) ", match[0].strip())[-1])
    is_title = said.kind == "title" and not said.plural and said.owner is None
    return is_title and said.role not in _OF_OTHERS | _WORKING and (last.kind != "title" or last.plural)


def _long_title(segment: str, ends: Callable[[str, str], Description | None]) -> Description | None:
    """Return the title that ends a segment together with what it is of, ``None`` where no such title does.

    Args:
        segment: what stands before a name.
        ends: tells which title ends a text, described together with what follows that text.

    """
    match = _TAIL.search(segment)
    if match is None:
        return None
    head, tail = segment[: match.start()], match[0].rstrip()
    said = ends(head, tail)
    if said is None or said.plural or (said.role in _OF_OTHERS and not said.title.endswith("director")):
        return None
    if ends(tail, "") is None:
        return said
    # What ends in a title is that of the name, but where an article parts the two.
    works = said.role in _WORKING and head.rpartition(" ")[2][:1].isupper()
    return said if works and _APART.search(tail) is not None else None


def _title_at_end(
    segment: str, tail: str, knowledge: Knowledge, spoken: Collection[str]
) -> Description | None:
    """Return the longest title that ends a segment, as ``tail`` goes on."""
    parts = words(segment)
    if (parts and segment[slice(*parts[-1])] in _NO_RANKS) or _VERB.search(segment):
        return None
    begin = _first_of_title(segment, parts, knowledge)
    before = normalise(segment[slice(*parts[begin - 1])]) if begin else ""
    pronoun = before if before in POSSESSIVES else ""
    while begin < len(parts) and segment[slice(*parts[begin])] in {"of", "Of"}:
        begin += 1
    for start, _ in parts[begin:]:
        title = segment[start:]
        said = describe(title, knowledge, spoken=spoken)
        of_title = _OF_TITLE.search(title)
        is_anothers = of_title is not None and describe(of_title[1], knowledge, spoken=spoken).kind == "title"
        if said.kind == "title" and not (said.plural and said.head != "us") and not is_anothers:
            said = describe(title + tail, knowledge, spoken=spoken) if tail else said
            return replace(said, pronoun=said.pronoun or pronoun)
    return None


def _first_of_title(segment: str, parts: Sequence[tuple[int, int]], knowledge: Knowledge) -> int:
    """Return the first of the words at a segment's end that may make a title: capitalised, words of titles, "of" between them."""
    begin = len(parts)
    while begin and len(parts) - begin < _LONGEST:
        word = segment[slice(*parts[begin - 1])]
        plain = normalise(word.removesuffix("'s").removesuffix("’s"))
        is_last = begin == len(parts)
        if not (
            word[:1].isupper()
            or plain in TITLE_LEAD
            or (not is_last and (plain == "of" or "-" in word))  # "former | pro-business | senator"
            or _known_word(plain, knowledge)
            or (not is_last and _are_title(segment[parts[begin - 1][0] : parts[begin][1]], knowledge))
            or _follows_nationality(
                [segment[slice(*part)] for part in parts[max(0, begin - 3) : begin]], knowledge
            )
        ):
            return begin
        begin -= 1
    return begin


def _follows_nationality(before: Sequence[str], knowledge: Knowledge) -> bool:
    """Tell whether the last of some words stands by what says of which country an office is, whatever it is over.

    That is at most one word further back: "Belgian | migration | minister", "Japanese | figure skating | icon".
    """
    for word in reversed(before[:-1]):
        if word[:1].isupper():
            return knowledge.first(normalise(word), ("adjective",)) is not None
        if word in _APART_WORDS:
            return False
    return False


def _are_title(words_of_two: str, knowledge: Knowledge) -> bool:
    """Tell whether two words are a title: "drug lord", of which the first alone says nothing."""
    return knowledge.first(normalise(words_of_two), ("title",)) is not None


def _known_word(plain: str, knowledge: Knowledge) -> bool:
    return plain in TITLE_WORDS or any(
        fact.kind in {"title", "noun", "adjective"} for fact in knowledge.bearing(plain)
    )
