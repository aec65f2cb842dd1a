from __future__ import annotations

import dataclasses
import time

import pytest

from communique.model import Span
from communique.reading.names import Name
from communique.reading.statements.attributions import (
    Attribution,
    add_layouts,
    attribute_quotations,
    keep_most_confident,
    resolve_contested,
)
from communique.reading.statements.finding import _mended, _merge, _of_paragraph
from communique.reading.statements.quotations import find_quotations
from tests.reading.pointing import span


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“We agree,” he said.", ["“We agree,”"]),
        ('"We agree," he said. "Fully."', ['"We agree,"', '"Fully."']),
        ("He called it “a start.\nNothing closed it.", ["“a start."]),
        ("A stray closing mark” stays.", []),
        ('A 6" pipe is no quotation.', []),
        ("«Non», a-t-il dit", ["«Non»"]),
        ("'The ministers' plan isn't ours,' he said. 'No.'", ["'The ministers' plan isn't ours,'", "'No.'"]),
        ("‘It’s “over”,’ he said of a ‘long war’.", ["‘It’s “over”,’", "‘long war’"]),
        ("The '90s and rock 'n roll, the workers' plan.", []),
        ("'A mark that nothing closes stays alone.", []),
        ('He spoke of “a start" and of "no end.” It rained. “Yes.”', ['“a start"', '"no end.”', "“Yes.”"]),
        (
            "\"It rained for days,'' he said. \"The river rose.’’ It fell.",
            ["\"It rained for days,''", '"The river rose.’’'],
        ),
        ("“The “Port Plan” is dead,” he said.", ["“The “Port Plan” is dead,”"]),
        ('"It rained. "The river rose," she said.', ['"It rained. "The river rose,"']),
        ('"We stay. He asked for "more time," she said.', ['"We stay.', '"more time,"']),
        ('"They took “what we had," he said. "All of it."', ['"They took “what we had,"', '"All of it."']),
        ('It fell."We leave," he said."Soon."', ['"We leave,"', '"Soon."']),
        ("„Ja“, sagte er. „Nein.“", ["„Ja“", "„Nein.“"]),
        ("", []),
    ],
)
def test_quotations_keep_to_their_paragraph(text: str, quotations: list[str]) -> None:
    assert [q.of(text) for q in find_quotations(text)] == quotations


