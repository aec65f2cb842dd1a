"""Corrections of the bounds and labels of the names that were found, by rule."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from communique.english import COURTESIES, DAYS, SHORT_TITLES, TITLE, word_set
from communique.knowledge import Knowledge, normalise
from communique.models.labels import NameLabel
from communique.reading.actors.phrases.beside import trim
from communique.reading.names import Name

_TITLED = re.compile(
    rf"\b(?:{TITLE}\s+)+"
    r"((?:[A-Z][\w'’.-]*[\w'’]\s+|[A-Z]\.\s*){0,3}[A-Z][\w'’-]+)"
)
"""A short title and the capitalised words after it, which are always a person's name."""

SMALL_LEAD = re.compile(r"(?:al|el|ul|bin|ibn|abu|de|di|da|van|von)[- ][A-Z]")
"""A lower-case particle at the start of a name: "al-Maliki", "al Qaeda"."""
_ROYAL_GIVEN = re.compile(r"\b(?:Sultan|Emir|Amir) $")
_OF_FATHER = re.compile(r"(?:[Aa]l|[Ee]l|[Bb]in|[Ii]bn)[ -][A-Z]")
"""The name of a father or family, which follows a given name and no title."""
_SMALL = word_set(
    "the a an s of and in on at for to by it that one former federal today adv alhaji barr comrade engr"
)
_TITLES = COURTESIES | SHORT_TITLES


def is_name(text: str, name: Name) -> bool:
    """Tell whether a found span can be a name: it begins with a capital or a figure and is no function word or title.

    In capitals it is no title: "the SEC".
    """
    surface = text[name.start : name.end].strip("\"“”‘’'( .-")
    inside_word = name.start > 0 and text[name.start - 1] in "'’" and surface.startswith("s ")
    small = surface[:1].islower() and SMALL_LEAD.match(surface) is None
    is_word = surface.lower() in _SMALL or surface in _TITLES
    return bool(surface) and not small and not is_word and not inside_word


def mend(text: str, names: Sequence[Name], knowledge: Knowledge) -> list[Name]:
    """Return the names with corrected labels and bounds, in the order of the text.

    Args:
        text: the text of the article.
        names: the names as found.
        knowledge: the knowledge base.

    >>> from communique.knowledge import load
    >>> found = [Name(start=0, end=13, label="Organization", score=0.6)]
    >>> mended = mend("Rep. Mark Doe (R-N.C.) said so.", found, load())
    >>> [(name.start, name.end, name.label) for name in mended]
    [(5, 13, 'Person')]

    """
    bare = [
        _without_party(text, _with_first(text, _with_initials(text, _without_possessive(text, name))))
        for name in names
        if not _is_office(text, name, knowledge)
    ]
    kept = _joined(text, [_relabelled(text, name, knowledge) for name in bare], knowledge)
    starts = [name.start for name in kept]
    gone: set[int] = set()
    made: list[Name] = []
    for match in _TITLED.finditer(text):
        start, end = match.span(1)
        last = text[start:end].rpartition(" ")[2]
        end -= len(last) + 1 if last in DAYS else 0
        low, high = bisect.bisect_left(starts, match.start() - _LONGEST), bisect.bisect_left(starts, end)
        touching = [at for at in range(low, high) if kept[at].end > match.start() and at not in gone]
        persons = [kept[at] for at in touching if kept[at].label == "Person"]
        if end <= start or (made and made[-1].end > start) or any(name.start <= start for name in persons):
            continue
        end = next((name.end for name in persons if name.end > start), end)
        gone.update(touching)
        made.append(_without_possessive(text, Name(start=start, end=end, label="Person", score=1.0)))
    kept = [name for at, name in enumerate(kept) if at not in gone]
    return sorted((*kept, *made), key=lambda name: (name.start, -name.end))


