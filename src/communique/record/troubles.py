"""Errors of a record as a whole, each with a code, what happened and what to do next.

What is wrong with one page is a problem of that page instead (:data:`communique.errors.CODES`).
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from communique.errors import RecordError

TROUBLES: Final[dict[str, tuple[str, str]]] = {
    "C0410": ("failed", "see the message of the store"),
    "C0411": (
        "is not a record: it is not an SQLite file, or its first page is damaged",
        "give another path, or restore a backup",
    ),
    "C0412": ("is damaged", "run `communique doctor` on it, or restore a backup"),
    "C0413": (
        "cannot be written: the disk is full",
        "free some space and run again, it goes on where it stopped",
    ),
    "C0414": (
        "cannot be written: the file or its folder is read-only",
        "change that, or copy it elsewhere",
    ),
    "C0415": ("cannot be opened", "check that its folder exists and may be written to"),
    "C0416": ("has been locked by another process for too long", "try again when that has finished"),
    "C0417": (
        "cannot be read or written: the disk reports an error",
        "check space, quota and largest file size, else copy the file to another disk",
    ),
    "C0418": ("cannot be reached", "check that the server runs and that the address is right, and run again"),
    "C0419": ("cannot be made into a frame: a library is missing", "pip install 'communique[frames]'"),
    "C0420": (
        "no longer has what was removed, but its file may still hold the words, as another process is reading it",
        "run the same command again when that has finished",
    ),
}
"""Code: (what happened to the record, what to do next)."""

# Parts of messages of the stores, in lower case, and their codes; the first that is found counts.
_SIGNS: tuple[tuple[str, str], ...] = (
    ("file is not a database", "C0411"),
    ("unsupported file format", "C0411"),
    ("malformed", "C0412"),
    # All statements are Communiqué's own, so one that fails means that the tables were changed
    ("no such column", "C0412"),
    ("has no column named", "C0412"),
    ("no such table", "C0412"),
    ("could not decode to utf-8", "C0412"),
    ("invalid page in block", "C0412"),
    ("disk is full", "C0413"),
    ("no space left", "C0413"),
    ("could not extend file", "C0413"),
    ("readonly database", "C0414"),
    ("read-only transaction", "C0414"),
    ("unable to open", "C0415"),
    ("database is locked", "C0416"),
    ("disk i/o error", "C0417"),
    ("connection", "C0418"),
    ("shutting down", "C0418"),
    ("starting up", "C0418"),
    ("terminating", "C0418"),
)


class TroubleError(RecordError):
    """A record as a whole cannot be opened, read or written.

    Args:
        code: one of :data:`TROUBLES`.
        address: the path or address of the record.
        detail: what the store says.

    >>> str(TroubleError("C0413", "news.sqlite"))
    'the record news.sqlite cannot be written: the disk is full; free some space and run again, it goes on where it stopped [C0413]'

    """

    def __init__(self, code: str, address: str, detail: str = "") -> None:
        self.code = code
        self.detail = detail
        what, advice = TROUBLES[code]
        said = f" ({detail})" if detail else ""
        super().__init__(f"the record {address} {what}; {advice}{said} [{code}]")


def trouble_of(error: BaseException, address: str) -> TroubleError:
    """Return the error to raise for an error of the database of the record at ``address``.

    >>> trouble_of(OSError("database or disk is full"), "news.sqlite").code
    'C0413'
    """
    original = getattr(error, "orig", None) or error
    detail = " ".join(str(original).split())  # a server puts its hints on further lines
    if isinstance(error, UnicodeDecodeError):  # text that the database itself holds
        return TroubleError("C0412", address, detail)
    code = next((code for sign, code in _SIGNS if sign in detail.lower()), None)
    if code is None and isinstance(error, sa.exc.DBAPIError) and error.connection_invalidated:
        code = "C0418"
    return TroubleError(code or "C0410", address, detail)
