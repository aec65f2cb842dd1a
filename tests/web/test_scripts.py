"""No code in a page or in a request may run."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from communique.record import open_record
from tests.web.conftest import Site, served
from tests.web.newsroom import PEOPLE, Deed, Line, Said, article

# What each would do if it ran is open a dialog, which the browser's test counts.
PAYLOADS = [
    "Seoul \u202eyas\u202c \u2066no\u2069",  # turns letters round
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
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script/src=data:,alert(1)>",
    "<script\x0c>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</noscript><script>alert(1)</script>",
    "</option></select><script>alert(1)</script>",
    "</svg><script>alert(1)</script>",
    "</title></svg><img src=x onerror=alert(1)>",
    "<svg><script>alert&#40;1)</script>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><set onbegin=alert(1) attributename=x>",
    "<svg><a xlink:href='javascript:alert(1)'><text y=20>x</text></a>",
    "<svg><use href='data:image/svg+xml,<svg id=x><script>alert(1)</script></svg>#x'>",
    "<svg><foreignObject><body onload=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<img/src='x'/onerror='alert(1)'>",
    "<img src=x:x onerror\u0020=alert(1)>",
    "<img srcset=x onerror=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<textarea autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<audio src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<object data='javascript:alert(1)'>",
    "<embed src='javascript:alert(1)'>",
    "<iframe src='javascript:alert(1)'>",
    "<form action='javascript:alert(1)'><button autofocus>x",
    "<isindex action='javascript:alert(1)' type=image>",
    "<base href='javascript:alert(1)//'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href='javascript:alert(1)'>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<style onload=alert(1)></style>",
    "<div style='background:url(javascript:alert(1))'>",
    "<template><script>alert(1)</script></template>",
    "' autofocus onfocus='alert(1)",
    "` onclick=`alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    r"\u003cscript\u003ealert(1)\u003c/script\u003e",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "<%= alert(1) %><?php alert(1) ?>",
    "data:text/html,<script>alert(1)</script>",
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
    """Check that no foreign markup came through: no script but ours, no handlers, no script addresses, no template code, no turned text."""
    assert re.findall(r"<script[^>]*>", text) == ['<script src="/static/page.js" defer>']
    tags = re.findall(r"<[a-zA-Z][^<>]*>", text)
    for tag in tags:
        bare = re.sub(r'"[^"]*"', '""', tag)
        assert not re.search(r"\son\w+\s*=", bare), tag
        assert not re.match(r"<(iframe|img|math|object|embed|base)\b", tag), tag
    for value in re.findall(r'(?:href|src|action)="([^"]*)"', text):
        assert re.match(r"(/(?!/)|#|https?://)|\Z", value), value
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
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


@pytest.mark.parametrize(
    "path",
    [
        "/events",
        "/statements",
        "/search",
        "/articles",
        "/actors",
        "/actor",
        "/pair",
        "/places",
        "/problems",
        "/judge",
    ],
)
def test_queries_run_nothing(hostile, path):
    free = (
        "actor",
        "other",
        "source",
        "target",
        "text",
        "said",
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
    for payload in PAYLOADS:
        for names in (free, free + bound):
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
    hostile.record.judge(event.id, "accept", who=PAYLOADS[0], why=PAYLOADS[2])
    entries = [f"/events/{row.id}" for row in hostile.record.events()]
    entries += [f"/articles/{row.id}" for row in hostile.record.articles()]
    asked = [
        f"/{path}?{urlencode({name: payload})}"
        for payload, (path, name) in zip(PAYLOADS, _fields(), strict=False)
    ]
    with served(hostile.record) as base:
        page.on("request", lambda request: request.url.startswith(base) or ran.append(request.url))
        for path in [*PATHS, *entries, *asked]:
            page.goto(base + path, wait_until="load")
            # A handler that waits for the pointer, the focus or an opening gets it.
            page.evaluate(
                "for (const e of document.querySelectorAll('main *')) { e.dispatchEvent(new Event('mouseover')); e.focus?.(); }"
            )
        context.close()
    assert ran == []


def _fields() -> Iterator[tuple[str, str]]:
    """Yield pages and the fields in which they take words, again and again."""
    return itertools.cycle(
        [
            ("events", "text"),
            ("events", "actor"),
            ("events", "place"),
            ("statements", "actor"),
            ("statements", "said"),
            ("search", "text"),
            ("articles", "site"),
            ("actors", "name"),
            ("pair", "one"),
            ("places", "actor"),
            ("judge", "after"),
        ]
    )


def test_there_are_payloads_enough():
    assert len(set(PAYLOADS)) >= 60
