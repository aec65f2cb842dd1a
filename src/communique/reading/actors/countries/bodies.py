"""Bodies that share a name, told apart by a country next to the name or by the countries in the article."""

from __future__ import annotations

import re

from communique.english import word_set
from communique.knowledge import Fact, Knowledge, normalise
from communique.knowledge.gazetteer import sites
from communique.model import Span
from communique.reading.actors.countries.frame import Frame, chosen
from communique.reading.actors.entities import BRANCHES, PUBLIC
from communique.reading.actors.only import are_on_same
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.noun_phrases import describe
from communique.reading.actors.phrases.towns import is_region_too
from communique.reading.actors.phrases.words import FIELDS, NO_STATES

_FIRM = re.compile(
    r"(?: (?:inc|corp|co|ltd|plc|ag|nv|llc|company|corporation|incorporated|limited|stores))+$"
)
"""The legal form of a firm in a normalised name, which may be left out."""
_OWNER_BEFORE = re.compile(r"((?:[A-Z][\w.]+ )?[A-Z][\w.]*)(['’]s)? ([a-z]+ )?$")
"""A possessor or an adjective before a name, with at most one word between them: "South Korea's", "Kenyan state | "."""
_WHOLE = re.compile(
    r"(?: \([A-Z][\w.&-]*\))? of (?:the )?([A-Z][\w’'-]*(?: (?:(?:of|and|the) )*[A-Z][\w’'-]*)*)"
)
"""The parent body after the name of its part: "the Crime Bureau (CB) | of the Royal Thai Police"."""
_SHORT = re.compile(r" \([A-Z][\w.&-]{1,9}\)")
"""A short name in brackets."""
_OF_STATE = re.compile(r" of (?:the )?([A-Z][\w.]*(?: [A-Z][\w.]*)*)$")
_STATE = re.compile(r"(united states|south korean|north korean|saudi arabian) ")
_PAPERS = word_set(
    "times post journal tribune herald globe register gazette chronicle examiner observer inquirer courier dispatch news broadcasting"
)
"""The last words of the names of newspapers and stations; some are also used alone as short names."""
_NO_PAPERS = re.compile(
    r".*\b(?:(?:medical|bank|state) examiner|(?:federal|national|electoral|business) register|(?:official|government) gazette|"
    r"(?:police|emergency|911|county) dispatch|(?:fake|breaking) news|golden globe|"
    r"(?:army|border|command|trading|royal|deutsche|an|nz|new zealand|canada|australia|india|japan|pakistan|singapore) post)"
)
"""Names that end in such a word but are not media: mail services, official registers and others."""
_BODIES = frozenset({"org", "metonym"})
_WORLDWIDE = word_set(
    "org:african-union org:arab-league org:asean org:ecowas org:european-union org:nato org:united-nations org:world-bank"
)
"""International bodies with bodies of their own."""

_SMALL = word_set("of the and for on")
"""Words without a letter in the initials of a name."""


def stands_for_another(initials: str, body: Fact, text: str) -> bool:
    """Tell whether the article spells initials out as something other than a known body with these initials.

    The initials of a party count as spelt out anywhere in the text, those of other bodies only with brackets and if
    the spelt-out form shares no word with the names of the body.

    >>> tpp = Fact(id="org:tpp", names=("Taiwan People’s Party", "TPP"), role="party")
    >>> stands_for_another("TPP", tpp, "the Trans-Pacific Partnership, or TPP"), stands_for_another("TPP", tpp, "the TPP")
    (True, False)
    >>> isis = Fact(id="org:islamic-state", names=("Islamic State", "Isis"))
    >>> stands_for_another("Isis", isis, "Isis (Institute of Strategic and International Studies)")
    True
    """
    if not (initials.isalpha() and len(initials) > 2):
        return False
    words = r"[\s-](?:(?:of|the|and|for|on)\s)?".join(rf"{letter}[a-z’']+" for letter in initials.upper())
    if body.role == "party" and initials.isupper():
        spelt = re.search(rf"\b{words}\b", text)
        return spelt is not None and normalise(spelt[0]) not in map(normalise, body.names)
    if f"{initials} (" not in text and f"({initials})" not in text:
        return False
    spelt = re.search(rf"\b{initials} \({words}\)|\b{words} \({initials}\)", text)
    own = {word for name in body.names for word in normalise(name).split()}
    return spelt is not None and own.isdisjoint(
        set(normalise(spelt[0]).split()) - {normalise(initials)} - _SMALL
    )


