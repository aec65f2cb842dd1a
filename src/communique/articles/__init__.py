"""From page to article: decoding, main text, blocks, title, authors, dates, language."""

from communique.articles.drawing import draw_article

__all__ = ["draw_article"]
