"""Runs verbs in this process."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from communique.cli import app


def run(*arguments: str | Path) -> Result:
    """Run the command with some arguments, in a terminal that is wide enough for whole lines."""
    return CliRunner(env={"COLUMNS": "400"}).invoke(app, [str(argument) for argument in arguments])
