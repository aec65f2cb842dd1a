"""Parses and checks the project's labelled passages (``training/passages/*.psg``; their README describes the format).

``python -m training.passage_set [FILE…]`` prints counts, and every error with its file and line.
"""

from __future__ import annotations

import collections
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from communique.model import STATUSES
from communique.ontology import countries, modes, nonstates, sectors, types

FOLDER = Path(__file__).parent / "passages"
COUNTRIES = {*countries(), *nonstates(), "-"}
"""The codes that an actor's country may have; ``-`` if it is unknown."""


@dataclass(slots=True)
class EventLabel:
    """One labelled event; sources and targets are span ids."""

    trigger: str
    type: str
    mode: str | None
    status: str
    announces: str | None
    sources: list[str]
    targets: list[str]
    rest: list[str]


@dataclass(slots=True)
class StatementLabel:
    """One labelled statement; speaker and cue are span ids or ``None``."""

    kind: str
    speaker: str | None
    cue: str | None
    contents: list[str]


@dataclass(slots=True)
class Passage:
    """One passage: plain text, spans by id (start, end), and the labels over them."""

    id: str
    date: str
    tags: list[str]
    text: str = ""
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    actors: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    same: dict[str, list[str]] = field(default_factory=dict)
    times: dict[str, tuple[str, str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    events: list[EventLabel] = field(default_factory=list)
    statements: list[StatementLabel] = field(default_factory=list)
    labelled: set[str] = field(default_factory=set)


OPEN = re.compile(r"\[([adpcqex]\d+) ")


def strip_marks(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the plain text of ``marked`` and its spans by id.

    Raises:
        ValueError: brackets do not match, or an id occurs twice.

    """
    out: list[str] = []
    stack: list[tuple[str, int]] = []
    spans: dict[str, tuple[int, int]] = {}
    i = n = 0
    while i < len(marked):
        if marked[i] == "[":
            m = OPEN.match(marked, i)
            if not m:
                raise ValueError(f"not a mark: {marked[i : i + 20]!r}")
            if m[1] in spans or any(m[1] == name for name, _ in stack):
                raise ValueError(f"id {m[1]} occurs twice")
            stack.append((m[1], n))
            i = m.end()
        elif marked[i] == "]":
            if not stack:
                raise ValueError("a bracket closes nothing")
            name, start = stack.pop()
            spans[name] = (start, n)
            i += 1
        else:
            out.append(marked[i])
            n += 1
            i += 1
    if stack:
        raise ValueError(f"mark {stack[-1][0]} is not closed")
    return "".join(out), spans


def ids(words: str) -> list[str]:
    """Return ids that are joined by commas or blanks."""
    return [word for word in re.split(r"[,\s]+", words.strip()) if word and word != "-"]


def label(passage: Passage, line: str) -> None:
    """Add the label on a line that begins with ``= `` to a passage.

    Raises:
        ValueError: the line is malformed, or its id has a label already.

    """
    name, _, rest = line[1:].strip().partition(" ")
    if name in passage.labelled:
        raise ValueError(f"{name} is labelled twice")
    passage.labelled.add(name)
    if name[0] == "s":
        passage.statements.append(_statement(rest))
        return
    if name not in passage.spans:
        raise ValueError(f"no span {name}")
    if name[0] in "ex":
        passage.events.append(_event(name, rest))
    elif name[0] == "a" and rest.startswith("is "):
        passage.same[name] = ids(rest[3:])
    elif name[0] == "a":
        passage.actors[name] = _actor(rest)
    elif name[0] == "d":
        kind, _, value = rest.partition(" ")
        if kind not in {"DATE", "TIME", "DURATION", "SET"} or not value:
            raise ValueError(f"time {rest!r}")
        passage.times[name] = (kind, value.split()[0])
    elif name[0] == "p":
        passage.places[name] = rest.split()[0] if rest else "-"
    else:
        raise ValueError(f"what is {name}?")


def _statement(rest: str) -> StatementLabel:
    kind, _, parts = rest.partition(":")
    words = parts.split()
    if kind.strip() not in {"direct", "indirect", "mixed"} or len(words) < 3:
        raise ValueError("a statement needs direct, indirect or mixed, then speaker, cue and contents")
    speaker, cue = (None if word == "-" else word for word in words[:2])
    return StatementLabel(kind.strip(), speaker, cue, ids(" ".join(words[2:])))


def _event(trigger: str, rest: str) -> EventLabel:
    head, _, tail = rest.partition(":")
    words = head.split()
    if len(words) not in {3, 4} or ">" not in tail:
        raise ValueError("an event needs TYPE MODE STATUS [ANNOUNCES] : sources > targets")
    kind, mode, status, announces = (*words, None) if len(words) == 3 else words
    if kind not in types() or (announces and announces not in types()):
        raise ValueError(f"type {kind} {announces or ''}")
    if mode != "-" and mode not in modes(kind):
        raise ValueError(f"mode {kind} {mode}")
    if status not in STATUSES:
        raise ValueError(f"status {status}")
    pair, _, where = tail.partition("@")
    sources, _, targets = pair.partition(">")
    return EventLabel(
        trigger,
        kind,
        None if mode == "-" else mode,
        status,
        announces,
        ids(sources),
        ids(targets),
        ids(where),
    )


def _actor(rest: str) -> tuple[str, list[str]]:
    country, _, codes = rest.partition("|")[0].strip().partition(" ")
    if country not in COUNTRIES:
        raise ValueError(f"country {country!r}")
    if bad := [s for s in ids(codes) if s not in sectors()]:
        raise ValueError(f"sectors {bad}")
    return country, ids(codes)


def check(passage: Passage) -> list[str]:
    """Return the errors in the labels of a passage, and the spans without a label."""
    errors = []
    labelled = {
        *passage.actors,
        *passage.same,
        *passage.times,
        *passage.places,
        *(e.trigger for e in passage.events),
    }
    labelled |= {i for s in passage.statements for i in (s.cue, *s.contents) if i}
    errors += [f"span {name} has no label" for name in passage.spans if name not in labelled]
    used = [i for e in passage.events for i in e.sources + e.targets + e.rest]
    used += [i for s in passage.statements for i in (s.speaker, s.cue, *s.contents) if i]
    used += [i for group in passage.same.values() for i in group]
    errors += [f"no span {i}" for i in used if i not in passage.spans]
    errors += [
        f"{e.trigger}: {i} is not an actor"
        for e in passage.events
        for i in e.sources + e.targets
        if i[0] != "a"
    ]
    errors += [f"{name} refers back to itself" for name in passage.same if name in reached(passage, name)]
    return errors


def reached(passage: Passage, name: str) -> set[str]:
    """Return the mentions that can be reached from one by following ``is``.

    >>> passage = Passage("p", "2019-04-10", [], same={"a3": ["a1", "a2"], "a2": ["a4"]})
    >>> sorted(reached(passage, "a3"))
    ['a1', 'a2', 'a4']
    """
    found: set[str] = set()
    open_ends = [name]
    while open_ends:
        new = [other for other in passage.same.get(open_ends.pop(), ()) if other not in found]
        found.update(new)
        open_ends += new
    return found


def parse(text: str, name: str) -> tuple[list[Passage], list[str]]:
    """Return the passages in the text of a file, and its errors, each with the file's ``name`` and the line."""
    passages: list[Passage] = []
    errors: list[str] = []
    for block in re.finditer(r"^# .*(?:\n(?!# ).*)*", text, re.MULTILINE):
        line_no = text.count("\n", 0, block.start()) + 1
        head, *lines = [line for line in block[0].split("\n") if line.strip()]
        fields = [part.strip() for part in head[2:].split("|")]
        passage = Passage(
            fields[0], fields[1] if len(fields) > 1 else "", ids(fields[2]) if len(fields) > 2 else []
        )
        try:
            _fill(passage, lines)
            passages.append(passage)
        except (ValueError, IndexError) as error:
            errors.append(f"{name}:{line_no}: {passage.id}: {error}")
    return passages, errors


def _fill(passage: Passage, lines: list[str]) -> None:
    """Give the passage its text, spans and labels."""
    text = [line.strip() for line in lines if not line.startswith("=")]
    passage.text, passage.spans = strip_marks("\n".join(text))
    if not passage.text:
        raise ValueError("no text")
    for line in lines:
        if line.startswith("="):
            try:
                label(passage, line)
            except ValueError as error:
                raise ValueError(f"{error} in {line!r}") from error
    if open_ends := check(passage):
        raise ValueError("; ".join(open_ends))


def load(paths: list[Path] | None = None) -> tuple[list[Passage], list[str]]:
    """Return all passages of some files (by default those of the project) and all errors; ids must be unique."""
    passages: list[Passage] = []
    errors: list[str] = []
    seen: dict[str, str] = {}
    for path in paths or sorted(FOLDER.glob("*.psg")):
        some, wrong = parse(path.read_text(encoding="utf-8"), path.name)
        for passage in some:
            if passage.id in seen:
                errors.append(f"{path.name}: {passage.id} is already in {seen[passage.id]}")
            else:
                seen[passage.id] = path.name
                passages.append(passage)
        errors += wrong
    return passages, errors


def main(arguments: list[str]) -> int:
    """Print counts and errors; return 1 if there are errors."""
    passages, errors = load([Path(a) for a in arguments])
    print(*errors, sep="\n")
    events = [e for p in passages for e in p.events]
    print(
        f"{len(passages)} passages, {sum(not p.events for p in passages)} without event, {len(events)} events, "
        f"{sum(len(p.statements) for p in passages)} statements, {sum(len(p.times) for p in passages)} times, "
        f"{len({c for p in passages for c, _ in p.actors.values()})} countries, {len(errors)} errors"
    )
    print(
        dict(
            sorted(
                collections.Counter((e.type if not e.mode else f"{e.type}/{e.mode}") for e in events).items()
            )
        )
    )
    print(dict(sorted(collections.Counter(e.status for e in events).items())))
    return bool(errors)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
