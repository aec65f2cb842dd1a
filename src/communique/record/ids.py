"""Ids made from content: an entry has the same id on any machine and in any order of reading.

=======  =======================================================
prefix   entry and what identifies it
=======  =======================================================
``pg_``  page: the reading's id and the article's text
``ar_``  article: as its page
``ac_``  actor within an article: its name and kind
``rp_``  report, an article's event: type, trigger and the spans of its parties
``ev_``  event: the smallest of its reports' hashes
``st_``  statement: the spans of its content and of its speaker
``wh_``  party across articles: name, country, sectors, knowledge id, kind
``ju_``  judgement: all its fields
=======  =======================================================
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import Any

import orjson

_LENGTH = 26  # base32 characters, 130 bits: no collision is expected among 10^15 entries


def content_id(prefix: str, *fields: Any) -> str:
    """Return the id of an entry that ``fields`` (any values that JSON can hold) identify.

    >>> content_id("ac", "ar_x", "Moon Jae-in", "person")
    'ac_adqr2bukkex3svsq6xhwygjbua'
    """
    digest = hashlib.sha256(orjson.dumps(fields)).digest()
    return f"{prefix}_{base64.b32encode(digest).decode().lower()[:_LENGTH]}"


def event_id(report: str) -> str:
    """Return the id of the event that consists of one report.

    >>> event_id("rp_abc")
    'ev_abc'
    """
    return f"ev_{report.removeprefix('rp_')}"


def report_id(event: str) -> str:
    """Return the id of the report whose hash is in the id of an event.

    >>> report_id("ev_abc")
    'rp_abc'
    """
    return f"rp_{event.removeprefix('ev_')}"


def of_report(entry: str) -> str:
    """Return the id of an entry; for an event :func:`report_id`.

    >>> of_report("ev_abc"), of_report("st_abc")
    ('rp_abc', 'st_abc')
    """
    return report_id(entry) if entry.startswith("ev_") else entry


def of_event(entry: str) -> str:
    """Return the id of an event; for a report :func:`event_id`.

    >>> of_event("rp_abc"), of_event("ev_abc")
    ('ev_abc', 'ev_abc')
    """
    return entry if entry.startswith("ev_") else event_id(entry)


def row_digest(row: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a row without its columns ``digest`` and ``n``.

    >>> row_digest({"n": 7, "entry": "ev_1", "digest": "?"})[:8]
    'be23a8ce'
    """
    plain = [[name, row[name]] for name in sorted(row.keys() - {"n", "digest"})]
    return hashlib.sha256(orjson.dumps(plain)).hexdigest()
