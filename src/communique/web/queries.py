"""Queries that the pages and the API share: counts, an event by its id, the reports of an event."""

from __future__ import annotations

from typing import Any

from communique.record import EventRow, Record
from communique.web.desk import Desk


def counts(desk: Desk) -> dict[str, int]:
    """Return the record's counts without rejected entries, as all pages show them."""
    found = desk.ask(Record.counts)
    return found | {
        name: found[name] - found.get(f"rejected_{name}", 0) for name in ("events", "reports", "statements")
    }


def one_event(desk: Desk, event_id: str) -> EventRow | None:
    """Return an event by its id or by the id of an event merged into it, even if it was rejected."""
    given: Any = {"event": event_id, "rejected": True, "limit": 1}
    return next(iter(desk.record.events(**given)), None)


def reports_of(desk: Desk, event_id: str) -> list[EventRow]:
    """Return an event's reports in order of publication, including rejected ones."""
    given: Any = {"event": event_id, "rejected": True}
    rows = desk.record.events(layer="reports", **given)
    return sorted(rows, key=lambda row: (row.published or "~", row.site or "", row.id))


def is_rejected(desk: Desk, event_id: str) -> bool:
    """Tell whether a person rejected an event."""
    given: Any = {"event": event_id, "limit": 1}
    return next(iter(desk.record.events(**given)), None) is None
