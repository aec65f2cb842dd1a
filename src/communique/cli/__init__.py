"""The command ``communique``: one file a verb. Verbs import what they need when they run, so that help is fast."""

from __future__ import annotations

import sys

import typer

from communique.cli.backup import backup
from communique.cli.chart import chart
from communique.cli.diff import diff
from communique.cli.doctor import doctor
from communique.cli.evaluate import evaluate
from communique.cli.export import export
from communique.cli.history import history
from communique.cli.import_ import import_
from communique.cli.judge import judge
from communique.cli.knowledge import knowledge
from communique.cli.merge import merge
from communique.cli.read import read
from communique.cli.serve import serve
from communique.cli.show import show
from communique.cli.snapshot import snapshot
from communique.errors import CommuniqueError

app = typer.Typer(
    name="communique",
    help="Read news pages and keep the record of political life that they report.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
for _verb in (
    read,
    show,
    export,
    evaluate,
    serve,
    chart,
    judge,
    history,
    merge,
    doctor,
    backup,
    import_,
    snapshot,
    diff,
):
    app.command(_verb.__name__.strip("_"))(_verb)
app.add_typer(knowledge, name="knowledge")


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
