"""The API answers any request as its OpenAPI description says, and never with a server error."""

from __future__ import annotations

import pytest

pytest.importorskip(
    "schemathesis", reason="asking the API everything needs schemathesis: pip install schemathesis"
)

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from communique.record import open_record
from communique.web import create_app
from tests.web.newsroom import readings

# What a form sends for an empty field is taken too, so that wrong questions may be answered: not that, but how.
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
_ASKED = 20
"""Examples an operation: all of them together take well under a minute."""


@pytest.fixture(scope="module")
def operations(tmp_path_factory):
    """All operations of the API, over a small record of its own."""
    with open_record(tmp_path_factory.mktemp("schema") / "news.sqlite") as record:
        record.add_many(list(readings())[:8])
        record.merge()
        app = create_app(record, hosts=("localhost", "testserver"))
        schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
        yield {found.ok().label: found.ok() for found in schema.get_all_operations()}


LABELS = [
    "GET /api/counts",
    "GET /api/events",
    "GET /api/events/{event_id}",
    "GET /api/statements",
    "GET /api/statements/{statement_id}",
    "GET /api/articles",
    "GET /api/articles/{article_id}",
    "GET /api/actors",
    "GET /api/series",
    "GET /api/pairs",
    "GET /api/places",
    "GET /api/sites",
    "GET /api/problems",
    "POST /api/judgements",
    "POST /api/judgements/{judgement_id}/undo",
]


def test_every_operation_is_asked(operations):
    assert sorted(operations) == sorted(LABELS)


@pytest.mark.parametrize("label", LABELS)
def test_every_answer_is_as_documented(operations, label):
    operation = operations[label]

    @settings(
        max_examples=_ASKED,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def ask(data):
        right = operation.as_strategy()
        wrong = operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE)
        data.draw(st.one_of(right, wrong)).call_and_validate(checks=CHECKS)

    ask()
