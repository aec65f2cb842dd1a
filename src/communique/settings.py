"""Settings and limits; each is changed by the environment variable ``COMMUNIQUE_<NAME>``."""

from __future__ import annotations

import os
from dataclasses import dataclass

from communique.errors import CommuniqueError


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting; its values are integers of at least ``least``."""

    name: str
    default: int
    unit: str
    help: str
    least: int = 0


SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="page_bytes",
        default=20_000_000,
        unit="bytes",
        help="Size of the largest page, decoded; larger pages are refused.",
    ),
    Setting(
        name="archive_bytes",
        default=4_000_000_000,
        unit="bytes",
        help="Most bytes, unpacked, that are taken out of one `.zip` or `.eml`.",
    ),
    Setting(
        name="archive_files",
        default=100_000,
        unit="files",
        help="Most files that are taken out of one `.zip` or `.eml`.",
    ),
    Setting(
        name="fetch_seconds",
        default=30,
        unit="s",
        help="Longest time that a fetch may take, including redirects.",
    ),
    Setting(name="redirects", default=5, unit="hops", help="Most redirects that are followed."),
    Setting(
        name="batch_articles",
        default=32,
        unit="articles",
        help="Articles that are extracted and tokenized together; a worker takes this many at a time.",
        least=1,
    ),
    Setting(
        name="busy_seconds",
        default=60,
        unit="s",
        help="Longest wait for another process that writes to the same record.",
    ),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}


def get(name: str) -> int:
    """Return the setting ``name``: the value in the environment, else the default.

    Raises:
        KeyError: there is no such setting.
        CommuniqueError: the value in the environment is not an integer, or too small.

    >>> get("redirects")
    5

    """
    setting = _BY_NAME[name]
    variable = f"COMMUNIQUE_{name.upper()}"
    given = os.environ.get(variable)
    if given is None:
        return setting.default
    refusal = CommuniqueError(f"{variable} is {given!r}; give a whole number, {setting.least} or more")
    try:
        value = int(given)
    except ValueError:
        raise refusal from None
    if value < setting.least:
        raise refusal
    return value
