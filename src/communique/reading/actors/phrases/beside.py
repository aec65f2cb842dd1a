"""The words next to a name: the title before it, the apposition after it, "Mr.", possessives."""

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
from communique.reading.actors.phrases.namelike import is_given
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
    is_style,
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
"""An apposition after a name, up to the next punctuation mark (not the full stops of "U.S.") or relative clause."""
_SPEAKS = re.compile(r" (?:said|says|told|tells) ")
"""The verb after an apposition without a second comma: "a manager at Globex | told AP"."""
_TWO_TITLES = re.compile(r"(.*\w) and ((?:[a-z][\w-]* ){1,3})$")
"""Two titles of one person: "the Kenyan lawyer and activist Ann Otieno"."""
_ARTICLED = re.compile(r"(?:an?|the|who|former) |[A-Z]")
"""The start of a phrase for an office of state; a firm's may have no article: "vice president of sales at Globex"."""
_OF_ANOTHER = re.compile(r"\b(?:of|for|to|by|with|from) (?:Mr|Mrs|Ms|Madam)\.? $")
"""A link and a form of address after a title that is not the name's: "wife of Mr. | Day"."""
_APART = re.compile(r",(?! [A-Z][\w’'-]+ [A-Z])")
"""The comma after a name with a bare title and a comma before it; not one before the next name of a list."""
_ONE = re.compile(r"(?:who (?:is|was) )?an? ")
_SURE_TITLES = frozenset(
    {"president", "vice president", "prime minister", "senator", "representative", "governor", "mayor", "chancellor",
     "foreign minister", "defence minister", "finance minister", "minister", "ambassador", "prosecutor", "clergy"}
)  # fmt: skip
"""Classes of titles that are no first names (unlike "Dean"), so that a single name after them is a family name."""
_SURE_WORDS = word_set(
    "chief chair chairman chairwoman judge justice professor detective officer sheriff commissioner superintendent coach captain "
    "colonel col sergeant sgt lieutenant lt gen admiral adm cpl speaker"
)
"""Other such titles, by their words: "Chief Ellis"."""
_TITLES_OF_NAMES = frozenset({"clergy", "head of state"})
"""Classes of titles that are part of a name: "Pope Francis"."""
_BEFORE = 110
"""Characters before a name in which its title is looked for."""
_LONG = 5
"""The number of words from which a name begins with a title."""


@functools.lru_cache(2**14)  # each name is trimmed many times
def trim(surface: str) -> str:
    """Return a name without punctuation around it and a possessive ending.

    >>> trim("“Moon’s")
    'Moon'
    """
    return _TRIM.sub("", _TRAILING.sub("", surface))


def without_article(phrase: str) -> str:
    """Return a phrase without "the", "a", "an" or "both" at its start.

    >>> without_article("the White House")
    'White House'
    """
    return _ARTICLE.sub("", phrase)


def are_anothers(leading: str, describe: Callable[[str], Description]) -> bool:
    """Tell whether the phrase before "of" and a title refers to others than the title: "supporters of President Jones".

    Args:
        leading: the phrase before "of".
        describe: describes a phrase.

    >>> from communique.knowledge import load
    >>> from communique.reading.actors.phrases.noun_phrases import describe
    >>> [are_anothers(words, lambda words: describe(words, load())) for words in ("The supporters", "Department")]
    [True, False]

    """
    said = describe(leading)
    return said.kind != "title" and (said.plural or leading.rpartition(" ")[2].islower())


