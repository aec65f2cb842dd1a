"""Entities: the actors of an article during resolution."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from communique.model import Actor, ActorKind, Mention, MentionKind, Span

LEADERS = frozenset(
    {
        "president",
        "prime minister",
        "chancellor",
        "leader",
        "supreme leader",
        "head of state",
        "head of government",
    }
)
"""Classes of offices whose holders lead a country."""
BRANCHES = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "SPY"})
"""PLOVER's sectors for the branches of a state."""
PUBLIC = BRANCHES | {"PTY", "OPP"}
"""Sectors of public office, and of parties that contend for it."""


@dataclass(slots=True, kw_only=True)
class Entity:
    """An actor during resolution: what is known about it so far, and its mentions."""

    name: str
    kind: ActorKind
    known_as: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    office: str | None = None  # the class of the role, "foreign minister"
    gender: str | None = None
    noun: str = ""  # the noun to which a later "the party" can refer
    member_of: Entity | None = None
    possessor: Entity | None = None  # the actor that it belongs to: "his lawyers"
    is_owned: bool = False  # whether it has a possessor in the text, known or not
    is_former: bool = False  # whether the office is a former one in the text
    mentions: dict[tuple[int, int], MentionKind] = field(default_factory=dict)
    score: float | None = None  # how certain the identity is, 0 to 1; for ranking, not a probability
    basis: list[str] = field(default_factory=list)  # the reasons for what is known

    @property
    def is_body(self) -> bool:
        """Whether it is known to be a body and not a place or thing: a firm, a newspaper, a ministry.

        >>> Entity(name="Globe", kind="organization", known_as="org:globe").is_body
        True
        >>> Entity(name="Ohio", kind="organization").is_body
        False
        """
        return self.kind == "organization" and bool(self.known_as or self.noun)

    def because(self, reason: str, score: float) -> None:
        """Add a reason for what is known about the entity; the score rises to that of the reason."""
        if reason not in self.basis:
            self.basis.append(reason)
        self.score = max(self.score or 0.0, score)

    def place(self, country: str, reason: str, score: float) -> None:
        """Set the country by the context of the actor; the score falls to that of the reason.

        >>> someone = Entity(name="Ann Smith", kind="person", score=0.85)
        >>> someone.place("KEN", "the one country spoken of around it", 0.5)
        >>> someone.country, someone.score
        ('KEN', 0.5)
        """
        self.country = country
        self.basis.append(reason)
        self.score = score if self.score is None else min(self.score, score)

    def mention(self, span: Span, kind: MentionKind) -> None:
        """Add a mention of the entity."""
        self.mentions.setdefault((span.start, span.end), kind)


def to_actors(entities: list[Entity]) -> tuple[dict[int, str], tuple[Actor, ...]]:
    """Return the ids of the mentioned entities, by ``id()``, and the actors in the order of their first mentions."""
    mentioned = sorted(
        (entity for entity in entities if entity.mentions), key=lambda entity: min(entity.mentions)
    )
    ids = {id(entity): f"a{number}" for number, entity in enumerate(mentioned, 1)}
    return ids, tuple(
        Actor(
            id=ids[id(entity)],
            name=without_aside(entity.name),
            kind=entity.kind,
            known_as=entity.known_as,
            country=entity.country,
            sectors=entity.sectors,
            role=entity.role,
            member_of=ids.get(id(entity.member_of)) if entity.member_of is not None else None,
            mentions=tuple(_mentions(entity)),
            score=entity.score,
            basis=tuple(entity.basis),
        )
        for entity in mentioned
    )


def without_aside(name: str) -> str:
    """Return a name without an apposition, a relative clause or an open bracket: "the bank, which …", "the fund (TEA".

    >>> without_aside("College Board, the organization that sets the test"), without_aside("Hill (the fund")
    ('College Board', 'Hill')
    """
    return _ASIDE.sub("", name)


_ASIDE = re.compile(
    r"(?<=\w)(?:, (?:who|whom|whose|which|where|an?|the|now|then|led|run|based)\b.*| \([^)]*)$", re.DOTALL
)


def _mentions(entity: Entity) -> list[Mention]:
    """Return the mentions in order; a phrase that contains a name of the same actor is left out."""
    names = [span for span, kind in entity.mentions.items() if kind == "name"]
    return [
        Mention(start=start, end=end, kind=kind)
        for (start, end), kind in sorted(entity.mentions.items())
        if not any((start, end) != name and start <= name[0] and name[1] <= end for name in names)
    ]
