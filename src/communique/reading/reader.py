"""The reader: from pages to readings, with one encoder pass over all of them and then functions over each."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Sequence
from importlib.metadata import version

from communique.articles import draw_article
from communique.errors import problem
from communique.knowledge import Knowledge
from communique.knowledge import load as load_knowledge
from communique.model import Article, Page, Problem, ReaderVersion, Reading, Span
from communique.models.labels import SAID
from communique.models.pieces import Pieces, cut
from communique.models.weights import Weights
from communique.models.weights import load as load_weights
from communique.reading.actors import Unresolved, home_country, resolve, section_country
from communique.reading.amounts import find_amounts
from communique.reading.assemble import Found, assemble_events, assemble_statements
from communique.reading.circumstances import Circumstances
from communique.reading.encoder import encode_pieces
from communique.reading.events.finding import find_events
from communique.reading.names import find_names
from communique.reading.places.finding import resolve_places
from communique.reading.relation import Relation
from communique.reading.running_text import running_text
from communique.reading.sentences import find_sentences
from communique.reading.statements.attributions import Attribution
from communique.reading.statements.finding import find_statements
from communique.reading.times import find_times_and_ages
from communique.reading.times.confirm import confirm_times
from communique.values import day_of

LANGUAGE = "en"
"""The only language that is read."""


class Reader:
    """Reads articles. It holds the weights and the knowledge, and no state."""

    def __init__(self, *, weights: Weights | None = None, knowledge: Knowledge | None = None) -> None:
        """Load the weights and the knowledge of the package, unless others are given."""
        self.weights = weights or load_weights()
        self.knowledge = knowledge or load_knowledge()
        self.version = ReaderVersion(
            version=version("communique"), model=self.weights.hash, knowledge=self.knowledge.version
        )

    def read_pages(self, pages: Sequence[Page]) -> list[Reading]:
        """Return a reading for each page, in order. A page that fails gives a reading with problems; nothing is raised.

        >>> page = Page(source="a note", text="South Korean President Moon Jae-in met Donald Trump in Washington.")
        >>> (reading,) = Reader().read_pages([page])
        >>> [event.type for event in reading.events], [actor.country for actor in reading.actors]
        (['CONSULT'], ['KOR', 'USA'])
        """
        drawn = [_draw(page) for page in pages]
        articles = [article for article, _ in drawn if article is not None and _is_read(article)]
        pieces = iter(cut([running_text(article) for article in articles]))
        readings = []
        for page, (article, problems) in zip(pages, drawn, strict=True):
            if article is None or not _is_read(article):
                readings.append(
                    Reading(id=page_id(page), article=article, problems=problems, reader=self.version)
                )
            else:
                readings.append(self._read(page_id(page), article, problems, next(pieces)))
        return readings

    def _read(
        self, identity: str, article: Article, problems: tuple[Problem, ...], pieces: Pieces
    ) -> Reading:
        try:
            return self._assemble(identity, article, problems, pieces)
        except Exception as error:  # noqa: BLE001  one article must not stop a run, whatever it holds
            problems = (*problems, _unforeseen(error))
            return Reading(id=identity, article=article, problems=problems, reader=self.version)

    def _assemble(
        self, identity: str, article: Article, problems: tuple[Problem, ...], pieces: Pieces
    ) -> Reading:
        found = self._find(article, pieces)
        scenes = found.scenes()
        return Reading(
            id=identity,
            article=article,
            actors=found.resolution.actors,
            places=found.places,
            times=found.times,
            amounts=found.amounts,
            events=assemble_events(found, scenes),
            statements=assemble_statements(found, scenes),
            problems=problems,
            reader=self.version,
        )

    def _find(self, article: Article, pieces: Pieces) -> Found:
        """Return all that is found in an article: first the output of the heads, then who is who in it."""
        text, published = running_text(article), day_of(article.published.value)
        encoded = encode_pieces(article, pieces, self.weights)
        sentences = find_sentences(article, encoded)
        names = find_names(text, encoded, self.knowledge)
        relations = find_events(text, encoded, self.weights, sentences=sentences, names=names)
        attributions = find_statements(text, encoded, self.weights, names=names)
        acts = {a.cue: SAID for a in attributions if a.cue is not None}
        acts |= {relation.trigger: relation.type for relation in relations}
        unresolved = Unresolved(
            text,
            published=published,
            sentences=sentences,
            names=names,
            phrases=_phrases(relations, attributions),
            home=home_country(site=article.site, url=article.url, knowledge=self.knowledge),
            section=section_country(article.url, self.knowledge),
            quotations=[(a.content, a.speaker) for a in attributions if a.speaker is not None],
            opposed=[(source, target) for r in relations for source in r.sources for target in r.targets],
        )
        times, ages = find_times_and_ages(text, published=published, sentences=sentences)
        return Found(
            text=text,
            published=published,
            sentences=sentences,
            times=confirm_times(text, times, encoded),
            places=resolve_places(text, names=names, knowledge=self.knowledge),
            relations=relations,
            attributions=attributions,
            resolution=resolve(unresolved, self.knowledge),
            circumstances=Circumstances(text, encoded, acts, self.weights),
            amounts=find_amounts(text, ages),
        )


def _phrases(relations: Sequence[Relation], attributions: Sequence[Attribution]) -> list[Span]:
    """Return the spans of participants and speakers, each once, in order."""
    sides = [side for r in relations for side in (*r.sources, *r.targets)]
    return sorted({*sides, *(a.speaker for a in attributions if a.speaker is not None)})


def _is_read(article: Article) -> bool:
    """Tell whether an article is in the language that is read; so is one that is too short to tell."""
    return article.language in {LANGUAGE, None}


def _draw(page: Page) -> tuple[Article | None, tuple[Problem, ...]]:
    try:
        return draw_article(page)
    except Exception as error:  # noqa: BLE001  one page must not stop a run, whatever it holds
        return None, (*page.problems, _unforeseen(error))


def _unforeseen(error: Exception) -> Problem:
    return problem("C0399", f"{type(error).__name__}: {error}")


def page_id(page: Page) -> str:
    """Return the page's given id, else one made from its content, or from its source if it has no content.

    >>> page_id(Page(source="a", text="Oslo.")) == page_id(Page(source="b", text="Oslo."))
    True
    """
    if page.id is not None:
        return page.id
    content = page.html if page.html is not None else page.text
    data = (
        content if isinstance(content, bytes) else (content or page.source).encode("utf-8", "surrogatepass")
    )
    digest = hashlib.sha256((page.url or "").encode("utf-8", "surrogatepass") + b"\0" + data).digest()
    return "ar_" + b32encode(digest[:15]).decode().lower()
