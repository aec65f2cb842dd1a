"""Pages that scripts draw: their text stands in JSON-LD."""

import json
import time

import pytest
from lxml import html

from communique.articles import draw_article
from communique.articles.linked import linked_article
from communique.model import Page

BODY = "The foreign ministers of Togo and Ghana met in Lomé on Thursday and agreed to reopen the border at Aflao."
UPDATES = [
    {"@type": "BlogPosting", "headline": "Border to reopen", "articleBody": BODY},
    {
        "@type": "BlogPosting",
        "headline": "Ministers arrive",
        "articleBody": "<p>They came by road.</p><p>Both smiled.</p>",
    },
]
LIVE = {
    "@context": "https://schema.org",
    "@graph": [{"@type": "LiveBlogPosting", "headline": "Live: talks in Lomé", "liveBlogUpdate": UPDATES}],
}


def page(told: object, body: str = "<div id=app></div>") -> Page:
    script = (
        f'<script type="application/ld+json">{told if isinstance(told, str) else json.dumps(told)}</script>'
    )
    title = "<title>Lomé Daily</title>"
    markup = f"<html lang=en><head>{title}{script}</head><body><nav>Home</nav>{body}</body></html>"
    return Page(source="live.html", html=markup)


def test_a_live_blog_that_scripts_draw_is_read() -> None:
    article, _ = draw_article(page(LIVE))
    assert article is not None
    assert article.title == "Live: talks in Lomé"
    assert "Ministers arrive" in article.text
    read = [article.text[b.start : b.end] for b in article.blocks if b.kind == "body"]
    assert read == [BODY, "They came by road.", "Both smiled."]


def test_text_on_the_page_comes_first() -> None:
    shown = "".join(f"<p>{BODY} It was meeting number {n}.</p>" for n in range(4))
    article, _ = draw_article(
        page({"@type": "NewsArticle", "articleBody": BODY}, f"<article>{shown}</article>")
    )
    assert article is not None
    assert "meeting number 3" in article.text


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>The <a href='/x'>minister</a> of\n<b>Togo</b> left.</p><p>Rain.</p>", ["The minister of Togo left.", "Rain."]),
        ("She <em>won</em>.\nHe lost.", ["She won.", "He lost."]),
        ("The Tom &amp; Ann&#39;s case.\nAT&T won.", ["The Tom & Ann's case.", "AT&T won."]),
        ("Rain.<script>let wet = 1</script><!-- hidden --> Sun.", ["Rain. Sun."]),
        ("Rain \ud800<br>Sun", ["Rain ?", "Sun"]),
        ("<html></html>Rain.", ["Rain."]),
    ],
)  # fmt: skip
def test_a_text_that_is_markup_has_the_lines_of_its_blocks(body: str, lines: list[str]) -> None:
    script = f'<script type="application/ld+json">{json.dumps({"articleBody": body}).replace("/", chr(92) + "/")}</script>'
    article = linked_article(html.fromstring(f"<html>{script}</html>"))
    assert article is not None
    assert list(article.lines) == lines


@pytest.mark.parametrize("body", ["<html></html>", "<html><frameset></frameset></html>", "<!-- -->"])
def test_markup_without_text_is_no_article(body: str) -> None:
    script = f'<script type="application/ld+json">{json.dumps({"articleBody": body}).replace("/", chr(92) + "/")}</script>'
    assert linked_article(html.fromstring(f"<html>{script}</html>")) is None


@pytest.mark.parametrize(
    "told", ["", "{", "[" * 5000, "[1, null, {}]", '{"articleBody": 7}', '{"liveBlogUpdate": "x"}']
)
def test_what_is_no_article_is_passed_over(told: str) -> None:
    tree = html.fromstring(f'<html><script type="application/ld+json">{told}</script></html>')
    assert linked_article(tree) is None


def test_many_objects_take_no_long_time() -> None:
    told = json.dumps([[{"a": [{}] * 50}] * 50] * 50)
    tree = html.fromstring(f'<html><script type="application/ld+json">{told}</script></html>')
    began = time.process_time()
    assert linked_article(tree) is None
    assert time.process_time() - began < 1


def _nested(depth: int) -> object:
    return {"@type": "NewsArticle", "articleBody": BODY} if depth == 0 else {"part": _nested(depth - 1)}


@pytest.mark.parametrize(
    ("told", "is_cut"),
    [
        (LIVE, False),
        ([{"articleBody": f"{BODY} It was meeting {n}."} for n in range(4999)], False),
        ([[{"articleBody": BODY}], *[{}] * 5000], True),
        (_nested(5), False),
        (_nested(6), True),
        ({"note": json.dumps(_nested(0)), "articleBody": BODY}, False),
    ],
)
def test_texts_beyond_what_is_looked_into_are_a_problem(told: object, *, is_cut: bool) -> None:
    shown = "".join(f"<p>{BODY} It was talk number {n}.</p>" for n in range(4))
    article, problems = draw_article(page(told, f"<article>{shown}</article>"))
    assert article is not None
    assert ("C0208" in [problem.code for problem in problems]) == is_cut