@pytest.mark.parametrize(
    "mark", ['"', "“", "”", "«", "„“", '" “', ' "a', "“a. ", "'", " 'a", "'a ", " '“", "'a, "]
)
def test_ten_thousand_marks_take_no_time(mark: str) -> None:
    began = time.process_time()  # of this process: others may be at work
    find_quotations(mark * (100_000 // len(mark)))
    assert time.process_time() - began < 1


def spoken(text: str, said: str, cue: str, speaker: str) -> Attribution:
    return Attribution(
        kind="direct",
        speaker=span(text, speaker),
        cue=span(text, cue),
        content=(span(text, said),),
        confidence=0.9,
    )


def test_a_quotation_goes_on_in_its_paragraph() -> None:
    text = "“We leave tomorrow,” Diallo said. “Nobody asked us to stay here.”"
    (statement,) = attribute_quotations(
        text, [spoken(text, "“We leave tomorrow,”", "said", "Diallo")], find_quotations(text)
    )
    assert [c.of(text) for c in statement.content] == [
        "“We leave tomorrow,”",
        "“Nobody asked us to stay here.”",
    ]


def test_a_post_may_tell_what_another_said() -> None:
    text = "The mayor says the port stays open. — Dana Ruiz (@ruiz)"
    told = dataclasses.replace(
        spoken(text, "The mayor says the port stays open.", "Dana", "Dana Ruiz"), cue=None
    )
    within = spoken(text, "the port stays open", "says", "The mayor")
    assert add_layouts(text, [within], [told]) == [told, within]
    outside = spoken(text, "The mayor says the port stays open.", "—", "Dana Ruiz")
    assert add_layouts(text, [outside], [told]) == [outside]


@pytest.mark.parametrize(("speaker", "sure", "kind"), [("Ruiz", 0.8, "direct"), ("mayor", 0.3, "indirect")])
def test_what_the_layout_tells_too_is_as_sure_and_direct_as_the_layout(
    speaker: str, sure: float, kind: str
) -> None:
    text = "The mayor keeps the port open. — Dana Ruiz (@ruiz)"
    words = "The mayor keeps the port open."
    told = dataclasses.replace(spoken(text, words, "—", "Dana Ruiz"), cue=None, confidence=0.8)
    found = dataclasses.replace(spoken(text, words, "—", speaker), kind="indirect", confidence=0.3)
    (one,) = add_layouts(text, [found], [told])
    assert (one.confidence, one.kind) == (sure, kind)


def test_a_quoted_paragraph_goes_on_from_the_one_before() -> None:
    text = "“We leave tomorrow,” Diallo said.\n\n“Nobody asked us to stay here.”\n\n“A stranger says something else.” It was a sign."
    first = spoken(text, "“We leave tomorrow,”", "said", "Diallo")
    statements = attribute_quotations(text, [first], find_quotations(text))
    assert [s.content[0].of(text) for s in statements] == [
        "“We leave tomorrow,”",
        "“Nobody asked us to stay here.”",
    ]
    assert statements[1].cue is None
    assert statements[1].speaker == first.speaker


def test_words_of_several_paragraphs_go_on_in_the_next() -> None:
    text = "Diallo said: “We leave tomorrow.\n\n“We leave by sea.\n\n“Nobody asked us to stay here.”"
    first, second, _ = find_quotations(text)
    told = dataclasses.replace(spoken(text, first.of(text), "said", "Diallo"), content=(first, second))
    assert [a.content[0].of(text) for a in attribute_quotations(text, [told], find_quotations(text))] == [
        "“We leave tomorrow.",
        "“Nobody asked us to stay here.”",
    ]


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Diallo said the roof leaked.", "Diallo"),
        ("The roof leaked, Diallo said.", "Diallo"),
        ("Diallo said the roof leaked. Rain came in.", None),
        ("“My mother said the roof leaked.”", None),  # whoever speaks there is not named
    ],
)
def test_a_quoted_paragraph_goes_on_from_what_was_told_last(before: str, who: str | None) -> None:
    text = f"{before}\n\n“Nobody came to mend it for us.”"
    told = spoken(text, "he roof leaked", "said", "Diallo" if "Diallo" in text else "My mother")
    told = dataclasses.replace(told, kind="indirect")
    speakers = [
        a.speaker and a.speaker.of(text) for a in attribute_quotations(text, [told], find_quotations(text))
    ]
    assert speakers[1:] == ([who] if who else [])


def test_a_word_in_quotation_marks_is_no_statement() -> None:
    text = "“We leave tomorrow,” Diallo said. They call it “the long road”."
    assert (
        len(
            attribute_quotations(
                text, [spoken(text, "“We leave tomorrow,”", "said", "Diallo")], find_quotations(text)
            )[0].content
        )
        == 1
    )


def test_the_same_words_of_one_speaker_are_one_statement_the_surest() -> None:
    text = "The ministry released a statement that the talks had ended. It was glad, Oslo said."
    one = spoken(text, "that the talks had ended", "released", "The ministry")
    surer = dataclasses.replace(
        spoken(text, "that the talks had ended.", "a statement", "The ministry"), confidence=0.95
    )
    other = spoken(text, "the talks had ended", "said", "Oslo")
    assert keep_most_confident([one, surer, other]) == [surer, other]


def test_many_statements_of_nobody_take_no_long_time() -> None:
    many = [
        Attribution(
            kind="indirect",
            speaker=None,
            cue=None,
            content=(Span(start=9 * n, end=9 * n + 8),),
            confidence=0.5,
        )
        for n in range(4000)
    ]
    began = time.process_time()
    assert keep_most_confident(many) == many
    assert time.process_time() - began < 2


def test_quotations_between_statements_go_on_from_the_one_before_them() -> None:
    text = (
        "“We are ready,” Oslo said. “There is no need to wait any longer.” It rained. “The door is open to all of them.” "
        "“It is late by now,” Bern said."
    )
    first = spoken(text, "“We are ready,”", "said", "Oslo")
    last = spoken(text, "“It is late by now,”", "Bern said", "Bern")
    whole = attribute_quotations(text, [first, last], find_quotations(text))
    assert [[c.of(text) for c in a.content] for a in whole] == [
        ["“We are ready,”", "“There is no need to wait any longer.”", "“The door is open to all of them.”"],
        ["“It is late by now,”"],
    ]


