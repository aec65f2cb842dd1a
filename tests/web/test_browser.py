"""A real browser on a real server: nothing in the console, nothing from elsewhere, nothing that does not fit."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.record import open_record
from tests.web.conftest import served
from tests.web.newsroom import PEOPLE, Deed, Line, Said, article

PAGES = [
    "/",
    "/events",
    "/events?actor=Nobody",
    "/statements",
    "/search?text=China",
    "/actors",
    "/actor?name=KOR",
    "/pair",
    "/pair?one=KOR&two=PRK&three=USA&four=PRK",
    "/articles",
    "/places",
    "/places?actor=Moon+Jae-in",
    "/sites",
    "/problems",
    "/judge",
    "/about",
    "/about/model",
    "/api",
    "/nothing",
    "EVENT",
    "STATEMENT",
    "ARTICLE",
]


@pytest.fixture(scope="module")
def address(news) -> Iterator[str]:
    with served(news) as found:
        yield found


@pytest.fixture(scope="module")
def paths(news) -> list[str]:
    event = next(news.events(actor="Moon Jae-in"))
    statement = next(news.statements(actor="Moon Jae-in"))
    named = {
        "EVENT": f"/events/{event.id}",
        "STATEMENT": f"/statements/{statement.id}",
        "ARTICLE": f"/articles/{event.article}",
    }
    return [named.get(path, path) for path in PAGES]


@pytest.fixture
def visit(browser, address):
    """A function that opens pages with a width and a colour scheme; the browser's complaints are collected in a list."""
    contexts = []

    def opened(*, width=1440, scheme="light", scripts=True):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: page.complaints.append(f"{page.url}: {error}"))
        page.on(
            "request",
            lambda request: (
                request.url.startswith(address) or page.complaints.append(f"elsewhere: {request.url}")
            ),
        )
        page.base = address
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("width", "scheme"), [(1440, "light"), (390, "dark"), (1440, "dark"), (390, "light")]
)
def test_every_page_is_quiet_and_fits(visit, paths, width, scheme):
    page = visit(width=width, scheme=scheme)
    for path in paths:
        answer = page.goto(page.base + path)
        assert answer.status == (404 if path == "/nothing" else 200)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            f"{path} is wider than {width}"
        )
    assert [text for text in page.complaints if "/nothing" not in text] == []


