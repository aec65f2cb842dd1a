"""The context of a name: the title before it, the apposition after it, "Mr.", possessives."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection
from dataclasses import replace

from communique.english import word_set
from communique.knowledge import Knowledge, normalise
from communique.knowledge.store import SUFFIXES
from communique.reading.actors.phrases.ahead import STOP, apposition_before, bare_title_before
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.noun_phrases import describe
from communique.reading.actors.phrases.parts import SHORT
from communique.reading.actors.phrases.titles import is_another_title, nation_that_ends, title_that_ends
from communique.reading.actors.phrases.words import (
    ANY_BODY,
    EMPTY_STYLES,
    HONORIFICS,
    NO_STATES,
    STYLED_FAMILIES,
    STYLES,
)
from communique.reading.names import Name

_TRIM = re.compile(r"^[\s\"“”‘(\[.,–-]+|(?:['’]s|['’])?(?:[\s\"“”,;:?!)\]]|(?<!\b[A-Z])\.)*$")
_TRAILING = re.compile(r"(?: (?:of|in|and|the|said|says|for|at|to|who))+\s*$")
_ARTICLE = re.compile(r"^(?:the|The|both|Both|a|A|an|An)\s+")
_LEADING = frozenset({"al", "el", "bin", "von", "van", "de", "du", "della", "di"})
_WHO_IS = re.compile(r"^who (?:is|was) ")
_AFTER = re.compile(
    r"(?:['’]s)?, (?!(?:about|according|across|after|against|amid|among|and|around|at|there|they)\b)("
    r"(?:an?|the|who (?:is|was) (?:an?|the)|[A-Z][\w.]+['’]s|former|"
    r"(?:[A-Z][\w.-]+ ){1,3}?[a-z]|"  # "Kenya foreign minister"
    r"(?!who\b|whose\b|which\b)(?:[a-z][\w-]+ ){1,3}(?:of|at|for|to) )"  # "professor of law"
    r"(?:[^,.;:()\"“”\n]|(?<=\b[A-Z])\.){2,90}"
    r")(?:[,.;\n]|$| ?[:(“\"—–]| (?:who|whose|which|that)\b)"
)
"""What follows a name up to the next mark, or to what is told of that; the stops of "U.S." are none."""
_SPEAKS = re.compile(r" (?:said|says|told|tells) ")
"""What ends an apposition that lacks its second comma: "a manager at Globex | told AP"."""
_TWO_TITLES = re.compile(r"(.*\w) and ((?:[a-z][\w-]* ){1,3})$")
"""Two titles of one person: "the Kenyan lawyer and activist Ann Otieno"."""
_ARTICLED = re.compile(r"(?:an?|the|who|former) |[A-Z]")
"""What an office of state is called with, where a firm's is not: "vice president of sales at Globex"."""
_OF_ANOTHER = re.compile(r"\b(?:of|for|to|by|with|from) (?:Mr|Mrs|Ms|Madam)\.? $")
"""What a title stands before that is not the name's: "wife of Mr. | Day"."""
_APART = re.compile(r",(?! [A-Z][\w’'-]+ [A-Z])")
"""What stands after a name that a bare title and a comma stand before; not the next of a list of names."""
_ONE = re.compile(r"(?:who (?:is|was) )?an? ")
# Titles that are no first names ("Dean", "Major", "Prince"), so that one name after them is a family name.
_SURE_TITLES = frozenset(
    {"president", "vice president", "prime minister", "senator", "representative", "governor", "mayor", "chancellor",
     "foreign minister", "defence minister", "finance minister", "minister", "ambassador", "prosecutor", "clergy"}
)  # fmt: skip
_SURE_WORDS = word_set(
    "chief chair chairman chairwoman judge justice professor detective officer sheriff commissioner superintendent coach captain "
    "colonel col sergeant sgt lieutenant lt gen admiral adm cpl speaker"
)
"""Other such titles by their words, those of rank before a family name alone: "Chief Ellis"."""
_TITLES_OF_NAMES = frozenset({"clergy", "head of state"})
"""Titles by which somebody goes for good."""
_BEFORE = 110
"""Characters before a name among which its title is looked for."""
_LONG = 5
"""Words of which a name holds more than a name."""


@functools.lru_cache(2**14)  # as for names that are compared: each is asked about many times
def trim(surface: str) -> str:
    """Return a name without the marks and the possessive around it.

    >>> trim("“Moon’s")
    'Moon'
    """
    return _TRIM.sub("", _TRAILING.sub("", surface))


def without_article(phrase: str) -> str:
    """Return a phrase without "the", "a" or "both" before it.

    >>> without_article("the White House")
    'White House'
    """
    return _ARTICLE.sub("", phrase)


