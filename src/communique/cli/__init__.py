"""The command ``communique``: one file a verb. Verbs import what they need when they run, so that help is fast."""

from __future__ import annotations

import sys

import typer

from communique.cli.chart import chart
from communique.cli.evaluate import evaluate
from communique.cli.export import export
from communique.cli.read import read
from communique.cli.serve import serve
from communique.cli.show import show
from communique.errors import CommuniqueError

app = typer.Typer(
    name="communique",
    help="Read news pages and keep the record of political life that they report.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
for _verb in (read, show, export, evaluate, serve, chart):
    app.command()(_verb)


def main() -> None:
    """Run the command; an error of ours is one line on stderr and exit code 1, never a traceback."""
    try:
        app()
    except CommuniqueError as error:
        sys.stderr.write(f"communique: {error}\n")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
