"""``communique --help``: the verbs under headings, in plain text.

Typer renders help as Markdown with Rich, whose import takes longer than all the rest of ``communique --help``. Only the
help of a single verb is rendered that way.
"""

from __future__ import annotations

import inspect
from itertools import groupby
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter


class VerbGroup(TyperGroup):
    """A group of verbs whose help lists each verb under its heading, its ``rich_help_panel``.

    Example:
        >>> from typer.testing import CliRunner
        >>> from communique.cli import app
        >>> CliRunner().invoke(app, ["--help"]).output.splitlines()[0]
        'Usage: communique [OPTIONS] COMMAND [ARGS]...'

    """

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write usage, purpose, options and verbs, as Typer does if Rich is not installed."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        self.format_options(ctx, formatter)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002
        """Write each verb under its heading with the first paragraph of its help, in the order in which verbs were added."""
        widest = max(map(len, self.commands))
        for heading, verbs in groupby(self.commands.items(), key=_heading):
            with formatter.section(typer.style(heading, bold=True)):
                formatter.write_dl([(name.ljust(widest), purpose(verb)) for name, verb in verbs])

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Print the help if no verb is given: Typer does not, because it assumes that Rich has printed it."""
        if not args and not ctx.resilient_parsing:
            typer.echo(ctx.get_help(), err=True)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Context) -> Any:
        """Run a verb; strip the prefix that Pydantic puts before the message about a wrong option."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


def _heading(item: tuple[str, Command]) -> str:
    _, verb = item
    return getattr(verb, "rich_help_panel", None) or "Commands"


def purpose(verb: Command) -> str:
    """Return the first paragraph of a verb's help as one line, without Markdown's backquotes.

    Example:
        >>> from communique.cli import app
        >>> import typer
        >>> purpose(typer.main.get_command(app).commands["merge"])
        'Join the reports of the same event from all articles. communique read does this at its end.'

    """
    first, _, _ = inspect.cleandoc(verb.help or "").partition("\n\n")
    return " ".join(first.replace("`", "").split())