def are_anothers(leading: str, describe: Callable[[str], Description]) -> bool:
    """Tell whether the words before "of" and a title are for others than who holds it: "supporters of President Jones".

    >>> from communique.knowledge import load
    >>> from communique.reading.actors.phrases.noun_phrases import describe
    >>> [are_anothers(words, lambda words: describe(words, load())) for words in ("The supporters", "Department")]
    [True, False]
    """
    said = describe(leading)
    return said.kind != "title" and (said.plural or leading.rpartition(" ")[2].islower())


def leads_to(before: str, kind: str, describe: Callable[[str], Description]) -> bool:
    """Tell whether words end before a name that is whom they describe: "the envoy to Lebanon, | Tom Hale".

    Args:
        before: what stands before a name in its phrase.
        kind: the sort of head that the words must have, "title" or "noun".
        describe: tells what a phrase says.

    >>> from communique.knowledge import load
    >>> from communique.reading.actors.phrases.noun_phrases import describe
    >>> [leads_to(before, "title", lambda words: describe(words, load())) for before in ("the envoy to Lebanon, ", "envoys, ")]
    [True, False]

    """
    if not before.endswith(", ") or before.count(",") > 1:
        return False
    said = describe(before.removesuffix(", "))
    return said.kind == kind and not said.plural


def split_title(
    surface: str, knowledge: Knowledge, spoken: Collection[str] = ()
) -> tuple[str, Description | None]:
    """Return a name without the title that a name finder left on it, and what the title says.

    ``spoken`` are the countries that the article speaks of.

    >>> from communique.knowledge import load
    >>> name, said = split_title("President George W. Bush", load())
    >>> name, said.role
    ('George W. Bush', 'president')
    """
    parts = surface.split()
    if knowledge.first(normalise(surface), ("person",)) is not None:
        return surface, _title_of_name(parts[0], knowledge)  # "Sheikh Hasina" is her name
    styled = 0
    while styled < len(parts) - 2 and normalise(parts[styled]) in EMPTY_STYLES:
        styled += 1
    parts = parts[styled:]
    for count in range(min(4, len(parts) - 1), 0, -1):
        title = " ".join(parts[:count])
        if count == 1 and normalise(title) in HONORIFICS and normalise(title) != "king":
            return " ".join(parts[1:]), None
        last = normalise(parts[count - 1])
        fact = knowledge.first(last, ("title",))
        is_sure = last in _SURE_WORDS or (fact is not None and fact.role in _SURE_TITLES)
        if is_sure or (len(parts) - count > 1 and fact is not None):
            said = describe(title, knowledge, spoken=spoken)
            if said.kind == "title":
                return " ".join(parts[count:]), said
    if len(parts) >= _LONG:  # "Ambassador to the European Union Ann Ellis"
        said = describe(" ".join(parts[:-2]), knowledge, spoken=spoken)
        if said.kind == "title" and not said.plural:
            return " ".join(parts[-2:]), said
    return " ".join(parts), None


def _title_of_name(first: str, knowledge: Knowledge) -> Description | None:
    """Return what the first word of a name that is known as a whole says where it is a title: "Pope Francis"."""
    fact = knowledge.first(normalise(first), ("title",))
    return describe(first, knowledge) if fact is not None and fact.role in _TITLES_OF_NAMES else None


