"""Who is who: every span that names, describes or repeats an actor, tied to that actor."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.knowledge import Fact, Knowledge, normalise
from communique.model import Actor, MentionKind, Span
from communique.reading.actors.entities import LEADERS, Entity, to_actors
from communique.reading.actors.people import People, agrees, fits, honorific, is_leader, known, learn, name_tokens, role_of, said_of, split_title, trim
from communique.reading.actors.phrases import Description, describe
from communique.reading.actors.pronouns import PRONOUNS, Trail
from communique.reading.layers import Name

_TAIL = re.compile(r"\s*(?:['’]s?)?\s*$|\s*(?:[,(—–:]|who\b|whom\b|whose\b|in\b|at\b|on\b|of\b|from\b|and (?:his|her)\b)")
_ARTICLE = re.compile(r"^(?:the|The|both|Both|a|A|an|An)\s+")
_AND = re.compile(r",? and |, (?:and )?|,? as well as | & ")
_GOVERNMENTS = frozenset({"state", "nation", "country", "kingdom", "republic", "government", "administration", "regime", "cabinet", "military government", "presidency", "leadership"})
_PAIRS = re.compile(
    r"^(?:(?:the|these|those|its|their) )?(?:(two|three|four|both|2|3)(?: of (?:the|them))? )?"
    r"(leaders|presidents|sides|countries|nations|allies|governments|states|neighbou?rs|capitals|men|women|ministers|"
    r"foreign ministers|defen[cs]e ministers|prime ministers|powers|rivals|koreas|officials|diplomats|parties|statesmen)$"
)
_IN = re.compile(r"\b(?:in|In|at|At|near|around|across|outside|inside) (?:central |downtown )?$")
_SCENE = re.compile(r" (?:summit|talks|meeting|conference|airport|airfield|suburb|bureau|[Ss]tation|[Aa]greement|accords?|protocol|stock)\b")
_NOBODY = re.compile(r"(?:the )?(?:international community|world|west|rest of the world|globe|middle east|latin america)$")
_OWNED = frozenset({"spokesperson", "adviser", "chief of staff", "official", "officials", "government", "minister", "ambassador", "security adviser"})
_STATE_BODIES = frozenset({"party", "military", "police", "parliament", "court", "ministry", "government", "intelligence", "opposition"})
"""Bodies of which a country has one, or one that is meant: "the army"."""
_WHOLE = frozenset({"palace", "party seat", "government", "capital", "court", "state", "adjective"})
# What "the North" and "the South" are, by the countries that the article names.
_COMPASS = {
    "north": (("PRK", {"PRK", "KOR"}), ("SDN", {"SDN", "SSD"})),
    "south": (("KOR", {"PRK", "KOR"}), ("SSD", {"SDN", "SSD"})),
}


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors of an article, and which spans stand for which: one actor, several, or none known."""

    actors: tuple[Actor, ...]
    by_span: dict[Span, str | None]
    groups: dict[Span, tuple[str, ...]]


def resolve(
    text: str,
    *,
    published: date | None,
    sentences: Sequence[Span],
    names: Sequence[Name],
    phrases: Sequence[Span],
    knowledge: Knowledge,
) -> Resolution:
    """Return who is who in an article.

    ``names`` are the names found in ``text``, ``phrases`` the spans that take part in events and statements
    (noun phrases, names, pronouns), ``published`` the day the article speaks from: without it offices are
    taken from the text alone. An actor that cannot be told is ``None``.

    >>> from communique.knowledge import load
    >>> text = "South Korean President Moon Jae-in called. Moon was brief."
    >>> person = Name(start=23, end=34, label="Person", score=1.0)
    >>> found = resolve(text, published=None, sentences=[], names=[person], phrases=[Span(start=43, end=47)], knowledge=load())
    >>> found.by_span[Span(start=43, end=47)], found.actors[0].country, found.actors[0].sectors
    ('a1', 'KOR', ('GOV',))
    """
    return _Resolver(text, published, sentences, names, phrases, knowledge).run()


