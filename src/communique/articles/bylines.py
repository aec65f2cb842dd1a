"""Names in a byline."""

from __future__ import annotations

import re
from collections import Counter

from communique.articles.phrases import PARTICLES
from communique.english import DAY, MONTH, word_set

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_NAME = rf"(?:[{_CAPITAL}][\w.'’-]*|{PARTICLES})"
_LABEL = re.compile(
    r"\W*(?:(?:story|analysis|opinion|written|reported|report|posted|published|commentary|an article)\s+)?"
    r"(?:by\b|words\b|text\b|author:|par\b|von\b|por\b)\s*:?\s*(?:the\s+)?",
    re.IGNORECASE,
)
_GLUED = re.compile(r"[Bb]y(?=[A-Z])")
"""A "By" that only the layout separates from the name."""
_ASIDE = re.compile(r"\([^()]{0,80}\)?|\[[^\][]{0,80}\]?|<[^<>]{0,80}>?|\S{1,64}@\S{1,64}")
_END = re.compile(
    r"\s*[|•·/;–—]\s*|\s+-+\s+|(?<!\b[A-Z])\.\s+(?=[A-Z][a-z]{3})|"
    r"(?<=[a-z]{2})(?=(?:Staff|Senior|Reporter|Writer|Correspondent|Columnist|Editor)\b)|"  # only the layout separates them
    rf"\s+{DAY}\b|\s+(?:Updated|Published|Posted)\b|\s+{MONTH}\s+\d"
)
_JOINT = re.compile(r"\s*(?:,\s*(?:and|&)\s|,|\s(?:and|AND|et|und|y|with)\s|&)\s*")
_PERSON = re.compile(
    rf"({_NAME}(?:\s{_NAME}){{1,4}})(?:\s(?:in|on|at|from|for|near|reports?|reporting|is|writes)\b.*)?"
)
# Words of desks, jobs and outlets, which look like names in bylines (lower case).
_NO_NAME = frozenset({
    "agence", "agencies", "agency", "bureau", "bulletin", "chronicle", "columnist", "correspondent", "correspondents", "courier", "daily",
    "desk", "dispatch", "editor", "editorial", "editors", "gazette", "herald", "journal", "magazine", "media", "network", "news", "newspaper",
    "newsroom", "observer", "online", "photographer", "political", "post", "press", "producer", "report", "reporter", "reporters", "review",
    "reuters", "senior", "service", "special", "staff", "standard", "star", "team", "telegraph", "television", "times", "today", "tribune", "tv",
    "updated", "washington", "wire", "writer", "writers",
})  # fmt: skip
NOBODY = word_set("admin administrator author guest na noauthor none null undefined unknown user webmaster")
"""What systems put where nobody is named as the author, in letters alone."""
_LONGEST = 200
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Jr|Sr|St)\b(?!\.)")
"""An initial or an abbreviation without its full stop."""


def read_names(byline: str) -> tuple[str, ...]:
    """Return the persons named in a byline, in order, without places, jobs and outlets.

    Args:
        byline: one line, with or without "By".

    Returns:
        Names of two words or more; an empty tuple if the line is not a byline.

    >>> read_names("By Ana Soto in Lima and Jun Park in Seoul"), read_names("By Ana Soto, Staff Writer | The Lima Post")
    (('Ana Soto', 'Jun Park'), ('Ana Soto',))
    >>> read_names("By Ann H.J. Otieno"), read_names("ByAna SotoStaff Writer")
    (('Ann H.J. Otieno',), ('Ana Soto',))

    """
    if len(byline) > _LONGEST:
        return ()
    label = _LABEL.match(byline)
    plain = _GLUED.sub("", _ASIDE.sub(" ", byline[label.end() :] if label else byline).strip())
    parts = _JOINT.split(_END.split(plain, maxsplit=1)[0])
    is_list = bool(re.search(r"\s(?:and|AND|et|und|y|with)\s|&", plain))
    names: list[str] = []
    for part in parts if is_list else parts[:1]:
        person = _PERSON.fullmatch(part.strip(" .,:*"))
        if person is None:
            if not names:
                return ()
            continue
        name = " ".join(person[1].split())
        if name[:1].isupper() and name not in names and _NO_NAME.isdisjoint(name.casefold().split()):
            names.append(name)
    return tuple(names)


def is_desk(name: str) -> bool:
    """Tell whether an author's name is made of words of desks and outlets alone, and so is no person's.

    >>> is_desk("NEWSROOM"), is_desk("News Desk"), is_desk("Ana Soto"), is_desk("Ana Post")
    (True, True, False, False)
    """
    return _NO_NAME.issuperset(name.casefold().split())


def may_want_stops(name: str) -> bool:
    """Tell whether a name has an initial or an abbreviation without its full stop.

    >>> may_want_stops("Ana B Soto"), may_want_stops("Ana B. Soto")
    (True, False)
    """
    return _ABBREVIATED.search(name) is not None


def spell_name(name: str, text: str) -> str:
    """Return a name with the full stops after initials that it mostly has in a text.

    >>> spell_name("A B Soto Jr", "By A.B. Soto Jr. with Jun Park"), spell_name("Ana B Soto", "By Ana B Soto")
    ('A.B. Soto Jr.', 'Ana B Soto')
    """
    pattern = _ABBREVIATED.sub(r"\g<0>\\.?", re.escape(name)).replace(r"?\ ", "? ?")
    spellings = Counter(re.findall(rf"\b{pattern}(?!\w)", text))
    return max(spellings, key=spellings.__getitem__, default=name)