def test_a_quotation_that_two_claim_belongs_to_the_nearer() -> None:
    text = "“We will not leave,” Diallo said in French. “Nor will we,” the crowd answered."
    both = find_quotations(text)
    found = [
        dataclasses.replace(spoken(text, "“We will not leave,”", "said", "Diallo"), content=tuple(both)),
        dataclasses.replace(spoken(text, "“Nor will we,”", "answered", "the crowd"), content=tuple(both)),
    ]
    assert [[c.of(text) for c in s.content] for s in resolve_contested(text, found, both)] == [
        ["“We will not leave,”"],
        ["“Nor will we,”"],
    ]


def test_a_speaker_keeps_a_quotation_under_two_cues() -> None:
    text = "“We will not leave,” Diallo said, and repeated."
    found = [spoken(text, "“We will not leave,”", cue, "Diallo") for cue in ("said", "repeated")]
    assert resolve_contested(text, found, find_quotations(text)) == found


def test_who_loses_a_quotation_is_told_by_what_is_left() -> None:
    text = "The crowd said that all was well. “We will not leave,” Diallo said."
    (quotation,) = find_quotations(text)
    plain = spoken(text, "that all was well", "said", "The crowd")
    found = [
        dataclasses.replace(plain, content=(*plain.content, quotation), kind="mixed"),
        dataclasses.replace(spoken(text, quotation.of(text), "Diallo said", "Diallo"), kind="direct"),
    ]
    assert [one.kind for one in resolve_contested(text, found, [quotation])] == ["indirect", "direct"]


def test_each_part_of_what_is_said_is_made_whole() -> None:
    text = "The terms of the deal were not yet told, Diallo said, adding that nobody had seen them."
    parts = ("The terms of the deal were", "adding that")
    made = spoken(text, "The terms", "said", "Diallo")
    content = tuple(spoken(text, part, "said", "Diallo").content[0] for part in parts)
    whole = _mended(text, dataclasses.replace(made, content=content), [], [], [])
    assert [c.of(text) for c in whole.content] == ["The terms of the deal were not yet told"]


def test_what_is_said_holds_whole_names() -> None:
    text = "Diallo asked Ann Otieno to resign."
    made = spoken(text, "Otieno to resign", "asked", "Diallo")
    at = text.index("Ann")
    names = [Name(start=at, end=at + len("Ann Otieno"), label="Person", score=0.9)]
    assert [c.of(text) for c in _mended(text, made, [], [], names).content] == ["Ann Otieno to resign"]


def test_words_without_marks_are_of_the_paragraph_of_their_cue() -> None:
    text = "Prices rise.\n\nThe bank said rates may fall.\n\n“They will,” it said.\n\nSeoul waits."
    parts = [
        spoken(text, said, "said", "The bank").content[0]
        for said in ("Prices rise", "rates may fall", "“They will,”")
    ]
    cue = spoken(text, "rates", "said", "The bank").cue
    assert cue is not None
    kept = _of_paragraph(text, parts, cue, find_quotations(text))
    assert [span.of(text) for span in kept] == ["rates may fall", "“They will,”"]
    assert _of_paragraph(text, parts[:1], cue, []) == parts[:1]


@pytest.mark.parametrize(
    ("first", "second", "parts"),
    [
        ("the river had", "over the lower town", 1),  # the network left "burst its banks" out
        ("the river had", "rose by night", 2),  # another sentence
        ("the river had", "which nobody saw", 2),  # an aside
        ("the river had", "as it", 2),  # the cue stands between
        ("burst", "banks", 1),
    ],
)
def test_a_hole_within_a_clause_is_no_end_of_what_is_said(first: str, second: str, parts: int) -> None:
    text = (
        "Ilo said the river had burst its banks over the lower town, he and others of the council, which nobody saw, "
        "told as it was. Water rose by night."
    )
    spans = [span(text, part) for part in (first, second)]
    told = Span(start=text.index("told"), end=text.index("told") + 4)
    assert len(_merge(text, spans, [told])) == parts
