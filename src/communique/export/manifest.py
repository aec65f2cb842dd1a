"""What an export holds and by which mappings it was made."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from communique.writing import in_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """An export's manifest. It holds no clock and no path: the same record gives the same manifest.

    ``layer`` says what was counted, ``filters`` what was asked for (all, where there are none), ``left_out`` how many
    entries could not be written, by reason, ``mappings`` which tables and rules turned the record's codes into the
    format's.
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
        """Write the manifest as indented JSON."""
        with in_place(path) as file:
            file.write(orjson.dumps(dataclasses.asdict(self), option=orjson.OPT_INDENT_2) + b"\n")
