"""Actors whose words name no country: they get that of their possessor, of their context, or of the article.

In an article on Kenya "the police" and "the Public Service minister" are Kenyan to any reader and, if hardly another
country is named, so are its voters, firms and people without a title. This is the last resort of resolution. It is
not used in a sentence on another country, and never for actors that are foreign by nature.
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
"""Words that say, or may say, that an actor is of another country."""
_OF_STATES = re.compile(r"\bforeign (?=minist|affairs|secretar|office|service|policy)")
"""Where "foreign" is part of an office that each state has."""
_HERE = re.compile(r" (?:across|around|in|throughout) (?:the|this) (?:country|nation)$")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?!\w)")
"""What makes no plural: "the president's critics" are no presidents."""
_WITHIN = word_set("state local city municipal provincial regional county")
_STRANGERS = word_set(
    "country nation state kingdom region continent globe earth foreigner foreigners alien aliens asylum seekers smugglers "
    "traffickers cartel cartels terrorist terrorists extremist extremists jihadists militant militants insurgents rebel rebels "
    "detainees detainee prisoners captives hostages deportees al-qaeda qaeda isis hackers hacker spies spy dictator dictators "
    "tyrants adversary adversaries enemy enemies counterpart visitor visitors traveler travelers travellers passenger "
    "passengers crew pilgrims tourist peacekeeper humanity mankind everyone someone anyone bomber bombers muslim "
    "islamic"
)
"""Words for who may well be a stranger, however clear the article's own country is."""
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
"""How much less it is worth for these."""
_ALONE = 0.9
"""The share of the article's own country from which "her husband", whoever she is, is of it as well."""
_BELONGING = "the country of whom it belongs to"
_AROUND = "the one country spoken of around it"
_SCENE = "the country that its sentence is set in"
_WAR = "the one country of whose war the article tells"
_SPOKEN, _PASSING = 2.0, 3.0
"""Names that speak of a country from which the article does so more than in passing: of the one named most, of another."""
_REBELS = word_set(
    "rebel rebels insurgent insurgents guerrilla guerrillas separatist separatists militia militias militiamen insurgency "
    "paramilitaries opposition"
)
_AMERICAN = word_set(
    "senator senators congressman congressmen congresswoman republican republicans democrat democrats gop"
)
"""Words for who is American unless a country is named, so that another country around them tells nothing."""
_OF_CONGRESS = _AMERICAN | word_set("congress congressional")
_OF_GOVERNMENT = word_set("administration officials official top senior some several many")
_USA, _CALLED = "USA", "the one country near that calls its own so"
_MOVEMENTS = word_set(
    "islamic islamist jihadist jihadi isis isil qaeda al-qaeda daesh kurdish shiite sunni foreign hezbollah taliban terror "
    "terrorist"
)
_Found = tuple[str, str, float]
"""A country, the reason for it, and how much it is worth."""
_Told = defaultdict[int, list[tuple[int, int, str]]]
"""Where actors are mentioned that have a country, and which, by sentence."""


@dataclass(frozen=True, slots=True)
class Around:
    """The countries that stand around an actor."""

    named: frozenset[str]  # in its sentence
    scene: frozenset[str]  # those of them that the sentence is set in
    nearest: str | None  # that of the name nearest to it
    beside: str | None  # that of the name or actor nearest to it
    spoken: frozenset[str]  # of the actors in this sentence, the two before and the one after
    heard: frozenset[str]  # these, and what the sentences right before and after name


def settle(entities: Sequence[Entity], surroundings: Surroundings) -> None:
    """Give a country to the actors of an article that have none, where what stands around them tells it, with the reason."""
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
    """Give an actor a country by the places where it is spoken of, up to the first that speaks of another country.

    ``told`` are the actors that have a country, by sentence.
    """
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
    """Return where to look for what tells a country: where an actor is spoken of first, of one with a name wherever that stands."""
    first = min(entity.mentions)
    if entity.noun or entity.kind == "group":
        return [first]
    return [
        first,
        *(span for span, kind in sorted(entity.mentions.items()) if kind == "name" and span != first),
    ]


def _told_by_sentence(entities: Iterable[Entity], number: Callable[[int], int]) -> _Told:
    found: _Told = defaultdict(list)
    for entity in entities:
        tells = entity.kind != "organization" or not {"JRN", "BUS"} & set(entity.sectors)
        if entity.country is not None and tells:
            for start, end in entity.mentions:
                found[number(start)].append((start, end, entity.country))
    return found


def _follow(entity: Entity) -> None:
    """Give an actor the country of whom it belongs to."""
    owner = entity.possessor
    if entity.country is None and owner is not None and owner.country is not None:
        entity.place(owner.country, _BELONGING, 0.7)


def _give(entity: Entity, frame: Frame, around: Around, *, again: bool) -> None:
    """Give a country: the article's own, else the one spoken of around the actor, else the one its sentence is set in.

    Where an actor is spoken of ``again``, that tells the article's own alone.
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
    """Return the article's own country, where it is clear and nothing nearer speaks against it."""
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
    """Return the one country spoken of around an actor, where the article speaks of it more than in passing."""
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
    """Return the United States where they are spoken of and the actor is called as only theirs is: "the administration"."""
    government = "administration" in words and words <= _OF_GOVERNMENT
    called = words & _OF_CONGRESS or PARTISAN.search(entity.name) or (entity.kind != "person" and government)
    near = around.named | around.spoken
    if not called or _strange(words) or _USA not in near or frame.top != _USA:
        return None
    return (_USA, _CALLED, 0.6) if frame.counts[_USA] >= _PASSING else None


def _set_in(entity: Entity, words: set[str], around: Around) -> _Found | None:
    """Return the one country that the sentence of a group or court is set in: "killed ten people in Kabul"."""
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
    """Tell whether a group is of rebels, and of no movement across borders."""
    return "REB" in entity.sectors and bool(words & _REBELS) and not words & _MOVEMENTS


def _is_domestic(entity: Entity, words: set[str]) -> bool:
    """Tell whether an actor holds a public office, or contends for one, that each country has."""
    sectors = set(entity.sectors)
    if _strange(words) or (
        entity.kind == "person" and (entity.office is None or entity.office in _NOT_OFFICES)
    ):
        return False
    return bool(PUBLIC & sectors) or (entity.kind == "person" and sectors == {"ELI"})


def _words(entity: Entity) -> set[str]:
    """Return the words of what an actor is called; of someone with a name, of the office, for "World" in a name says nothing.

    "Across the country" says that nobody is of another.
    """
    is_named = entity.kind == "person" and not entity.noun
    called = (entity.role or "") if is_named else entity.name
    words = set(_HERE.sub("", _OF_STATES.sub("", normalise(_POSSESSIVE.sub("", called)))).split())
    return words - _WITHIN if entity.kind == "person" else words


def _is_resident(entity: Entity) -> bool:
    """Tell whether a group is one of those who live in a country: its voters, workers, farmers, schools."""
    return entity.kind == "group" and bool(_RESIDENT & set(entity.sectors))


def _strange(words: set[str]) -> set[str]:
    """Return the words that say that an actor is of another country; "party leaders", "local governments" are of this one."""
    strange = words & ABROAD
    if strange == {"leaders"} and len(words) > 1:
        return set()
    return strange if strange != {"governments"} or not words & _WITHIN else set()


def _may_be_domestic(entity: Entity, words: set[str]) -> bool:
    """Tell whether nothing speaks against an actor's being of the article's own country."""
    strange = _strange(words) | (words & (_STRANGERS | FAITHS | FOLK))
    return not strange and entity.office != "ambassador" and "REF" not in entity.sectors
