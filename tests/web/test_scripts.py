"""Nothing that a page, or a caller, brings along may run."""

from __future__ import annotations

import re

import pytest

from communique.record import open_record
from tests.web.conftest import Site, served
from tests.web.newsroom import PEOPLE, Deed, Line, Said, article

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "</textarea><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% include 'x' %}",
    "${alert(1)}",
    "javascript:alert(1)",
    '" onmouseover="alert(1)',
    '<a href="javascript:alert(1)">x</a>',
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<!--><script>alert(1)</script>-->",
    "]]><script>alert(1)</script>",
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    "\u2028</script><script>alert(1)//",
]
ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/x",
    "vbscript:x",
    "http://",
    "https://[bad",
    "\tjavascript:alert(1)",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    with open_record(tmp_path_factory.mktemp("hostile") / "hostile.sqlite") as record:
        for number, payload in enumerate(PAYLOADS):
            PEOPLE[payload] = ("group", "KOR", ("CVL",), None, payload)
            record.add(
                article(
                    f"page-{number}-{payload}",
                    Line(payload, kind="title"),
                    Line(
                        f"{payload} marched in {payload} for the right to {payload}, it said.",
                        (
                            Deed(
                                "PROTEST",
                                "marched",
                                (payload,),
                                (payload,),
                                mode="demo",
                                place=payload,
                                day="2019-03-11",
                            ),
                            Said(f"the right to {payload}", payload, "said"),
                        ),
                    ),
                    title=payload,
                    published="2019-03-12",
                    site=payload,
                    authors=(payload,),
                    url=ADDRESSES[number % len(ADDRESSES)],
                )
            )
        for payload in PAYLOADS:
            del PEOPLE[payload]
        yield Site(record)


def check(text: str) -> None:
    """Fail where markup came through: the one script is ours, no handler, no address that runs, no template ran."""
    assert re.findall(r"<script[^>]*>", text) == ['<script src="/static/page.js" defer>']
    tags = re.findall(r"<[a-zA-Z][^<>]*>", text)
    for tag in tags:
        bare = re.sub(r'"[^"]*"', '""', tag)
        assert not re.search(r"\son\w+\s*=", bare), tag
        assert not re.match(r"<(iframe|img|math|object|embed|base)\b", tag), tag
    for value in re.findall(r'(?:href|src|action)="([^"]*)"', text):
        assert re.match(r"(/(?!/)|#|https?://)|\Z", value), value
    assert "49" not in re.findall(r">(\d+)</a></h1>", text)


PATHS = [
    "/",
    "/events",
    "/statements",
    "/actors",
    "/articles",
    "/places",
    "/sites",
    "/problems",
    "/judge",
    "/judge?kind=statement",
    "/pair",
]


@pytest.mark.parametrize("path", PATHS)
def test_lists_run_nothing_that_pages_brought(hostile, path):
    check(hostile.get(path).text)


def test_entries_run_nothing_that_pages_brought(hostile):
    for event in hostile.record.events():
        check(hostile.get(f"/events/{event.id}").text)
        check(hostile.get(f"/articles/{event.article}").text)
    for statement in hostile.record.statements():
        check(hostile.get(f"/statements/{statement.id}").text)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    "path", ["/events", "/statements", "/articles", "/actors", "/actor", "/pair", "/problems", "/judge"]
)
def test_queries_run_nothing(hostile, path, payload):
    free = (
        "actor",
        "other",
        "source",
        "target",
        "text",
        "site",
        "place",
        "mode",
        "name",
        "one",
        "two",
        "direction",
        "code",
    )
    bound = ("type", "since", "after", "kind", "order", "status", "limit", "quad")
    for names in (free, free + bound, ("text", "name")):
        answer = hostile.get(path, params=dict.fromkeys(names, payload))
        assert answer.status_code < 500
        check(answer.text)


def test_notes_of_judges_run_nothing(hostile):
    event = next(hostile.record.events())
    for payload in PAYLOADS:
        hostile.record.judge(event.id, "accept", who=payload, why=payload)
    check(hostile.get(f"/events/{event.id}").text)


def test_a_browser_runs_nothing_that_pages_brought(hostile, browser):
    context = browser.new_context()
    page = context.new_page()
    ran = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    event = next(hostile.record.events())
    with served(hostile.record) as base:
        page.on("request", lambda request: request.url.startswith(base) or ran.append(request.url))
        for path in [
            *PATHS,
            f"/events/{event.id}",
            f"/articles/{event.article}",
            "/events?text=" + PAYLOADS[1],
        ]:
            page.goto(base + path)
        context.close()
    assert ran == []
