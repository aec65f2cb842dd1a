"""POLECAT: 40 tab-separated columns with a header; unknown is the word None, lists are joined with ``"; "``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from typing import IO

from communique.errors import InputError
from communique.export.table import Dated
from communique.export.tsv import cell, read_lines
from communique.ontology import countries, is_nonstate
from communique.ontology import version as ontology_version
from communique.record import EventRow, Party

_PARTY = "{0} Name|{0} Country|{0} COW|Primary {0} Sector|{0} Sectors|{0} Title|{0} Name Raw|Wikipedia {0} ID"
COLUMNS = (
    *["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"],
    *_PARTY.format("Actor").split("|"),
    *_PARTY.format("Recipient").split("|"),
    *[
        "Placename",
        "City",
        "District",
        "Province",
        "Country",
        "Latitude",
        "Longitude",
        "GeoNames ID",
        "Raw Placename",
        "Feature Type",
    ],
    *[
        "Source",
        "Publication Date",
        "Story People",
        "Story Organizations",
        "Story Locations",
        "Language",
        "Version",
    ],
)
NONE = "None"
MAPPINGS = {
    "ontology": ontology_version(),
    "quad code": "spelt in capitals (VERBAL COOPERATION …); the spelling of POLECAT's own files was not checked",
    "event date": "the event's first day, else the publication day",
    "country": "ISO 3166 alpha-3, else PLOVER's code for bodies that are not states; COW is the Correlates of War number",
}
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_OTHER_NAMES = {"Event Intensity": "Intensity"}
"""Names of columns in published files that differ from the codebook."""


def rows(events: Iterable[Dated]) -> Iterator[list[object]]:
    """Yield POLECAT rows, with cells in the order of :data:`COLUMNS`.

    >>> from communique.export.table import event_day
    >>> event = next(record.events())
    >>> row = dict(zip(COLUMNS, next(rows([(event, event_day(event))])), strict=True))
    >>> row["Actor Name"], row["Recipient Name"], row["Event Type"]
    ('Moon Jae-in; Donald Trump', 'None', 'CONSULT')
    """
    made_by = f"communique {version('communique')}"
    for event, day in events:
        yield [NONE if value in (None, "") else value for value in _row(event, day.isoformat(), made_by)]


def read(file: IO[bytes]) -> Iterator[dict[str, str | None]]:
    """Yield POLECAT rows by column, as text; the word None and empty cells become ``None``.

    The files may be in UTF-8 or ISO-8859-1. As in published files, a column may be called ``Event Intensity``, there
    may be more columns, and lines may end in empty cells.

    Raises:
        InputError: the header lacks a column, or a line has too few or too many cells.

    """
    lines = read_lines(file, encodings=("utf-8", "iso-8859-1"))
    header = [_OTHER_NAMES.get(name.strip(), name.strip()) for name in next(lines, [])]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise InputError(f"the header lacks {', '.join(missing[:3])}; is it a POLECAT file?")
    for number, cells in enumerate(lines, start=2):
        extra = cells[len(header) :]
        if any(extra) or (len(cells) < len(header) and len(cells) < len(COLUMNS)):
            raise InputError(
                f"line {number} has {len(cells)} columns instead of {len(header)}; is the file complete?"
            )
        row = dict(zip(header, cells, strict=False))
        yield {name: None if row.get(name, "") in {NONE, ""} else row[name] for name in COLUMNS}


def _row(event: EventRow, day: str, made_by: str) -> list[object]:
    is_city = event.place_precision in {"city", "point"}
    return [
        event.id,
        day,
        event.type,
        event.mode,
        event.intensity,
        _QUADS.get(event.quad),
        _join(event.contexts),
        *_parties(event.sources),
        *_parties(event.targets),
        event.place,
        event.place if is_city else None,
        None,
        event.place if event.place_precision == "admin1" else None,
        event.place_country,
        event.lat,
        event.lon,
        event.geonames,
        event.place,
        event.place_precision,
        event.site,
        (event.published or "")[:10],
        None,
        None,
        None,
        "en",
        f"{made_by}, {ontology_version()}",
    ]


def _parties(parties: Sequence[Party]) -> list[object]:
    """Return the columns of one side of an event."""
    return [
        _join(party.name for party in parties),
        _join(party.country or NONE for party in parties),
        _join(_cow(party.country) for party in parties),
        _join(party.sectors[0] if party.sectors else NONE for party in parties),
        _join(sector for party in parties for sector in party.sectors),
        None,
        _join(party.name for party in parties),
        None,
    ]


def _cow(country: str | None) -> str:
    """Return the Correlates of War number of a country; other codes as they are."""
    if country and is_nonstate(country):
        return country
    state = countries().get(country or "")
    return str(state.cow) if state and state.cow is not None else NONE


def _join(values: Iterable[str]) -> str | None:
    listed = [cell(value) for value in values]
    return None if not listed or set(listed) == {NONE} else "; ".join(listed)
