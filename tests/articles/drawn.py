"""Pages written for tests, and the articles that are extracted from them."""

from __future__ import annotations

from communique.articles import draw_article
from communique.model import Article, Page

BODY = [
    "Peru and Chile agreed on Tuesday to open talks on their border, the foreign ministers of both countries said after a meeting in Lima.",
    "Foreign Minister Ana Ruiz told reporters at the ministry, where she had received her guest for three hours, that peace takes patience and a good map. She did not show one.",
    "The talks are to begin in Santiago in June and to cover fishing, trade and the return of prisoners, according to a statement of the two governments.",
]
PARAGRAPHS = "".join(f"<p>{part}</p>" for part in BODY)
TITLE = "Peru and Chile open talks on the border"


def draw(html: str | bytes, *, url: str | None = None) -> Article:
    article, _ = draw_article(Page(source="x", html=html, url=url))
    assert article is not None
    return article


def page(inside: str, *, head: str = f"<title>{TITLE}</title>") -> str:
    return f"<html><head>{head}</head><body><article><h1>{TITLE}</h1>{inside}{PARAGRAPHS}</article></body></html>"


def kind_of(article: Article, wording: str) -> list[str]:
    return [block.kind for block in article.blocks if wording in article.text[block.start : block.end]]
