"""GDELT 2.0: events (61 columns) and mentions (16 columns), tab-separated, without a header; unknown is empty.

A record knows no tone, ethnic and religion codes, first- and second-level areas and GNS feature ids, so these columns
are empty. Countries of actors are CAMEO's three-letter codes, countries of places are FIPS 10-4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO

from communique.export.table import Dated, dyads
from communique.export.tsv import by_column, entry_number, read_lines
from communique.ontology import (
    GOLDSTEIN_TABLE,
    countries,
    country_name,
    goldstein,
    is_nonstate,
    quad_class,
    to_cameo,
)
from communique.record import EventRow, Party
from communique.values import host_of

_ACTOR = [
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
]
_GEO = ["Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
COLUMNS = (
    *["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"],
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    *["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"],
    *["NumMentions", "NumSources", "NumArticles", "AvgTone"],
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    *["DATEADDED", "SOURCEURL"],
)
MENTION_COLUMNS = (
    "GLOBALEVENTID",
    "EventTimeDate",
    "MentionTimeDate",
    "MentionType",
    "MentionSourceName",
    "MentionIdentifier",
    "SentenceID",
    "Actor1CharOffset",
    "Actor2CharOffset",
    "ActionCharOffset",
    "InRawText",
    "Confidence",
    "MentionDocLen",
    "MentionDocTone",
    "MentionDocTranslationInfo",
    "Extras",
)
MAPPINGS = {
    "event codes": "PLOVER to CAMEO, communique 1",
    "goldstein": GOLDSTEIN_TABLE,
    "quad class": "gdelt: 01-05 1, 06-09 2, 10-14 3, 15-20 4",
    "rows": "one for each source with each target; a mutual event has one for each pair of its sources",
    "IsRootEvent": "the sentence begins within the first 500 characters of its article",
    "not known to a record, left empty": "AvgTone, ethnic and religion codes, ADM1, ADM2, city FeatureID, actors' places",
}
_LEAD = 500  # characters: about the first two paragraphs, in which GDELT's IsRootEvent is 1
_ABSENT = -1  # GDELT's value for an unknown offset

_SAME = "COP GOV JUD LEG MIL PTY REB SPY UAF AGR BUS CRM CVL EDU ELI LAB REF OPP REL"  # in PLOVER and CAMEO
# PLOVER sector: CAMEO role. MED is medical in PLOVER and media in CAMEO; PRE and UNK have no role in CAMEO.
_ROLES = {code: code for code in _SAME.split()} | {"PRM": "UAF", "JRN": "MED", "MED": "HLH", "SOC": "CVL"}
# Codes in place of a country: CAMEO type and known group.
_GROUPS = {
    "UNO": ("IGO", "UNO"),
    "EUR": ("IGO", "EEC"),
    "IGO": ("IGO", ""),
    "NGO": ("NGO", ""),
    "MNC": ("MNC", ""),
    "IMG": ("IMG", ""),
    "ISM": ("IMG", ""),
}


def rows(events: Iterable[Dated]) -> Iterator[list[object]]:
    """Yield the rows of GDELT's event table, with cells in the order of :data:`COLUMNS`.

    >>> from communique.export.table import event_day
    >>> event = next(record.events())
    >>> row = dict(zip(COLUMNS, next(rows([(event, event_day(event))])), strict=True))
    >>> row["Actor1Name"], row["Actor2CountryCode"], row["EventCode"]
    ('MOON JAE-IN', 'USA', '041')
    """
    for event, day in events:
        for number, (one, two, _) in enumerate(dyads(event)):
            yield _row(event, day, number, one, two)


def mention_rows(event: EventRow, day: date, reports: Iterable[EventRow]) -> Iterator[list[object]]:
    """Yield the rows of GDELT's mention table for an event.

    Args:
        event: the event.
        day: the day under which it is filed, used if its article has no date.
        reports: its reports.

    """
    for report in reports:
        pairs = dyads(report)
        for number, _ in enumerate(dyads(event)):
            # A report may name fewer parties than its event; its last pair then stands for the missing ones.
            one, two, _ = pairs[min(number, len(pairs) - 1)]
            yield [
                entry_number(event.id, str(number)),
                _added(event, day),
                _added(report, day),
                1 if report.url else 2,
                host_of(report.url) if report.url else report.site,
                report.url or report.article,
                report.sentence_number,
                _offset(one),
                _offset(two),
                report.trigger_start,
                1,
                round(report.confidence * 10) * 10,
                report.n_characters,
                None,
                None,
                None,
            ]


def read(file: IO[bytes]) -> Iterator[dict[str, str]]:
    """Yield GDELT event rows by column, as text.

    Raises:
        InputError: a line does not have 61 columns.

    """
    for number, cells in enumerate(read_lines(file), start=1):
        yield by_column(cells, COLUMNS, number=number)


def read_mentions(file: IO[bytes]) -> Iterator[dict[str, str]]:
    """Yield GDELT mention rows by column, as text.

    Raises:
        InputError: a line does not have 16 columns.

    """
    for number, cells in enumerate(read_lines(file), start=1):
        yield by_column(cells, MENTION_COLUMNS, number=number)


def fraction_date(day: date) -> str:
    """Return GDELT's FractionDate as its files have it; the formula in its codebook is misprinted.

    >>> fraction_date(date(2020, 2, 18))
    '2020.1315'
    """
    return f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}"


def _row(event: EventRow, day: date, number: int, one: Party | None, two: Party | None) -> list[object]:
    code = to_cameo(event.type, event.mode, announces=event.announces)
    return [
        entry_number(event.id, str(number)),
        f"{day:%Y%m%d}",
        f"{day:%Y%m}",
        f"{day:%Y}",
        fraction_date(day),
        *_actor(one),
        *_actor(two),
        int(event.char_start < _LEAD),
        code,
        code[:3],
        code[:2],
        quad_class(code),
        goldstein(code),
        event.n_reports,
        event.n_sites,
        event.n_articles,
        None,
        *_nowhere(),
        *_nowhere(),
        *_geo(event),
        _added(event, day),
        event.url or event.site,
    ]


def _actor(party: Party | None) -> list[object]:
    """Return the columns of an actor: its code is made of group type, country, known group and roles."""
    if party is None:
        return [None] * len(_ACTOR)
    kind, group = _GROUPS.get(party.country or "", ("", ""))
    country = _cameo_country(party.country)
    roles = [_ROLES[sector] for sector in party.sectors if sector in _ROLES]
    types = list(dict.fromkeys([kind, *roles] if kind else roles))[:3]
    code = kind + country + group + "".join(role for role in types if role != kind)
    unused = [""] * (3 - len(types))
    return [code, party.name.upper(), country, group, None, None, None, *types, *unused]


def _cameo_country(code: str | None) -> str:
    """Return CAMEO's code of a country; empty for other codes, except EUR, which is one of CAMEO too."""
    if code == "EUR":
        return code
    state = countries().get(code or "")
    return state.cameo if state else ""


