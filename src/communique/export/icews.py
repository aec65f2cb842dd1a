"""ICEWS event data: 20 tab-separated columns with a header, no quoting, CAMEO codes as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO

from communique.errors import InputError
from communique.export.table import Dated, dyads
from communique.export.tsv import by_column, entry_number, read_lines
from communique.ontology import GOLDSTEIN_TABLE, cameo_codes, country_name, to_cameo
from communique.record import EventRow, Party

COLUMNS = (
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
)
MAPPINGS = {
    "event codes": "PLOVER to CAMEO, communique 1",
    "intensity": GOLDSTEIN_TABLE,
    "rows": "one for each source with each target; a mutual event once in each direction; a visit (042) also as 043",
    "sectors": "PLOVER sectors to ICEWS sector names, communique 1",
    "event date": "the event's first day, else the publication day",
}
_SECTORS = {
    "COP": "Police",
    "GOV": "Government",
    "JUD": "Judicial",
    "LEG": "Legislative / Parliamentary",
    "MIL": "Military",
    "PRM": "Unidentified Forces",
    "PTY": "Parties",
    "REB": "Rebel",
    "SPY": "Intelligence",
    "UAF": "Unidentified Forces",
    "AGR": "Agricultural",
    "BUS": "Business",
    "CRM": "Criminals / Gangs",
    "CVL": "General Population / Civilian / Social",
    "EDU": "Education",
    "ELI": "Elite",
    "JRN": "Media",
    "LAB": "Labor",
    "MED": "Medical / Health",
    "REF": "Refugees",
    "OPP": "Dissident",
    "REL": "Religious",
    "SOC": "Social",
}
_VISIT, _HOSTED = "042", "043"


def rows(events: Iterable[Dated]) -> Iterator[list[object]]:
    """Yield ICEWS rows, with cells in the order of :data:`COLUMNS`.

    >>> from communique.export.table import event_day
    >>> event = next(record.events())
    >>> made = [dict(zip(COLUMNS, row, strict=True)) for row in rows([(event, event_day(event))])]
    >>> [(row["Source Name"], row["Target Name"]) for row in made]  # mutual: once in each direction
    [('Moon Jae-in', 'Donald Trump'), ('Donald Trump', 'Moon Jae-in')]
    """
    for event, day in events:
        code = to_cameo(event.type, event.mode, announces=event.announces)
        for number, (one, two, is_mutual) in enumerate(dyads(event)):
            yield _row(event, day, 2 * number, code, one, two)
            if is_mutual:
                yield _row(event, day, 2 * number + 1, code, two, one)
            elif code == _VISIT and one and two:
                yield _row(event, day, 2 * number + 1, _HOSTED, two, one)


def read(file: IO[bytes]) -> Iterator[dict[str, str]]:
    """Yield ICEWS rows by column, as text; dates as in the file of 2017 (m/d/yyyy) become ISO dates.

    Raises:
        InputError: the header is wrong, a line does not have 20 columns, or its date is invalid.

    """
    lines = read_lines(file, encodings=("utf-8", "iso-8859-1"))
    header = tuple(next(lines, []))
    if header != COLUMNS:
        raise InputError("the header is not that of ICEWS event data; is this an ICEWS file?")
    for number, cells in enumerate(lines, start=2):
        row = by_column(cells, COLUMNS, number=number)
        if "/" in row["Event Date"]:
            try:
                month, day, year = map(int, row["Event Date"].split("/"))
                row["Event Date"] = date(year, month, day).isoformat()
            except ValueError as error:
                raise InputError(f"line {number}: {row['Event Date']!r} is not a date ({error})") from error
        yield row


def _row(
    event: EventRow, day: date, number: int, code: str, one: Party | None, two: Party | None
) -> list[object]:
    cameo = cameo_codes()[code]
    is_country = event.place_precision == "country"
    return [
        entry_number(event.id, str(number)),
        day.isoformat(),
        *_party(one),
        cameo.name,
        code,
        cameo.goldstein,
        *_party(two),
        entry_number(event.article),
        event.sentence_number,
        event.site,
        None if is_country or event.place_precision == "admin1" else event.place,
        None,
        event.place if event.place_precision == "admin1" else None,
        _country(event),
        event.lat,
        event.lon,
    ]


def _country(event: EventRow) -> str | None:
    """Return the name of the country in which an event took place."""
    if event.place_country:
        return country_name(event.place_country)
    return event.place if event.place_precision == "country" else None


def _party(party: Party | None) -> list[object]:
    """Return the name, sectors and country of a party."""
    if party is None:
        return [None, None, None]
    sectors = dict.fromkeys(_SECTORS[sector] for sector in party.sectors if sector in _SECTORS)
    return [party.name, ",".join(sectors), country_name(party.country) if party.country else None]
