"""GDELT 2.0: events (61 columns) and mentions (16 columns), tab-separated, without a header, unknown empty.

Columns for which a record has no value stay empty: tone, ethnic and religion codes, first- and second-level areas,
GNS feature ids. Country codes differ: CAMEO's three letters for actors, FIPS 10-4 for places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO

from communique.export.table import Dated, dyads
from communique.export.tsv import entry_number, named, read_lines
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
    "rows": "one for each source with each target; a mutual event once for each two of its sources",
    "IsRootEvent": "the sentence begins within the first 500 characters of its article",
    "not known to a record, left empty": "AvgTone, ethnic and religion codes, ADM1, ADM2, city FeatureID, actors' places",
}
_LEAD = 500  # characters: about the first two paragraphs, in which GDELT's IsRootEvent is 1
_ABSENT = -1  # GDELT's value for an unknown offset

_SAME = "COP GOV JUD LEG MIL PTY REB SPY UAF AGR BUS CRM CVL EDU ELI LAB REF OPP REL"  # in PLOVER and CAMEO
# PLOVER sector: CAMEO role. PLOVER swapped CAMEO's MED (media) and HLH (health); PRE, UNK say nothing in CAMEO.
_ROLES = {code: code for code in _SAME.split()} | {"PRM": "UAF", "JRN": "MED", "MED": "HLH", "SOC": "CVL"}
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
    """Yield the rows of GDELT's event table."""
    for event, day in events:
        for number, (one, two, _) in enumerate(dyads(event)):
            yield _row(event, day, number, one, two)


def mention_rows(event: EventRow, day: date, reports: Iterable[EventRow]) -> Iterator[list[object]]:
    """Yield the rows of GDELT's mention table: an event, filed under ``day``, in each of its reports."""
    for report in reports:
        pairs = dyads(report)
        for number, _ in enumerate(dyads(event)):
            # An event of three parties may have a report of two; the last pair then stands in for the missing one.
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
        InputError: a line has not 61 columns.

    """
    for number, cells in enumerate(read_lines(file), start=1):
        yield named(cells, COLUMNS, number=number)


def read_mentions(file: IO[bytes]) -> Iterator[dict[str, str]]:
    """Yield GDELT mention rows by column, as text.

    Raises:
        InputError: a line has not 16 columns.

    """
    for number, cells in enumerate(read_lines(file), start=1):
        yield named(cells, MENTION_COLUMNS, number=number)


def fraction_date(day: date) -> str:
    """Return GDELT's FractionDate as its files have it (its codebook's formula is misprinted).

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
    if party is None:
        return [None] * len(_ACTOR)
    kind, group = _GROUPS.get(party.country or "", ("", ""))
    state = countries().get(party.country or "")
    country = state.cameo if state else "EUR" if party.country == "EUR" else ""
    roles = [role for role in dict.fromkeys(_ROLES.get(sector, "") for sector in party.sectors) if role]
    types = ([kind] if kind else []) + roles
    types = [*types, "", "", ""][:3]
    code = (
        f"{kind}{country}{group}" + "".join(role for role in types if role != kind)
        if kind
        else country + "".join(types)
    )
    return [code, party.name.upper(), country, group, None, None, None, *types]


def _nowhere() -> list[object]:
    return [0, *[None] * (len(_GEO) - 1)]


def _geo(event: EventRow) -> list[object]:
    """Return the columns of the action's place; GDELT's types are 1 country, 2 US state, 3 US city, 4 city, 5 state."""
    if event.place is None or (event.place_country and is_nonstate(event.place_country)):
        return _nowhere()
    state = countries().get(event.place_country or "")
    fips = state.fips if state else None
    is_us = event.place_country == "USA"
    if event.place_precision == "country":
        return [1, event.place, fips, fips, None, event.lat, event.lon, fips]
    kind = (2 if is_us else 5) if event.place_precision == "admin1" else (3 if is_us else 4)
    name = country_name(event.place_country) if event.place_country else None
    return [
        kind,
        f"{event.place}, {name}" if name else event.place,
        fips,
        None,
        None,
        event.lat,
        event.lon,
        None,
    ]


def _added(event: EventRow, day: date) -> str:
    """Return when the article was published, to the second if known, in the form of GDELT's DATEADDED."""
    digits = "".join(character for character in (event.published or "")[:19] if character.isdigit())
    return (digits or f"{day:%Y%m%d}").ljust(14, "0")


def _offset(party: Party | None) -> int:
    return _ABSENT if party is None or party.char_start is None else party.char_start
