"""What layout says, and what bylines, datelines, notices and repetitions say."""

from __future__ import annotations

import pytest

from communique.articles import draw_article
from communique.articles.blocks import mark_blocks, measure_dateline
from communique.articles.bylines import read_names
from communique.articles.headlines import cut_title
from communique.articles.lines import judge
from communique.model import Dating, Page
from communique.pages.days import read_phrase
from communique.pages.decoding import decode
from tests.articles.drawn import BODY, PARAGRAPHS, TITLE, draw, kind_of, page

TABLES = f"""<html><head><title>The Callao Bee: Abroad</title></head><body><table>
<tr><td><font size=1>Thursday, May 3, 2018 | <a href="/s">Subscribe</a> | <a href="/c">Classifieds</a> | <a href="/w">Weather</a></font></td></tr>
<tr><td><a href="/l">Local</a><br><b>Abroad</b><br></td><td><font size=5><b>Neighbors to talk about a line on the map at last</b></font><br><br>
<font size=3>{"<br><br>".join(BODY)}</font></td></tr><tr><td>Copyright 2018 Callao Bee. All rights reserved.</td></tr></table></body></html>"""


def test_the_headline_of_a_page_without_headings_is_its_first_large_line() -> None:
    article = draw(TABLES)
    assert article.title == "Neighbors to talk about a line on the map at last"
    assert article.site == "The Callao Bee"
    assert kind_of(article, "Neighbors to talk") == ["title"]
    assert kind_of(article, "Subscribe") in (["chrome"], [])


def test_a_heading_outranks_large_letters() -> None:
    article = draw(page("<font size=5><b>An entirely different line in large letters</b></font>"))
    assert article.title == TITLE


@pytest.mark.parametrize(
    ("head", "inside", "url", "site"),
    [
        (f"<title>{TITLE} | Lima Circular</title>", "", None, "Lima Circular"),
        (f"<title>{TITLE} | World | Lima Circular</title>", "", None, "Lima Circular"),
        (f"<title>Lima Circular: {TITLE}</title>", "<p>© 2018 Lima Circular</p>", None, "Lima Circular"),
        (f"<title>{TITLE} – The Circular</title>", "", "https://www.the-circular.example/a", "The Circular"),
        (f'<title>{TITLE}</title><script type="application/ld+json">{{"publisher": {{"@type": "Organization", "name": "Lima Circular"}}}}</script>', "", None, "Lima Circular"),
        (f'<title>{TITLE} -- Lima Circular</title><meta property="og:site_name" content="limacircular">', "", None, "Lima Circular"),
        (f'<title>{TITLE} | Circular News</title><meta property="og:site_name" content="Circular">', "", None, "Circular"),
        (f"<title>{TITLE}</title>", "", "https://www.circular.example/a", "circular.example"),
        (f'<title>{TITLE}</title><meta property="og:site_name" content="{TITLE}">', "", "https://www.circular.example/a", "circular.example"),
        (f'<title>{TITLE} - Lima Circular</title><meta property="og:site_name" content="利馬時報">', "", None, "Lima Circular"),
        (f'<title>{TITLE}</title><meta property="og:site_name" content="Circular 7 | News, Weather | Lima">', "", "https://circular.example/a", "Circular 7"),
        (f"<title>{TITLE}</title>", "", None, None),
    ],
)  # fmt: skip
def test_the_site_is_named_by_what_the_page_says(
    head: str, inside: str, url: str | None, site: str | None
) -> None:
    article = draw(page(inside, head=head), url=url)
    assert article.site == site
    assert article.title == TITLE


@pytest.mark.parametrize(
    ("heading", "head", "title"),
    [
        (TITLE, f"{TITLE} | Lima Circular", TITLE),
        ("The Lima Evening Circular", f"The Lima Evening Circular: {TITLE}", "Pact could fail, both say"),
        ("All our news of the border", f"{TITLE} | Lima Circular", "Pact could fail, both say"),
    ],
)
def test_the_heading_that_title_begins_with_is_the_headline_whatever_is_shared(
    heading: str, head: str, title: str
) -> None:
    shared = '<meta property="og:title" content="Pact could fail, both say">'
    html = page("", head=f"<title>{head}</title>{shared}").replace(f"<h1>{TITLE}</h1>", f"<h1>{heading}</h1>")
    article = draw(html)
    assert article.title == title