def _nowhere() -> list[object]:
    """Return the columns of an unknown place."""
    return [0, *[None] * (len(_GEO) - 1)]


def _geo(event: EventRow) -> list[object]:
    """Return the columns of the action's place; GDELT's types are 1 country, 2 US state, 3 US city, 4 city, 5 state."""
    if event.place is None or (event.place_country and is_nonstate(event.place_country)):
        return _nowhere()
    state = countries().get(event.place_country or "")
    fips = state.fips if state else None
    if event.place_precision == "country":
        return [1, event.place, fips, fips, None, event.lat, event.lon, fips]
    type_in_us, type_elsewhere = (2, 5) if event.place_precision == "admin1" else (3, 4)
    name = country_name(event.place_country) if event.place_country else None
    return [
        type_in_us if event.place_country == "USA" else type_elsewhere,
        f"{event.place}, {name}" if name else event.place,
        fips,
        None,
        None,
        event.lat,
        event.lon,
        None,
    ]


def _added(event: EventRow, day: date) -> str:
    """Return when the article was published (YYYYMMDDHHMMSS), as for GDELT's DATEADDED; ``day`` if that is unknown."""
    digits = "".join(character for character in (event.published or "")[:19] if character.isdigit())
    return (digits or f"{day:%Y%m%d}").ljust(14, "0")


def _offset(party: Party | None) -> int:
    return _ABSENT if party is None or party.char_start is None else party.char_start
