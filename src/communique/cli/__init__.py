"""The command ``communique``, with one module for each verb.

A verb imports what it needs only when it runs, so that ``--help`` is fast.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.backup import backup
from communique.cli.chart import chart
from communique.cli.diff import diff
from communique.cli.doctor import doctor
from communique.cli.evaluate import evaluate
from communique.cli.export import export
from communique.cli.help import VerbGroup
from communique.cli.history import history
from communique.cli.import_ import import_
from communique.cli.judge import judge
from communique.cli.knowledge import knowledge
from communique.cli.merge import merge
from communique.cli.output import discard_output
from communique.cli.read import read
from communique.cli.remove import remove
from communique.cli.serve import serve
from communique.cli.show import show
from communique.cli.snapshot import snapshot
from communique.cli.visible import visible
from communique.errors import CommuniqueError

app = typer.Typer(
    name="communique",
    cls=VerbGroup,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    pretty_exceptions_enable=False,
)
_VERBS = {
    "Read": (read, import_),
    "Ask": (show, serve, chart, export),
    "Judge": (judge, history, merge),
    "Maintain": (doctor, backup, snapshot, diff, remove),
    "Measure and look up": (evaluate,),
}
for _panel, _verbs in _VERBS.items():
    for _verb in _verbs:
        app.command(_verb.__name__.strip("_"), rich_help_panel=_panel)(_verb)
app.add_typer(knowledge, name="knowledge", rich_help_panel=_panel)


def _print_version(is_given: bool) -> None:  # noqa: FBT001
    if is_given:
        from importlib.metadata import version

        typer.echo(f"communique {version('communique')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Read news pages and keep a record of the political events and statements that they report.

    Example: `communique read examples --into news.sqlite`, then `communique show news.sqlite`
    """


def main() -> None:
    """Run the command. An expected error prints one line on stderr and exits with 1, never with a traceback.

    If the reader of the output closes it early, as `head` does, a command that only prints stops and exits with 0.
    """
    # Python sets a stream to None when the shell has closed it (`>&-`).
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - stays open until the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    try:
        try:
            app()
        finally:
            _flush()  # so that a full disk is reported below, not while Python shuts down
    except CommuniqueError as error:
        sys.stderr.write(f"communique: {visible(str(error))}\n")
        sys.exit(1)
    except SystemExit as end:
        # Rich and Typer turn a broken pipe into SystemExit(1).
        if isinstance(end.__context__, BrokenPipeError):
            discard_output()
            sys.exit(0)
        raise
    except BrokenPipeError:
        discard_output()
        sys.exit(0)
    except OSError as error:
        what = (
            f"{visible(str(error.filename))} cannot be opened"
            if error.filename
            else "the output cannot be written"
        )
        why = error.strerror or error
        sys.stderr.write(f"communique: {what} ({why}); check the path and the space left\n")
        discard_output()
        sys.exit(1)


def _flush() -> None:
    """Flush standard output; if its reader has closed it, the command still ends as it would have."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
