"""Dates that a page states as an age: told by when it was saved, and only then."""

from __future__ import annotations

import pytest

from communique.articles.ages import add_ages, date_by_age
from communique.articles.drawing import draw_article
from communique.model import Article, Dating, Page

SAVED = "2019-04-11T10:00:00+00:00"
BODY = [
    "Peru and Chile agreed on Tuesday to open talks on their border, the foreign ministers of both countries said after a meeting in Lima.",
    "“We want a lasting peace,” Foreign Minister Ana Ruiz told reporters at the ministry, where she had received her Chilean guest for three hours.",
    "The talks are to begin in Santiago in June and to cover fishing, trade and the return of prisoners, according to a statement of the two governments.",
]
TITLE = "Peru and Chile open talks on the border"


def page(under: str, *, head: str = "", over: str = "", foot: str = "", more: str = "") -> str:
    told = "".join(f"<p>{line}</p>" for line in BODY)
    return (
        f"<html><head><title>{TITLE} - Lima Post</title>{head}</head><body>{over}<article><h1>{TITLE}</h1>{under}{told}"
        f"<p>{more}</p></article>{foot}</body></html>"
    )


def draw(html: str | None = None, *, saved: str | None = SAVED, **told: object) -> tuple[Article, list[str]]:
    article, problems = draw_article(Page(source="x", html=html, saved=saved, **told))  # type: ignore[arg-type]
    assert article is not None
    return article, [item.message for item in problems]


def relative(value: str | None) -> Dating:
    return Dating(value=value, basis="relative") if value else Dating()


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("3 hours ago", "2019-04-11"),
        ("11 hours ago", "2019-04-10"),
        ("11h ago", "2019-04-10"),
        ("an hour ago", "2019-04-11"),
        ("about 2 hours ago", "2019-04-11"),
        ("2 days ago", "2019-04-09"),
        ("Two days ago", "2019-04-09"),
        ("1 day, 11 hours ago", "2019-04-09"),
        ("45 days ago", "2019-02-25"),
        ("15 minutes ago", "2019-04-11"),
        ("15 mins ago", "2019-04-11"),
        ("Just now", "2019-04-11"),
        ("a few seconds ago", "2019-04-11"),
        ("Yesterday", "2019-04-10"),
        ("Yesterday at 2:30 PM EST", "2019-04-10"),
        ("Published today", "2019-04-11"),
        ("Posted 2 days ago", "2019-04-09"),
        ("Posted 2 days ago in Politics", "2019-04-09"),
        ("Published: 3 hours ago.", "2019-04-11"),
        ("2 days ago by Ana Soto", "2019-04-09"),
        ("By Ana Soto 2 days ago", "2019-04-09"),
        ("By Ana Soto, Lima Post staff, 2 days ago", "2019-04-09"),
        ("Posted by Ana Soto on the border desk, 2 days ago", "2019-04-09"),
        ("Ana Soto, 2 days ago", "2019-04-09"),
        ("World | 2 days ago | 5 min read", "2019-04-09"),
        ("Lima Post · 2 days ago", "2019-04-09"),
        ("2 days ago5 min read", "2019-04-09"),
        ("2 days ago Share Save", "2019-04-09"),
        # no day, or not the article's own
        ("2 weeks ago", None),
        ("3 months ago", None),
        ("Posted 3mo ago", None),
        ("a year ago", None),
        ("Today", None),
        ("The truce ended 3 days ago", None),
        ("Ministers met in Lima, 3 days ago", None),
        ("Yesterday, both ministers met in Lima", None),
        ("Two days ago, in a hall of the ministry in Lima, they met", None),
        ("Ferry sinks in a storm off Cebu | 2 days ago", None),
        ("Updated 2 days ago", None),
        ("13 days agone", None),
    ],
)
def test_an_age_tells_the_day_if_the_time_of_saving_is_known(line: str, published: str | None) -> None:
    assert date_by_age([line], saved=SAVED).published == relative(published)
    assert date_by_age([line], saved=None).published == Dating()


@pytest.mark.parametrize(
    "lines",
    [
        ["Posted 2 days ago | Updated 15 minutes ago"],
        ["Posted 2 days ago, updated 15 minutes ago"],
        ["Posted 2 days agoUpdated 15 minutes ago"],
        ["2 days ago", "Last updated: 15 minutes ago"],
        ["By Ana Soto", "Published", "2 days ago", "Updated:", "15 minutes ago"],
    ],
)
def test_publication_and_update_are_told_apart(lines: list[str]) -> None:
    ages = date_by_age(lines, saved=SAVED)
    assert (ages.published, ages.modified) == (relative("2019-04-09"), relative("2019-04-11"))


def test_days_are_those_of_the_zone_of_saving() -> None:
    assert date_by_age(["2 hours ago"], saved="2019-04-11T01:00:00Z").published.value == "2019-04-10"
    assert date_by_age(["2 hours ago"], saved="2019-04-11T03:00:00+02:00").published.value == "2019-04-11"
    assert date_by_age(["2 hours ago"], saved="2019-04-11T01:00:00").published.value == "2019-04-10"


