"""People: full names gathered, what the text says beside them, and what knowledge says on the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from communique.knowledge import Fact, Knowledge, normalise
from communique.knowledge.facts import word_set
from communique.reading.actors.entities import LEADERS, Entity
from communique.reading.actors.phrases import Description, describe, words
from communique.reading.layers import Name

_EAST_ASIAN = word_set(
    "kim lee park choi moon chung jung jeong kang cho yoon yun jang lim han shin seo kwon hwang ahn an song hong ri pak no roh "
    "ban suh bae ryu yang hyon thae wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao luo zheng liang "
    "xie xi wen deng mao tsai ma lai hun nguyen tran le pham phan vo dang bui do ngo duong truong"
)
_FAMILY_FIRST = frozenset({"KOR", "PRK", "CHN", "TWN", "VNM"})
_HONORIFICS = {
    "mr": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "sir": "m",
    "lord": "m",
    "lady": "f",
    "dame": "f",
    "king": "m",
    "queen": "f",
}
_BODIES = frozenset({"party", "parliament", "ministry", "government", "court"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
JUST_NOW = 500
"""Characters within which someone named in full is still the one spoken of: some three sentences."""
_TITLE_LEAD = word_set(
    "former ex acting then deputy vice senior top chief late retired outgoing incoming newly-elected"
)
_TRIM = re.compile(r"^[\s\"“”‘(\[.,–-]+|(?:['’]s|['’])?(?:[\s\"“”,;:)\]]|(?<!\b[A-Z])\.)*$")
_STOP = re.compile(
    r"[,;:()\"“”\n—–]|(?<=[a-z)]{2})(?<!\b[RS]ep)(?<!\bSen)(?<!\b[Gg][oe][vn])(?<!\b(?:Col|Maj|Adm|Rev|Mrs|Sgt|Sec|Hon))"
    r"(?<!\b(?:Sens|Reps|Capt|Prof|Brig|Cmdr|Pres|Atty))(?<!\b(?:Mr|Ms|Dr|Lt|St))\.\s"
)


@dataclass(slots=True)
class Person:
    """Someone whose full name the article gives."""

    tokens: tuple[str, ...]
    entity: Entity
    at: list[int] = field(default_factory=list)  # where the full name stands
    given_first: bool = True
    suffix: str = ""
    offices: frozenset[str] = frozenset()  # all that knowledge says the person ever held

    @property
    def family(self) -> str:
        """The family name as a bare mention gives it."""
        return self.tokens[-1] if self.given_first else self.tokens[0]

    @property
    def given(self) -> str:
        """The given name."""
        return self.tokens[0] if self.given_first else self.tokens[-1]


class People:
    """The persons of an article."""

    def __init__(
        self, text: str, names: Sequence[Name], published: date | None, knowledge: Knowledge
    ) -> None:
        self.text = text
        self.published = published
        self.knowledge = knowledge
        self.persons: list[Person] = []
        self._bare: dict[str, Person] = {}
        self._last: dict[str, tuple[Person, int]] = {}
        for name in names:
            if name.label == "Person":
                self._gather(name)
        for person in self.persons:
            self._inform(person)

    def _gather(self, name: Name) -> None:
        surface, title = split_title(trim(self.text[name.start : name.end]), self.knowledge)
        tokens = name_tokens(surface)
        if len(tokens) < 2 or self._is_body(tokens[-1]):
            return
        suffix = tokens[-1] if len(tokens) > 2 and tokens[-1] in _SUFFIXES else ""
        tokens = tokens[:-1] if suffix else tokens
        same = (person for person in self.persons if person.suffix == suffix and _same(person.tokens, tokens))
        person = next(same, None)
        if person is None:
            person = Person(tokens, suffix=suffix, entity=Entity(name=surface, kind="person"))
            self.persons.append(person)
        person.at.append(name.start)
        person.entity.gender = person.entity.gender or honorific(self.text, name.start)
        said = [title] if title is not None else said_of(self.text, name, self.knowledge)
        learn(person.entity, said, self.knowledge)

    def _is_body(self, word: str) -> bool:
        """Tell whether the last word of a name says that it is no person's: "Democratic Caucus"."""
        fact = self.knowledge.first(word, ("noun", "org"))
        return fact is not None and fact.role in _BODIES

    def _inform(self, person: Person) -> None:
        """Add what knowledge says of a person on the day, where it agrees with the text."""
        name = person.entity.name
        facts = self.knowledge.named(name) or self.knowledge.named(_INITIAL.sub(" ", name))
        known(person.entity, facts, self.published)
        person.offices = frozenset(fact.office for fact in facts if fact.id == person.entity.known_as)
        east = person.tokens[0] in _EAST_ASIAN and (
            len(person.tokens) == 3 or "-" in person.entity.name or person.entity.country in _FAMILY_FIRST
        )
        person.given_first = not (
            east or (person.entity.country in _FAMILY_FIRST and len(person.tokens) == 3)
        )

    def bare(
        self, surname: str, at: int, said: Description | None, near: frozenset[str]
    ) -> tuple[Person | None, bool]:
        """Return whom a bare surname at a place names, and whether it may be several.

        ``said`` is what the text says beside it, ``near`` the countries named in its sentence.
        """
        token = " ".join(name_tokens(surname))
        bearers = [person for person in self.persons if person.family == token]
        bearers = bearers or [
            person for person in self.persons if token in (person.given, " ".join(person.tokens[-2:]))
        ]
        if not bearers:
            return None, False
        chosen = bearers[0] if len(bearers) == 1 else self._choose(token, bearers, at, said, near)
        if chosen is not None and len(bearers) == 1 and said is not None:
            if chosen.offices and said.role in LEADERS and not chosen.offices & LEADERS:
                return None, False  # "President Trump" in an article that names his wife alone in full
            if not agrees(chosen.entity, said):
                return None, True
        if chosen is not None:
            self._last[token] = (chosen, at)
        return chosen, chosen is None

    def _choose(
        self, token: str, bearers: list[Person], at: int, said: Description | None, near: frozenset[str]
    ) -> Person | None:
        if said is not None:
            fitting = [person for person in bearers if agrees(person.entity, said)]
            if len(fitting) == 1:
                return fitting[0]
        located = [person for person in bearers if person.entity.country in near]
        if len(located) == 1 and all(person.entity.country for person in bearers):
            return located[0]
        last, since = self._last.get(token, (None, -1))
        named_since = [person for person in bearers if any(since < start < at for start in person.at)]
        if last is not None and all(person is last for person in named_since):
            return last
        # A leader's family name alone is the leader's, unless another bearer was named just now.
        leaders = [person for person in bearers if is_leader(person.entity) or person.offices & LEADERS]
        if len(leaders) == 1 and not any(
            0 < at - start < JUST_NOW for person in bearers if person is not leaders[0] for start in person.at
        ):
            return leaders[0]
        # Who was named in full just before, with the others far behind.
        latest = sorted(
            ((max((s for s in person.at if s < at), default=-1), n) for n, person in enumerate(bearers)),
            reverse=True,
        )
        (nearest, who), (next_nearest, _) = latest[0], latest[1]
        if (
            nearest >= 0
            and at - nearest < JUST_NOW
            and (next_nearest < 0 or at - next_nearest > 2 * JUST_NOW)
        ):
            return bearers[who]
        return None