def is_called_otherwise(name: str, party: Fact, text: str) -> bool:
    """Tell whether the name of an American party is another's here: the short form in brackets after it is not its own.

    >>> democrats = Fact(id="org:democratic-party", names=("Democratic Party", "Democrats"), country="USA", role="party")
    >>> is_called_otherwise("Democratic Party", democrats, "the Democratic Party (DP) of Uganda")
    True
    """
    if party.role != "party" or party.country != "USA" or " " not in name:
        return False
    match = re.search(rf"\b{re.escape(name)} \(([A-Z][A-Za-z]*[A-Z])\)", text)
    return match is not None and normalise(match[1]) not in map(normalise, party.names)


def lacks_article(name: str, paper: Fact, text: str, start: int, knowledge: Knowledge) -> bool:
    """Tell whether the name of a newspaper that always has an article ("The Hindu") stands without one.

    Args:
        name: the name, with or without the article.
        paper: the newspaper's fact.
        text: the text of the article.
        start: where to search for the name in the text.
        knowledge: the knowledge base.

    >>> from communique.knowledge import load
    >>> paper = Fact(id="org:hindu", names=("The Hindu",), role="media", sectors=("JRN",))
    >>> [lacks_article(name, paper, text, 3, load()) for name, text in (
    ...     ("Hindu", "in a Hindu"), ("Hindu", "in The Hindu"), ("The Hindu", "in The Hindu"))]
    [True, False, False]

    """
    plain = normalise(name)
    called = [known for known in paper.names if normalise(known) == plain]
    if " " in plain or "JRN" not in paper.sectors or not all(known.startswith("The ") for known in called):
        return False
    # With a lower-case "the" it may be the adjective: "the Australian and the Canadian navy".
    is_nation = knowledge.first(plain, ("adjective", "people")) is not None
    articles = ("The ",) if is_nation else ("The ", "the ")
    return not name.startswith(articles) and not text[: text.find(name, start)].endswith(articles)


def without_form(plain: str) -> str:
    """Return a normalised name of a body without the legal form of a firm.

    >>> without_form("globex wholesale corp"), without_form("company"), without_form("texas ag")
    ('globex wholesale', 'company', 'texas ag')
    """
    bare = _FIRM.sub("", plain)
    is_attorney = plain == f"{bare} ag" and any(site.precision == "admin1" for site in sites(bare))
    return plain if is_attorney else bare


def sectors_by_ending(plain: str) -> tuple[str, ...]:
    """Return the sectors of a body by the last word of its normalised name: newspapers and firms.

    >>> [sectors_by_ending(name) for name in ("shelbyville courier", "shelbyville courier ltd", "globex corp", "globex")]
    [('JRN',), ('JRN',), ('BUS',), ()]
    """
    bare = without_form(plain)
    if " " in bare and bare.rpartition(" ")[2] in _PAPERS and not _NO_PAPERS.fullmatch(bare):
        return ("JRN",)
    return ("BUS",) if bare != plain else ()


