"""Derive the rows of the record's tables from a reading: a pure function, so that they can be derived again."""

from __future__ import annotations

import bisect
import dataclasses
from collections import Counter
from typing import Any

import orjson

from communique.model import Article, Event, EventTime, Participant, Place, Reading, Span, Statement
from communique.ontology import quad_of
from communique.record.columns import WHEN, WHERE
from communique.record.dating import listed_day
from communique.record.ids import content_id, event_id
from communique.record.rows import GAP, Row, Rows, clean, page_id, text_hash, who_row
from communique.record.wording import sentence_ends, sketch


def derive(reading: Reading) -> Rows:
    """Return the rows of a reading by table, for ``who`` and the tables in :data:`communique.record.schema.DERIVED`.

    >>> call = next(record.readings(ids=["call"]))
    >>> [row["name"] for row in derive(call)["who"]][:2]
    ['Moon Jae-in', 'Donald Trump']
    """
    page = page_id(reading)
    rows: Rows = {
        "problems": [
            {
                "page": page,
                "position": position,
                "code": item.code,
                "message": clean(item.message),
                "char_start": item.start,
                "char_end": item.end,
            }
            for position, item in enumerate(reading.problems)
        ]
    }
    if reading.article is None:
        return rows
    return rows | _Deriver(reading, reading.article, page).rows


def _span(name: str, span: Span | Participant | None) -> Row:
    prefix = f"{name}_" if name else ""
    return {
        f"{prefix}char_start": None if span is None else span.start,
        f"{prefix}char_end": None if span is None else span.end,
    }


def _when(time: EventTime | None) -> Row:
    if time is None:
        return dict.fromkeys(WHEN)
    return {"day_start": time.start, "day_end": time.end, "day_precision": time.precision}


def _where(place: Place | None) -> Row:
    if place is None:
        return dict.fromkeys(WHERE)
    return {
        "place": clean(place.name),
        "place_country": place.country,
        "place_precision": place.precision,
        "lat": place.lat,
        "lon": place.lon,
        "geonames": place.geonames,
    }


