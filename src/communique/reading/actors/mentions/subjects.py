"""The recognition of subjects: by the verb after a mention, and by the words before it."""

from __future__ import annotations

import re

from communique.english import AUXILIARY

_VERB = re.compile(
    # adverbs and auxiliaries before the verb: "has recently", "on Friday"
    r"\s+(?:[a-z]+ly |also |has |have |then |later |still |had |never |not |already |recently |on [A-Z]\w+ |[A-Z]\w+day )*"
    rf"(?:\w+ed|said|says|told|{AUXILIARY}|met|held|went|came|made|took|gave|spoke|left|led|won|sent|"
    r"put|set|got|called|thinks|believes|wants|began|saw|sought|kept|became|wrote|"
    r"fell|lost|broke|knew|thought|ran|shot|hit|cut|let|rose|"
    # "asks", "moves", but not "this" or "across"
    r"(?!(?:as|besides|his|its|perhaps|this|towards|versus|whereas)\b)[a-z]+(?<!s)s)\b"
)
_TELLING = re.compile(
    r"[,?!][”\"’']? (?:said|says|add(?:ed|s)|argue[ds]|continue[ds]|explain(?:ed|s)|note[ds]|recall(?:ed|s)|"
    r"suggest(?:ed|s)|wrote|writes|warn(?:ed|s)) $"
)
_PARTICIPLE = re.compile(
    r"[“\"'\s]*(?:"
    r"(?:After|Before|While|When|By|In|On|Without|Upon) (?:[a-z]+ly )?[a-z]+ing|"
    r"(?!According|Following|During|Regarding|Including|Concerning)[A-Z][a-z]+ing"  # prepositions
    r")\b[^;:()\n]*, $"
)


def is_subject(text: str, end: int) -> bool:
    """Tell whether a mention that ends at ``end`` is a subject, by the verb after it.

    >>> is_subject("Ann Otieno, who leads it, said no.", 10), is_subject("for Ann Otieno.", 14)
    (True, False)
    """
    after = re.sub(r"^['’]s\b", " XX", text[end : end + 60])
    return _VERB.match(re.sub(r"^, [^,.\n]{2,50}, ", " ", after)) is not None


def follows_telling(text: str, start: int) -> bool:
    """Tell whether a mention that starts at ``start`` follows a statement and its verb: "It rained, said Ann Otieno".

    >>> follows_telling("It rained, added Ann Otieno.", 17), follows_telling("Ben met Ann Otieno.", 8)
    (True, False)
    """
    return _TELLING.search(text, max(0, start - 16), start) is not None


def opens_without_subject(opening: str) -> bool:
    """Tell whether the text before a subject is a participle clause, which has no subject of its own.

    >>> opens_without_subject("Praising Ann Otieno, "), opens_without_subject("Ann Otieno sang, and ")
    (True, False)
    """
    return _PARTICIPLE.fullmatch(opening) is not None