@pytest.mark.parametrize("title", ["Strike at the ports: Circular pulls out", "Strike: Circular News"])
def test_a_headline_that_speaks_of_the_site_is_whole(title: str) -> None:
    assert cut_title(title, [], ["Circular"]) == title


@pytest.mark.parametrize(
    ("inside", "authors"),
    [
        ("<div data-testid='byline'><address>Rosa Quispe</address><time datetime='2018-05-03'>May 3</time></div>", ("Rosa Quispe",)),
        ("<p class='article-byline'>By <a href='/q'>Rosa Quispe</a> and <a href='/s'>Jun Park</a></p>", ("Rosa Quispe", "Jun Park")),
        ("<p>Rosa Quispe in Lima and Jun Park in Santiago •</p>", ("Rosa Quispe", "Jun Park")),
        ("<p>By Rosa Quispe, Lima Post</p>", ("Rosa Quispe",)),
        ("<address>12 Harbour Road, Callao</address>", ()),
    ],
)  # fmt: skip
def test_authors_are_read_where_the_metadata_name_none(inside: str, authors: tuple[str, ...]) -> None:
    assert draw(page(inside)).authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Rosa Quispe, Lima | 3 May 2018", ("Rosa Quispe",)),
        ("By the way, it was late", ()),
        ("Edited by Rosa Quispe", ()),
    ],
)
def test_a_byline_between_headline_and_text_is_read_though_no_element_names_it(
    line: str, authors: tuple[str, ...]
) -> None:
    top = f"<h1>{TITLE}</h1><div>{line}</div><nav><a href='/'>Home</a></nav>"
    assert (
        draw(page("").replace("<article>", "").replace(f"<h1>{TITLE}</h1>", top + "<article>")).authors
        == authors
    )


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Press Release: Ministry of Fishing", TITLE),
        ("Peru, Chile to talk border", "Peru, Chile to talk border"),
    ],
)
def test_a_lone_second_heading_is_the_headline_where_title_only_names_the_place(
    head: str, title: str
) -> None:
    html = page("", head=f"<title>{head}</title>").replace("h1>", "h2>")
    assert draw(html).title == title


def test_a_quote_left_open_does_not_make_markup_a_name() -> None:
    head = f'<title>{TITLE}</title><meta name="author" content="Rosa Quispe>\n<link rel="stylesheet" href="/b.css">'
    assert draw(page("", head=head)).authors == ("Rosa Quispe",)


@pytest.mark.parametrize(
    "told",
    [
        "The Lima Post https://www.lima.example", "Lima Media", "Rosa Quispe, PhD", "Rosa Quispe The Lima Post Staff", "View all posts by Rosa Quispe",
    ],
)  # fmt: skip
def test_who_owns_the_site_and_what_stands_around_a_name_is_no_author(told: str) -> None:
    head = (
        f'<title>{TITLE}</title><meta property="og:site_name" content="The Lima Post"><meta name="author" content="{told}">'
        '<meta name="copyright" content="Copyright (c) Lima Media 2018"><meta property="article:author" content="Rosa Quispe">'
    )
    assert draw(page("", head=head)).authors == ("Rosa Quispe",)


@pytest.mark.parametrize(
    "inside",
    [
        "<div id='cmp' role='dialog'><p>Here is how the many shops we work with will know what you read.</p></div>",
        "<div class='newsletter-box'><p>One letter each morning, with the stories that matter to you.</p></div>",
        "<p>We and our 219 partners store cookies on your device and process personal data.</p>",
        "<p>If you can, please help to keep it free and open to all.</p>",
        "<p>Join 2,871 other subscribers.</p>",
        "<p>Join the 9,000+ readers who have done so, and get a digest of the week in your inbox.</p>",
        "<p>Just leave your email in the box below and we'll send you a round-up at six.</p>",
        "<p>You can unsubscribe from these letters at any time.</p>",
        "<p>Miss no story by signing up to our evening newsletter.</p>",
        "<p>The Lima Post is your trusted source of news from the coast.</p>",
        "<p>If you buy through a link on this page, the Post may earn a small commission.</p>",
        "<p>The chart does not show? Click here.</p>",
        "<p>Try the evening edition for nothing by clicking here, with no banners and two puzzles.</p>",
    ],
)
def test_notices_and_appeals_are_chrome(inside: str) -> None:
    article = draw(page(inside + "<p>The map was not shown.</p>"))
    kinds = {block.kind for block in article.blocks if article.text[block.start : block.end] in inside}
    assert kinds <= {"chrome"}
    assert [kind_of(article, part) for part in BODY] == [["body"]] * 3