def _without_possessive(text: str, name: Name) -> Name:
    """Return a name without a final "'s", except for bodies, whose names may end so: "Lloyd's"."""
    owns = name.label in _NEVER_OWNING and text[name.end - 2 : name.end] in {"'s", "’s"}
    return replace(name, end=name.end - 2) if owns and name.end - 2 > name.start else name


def _with_initials(text: str, name: Name) -> Name:
    """Return a person's name together with the initial before it: "E. | K. Day"."""
    if name.label != "Person" or text[name.start - 1 : name.start] != "." or text[name.start + 1] != ".":
        return name
    lead = _INITIALS.search(text[max(0, name.start - 8) : name.start])
    return name if lead is None else replace(name, start=name.start - len(lead[0]))


def _is_office(text: str, name: Name, knowledge: Knowledge) -> bool:
    """Tell whether what was found as a person's name is the word for an office that one country has: "the Taoiseach"."""
    if name.label != "Person" or " " in text[name.start + 4 : name.end]:
        return False
    fact = knowledge.first(normalise(trim(text[name.start : name.end])), ("title",))
    return fact is not None and fact.country is not None and fact.sectors == ("GOV",)


def _with_first(text: str, name: Name) -> Name:
    """Return a person's name together with a given one that is also a royal title: "Sultan | Al Marri"."""
    if name.label != "Person" or _OF_FATHER.match(text, name.start) is None:
        return name
    lead = _ROYAL_GIVEN.search(text, max(0, name.start - 8), name.start)
    return name if lead is None else replace(name, start=lead.start())


def _without_party(text: str, name: Name) -> Name:
    """Return a person's name without a party at its start: "Republican | Ann Smith"."""
    lead = _PARTY_LEAD.match(text, name.start, name.end) if name.label == "Person" else None
    return name if lead is None else replace(name, start=lead.end())


def as_persons(
    text: str, names: Sequence[Name], knowledge: Knowledge, is_borne: Callable[[str], bool]
) -> list[Name]:
    """Return the names, with single words labelled as persons that were found as bodies but are family names here.

    Args:
        text: the text of the article.
        names: its names.
        knowledge: the knowledge base; a word that is a name in it keeps its label.
        is_borne: tells whether a normalised word is a family name of a person in the article.

    >>> from communique.knowledge import load
    >>> found = [Name(start=4, end=9, label="Organization", score=0.6)]
    >>> as_persons("The Otien team met.", found, load(), lambda word: word == "otien")[0].label
    'Person'

    """
    return [
        replace(name, label="Person")
        if name.label in {"Organization", "Misc"}
        and (plain := normalise(text[name.start : name.end])).isalpha()
        and not text[name.start : name.end].isupper()
        and plain not in knowledge
        and is_borne(plain)
        else name
        for name in names
    ]


def _relabelled(text: str, name: Name, knowledge: Knowledge) -> Name:
    """Return a name with the only label that knowledge allows: a capital or a party is no person, a leader no body."""
    if name.end - name.start > _LONGEST:
        return name
    plain = normalise(trim(text[name.start : name.end]))
    if _PARTY_OF.search(text[max(0, name.start - 3) : name.start]):
        return replace(name, label="Location")
    if " & " in text[name.start : name.end]:  # "Smith & Sons"
        return replace(name, label="Organization")
    if name.label != "Person":
        facts = knowledge.bearing(plain) if " " in plain else ()
        is_person = bool(facts) and all(fact.kind == "person" for fact in facts)
        return replace(name, label="Person") if is_person else _without_title(text, name, knowledge)
    fact = knowledge.first(plain, ("state", "capital", "metonym", "people", "org"))
    is_borne = bool(knowledge.first(plain, ("person", "given")) or knowledge.family(plain))
    is_party = fact is not None and fact.source == "written" and fact.role == "party"
    if fact is None or is_borne or (fact.kind == "org" and not is_party):
        return name
    return replace(name, label=_LABELS.get(fact.kind, "Location"))


