"""The common style of the Altair charts: the colours, shapes and legend of the quad classes, axes, fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from communique.errors import CommuniqueError
from communique.web.wording import QUADS

if TYPE_CHECKING:
    import altair as alt

FILLS = ("#d8e6f0", "#1f5c8b", "#f6ddd3", "#a3371b")
STROKES = ("#1f5c8b", "#1f5c8b", "#a3371b", "#a3371b")
SHAPES = ("circle", "circle", "triangle-up", "triangle-up")
INK, SOFT, RULE, PAPER = "#1d1c1a", "#5c5850", "#dcd7cc", "#fbfaf7"
_SERIF = "Charter, Georgia, 'Liberation Serif', serif"
_SANS = "system-ui, 'Liberation Sans', sans-serif"


def library() -> Any:
    """Return Altair.

    Raises:
        CommuniqueError: Altair is not installed.

    """
    try:
        import altair as alt
    except ModuleNotFoundError as error:
        raise CommuniqueError("charts need altair: pip install 'communique[web]'") from error
    return alt


def months(alt: Any) -> Any:
    """Return a time axis that names the year at its first tick and at the first tick of each year."""
    return alt.Axis(
        grid=False,
        labelExpr="timeFormat(datum.value, (date(datum.value) == 1 ? '%b' : '%e %b')"
        " + (datum.index == 0 || month(datum.value) == 0 && date(datum.value) <= 7 ? ' %Y' : ''))",
        labelOverlap=True,
        labelSeparation=10,
        tickCount=10,
    )


def levels(alt: Any, **given: Any) -> Any:
    """Return an axis of counts on both sides of the zero line."""
    return alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1, **given)


def fill(alt: Any) -> Any:
    """Return the fill colour by quad class: light for verbal, dark for material acts."""
    return alt.Fill(
        "class:N", scale=alt.Scale(domain=list(QUADS.values()), range=list(FILLS)), legend=legend(alt)
    )


def stroke(alt: Any) -> Any:
    """Return the outline colour by quad class."""
    return alt.Stroke(
        "class:N", scale=alt.Scale(domain=list(QUADS.values()), range=list(STROKES)), legend=legend(alt)
    )


def shape(alt: Any) -> Any:
    """Return the shape of a mark by quad class: circles for cooperation, triangles for conflict."""
    return alt.Shape(
        "class:N", scale=alt.Scale(domain=list(QUADS.values()), range=list(SHAPES)), legend=legend(alt)
    )


def legend(alt: Any, **given: Any) -> Any:
    """Return the legend that fill, stroke and shape share, so that only one is drawn."""
    return alt.Legend(title=None, orient="top", symbolStrokeWidth=1.4, **given)


def finished(alt: Any, chart: Any, title: str, note: str = "") -> alt.Chart:
    """Return a chart in the common style, with a note under its title."""
    dressed = chart.properties(
        title=alt.Title(
            title,
            subtitle=note or alt.Undefined,
            anchor="start",
            font=_SERIF,
            fontSize=18,
            color=INK,
            subtitleFont=_SANS,
            subtitleFontSize=12,
            subtitleColor=SOFT,
            offset=12,
        ),
        background=PAPER,
    )
    return (  # type: ignore[no-any-return]
        dressed.configure_view(stroke=None)
        .configure_axis(
            labelFont=_SANS,
            titleFont=_SANS,
            labelColor=SOFT,
            titleColor=SOFT,
            gridColor=RULE,
            domainColor=RULE,
            tickColor=RULE,
            titleFontWeight="normal",
        )
        .configure_legend(
            labelFont=_SANS, titleFont=_SANS, labelColor=INK, titleColor=SOFT, titleFontWeight="normal"
        )
        .configure_header(labelFont=_SERIF, labelFontSize=14, labelColor=INK)
    )


def told_counts(alt: Any) -> list[Any]:
    """Return what is told of a cell or a place under the pointer."""
    return ["events:Q", alt.Tooltip("conflict:Q", format=".0%")]
