"""Charts as files (SVG, PNG, HTML pages, Vega-Lite), and the JavaScript that draws them in the browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.errors import CommuniqueError
from communique.web.chart_style import library
from communique.writing import atomic_write

if TYPE_CHECKING:
    import altair as alt


KINDS = ("svg", "png", "html", "json")
"""The formats of saved charts; ``html`` is a self-contained page, ``json`` is Vega-Lite."""
SAVED_AS = f"charts are saved as {', '.join(f'.{kind}' for kind in KINDS)}"
"""The beginning of the message for any other format."""


def save(chart: alt.Chart, path: Path) -> None:
    """Write a chart in the format of the path's ending: ``.svg``, ``.png``, ``.html`` (self-contained) or ``.json``.

    Raises:
        CommuniqueError: the ending is unknown, or the file cannot be written.

    """
    kind = path.suffix.lower()
    try:
        drawn = render(chart, kind.removeprefix("."))
        with atomic_write(path) as file:
            file.write(drawn)
    except OSError as error:
        raise CommuniqueError(f"{path} cannot be written: {error.strerror}") from error


def render(chart: alt.Chart, kind: str) -> bytes:
    """Return a chart as bytes: ``svg``, ``png``, ``html`` or ``json`` (Vega-Lite).

    Raises:
        CommuniqueError: there is no such kind, or a library is not installed.

    """
    if kind == "json":
        return str(chart.to_json()).encode()
    if kind == "html":
        return str(chart.to_html(inline=True)).encode()
    converter = _converter()
    if kind == "svg":
        return _numbered(str(converter.vegalite_to_svg(chart.to_json(), vl_version=_version()))).encode()
    if kind == "png":
        return bytes(converter.vegalite_to_png(chart.to_json(), vl_version=_version(), scale=2))
    raise CommuniqueError(f"{SAVED_AS}, not {kind!r}")


def _numbered(svg: str) -> str:
    """Return an SVG with its ids numbered from 0: the converter numbers them on from one chart to the next.

    >>> _numbered('<a id="clip7"/><b clip-path="url(#clip7)"/>')
    '<a id="clip0"/><b clip-path="url(#clip0)"/>'
    """
    seen: dict[str, str] = {}
    return re.sub(
        r"\b(gradient_|clip)\d+\b",
        lambda found: seen.setdefault(found[0], f"{found[1]}{len(seen)}"),
        svg,
    )


def script() -> str:
    """Return the JavaScript that draws charts in the browser, as vl-convert bundles it."""
    return str(_converter().javascript_bundle(vl_version=_version()))


def _version() -> str:
    """Return Altair's version of Vega-Lite in the form that vl-convert expects."""
    return ".".join(library().SCHEMA_VERSION.removeprefix("v").split(".")[:2])


def _converter() -> Any:
    try:
        import vl_convert
    except ModuleNotFoundError as error:
        raise CommuniqueError(
            "saving charts needs vl-convert-python: pip install 'communique[web]'"
        ) from error
    return vl_convert
