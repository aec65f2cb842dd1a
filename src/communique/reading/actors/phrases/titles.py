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
"""Words that separate a title from the words before it."""
_CAPITAL = r"[A-Z][\w.’'&-]*"
_TAIL = re.compile(
    rf" (?:of|for|to) (?:[Tt]he )?(?:{_CAPITAL} (?:(?:of|for|and|&) )?(?:[Tt]he )?){{0,8}}?{_CAPITAL} ?$"
)
"""The complement of a title, right before the name: "of Water and Sanitation", "of the Arab League"."""
_APART = re.compile(rf" [Tt]he (?:{_CAPITAL} ?)+$")
"""A title after an article, which is not the name's: "Adviser to | the President | Ann Day"."""
_OF_OTHERS = frozenset({"civilian", "source", "member", "criminal", "refugee"})
"""Classes that may be "of" the person named: "the wife of President | Day"."""
_WORKING = frozenset({"adviser", "chief", "civilian", "official", "spokesperson"})
"""Classes of people who may work for the holder of an office."""
_NO_RANKS = frozenset({"major", "general", "private"})
"""Ranks that are ordinary words in lower case: "two major Trump donors"."""
_VERB = re.compile(rf"\b(?:to|also|and|{MODAL}) star ?$")
"""A verb that could be taken for a title: "a film set to star | Ann Day"."""
_OF_TITLE = re.compile(r"\b[a-z]\w+ (?:of|for|to) ([A-Z].*)")
"""A noun and "of" before a title that is the name's: "wife of | President | Ann Day"."""
_NATION = re.compile(r"(?:[A-Z][a-z]+ )?([A-Z][a-z]+) $")
_HELD_BY_ONE = frozenset(
    {"president", "vice president", "prime minister", "chancellor", "minister", "foreign minister", "defence minister",
     "finance minister", "monarch", "regent", "governor", "mayor", "ambassador", "chief of staff", "speaker", "party leader", "clergy"}
)  # fmt: skip
"""Offices whose holder "the" and the office alone identify."""
_LONGEST = 9
"""The most words of a title."""


def title_that_ends(segment: str, knowledge: Knowledge, spoken: Collection[str]) -> Description | None:
    """Return the description of the longest title at the end of a text, together with its complement.

    Args:
        segment: the text before a name.
        knowledge: the knowledge base.
        spoken: codes of the countries in the article.

    >>> from communique.knowledge import load
    >>> [title_that_ends(before, load(), ()).role for before in ("told the Minister of Water and Sanitation ", "wife of President ")]
    ['minister', 'president']

    """

    def ends(head: str, tail: str) -> Description | None:
        return _title_at_end(head, tail, knowledge, spoken)

    return _long_title(segment, ends) or ends(segment, "")


def nation_that_ends(segment: str, knowledge: Knowledge) -> Description | None:
    """Return the nationality at the end of a text, as a description: "beat Italian | Anna Rossi".

    Args:
        segment: the text before a full name without a title.
        knowledge: the knowledge base.

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
    """Tell whether the titles before and after "and" are of the same person, whose name follows.

    "The French writer and diplomat Ann Jones" is one person. "The president and party leader Ann Jones" may be two, and
    "the writer and French diplomat Ann Jones" are two.

    Args:
        said: the description of the words before "and".
        rest: the words between "and" and the name.

    >>> from communique.knowledge import load
    >>> [is_another_title(describe(words, load()), "diplomat ") for words in ("The French writer", "The president", "The writers")]
    [True, False, False]

    """
    is_title = said.kind == "title" or (said.kind == "" and said.country is not None)
    alone = said.role in _HELD_BY_ONE and not said.former
    begins = rest.partition(" ")[0]
    return is_title and not said.plural and not alone and begins.islower() and begins not in DETERMINERS


def are_titles_of_one(phrase: str, telling: Callable[[str], Description]) -> bool:
    """Tell whether all of a phrase with an "and" is the titles, or the one title, of a person whose name follows a comma.

    Args:
        phrase: the phrase.
        telling: describes a phrase.

    >>> from communique.knowledge import load
    >>> [are_titles_of_one(one, lambda words: describe(words, load())) for one in (
    ...     "Globex founder and CEO", "the Minister of Trade and Industry", "the king and his envoy", "Globex and its president")]
    [True, True, False, False]

    """
    whole = telling(phrase)
    if whole.kind != "title" or whole.plural:
        return False
    joints = list(re.finditer(r" (?:and|&) ", phrase))
    seconds = [phrase[joint.end() :] for joint in joints]
    if any(normalise(second.partition(" ")[0]) in OPENERS for second in seconds):
        return False
    for joint, second in zip(joints, seconds, strict=True):
        first, other = telling(phrase[: joint.start()]), telling(second)
        if first.kind == other.kind == "title" and not first.plural and not other.plural:
            return True
    return is_long_title(f"{phrase} ", telling)


def is_long_title(before: str, telling: Callable[[str], Description]) -> bool:
    """Tell whether all words before a name in its phrase are one title with its complement.

    Args:
        before: the phrase before the name.
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
    """Return the description of the title with a complement at the end of a text; ``None`` if there is none.

    Args:
        segment: the text before a name.
        ends: describes the title at the end of its first argument, with its second as the complement.

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
    # A complement that ends in a title is the title of the name, unless an article separates the two.
    works = said.role in _WORKING and head.rpartition(" ")[2][:1].isupper()
    return said if works and _APART.search(tail) is not None else None


def _title_at_end(
    segment: str, tail: str, knowledge: Knowledge, spoken: Collection[str]
) -> Description | None:
    """Return the description of the longest title at the end of a text, with ``tail`` as its complement."""
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
    """Return the index of the first word that may belong to a title at the end of a text.

    Such words are capitalised, words of titles, or "of" between them.
    """
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
    """Tell whether the last word follows a nationality, with one word between at most: "Belgian migration minister"."""
    for word in reversed(before[:-1]):
        if word[:1].isupper():
            return knowledge.first(normalise(word), ("adjective",)) is not None
        if word in _APART_WORDS:
            return False
    return False


def _are_title(words_of_two: str, knowledge: Knowledge) -> bool:
    """Tell whether two words together are a title: "drug lord"."""
    return knowledge.first(normalise(words_of_two), ("title",)) is not None


def _known_word(plain: str, knowledge: Knowledge) -> bool:
    """Tell whether a word may be part of a title."""
    return plain in TITLE_WORDS or any(
        fact.kind in {"title", "noun", "adjective"} for fact in knowledge.bearing(plain)
    )