@pytest.mark.parametrize("saved", ["", "Thursday", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z"])
def test_a_time_of_saving_that_is_none_tells_nothing(saved: str) -> None:
    assert date_by_age(["Yesterday"], saved=saved).published == Dating()


@pytest.mark.parametrize(
    "under",
    [
        "<p>2 days ago</p>",
        "<div class='meta'><span>By Ana Soto</span> <time>2 days ago</time></div>",
        "<p>By Ana Soto</p><ul><li>Share</li></ul><dl><dt>Published</dt><dd>2 days ago</dd></dl>",
    ],
)
def test_a_page_is_dated_by_the_age_under_its_headline(under: str) -> None:
    article, problems = draw(page(under))
    assert (article.published, problems) == (relative("2019-04-09"), [])


@pytest.mark.parametrize(
    "html",
    [
        page("", over="<ul><li><a href='/1'>Ferry sinks off Cebu</a></li><li>2 days ago</li></ul>"),
        page("", foot="<h2>Comments</h2><div><b>Jun Park</b> <span>2 days ago</span></div><p>At last.</p>"),
        page("", foot="<aside><a href='/1'>Ferry sinks off Cebu</a><p>Posted 2 days ago</p></aside>"),
    ],
)
def test_the_age_of_something_else_dates_no_article(html: str) -> None:
    article, problems = draw(html)
    assert article.published == Dating()
    assert problems[0].startswith("No publication date is known:")


def test_comments_on_a_text_of_short_paragraphs_do_not_date_it() -> None:
    told = "<p>The two ministers met for three hours on Tuesday.</p><p>They will meet again in June in Santiago.</p>"
    html = f"<html><body><h1>{TITLE}</h1>{told}<div>Jun Park</div><div>2 days ago</div><p>At last.</p></body></html>"
    assert draw(html)[0].published == Dating()


def test_a_headline_repeated_in_a_list_does_not_hide_the_heading() -> None:
    listed = f"<ul><li>{TITLE}</li><li>3 hours ago</li></ul>"
    article, _ = draw(page("<p>2 days ago</p>", over=listed, foot=listed))
    assert article.published == relative("2019-04-09")


def test_a_date_of_its_own_outranks_an_age() -> None:
    told = '<meta property="article:published_time" content="2018-05-03T08:00:00Z">'
    for html in (
        page("<p>2 days ago</p>", head=told),
        page("<p>3 May 2018</p><p>2 days ago</p>"),
        page("<time datetime='2018-05-03T08:00:00Z'>2 days ago</time>"),
    ):
        article, _ = draw(html)
        assert article.published.value == "2018-05-03"
        assert article.published.basis != "relative"
    article, _ = draw(page("<p>2 days ago</p>"), published="2020-02-02")
    assert article.published == Dating(value="2020-02-02", basis="given")


def test_an_age_outranks_a_date_within_the_text() -> None:
    html = page("<p>2 days ago</p>", more="They had last met on June 12, 2018, in Quito.")
    assert draw(html)[0].published == relative("2019-04-09")
    assert draw(html, saved=None)[0].published == Dating(value="2018-06-12", basis="text")


def test_an_age_that_contradicts_the_date_of_change_dates_nothing() -> None:
    modified = Dating(value="2018-05-04", basis="markup")
    ages = add_ages(Dating(), modified, ["2 days ago"], saved=SAVED)
    assert (ages.published, ages.modified) == (Dating(), modified)
    published = Dating(value="2019-04-12", basis="markup")
    ages = add_ages(published, Dating(), ["Updated 2 days ago"], saved=SAVED)
    assert (ages.published, ages.modified) == (published, Dating())


def test_the_age_of_a_change_is_added_to_a_date() -> None:
    told = '<meta property="article:published_time" content="2018-05-03T08:00:00Z">'
    article, _ = draw(page("<p>Updated 15 minutes ago</p>", head=told))
    assert (article.published.basis, article.modified) == ("markup", relative("2019-04-11"))
    article, problems = draw(page("<p>Updated 15 minutes ago</p>"))
    assert (article.published, article.modified) == (Dating(), relative("2019-04-11"))
    assert problems[0].startswith("No publication date is known:")


def test_an_age_without_a_date_is_told_of() -> None:
    for html, saved, why in (
        (page("<p>2 days ago</p>"), None, "it states only its age, and nothing says when it was saved"),
        (page("<p>2 weeks ago</p>"), SAVED, "it states only its age, from which no day follows"),
    ):
        article, (problem,) = draw(html, saved=saved)
        assert article.published == Dating()
        assert problem.startswith(f"No publication date is known ({why}):")


def test_the_comment_of_a_page_saved_as_html_tells_where_from_and_when() -> None:
    noted = (
        "<!--\n Page saved with SingleFile \n url: https://post.example/world/border \n"
        " saved date: Thu Apr 11 2019 12:00:00 GMT+0200 (Central European Summer Time)\n-->"
    )
    html = page("<p>2 days ago</p>")
    article, problems = draw(html.replace("<head>", noted + "<head>"), saved=None)
    assert (article.published, problems) == (relative("2019-04-09"), [])
    assert article.url == "https://post.example/world/border"
    article, _ = draw(html.replace("<head>", noted.replace("Apr", "Avr") + "<head>"), saved=None)
    assert article.published == Dating()
    noted = "<!-- saved from url=(0033)https://post.example/world/border -->"
    assert draw(noted + html)[0].url == "https://post.example/world/border"
    own = '<link rel="canonical" href="https://post.example/border">'
    assert draw(noted + page("", head=own))[0].url == "https://post.example/border"
    assert draw(noted.replace("world/border", "") + html)[0].url is None
    assert draw(noted + html, url="https://post.example/a")[0].url == "https://post.example/a"


def test_plain_text_is_dated_by_its_age() -> None:
    text = "\n\n".join([TITLE, "By Ana Soto", "2 days ago", *BODY, "Jun Park", "3 hours ago", "At last."])
    article, problems = draw(text=text)
    assert (article.published, problems) == (relative("2019-04-09"), [])
    _, (problem,) = draw(text=text, saved=None)
    assert "nothing says when it was saved" in problem
    dated = text.replace("By Ana Soto", "By Ana Soto, May 3, 2018")
    assert draw(text=dated)[0].published == Dating(value="2018-05-03", basis="text")
