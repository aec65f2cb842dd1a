"""The gender of persons, where no title and no fact gives it: from pronouns that can have no other antecedent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from communique.english import either
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.antecedents import Trail
from communique.reading.actors.mentions.pronouns import HE, SHE
from communique.reading.actors.only import only
from communique.reading.actors.persons.people import People
from communique.reading.actors.phrases.beside import name_tokens, trim
from communique.reading.names import Name

_PRONOUN = re.compile(rf"\b(?:({either(HE)})|({either(SHE)}))\b")
_SOMEONE_ELSE = re.compile(
    r"^['’]s?\s|\b(?:wife|husband|mother|father|daughter|son|sister|brother|aunt|uncle|girlfriend|boyfriend|woman|man|girl|boy|"
    r"lady|widow|widower|mom|dad|victim|counterpart|predecessor|successor|rival|opponent|suspect|gunman|president|queen|king)\b"
)
"""What between a name and a pronoun shows that the pronoun may have another antecedent."""


def learn_genders(text: str, names: Sequence[Name], people: People, trail: Trail) -> None:
    """Set the gender of persons by the pronouns after their names, in sentences that name nobody else, if all agree.

    Args:
        text: the text of the article.
        names: the names in it.
        people: the persons in it.
        trail: its sentences.

    """
    by_sentence: defaultdict[int, list[tuple[int, Entity | None]]] = defaultdict(list)
    for name in names:
        if name.label == "Person":
            bearers = people.bearers(" ".join(name_tokens(trim(text[name.start : name.end]))))
            person = people.named_at(name.start)
            one = person.entity if person is not None else only(bearers)
            by_sentence[trail.number(name.start)].append((name.end, one))
    said: defaultdict[int, set[str]] = defaultdict(set)
    told: dict[int, Entity] = {}
    for number, row in by_sentence.items():
        entity = row[0][1]
        around = [one for _, one in (*row, *by_sentence.get(number - 1, ()))]
        if entity is None or entity.gender is not None or any(one is not entity for one in around):
            continue
        start, end = row[0][0], trail.sentence(row[0][0] - 1)[1]
        pronoun = _PRONOUN.search(text, start, end)
        if pronoun is not None and _SOMEONE_ELSE.search(text[start : pronoun.start()]) is None:
            said[id(entity)].add("m" if pronoun[1] else "f")
            told[id(entity)] = entity
    for key, genders in said.items():
        if len(genders) == 1:
            told[key].gender = min(genders)
