"""Profiles of actors: their first counterparts and roles, as many as a page shows.

A country may take part in hundreds of thousands of events, which takes seconds to count; so the profiles of such countries
are computed in advance.
"""

from __future__ import annotations

from sqlalchemy.engine import Connection

from communique.record.queries.actors import counterparts, role_rows
from communique.record.queries.answers import Profile
from communique.record.queries.sums import Sums

OTHERS, ROLES = 20, 60
"""The most counterparts and roles in a profile."""
MANY = 20_000
"""The number of events from which the profile of a country is computed in advance."""


def profile(connection: Connection, name: str) -> Profile:
    """Return the profile of the actors that ``name`` matches."""
    others, roles = counterparts(connection, name), role_rows(connection, name)
    return Profile(
        others=tuple(others[:OTHERS]),
        n_others=len(others),
        roles=tuple(roles[:ROLES]),
        n_roles=len(roles),
    )


def busy_profiles(connection: Connection, sums: Sums) -> dict[str, Profile]:
    """Return the profiles, by code, of the countries that have at least :data:`MANY` events in the sums."""
    totals = {key[1]: sum(row.n for row in months) for key, months in sums.items() if key[0] == "country"}
    return {code: profile(connection, code) for code, total in totals.items() if total >= MANY}