class Bodies:
    """The bodies of one article."""

    def __init__(self, text: str, knowledge: Knowledge, countries: frozenset[str], frame: Frame) -> None:
        self.text = text
        self.knowledge = knowledge
        self.countries = countries
        self.frame = frame

    def owner_country(self, span: Span) -> str | None:
        """Return the country whose possessive or adjective precedes a name."""
        before = self.text[max(0, span.start - 40) : span.start]
        match = _OWNER_BEFORE.search(before)
        if match is None:
            return None
        for words in (match[1], match[1].rpartition(" ")[2]):
            for fact in self.knowledge.named(words):
                acts = fact.kind != "adjective" and not match[2] and match[3]  # "Russia annexed | Crimea"
                if fact.kind in {"state", "adjective", "capital"} and not acts:
                    return fact.country
        return None

    def whole_country(self, span: Span) -> str | None:
        """Return the country of the parent body right after the name of its part: "the X Bureau of the Thai Police"."""
        match = _WHOLE.match(self.text, span.end, span.end + 80)
        said = describe(match[1], self.knowledge, spoken=self.countries) if match is not None else None
        return said.country if said is not None and said.kind in {"fact", "noun"} else None

    def of_owner(self, span: Span, bodies: list[Fact]) -> list[Fact]:
        """Return the bodies that fit the country before their name or after an "of" behind it; all if there is none.

        For example "South Korea's Joint Chiefs", "the Food and Drug Administration | of the Philippines".
        """
        owner = (self.owner_country(span) or self.whole_country(span)) if bodies else None
        if owner is None:
            return bodies
        return [f for f in bodies if f.country in {owner, None, *NO_STATES} or not PUBLIC & set(f.sectors)]

    def common_body(self, plain: str, span: Span) -> Fact | None:
        """Return the body whose name is a common word: one of no state, or of a country in the article."""
        bodies = [f for f in self.knowledge.bearing(plain) if f.kind == "org" and f.source == "written"]
        bodies = self.of_owner(span, bodies)
        worldwide = [fact for fact in bodies if fact.country in NO_STATES]
        if worldwide and len(bodies) == 1:
            return worldwide[0]
        fact = chosen([fact for fact in bodies if fact.country in self.countries], self.frame)
        clear = self.frame.country
        return None if fact is None or (clear is not None and fact.country != clear) else fact

    def firms(self, plain: str) -> list[Fact]:
        """Return the firms of a name with a legal form ("Globex Inc."), or the papers of a short name ("the Times")."""
        bare = without_form(plain)
        if plain in _PAPERS:
            return self._papers(plain)
        return [fact for fact in self.knowledge.bearing(bare) if fact.kind == "org"] if bare != plain else []

    def _papers(self, plain: str) -> list[Fact]:
        """Return the newspapers whose names end in this word and stand in full in the article."""
        found: dict[str, Fact] = {}
        for match in re.finditer(rf"((?:[A-Z][\w.]* ){{1,3}}){plain.capitalize()}\b", self.text):
            words = match[0].split()
            for start in range(len(words) - 1):
                for fact in self.knowledge.bearing(normalise(" ".join(words[start:]))):
                    if fact.kind == "org" and fact.role == "media":
                        found[fact.id] = fact
        return list(found.values())

    def of_nation(self, plain: str) -> Fact | None:
        """Return the body of a name that begins with its state: "U.S. Census Bureau"."""
        opening = _STATE.match(plain)
        words = plain.split() if opening is None else [opening[1].strip(), *plain[opening.end() :].split()]
        nation = self.knowledge.first(words[0], ("adjective", "state")) if len(words) > 1 else None
        facts = self.knowledge.bearing(" ".join(words[1:])) if nation is not None else ()
        found = (fact for fact in facts if fact.kind in _BODIES and nation and fact.country == nation.country)
        return next(found, None)

    def like_anothers(self, name: str) -> tuple[Fact | None, str | None]:
        """Return a known state body with this name, and the country after "of" at the end of the name.

        For example the American "Securities and Exchange Commission" for one "of Mali", and Mali.
        """
        name = _SHORT.sub("", name)
        tail = _OF_STATE.search(name)
        state = self.knowledge.first(normalise(tail[1]), ("state",)) if tail is not None else None
        code = None if state is None else state.country
        if state is None or code is None or is_region_too(state.name, code, self.knowledge):
            tail = code = None
        known = self.knowledge.bearing(normalise(name if tail is None else name[: tail.start()]))
        body = next((fact for fact in known if fact.kind == "org" and BRANCHES & set(fact.sectors)), None)
        return body, None if body is None else code

    def country_by_name(self, said: Description, name: str) -> str | None:
        """Return the country in a body's name ("Kenya Ports Authority"); ``said`` is the description of the name."""
        return self._worldwide(name) or (said.country if self._tells_country(said, name) else None)

    def _worldwide(self, name: str) -> str | None:
        """Return the code of the international body whose name opens the name of a body: "UN Commission on Trade"."""
        words = name.removeprefix("The ").split()
        openings = (
            " ".join(words[:stop]) for stop in (2, 1) if len(words) > stop and words[stop][0].isupper()
        )
        facts = (fact for opening in openings for fact in self.knowledge.named(opening))
        return next((fact.country for fact in facts if fact.id in _WORLDWIDE), None)

    def _tells_country(self, said: Description, name: str) -> bool:
        """Tell whether the country in a body's name is its own: "Kenya Ports Authority", "US Commerce Department"."""
        if said.kind == "noun":
            return said.body is None or self._opens_with_state(said, name)
        if said.country in NO_STATES:  # "American Red Cross"
            return False
        if said.kind == "fact" and " of " not in name and said.fact is not None:
            is_public = said.fact.kind != "org" or bool(PUBLIC & set(said.sectors))
            is_there = said.country in self.countries or not self._is_common(said)
            return is_public and is_there and not stands_for_another(name, said.fact, self.text)
        opening = name.removeprefix("The ").partition(" ")[0]
        is_adjective = self.knowledge.first(normalise(opening), ("adjective",)) is not None
        return is_adjective or self._opens_with_state(said, name)

    def _is_common(self, said: Description) -> bool:
        """Tell whether bodies of several countries share this name: "Liberal | Democratic Party", "the BNP"."""
        if said.modified and said.fact is not None and said.fact.role in {"department", "party"}:
            return True
        return len({fact.country for fact in self.knowledge.bearing(said.head) if fact.kind == "org"}) > 1

    def _opens_with_state(self, said: Description, name: str) -> bool:
        """Tell whether a name of at least two more words begins with the body's state: "Ghana Education Service".

        In an article that is clearly on another country the state may be a town instead: "Lebanon Fire Department".
        """
        words = name.removeprefix("The ").split()
        openings = (words[:stop] for stop in (3, 2, 1) if len(words) > stop + 1 and words[stop][0].isupper())
        facts = (self.knowledge.first(normalise(" ".join(opening)), ("state",)) for opening in openings)
        is_state = any(fact is not None and fact.country == said.country for fact in facts)
        return is_state and (said.country in self.countries or not self.frame.is_sure)

    def meant(self, bodies: list[Fact], plain: str = "") -> Fact | None:
        """Return the organisation that a shared name refers to: the one of the country that the article names most."""
        near = [fact for fact in bodies if fact.country in self.countries]
        written = [fact for fact in bodies if fact.source == "written"]
        if self.frame.is_sure and not are_on_same(bodies):
            near = [fact for fact in near if fact.country == self.frame.country] or near
        if are_on_same(near):
            return near[0]
        if near:
            return chosen(near, self.frame)
        if not are_on_same(written):  # agencies are quoted everywhere, other bodies mostly at home
            written = [fact for fact in written if fact.role == "media"]
        if not are_on_same(written):
            return None
        # The name of a party does not tell its country if it is a common one.
        called = (plain, normalise(written[0].name))
        common = written[0].sectors[:1] == ("PTY",) and any(name.endswith(" party") for name in called)
        is_field = plain in FIELDS
        return None if is_field or (common and written[0].country != "USA") else written[0]