_INITIAL = re.compile(r" (?:[A-Z]\.? )+")
_TRAILING = re.compile(r"(?: (?:of|in|and|the|said|says|for|at|to|who))+\s*$")
_ARTICLE = re.compile(r"^(?:the|The|both|Both|a|A|an|An)\s+")


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


def split_title(surface: str, knowledge: Knowledge) -> tuple[str, Description | None]:
    """Return a name without the title that a name finder left on it, and what the title says.

    >>> from communique.knowledge import load
    >>> name, said = split_title("President George W. Bush", load())
    >>> name, said.role
    ('George W. Bush', 'president')
    """
    parts = surface.split()
    if knowledge.first(normalise(surface), ("person",)) is not None:
        return surface, None  # "Sheikh Hasina" is her name
    for count in range(min(4, len(parts) - 1), 0, -1):
        title = " ".join(parts[:count])
        if count == 1 and normalise(title) in _HONORIFICS and normalise(title) != "king":
            return " ".join(parts[1:]), None
        fact = knowledge.first(normalise(parts[count - 1]), ("title",))
        if fact is not None and (len(parts) - count > 1 or fact.role in _SURE_TITLES):
            said = describe(title, knowledge)
            if said.kind == "title":
                return " ".join(parts[count:]), said
    return " ".join(parts), None


# Titles that are no first names ("Dean", "Major", "Prince"), so that one name after them is a family name.
_SURE_TITLES = frozenset(
    (
        "president",
        "vice president",
        "prime minister",
        "senator",
        "representative",
        "governor",
        "mayor",
        "chancellor",
        "foreign minister",
        "defence minister",
        "finance minister",
        "minister",
        "ambassador",
        "prosecutor",
        "clergy",
    )
)


