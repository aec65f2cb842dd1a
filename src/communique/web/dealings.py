"""What two actors did to each other: the events, their directions, and drawings of both directions on one scale."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from communique.model import LIKELY
from communique.ontology import country_name
from communique.record import EventRow, Quads, Record
from communique.record.dating import WHOLE_DAY
from communique.record.queries.keys import fold, name_and_country, whole_name
from communique.record.queries.totals import quads_of
from communique.values import is_day
from communique.web import charts, drawing
from communique.web.activity import Activity, is_short, over_time, overview
from communique.web.desk import Desk
from communique.web.filters import EventQuery
from communique.web.periods import window
from communique.web.wording import country_text, event_text, listed_with_and, percent

if TYPE_CHECKING:
    import altair as alt

MOST_MARKS = 250
"""Most events that a pair's drawing shows as single marks; more marks could not be told apart."""
N_LISTED = 50
"""Number of newest events that are listed with their direction if there are too many to draw as marks."""
STORY_LENGTH = 6
"""Most events in the story beside a pair's drawing."""
Direction = Literal["there", "back", "together", "aside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """What a pair did to each other: events by direction, and drawings of both directions."""

    one: str
    two: str
    names: tuple[str, str]
    events: tuple[tuple[Direction, EventRow], ...]
    total: int
    flows: tuple[Activity, Activity]
    quads: dict[Direction, Quads]
    drawings: tuple[Markup, Markup]
    is_cut: bool
    shown: tuple[str, str] | None = None
    is_whole: bool = True

    @property
    def cut_text(self) -> str:
        """A phrase that says that these are only the newest events, and of how many; empty if they are all."""
        return f"the newest {len(self.events)} of {self.total:,} events" if self.is_cut else ""

    @property
    def undrawn_text(self) -> str:
        """A phrase that says which events the drawings leave out; empty if they show all."""
        days = [_day_of(event) for _, event in self.events]
        says = []
        if not self.is_whole:
            says.append("long before or after")
        if any(_is_vague(day) for day in days):
            says.append("dated to a month or a year only")
        if "" in days:
            says.append("on no day")
        return listed_with_and(says)

    @property
    def unmarked_text(self) -> str:
        """A phrase that says how many events have no day, and so no mark in a chart; empty if all have one."""
        days = [_day_of(event) for _, event in self.events]
        says = []
        if n_vague := sum(map(_is_vague, days)):
            says.append(f"{n_vague} dated to a month or a year only")
        if n_undated := days.count(""):
            says.append(f"{n_undated} on no day")
        return f"of {len(days)} events not drawn: {', '.join(says)}" if says else ""

    @property
    def story(self) -> list[EventRow]:
        """The events to read first: those of highest confidence with a known day, at most one a day, in order of time.

        They are from the drawn period, since an event far from all others is more often an error of the reader.
        """
        first, last = self.shown or ("", "~")
        best: dict[str, EventRow] = {}
        for _, event in sorted(self.events, key=lambda item: (-item[1].confidence, item[1].cursor)):
            day = _day_of(event)
            if day and first <= day <= last and event.confidence >= LIKELY and len(best) < STORY_LENGTH:
                best.setdefault(day, event)
        return [best[day] for day in sorted(best)]


def _day_of(event: EventRow) -> str:
    """Return the day by which an event is listed, as precise as it is known; empty if it has none."""
    return event.cursor.partition("|")[0]


def _is_vague(day: str) -> bool:
    return 0 < len(day) < WHOLE_DAY


def dealing(desk: Desk, one: str, two: str, query: EventQuery) -> Dealing:
    """Return what two actors did to each other, without drawings (see :func:`on_one_scale`).

    Args:
        desk: the record that is served.
        one: a name, a country code or a knowledge id.
        two: the other actor.
        query: filters for period, type and confidence.

    """
    total = desk.ask(over_time, by="month", **query.selection() | {"actor": one, "other": two}).total
    is_cut = total > MOST_MARKS
    given: Any = {
        **query.filters(),
        "actor": one,
        "other": two,
        "newest": True,
        "limit": N_LISTED if is_cut else MOST_MARKS,
        "after": None,
    }
    rows = list(desk.record.events(**given))
    members = [desk.ask(_members, name) for name in (one, two)]
    directed = [(direction_of(row, *members), row) for row in rows]
    counted: dict[Direction, Counter[int]] = {}
    for way, row in directed:
        counted.setdefault(way, Counter())[row.quad] += 1
    quads = {way: quads_of(found) for way, found in counted.items()}
    selection = query.selection() | {"actor": None, "other": None}
    there, back = (
        desk.ask(overview, **selection | {"source": source, "target": target})
        for source, target in ((one, two), (two, one))
    )
    # Both directions are counted by the record, so that the numbers agree with the lists that they link to.
    if there.total:
        quads["there"] = there.quads
    if back.total:
        quads["back"] = back.quads
    return Dealing(
        one=one,
        two=two,
        names=(title_of(desk, one), title_of(desk, two)),
        events=tuple(directed),
        total=total,
        flows=(there, back),
        quads=quads,
        drawings=(Markup(""), Markup("")),
        is_cut=is_cut,
    )


def direction_of(event: EventRow, ours: frozenset[str], theirs: frozenset[str]) -> Direction:
    """Return an event's direction: there, back, together (no target), or aside (both on the same side).

    Args:
        event: an event of both actors.
        ours: the keys of the parties that the first actor's name matches, or its country code.
        theirs: the same of the second actor.

    """
    sources = {party.key for party in event.sources} | {party.country or "" for party in event.sources}
    targets = {party.key for party in event.targets} | {party.country or "" for party in event.targets}
    if sources & ours and targets & theirs:
        return "there"
    if sources & theirs and targets & ours:
        return "back"
    return "together" if not event.targets else "aside"


def _members(record: Record, name: str) -> frozenset[str]:
    """Return the keys of the parties that ``name`` matches; for a country code, only the code."""
    if country_name(name) is not None:
        return frozenset([name])
    return frozenset(party.key for party in record.names_of(name))


def title_of(desk: Desk, name: str) -> str:
    """Return the title for a name in the filters: for a single actor its own name, with its country if ``name`` has it."""
    if country_name(name) is not None:
        return country_text(name)
    found = desk.ask(Record.names_of, name)
    if len({fold(party.key) for party in found}) != 1:
        return whole_name(name) or name
    return str(found[0]) if name_and_country(name) else found[0].name


def marks_of(events: Iterable[tuple[Direction, EventRow]]) -> tuple[list[drawing.Mark], list[drawing.Mark]]:
    """Return the marks of both directions; joint events are in both."""
    marks: dict[str, list[drawing.Mark]] = {"there": [], "back": []}
    for way, row in events:
        day = _day_of(row)
        if not is_day(day):
            continue
        title = f"{day}: {event_text(row)} ({row.status}, {percent(row.confidence)} sure)"
        mark = drawing.Mark(
            day=day,
            quad=row.quad,
            href=f"/events/{row.id}",
            title=title,
            is_sure=row.confidence >= LIKELY,
            is_fact=row.status in {"asserted", "historical"},
        )
        for lane, kept in marks.items():
            if way in {lane, "together"}:
                kept.append(mark)
    return marks["there"], marks["back"]


def chart_of(found: Dealing, *, is_linked: bool = False) -> alt.Chart:
    """Return the Altair chart of what a pair did to each other.

    Args:
        found: the pair and its events.
        is_linked: link each mark to the page of its event.

    """
    there, back = marks_of(found.events)
    note = "; ".join(filter(None, [found.cut_text, found.unmarked_text]))
    return charts.pair_chart(*found.names, there=there, back=back, is_linked=is_linked, note=note)


def on_one_scale(desk: Desk, dealings: Sequence[Dealing], query: EventQuery) -> list[Dealing]:
    """Return one or two pairs with their drawings, all on one time scale so that they can be compared.

    Each event is drawn as a mark; if there are too many, bars are drawn instead.
    """
    lanes = [marks_of(dealing.events) for dealing in dealings]
    days = [mark.day for pair in lanes for marks in pair for mark in marks]
    days += [day for dealing in dealings if dealing.is_cut for flow in dealing.flows for day in flow.ends]
    if not days:
        return list(dealings)
    first, last = window(sorted(Counter(days).items()))
    shown = [day for day in days if first <= day <= last]
    kept = [tuple(_within(marks, first, last) for marks in pair) for pair in lanes]
    wide = drawing.HALF if len(dealings) > 1 else drawing.WIDE

    def draw(index: int, way: int) -> Markup:
        if dealings[index].is_cut:
            return _bars(desk, dealings[index], way, query, days=shown, wide=wide)
        beside = kept[1 - index][way] if len(kept) == 2 else []
        return drawing.both(
            lambda width: drawing.lane(kept[index][way], days=shown, width=width, beside=beside), wide=wide
        )

    return [
        dataclasses.replace(
            dealing,
            drawings=(draw(index, 0), draw(index, 1)),
            shown=(first, last),
            is_whole=len(shown) == len(days),
        )
        for index, dealing in enumerate(dealings)
    ]


def _within(marks: Iterable[drawing.Mark], first: str, last: str) -> list[drawing.Mark]:
    return [mark for mark in marks if first <= mark.day <= last]


def _bars(
    desk: Desk, dealing: Dealing, way: int, query: EventQuery, *, days: Sequence[str], wide: int
) -> Markup:
    """Draw one direction as bars, each linked to its events."""
    source, target = (dealing.one, dealing.two) if way == 0 else (dealing.two, dealing.one)
    address = query.links("/events")

    def link(first: str, last: str, quad: int) -> str:
        return address(since=first, until=last, quad=quad, source=source, target=target)

    first, last = min(days), max(days)
    flow = dealing.flows[way].within(first, last)
    if flow.grain == "month" and is_short(first, last):
        part = {"source": source, "target": target, "actor": None, "other": None}
        part |= {"since": max(first, query.since or ""), "until": min(last, query.until or "~")}
        flow = desk.ask(over_time, **query.selection() | part)
    return drawing.both(
        lambda width: drawing.series(flow, link=link, width=width, days=days, is_lane=True), wide=wide
    )
