"""Actors of the article's own country: offices, parties, police and people that nothing else places.

What an article on Kenya calls "the police" or "the Public Service minister" is Kenyan to any reader. This is the
last resort of resolution: it is used only where the frame is clear, not in a sentence on another country, and never
for what is foreign by its nature.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from communique.knowledge import normalise
from communique.knowledge.facts import word_set
from communique.model import Span
from communique.reading.actors.entities import PUBLIC, Entity
from communique.reading.actors.frame import Frame

_ABROAD = word_set(
    "foreign international world global western eastern european asian african arab latin overseas multinational regional "
    "un nato eu embassy embassies consulate consulates diplomat diplomats ambassador ambassadors envoy envoys diplomatic "
    "peacekeepers allies allied countries nations states governments powers power neighbouring neighboring counterparts "
    "mediators inspectors monitors delegation delegations coalition leaders presidents side sides expatriate exiled immigrant "
    "immigrants migrant migrants refugees tourists islamist jihadist"
)
"""Words that say, or may say, that an actor is of another country."""
_NOT_OFFICES = frozenset(
    {"ambassador", "leader", "source", "member", "clergy", "scholar", "journalist", "executive"}
)
_RESIDENT = frozenset({"people", "labour", "farmers", "health"})
"""Classes of groups that live in the country that an article is on."""
_FAITHS = word_set(
    "muslims christians jews hindus sunnis shiites catholics protestants buddhists sikhs evangelicals kurds roma"
)
"""Groups that live in many countries, so that none is theirs."""
_AT_SCHOOL = word_set("students teachers schools pupils students")


def give_frame(
    entities: Iterable[Entity],
    frame: Frame,
    *,
    role_of_noun: Callable[[str], str | None],
    near: Callable[[Span], frozenset[str]],
) -> None:
    """Give the article's own country to the domestic actors that have none, with the reason.

    Args:
        entities: the actors of the article.
        frame: how much the article names each country.
        role_of_noun: the class of the word for a group ("voters": people).
        near: the countries named in the sentence of a span.

    """
    country = frame.country
    if country is None:
        return
    for entity in entities:
        if entity.country is not None or not entity.mentions or not _is_domestic(entity, frame, role_of_noun):
            continue
        start, end = min(entity.mentions)
        around = near(Span(start=start, end=end))
        if around and country not in around:
            continue
        entity.country = country
        entity.because(frame.reason, frame.score)


def _is_domestic(entity: Entity, frame: Frame, role_of_noun: Callable[[str], str | None]) -> bool:
    words = set(normalise(entity.name).split())
    if words & _ABROAD and entity.kind != "person":
        return False
    sectors = set(entity.sectors)
    if entity.kind == "person":
        if entity.office is None or entity.office in _NOT_OFFICES or (words & _ABROAD and entity.noun):
            return False
        return bool(PUBLIC & sectors) or sectors == {"ELI"}
    if PUBLIC & sectors:
        return True
    if not frame.is_sure or entity.kind != "group" or words & _FAITHS:
        return False
    return role_of_noun(entity.noun) in _RESIDENT or entity.noun in _AT_SCHOOL
