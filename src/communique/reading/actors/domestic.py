"""Actors that nothing places themselves: by whom they belong to, the country spoken of around them, the article's own.

What an article on Kenya calls "the police" or "the Public Service minister" is Kenyan to any reader, and where hardly
another country is spoken of, so are its voters, firms and people without a title. This is the last resort of
resolution: not in a sentence on another country, and never for what is foreign by its nature.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from communique.knowledge import normalise
from communique.knowledge.facts import word_set
from communique.model import Span
from communique.reading.actors.belonging import OPPOSED
from communique.reading.actors.entities import PUBLIC, Entity
from communique.reading.actors.frame import Frame
from communique.reading.actors.words import NO_STATES

_ABROAD = word_set(
    "foreign international world global western eastern european asian african arab latin overseas multinational regional "
    "un nato eu embassy embassies consulate consulates diplomat diplomats ambassador ambassadors envoy envoys diplomatic "
    "peacekeepers allies allied countries nations states governments powers power neighbouring neighboring counterparts "
    "mediators inspectors monitors delegation delegations coalition leaders presidents side sides expatriate exiled immigrant "
    "immigrants migrant migrants refugees tourists islamist jihadist mission missions"
)
"""Words that say, or may say, that an actor is of another country."""
_OF_STATES = re.compile(r"\bforeign (?=minist|affairs|secretar|office|service|policy)")
"""Where "foreign" is part of an office that each state has."""
_WITHIN = word_set("state local city municipal provincial regional county")
_FEDERATIONS = word_set("USA IND AUS NGA MEX BRA MYS DEU VEN")
"""Countries whose parts are called states."""
_STRANGERS = word_set(
    "country nation state kingdom region continent globe earth foreigner foreigners alien aliens asylum seekers smugglers "
    "traffickers cartel cartels terrorist terrorists extremist extremists jihadists militant militants insurgents rebel rebels "
    "detainees detainee prisoners captives hostages deportees al-qaeda qaeda isis hackers hacker spies spy dictator dictators "
    "tyrants adversary adversaries enemy enemies counterpart visitor visitors traveler travelers travellers passenger "
    "passengers crew pilgrims tourist peacekeeper humanity mankind everyone others someone anyone bomber bombers muslim "
    "islamic"
)
"""Words for who may well be a stranger, however clear the article's own country is."""
_NOT_OFFICES = frozenset(
    {"ambassador", "leader", "source", "member", "clergy", "scholar", "journalist", "executive"}
)
_FAITHS = word_set(
    "muslims christians jews hindus sunnis shiites catholics protestants buddhists sikhs evangelicals kurds roma rohingya"
)
"""Groups that live in many countries, so that none is theirs."""
_RESIDENT = frozenset({"CVL", "LAB", "AGR", "MED", "EDU"})
_MUCH = 5.0
"""Names that must speak of the article's own country before it is that of persons and bodies without any sign."""
_LESS = 0.15
"""How much less it is worth for these."""
_BELONGING = "the country of whom it belongs to"
_AROUND = "the one country spoken of around it"


@dataclass(frozen=True, slots=True)
class Around:
    """The countries that stand around an actor."""

    named: frozenset[str]  # in its sentence
    scene: frozenset[str]  # those of them that the sentence is set in
    spoken: frozenset[str]  # of the actors in this sentence, the two before and the one after