def name_tokens(surface: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: "al-Maliki" is one, for it is a family name alone.

    >>> name_tokens("Nouri al-Maliki"), name_tokens("al-Maliki"), name_tokens("King Hamad"), name_tokens("Ann King")
    (('nouri', 'al', 'maliki'), ('maliki',), ('hamad',), ('ann', 'king'))
    """
    whole = normalise(surface).split()
    last = len(whole) - (2 if whole[-1:] and whole[-1] in SUFFIXES else 1)
    families = {last} if STYLED_FAMILIES & {*whole[last : last + 1]} else set()
    tokens = [word for at, word in enumerate(whole) if word not in HONORIFICS or at in families]
    while len(tokens) > 1 and (tokens[0] in _LEADING or (len(tokens) > 2 and tokens[0] in EMPTY_STYLES)):
        tokens.pop(0)
    return tuple(tokens)


def said_of(text: str, name: Name, knowledge: Knowledge, spoken: Collection[str] = ()) -> list[Description]:
    """Return what stands beside a name: the title before it, the apposition after or before it."""
    found = (
        _title_before(text, name, knowledge, spoken),
        _apposition_after(text, name.end, knowledge, spoken),
    )
    return [said for said in found if said is not None]


def honorific(text: str, start: int) -> str | None:
    """Return the gender that "Mr." or "Mrs." before a name gives.

    >>> honorific("Mrs. May", 5)
    'f'
    """
    match = re.search(r"\b(\w+)\.?\s$", text[max(0, start - 8) : start])
    return HONORIFICS.get(match[1].lower()) if match else None


def segment_before(text: str, start: int) -> str:
    """Return what stands before a name up to what parts it from that: where its title is, if it has one.

    >>> segment_before("In May, the Kenyan minister Ann Otieno spoke.", 28)
    ' the Kenyan minister '
    """
    window = _window(text, start)
    return window[max((match.end() for match in STOP.finditer(window)), default=0) :]


def _window(text: str, start: int) -> str:
    """Return what stands before a name as far as its title is looked for, without short names in brackets."""
    window = text[max(0, start - _BEFORE) : start]
    return SHORT.sub("", f"{window}A")[:-1] if window.endswith(" ") else window


def _title_before(text: str, name: Name, knowledge: Knowledge, spoken: Collection[str]) -> Description | None:
    start = name.start
    window = _window(text, start)
    if not window.endswith((" ", ", ")):
        return None
    is_apart = _APART.match(text, name.end) is not None
    if window.endswith(", "):
        said = apposition_before(window, knowledge, spoken)
        return said or (bare_title_before(window, knowledge, spoken) if is_apart else None)
    segment = segment_before(text, start)
    if _OF_ANOTHER.search(segment):
        return None
    outer, style = _without_styles(segment)
    said = title_that_ends(outer, knowledge, spoken) if outer and style else None
    if said is None and style not in EMPTY_STYLES:
        said = title_that_ends(segment, knowledge, spoken)
    before = window.removesuffix(segment)
    if not outer and style and before.endswith(","):  # "the crown prince, Sheikh X"
        said = said or apposition_before(f"{before} ", knowledge, spoken)
        said = said or (bare_title_before(f"{before} ", knowledge, spoken) if is_apart else None)
    if said is not None and said.country is None and (double := _TWO_TITLES.search(segment)):
        first = title_that_ends(double[1], knowledge, spoken)
        if first is not None and is_another_title(first, double[2]):
            return replace(said, country=first.country)
    is_full = " " in text[start : name.end].strip()
    return said or (nation_that_ends(segment, knowledge) if is_full else None)


def _without_styles(segment: str) -> tuple[str, str]:
    """Return a segment without the forms of address that end it, and the last of these."""
    kept, style = segment.rstrip(), ""
    while (last := normalise(kept.rpartition(" ")[2])) in STYLES:
        style = style or last
        kept = kept.rpartition(" ")[0].rstrip()
    return kept, style


def _apposition_after(
    text: str, end: int, knowledge: Knowledge, spoken: Collection[str]
) -> Description | None:
    after = text[end : end + 130]
    said = _apposed(after, knowledge, spoken)
    return said or (_apposed(SHORT.sub("", after), knowledge, spoken) if " (" in after else None)


def _apposed(after: str, knowledge: Knowledge, spoken: Collection[str]) -> Description | None:
    """Return what a text that follows a name begins with, where that tells of whoever bears it."""
    match = _AFTER.match(after)
    if match is None:
        return None
    phrase = _SPEAKS.split(match[1])[0]
    said = describe(_WHO_IS.sub("", phrase), knowledge, spoken=spoken)
    if said.kind == "title":
        said = replace(said, sectors=()) if _may_be_a_firms(phrase, said, knowledge) else said
        guessed = said.role == "civilian" and knowledge.first(said.head, ("title",)) is None
        # "In a talk with Ann Jones, the king refused to go", not "Ann Jones, the officer shot on duty".
        acts = said.told_apart and phrase.startswith("the ") and {"GOV", "LEG"} & set(said.sectors)
        return None if said.plural or acts or (guessed and not _ARTICLED.match(phrase)) else said
    is_native = said.country is not None and said.country not in NO_STATES and _of_people(said)
    return Description(kind="", country=said.country) if is_native and _ONE.match(phrase) else None


def _may_be_a_firms(phrase: str, said: Description, knowledge: Knowledge) -> bool:
    """Tell whether an office that is told without an article need be none of state: "president of Globex"."""
    if said.sectors != ("GOV",) or said.role not in ANY_BODY or _ARTICLED.match(phrase):
        return False
    if said.body is not None:
        return "GOV" not in said.body.sectors
    state = knowledge.first(normalise(phrase.rpartition(" of ")[2]), ("state", "capital", "region"))
    return state is None and not said.body_noun


def _of_people(said: Description) -> bool:
    """Tell whether a phrase gives a nationality: "a Spaniard", "an 18-year-old Moroccan", "a Spanish golfer ranked first"."""
    if said.kind == "fact":
        return said.fact is not None and said.fact.kind in {"adjective", "people"}
    return said.owner is None and (said.kind == "" or said.fact is not None)
