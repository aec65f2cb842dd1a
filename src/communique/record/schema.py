"""The tables of a record, the same in SQLite and PostgreSQL.

``pages.reading`` holds each reading whole; all other tables but ``judgements`` are derived and can be rebuilt. Offsets are
``char_start`` and ``char_end`` (code points, end exclusive), days are ISO dates. Columns ``n`` number the rows in the order
of arrival.
"""

from __future__ import annotations

import sqlalchemy as sa

from communique.record import columns as col

SCHEMA_VERSION = 6
APPLICATION_ID = 0x436F6D71
"""Marks an SQLite file as a record ("Comq"), for tools such as `file`."""

metadata = sa.MetaData()

meta = sa.Table(
    "meta", metadata, sa.Column("key", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False)
)

pages = sa.Table(
    "pages",
    metadata,
    sa.Column("n", col.NUMBER, sa.Identity(), primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("reading_id", sa.Text, nullable=False, index=True),
    sa.Column("reader_version", sa.Text, nullable=False),
    sa.Column("reader_model", sa.Text),
    sa.Column("reader_knowledge", sa.Text),
    sa.Column("digest", sa.Text, nullable=False),  # SHA-256 of the reading as JSON
    sa.Column("reading", sa.LargeBinary, nullable=False),  # that JSON, deflated
    sa.Column("is_lost", sa.Boolean, nullable=False),  # without an article
    # When it was first added (UTC, ISO 8601), by any reader; null if that was before schema 6
    sa.Column("added", sa.Text),
    sa.Index("pages_added", "added", "id"),
    col.flag_index("pages", "is_lost"),
)

articles = sa.Table(
    "articles",
    metadata,
    sa.Column("n", col.NUMBER, sa.Identity(), primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("page", sa.Text, sa.ForeignKey("pages.id", ondelete="CASCADE"), nullable=False, unique=True),
    sa.Column("url", sa.Text),
    sa.Column("site", sa.Text, index=True),
    sa.Column("title", sa.Text),
    sa.Column("authors", sa.Text, nullable=False),  # joined with "; "
    sa.Column("published", sa.Text, index=True),
    sa.Column("published_basis", sa.Text, nullable=False),
    sa.Column("modified", sa.Text),
    sa.Column("modified_basis", sa.Text, nullable=False),
    sa.Column("language", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("n_characters", sa.Integer, nullable=False),
    sa.Column(
        "sketch", sa.LargeBinary, nullable=False
    ),  # sketch of the wording, see communique.record.wording
    sa.Index("articles_day", sa.text("coalesce(published, '')"), "id"),
)
ARTICLE_DAY = "coalesce(articles.published, '')"
"""The SQL by which articles are ordered. It is the expression of their index, so that the index is used."""

who = sa.Table(
    "who",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    # The name in lower case, since the stores' lower() differ beyond ASCII
    sa.Column("folded", sa.Text, nullable=False),
    sa.Column("country", sa.Text, index=True),
    sa.Column("sectors", sa.Text, nullable=False),  # joined with ";"
    sa.Column("known_as", sa.Text, index=True),
    sa.Column("kind", sa.Text),
)

actors = sa.Table(
    "actors",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    col.article(),
    sa.Column("local_id", sa.Text, nullable=False),
    sa.Column("who", sa.Text, sa.ForeignKey("who.id"), nullable=False),
    sa.Column("role", sa.Text),
    sa.Column("member_of", sa.Text),
    sa.Column("score", sa.Double),  # of communique.model.Actor, as is basis
    sa.Column("basis", sa.Text, nullable=False),  # a JSON list
    sa.Index("actors_who", "who", "score", "id"),
    sa.Index("actors_roles", "who", "role", "article", "id"),
)

mentions = sa.Table(
    "mentions",
    metadata,
    sa.Column("actor", sa.Text, sa.ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True),
    col.position(),
    *col.span(),
    sa.Column("kind", sa.Text, nullable=False),
)

places = sa.Table(
    "places",
    metadata,
    col.article(key=True),
    col.position(),
    *col.span(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("country", sa.Text),
    sa.Column("lat", sa.Double),
    sa.Column("lon", sa.Double),
    sa.Column("precision", sa.Text, nullable=False),
    sa.Column("geonames", sa.Integer),
)

times = sa.Table(
    "times",
    metadata,
    col.article(key=True),
    col.position(),
    *col.span(),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("value", sa.Text),
)

amounts = sa.Table(
    "amounts",
    metadata,
    col.article(key=True),
    col.position(),
    *col.span(),
    sa.Column("value", sa.Double),
    sa.Column("unit", sa.Text),
)

# Numbers of rows of each article in the large tables; their sums are the sizes of these tables.
tallies = sa.Table(
    "tallies",
    metadata,
    col.article(key=True),
    *(sa.Column(name, sa.Integer, nullable=False) for name in ("n_actors", "n_reports", "n_statements")),
    sqlite_with_rowid=False,
)

# Events as the articles report them, before merging.
reports = sa.Table(
    "reports",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    col.article(),
    sa.Column("local_id", sa.Text, nullable=False),
    sa.Column("event", sa.Text, nullable=False, index=True),
    sa.Column("is_rejected", sa.Boolean, nullable=False),
    *col.coded(),
    *col.span("trigger"),
    *col.span("sentence"),
    sa.Column("sentence", sa.Text, nullable=False),
    # Approximate: counted from 1 by punctuation and line breaks
    sa.Column("sentence_number", sa.Integer, nullable=False),
    sa.Column("reported_by", sa.Text),
    # The day under which merging looks for it: its own, else that of its article
    sa.Column("filed_day", sa.Text),
    sa.Column("is_merged", sa.Boolean, nullable=False, index=True),
    sa.Index("reports_filed", "filed_day"),
    col.flag_index("reports", "is_rejected"),
    sa.Index("reports_long", "day_precision", "day_start"),
)

parties = sa.Table(
    "parties",
    metadata,
    sa.Column("report", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("side", sa.Text, primary_key=True),  # source or target
    col.position(),
    *col.span(),
    sa.Column("actor", sa.Text),
    sa.Column("who", sa.Text, sa.ForeignKey("who.id"), nullable=False),
)

# Events, each with one or more reports.
events = sa.Table(
    "events",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    *col.coded(),
    sa.Column("day", sa.Text, nullable=False),  # see communique.record.dating; "" if unknown
    sa.Column("is_rejected", sa.Boolean, nullable=False),
    sa.Column("verdict", sa.Text),  # accepted or corrected by a person, else null
    sa.Column("report", sa.Text, nullable=False),  # the report that represents it
    sa.Column("n_reports", sa.Integer, nullable=False),
    sa.Column("n_articles", sa.Integer, nullable=False),
    sa.Column("n_sites", sa.Integer, nullable=False),
    sa.Index("events_day", "day", "id", *col.SUMMED),
    sa.Index("events_type_day", "type", "day", "id", *col.SUMMED),
    sa.Index("events_quads", "day", *col.SUMMED),
    col.flag_index("events", "is_rejected"),
)

event_parties = sa.Table(
    "event_parties",
    metadata,
    sa.Column("event", sa.Text, sa.ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("side", sa.Text, primary_key=True),
    col.position(),
    sa.Column("who", sa.Text, sa.ForeignKey("who.id"), nullable=False),
    sa.Column("country", sa.Text),
    # Whether an earlier party has the same country; without these rows, each event of a country occurs once
    sa.Column("is_repeat", sa.Boolean, nullable=False),
    *col.repeated(),
    sa.Index("event_parties_who", "who", "day", "event", *col.FILTERED),
    sa.Index("event_parties_country", "country", "day", "event", *col.SUMMED, "is_repeat", "side"),
    # A country may take part in very many events; this index finds those of a rare type.
    sa.Index("event_parties_type", "country", "type", "day", "event", *col.SUMMED, "is_repeat"),
)

# Parties by the articles that report their events: answers a search for words and an actor, in the order of listings.
event_articles = sa.Table(
    "event_articles",
    metadata,
    sa.Column("event", sa.Text, sa.ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    # The number of the article, which the full-text index has too
    sa.Column("article_n", col.NUMBER, primary_key=True, autoincrement=False),
    sa.Column("who", sa.Text, primary_key=True),
    sa.Column("country", sa.Text),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("is_rejected", sa.Boolean, nullable=False),
    sa.Index("event_articles_who", "who", "day", "event", "article_n", "is_rejected"),
    sa.Index("event_articles_country", "country", "day", "event", "article_n", "is_rejected"),
    sqlite_with_rowid=False,
)

# Pairs of countries that take part in an event as two parties, in order of code; both may be the same country.
event_pairs = sa.Table(
    "event_pairs",
    metadata,
    sa.Column("event", sa.Text, sa.ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("one", sa.Text, primary_key=True),
    sa.Column("two", sa.Text, primary_key=True),
    # 1: one acted on two; 2: two acted on one; 3: both; 0: neither
    sa.Column("way", sa.Integer, nullable=False),
    *col.repeated(),
    sa.Index("event_pairs_day", "one", "two", "day", "event", "way", *col.FILTERED),
    sa.Index("event_pairs_quads", "one", "two", "way", "quad", "day", "is_rejected"),
)

# Pairs of reports found to be of the same event, with the score and the reasons for and against.
pairs = sa.Table(
    "pairs",
    metadata,
    sa.Column("left", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    sa.Column(
        "right", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, index=True
    ),
    sa.Column("score", sa.Double, nullable=False),
    sa.Column("reasons", sa.Text, nullable=False),
)

# Ids of events that were merged into another.
redirects = sa.Table(
    "redirects",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("event", sa.Text, nullable=False, index=True),
)

statements = sa.Table(
    "statements",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    col.article(),
    sa.Column("local_id", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("speaker", sa.Text),
    sa.Column("speaker_who", sa.Text, sa.ForeignKey("who.id"), index=True),
    *col.span("speaker", null=True),
    *col.span("cue", null=True),
    sa.Column("cue", sa.Text),
    sa.Column("content_spans", sa.Text, nullable=False),  # JSON [[start, end], …]
    sa.Column("content", sa.Text, nullable=False),  # the spans' text, joined with " … "
    sa.Column("addressee", sa.Text),
    sa.Column("addressee_who", sa.Text, sa.ForeignKey("who.id")),
    *col.when(),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("confidence", sa.Double, nullable=False),
    sa.Column("is_rejected", sa.Boolean, nullable=False),
    sa.Column("verdict", sa.Text),
    sa.Index("statements_day", "day", "id"),
    col.flag_index("statements", "is_rejected"),
)

problems = sa.Table(
    "problems",
    metadata,
    col.page(),
    col.position(),
    sa.Column("code", sa.Text, nullable=False, index=True),
    sa.Column("message", sa.Text, nullable=False),
    *col.span(null=True),
)

# What people decided. Rows are only ever added: an undo is a row too.
judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("n", col.NUMBER, sa.Identity(), primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("entry", sa.Text, nullable=False, index=True),
    sa.Column("verb", sa.Text, nullable=False),  # accept, reject, correct, merge, split, undo
    sa.Column("field", sa.Text),
    sa.Column("value", sa.Text),  # JSON
    # The second entry of merge and split, the judgement that undo undoes
    sa.Column("other", sa.Text, index=True),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),  # UTC, ISO 8601
    sa.Column("why", sa.Text),
    # JSON: the entries as they were, by which they are found in a newer reading
    sa.Column("anchor", sa.Text, nullable=False),
    # Readings that entry and other are from
    sa.Column("reading_id", sa.Text, index=True),
    sa.Column("other_reading_id", sa.Text, index=True),
    sa.Column("digest", sa.Text, nullable=False),  # SHA-256 of the other columns but n
)

# The judgements in force, with the entries that they are about now: the original ones, or similar ones in a newer reading.
judged = sa.Table(
    "judged",
    metadata,
    sa.Column("judgement", sa.Text, sa.ForeignKey("judgements.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("role", sa.Text, primary_key=True),  # entry or other
    sa.Column("entry", sa.Text, nullable=False, index=True),
)

WHO_COLUMNS = tuple(
    (table, column)
    for table in metadata.sorted_tables
    for column in table.columns
    if any(key.column is who.c.id for key in column.foreign_keys)
)
"""Tables and columns that refer to ``who``."""

DERIVED = (
    "articles",
    "tallies",
    "actors",
    "mentions",
    "places",
    "times",
    "amounts",
    "reports",
    "parties",
    "statements",
    "problems",
)
"""Tables derived from one reading, in the order of writing."""
