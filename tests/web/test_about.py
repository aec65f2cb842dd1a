"""What the pages say about the reader: its measured quality and its model card."""

from __future__ import annotations

import re
from html import unescape

from communique.models import manifest


def test_the_readers_quality_is_that_which_stands_with_its_weights(site, monkeypatch):
    shipped = manifest.figures()
    text = site.get("/about").text
    assert shipped.model[:16] in text
    assert "This record was read with other weights" in text  # its readings are made by hand
    for name, (right, n) in shipped.judged.items():
        what, _, least = name.partition(", at least ")
        says = f"{what.capitalize()}, " + (f"{float(least):.0%} or more" if float(least) else "all")
        assert f'{says}</th><td class="num">{n}</td><td class="num">{right}</td>' in text
    mine = manifest.Figures(
        model="0" * 64, measured={"names: F1": 0.8304}, judged={"events, at least 0.5": (3, 4)}
    )
    monkeypatch.setattr(manifest, "figures", lambda: mine)
    text = site.get("/about?again").text
    assert re.search(
        r'Names <span class="faint">[^<]+</span></th><td>F1</td><td class="num">0.830</td>', text
    )
    assert "75%" in text
    assert "This record was read with other weights" not in text
    monkeypatch.setattr(manifest, "figures", lambda: manifest.Figures(model="1"))
    assert "Nothing has been measured" in site.get("/about?none").text


def test_the_model_card_is_shown_whole(site):
    card = (manifest.FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")
    text = site.get("/about/model").text
    shown = text[text.index("<h1>Model card") : text.index("</main>")]
    told = re.sub(r"^\|[-|]+\|$", "", card, flags=re.MULTILINE).replace("|", " ")
    marks = re.compile(r"\]\([^)]*\)|```|\*\*|^\* |^#+ |[`\[]", re.MULTILINE)
    words = re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:code|b|a)\b[^>]*>", "", shown))
    assert unescape(words).split() == marks.sub("", told).split()
    assert shown.count("<table") == len(re.findall(r"^\|---", card, re.MULTILINE))
    assert "|" not in shown
    regions = re.findall(r'role="region" tabindex="0" aria-label="([^"]+)"', shown)
    assert len(regions) == len(set(regions)) > 3
    assert 'href="/about/model"' in site.get("/about").text