class _Deriver:
    """Derives the rows of one reading; holds what they refer to, the article and the actors."""

    def __init__(self, reading: Reading, article: Article, page: str) -> None:
        self._text = article.text
        self._ends = sentence_ends(article.text)
        self._places = reading.places
        self._published = (article.published.value or "")[:10] or None
        self._article = content_id("ar", reading.id, text_hash(reading))
        self._who: dict[str, Row] = {}
        self._actors: dict[str, tuple[str, str]] = {}  # id in the reading: (id in the record, id in who)
        self._seen: Counter[tuple[Any, ...]] = Counter()
        rows: Rows = {"articles": [self._article_row(article, page)]}
        rows["actors"], rows["mentions"] = self._actor_rows(reading)
        for name in ("places", "times", "amounts"):
            rows[name] = self._plain_rows(getattr(reading, name))
        rows["reports"], rows["parties"] = self._report_rows(reading.events)
        rows["statements"] = [self._statement_row(statement) for statement in reading.statements]
        rows["who"] = list(self._who.values())
        tallied = {f"n_{name}": len(rows[name]) for name in ("actors", "reports", "statements")}
        rows["tallies"] = [{"article": self._article, **tallied}]
        self.rows = rows

    def _article_row(self, article: Article, page: str) -> Row:
        return {
            "id": self._article,
            "page": page,
            "url": _clean(article.url),
            "site": _clean(article.site),
            "title": _clean(article.title),
            "authors": clean("; ".join(article.authors)),
            "published": article.published.value,
            "published_basis": article.published.basis,
            "modified": article.modified.value,
            "modified_basis": article.modified.basis,
            "language": article.language,
            "text": clean(article.text),
            "n_characters": len(article.text),
            "sketch": sketch(article.text),
        }

    def _actor_rows(self, reading: Reading) -> tuple[list[Row], list[Row]]:
        actors: list[Row] = []
        mentions: list[Row] = []
        for actor in reading.actors:
            made = content_id(
                "ac", self._article, actor.name, actor.kind, self._count("ac", actor.name, actor.kind)
            )
            someone = self._who_id(
                clean(actor.name),
                country=actor.country,
                sectors=actor.sectors,
                known_as=actor.known_as,
                kind=actor.kind,
            )
            self._actors[actor.id] = made, someone
            actors.append(
                {
                    "id": made,
                    "article": self._article,
                    "local_id": actor.id,
                    "who": someone,
                    "role": _clean(actor.role),
                    "member_of": actor.member_of,
                    "score": actor.score,
                    "basis": orjson.dumps(actor.basis).decode(),
                }
            )
            mentions += [
                {
                    "actor": made,
                    "position": position,
                    "kind": mention.kind,
                    "char_start": mention.start,
                    "char_end": mention.end,
                }
                for position, mention in enumerate(actor.mentions)
            ]
        for row in actors:
            row["member_of"] = self._actor(row["member_of"])
        return actors, mentions

    def _plain_rows(self, items: tuple[Any, ...]) -> list[Row]:
        """Return the rows of places, times or amounts; each field but the span is a column."""
        rows = []
        for position, item in enumerate(items):
            fields = {field.name: getattr(item, field.name) for field in dataclasses.fields(item)}
            span = {"char_start": fields.pop("start"), "char_end": fields.pop("end")}
            rows.append({"article": self._article, "position": position} | span | fields)
        return rows

    def _report_rows(self, events: tuple[Event, ...]) -> tuple[list[Row], list[Row]]:
        reports, parties = [], []
        for event in events:
            sides = [("source", event.sources), ("target", event.targets)]
            spans = [[(party.start, party.end) for party in group] for _, group in sides]
            mark = (event.type, event.trigger.start, event.trigger.end, spans)
            made = content_id("rp", self._article, *mark, self._count("rp", str(mark)))
            reports.append(self._report_row(event, made))
            parties += [
                {"report": made, "side": side, "position": position} | self._party(party)
                for side, group in sides
                for position, party in enumerate(group)
            ]
        return reports, parties

    def _report_row(self, event: Event, made: str) -> Row:
        place = None
        if event.place is not None and event.place < len(self._places):
            place = self._places[event.place]
        when = _when(event.time)
        return (
            {
                "id": made,
                "article": self._article,
                "local_id": event.id,
                "event": event_id(made),
                "is_rejected": False,
                "type": event.type,
                "mode": event.mode,
                "quad": quad_of(event.type),
                "announces": event.announces,
                "contexts": ";".join(event.contexts),
                "status": event.status,
                "intensity": event.intensity,
                "confidence": event.confidence,
                "sentence": clean(event.sentence.of(self._text)),
                "sentence_number": 1 + bisect.bisect_right(self._ends, event.sentence.start),
                "reported_by": self._actor(event.reported_by),
                "filed_day": when["day_start"] or self._published,
                "is_merged": False,
            }
            | when
            | _where(place)
            | _span("trigger", event.trigger)
            | _span("sentence", event.sentence)
        )

    def _party(self, party: Participant) -> Row:
        return _span("", party) | {"actor": self._actor(party.actor), "who": self._who_of(party)}

    def _statement_row(self, statement: Statement) -> Row:
        content = [[span.start, span.end] for span in statement.content]
        speaker = None if statement.speaker is None else [statement.speaker.start, statement.speaker.end]
        when = _when(statement.time)
        return (
            {
                "id": content_id(
                    "st", self._article, content, speaker, self._count("st", str(content), str(speaker))
                ),
                "article": self._article,
                "local_id": statement.id,
                "kind": statement.kind,
                "speaker": self._actor(statement.speaker.actor) if statement.speaker else None,
                "speaker_who": self._who_of(statement.speaker) if statement.speaker else None,
                "cue": _clean(statement.cue.of(self._text)) if statement.cue else None,
                "content_spans": orjson.dumps(content).decode(),
                "content": clean(GAP.join(span.of(self._text) for span in statement.content)),
                "addressee": self._actor(statement.addressee.actor) if statement.addressee else None,
                "addressee_who": self._who_of(statement.addressee) if statement.addressee else None,
                "day": listed_day(when, self._published),
                "confidence": statement.confidence,
                "is_rejected": False,
                "verdict": None,
            }
            | when
            | _span("speaker", statement.speaker)
            | _span("cue", statement.cue)
        )

    def _actor(self, local: str | None) -> str | None:
        """Return the id in the record for the id of an actor in the reading; ``None`` if there is no such actor."""
        return self._actors[local][0] if local in self._actors else None

    def _who_of(self, party: Participant) -> str:
        """Return the id in ``who`` of a participant: of its actor or, if unresolved, of its words."""
        if party.actor in self._actors:
            return self._actors[party.actor][1]
        return self._who_id(clean(self._text[party.start : party.end]))

    def _who_id(
        self,
        name: str,
        *,
        country: str | None = None,
        sectors: tuple[str, ...] = (),
        known_as: str | None = None,
        kind: str | None = None,
    ) -> str:
        """Add a party to the rows of ``who`` if it is not there; return its id."""
        row = who_row(name, country=country, sectors=";".join(sectors), known_as=known_as, kind=kind)
        made: str = self._who.setdefault(row["id"], row)["id"]
        return made

    def _count(self, *mark: Any) -> int:
        """Return how many entries with the same fields came before, so that equal entries get different ids."""
        self._seen[mark] += 1
        return self._seen[mark] - 1


def _clean(text: str | None) -> str | None:
    return None if text is None else clean(text)
