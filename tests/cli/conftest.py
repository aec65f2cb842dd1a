"""The record that the tests of a file share; they only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.record import open_record
from tests.record.readings import everything


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "news.sqlite"
    with open_record(path) as opened:
        opened.add_many(everything())
    return path
