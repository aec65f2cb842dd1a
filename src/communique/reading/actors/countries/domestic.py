"""The country of actors whose words name none: that of their possessor, of their context, or of the article.

In an article on Kenya "the police" and "the Public Service minister" are Kenyan. If hardly any other country is named,
so are its voters, firms and people without a title. This is the last step of resolution. It is not used in a sentence
on another country, and never for actors that are usually foreign.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from communique.english import word_set
from communique.knowledge import normalise
from communique.model import Span
from communique.reading.actors.countries.belonging import FAITHS, FOLK, OPPOSED, PARTISAN, pronoun_of
from communique.reading.actors.countries.frame import Frame
from communique.reading.actors.countries.surroundings import Surroundings
from communique.reading.actors.entities import PUBLIC, Entity
from communique.reading.actors.phrases.words import FEDERATIONS, NO_STATES

ABROAD = word_set(
    "foreign international world global western eastern european asian african arab latin korean nordic scandinavian baltic "
    "balkan caribbean overseas multinational regional "
    "un nato eu embassy embassies consulate consulates diplomat diplomats ambassador ambassadors envoy envoys diplomatic "
    "peacekeepers allies allied countries nations states governments powers power neighbouring neighboring counterparts "
    "mediators inspectors monitors delegation delegations coalition leaders presidents side sides expatriate exiled immigrant "
    "immigrants migrant migrants refugees tourists islamist jihadist mission missions"
)
"""Words for actors that are, or may be, of another country."""
_OF_STATES = re.compile(r"\bforeign (?=minist|affairs|secretar|office|service|policy)")
"""The word "foreign" in the name of an office or a policy, which every state has."""
_HERE = re.compile(r" (?:across|around|in|throughout) (?:the|this) (?:country|nation)$")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?!\w)")
"""A possessive ending, which is not a plural: "the president's critics" are no presidents."""
_WITHIN = word_set("state local city municipal provincial regional county")
_STRANGERS = word_set(
    "country nation state kingdom region continent globe earth foreigner foreigners alien aliens asylum seekers smugglers "
    "traffickers cartel cartels terrorist terrorists extremist extremists jihadists militant militants insurgents rebel rebels "
    "detainees detainee prisoners captives hostages deportees al-qaeda qaeda isis hackers hacker spies spy dictator dictators "
    "tyrants adversary adversaries enemy enemies counterpart visitor visitors traveler travelers travellers passenger "
    "passengers crew pilgrims tourist peacekeeper humanity mankind everyone someone anyone bomber bombers muslim "
    "islamic"
)
"""Words for actors that may be foreign however clear the article's own country is."""
_NOT_OFFICES = frozenset(
    {
        "ambassador",
        "counterpart",
        "leader",
        "source",
        "member",
        "clergy",
        "scholar",
        "journalist",
        "executive",
    }
)
_RESIDENT = frozenset({"CVL", "LAB", "AGR", "MED", "EDU"})
_LESS = 0.15
"""What is taken off the score if the actor holds no public office."""
_ALONE = 0.9
"""The share of the article's own country from which it is also that of "her husband" with an unknown possessor."""
_BELONGING = "the country of whom it belongs to"
_AROUND = "the one country spoken of around it"
_SCENE = "the country that its sentence is set in"
_WAR = "the one country of whose war the article tells"
_SPOKEN, _PASSING = 2.0, 3.0
"""The counts from which a country is named more than in passing: for the one named most, and for any other."""
_REBELS = word_set(
    "rebel rebels insurgent insurgents guerrilla guerrillas separatist separatists militia militias militiamen insurgency "
    "paramilitaries opposition"
)
_AMERICAN = word_set(
    "senator senators congressman congressmen congresswoman republican republicans democrat democrats gop"
)
"""Words for actors that are American unless another country is named with them."""
_OF_CONGRESS = _AMERICAN | word_set("congress congressional")
_OF_GOVERNMENT = word_set("administration officials official top senior some several many")
_USA, _CALLED = "USA", "the one country near that calls its own so"
_MOVEMENTS = word_set(
    "islamic islamist jihadist jihadi isis isil qaeda al-qaeda daesh kurdish shiite sunni foreign hezbollah taliban terror "
    "terrorist"
)
_Found = tuple[str, str, float]
"""A country, the reason for it, and its score."""
_Told = defaultdict[int, list[tuple[int, int, str]]]
"""By sentence number, the start, end and country of each mention of an actor with a known country."""


