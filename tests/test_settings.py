"""Settings from the environment: an invalid one is refused in a line that says what to give."""

from __future__ import annotations

import pytest

from communique import settings
from communique.errors import CommuniqueError


def test_the_environment_outranks_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_REDIRECTS", "0")
    assert (settings.get("redirects"), settings.get("fetch_seconds")) == (0, 30)


@pytest.mark.parametrize("value", ["many", "", "2.5", "-1", "0"])
def test_what_is_no_such_number_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_BATCH_ARTICLES", value)  # of none at a time nothing would be read
    with pytest.raises(CommuniqueError, match=r"COMMUNIQUE_BATCH_ARTICLES is .* 1 or more"):
        settings.get("batch_articles")
