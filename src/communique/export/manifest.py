"""The manifest of an export: what it holds, and with which mappings it was made."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from communique.writing import atomic_write


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """An export's manifest. It holds no time and no path, so equal records have equal manifests.

    ``layer`` says what was exported and ``filters`` which entries (all if it is empty). ``left_out`` counts the entries
    that could not be written, by reason. ``mappings`` names the tables and rules that turned the record's codes into
    those of the format.
    """

    format: str
    layer: str
    rows: int
    filters: dict[str, Any] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    sha256: str | None = None
    version: str
    mappings: dict[str, str] = field(default_factory=dict)

    def write(self, path: Path) -> None:
        """Write the manifest as indented JSON.

        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp()) / "events.csv.manifest.json"
        >>> Manifest(format="csv", layer="events", rows=2, version="0.1.0").write(path)
        >>> orjson.loads(path.read_bytes())["rows"]
        2
        """
        with atomic_write(path) as file:
            file.write(orjson.dumps(dataclasses.asdict(self), option=orjson.OPT_INDENT_2) + b"\n")