def leads_to(before: str, kind: str, describe: Callable[[str], Description]) -> bool:
    """Tell whether the words before a name and a comma describe its bearer: "the envoy to Lebanon, | Tom Hale".

    Args:
        before: the phrase before the name.
        kind: the kind that its description must have, "title" or "noun".
        describe: describes a phrase.

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
    """Return a name without a title at its start, and the description of the title.

    ``spoken`` are the countries in the article.

    >>> from communique.knowledge import load
    >>> name, said = split_title("President George W. Bush", load())
    >>> name, said.role
    ('George W. Bush', 'president')
    """
    parts = surface.split()
    if knowledge.first(normalise(surface), ("person",)) is not None:
        return surface, _title_of_name(parts[0], knowledge)  # "Sheikh Hasina" is her name
    while is_style(list(map(normalise, parts[:3]))):
        parts = parts[1:]
    for count in range(min(4, len(parts) - 1), 0, -1):
        title = " ".join(parts[:count])
        if count == 1 and normalise(title) in HONORIFICS and normalise(title) != "king":
            return " ".join(parts[1:]), None
        last = normalise(parts[count - 1])
        fact = None if is_given(last, normalise(parts[count])) else knowledge.first(last, ("title",))
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
    """Return the description of the first word of a known name, if that is a title: "Pope Francis"."""
    fact = knowledge.first(normalise(first), ("title",))
    return describe(first, knowledge) if fact is not None and fact.role in _TITLES_OF_NAMES else None


def name_tokens(surface: str) -> tuple[str, ...]:
    """Return the normalised words of a name, without forms of address and without a particle at the start.

    >>> name_tokens("Nouri al-Maliki"), name_tokens("al-Maliki"), name_tokens("King Hamad"), name_tokens("Ann King")
    (('nouri', 'al', 'maliki'), ('maliki',), ('hamad',), ('ann', 'king'))
    """
    whole = normalise(surface).split()
    last = len(whole) - (2 if whole[-1:] and whole[-1] in SUFFIXES else 1)
    families = {last} if STYLED_FAMILIES & {*whole[last : last + 1]} else set()
    tokens = [word for at, word in enumerate(whole) if word not in HONORIFICS or at in families]
    while len(tokens) > 1 and (tokens[0] in _LEADING or is_style(tokens)):
        tokens.pop(0)
    return tuple(tokens)


def said_beside(
    text: str, name: Name, knowledge: Knowledge, spoken: Collection[str] = ()
) -> list[Description]:
    """Return the descriptions next to a name: the title or apposition before it, and the apposition after it."""
    found = (
        _title_before(text, name, knowledge, spoken),
        _apposition_after(text, name.end, knowledge, spoken),
    )
    return [said for said in found if said is not None]


def honorific(text: str, start: int) -> str | None:
    """Return the gender of "Mr." or "Mrs." before a name that starts at ``start``.

    >>> honorific("Mrs. May", 5)
    'f'
    """
    match = re.search(r"\b(\w+)\.?\s$", text[max(0, start - 8) : start])
    return HONORIFICS.get(match[1].lower()) if match else None


def segment_before(text: str, start: int) -> str:
    """Return the text before a name from the last punctuation mark on, which contains its title, if it has one.

    >>> segment_before("In May, the Kenyan minister Ann Otieno spoke.", 28)
    ' the Kenyan minister '
    """
    window = _window(text, start)
    return window[max((match.end() for match in STOP.finditer(window)), default=0) :]


def _window(text: str, start: int) -> str:
    """Return the text before a name in which its title is looked for, without short names in brackets."""
    window = text[max(0, start - _BEFORE) : start]
    return SHORT.sub("", f"{window}A")[:-1] if window.endswith(" ") else window


def _title_before(text: str, name: Name, knowledge: Knowledge, spoken: Collection[str]) -> Description | None:
    """Return the description of the title or apposition before a name."""
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
    """Return a text without the forms of address at its end, and the last of these."""
    kept, style = segment.rstrip(), ""
    while (last := normalise(kept.rpartition(" ")[2])) in STYLES:
        style = style or last
        kept = kept.rpartition(" ")[0].rstrip()
    return kept, style


def _apposition_after(
    text: str, end: int, knowledge: Knowledge, spoken: Collection[str]
) -> Description | None:
    """Return the description of the apposition after a name."""
    after = text[end : end + 130]
    said = _apposed(after, knowledge, spoken)
    return said or (_apposed(SHORT.sub("", after), knowledge, spoken) if " (" in after else None)


def _apposed(after: str, knowledge: Knowledge, spoken: Collection[str]) -> Description | None:
    """Return the description of the apposition at the start of the text after a name."""
    match = _AFTER.match(after)
    if match is None:
        return None
    phrase = _SPEAKS.split(match[1])[0]
    said = describe(_WHO_IS.sub("", phrase), knowledge, spoken=spoken)
    if said.kind == "title":
        said = replace(said, sectors=()) if _may_be_a_firms(phrase, said, knowledge) else said
        guessed = said.role == "civilian" and knowledge.first(said.head, ("title",)) is None
        # "In a talk with Ann Jones, the king refused to go", not "Ann Jones, the officer shot on duty".
        acts = said.is_restricted and phrase.startswith("the ") and {"GOV", "LEG"} & set(said.sectors)
        return None if said.plural or acts or (guessed and not _ARTICLED.match(phrase)) else said
    is_native = said.country is not None and said.country not in NO_STATES and _of_people(said)
    return Description(kind="", country=said.country) if is_native and _ONE.match(phrase) else None


def _may_be_a_firms(phrase: str, said: Description, knowledge: Knowledge) -> bool:
    """Tell whether an office without an article may be a firm's: "president of Globex"."""
    if said.sectors != ("GOV",) or said.role not in ANY_BODY or _ARTICLED.match(phrase):
        return False
    if said.body is not None:
        return "GOV" not in said.body.sectors
    state = knowledge.first(normalise(phrase.rpartition(" of ")[2]), ("state", "capital", "region"))
    return state is None and not said.body_noun


def _of_people(said: Description) -> bool:
    """Tell whether a phrase gives a nationality: "a Spaniard", "an 18-year-old Moroccan", "a Spanish golfer"."""
    if said.kind == "fact":
        return said.fact is not None and said.fact.kind in {"adjective", "people"}
    return said.owner is None and (said.kind == "" or said.fact is not None)
