"""Names that the examples in docstrings may use without defining them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _record_of_examples(
    request: pytest.FixtureRequest, doctest_namespace: dict[str, Any], tmp_path: Path
) -> Iterator[None]:
    """Give each example that uses a ``record`` a new one."""
    asked = request.node.dtest.examples if isinstance(request.node, pytest.DoctestItem) else ()
    if not any(re.search(r"(?<![.\w])record[.,)]", example.source) for example in asked):
        yield
        return
    from communique.record import open_record
    from tests.record.readings import everything

    with open_record(tmp_path / "news.sqlite") as record:
        record.add_many(everything())
        record.merge()
        doctest_namespace["record"] = record
        yield
