"""SQL views for people who query a record themselves: events, their parties, statements, without rejected ones."""

from __future__ import annotations

VIEWS = {
    "event_list": """CREATE VIEW event_list AS
       SELECT e.id, e.day, e.day_start, e.day_end, e.day_precision, e.type, e.mode, e.quad, e.announces, e.status,
              e.intensity, e.confidence, e.place, e.place_country, e.lat, e.lon, e.n_reports, e.n_articles,
              r.sentence, a.title, a.site, a.url, a.published
       FROM events e JOIN reports r ON r.id = e.report JOIN articles a ON a.id = r.article
       WHERE NOT e.is_rejected""",
    "event_party_list": """CREATE VIEW event_party_list AS
       SELECT p.event, p.side, p.position, w.name, w.country, w.sectors, w.known_as
       FROM event_parties p JOIN who w ON w.id = p.who""",
    "statement_list": """CREATE VIEW statement_list AS
       SELECT s.id, s.day, s.kind, w.name AS speaker, w.country AS speaker_country, s.cue, s.content, s.confidence,
              a.title, a.site, a.url, a.published
       FROM statements s LEFT JOIN who w ON w.id = s.speaker_who JOIN articles a ON a.id = s.article
       WHERE NOT s.is_rejected""",
}
