"""Pages that one index answers in the order it is in: no more of it is gone through than the page needs."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Connection

from communique.ontology import country_name
from communique.record.queries.answers import Layer
from communique.record.queries.filters import EventFilters, in_order
from communique.record.queries.parties import LISTED, by_parties_alone
from communique.record.queries.searching import SIDES, by_text_and_party
from communique.record.store import Store


def page_of(connection: Connection, store: Store, layer: Layer, filters: EventFilters) -> list[str] | None:
    """Return the ids of the events of a page.

    ``None`` where no one index has all that is asked, or where more rows are asked for than a list holds.
    """
    limit = filters.get("limit")
    if layer != "events" or limit is None or limit > LISTED:
        return None
    if filters.get("text") is not None:
        found = by_text_and_party(connection, store, filters)
    else:
        names = (name for side in SIDES if (name := filters.get(side)) is not None)
        # A name is several parties, each with an order of its own.
        are_codes = all(country_name(name) is not None for name in names)
        alone = by_parties_alone(connection, filters) if are_codes else None
        found = alone and alone[0]
    if found is None:
        return None
    told: Any = found.selected_columns[0].table.c
    chosen = found.with_only_columns(told.event, told.day).distinct()
    return list(connection.execute(in_order(chosen, told.day, told.event, filters)).scalars())
