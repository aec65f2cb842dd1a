"""One table of settings and limits: name, default, unit, help. Each can be set by ``COMMUNIQUE_<NAME>``."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting: its name, default, unit and what it does."""

    name: str
    default: int | float
    unit: str
    help: str


SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="page_bytes",
        default=20_000_000,
        unit="bytes",
        help="Largest page, decoded; larger ones are refused.",
    ),
    Setting(
        name="fetch_seconds",
        default=30,
        unit="s",
        help="Longest time one fetch may take, redirects included.",
    ),
    Setting(name="redirects", default=5, unit="hops", help="Most redirects followed."),
    Setting(
        name="batch_articles",
        default=32,
        unit="articles",
        help="Articles that are drawn and cut into word pieces together; workers take as many at a time.",
    ),
    Setting(
        name="busy_seconds",
        default=60,
        unit="s",
        help="Longest wait for another process that writes the same record.",
    ),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}


def get(name: str) -> int | float:
    """Return the setting ``name``: the environment's value where there is one, else the default.

    Raises:
        KeyError: there is no such setting.
        ValueError: the environment's value is not a number.

    >>> get("redirects")
    5

    """
    setting = _BY_NAME[name]
    value = os.environ.get(f"COMMUNIQUE_{name.upper()}")
    return setting.default if value is None else type(setting.default)(value)
