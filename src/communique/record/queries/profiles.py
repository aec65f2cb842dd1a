"""With whom an actor deals and what it was, as a page has room for: the first of each, and how many there are.

A country may take part in hundreds of thousands of events, which takes seconds to go through: each of these is gone
through once, before anyone asks.
"""

from __future__ import annotations

from sqlalchemy.engine import Connection

from communique.record.queries.actors import counterparts, role_rows
from communique.record.queries.answers import Profile
from communique.record.queries.sums import Sums

OTHERS, ROLES = 20, 60
"""Most with whom an actor deals, and most of what it was, that a profile holds."""
MANY = 20_000
"""Events of a country that are worth going through ahead."""


def profile(connection: Connection, name: str) -> Profile:
    """Return the profile of whom ``name`` means."""
    others, roles = counterparts(connection, name), role_rows(connection, name)
    return Profile(
        others=tuple(others[:OTHERS]),
        n_others=len(others),
        roles=tuple(roles[:ROLES]),
        n_roles=len(roles),
    )


def busy_profiles(connection: Connection, sums: Sums) -> dict[str, Profile]:
    """Return the profiles, by code, of the countries that have at least ``MANY`` events by the sums."""
    totals = {key[1]: sum(row.n for row in months) for key, months in sums.items() if key[0] == "country"}
    return {code: profile(connection, code) for code, total in totals.items() if total >= MANY}
