"""What a noun phrase says of its actor: office, country, sectors, number, whether former.

>>> from communique.knowledge import load
>>> said = describe("a Japanese foreign ministry spokesman", load())
>>> said.country, said.sectors, said.role
('JPN', ('GOV',), 'spokesperson')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.knowledge import Fact, Knowledge, normalise
from communique.knowledge.facts import word_set

WORDS = re.compile(
    r"\b[Ee]x(?=-)|(?:[^\W\d_]\.)+[^\W\d_]?\b\.?|[^\W_]+(?:['’‑-][^\W_]+)*['’]?(?:\.(?=\s))?|[,;:()–—\"“”]"
)
_CUTS = frozenset(
    [
        "of",
        "in",
        "from",
        "at",
        "for",
        "on",
        "to",
        "with",
        "by",
        "near",
        "against",
        "who",
        "whom",
        "that",
        "which",
        "where",
        "over",
        "under",
        "about",
        "after",
        "before",
        "since",
        "into",
        "whose",
        "between",
        "among",
        "including",
        "as",
        "across",
        "during",
        "via",
        "than",
        "but",
        "and",
        "or",
        "when",
        "while",
        ",",
        ";",
        ":",
        "(",
        ")",
        "–",
        "—",
        '"',
        "“",
        "”",
        "--",
    ]
)
_LINKS = frozenset({"of", "for", "in", "from", "at", "to", "with"})
_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my"})
_INDEFINITE = word_set(
    "a an some any another one several many few dozens hundreds thousands more most all other two three four five six seven "
    "eight nine ten no each every about around nearly almost millions"
)
_PLURAL_MARKS = word_set(
    "some several many few dozens hundreds thousands two three four five six seven eight nine ten all most millions these those both"
)
_PARTS = word_set(
    "group groups number series members member crowd crowds pair handful couple majority coalition team thousands hundreds "
    "dozens scores millions one two three four five six seven eight nine ten some many most all several"
)
_FORMER = frozenset(
    {"former", "ex", "onetime", "erstwhile", "deposed", "ousted", "late", "retired", "outgoing-former"}
)
# Titles that take their sector from the body they are at: a military spokesman, a party official.
_OPEN_ROLES = frozenset(
    {
        "official",
        "spokesperson",
        "adviser",
        "source",
        "leader",
        "chief",
        "chief of staff",
        "ambassador",
        "president",
        "speaker",
    }
    | {
        "vice president",
        "commander",
        "minister",
        "regent",
        "councillor",
        "officer",
        "executive",
        "candidate",
        "labour",
        "member",
    }
)
_CHIEFS = frozenset(
    [
        "head",
        "chief",
        "director",
        "chairman",
        "chairwoman",
        "chair",
        "chairperson",
        "boss",
        "member",
        "deputy",
        "representative",
        "leader",
        "secretary-general",
        "president",
        "secretary general",
        "vice chairman",
        "deputy chairman",
        "deputy head",
        "deputy director",
        "vice chair",
        "co-chair",
    ]
)
_SINGULAR_IN_S = frozenset(
    {
        "police",
        "congress",
        "us",
        "press",
        "news",
        "united nations",
        "witness",
        "princess",
        "forces",
        "business",
    }
)
_PEOPLE_COLLECTIVES = frozenset(
    {"people", "public", "population", "police", "troops", "military", "staff", "media"}
)
_GROUP_CLASSES = frozenset(
    {
        "people",
        "officials",
        "legislators",
        "generals",
        "rebels",
        "criminals",
        "refugees",
        "labour",
        "farmers",
        "charity",
    }
)
_CONTEXT_KINDS = ("state", "adjective", "people", "metonym", "org", "capital")


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a phrase says. ``kind`` is the sort of head: an office, a body, a name of knowledge, or unknown."""

    kind: str  # "title", "noun", "fact" or ""
    head: str = ""
    role: str | None = None
    title: str = ""  # the office in the text's words
    sectors: tuple[str, ...] = ()
    country: str | None = None
    fact: Fact | None = None
    body: Fact | None = None  # the body that an office is at
    body_noun: str = ""
    plural: bool = False
    definite: bool = False
    former: bool = False
    gender: str | None = None
    owner: tuple[int, int] | None = None  # characters of the phrase that name a possessor
    modified: bool = False


def words(text: str) -> list[tuple[int, int]]:
    """Return the spans of the words and marks of a text.

    >>> ["U.S. officials"[start:end] for start, end in words("U.S. officials")]
    ['U.S.', 'officials']
    """
    return [match.span() for match in WORDS.finditer(text)]