def settle(
    entities: Iterable[Entity],
    frame: Frame,
    *,
    near: Callable[[Span], frozenset[str]],
    scene: Callable[[Span], frozenset[str]],
    number: Callable[[int], int],
) -> None:
    """Give a country to the actors that have none, where something tells it, with the reason.

    Args:
        entities: the actors of the article.
        frame: how much the article names each country.
        near: the countries named in the sentence of a span.
        scene: the countries in which that sentence is set.
        number: the number of the sentence that a character is in.

    """
    open_ones = [entity for entity in entities if entity.country is None and entity.mentions]
    around = _countries_by_sentence(entities, number)
    for entity in open_ones:
        _follow(entity)
    for entity in open_ones:
        if entity.country is None and entity.possessor is None and not entity.is_owned:
            start, end = min(entity.mentions)
            span, here = Span(start=start, end=end), number(start)
            named = (near(span) | around[here]) - NO_STATES
            spoken = frozenset().union(*(around[here + step] for step in (-2, -1, 0, 1))) - NO_STATES
            _give(entity, frame, Around(named, scene(span), spoken))
    for entity in open_ones:
        _follow(entity)


def _countries_by_sentence(
    entities: Iterable[Entity], number: Callable[[int], int]
) -> defaultdict[int, frozenset[str]]:
    found: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    for entity in entities:
        tells = entity.kind != "organization" or not {"JRN", "BUS"} & set(entity.sectors)
        if entity.country is not None and tells:
            for start, _ in entity.mentions:
                found[number(start)] |= {entity.country}
    return found


def _follow(entity: Entity) -> None:
    """Give an actor the country of whom it belongs to."""
    owner = entity.possessor
    if entity.country is None and owner is not None and owner.country is not None:
        entity.place(owner.country, _BELONGING, 0.7)


def _give(entity: Entity, frame: Frame, around: Around) -> None:
    own = frame.country
    words = _words(entity)
    if own in _FEDERATIONS and frame.is_sure and entity.kind == "group":
        words -= {"states"}
    foreign = around.named - {own}
    if own is None:
        top = frame.top
        alone = around.spoken == {top} and around.named <= around.spoken
        if top is not None and alone and _is_domestic(entity, words) and not words & OPPOSED:
            entity.place(top, _AROUND, 0.5)
    elif _is_domestic(entity, words) and (
        not foreign or own in around.named or (frame.is_sure and not around.scene - {own})
    ):
        entity.place(own, frame.reason, frame.score)
    elif _may_be_domestic(entity, words) and not (foreign and entity.kind != "organization"):
        if foreign and own not in around.named:
            return
        much = frame.counts[own] >= _MUCH
        if (frame.is_sure and (much or _is_resident(entity))) or (much and around.spoken <= {own}):
            entity.place(own, frame.reason, round(frame.score - _LESS, 2))


def _is_domestic(entity: Entity, words: set[str]) -> bool:
    """Tell whether an actor holds a public office, or contends for one, that each country has."""
    sectors = set(entity.sectors)
    if _strange(words) or (
        entity.kind == "person" and (entity.office is None or entity.office in _NOT_OFFICES)
    ):
        return False
    return bool(PUBLIC & sectors) or (entity.kind == "person" and sectors == {"ELI"})


def _words(entity: Entity) -> set[str]:
    """Return the words of what an actor is called; of someone with a name, of the office, for "World" in a name says nothing."""
    is_named = entity.kind == "person" and not entity.noun
    called = normalise((entity.role or "") if is_named else entity.name)
    words = set(_OF_STATES.sub("", called).split())
    return words - _WITHIN if entity.kind == "person" else words


def _is_resident(entity: Entity) -> bool:
    """Tell whether a group is one of those who live in a country: its voters, workers, farmers, schools."""
    return entity.kind == "group" and bool(_RESIDENT & set(entity.sectors))


def _strange(words: set[str]) -> set[str]:
    """Return the words that say that an actor is of another country; "party leaders", "local governments" are of this one."""
    strange = words & _ABROAD
    if strange == {"leaders"} and len(words) > 1:
        return set()
    return strange if strange != {"governments"} or not words & _WITHIN else set()


def _may_be_domestic(entity: Entity, words: set[str]) -> bool:
    """Tell whether nothing speaks against an actor's being of the article's own country."""
    strange = _strange(words) | (words & (_STRANGERS | _FAITHS))
    return not strange and entity.office != "ambassador" and "REF" not in entity.sectors
