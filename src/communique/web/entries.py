"""What pages and the API ask of the record in one way: its counts, an event by its id, the reports of it."""

from __future__ import annotations

from typing import Any

from communique.record import EventRow, Record
from communique.web.desk import Desk


def counts(desk: Desk) -> dict[str, int]:
    """Return the record's counts without what people rejected, as every page gives them."""
    found = desk.ask(Record.counts)
    return found | {
        name: found[name] - found.get(f"rejected_{name}", 0) for name in ("events", "reports", "statements")
    }


def one_event(desk: Desk, event_id: str) -> EventRow | None:
    """Return an event by its id, or by one that was merged into it, rejected or not."""
    given: Any = {"event": event_id, "rejected": True, "limit": 1}
    return next(iter(desk.record.events(**given)), None)


def reports_of(desk: Desk, event_id: str) -> list[EventRow]:
    """Return an event's reports, rejected ones too, in order of when they were published."""
    given: Any = {"event": event_id, "rejected": True}
    rows = desk.record.events(layer="reports", **given)
    return sorted(rows, key=lambda row: (row.published or "~", row.site or "", row.id))


def is_rejected(desk: Desk, event_id: str) -> bool:
    """Tell whether a person rejected an event."""
    given: Any = {"event": event_id, "limit": 1}
    return next(iter(desk.record.events(**given)), None) is None