def describe(text: str, knowledge: Knowledge, *, depth: int = 0) -> Description:
    """Return what a noun phrase says; ``depth`` counts the phrases around it."""
    spans = words(text)
    plain = [_plain(text[start:end]) for start, end in spans]
    capital = [not text[start].islower() for start, _ in spans]
    cut = _cut(plain, knowledge)
    first, definite, plural = _opening(plain, cut)
    if (
        cut < len(plain)
        and plain[cut] == "of"
        and depth < 3
        and all(word in _PARTS for word in plain[first:cut])
    ):
        inner = describe(text[spans[cut][1] :], knowledge, depth=depth + 1)
        return replace(inner, plural=True, definite=definite, owner=None)
    if first >= cut:
        return Description(kind="")
    owner_at = next((at for at in range(cut - 2, first - 1, -1) if _is_possessive(text, spans[at])), None)
    head = _head(plain, capital, (first, cut), knowledge)
    said = _of_head(head)
    plural = (plural or head.plural) and said.head not in _SINGULAR_IN_S
    said = replace(said, definite=definite or owner_at is not None, plural=plural)
    said = _modify(said, plain, capital, (first, head.start), knowledge)
    if owner_at is not None and owner_at < head.start:
        said = replace(said, owner=(spans[first][0], spans[owner_at][1]), modified=True)
    if cut < len(plain) and plain[cut] in _LINKS and depth < 3:
        said = _with_tail(said, text[spans[cut][1] :], plain[cut], knowledge, depth)
    return said


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    fact: Fact | None
    plain: str
    plural: bool


def _cut(plain: Sequence[str], knowledge: Knowledge) -> int:
    """Return where the words before the first preposition or mark end; "secretary of state" is one word."""
    for at, word in enumerate(plain):
        if not at or word not in _CUTS:
            continue
        if word in {"of", "for"}:
            for start in range(max(0, at - 4), at):
                for end in range(min(len(plain), at + 6), at + 1, -1):
                    fact = knowledge.first(" ".join(plain[start:end]), ("title", "noun", "metonym", "org"))
                    if fact is not None:
                        return end
        return at
    return len(plain)


def _plain(word: str) -> str:
    return normalise(re.sub(r"['’]s?$", "", word)) if word[0] not in ',;:()–—"“”' else word


def _is_possessive(text: str, span: tuple[int, int]) -> bool:
    return text[span[1] - 2 : span[1]] in {"'s", "’s", "s'", "s’"}


def _opening(plain: Sequence[str], cut: int) -> tuple[int, bool, bool]:
    """Return where a phrase begins after its determiners and numbers, and whether it is definite and plural."""
    definite = plural = False
    at = 0
    while at < cut and (
        plain[at] in _DETERMINERS
        or plain[at] in _INDEFINITE
        or plain[at] in _PLURAL_MARKS
        or plain[at][:1].isdigit()
        or not plain[at]
    ):
        definite = definite or plain[at] in _DETERMINERS
        plural = plural or plain[at] in _PLURAL_MARKS or (plain[at].isdigit() and plain[at] != "1")
        at += 1
    return at, definite, plural


def _head(
    plain: Sequence[str], capital: Sequence[bool], between: tuple[int, int], knowledge: Knowledge
) -> _Head:
    """Return the longest title, body or name of knowledge that ends the phrase."""
    first, cut = between
    for start in range(max(first, cut - 8), cut):
        name = " ".join(plain[start:cut])
        if name in _CHIEFS and not _word(name, knowledge, capital=False):
            return _Head(start, None, name, False)
        fact = _word(name, knowledge, capital=capital[start])
        if fact is not None and not (fact.kind == "noun" and start > first and fact.names[0] == "us"):
            return _Head(start, fact, name, fact.kind == "noun" and _is_plural(fact, name))
        if name.endswith("s"):
            for single in (
                name[:-1],
                name[:-3] + "y" if name.endswith("ies") else "",
                name[:-2] if name.endswith("es") else "",
            ):
                if single in _CHIEFS or (
                    single
                    and (fact := _word(single, knowledge, capital=False)) is not None
                    and fact.kind == "title"
                ):
                    return _Head(start, _word(single, knowledge, capital=False), single, True)
    return _Head(cut, None, "", plain[cut - 1].endswith("s") and not plain[cut - 1].endswith("ss"))


def _word(name: str, knowledge: Knowledge, *, capital: bool) -> Fact | None:
    """Return the fact that makes a head: an office, a body or group, before a name, which has a capital letter."""
    found = None
    for fact in knowledge.bearing(name):
        if fact.kind in {"title", "noun"}:
            return fact
        if capital and found is None and fact.kind not in {"given", "person"} and _is_sure(fact):
            found = fact
    return found


def _is_sure(fact: Fact) -> bool:
    """Tell whether a name says by itself what it is: not so the many parties and short forms of packages."""
    return fact.kind != "org" or fact.source == "written"


def _is_plural(fact: Fact, name: str) -> bool:
    return (
        (fact.role in _GROUP_CLASSES or name.endswith("s"))
        and name not in _SINGULAR_IN_S
        and not name.endswith("ss")
    )


