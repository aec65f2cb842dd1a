"""Embedded posts, and quotations beside them."""

from __future__ import annotations

import pytest

from tests.articles.drawn import BODY, draw, kind_of, page


def test_an_embedded_post_is_one_line_with_its_account() -> None:
    post = (
        '<blockquote class="twitter-tweet"><p lang="en">We meet again on Monday. The map is ready.</p>'
        '&mdash; Foreign Ministry (@ministry) <a href="https://twitter.com/ministry/1">May 3, 2018</a></blockquote>'
    )
    article = draw(page(post))
    line = "We meet again on Monday. The map is ready. — Foreign Ministry (@ministry) May 3, 2018"
    assert kind_of(article, line) == ["body"]
    assert kind_of(article, BODY[0]) == ["body"]


@pytest.mark.parametrize(
    ("words", "kinds"), [("", ["chrome"]), ("<p>Three hours, one map, no coffee.</p>", ["body"])]
)
def test_the_post_of_a_picture_is_text_where_it_has_words(words: str, kinds: list[str]) -> None:
    link = '<a href="https://www.instagram.com/p/x">'
    signature = f"<p>{link}A post shared by Ana Ruiz (@ana.ruiz)</a> on <time>May 3, 2018</time></p>"
    article = draw(
        page(f"<blockquote><div>{link}View this post on Instagram</a></div>{words}{signature}</blockquote>")
    )
    assert kind_of(article, "— Ana Ruiz (@ana.ruiz) May 3, 2018") == kinds
    assert "View this post" not in article.text


def test_a_quotation_that_ends_with_a_post_is_not_joined_to_it() -> None:
    said = "The minister spoke of a good day for both of the countries and for the fish."
    post = "<blockquote><p>We meet again on Monday.</p>&mdash; Ana Ruiz (@ana.ruiz) May 3, 2018</blockquote>"
    lines = draw(page(f"<blockquote><p>{said}</p>{post}</blockquote>")).text.split("\n\n")
    assert "We meet again on Monday. — Ana Ruiz (@ana.ruiz) May 3, 2018" in lines
    assert said in lines


def test_a_quotation_that_no_account_signs_stays_as_it_is() -> None:
    article = draw(page("<blockquote><p>“Peace takes patience.”</p><p>— Ana Ruiz, minister</p></blockquote>"))
    assert "“Peace takes patience.”\n\n— Ana Ruiz, minister" in article.text
