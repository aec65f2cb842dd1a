from __future__ import annotations

import re
from html import unescape

import pytest

pytest.importorskip("altair", reason="charts need altair: pip install 'communique[web]'")

import altair as alt

from communique.web import notebook
from tests.web.newsroom import PEOPLE, Deed, Line, Said, article


class Formatter:
    """A stub of IPython's HTML formatter, with the part that extensions use."""

    def __init__(self):
        self.forms = {}

    def for_type_by_name(self, module, name, form):
        self.forms[module, name] = form

    def show(self, value):
        for kind in type(value).__mro__:
            form = self.forms.get((kind.__module__, kind.__name__))
            if form:
                return form(value)
        return None


class Shell:
    def __init__(self):
        self.display_formatter = self
        self.formatters = {"text/html": Formatter()}


@pytest.fixture
def shown():
    before = alt.renderers.active
    shell = Shell()
    notebook.load_ipython_extension(shell)
    yield shell.formatters["text/html"].show
    alt.renderers.enable(before)


def test_a_record_shows_its_numbers_and_charts(shown, news):
    form = shown(news)
    assert f"<b>{news.counts()['events']}</b> events" in form
    assert form.count("<svg") >= 2
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]+"', "", form)


def test_a_reading_shows_its_events_with_their_sentences(shown, news):
    reading = next(reading for reading in news.readings(ids=["summit"]))
    form = unescape(re.sub(r"<[^>]+>", "", shown(reading)))
    assert "Moon Jae-in and Kim Jong-un" in re.sub(r"\s+", " ", form).replace(" KOR", "").replace(" PRK", "")
    assert "Moon Jae-in met Kim Jong-un in Seoul" in form
    assert '<span class="trigger">met</span>' in shown(reading)


def test_events_and_statements_of_a_record_show_their_article(shown, news):
    event = next(news.events(actor="Moon Jae-in"))
    assert event.title in shown(event)
    statement = next(news.statements(actor="Moon Jae-in"))
    assert unescape(shown(statement)).count(statement.content) == 1


def test_a_long_reading_says_what_it_leaves_out(shown):
    lines = [Line(f"China accused number {n}.", (Deed("ACCUSE", "accused", ("China",)),)) for n in range(40)]
    form = shown(article("long", Line("Long", kind="title"), *lines, title="Long"))
    assert "10 more events are in the reading." in form


def test_what_pages_bring_is_text(shown, monkeypatch):
    payload = "<script>alert(1)</script>"
    monkeypatch.setitem(PEOPLE, payload, ("group", None, (), None, None))
    reading = article(
        "bad",
        Line(payload, kind="title"),
        Line(
            f"{payload} said it marched.",
            (Deed("PROTEST", "marched", (payload,)), Said("it marched", payload, "said")),
        ),
        title=payload,
        url="javascript:alert(1)",
    )
    form = shown(reading)
    assert "<script" not in form
    assert 'href="javascript' not in form


def test_charts_are_those_of_the_pages(news, site):
    spec = site.get("/charts/pair.json?one=KOR&two=PRK").json()
    ours = notebook.pair(news, "KOR", "PRK").to_dict()
    assert ours["title"] == spec["title"]
    assert notebook.series(news, actor="PRK").to_dict()["title"]["text"].startswith("Events by")
    assert notebook.matrix(news, most=3).to_dict()["height"] == 3 * 44
    assert "topojson" in notebook.places(news).to_json()
