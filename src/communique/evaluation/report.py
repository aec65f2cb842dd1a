"""Scores as a table, as JSON, and as a page that shows each error in its text."""

from __future__ import annotations

import html
import itertools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import orjson

from communique.evaluation.figures import Score
from communique.evaluation.score import Miss

if TYPE_CHECKING:
    from rich.table import Table

AROUND = 160
"""Characters of context on either side of an error."""
_NONE = "—"


def _number(value: float | None) -> str:
    if value is None:
        return _NONE
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _interval(score: Score, *, separator: str) -> str:
    return _NONE if score.low is None else f"{_number(score.low)}{separator}{_number(score.high)}"


def as_table(scores: Sequence[Score]) -> Table:
    """Return the scores as a table for the terminal; an undefined figure is a dash.

    >>> from communique.evaluation.figures import score_layer
    >>> as_table([score_layer("times: span", [(8, 10, 10)])]).row_count
    1
    """
    from rich.table import Table as RichTable

    table = RichTable("layer", box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("precision", "recall", "F1", "95%", "right", "said", "gold"):
        table.add_column(name, justify="right")
    for score in scores:
        table.add_row(
            score.layer,
            *map(_number, (score.precision, score.recall, score.f1)),
            _interval(score, separator="–"),
            *map(_number, (score.right, score.said, score.gold)),
        )
    return table


def as_json(scores: Sequence[Score]) -> str:
    """Return the scores as a JSON list; an undefined figure is ``null``.

    >>> from communique.evaluation.figures import score_layer
    >>> orjson.loads(as_json([score_layer("times: span", [(8, 10, 10)])]))[0]["f1"]
    0.8
    """
    return orjson.dumps(list(scores), option=orjson.OPT_INDENT_2).decode()


_STYLE = """body{font:16px/1.5 Georgia,serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fdfcf9}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}td,th{padding:.35rem .6rem;text-align:left;border-bottom:1px solid #ddd;vertical-align:top}
td.n,th.n{text-align:right}mark{background:#fde9a9;padding:0 .1em}.bar{display:block;height:.8rem;background:#e6e2d8;position:relative;min-width:12rem}
.bar i{position:absolute;top:0;bottom:0;left:0;background:#38618c}.bar b{position:absolute;top:.3rem;height:.2rem;background:#1a1a1a}
summary{cursor:pointer;font-weight:bold;margin:1rem 0}small{color:#595959}
@media(prefers-color-scheme:dark){body{background:#16181b;color:#e8e6e1}td,th{border-color:#3a3d42}mark{background:#6b5512;color:#fff}.bar{background:#33363b}.bar i{background:#7aa7d6}.bar b{background:#fff}small{color:#a9a9a9}}"""


def as_html(scores: Sequence[Score], misses: Sequence[Miss], texts: Mapping[str, str]) -> str:
    """Return a self-contained HTML page: a bar with its interval for each layer, and the errors side by side.

    Args:
        scores: the score of each layer.
        misses: the errors.
        texts: the texts, by id, in which the errors are shown.

    >>> from communique.evaluation.figures import score_layer
    >>> page = as_html([score_layer("times: span", [(8, 10, 10)])], [], {})
    >>> "<td>times: span</td><td class=n>0.800</td>" in page
    True

    """
    rows = "".join(map(_score_row, scores))
    by_layer = itertools.groupby(sorted(misses, key=_layer), key=_layer)
    sections = "".join(_error_table(layer, list(group), texts) for layer, group in by_layer)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Evaluation</title><style>{_STYLE}</style>'
        f"<h1>Evaluation</h1><p><small>Bars are F1, or recall if there is no precision; the line in each is its 95% interval (bootstrap over texts). Counts: right / said / gold.</small></p>"
        f"<table><tr><th>layer<th class=n>precision<th class=n>recall<th class=n>F1<th>95%<th class=n>counts</tr>{rows}</table>{sections}</html>"
    )


def _layer(miss: Miss) -> str:
    return miss.layer


def _score_row(score: Score) -> str:
    figures = "".join(
        f"<td class=n>{_number(figure)}</td>" for figure in (score.precision, score.recall, score.f1)
    )
    counts = " / ".join(map(_number, (score.right, score.said, score.gold)))
    return f"<tr><td>{html.escape(score.layer)}</td>{figures}<td>{_bar(score)}</td><td class=n>{counts}</td></tr>"


def _bar(score: Score) -> str:
    shown = score.f1 if score.f1 is not None else score.recall
    if shown is None or score.low is None or score.high is None:
        return _NONE
    return (
        f'<span class=bar title="95%: {_interval(score, separator=" to ")}"><i style="width:{shown:.1%}"></i>'
        f'<b style="left:{score.low:.1%};width:{score.high - score.low:.1%}"></b></span>'
    )


def _error_table(layer: str, misses: Sequence[Miss], texts: Mapping[str, str]) -> str:
    rows = "".join(_error_row(miss, texts.get(miss.id, "")) for miss in misses)
    return (
        f"<details><summary>{html.escape(layer)}: {len(misses)} errors</summary>"
        f"<table><tr><th>text<th>gold<th>said<th>where</tr>{rows}</table></details>"
    )


def _error_row(miss: Miss, text: str) -> str:
    before = text[max(0, miss.start - AROUND) : miss.start]
    after = text[miss.end : miss.end + AROUND]
    shown = (
        f"{html.escape(before)}<mark>{html.escape(text[miss.start : miss.end])}</mark>{html.escape(after)}"
    )
    return f"<tr><td><small>{html.escape(miss.id)}</small><td>{html.escape(miss.gold or _NONE)}<td>{html.escape(miss.said or _NONE)}<td>{shown}</tr>"
