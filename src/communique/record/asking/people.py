"""Queries for actors, across articles, and for who deals with whom."""

from __future__ import annotations

from communique.record import queries
from communique.record.asking.base import Questions
from communique.record.frames import Rows
from communique.record.queries.answers import (
    ActorRow,
    PairRow,
    Party,
    PartyRow,
    Profile,
    Quads,
    RoleRow,
)
from communique.record.queries.filters import EventFilters


class People(Questions):
    """Queries for actors."""

    def actors(self) -> list[ActorRow]:
        """Return all actors that take part in an event or speak, those with most entries first.

        >>> [(actor.name, actor.did, actor.received, actor.said) for actor in record.actors()][:3]
        [('Moon Jae-in', 2, 0, 1), ('Donald Trump', 2, 0, 0), ('army', 2, 0, 0)]
        """
        with self._store.reading() as connection:
            return queries.actor_rows(connection)

    def names_of(self, name: str) -> list[Party]:
        """Return the parties that ``name`` (as ``actor`` in :meth:`events`) matches: with a knowledge id first, then by name.

        >>> [str(party) for party in record.names_of("moon")]
        ['Moon Jae-in (KOR)']
        """
        with self._store.reading() as connection:
            return queries.names_of(connection, name)

    def roles(self, name: str) -> list[RoleRow]:
        """Return the roles of the actors that ``name`` matches (as in :meth:`names_of`), in order of their first article.

        >>> [(was.role, was.first, was.score, was.basis) for was in record.roles("moon")]
        [('President', '2019-04-10', 0.9, ('known by name', 'President of KOR; on the day'))]
        """
        with self._store.reading() as connection:
            return queries.role_rows(connection, name)

    def counterparts(self, name: str) -> list[tuple[ActorRow, Quads]]:
        """Return the actors that share events with ``name`` (as in :meth:`names_of`), and their number by quad class.

        Those with most events come first. ``did`` and ``received`` count the events in which the counterpart is a source,
        or a target.

        >>> [(other.name, quads) for other, quads in record.counterparts("KOR")]
        [('Donald Trump', (2, 0, 0, 0))]
        """
        with self._store.reading() as connection:
            return queries.counterparts(connection, name)

    def profile(self, name: str) -> Profile:
        """Return the first 20 of :meth:`counterparts` and the first 60 of :meth:`roles`, and the number of each.

        >>> found = record.profile("KOR")
        >>> found.n_others, found.n_roles == len(record.roles("KOR"))
        (1, True)
        """
        mark, found = self._profiles
        if name in found and mark == self._store.stamp():
            return found[name]
        with self._store.reading() as connection:
            return queries.profile(connection, name)

    def sum_up_people(self) -> None:
        """Precompute the profiles of countries with very many events, so that :meth:`profile` answers at once.

        Call :meth:`sum_up` before: its sums tell which countries these are. The profiles are used until the record changes.

        >>> record.sum_up_people()
        """
        if self._sums is not None and self._profiles[0] != self._sums[0]:
            mark, sums = self._sums
            with self._store.reading() as connection:
                self._profiles = mark, queries.busy_profiles(connection, sums)

    def parties(self, *, limit: int | None = None) -> Rows[PartyRow]:
        """Yield the parties of events that are not rejected, those with most events first.

        >>> [(str(row.party), row.n_events) for row in record.parties(limit=2)]
        [('Moon Jae-in (KOR)', 2), ('Donald Trump (USA)', 2)]
        """
        return self._rows(PartyRow, lambda connection: queries.party_rows(connection, limit=limit))

    def pairs(self, *, since: str | None = None, until: str | None = None) -> list[PairRow]:
        """Return the pairs of countries between which there are events, those with most events first.

        An event counts for each pair of a source and a target. One with sources only, such as a telephone call,
        counts in both directions.

        Args:
            since: the first day, month or year (ISO 8601).
            until: the last one, included.

        >>> record.pairs(until="2019-12-31")[0]
        PairRow(source='KOR', target='USA', quads=(2, 0, 0, 0))

        """
        given: EventFilters = {"since": since, "until": until}
        days = queries.normalise_filters(given, EventFilters)
        with self._store.reading() as connection:
            return queries.country_pairs(connection, since=days["since"], until=days["until"])
