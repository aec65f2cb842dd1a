"""Everything that users can meet is in the documentation."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from communique.cli import app
from communique.errors import CODES
from communique.exchange import to_json
from communique.export import FORMATS, export
from communique.export.table import COLUMNS
from communique.model import Page
from communique.reading.reader import Reader
from communique.record import open_record
from tests.record.readings import everything

ROOT = Path(__file__).parent.parent


def verbs() -> list[str]:
    return sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", ["problems", "settings"])
def test_pages_made_from_tables_say_what_the_tables_say(page: str) -> None:
    made = runpy.run_path(str(ROOT / "docs/build.py"))[page]()
    assert (ROOT / f"docs/{page}.md").read_text(encoding="utf-8") == made


def test_every_problem_code_can_be_met() -> None:
    rooms = [path for path in (ROOT / "src").rglob("*.py") if path.name != "errors.py"]
    code = "".join(path.read_text(encoding="utf-8") for path in rooms)
    assert [name for name in CODES if f'"{name}"' not in code] == []


def test_every_verb_is_in_the_readme_and_has_an_example() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for verb in verbs():
        assert f"`communique {verb} " in readme, verb
        assert f"communique {verb} " in CliRunner().invoke(app, [verb, "--help"]).output.replace("\n", " "), (
            verb
        )


def test_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(code, names)
    assert len(names["frame"]) > 0
    assert (tmp_path / "news.sqlite").exists()


def test_columns_of_exports_are_told_and_counted_by_week(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pandas", reason="the counts are made with pandas")
    page = (ROOT / "docs/exports.md").read_text(encoding="utf-8")
    _, _, table = page.partition("## The columns of")
    named = re.findall(
        r"`(\w+)`", "".join(row.split("|")[1] for row in table.splitlines() if row.startswith("| `"))
    )
    assert sorted(named) == sorted(COLUMNS)
    counts, _ = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    with open_record(tmp_path / "news.sqlite") as record:
        record.add_many(everything())
        export(record, to="csv", out=tmp_path / "events.csv")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(counts.replace('"USA"', '"ETH"').replace('"PRK"', '"ETH"'), names)
    assert (len(names["weeks"]), names["weeks"][4].sum()) == (100, 3)
    assert list(names["weeks"].columns) == [1, 2, 3, 4]


def holds(made: Any, said: Any) -> bool:
    """Tell whether a value contains everything that is expected of it; numbers may differ a little."""
    if isinstance(said, dict):
        return all(holds(made[name], value) for name, value in said.items())
    if isinstance(said, list):
        return len(made) >= len(said) and all(map(holds, made, said))
    return bool(made == (pytest.approx(said, abs=0.1) if isinstance(said, float) else said))


def test_the_reading_that_is_shown_is_what_is_read() -> None:
    page = (ROOT / "docs/reading.md").read_text(encoding="utf-8")
    (shown,) = map(json.loads, re.findall(r"```json\n(.*?)```", page, flags=re.DOTALL))
    text, published = shown["article"]["text"], shown["article"]["published"]["value"]
    (reading,) = Reader().read_pages([Page(source="-", id=shown["id"], text=text, published=published)])
    assert holds(json.loads(to_json(reading)), shown)


def test_pages_of_the_documentation_are_found_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(([\w/.]+)(?:#[\w-]+)?\)", readme))
    assert [name for name in linked if not (ROOT / name).exists()] == []
    assert {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")} | {"CONTRIBUTING.md"} <= linked
    exports = (ROOT / "docs/exports.md").read_text(encoding="utf-8")
    assert [form for form in FORMATS if f"| `{form}` |" not in exports] == []
