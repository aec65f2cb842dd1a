"""A room imports only rooms through which the data passes before it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src/communique"
EVERYWHERE = {
    "model",
    "errors",
    "settings",
    "ontology",
    "libraries",
    "paths",
    "writing",
    "exchange",
    "values",
    "english",
}
MAY_IMPORT = {
    "model": set(),
    "errors": {"model"},
    "exchange": {"model"},
    "values": set(),
    "english": set(),
    "settings": {"errors"},
    "libraries": {"errors"},
    "paths": set(),
    "writing": {"paths"},
    "ontology": {"model", "errors"},
    "knowledge": set(),
    "models": set(),
    "pages": set(),
    "articles": {"pages"},
    "reading": {"pages", "articles", "knowledge", "models"},
    "record": {"reading", "knowledge"},
    "evaluation": {"reading", "record", "articles", "pages"},
    "export": {"record"},
    "web": {"record", "export", "knowledge", "models", "evaluation"},
    "cli": {
        "pages",
        "articles",
        "knowledge",
        "models",
        "reading",
        "record",
        "evaluation",
        "export",
        "web",
    },
}


def imports(path: Path) -> set[str]:
    """Return the rooms that a file imports, even inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names]
                if node.module == "communique"
                else [node.module]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("communique.")}
    return found


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_room_imports_only_what_stands_before_it(path: Path) -> None:
    parts = path.relative_to(SOURCE).parts
    room = parts[0].removesuffix(".py")
    if room == "__init__":
        return
    allowed = MAY_IMPORT[room] | {room}
    if room not in EVERYWHERE:
        allowed |= EVERYWHERE
    assert imports(path) - allowed == set()


def test_every_room_is_told_of() -> None:
    told = (SOURCE.parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert {room for room in rooms if f"| `{room}/` |" not in told} == set()
