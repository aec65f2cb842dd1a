"""Acts told one after another in a sentence: whose the second is, and what it is done for."""

import pytest

from communique.reading.events.sequels import is_reason_for, share_subject
from tests.reading.pointing import span


@pytest.mark.parametrize(
    ("text", "first", "second", "shared"),
    [
        ("Mali met the rebels in Aden and later promised them seats.", "met", "promised", True),
        ("Mali met the rebels, openly promising them seats.", "met", "promising", True),
        ("Mali fines the bank and blames its owner.", "fines", "blames", True),
        ("Mali fined Chad and, on the last day of talks, sued it.", "fined", "sued", True),
        # Somebody else may do the second.
        ("Mali met Chad, which blamed it.", "met", "blamed", False),
        ("Mali fined Chad and it blamed the press.", "fined", "blamed", False),
        ("Mali fined Chad because it lied and blamed the press.", "fined", "blamed", False),
        ("Mali was fined and blamed Chad.", "fined", "blamed", False),
        ("Mali fined Chad; it met and blamed the press.", "fined", "blamed", False),
        ("Mali fined Chad, blamed for it.", "fined", "blamed", False),
        ("Mali met Chad and promising rebels.", "met", "promising", False),
        ("Talk of peace and blamed men.", "Talk", "blamed", False),
        ("Mali praised “peace and blamed men.”", "praised", "blamed", False),
    ],
)
def test_one_subject_of_two_acts(text, first, second, shared):
    assert share_subject(text, span(text, first), span(text, second)) is shared


@pytest.mark.parametrize(
    ("text", "first", "source", "target", "second", "held"),
    [
        ("Mali fined Chad for shelling Togo.", "fined", "Mali", "Chad", "shelling", True),
        ("Mali thanked Chad on Friday for helping it.", "thanked", "Mali", "Chad", "helping", True),
        ("Mali accused Chad of shelling Togo.", "accused", "Mali", "Chad", "shelling", True),
        ("Chad was fined by Mali for not freeing him.", "fined", "Mali", "Chad", "freeing", True),
        ("Chad was fined for shelling Mali.", "fined", None, "Chad", "shelling", True),
        # Who is named only after the second act, or in another clause, has not done it.
        ("It is fined for pressing Mali.", "fined", None, "Mali", "pressing", False),
        ("Mali fined Chad and left for shelling Togo.", "fined", "Mali", "Chad", "shelling", False),
        ("Mali fined Chad for the shelling.", "fined", "Mali", "Chad", "shelling", False),
        ("Mali fined Chad for blame.", "fined", "Mali", "Chad", "blame", False),
        ("It is fined for shelling Mali.", "fined", None, None, "shelling", False),
    ],
)
def test_whom_something_is_done_to_did_what_it_is_done_for(text, first, source, target, second, held):
    sources, targets = ([span(text, words)] if words else [] for words in (source, target))
    assert is_reason_for(text, span(text, first), sources, targets, span(text, second)) is held
