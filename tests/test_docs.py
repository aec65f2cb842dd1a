"""What a user can meet is in the documentation."""

from __future__ import annotations

from pathlib import Path

import typer
from typer.testing import CliRunner

from communique.cli import app
from communique.errors import CODES
from communique.settings import SETTINGS

ROOT = Path(__file__).parent.parent


def verbs() -> list[str]:
    return sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_every_problem_code_is_documented() -> None:
    page = (ROOT / "docs/problems.md").read_text(encoding="utf-8")
    assert [code for code in CODES if f"| {code} |" not in page] == []


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    assert [s.name for s in SETTINGS if f"`{s.name}`" not in page] == []


def test_every_verb_is_in_the_readme_and_has_an_example() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for verb in verbs():
        assert f"`communique {verb} " in readme, verb
        assert f"communique {verb} " in CliRunner().invoke(app, [verb, "--help"]).output.replace("\n", " "), (
            verb
        )
