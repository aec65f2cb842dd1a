"""A record to export."""

import pytest

from communique.record import open_record
from tests.record.readings import everything


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "news.sqlite") as opened:
        opened.add_many(everything())
        yield opened