def test_the_skip_link_comes_first_and_works(visit):
    page = visit()
    page.goto(page.base + "/events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_a_mark_leads_to_its_sentence(visit):
    page = visit()
    page.goto(page.base + "/pair?one=KOR&two=PRK")
    page.locator(".wide .drawing a").first.click()
    page.wait_for_url("**/events/ev_*")
    assert page.locator(".sentence .trigger").count()


def test_charts_can_be_moved_without_another_host(visit):
    page = visit()
    page.goto(page.base + "/pair?one=KOR&two=PRK")
    page.locator("button.swap").first.click()
    page.wait_for_selector(".vega canvas", timeout=20_000)
    assert page.complaints == []


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", ["/", "/pair?one=KOR&two=PRK", "/places"])
def test_a_chart_that_is_moved_is_as_wide_as_its_room(visit, width, path):
    page = visit(width=width)
    page.goto(page.base + path)
    page.locator("button.swap").first.click()
    page.wait_for_selector(".vega canvas", timeout=20_000)
    drawn, room = (page.locator(name).first.bounding_box()["width"] for name in (".vega canvas", ".vega"))
    assert drawn > 0.8 * room
    assert drawn <= room or width == 390  # a legend too wide for a phone is moved under the finger
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.complaints == []


def test_the_first_screen_shows_what_there_is_when_and_between_whom(visit):
    page = visit(width=1440)
    page.goto(page.base + "/")
    for part in (".totals", ".glance .wide .drawing", ".glance .matrix"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 900, part


def test_pages_work_without_scripts(visit):
    page = visit(scripts=False)
    page.goto(page.base + "/events")
    page.fill("#f-actor", "PRK")
    page.click("button.primary")
    assert "actor=PRK" in page.url
    assert page.locator("table.events tbody tr").count() > 5


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_are_folded_on_a_phone_alone(visit, scripts):
    page = visit(width=390, scripts=scripts)
    page.goto(page.base + "/events?actor=PRK")
    assert not page.locator("#f-actor").is_visible()
    assert page.locator(".fold > summary").inner_text() == "Filters: actor PRK"
    page.click(".fold > summary")
    assert page.locator("#f-actor").is_visible()
    page = visit(width=1440, scripts=scripts)
    page.goto(page.base + "/events?actor=PRK")
    assert page.locator("#f-actor").is_visible()
    assert not page.locator(".fold > summary").is_visible()


def test_layers_of_an_article_can_be_turned_off(visit, paths):
    page = visit(scripts=False)
    page.goto(page.base + paths[-1])
    assert page.locator(".block.grey").first.is_visible()
    page.uncheck("#show-grey")
    assert not page.locator(".block.grey").first.is_visible()


def test_keys_judge(browser, own):
    """Keys press the buttons: accept, undo, skip, correct."""
    context = browser.new_context()
    page = context.new_page()

    def entry() -> str:
        return page.locator("form.judge input[name=entry]").input_value()

    def press(key: str) -> None:
        with page.expect_navigation():
            page.keyboard.press(key)

    with served(own.record) as base:
        page.goto(base + "/judge")
        first = entry()
        press("a")
        assert entry() != first
        assert next(own.record.events(ids=[first])).verdict == "accepted"
        press("u")
        assert entry() == first
        press("s")
        assert entry() != first
        second = entry()
        page.fill(".why input", "not so")
        page.keyboard.press("Enter")  # in a field, it judges nothing
        page.keyboard.press("Escape")
        page.evaluate(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', repeat: true, bubbles: true}))"
        )
        assert entry() == second
        assert own.record.history(second) == []
        page.keyboard.press("c")
        assert page.locator("details.correct").first.evaluate("e => e.open")
        context.close()


def test_what_is_very_wide_or_long_still_fits(browser, tmp_path):
    """Names without a blank, hundreds of parties, a headline of a thousand words: no page becomes wider for them."""
    endless = "Donaudampfschifffahrtsgesellschaft" * 8
    crowd = [f"{endless}{n}" for n in range(60)]
    PEOPLE.update(dict.fromkeys([endless, *crowd], ("group", None, ("CVL",), None, "head of " + endless)))
    try:
        reading = article(
            "wide",
            Line("A headline " * 400, kind="title"),
            Line(
                f"{endless} accused {' and '.join(crowd)}, it said in {endless}land.",
                (
                    Deed(
                        "ACCUSE",
                        "accused",
                        (endless,),
                        tuple(crowd),
                        day="2019-03-11",
                        place=f"{endless}land",
                    ),
                    Said(f"accused {' and '.join(crowd)}", endless, "said"),
                ),
            ),
            title="A headline " * 400,
            authors=(endless,),
            site=endless,
            published="2019-03-12",
        )
    finally:
        for name in (endless, *crowd):
            del PEOPLE[name]
    with open_record(tmp_path / "wide.sqlite") as record:
        record.add(reading)
        event, statement = next(record.events()), next(record.statements())
        entries = [f"/events/{event.id}", f"/statements/{statement.id}", f"/articles/{event.article}"]
        found = []
        with served(record) as base:
            for width in (390, 1440):
                context = browser.new_context(viewport={"width": width, "height": 900})
                page = context.new_page()
                for path in [
                    *PAGES[:-3],
                    f"/actor?name={endless}",
                    f"/pair?one={endless}&two={crowd[0]}",
                    *entries,
                ]:
                    page.goto(base + path)
                    if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                        found.append(f"{path[:60]} at {width}")
                context.close()
    assert found == []


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_axe_finds_no_barrier(visit, paths, width, scheme):
    kept = Path(os.environ.get("COMMUNIQUE_AXE", "node_modules/axe-core/axe.min.js"))
    if not kept.exists():
        pytest.skip(
            "axe-core is not installed here: npm install --no-save axe-core@4.10.3, or COMMUNIQUE_AXE=PATH"
        )
    page = visit(width=width, scheme=scheme)
    found = []
    for path in paths:
        page.goto(page.base + path)
        page.evaluate(kept.read_text() + ";0")
        wrongs = page.evaluate("axe.run()")["violations"]
        found += [f"{path}: {wrong['id']}: {wrong['nodes'][0]['html'][:120]}" for wrong in wrongs]
    assert found == []