TEASER = "Ferry with forty aboard sinks off the coast of Callao"


def test_a_paragraph_that_is_nothing_but_a_link_is_of_another_article() -> None:
    inside = f'{PARAGRAPHS}<p><a href="/ferry">{TEASER}</a></p><p>Ruiz <a href="/ruiz">left for Quito</a> at noon.</p>'
    article = draw(page(inside))
    assert kind_of(article, TEASER) == ["chrome"]
    assert kind_of(article, "left for Quito") == ["body"]


def test_a_page_of_links_is_read() -> None:
    linked = "".join(f'<p><a href="/{at}">{part}</a></p>' for at, part in enumerate(BODY))
    article = draw(
        f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{linked}</article></body></html>"
    )
    assert kind_of(article, "agreed on Tuesday") == ["body"]


def test_text_in_pieces_that_are_all_named_as_notices_is_kept() -> None:
    pieces = "".join(f"<div class='newsletter'><p>{part}</p></div>" for part in BODY)
    article = draw(f"<html><body><h1>{TITLE}</h1>{pieces}</body></html>")
    assert [kind_of(article, part) for part in BODY] == [["body"]] * 3


def test_a_pull_quote_is_not_read_twice() -> None:
    article = draw(page("<blockquote><p>Peace takes patience and a good map.</p></blockquote>"))
    assert kind_of(article, "Peace takes patience") == ["body"]  # said nowhere in these very words
    article = draw(page("<blockquote><p>“peace takes patience and a good map.”</p></blockquote>"))
    assert kind_of(article, "peace takes patience") == ["caption", "body"]


def test_a_paragraph_that_comes_again_is_read_once() -> None:
    blocks, _ = mark_blocks("\n\n".join([*BODY, BODY[0]]))
    assert [block.kind for block in blocks] == ["body", "body", "body", "caption"]


def test_wires_are_read_by_their_slugs() -> None:
    text = f"COAST-WIRE  PERU-TALKS\n05-23-18 0615PST\n\n^{TITLE} after long wait<\n^Eds: ADDS map.<\n\nBy Rosa Quispe\n\nLIMA (CW) _ {BODY[0]}\n\n{BODY[1]}\n\nCOPYRIGHT COAST WIRE. REPRODUCTION PROHIBITED.\n"
    article, codes = draw_article(Page(source="x", text=text))
    assert article is not None
    assert (article.title, article.authors) == (f"{TITLE} after long wait", ("Rosa Quispe",))
    assert article.published == Dating(value="2018-05-23", basis="text")
    assert codes == ()
    assert kind_of(article, "LIMA (CW)") == ["dateline"]
    assert kind_of(article, "COPYRIGHT") == ["chrome"]


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("LOS ANGELES (CW) _ The talks ended.", "LOS ANGELES (CW) _"),
        ("SAN DIEGO (9) - The talks ended.", "SAN DIEGO (9) -"),
        ("CAIRO, July 6 (CW) - The talks ended.", "CAIRO, July 6 (CW) -"),
        (f"Puerto Montt – {BODY[0]}", "Puerto Montt –"),
        (f"Exclusive – {BODY[0]}", ""),
        ("Moon – President of South Korea since 2017 and a lawyer by training – left the talks on Monday.", ""),
        (f"The Navy – {BODY[0]}", ""),
    ],
)  # fmt: skip
def test_measure_dateline_of_wires_and_of_places_in_mixed_case(line: str, dateline: str) -> None:
    assert line[: measure_dateline(line)].rstrip() == dateline