@dataclass(frozen=True, slots=True)
class Around:
    """The countries around one mention of an actor."""

    named: frozenset[str]  # named in its sentence
    scene: frozenset[str]  # those that its sentence is set in
    nearest: str | None  # that of the nearest name
    beside: str | None  # that of the nearest name or actor
    spoken: frozenset[str]  # those of the actors in its sentence, the two before and the one after
    heard: frozenset[str]  # ``spoken``, and those named in the sentences right before and after


def settle(entities: Sequence[Entity], surroundings: Surroundings) -> None:
    """Set the country of the actors without one, with the reason, if their possessor, context or article gives it."""
    frame, war = surroundings.frame, surroundings.war()
    open_ones = [entity for entity in entities if entity.country is None and entity.mentions]
    told = _told_by_sentence(entities, surroundings.trail.number)
    for entity in open_ones:
        _follow(entity)
    for entity in open_ones:
        alone = frame.is_sure and frame.share >= _ALONE and pronoun_of(entity.name) is not None
        if entity.country is None and entity.possessor is None and (alone or not entity.is_owned):
            _look_around(entity, surroundings, told)
            if entity.country is None and war is not None and _are_rebels(entity, _words(entity)):
                entity.place(war, _WAR, 0.5)
    for entity in open_ones:
        _follow(entity)


def _look_around(entity: Entity, surroundings: Surroundings, told: _Told) -> None:
    """Set the country of an actor by the context of its mentions, up to the first in a sentence on another country."""
    frame = surroundings.frame
    for at, (start, end) in enumerate(_places(entity)):
        span, here = Span(start=start, end=end), surroundings.trail.number(start)
        near = (frozenset(code for *_, code in told[here + step]) for step in (-2, -1, 0, 1))
        before, last, mine, after = near
        named = (surroundings.near(span) | mine) - NO_STATES
        spoken = (before | last | mine | after) - NO_STATES
        heard = spoken | (surroundings.named_in(here - 1) | surroundings.named_in(here + 1)) - NO_STATES
        around = Around(
            named=named,
            scene=surroundings.scene(span),
            nearest=surroundings.nearest(span),
            beside=surroundings.nearest(span, told[here]),
            spoken=spoken,
            heard=heard,
        )
        _give(entity, frame, around, again=at > 0)
        if entity.country is not None or named - {frame.country}:
            break


def _places(entity: Entity) -> list[tuple[int, int]]:
    """Return the mentions whose context may give the country: the first and, of an actor with a name, each name."""
    first = min(entity.mentions)
    if entity.noun or entity.kind == "group":
        return [first]
    return [
        first,
        *(span for span, kind in sorted(entity.mentions.items()) if kind == "name" and span != first),
    ]


def _told_by_sentence(entities: Iterable[Entity], number: Callable[[int], int]) -> _Told:
    """Return the mentions of actors with a country, by sentence, without media and firms, which act abroad too."""
    found: _Told = defaultdict(list)
    for entity in entities:
        tells = entity.kind != "organization" or not {"JRN", "BUS"} & set(entity.sectors)
        if entity.country is not None and tells:
            for start, end in entity.mentions:
                found[number(start)].append((start, end, entity.country))
    return found


def _follow(entity: Entity) -> None:
    """Set the country of an actor to that of its possessor."""
    owner = entity.possessor
    if entity.country is None and owner is not None and owner.country is not None:
        entity.place(owner.country, _BELONGING, 0.7)


def _give(entity: Entity, frame: Frame, around: Around, *, again: bool) -> None:
    """Set the country: the article's own, else the one named around the actor, else the one its sentence is set in.

    A later mention (``again``) can give only the article's own.
    """
    words = _words(entity)
    alone = frame.is_sure or (entity.noun == "states" and around.heard <= {frame.country})
    if frame.country in FEDERATIONS and alone and entity.kind == "group":
        words -= {"states"}
    found = _own(entity, words, frame, around)
    if found is None and not again:
        found = _american(entity, words, frame, around) or _local(entity, words, frame, around)
        found = found or _set_in(entity, words, around)
    if found is not None:
        entity.place(*found)