class _Resolver:
    """One pass over the spans of one article, in the order of the text."""

    def __init__(
        self,
        text: str,
        published: date | None,
        sentences: Sequence[Span],
        names: Sequence[Name],
        phrases: Sequence[Span],
        knowledge: Knowledge,
    ) -> None:
        self.text = text
        self.published = published
        self.knowledge = knowledge
        self.names = sorted(names, key=lambda name: (name.start, -name.end))
        self.name_starts = [name.start for name in self.names]
        self.phrases = sorted(set(phrases), key=lambda span: (span.start, -span.end))
        self.trail = Trail(text, sentences)
        self.described: dict[str, Description] = {}
        self.countries = self._countries()
        self.people = People(text, self.names, published, knowledge)
        self.entities: list[Entity] = [person.entity for person in self.people.persons]
        self.by_key: dict[tuple[str, ...], Entity] = {}
        self.found: dict[tuple[int, int], Entity | None] = {}
        self.open_pairs: list[tuple[Span, int]] = []
        self.several: dict[tuple[int, int], tuple[Entity, ...]] = {}

    def run(self) -> Resolution:
        phrases = {(span.start, span.end) for span in self.phrases}
        spans: dict[tuple[int, int], Name | None] = dict.fromkeys(phrases)
        for name in self.names:
            spans[name.start, name.end] = name
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            self._resolve(Span(start=start, end=end), spans[start, end], is_phrase=(start, end) in phrases)
        self._look_ahead()
        ids, actors = to_actors(self.entities)
        by_span: dict[Span, str | None] = {}
        groups: dict[Span, tuple[str, ...]] = {}
        for (start, end), entity in self.found.items():
            by_span[Span(start=start, end=end)] = None if entity is None else ids.get(id(entity))
        for (start, end), entities in self.several.items():
            groups[Span(start=start, end=end)] = tuple(dict.fromkeys(ids[id(entity)] for entity in entities))
        return Resolution(actors, by_span, groups)

    def _look_ahead(self) -> None:
        """Resolve "the two sides" by the sentence that follows, where none before it told."""
        for span, number in self.open_pairs:
            several = self.trail.exactly_after(number, span, self._state_of)
            if several:
                self.several[span.start, span.end] = several
                for one in several:
                    one.mention(span, "nominal")

    def _resolve(self, span: Span, name: Name | None, *, is_phrase: bool) -> None:
        surface = span.of(self.text)
        low = surface.lower().strip()
        kind: MentionKind = "nominal"
        several: tuple[Entity, ...] = ()
        if low in PRONOUNS and not (surface.isupper() and len(low) == 2):
            kind, entity = "pronoun", self.trail.antecedent(low, span, self.several)
        else:
            several = self._several(span, surface) if is_phrase else ()
            entity, kind = (None, "nominal") if several else self._entity(span, surface, name, is_phrase=is_phrase)
        if several:
            self.several[span.start, span.end] = several
            for one in several:
                one.mention(span, "nominal")
            self.trail.add_group(span, several)
        if entity is not None:
            entity.mention(span, kind)
            if kind != "pronoun" or is_phrase:
                self.trail.add(span, entity, is_phrase=is_phrase)
        if is_phrase or entity is not None:
            self.found[span.start, span.end] = entity

    # --- one actor -----------------------------------------------------------------------------------------

    def _entity(self, span: Span, surface: str, name: Name | None, *, is_phrase: bool) -> tuple[Entity | None, MentionKind]:
        bare = trim(surface)
        if not bare:
            return None, "nominal"
        if name is not None and name.label == "Person":
            return self._person(span, bare), "name"
        if name is not None and not is_phrase and name.label not in {"Organization", "NORP", "Location"}:
            return None, "name"
        inside = self._names_in(span) if name is None else []
        last = inside[-1] if inside else None
        if last is not None and last.label == "Organization" and last.end == span.start + surface.find(bare) + len(bare):
            before = self.text[span.start : last.start]
            if _ARTICLE.fullmatch(before) or re.search(r"['’]s $", before):
                return self._entity(last.span, trim(last.span.of(self.text)), last, is_phrase=True)[0], "nominal"
        head = self._head_person(span, inside)
        if head is not None:
            return self._person(Span(start=head.start, end=head.end), trim(self.text[head.start : head.end])), "nominal"
        entity = self._compass(bare) or self._bearer(span, bare, name, is_phrase=is_phrase)
        if entity is not None:
            return entity, "name"
        if name is not None and name.label == "Organization":
            return self._organization(span, bare), "name"
        if name is not None and not is_phrase:
            return (self._people(span, bare), "name") if name.label == "NORP" else (None, "name")
        if len(bare.split()) == 1 and bare[:1].isupper() and (name is None or name.label == "Misc"):
            person, ambiguous = self.people.bare(bare, span.start, None, self._near(span))
            if person is not None or ambiguous:
                return (None if person is None else person.entity), "name"
        return self._described(span, bare, inside), "nominal"

    def _names_in(self, span: Span) -> list[Name]:
        low = bisect.bisect_left(self.name_starts, span.start)
        high = bisect.bisect_left(self.name_starts, span.end)
        return [name for name in self.names[low:high] if name.end <= span.end]

    def _people(self, span: Span, bare: str) -> Entity | None:
        """Return the group that a name of people stands for; an adjective alone names nobody."""
        fact = self.knowledge.first(normalise(bare), ("people", "org", "noun"))
        if fact is None or (fact.kind == "people" and not bare.endswith(("s", "men", "women")) and bare != "Dutch"):
            return None
        return self._of_fact(fact) if fact.kind == "org" else self._group(span, bare, self._describe(bare), fact.country, None)

    def _head_person(self, span: Span, inside: list[Name]) -> Name | None:
        """Return the person's name that heads a phrase: "the North's leader Kim", "Kim, who …"."""
        for name in reversed(inside):
            if name.label != "Person":
                continue
            before, after = self.text[span.start : name.start], self.text[name.end : span.end]
            if not _TAIL.match(after):
                continue
            if after.startswith(("'s", "’s", "'", "’")) and after[2:].strip():
                continue
            if not re.search(r"\b(?:for|on|by|with|to|against|from|and|or|at|that|than|between|under|in)\b", before) and (
                not re.search(r"\bof\b", before) or (said := said_of(self.text, name, self.knowledge)) and said[0].kind == "title"
            ):
                return name
        return None

    def _person(self, span: Span, bare: str) -> Entity | None:
        bare, title = split_title(bare, self.knowledge)
        tokens = name_tokens(bare)
        if not tokens:
            return None
        key = " ".join(tokens)
        name = Name(start=span.start, end=span.end, label="Person", score=1.0)
        if len(tokens) > 1:
            for person in self.people.persons:
                if span.start in person.at:
                    return person.entity
        beside = [title] if title is not None else said_of(self.text, name, self.knowledge)
        said = beside[0] if beside else None
        gender = honorific(self.text, span.start)
        if said is None and gender is not None:
            said = Description(kind="", gender=gender)
        person, ambiguous = self.people.bare(key, span.start, said, self._near(span))
        if person is not None:
            learn(person.entity, beside, self.knowledge)
            return person.entity
        if ambiguous:
            return None
        entity = self.by_key.get(("bare", key))
        if entity is None:
            entity = self.by_key["bare", key] = Entity(name=bare, kind="person", gender=gender)
            self.entities.append(entity)
            learn(entity, beside, self.knowledge)
            self._recall(entity, key)
        else:
            learn(entity, beside, self.knowledge)
        return entity

    def _recall(self, entity: Entity, key: str) -> None:
        """Look a bare surname up: the one leader or minister of the day who bears it, in an article on his country."""
        facts = self.knowledge.named(key) or self.knowledge.family(key)
        facts = tuple(fact for fact in facts if fact.kind == "person")
        if entity.country:
            facts = tuple(fact for fact in facts if fact.country == entity.country)
        if self.published is not None:
            held = tuple(fact for fact in facts if fact.holds(self.published))
            top = tuple(fact for fact in held if fact.office in LEADERS or fact.office in {"foreign minister", "head of state"})
        else:
            held = top = tuple(fact for fact in facts if fact.office in LEADERS)
        bearers = {fact.id for fact in top}
        if len(bearers) != 1:
            return
        everyone = {fact.id for fact in facts if fact.office != "first lady"}
        titled = entity.office is not None and entity.office in {fact.office for fact in top}
        if top[0].country not in self.countries and len(everyone) > 1 and not titled:
            return
        if entity.office is not None and not any(fits(entity.office, _as_entity(fact)) or fact.office == entity.office for fact in top):
            return
        known(entity, top, self.published)
        entity.name = top[0].name

    def _compass(self, bare: str) -> Entity | None:
        """Return the state that "the North" or "the South" is in this article."""
        match = re.fullmatch(r"[Tt]he (North|South)", bare)
        if match:
            for code, among in _COMPASS[match[1].lower()]:
                if among <= self.countries or (code in self.countries and "PRK" in among):
                    return self._country(code)
        return None

    def _bearer(self, span: Span, bare: str, name: Name | None, *, is_phrase: bool) -> Entity | None:
        """Return the state, house or organisation of knowledge that bears the name."""
        if not bare[:1].isupper() and not bare[:1].isdigit():
            return None
        bodies: list[Fact] = []
        for fact in self.knowledge.bearing(normalise(bare)):
            kind = fact.kind
            if kind in {"person", "given", "people"} or (self.published is not None and not fact.holds(self.published)):
                continue
            if kind in {"title", "noun"}:
                if name is not None and name.label == "Organization":
                    continue
                return None
            if kind == "state" and fact.country:
                return self._country(fact.country, fact)
            if kind in {"adjective", "capital"} and fact.country:
                acts = is_phrase and (kind == "adjective" or not self._is_scene(span))
                return self._country(fact.country) if acts else None
            if kind == "metonym":
                return self._of_fact(fact)
            if kind == "org":
                bodies.append(fact)
        body = self._body(bodies)
        return None if body is None else self._of_fact(body)

    def _is_scene(self, span: Span) -> bool:
        """Tell whether a capital is where something is, and not the government: "in Hanoi", "the Hanoi summit"."""
        return _IN.search(self.text[max(0, span.start - 12) : span.start]) is not None or (
            _SCENE.match(self.text[span.end : span.end + 20]) is not None
        )

    def _body(self, bodies: list[Fact]) -> Fact | None:
        """Return which of the organisations of one name is meant: that of a country the article speaks of."""
        near = [fact for fact in bodies if fact.country in self.countries]
        if len({fact.id for fact in near}) == 1:
            return near[0]
        written = [fact for fact in bodies if fact.source == "written"]
        if near or len({fact.id for fact in written}) != 1:
            return None
        # The name of a party says its country only where it is no common one.
        common = written[0].sectors[:1] == ("PTY",) and normalise(written[0].name).endswith(" party")
        return None if common and written[0].country != "USA" else written[0]

    def _of_fact(self, fact: Fact) -> Entity:
        if fact.country and fact.role in _WHOLE and fact.kind != "org":
            return self._country(fact.country)
        entity = self.by_key.get(("fact", fact.id))
        if entity is None:
            entity = self.by_key["fact", fact.id] = Entity(
                name=fact.name,
                kind="organization",
                known_as=fact.id,
                country=fact.country,
                sectors=fact.sectors,
                role=None,
                noun=describe(fact.name, self.knowledge).head or (fact.role or ""),
            )
            self.entities.append(entity)
        return entity

    def _country(self, code: str, fact: Fact | None = None) -> Entity:
        # A territory that counts to another state, and one partly recognised, is an actor of its own.
        own = fact is not None and fact.id != f"state:{code}"
        key = ("fact", fact.id) if own and fact is not None else ("country", code)
        entity = self.by_key.get(key)
        if entity is None:
            state = fact if own and fact is not None else self.knowledge.state(code)
            entity = self.by_key[key] = Entity(
                name=state.name if state else code,
                kind="country",
                known_as=state.id if state else None,
                country=code,
                sectors=state.sectors if state else ("GOV",),
            )
            self.entities.append(entity)
        return entity

    def _organization(self, span: Span, bare: str) -> Entity:
        plain = normalise(bare)
        entity = self.by_key.get(("org", plain))
        if entity is None:
            said = self._describe(bare)
            country = said.country or self._owner_country(span)
            sectors = said.sectors if said.kind == "noun" else ()
            entity = Entity(name=_ARTICLE.sub("", bare), kind="organization", country=country, sectors=sectors, noun=said.head)
            self.by_key["org", plain] = entity
            self.entities.append(entity)
            short = re.match(r"\s?\(([A-Z][\w&.-]{1,9})\)", self.text[span.end : span.end + 14])
            if short is not None:
                self.by_key.setdefault(("org", normalise(short[1])), entity)
        return entity

    def _owner_country(self, span: Span) -> str | None:
        """Return the country whose possessive or adjective stands right before a name."""
        match = re.search(r"((?:[A-Z][\w.]+ )?(?:[A-Z][\w.]*))(?:['’]s)? (?:[a-z]+ )?$", self.text[max(0, span.start - 40) : span.start])
        if match is None:
            return None
        for words in (match[1], match[1].rpartition(" ")[2]):
            for fact in self.knowledge.named(words):
                if fact.kind in {"state", "adjective", "capital"}:
                    return fact.country
        return None

    # --- descriptions --------------------------------------------------------------------------------------

    def _describe(self, surface: str) -> Description:
        said = self.described.get(surface)
        if said is None:
            said = self.described[surface] = describe(surface, self.knowledge)
        return said

    def _described(self, span: Span, bare: str, inside: list[Name]) -> Entity | None:
        said = self._describe(self._masked(span, bare, inside))
        if said.kind == "" or _PAIRS.match(bare.lower()) or _NOBODY.match(bare.lower()):
            return None
        if said.kind == "fact" and said.fact is not None:
            if said.fact.kind in {"state", "adjective", "capital"} and said.fact.country:
                scene = said.fact.kind == "capital" and self._is_scene(span)
                return None if said.modified or scene else self._country(said.fact.country)
            return self._of_fact(said.fact)
        country, owner = said.country, self._owner(span, bare, said, inside)
        if country is None and owner is not None and said.role in _OWNED and (owner.kind != "person" or "GOV" in owner.sectors):
            country = owner.country
        if said.head in _GOVERNMENTS and said.sectors == ("GOV",) and not said.plural:
            return self._government(span, country, said, owner)
        if said.kind == "title" and not said.plural:
            return self._office_holder(span, bare, said, country, owner)
        return self._group(span, bare, said, country, owner)

    def _masked(self, span: Span, bare: str, inside: list[Name]) -> str:
        """Return a phrase without the persons in it, whose names are no words: "the Kim Jong Un government"."""
        offset = self.text.find(bare, span.start)
        for name in inside:
            if name.label == "Person" and offset <= name.start and name.end <= offset + len(bare):
                kept = len(trim(self.text[name.start : name.end]))
                start = name.start - offset
                bare = f"{bare[:start]}{'X' * kept}{bare[start + kept :]}"
        return bare

    def _owner(self, span: Span, bare: str, said: Description, inside: list[Name]) -> Entity | None:
        """Return the actor that a phrase belongs to: "Trump's lawyer", "the Moon administration"."""
        for name in inside:
            if name.label == "Person" and (said.owner is not None or said.head in _GOVERNMENTS or said.kind == "title"):
                return self._person(Span(start=name.start, end=name.end), trim(self.text[name.start : name.end]))
        if said.owner is not None:
            owner = trim(bare[said.owner[0] : said.owner[1]])
            if owner.lower().startswith(("north", "south")):
                owner = f"the {owner}"
            if (entity := self._compass(owner)) is not None:
                return entity
            if owner[:1].isupper():
                entity = self._bearer(span, owner, None, is_phrase=True)
                if entity is not None:
                    return entity
                person, _ = self.people.bare(owner, span.start, None, self._near(span))
                return None if person is None else person.entity
        return None

    def _government(self, span: Span, country: str | None, said: Description, owner: Entity | None) -> Entity | None:
        if country is None and owner is not None:
            country = owner.country
        if country is None:
            last = self.trail.last(lambda entity: entity.kind == "country" or entity.noun in _GOVERNMENTS, span, 4)
            if not said.modified and said.definite and last is not None and self.trail.only_country(span, 4) is not None:
                return last
            return self._group(span, span.of(self.text), said, None, owner)
        return self._country(country)

    def _office_holder(
        self, span: Span, bare: str, said: Description, country: str | None, owner: Entity | None
    ) -> Entity | None:
        definite = said.definite or bare[:1].isupper()
        if definite and not said.former and said.role is not None:
            role = said.role

            def is_it(entity: Entity) -> bool:
                if entity.kind != "person" or not agrees(entity, said) or not fits(role, entity):
                    return False
                return (country is None or entity.country == country) and (said.head != entity.noun or True)

            last = self.trail.last(is_it, span, None if country else 6)
            if last is not None and (country is not None or not self.trail.rival(is_it, last, span, 2)):
                return last
            if last is not None and country is None:
                return None
            holder = self._holder(country, role)
            if holder is not None:
                return holder
        entity = Entity(
            name=_ARTICLE.sub("", bare),
            kind="person",
            country=country,
            sectors=("ELI",) if said.former and said.sectors else said.sectors,
            role=role_of(said, country, self.knowledge),
            office=said.role,
            gender=said.gender,
            noun=said.head,
            member_of=self._of_fact(said.body) if said.body is not None and said.body.kind == "org" else None,
        )
        self.entities.append(entity)
        return entity

    def _holder(self, country: str | None, role: str) -> Entity | None:
        """Return who holds an office on the day of the article, where knowledge says so of exactly one."""
        if country is None or self.published is None or role not in {*LEADERS, "foreign minister", "defence minister"}:
            return None
        for office in (role,) if role != "leader" else ("supreme leader", "chancellor", "president", "prime minister"):
            held = [fact for fact in self.knowledge.holders(country, office) if fact.holds(self.published)]
            if role == "leader" and office == "president":
                second = [fact for fact in self.knowledge.holders(country, "prime minister") if fact.holds(self.published)]
                if second and country not in _PRESIDENTIAL:
                    held = second
            if len({fact.id for fact in held}) == 1:
                fact = held[0]
                for person in self.people.persons:
                    if person.entity.known_as == fact.id:
                        return person.entity
                entity = self.by_key.get(("fact", fact.id))
                if entity is None:
                    entity = self.by_key["fact", fact.id] = Entity(name=fact.name, kind="person")
                    self.entities.append(entity)
                    known(entity, held, self.published)
                return entity
            if held:
                return None
        return None

    def _group(self, span: Span, bare: str, said: Description, country: str | None, owner: Entity | None) -> Entity:
        country = country or (owner.country if owner is not None and owner.kind == "country" else None)
        whose = owner.name if owner is not None and country is None else ""
        key = ("group", said.head, country or "", said.body_noun, whose, said.body.id if said.body else "")
        entity = self.by_key.get(key)
        if entity is None and country is None and not said.modified and not whose:
            same = dict.fromkeys(id(other) for other in self.entities if other.mentions and _repeats(said.head, other.noun))
            if len(same) == 1:
                entity = next(other for other in self.entities if id(other) in same)
        if entity is None and country is None and said.definite and said.role in _STATE_BODIES:
            country = self.trail.only_country(span, 1)
            key = (*key[:2], country or "", *key[3:])
            entity = self.by_key.get(key)
        if entity is None:
            plural = said.plural or said.role == "people"
            entity = Entity(
                name=_ARTICLE.sub("", bare),
                kind="group" if plural else "organization",
                country=country,
                sectors=said.sectors,
                noun=said.head,
            )
            self.entities.append(entity)
            self.by_key[key] = entity
        return entity

    # --- several actors ------------------------------------------------------------------------------------

    def _several(self, span: Span, surface: str) -> tuple[Entity, ...]:
        bare = trim(surface)
        pair = _PAIRS.match(bare.lower())
        if pair is not None and (pair[1] or pair[2] in {"sides", "leaders", "koreas", "allies"}):
            return self._pair(span, pair[1], pair[2])
        if " and " not in bare and " as well as " not in bare and " & " not in bare:
            return ()
        parts: list[Entity] = []
        at = span.start + surface.find(bare)
        for piece in _pieces(bare):
            start = at + piece[0]
            part = Span(start=start, end=at + piece[1])
            entity = self._part(part)
            if entity is None:
                return ()
            parts.append(entity)
        return tuple(parts) if len({id(part) for part in parts}) > 1 else ()

    def _part(self, span: Span) -> Entity | None:
        """Return the actor of one part of "X and Y"; parts that are not names make no list."""
        surface = span.of(self.text)
        name = next((name for name in self._names_in(span) if (name.start, name.end) == (span.start, span.end)), None)
        if name is not None:
            return self._entity(span, surface, name, is_phrase=True)[0]
        stripped = _ARTICLE.sub("", surface)
        inside = self._names_in(span)
        if self._head_person(span, inside) is not None or stripped[:1].isupper():
            return self._entity(span, surface, None, is_phrase=True)[0]
        return None

    def _pair(self, span: Span, count: str | None, noun: str) -> tuple[Entity, ...]:
        number = 3 if count in {"three", "3"} else 4 if count == "four" else 2
        if noun == "koreas":
            return self._country("PRK"), self._country("KOR")
        people = noun in {"leaders", "presidents", "men", "women", "ministers", "prime ministers", "statesmen", "officials", "diplomats"}
        people = people or noun.endswith("ministers")
        if not people:
            before = self.trail.group_before(span, 3)
            if before:
                countries = [self._country(entity.country) for entity in before if entity.country]
                if len({id(entity) for entity in countries}) == number:
                    return tuple(countries)
            found = self.trail.exactly(number, span, self._state_of, 2)
            if not found:
                self.open_pairs.append((span, number))
            return found
        gender = "f" if noun == "women" else None

        def person(entity: Entity) -> Entity | None:
            if entity.kind != "person":
                return None
            if noun == "leaders" and not is_leader(entity) and entity.office != "party leader":
                return None
            if noun == "presidents" and entity.office != "president":
                return None
            if noun.endswith("ministers") and (entity.office is None or not entity.office.endswith(noun[:-1])):
                return None
            return None if gender and entity.gender not in (None, gender) else entity

        return self.trail.exactly(number, span, person, 4)

    def _state_of(self, entity: Entity) -> Entity | None:
        if entity.kind == "country":
            return entity
        return self._country(entity.country) if entity.kind == "person" and entity.country and is_leader(entity) else None

    # --- the article around --------------------------------------------------------------------------------

    def _countries(self) -> frozenset[str]:
        """Return the countries that the article's names speak of."""
        codes = set()
        for surface in sorted({self.text[name.start : name.end] for name in self.names} | {span.of(self.text) for span in self.phrases}):
            if surface[:1].isupper() or surface[:4] == "the ":
                for fact in self.knowledge.named(trim(surface)):
                    if fact.country and fact.kind in {"state", "adjective", "capital", "people", "metonym"}:
                        codes.add(fact.country)
                        break
        return frozenset(codes)

    def _near(self, span: Span) -> frozenset[str]:
        """Return the countries named in the sentence of a span."""
        start, end = self.trail.sentence(span.start)
        codes = set()
        low, high = bisect.bisect_left(self.name_starts, start), bisect.bisect_left(self.name_starts, end)
        for name in self.names[low:high]:
            if name.label != "Person":
                for fact in self.knowledge.named(trim(self.text[name.start : name.end])):
                    if fact.country and fact.kind in {"state", "adjective", "capital", "metonym", "org"}:
                        codes.add(fact.country)
                        break
        return frozenset(codes)


_PRESIDENTIAL = frozenset(
    "USA KOR FRA RUS CHN TUR EGY BLR UKR TWN VEN SYR KAZ UZB TJK TKM AZE IRN KEN RWA UGA CMR COD SEN CIV PER LKA PHL AFG DZA TUN ROU".split()
)
"""Countries with a president and a prime minister whose "leader" is the president."""


def _repeats(head: str, noun: str) -> bool:
    """Tell whether "the committee" may be a "subcommittee" named before."""
    return bool(head) and (noun == head or noun.endswith(head))


def _pieces(bare: str) -> list[tuple[int, int]]:
    pieces, at = [], 0
    for match in _AND.finditer(bare):
        if match.start() > at:
            pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, len(bare)))
    start, end = pieces[0]
    lead = re.match(r"(?:both|Both|either|neither) ", bare[start:end])
    return [(start + lead.end(), end), *pieces[1:]] if lead else pieces


def _as_entity(fact: Fact) -> Entity:
    return Entity(name=fact.name, kind="person", sectors=fact.sectors, office=fact.office, country=fact.country)
