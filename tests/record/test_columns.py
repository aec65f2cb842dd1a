"""Columns that several tables have, by their names."""

from communique.record.columns import CODED, REPEATED, WHEN, WHERE
from communique.record.schema import event_pairs, event_parties, events, reports, statements
from communique.record.writing import OF_REPORT


def test_an_event_takes_from_its_report_all_that_both_tables_have():
    both = {column.name for column in events.columns} & {column.name for column in reports.columns}
    assert sorted(OF_REPORT) == sorted(both - {"id", "event"})


def test_names_are_those_of_the_tables_in_their_order():
    for names, tables in (
        (CODED, (reports, events)),
        (WHERE, (reports, events)),
        (WHEN, (reports, events, statements)),
        (REPEATED, (event_parties, event_pairs)),
    ):
        for table in tables:
            assert tuple(name for name in table.columns.keys() if name in names) == names  # noqa: SIM118
