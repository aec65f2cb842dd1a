"""What is added to a person: from the title next to the name, and from the facts for the day of the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from communique.english import word_set
from communique.knowledge import Fact, Knowledge
from communique.reading.actors.entities import BRANCHES, LEADERS, PUBLIC, Entity
from communique.reading.actors.persons.given import gender_of
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.words import ANY_BODY, NO_STATES


def learn(entity: Entity, said: Iterable[Description], knowledge: Knowledge) -> None:
    """Add gender, country and office from the descriptions next to a name; the first one that gives each is used."""
    for description in said:
        entity.gender = entity.gender or description.gender
        if entity.country is None and description.country is not None:
            entity.country = description.country
            entity.because("country said in the text", 0.9)
        if entity.office is None and description.role is not None:
            entity.office = description.role
            entity.is_former = description.former
            entity.sectors = sectors_of(description)
            entity.role = role_of(description, entity.country, knowledge)
            entity.because("office said in the text", 0.85)


_GENERIC = word_set(
    "chief counterpart official adviser source speaker executive scholar civilian journalist inspector"
)
_OF_PARTS = frozenset(
    {"governor", "mayor", "councillor", "representative", "senator", "member of parliament", "civilian", "majority leader",
     "prosecutor", "officer", "general"}
)  # fmt: skip
"""Offices of a part of a country or of a chamber, and ranks: not "Governor of the United States"."""
_OF_COURTS = frozenset(
    {"judge", "magistrate", "prosecutor", "circuit judge", "district judge", "district attorney"}
)
"""Offices of courts, of which a country has many: not "Judge of the United States"."""
_AT_POSTS = frozenset({"ambassador", "high commissioner", "consul", "consul general", "attache"})
"""Offices of diplomats abroad, none of which a minister holds, unlike that of a "top diplomat" or a "negotiator"."""
_SPELT = {
    "rep": "representative", "reps": "representative", "sen": "senator", "sens": "senator", "gov": "governor", "lt gov": "lieutenant governor",
    "gen": "general", "lt gen": "lieutenant general", "maj gen": "major general", "brig gen": "brigadier general",
    "col": "colonel", "lt col": "lieutenant colonel", "maj": "major", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant",
    "adm": "admiral", "president elect": "president-elect", "vice president elect": "vice president-elect", "prof": "professor", "rev": "reverend", "mp": "member of parliament", "pm": "prime minister",
    "mla": "MLA", "mlas": "MLA", "msp": "MSP", "mep": "MEP",
    "ceo": "CEO", "cfo": "CFO", "us attorney": "U.S. attorney", "us district judge": "U.S. district judge",
}  # fmt: skip


def role_of(said: Description, country: str | None, knowledge: Knowledge) -> str | None:
    """Return the office of a description in words: "President of South Korea", "National Security Office chief"."""
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
    of_state = not said.is_local and said.role not in _GENERIC | _OF_PARTS and not leads_a_body(said)
    is_bodys = said.body is not None and (said.body.role == "party" or said.role == "spokesperson")
    of_state = (
        of_state and bool(BRANCHES & set(said.sectors)) and not is_bodys and said.head not in _OF_COURTS
    )
    of_state = of_state and (said.role not in ANY_BODY or "GOV" in said.sectors or said.role == "commander")
    state = knowledge.state(country) if country and of_state else None
    return f"{role} of {with_article(state.name)}" if state else role


def with_article(state: str) -> str:
    """Return the name of a state, with "the" if it takes an article: "the United States"."""
    the = (
        state.startswith(("United ", "Central African", "Dominican", "Democratic Rep", "Republic of"))
        or state in _PLURALS
    )
    return f"the {state}" if the else state


_PLURALS = frozenset(
    {"Netherlands", "Philippines", "Bahamas", "Maldives", "Solomon Islands", "Marshall Islands", "Gambia"}
)


def sectors_of(said: Description) -> tuple[str, ...]:
    """Return the sectors of a described office; those of a former public office are ELI."""
    return ("ELI",) if said.former and PUBLIC & set(said.sectors) else said.sectors


def add_facts(entity: Entity, facts: Sequence[Fact], published: date | None) -> None:
    """Add what the facts say of a person on a day, unless they contradict the text or are on several persons.

    Args:
        entity: the person.
        facts: the facts with the person's name.
        published: the day of the article.

    """
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
    entity.country = entity.country or (current or facts)[0].country
    gender = next((fact.gender for fact in facts if fact.gender), None)
    entity.gender = entity.gender or gender or gender_of(facts[0].name)
    entity.because("known by name", 0.9)
    if published is not None:
        _learn_office(entity, facts, current, published)


def _learn_office(entity: Entity, facts: Sequence[Fact], current: Sequence[Fact], published: date) -> None:
    """Add the office that a person holds on the day (``current``), or held before."""
    if current:
        best = next((fact for fact in current if entity.office and fact.office == entity.office), current[0])
        if best.office == entity.office or _gives_way(entity):
            entity.role, entity.office = best.role, best.office
            entity.sectors = tuple(
                dict.fromkeys(sector for fact in (best, *current) for sector in fact.sectors)
            )
            if best.start:  # an occupation has no dates
                entity.because("holds the office on the date", 0.97)
        return
    began = [fact for fact in facts if not fact.is_future(published) and fact.office != "candidate"]
    if (
        began
        and all(fact.is_past(published) for fact in began)
        and (entity.office is None or any(fact.office == entity.office for fact in began))
    ):
        entity.sectors = ("ELI",)
        last = max(began, key=lambda fact: fact.end)
        entity.role = f"Former {_within(last.role)}" if last.role else None
        entity.because("held the office before the date", 0.95)


def _within(role: str) -> str:
    """Return an office as written after another word: "president of Kenya", but "FBI Director"."""
    first, _, rest = role.partition(" ")
    is_plain = first[1:].islower() and not rest[:1].isupper()
    return f"{first.lower()} {rest}".rstrip() if is_plain else role


def _gives_way(entity: Entity) -> bool:
    """Tell whether the office from knowledge replaces the one in the text.

    It does if that is a former one ("former senator"), a vague one, or not one of public life ("the suspect").
    """
    vague = entity.office in {None, "leader", "official", "chief", "minister", "counterpart"}
    return vague or entity.is_former or not PUBLIC & set(entity.sectors)


def is_leader(entity: Entity) -> bool:
    """Tell whether an entity leads a country."""
    return entity.office in LEADERS and "GOV" in entity.sectors


def agrees(entity: Entity, said: Description) -> bool:
    """Tell whether country, gender and office of a description fit a person."""
    is_of_state = said.country is not None and said.country not in NO_STATES
    if is_of_state and entity.country not in {None, said.country, *NO_STATES}:
        return False
    if said.gender and entity.gender and said.gender != entity.gender:
        return False
    if said.head in _AT_POSTS and entity.office not in {None, "ambassador"} and not said.former:
        return False
    return said.former or said.role is None or entity.office is None or fits(said.role, entity)


def leads_a_body(said: Description) -> bool:
    """Tell whether a description is of the leader of a body, such as a union or a party, and not of a country.

    >>> from communique.knowledge import load
    >>> from communique.reading.actors.phrases.noun_phrases import describe
    >>> [leads_a_body(describe(text, load())) for text in ("the leader of the union", "the Kenyan leader")]
    [True, False]
    """
    return said.role in LEADERS and bool(said.sectors) and "GOV" not in said.sectors


def leads_alike(said: Description, entity: Entity) -> bool:
    """Tell whether the leader in a phrase and an entity both lead a country, or both a body of the same sector."""
    says_nothing = said.role not in LEADERS or (said.country is None and not leads_a_body(said))
    if says_nothing or not said.sectors or not entity.sectors or entity.sectors == ("ELI",):
        return says_nothing or not leads_a_body(said)
    return bool(set(said.sectors) & set(entity.sectors))


def fits(role: str, entity: Entity) -> bool:  # noqa: PLR0911 - one answer a class of title
    """Tell whether a class of title fits a person's office, as "leader" fits a president."""
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
            entity.office
            and (
                "minister" in entity.office
                or entity.office == "security adviser"
                or (entity.office.endswith("chief") and role == "chief")
            )
        )
    if role in {"ambassador", "counterpart"}:
        return entity.office in {"ambassador", "foreign minister", "deputy foreign minister"}
    if role in {"senator", "representative", "member of parliament"}:
        return "LEG" in entity.sectors
    return False
