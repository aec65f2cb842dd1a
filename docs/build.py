"""Write the pages of the documentation that are made from tables: ``python docs/build.py``."""

from __future__ import annotations

from pathlib import Path

from communique.errors import CODES
from communique.settings import SETTINGS

HERE = Path(__file__).parent


def problems() -> str:
    """Return the page of problem codes."""
    rows = "".join(
        f"| {code} | {what} | {advice} | {'yes' if lost else 'no'} |\n"
        for code, (what, advice, lost) in CODES.items()
    )
    return (
        "# Problems\n\nA problem with one input never stops a run: it is counted, has a code, and says what to do next. Made by\n"
        f"`docs/build.py` from `communique.errors`.\n\n| code | what happened | what to do | input lost |\n|---|---|---|---|\n{rows}"
    )


def settings() -> str:
    """Return the page of settings."""
    rows = "".join(f"| `{s.name}` | {s.default} | {s.unit} | {s.help} |\n" for s in SETTINGS)
    return (
        "# Settings\n\nEach is set by an environment variable: `COMMUNIQUE_` and its name in capitals. Made by `docs/build.py` from\n"
        f"`communique.settings`.\n\n| setting | default | unit | what it does |\n|---|---|---|---|\n{rows}"
    )


if __name__ == "__main__":
    (HERE / "problems.md").write_text(problems(), encoding="utf-8")
    (HERE / "settings.md").write_text(settings(), encoding="utf-8")
