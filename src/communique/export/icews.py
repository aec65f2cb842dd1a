"""ICEWS event data: 20 tab-separated columns with a header, no quoting, CAMEO codes as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO

from communique.errors import InputError
from communique.export.table import Dated, dyads
from communique.export.tsv import entry_number, named, read_lines
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
    """Yield ICEWS rows."""
    for event, day in events:
        code = to_cameo(event.type, event.mode, announces=event.announces)
        number = 0
        for one, two, is_mutual in dyads(event):
            yield _row(event, day, number, code, one, two)
            if is_mutual or (code == _VISIT and one and two):
                yield _row(
                    event, day, number + 1, _HOSTED if code == _VISIT and not is_mutual else code, two, one
                )
            number += 2


def read(file: IO[bytes]) -> Iterator[dict[str, str]]:
    """Yield ICEWS rows by column, as text; dates of the 2017 file (m/d/yyyy) become ISO dates.

    Raises:
        InputError: the header is another, a line has not 20 columns, or its date is none.

    """
    lines = read_lines(file, encodings=("utf-8", "iso-8859-1"))
    header = tuple(next(lines, []))
    if header != COLUMNS:
        raise InputError("the header is not that of ICEWS event data; is it such a file?")
    for number, cells in enumerate(lines, start=2):
        row = named(cells, COLUMNS, number=number)
        if "/" in row["Event Date"]:
            try:
                month, day, year = map(int, row["Event Date"].split("/"))
                row["Event Date"] = date(year, month, day).isoformat()
            except ValueError as error:
                raise InputError(f"line {number}: {row['Event Date']!r} is no date ({error})") from error
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
        country_name(event.place_country) if event.place_country else event.place if is_country else None,
        event.lat,
        event.lon,
    ]


def _party(party: Party | None) -> list[object]:
    """Return name, sectors and country; the name carries its country in brackets, as ICEWS writes groups."""
    if party is None:
        return [None, None, None]
    sectors = dict.fromkeys(_SECTORS[sector] for sector in party.sectors if sector in _SECTORS)
    return [party.name, ",".join(sectors), country_name(party.country) if party.country else None]
