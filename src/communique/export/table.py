"""Events and statements as flat rows for CSV and Parquet, and helpers that the exchange formats share."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date

from communique.record import EventRow, Party, StatementRow
from communique.values import day_of

Cell = str | int | float | None
Dated = tuple[EventRow, date]
"""An event with the day under which it is filed; the formats of the field have no events without one."""

COLUMNS: dict[str, type] = {
    "id": str,
    "date": str,
    "until": str,
    "precision": str,
    "sources": str,
    "source_countries": str,
    "source_sectors": str,
    "targets": str,
    "target_countries": str,
    "target_sectors": str,
    "type": str,
    "mode": str,
    "quad": int,
    "announces": str,
    "contexts": str,
    "status": str,
    "intensity": float,
    "confidence": float,
    "verdict": str,
    "place": str,
    "place_country": str,
    "place_precision": str,
    "lat": float,
    "lon": float,
    "geonames": int,
    "sentence": str,
    "char_start": int,
    "char_end": int,
    "report": str,
    "article": str,
    "title": str,
    "site": str,
    "url": str,
    "published": str,
    "n_reports": int,
    "n_articles": int,
    "n_sites": int,
}
"""Type of each column of events. Lists are joined with ``"; "``, one item for each party; the sectors of one party are
joined with ``","``.
"""

STATEMENT_COLUMNS: dict[str, type] = {
    "id": str,
    "date": str,
    "until": str,
    "precision": str,
    "speaker": str,
    "speaker_country": str,
    "speaker_sectors": str,
    "addressee": str,
    "addressee_country": str,
    "addressee_sectors": str,
    "kind": str,
    "cue": str,
    "content": str,
    "confidence": float,
    "verdict": str,
    "article": str,
    "title": str,
    "site": str,
    "url": str,
    "published": str,
}
"""Type of each column of statements; dates and parties are as in :data:`COLUMNS`."""


def flatten(row: EventRow) -> dict[str, Cell]:
    """Return an event as the cells of :data:`COLUMNS`; unknown is ``None``.

    >>> cells = flatten(next(record.events()))
    >>> cells["sources"], cells["targets"], cells["type"]
    ('Moon Jae-in; Donald Trump', None, 'CONSULT')
    """
    cells: dict[str, Cell] = {name: getattr(row, name) for name in COLUMNS if hasattr(row, name)}
    cells["contexts"] = join(row.contexts)
    for side, parties in (("source", row.sources), ("target", row.targets)):
        cells[f"{side}s"] = join(party.name for party in parties)
        cells[f"{side}_countries"] = join(party.country or "" for party in parties)
        cells[f"{side}_sectors"] = join(",".join(party.sectors) for party in parties)
    return {name: cells[name] for name in COLUMNS}


def flatten_statement(row: StatementRow) -> dict[str, Cell]:
    """Return a statement as the cells of :data:`STATEMENT_COLUMNS`; unknown is ``None``.

    >>> flatten_statement(next(record.statements()))["speaker"]
    'Moon Jae-in'
    """
    cells: dict[str, Cell] = {name: getattr(row, name) for name in STATEMENT_COLUMNS if hasattr(row, name)}
    cells["date"] = row.start  # the statement's own time, as for events
    for side, party in (("speaker", row.speaker), ("addressee", row.addressee)):
        cells[side] = party.name if party else None
        cells[f"{side}_country"] = party.country if party else None
        cells[f"{side}_sectors"] = (",".join(party.sectors) or None) if party else None
    return {name: cells[name] for name in STATEMENT_COLUMNS}


def join(values: Iterable[str]) -> str | None:
    """Return values joined with ``"; "``; ``None`` if all are empty.

    >>> join(["KOR", "USA"])
    'KOR; USA'
    """
    listed = list(values)
    return "; ".join(listed) if any(listed) else None


def dyads(row: EventRow) -> list[tuple[Party | None, Party | None, bool]]:
    """Return the pairs of parties of an event, each with whether it counts in both directions.

    These are each source with each target or, if there are only sources, as in a telephone call, each two of them. A
    side without a party is ``None``.

    >>> [(one.name, two.name, is_mutual) for one, two, is_mutual in dyads(next(record.events()))]
    [('Moon Jae-in', 'Donald Trump', True)]
    """
    if row.targets:
        return [(source, target, False) for source in row.sources or (None,) for target in row.targets]
    if len(row.sources) > 1:
        return [(one, two, True) for one, two in itertools.combinations(row.sources, 2)]
    return [(source, None, False) for source in row.sources or (None,)]


def event_day(event: EventRow) -> date | None:
    """Return the day under which an event is filed: its own first day, else the day its article was published.

    >>> event_day(next(record.events()))
    datetime.date(2019, 4, 9)
    """
    return day_of(event.date) or day_of(event.published)