def _of_head(head: _Head) -> Description:
    fact = head.fact
    if fact is None:
        if head.plain:
            return Description(kind="title", head=head.plain, role="chief", title=head.plain)
        return Description(kind="")
    if fact.kind == "title":
        return Description(
            kind="title",
            head=head.plain,
            role=fact.role,
            title=head.plain,
            sectors=fact.sectors,
            gender=fact.gender,
        )
    if fact.kind == "noun":
        return Description(kind="noun", head=head.plain, role=fact.role, sectors=fact.sectors)
    if fact.kind == "people":
        return Description(
            kind="noun", head=head.plain, role="people", sectors=("CVL",), country=fact.country, fact=fact
        )
    return Description(kind="fact", head=head.plain, sectors=fact.sectors, country=fact.country, fact=fact)


def _modify(
    said: Description,
    plain: Sequence[str],
    capital: Sequence[bool],
    between: tuple[int, int],
    knowledge: Knowledge,
) -> Description:
    """Return the description with what stands before its head: nationality, body, "former"."""
    at, end = between
    start = at
    while at < end:
        if plain[at] in _FORMER or plain[at].startswith(("ex ", "former ")):
            said = replace(said, former=True)
            at += 1
            continue
        for stop in range(min(end, at + 6), at, -1):
            name = " ".join(plain[at:stop])
            if stop - at > 1 and name not in knowledge:
                continue
            used = _apply(said, name, knowledge, capital=capital[at])
            if used is not None:
                said, at = used, stop
                break
        else:
            at += 1
    return replace(said, modified=said.modified or end > start) if end > start else said


def _apply(said: Description, name: str, knowledge: Knowledge, *, capital: bool) -> Description | None:  # noqa: PLR0911 - one answer a kind of word
    """Return the description as a modifier changes it, or ``None`` if the words say nothing."""
    for fact in knowledge.bearing(name):
        if fact.kind in _CONTEXT_KINDS and (not capital or not _is_sure(fact)):
            continue
        if fact.kind in _CONTEXT_KINDS:
            if fact.kind in {"org", "metonym"} and said.kind == "title":
                return _at_body(
                    replace(said, country=said.country or fact.country, body=said.body or fact), fact.sectors
                )
            if fact.kind in {"org", "metonym"} and said.kind == "noun":
                return replace(said, country=said.country or fact.country, body=said.body or fact)
            return replace(said, country=said.country or fact.country)
        if fact.kind == "noun" and said.kind == "title":
            return _at_body(replace(said, body_noun=said.body_noun or name), fact.sectors)
        if fact.kind == "title" and said.kind == "title" and said.role == "candidate":
            return said
        if (
            fact.kind in {"noun", "title"}
            and said.kind == "noun"
            and fact.sectors
            and said.sectors in {("UNK",), ("CVL",)}
        ):
            return replace(said, sectors=fact.sectors if said.sectors == ("UNK",) else said.sectors)
    return None


def _at_body(said: Description, sectors: tuple[str, ...]) -> Description:
    if said.role == "chief" or (
        said.role in _OPEN_ROLES and (sectors != ("GOV",) or said.sectors in {(), ("UNK",)})
    ):
        return replace(said, sectors=sectors)
    return said


def _with_tail(said: Description, tail: str, link: str, knowledge: Knowledge, depth: int) -> Description:  # noqa: PLR0911 - one answer a kind of link
    """Return the description with what follows "of", "for", "in" or "from": a country or a body."""
    inner = describe(tail, knowledge, depth=depth + 1)
    if inner.kind == "":
        return said if inner.country is None else replace(said, country=said.country or inner.country)
    country = said.country or inner.country
    if link in {"in", "from", "at", "to", "with"}:
        if said.kind == "title" and said.role == "ambassador" and link == "to":
            return said
        if said.kind == "title" and link == "at" and inner.kind in {"noun", "fact"}:
            said = _at_body(said, inner.sectors)
        place = inner.fact is not None and inner.fact.kind in {"state", "capital"}
        return (
            replace(said, country=country)
            if place and link != "with" and inner.fact and inner.fact.kind == "state"
            else said
        )
    if (
        said.kind == "title"
        and inner.kind in {"noun", "fact"}
        and (inner.fact is None or inner.fact.kind in {"org", "metonym"})
    ):
        said = _at_body(
            replace(said, body=said.body or inner.fact, body_noun=said.body_noun or inner.head), inner.sectors
        )
        return replace(said, country=country)
    if said.kind == "title" and inner.kind == "title":
        return said if said.country else replace(said, country=inner.country if link == "of" else None)
    if said.kind in {"title", "noun"} and link in {"of", "for"}:
        return replace(said, country=country)
    return said
