"""The places of events."""

from __future__ import annotations

from collections import Counter, defaultdict

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.queries.answers import PlaceRow
from communique.record.queries.events import event_tests
from communique.record.queries.filters import EventFilters
from communique.record.queries.totals import quads_of
from communique.record.schema import events
from communique.record.store import Store

_Place = tuple[str, str | None, str | None, float | None, float | None]


def place_rows(connection: Connection, store: Store, filters: EventFilters) -> list[PlaceRow]:
    """Return the places of the events that meet filters, those with most events first."""
    plain: EventFilters = {**filters, "after": None, "limit": None}
    tests = event_tests(connection, store, "events", plain)
    fields = [events.c[name] for name in ("place", "place_country", "place_precision", "lat", "lon")]
    chosen = sa.select(*fields, events.c.quad, sa.func.count()).where(events.c.place.is_not(None), *tests)
    found: defaultdict[_Place, Counter[int]] = defaultdict(Counter)
    for row in connection.execute(chosen.group_by(*fields, events.c.quad)):
        name, country, precision, lat, lon, quad, number = tuple(row)
        found[name, country, precision, lat, lon][quad] += number
    rows = [
        PlaceRow(
            name=name,
            country=country,
            precision=precision,
            lat=lat,
            lon=lon,
            n_events=sum(quads.values()),
            quads=quads_of(quads),
        )
        for (name, country, precision, lat, lon), quads in found.items()
    ]
    return sorted(
        rows, key=lambda row: (-row.n_events, row.name, row.country or "", row.lat or 0.0, row.lon or 0.0)
    )
