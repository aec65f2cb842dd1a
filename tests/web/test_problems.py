"""The page of what could not be read."""

from __future__ import annotations

from tests.web.newsroom import Line, article


def test_a_problem_leads_to_the_article_that_was_read_all_the_same(site):
    row = next(row for row in site.record.problems() if row.article is not None)
    assert f'href="/articles/{row.article}"' in site.get("/problems").text
    assert site.get(f"/articles/{row.article}").status_code == 200


def test_a_problem_is_of_a_title_and_an_address(own):
    own.record.add(
        article("k3x7", Line("Nobody met."), title="Talks put off", url="https://han.example/news/1")
    )
    shown = own.get("/problems").text
    assert ">Talks put off</a>" in shown
    assert "https://han.example/news/1" in shown
    assert "k3x7" not in shown
    assert "lost.html" in shown  # nothing else is known of it