def name_tokens(surface: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: "al-Maliki" is one, for it is a family name alone.

    >>> name_tokens("Nouri al-Maliki"), name_tokens("al-Maliki")
    (('nouri', 'al', 'maliki'), ('maliki',))
    """
    tokens = [token for token in normalise(surface).split() if token not in _HONORIFICS]
    while len(tokens) > 1 and tokens[0] in _LEADING:
        tokens.pop(0)
    return tuple(tokens)


_LEADING = frozenset({"al", "el", "bin", "von", "van", "de", "du", "della", "di"})


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names are one: the same words, or the same ends around middle names."""
    if one == other or "".join(one) == "".join(other):
        return True
    if one[-1] != other[-1] or (len(one) > 2 and len(other) > 2):
        return False
    return one[0] == other[0] and one[0] not in _EAST_ASIAN


def said_of(text: str, name: Name, knowledge: Knowledge) -> list[Description]:
    """Return what stands beside a name: the title before it, the apposition after or before it."""
    found = []
    before = _title_before(text, name.start, knowledge)
    if before is not None:
        found.append(before)
    after = _apposition_after(text, name.end, knowledge)
    if after is not None:
        found.append(after)
    return found


def honorific(text: str, start: int) -> str | None:
    """Return the gender that "Mr." or "Mrs." before a name gives."""
    match = re.search(r"\b(\w+)\.?\s$", text[max(0, start - 8) : start])
    return _HONORIFICS.get(match[1].lower()) if match else None


def _title_before(text: str, start: int, knowledge: Knowledge) -> Description | None:
    window = text[max(0, start - 110) : start]
    if not window.endswith((" ", ", ")):
        return None
    if window.endswith(", "):
        # "the party's leader, Name": only a definite phrase that runs up to the comma.
        match = re.search(
            r"(?:^|[\s\"“(])((?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w.]+['’]s)\s[^,.;:()\"“”]{2,70}), $",
            window,
        )
        if match is None:
            return None
        phrase = match[1]
        at = max(
            (m.end() for m in re.finditer(r"\b(?:by|that|said|told|and|with|as|when|to)\s", phrase)),
            default=0,
        )
        said = describe(phrase[at:], knowledge)
        return said if said.kind == "title" and not said.plural and at < len(phrase) else None
    stop = max((match.end() for match in _STOP.finditer(window)), default=0)
    parts = words(window[stop:])
    segment = window[stop:]
    begin = len(parts)
    while begin and len(parts) - begin < 9:
        word = segment[parts[begin - 1][0] : parts[begin - 1][1]]
        plain = normalise(word.removesuffix("'s").removesuffix("’s"))
        if (
            word[:1].isupper()
            or plain in _TITLE_LEAD
            or (plain == "of" and begin < len(parts))
            or _known_word(plain, knowledge)
        ):
            begin -= 1
        else:
            break
    while begin < len(parts) and segment[parts[begin][0] : parts[begin][1]] in {"of", "Of"}:
        begin += 1
    while begin < len(parts):
        said = describe(segment[parts[begin][0] :], knowledge)
        if said.kind == "title" and not (said.plural and said.head != "us"):
            return said
        begin += 1
    return None


def _known_word(plain: str, knowledge: Knowledge) -> bool:
    return any(fact.kind in {"title", "noun", "adjective"} for fact in knowledge.bearing(plain)) or plain in {
        "foreign", "prime", "defence", "defense", "interior", "finance", "national", "security", "chief", "head", "leader",
        "chairman", "chairwoman", "director", "affairs", "external", "general", "health", "trade", "press", "attorney", "supreme",
    }  # fmt: skip


def _apposition_after(text: str, end: int, knowledge: Knowledge) -> Description | None:
    match = re.match(
        r"(?:['’]s)?, ((?:an?|the|who (?:is|was) (?:an?|the)|[A-Z][\w.]+['’]s|former|(?:[A-Z][\w.-]+ ){1,3}?[a-z])[^,.;:()\"“”\n]{2,90})([,.;\n]|$)",
        text[end : end + 130],
    )
    if match is None:
        return None
    said = describe(re.sub(r"^who (?:is|was) ", "", match[1]), knowledge)
    return said if said.kind == "title" and not said.plural else None


def learn(entity: Entity, said: Iterable[Description], knowledge: Knowledge) -> None:
    """Add what the text says beside a name; the first that says something stands."""
    for description in said:
        entity.gender = entity.gender or description.gender
        entity.country = entity.country or description.country
        if entity.office is None and description.role is not None:
            entity.office = description.role
            entity.sectors = ("ELI",) if description.former and description.sectors else description.sectors
            entity.role = role_of(description, entity.country, knowledge)


_GENERIC = frozenset(
    {"chief", "official", "adviser", "source", "speaker", "executive", "scholar", "civilian", "journalist"}
)


_SPELT = {
    "rep": "representative", "reps": "representatives", "sen": "senator", "gov": "governor", "lt gov": "lieutenant governor",
    "gen": "general", "lt gen": "lieutenant general", "maj gen": "major general", "brig gen": "brigadier general",
    "col": "colonel", "lt col": "lieutenant colonel", "maj": "major", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant",
    "adm": "admiral", "prof": "professor", "rev": "reverend", "mp": "member of parliament", "pm": "prime minister",
}  # fmt: skip


def role_of(said: Description, country: str | None, knowledge: Knowledge) -> str | None:
    """Return an office in words: "President of South Korea", "National Security Office chief"."""
    if not said.title:
        return None
    body = said.body.name if said.body is not None else said.body_noun
    parts = _SPELT.get(said.title, said.title).split()
    if said.role not in _GENERIC and said.role != "spokesperson":
        parts = [
            word if word in {"of", "the", "to", "and", "for"} else word[:1].upper() + word[1:]
            for word in parts
        ]
    elif body and body.lower() not in said.title:
        parts = [*body.split(), *parts]
    role = " ".join(("former", *parts) if said.former else parts)
    role = role[:1].upper() + role[1:]
    state = knowledge.state(country) if country and said.role not in _GENERIC else None
    return f"{role} of {_with_article(state.name)}" if state else role


def _with_article(state: str) -> str:
    the = (
        state.startswith(("United ", "Central African", "Dominican", "Democratic Rep", "Republic of"))
        or state in _PLURALS
    )
    return f"the {state}" if the else state


_PLURALS = frozenset(
    {"Netherlands", "Philippines", "Bahamas", "Maldives", "Solomon Islands", "Marshall Islands", "Gambia"}
)


def known(entity: Entity, facts: Sequence[Fact], published: date | None) -> None:
    """Add what knowledge says of an entity on a day, unless the text says otherwise or two bear the name."""
    facts = [fact for fact in facts if fact.kind == "person"]
    if entity.country:
        facts = [fact for fact in facts if fact.country == entity.country]
    current = [fact for fact in facts if published is not None and fact.holds(published)]
    ids = dict.fromkeys(fact.id for fact in facts)
    if len(ids) > 1:
        ids = dict.fromkeys(fact.id for fact in current)
        facts = [fact for fact in facts if fact.id in ids]
    if len(ids) != 1:
        return
    entity.known_as = facts[0].id
    entity.country = entity.country or facts[0].country
    entity.gender = entity.gender or facts[0].gender
    if published is None:
        return
    if current:
        best = next((fact for fact in current if entity.office and fact.office == entity.office), current[0])
        if (
            entity.office is None
            or best.office == entity.office
            or entity.office in {"leader", "official", "chief", "minister"}
        ):
            entity.role, entity.office = best.role, best.office
            entity.sectors = tuple(
                dict.fromkeys(sector for fact in (best, *current) for sector in fact.sectors)
            )
    elif entity.office is None and all(fact.is_past(published) for fact in facts):
        entity.sectors = ("ELI",)
        last = max(facts, key=lambda fact: fact.end)
        entity.role = f"Former {last.role[:1].lower()}{last.role[1:]}" if last.role else None


def is_leader(entity: Entity) -> bool:
    """Tell whether an entity leads a country."""
    return entity.office in LEADERS and "GOV" in entity.sectors


def agrees(entity: Entity, said: Description) -> bool:
    """Tell whether nothing that a phrase says speaks against its being this person."""
    if said.country and entity.country and said.country != entity.country:
        return False
    if said.gender and entity.gender and said.gender != entity.gender:
        return False
    return said.role is None or entity.office is None or fits(said.role, entity)


def fits(role: str, entity: Entity) -> bool:  # noqa: PLR0911 - one answer a class of title
    """Tell whether a person of this office may be called by that class of title."""
    if role == entity.office:
        return True
    if role == "leader":
        return entity.office in LEADERS or entity.office == "party leader"
    if role in {"official", "politician"}:
        return bool({"GOV", "LEG", "PTY"} & set(entity.sectors)) and not (
            role == "official" and is_leader(entity)
        )
    if role in {"minister", "chief"}:
        return bool(
            entity.office and ("minister" in entity.office or entity.office in {"chief", "security adviser"})
        )
    if role == "ambassador":
        return entity.office in {"ambassador", "foreign minister", "deputy foreign minister"}
    if role in {"senator", "representative", "member of parliament"}:
        return "LEG" in entity.sectors
    return False
