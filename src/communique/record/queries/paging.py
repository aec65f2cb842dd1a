"""Pages of events that one index answers in its own order, so that only the rows of the page are read."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Connection

from communique.ontology import country_name
from communique.record.queries.answers import Layer
from communique.record.queries.filters import EventFilters
from communique.record.queries.ordering import in_order
from communique.record.queries.parties import LISTED, from_party_index
from communique.record.queries.searching import SIDES, from_article_index
from communique.record.store import Store


def page_of(connection: Connection, store: Store, layer: Layer, filters: EventFilters) -> list[str] | None:
    """Return the ids of the events on a page.

    ``None`` if no index has everything that is filtered by, or if no page is asked for, or too large a one.
    """
    limit = filters.get("limit")
    if layer != "events" or limit is None or limit > LISTED:
        return None
    if filters.get("text") is not None:
        found = from_article_index(connection, store, filters)
    else:
        names = [filters.get(side) for side in SIDES]
        # A name may match several parties, whose events the index has one party after the other.
        if not all(country_name(name) is not None for name in names if name is not None):
            return None
        indexed = from_party_index(connection, filters)
        found = None if indexed is None else indexed[0]
    if found is None:
        return None
    index: Any = found.selected_columns[0].table.c
    chosen = found.with_only_columns(index.event, index.day).distinct()
    return list(connection.execute(in_order(chosen, index.day, index.event, filters)).scalars())
