"""The summary that ``communique read`` prints: events, counts, problems, and what to do next."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from communique.cli.tables import (
    Line,
    Names,
    act_text,
    counted,
    date_text,
    event_table,
    events_from_reports,
    plain_table,
    status_text,
    time_text,
)
from communique.cli.visible import visible
from communique.errors import CODES, is_lost
from communique.model import LIKELY, Actor, Participant, Reading

_ROWS = 40
"""Most events that are listed after reading."""


def reading_rows(reading: Reading, names: Names) -> Iterator[Line]:
    """Yield a table row for each event of a reading; a date in brackets is the article's, not the event's.

    Args:
        reading: what was read.
        names: gives each actor one name throughout the table.

    """
    if reading.article is None:
        return
    actors = {actor.id: actor for actor in reading.actors}
    text = reading.article.text
    for event in reading.events:
        time = event.time
        day = time_text(time.start, time.end, time.precision) if time else ""
        yield (
            date_text(day, reading.article.published.value),
            _parties(event.sources, actors, text, names),
            _parties(event.targets, actors, text, names),
            act_text(event.type, event.mode, event.announces),
            status_text(event.status, event.confidence),
            event.sentence.of(text),
        )


def _parties(side: Sequence[Participant], actors: dict[str, Actor], text: str, names: Names) -> str:
    """Return the parties of one side: the actors' names, or the words of the text where no actor is known."""
    found = []
    for participant in side:
        actor = actors.get(participant.actor or "")
        surface = " ".join(text[participant.start : participant.end].split())
        found.append(
            names.of(actor.name, country=actor.country, known_as=actor.known_as) if actor else surface
        )
    return ", ".join(dict.fromkeys(found))


class Summary:
    """What is printed after all inputs were read. It keeps counts and the first rows, not the readings themselves."""

    def __init__(self) -> None:
        """Start with no readings."""
        self._numbers = dict.fromkeys(("input", "article", "event", "statement", "actor"), 0)
        self._n_likely = 0
        self._rows: list[Line] = []
        self._names = Names()
        self._countries: Counter[str] = Counter()
        self._problems: dict[tuple[str, str], tuple[str, int]] = {}

    def add(self, reading: Reading, source: str) -> None:
        """Count a reading, whose page is from ``source``, and keep its likely events as rows, up to the table's limit."""
        counts = {
            "input": 1,
            "article": int(reading.article is not None),
            "event": len(reading.events),
            "statement": len(reading.statements),
            "actor": len(reading.actors),
        }
        self._numbers = {name: number + counts[name] for name, number in self._numbers.items()}
        for event, row in zip(reading.events, reading_rows(reading, self._names), strict=True):
            if event.confidence >= LIKELY:
                self._n_likely += 1
                if len(self._rows) < _ROWS:
                    self._rows.append(row)
        country_of = {actor.id: actor.country for actor in reading.actors}
        for event in reading.events:
            parties = (*event.sources, *event.targets)
            countries = {country_of.get(party.actor or ""): None for party in parties}  # in order, each once
            self._countries.update(filter(None, countries))
        for problem in dict.fromkeys((item.code, item.message) for item in reading.problems):
            first_source, number = self._problems.get(problem, (source, 0))
            self._problems[problem] = (first_source, number + 1)

    def print(
        self,
        console: Console,
        *,
        record: str | None,
        n_known: int = 0,
        record_counts: Mapping[str, int] | None = None,
    ) -> None:
        """Print the events, counts, problems and, if there is a record, some commands to go on with.

        Args:
            console: where to print.
            record: the path or address of the record that the readings were written to.
            n_known: number of inputs whose reading was in the record already.
            record_counts: the counts of the record after reading, as :meth:`Record.counts` gives them.

        """
        if self._rows:
            console.print(event_table(self._rows))
        n_events = self._numbers["event"]
        left_out = []
        if self._n_likely > _ROWS:
            left_out.append(f"{self._n_likely - _ROWS} more")
        if n_events > self._n_likely:
            left_out.append(f"{n_events - self._n_likely} of confidence below {LIKELY}")
        if left_out:
            console.print(f"… {', and '.join(left_out)}", style="dim")
        numbers = ", ".join(counted(number, name) for name, number in self._numbers.items())
        if n_known:
            numbers += f"; {n_known} of the inputs {'was' if n_known == 1 else 'were'} in {record} already"
        console.print(f"\n{numbers}", highlight=False, markup=False)
        if record_counts is not None:
            joined = f"{record} holds {events_from_reports(record_counts)}: reports of one event are joined"
            console.print(joined, highlight=False, markup=False)
        self._print_problems(console)
        if record and n_events:
            name = shlex.quote(record)
            console.print("\nNext:", style="bold")
            for line in (
                *(f"show {name} --actor {country}" for country, _ in self._countries.most_common(1)),
                f"show {name} --statements",
                f"export {name} --to csv -o events.csv",
            ):
                console.print(f"  communique {line}", markup=False, highlight=False, soft_wrap=True)

    def _print_problems(self, console: Console) -> None:
        """Print each problem once, with the number of inputs that have it and the first such input."""
        if not self._problems:
            return
        table = plain_table()
        table.add_column("code", no_wrap=True)
        table.add_column("inputs", justify="right")
        table.add_column("what could not be read, and why", ratio=1, overflow="fold")
        for (code, message), (first, number) in sorted(self._problems.items()):
            sources = visible(first + (f" and {number - 1} more" if number > 1 else ""))
            table.add_row(code, str(number), Text.assemble(visible(message), "\n", (sources, "dim")))
        console.print()
        console.print(table)


def lost_inputs(reading: Reading, source: str) -> list[str]:
    """Return a line for each problem because of which an input was lost; the line begins with the input's source."""
    return [visible(f"{source}: {item.code} {item.message}") for item in reading.problems if is_lost(item)]


def doubtful_inputs(codes: Counter[str]) -> list[str]:
    """Return a line for each code of problems despite which the input could be read, with the number of inputs.

    >>> doubtful_inputs(Counter({"C0203": 2}))
    ['C0203 The article is not in English: 2 inputs, not lost; see `problems` in their lines']
    """
    return [
        f"{code} {CODES[code][0]}: {counted(number, 'input')}, not lost; see `problems` in their lines"
        for code, number in sorted(codes.items())
    ]
