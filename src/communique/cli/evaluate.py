"""``communique evaluate``: scores readings against gold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="Readings or event lines (.jsonl), a folder of TimeML, or a brat split; see docs/evaluation.md.",
        ),
    ],
    readings: Annotated[
        Path | None,
        typer.Argument(
            metavar="READINGS",
            help="Readings (.jsonl) of the same texts; without them the texts are read now.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write an HTML page with the scores and every error in its sentence."
        ),
    ] = None,
) -> None:
    """Score readings against gold, layer by layer, with 95% bootstrap intervals over texts.

    Example: `communique evaluate gold.jsonl readings.jsonl --html report.html`
    """
    from communique.errors import InputError
    from communique.evaluation import load_gold, load_readings, score_readings
    from communique.evaluation.report import as_html, as_json, as_table
    from communique.model import Page
    from communique.reading.batches import read_pages
    from communique.writing import atomic_write

    items = load_gold(gold)
    if readings is None:
        pages = (Page(source=item.id, id=item.id, text=item.text, published=item.published) for item in items)
        found = {reading.id: reading for reading in read_pages(pages)}
    else:
        found = load_readings(readings, items)
    scores, misses = score_readings(items, found)
    if html is not None:
        page = as_html(scores, misses, {item.id: item.text for item in items})
        try:
            with atomic_write(html) as file:
                file.write(page.encode())
        except OSError as error:
            raise InputError(f"{html} cannot be written ({error.strerror}); check its folder") from error
    if json:
        sys.stdout.write(as_json(scores) + "\n")
    else:
        from rich.console import Console

        Console().print(as_table(scores))