def _own(entity: Entity, words: set[str], frame: Frame, around: Around) -> _Found | None:
    """Return the article's own country, if it is clear and the context does not contradict it."""
    own = frame.country
    if own is None:
        return None
    foreign = around.named - {own}
    if _is_domestic(entity, words):
        near = not foreign or own in around.named or (frame.is_sure and not around.scene - {own})
        return (own, frame.reason, frame.score) if near else None
    much = frame.has_many
    if frame.is_sure and much and around.heard <= {own}:
        words = words - FAITHS
    if not _may_be_domestic(entity, words) or (foreign and own not in around.named):
        return None
    if foreign and entity.kind != "organization" and around.beside != own:
        return None
    resident = _is_resident(entity)
    if (frame.is_sure and (much or resident or frame.is_alone)) or (
        much and (around.spoken <= {own} or (resident and frame.leads))
    ):
        return own, frame.reason, round(frame.score - _LESS, 2)
    return None


def _local(entity: Entity, words: set[str], frame: Frame, around: Around) -> _Found | None:
    """Return the one country around an actor, if the article names it more than in passing."""
    code = min(around.spoken, default=None)
    if len(around.heard) != 1 or code is None or not around.named <= around.spoken or words & OPPOSED:
        return None
    if frame.counts.get(code, 0.0) < (_SPOKEN if code == frame.top else _PASSING):
        return None
    if _is_domestic(entity, words) and (code == "USA" or not words & _AMERICAN):
        return code, _AROUND, 0.5
    is_people = _are_rebels(entity, words) or (_is_resident(entity) and _may_be_domestic(entity, words))
    return (
        (code, _AROUND, 0.45) if is_people and not _strange(words) and not words & (FAITHS | FOLK) else None
    )


def _american(entity: Entity, words: set[str], frame: Frame, around: Around) -> _Found | None:
    """Return the United States, if they are named nearby and the actor has an American name: "the administration"."""
    government = "administration" in words and words <= _OF_GOVERNMENT
    called = words & _OF_CONGRESS or PARTISAN.search(entity.name) or (entity.kind != "person" and government)
    near = around.named | around.spoken
    if not called or _strange(words) or _USA not in near or frame.top != _USA:
        return None
    return (_USA, _CALLED, 0.6) if frame.counts[_USA] >= _PASSING else None


def _set_in(entity: Entity, words: set[str], around: Around) -> _Found | None:
    """Return the one country that the sentence of a group, police or court is set in: "killed ten people in Kabul"."""
    if (
        (entity.kind != "group" and not {"COP", "JUD"} & set(entity.sectors))
        or around.scene != {around.nearest}
        or words & OPPOSED
    ):
        return None
    lives_there = (_is_resident(entity) or {"COP", "JUD"} & set(entity.sectors)) and _may_be_domestic(
        entity, words
    )
    return (min(around.scene), _SCENE, 0.5) if lives_there or _are_rebels(entity, words) else None


def _are_rebels(entity: Entity, words: set[str]) -> bool:
    """Tell whether an actor is a rebel group, and not a movement across borders."""
    return "REB" in entity.sectors and bool(words & _REBELS) and not words & _MOVEMENTS


def _is_domestic(entity: Entity, words: set[str]) -> bool:
    """Tell whether an actor holds, or contends for, a public office that every country has."""
    sectors = set(entity.sectors)
    if _strange(words) or (
        entity.kind == "person" and (entity.office is None or entity.office in _NOT_OFFICES)
    ):
        return False
    return bool(PUBLIC & sectors) or (entity.kind == "person" and sectors == {"ELI"})


def _words(entity: Entity) -> set[str]:
    """Return the words of an actor's phrase; for a person with a name, those of the office.

    "Across the country" is left out, because the actor is then of this country.
    """
    is_named = entity.kind == "person" and not entity.noun
    called = (entity.role or "") if is_named else entity.name
    words = set(_HERE.sub("", _OF_STATES.sub("", normalise(_POSSESSIVE.sub("", called)))).split())
    return words - _WITHIN if entity.kind == "person" else words


def _is_resident(entity: Entity) -> bool:
    """Tell whether a group lives in its country: voters, workers, farmers, schools."""
    return entity.kind == "group" and bool(_RESIDENT & set(entity.sectors))


def _strange(words: set[str]) -> set[str]:
    """Return the words for foreign actors, except where they are domestic: "party leaders", "local governments"."""
    strange = words & ABROAD
    if strange == {"leaders"} and len(words) > 1:
        return set()
    return strange if strange != {"governments"} or not words & _WITHIN else set()


def _may_be_domestic(entity: Entity, words: set[str]) -> bool:
    """Tell whether an actor can be of the article's own country."""
    strange = _strange(words) | (words & (_STRANGERS | FAITHS | FOLK))
    return not strange and entity.office != "ambassador" and "REF" not in entity.sectors