@pytest.mark.parametrize(
    ("phrase", "value"),
    [("01-23-19", "2019-01-23"), ("23/01/2019", "2019-01-23"), ("03-04-19", None), ("19-01-23", None), ("13-13-19", None), ("05-05-99", "1999-05-05"), ("1-800-555", None)],
)  # fmt: skip
def test_figures_are_a_date_only_in_an_order_without_doubt(phrase: str, value: str | None) -> None:
    assert read_phrase(phrase) == value


@pytest.mark.parametrize(
    "line",
    ["Yonhap", "AP Photo/Jun Park", "Getty Images", "Reuters/Jun Park", "The crowd sings in Lima on Monday. — Lima Post photo by R. Quispe"],
)  # fmt: skip
def test_credits_are_captions(line: str) -> None:
    assert judge(line) == "caption"


def test_what_was_said_and_where_it_was_reported_is_no_caption() -> None:
    assert judge("“It is an answer that nobody in this country will believe.” (Associated Press)") == "body"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Rosa Quispe", ("Rosa Quispe",)),
        ("Words: Rosa Quispe", ("Rosa Quispe",)),
        ("BY ROSA QUISPE AND JUN PARK", ("ROSA QUISPE", "JUN PARK")),
        ("By Élodie Dubois (elodie@example.com) | May 3, 2018", ("Élodie Dubois",)),
        ("By Rosa Quispe Thursday, May 3", ("Rosa Quispe",)),
        ("By Staff Writers", ()),
        ("Lima Post", ()),
        ("12 Harbour Road", ()),
        ("", ()),
    ],
)
def test_read_names(line: str, names: tuple[str, ...]) -> None:
    assert read_names(line) == names


@pytest.mark.parametrize("n_words", [60, 6000])
def test_windows_quotes_in_what_is_called_utf8_are_read_as_such(n_words: int) -> None:
    text = f'<meta charset="utf-8"><p>“We will talk,” she said.{" They met." * (n_words // 2)}</p>'
    read = decode(text.encode("cp1252"))
    assert (read.text, read.charset) == (text, "cp1252")
    assert read.misfit


def test_a_stray_byte_among_valid_ones_leaves_utf8() -> None:
    read = decode(("“Sí.” " * 2000).encode() + b"\x93")
    assert (read.charset, read.text.count("�")) == ("utf-8", 1)


def test_the_running_text_of_a_huge_page_is_not_searched_for_dates() -> None:
    text = f"<p>{BODY[0] * 16_000} Published 5 June 2017</p>"
    assert draw(f"<html><body>{text}</body></html>").published == Dating()


@pytest.mark.parametrize(
    ("told", "authors"),
    [
        ("No Author", ()),
        ("admin", ()),
        ("News Desk", ("News Desk",)),
        ("Jun Park", ("Jun Park",)),
    ],
)
def test_who_signs_is_the_author_where_the_metadata_name_nobody_or_a_desk(
    told: str, authors: tuple[str, ...]
) -> None:
    head = f'<title>{TITLE}</title><meta name="author" content="{told}">'
    assert draw(page("", head=head)).authors == authors
    signed = draw(page("<p>By Rosa Quispe</p>", head=head)).authors
    assert signed == (("Jun Park",) if told == "Jun Park" else ("Rosa Quispe",))


def test_a_headline_that_is_broken_into_lines_is_not_glued() -> None:
    broken = "<h1><span>Talks at last</span><br><span>Peru, Chile eye the map</span></h1>"
    html = page("", head="<title>Talks at last - Peru, Chile eye the map</title>")
    assert draw(html.replace(f"<h1>{TITLE}</h1>", broken)).title == "Talks at last Peru, Chile eye the map"


@pytest.mark.parametrize(
    ("told", "authors"),
    [
        ("Rosa Q. Quispe", ("Rosa Q. Quispe",)),
        ("J.R. Park Jr.", ("J.R. Park Jr.",)),
        ("Rosa Q Quispe", ("Rosa Q Quispe",)),
    ],
)
def test_authors_keep_the_full_stops_of_their_initials(told: str, authors: tuple[str, ...]) -> None:
    assert (
        draw(page("", head=f'<title>{TITLE}</title><meta name="author" content="{told}">')).authors == authors
    )
