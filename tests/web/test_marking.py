from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.model import (
    Actor,
    Article,
    Block,
    Event,
    Mention,
    Participant,
    ReaderVersion,
    Reading,
    Span,
    Statement,
)
from communique.record import Kept
from communique.web.marking import parts_of

TEXT = "Seoul said — “we agreed”.\n\nThe North refused. 👋 Read more."
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


@given(st.lists(spans, max_size=4), st.lists(spans, max_size=8))
def test_whatever_overlaps_the_text_stays_as_it_is(blocks, found):
    place, kept_blocks = 0, []
    for start, end in sorted(blocks):
        if place <= start < end:
            kept_blocks.append(Block(kind="body", start=start, end=end))
            place = end
    made = [(start, end) for start, end in found if start < end]
    reading = Reading(
        id="r",
        article=Article(text=TEXT, blocks=tuple(kept_blocks)),
        actors=tuple(
            Actor(id=f"a{n}", name="x", kind="group", mentions=(Mention(start=a, end=b, kind="name"),))
            for n, (a, b) in enumerate(made)
        ),
        events=tuple(
            Event(
                id=f"e{n}",
                type="AID",
                status="asserted",
                trigger=Span(start=a, end=b),
                sentence=Span(start=a, end=b),
                confidence=0.5,
                sources=(Participant(actor=None, start=a, end=b),),
            )
            for n, (a, b) in enumerate(made)
        ),
        statements=tuple(
            Statement(id=f"s{n}", kind="direct", content=(Span(start=a, end=b),), confidence=0.5)
            for n, (a, b) in enumerate(made)
        ),
        reader=ReaderVersion(version="1"),
    )
    ids = {f"{kind}{n}": f"{kind}x{n}" for kind in "es" for n in range(len(made))}
    parts = parts_of(Kept(reading=reading, events=ids, statements=ids, actors={}))
    shown = "".join(run.text for part in parts for run in part.runs)
    assert "".join(shown.split()) == "".join(TEXT.split())
    anchors = [run.anchor for part in parts for run in part.runs if run.anchor]
    assert len(anchors) == len(set(anchors))


def test_text_outside_of_all_blocks_is_shown_as_not_read():
    reading = Reading(id="r", article=Article(text=TEXT, blocks=()), reader=ReaderVersion(version="1"))
    (part,) = parts_of(Kept(reading=reading, events={}, statements={}, actors={}))
    assert part.kind == "chrome"
    assert not part.is_read