def _without_title(text: str, name: Name, knowledge: Knowledge) -> Name:
    """Return the known person after a title in a name found as a body: "Secretary of | State Mike Pompeo"."""
    at = [match.end() for match in _WORD_GAP.finditer(text, name.start, name.end)]
    for start in at[:-1]:
        facts = knowledge.bearing(normalise(trim(text[start : name.end])))
        if facts and all(fact.kind == "person" for fact in facts):
            before = text[max(0, start - 40) : start].split()
            titles = (normalise(" ".join(before[-count:])) for count in (1, 2, 3))
            if any(knowledge.first(title, ("title",)) for title in titles):
                return replace(name, start=start, label="Person")
    return name


_INITIALS = re.compile(r"\b(?:[A-Z]\.)+$")
_PARTY_LEAD = re.compile(r"(?:Republican|Democrat|Libertarian) (?=[A-Z])")
_NEVER_OWNING = frozenset({"Person", "Location", "NORP"})
_WORD_GAP = re.compile(r" +")
_LABELS: dict[str, NameLabel] = {"metonym": "Organization", "people": "NORP", "org": "Organization"}


def _joined(text: str, names: Sequence[Name], knowledge: Knowledge) -> list[Name]:
    """Return the names, with the parts of persons' names joined and missing given names added."""
    kept: list[Name] = []
    ordered = sorted(names, key=lambda name: (name.start, -name.end))
    for at, name in enumerate(ordered):
        before = kept[-1] if kept else None
        if before is not None and before.label == name.label == "Person" and _goes_on(text, before, name):
            kept[-1] = replace(before, end=name.end)
            continue
        follows = ordered[at + 1].start if at + 1 < len(ordered) else len(text)
        whole = _with_given(text, name, before, knowledge)
        kept.append(whole or _past_initial(text, name, follows, knowledge))
    return kept


def _goes_on(text: str, before: Name, name: Name) -> bool:
    """Tell whether a name is a single word right after another name, or after the full stop of its initial."""
    between = text[before.end : name.start]
    is_next = between == " " or (between == ". " and _ends_in_initial(text, before))
    return is_next and " " not in text[name.start : name.end].strip()


def _with_given(text: str, name: Name, before: Name | None, knowledge: Knowledge) -> Name | None:
    """Return a family name together with the given name before it, if both are the name of a known person."""
    if name.label not in {"Person", "Misc"} or name.end - name.start > _LONGEST:
        return None
    given = _GIVEN.search(text[max(0, name.start - 20) : name.start])
    if given is None or (before is not None and before.end > name.start - len(given[0])):
        return None
    whole = knowledge.bearing(normalise(given[1] + " " + trim(text[name.start : name.end])))
    is_person = any(fact.kind == "person" for fact in whole)
    return replace(name, start=name.start - len(given[0]), label="Person") if is_person else None


def _ends_in_initial(text: str, name: Name) -> bool:
    """Tell whether a person's name ends in an initial: "Ann B"."""
    return (
        name.label == "Person" and text[name.end - 2 : name.end - 1] == " " and text[name.end - 1].isupper()
    )


def _past_initial(text: str, name: Name, stop: int, knowledge: Knowledge) -> Name:
    """Return a name that ends in an initial together with the known family name after it: "Ann B | . Doe"."""
    rest = _AFTER_INITIAL.match(text, name.end, stop) if _ends_in_initial(text, name) else None
    if rest is None:
        return name
    whole = knowledge.bearing(normalise(f"{text[name.start : name.end - 2]} {rest[1]}"))
    return replace(name, end=rest.end()) if any(fact.kind == "person" for fact in whole) else name


_AFTER_INITIAL = re.compile(r"\. ([A-Z][\w’'-]*\w)")
_LONGEST = 100
"""The longest name that is corrected, in characters."""
_PARTY_OF = re.compile(r"\b[RDI]-$")
"""The party before the state of a member of the US Congress: "D-Alaska"."""
_GIVEN = re.compile(r"\b([A-Z][a-z]+(?: [A-Z]\.)?) $")
