"""What is said made whole: its holes closed, its end at the end of a clause, its start at a sentence's."""

from __future__ import annotations

import pytest

from communique.model import Span
from communique.reading.names import Name
from communique.reading.statements.clauses import balance, close_gaps, mend_end, mend_start, whole_names
from tests.reading.pointing import span


def spans(text: str, *parts: str) -> list[Span]:
    return [span(text, part) for part in parts]


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("He said troops were deployed along the northern border.", "troops were deployed along the", "troops were deployed along the northern border"),
        ("She said it was told by a group of top U.S. officials, all retired.", "it was told by a", "it was told by a group of top U.S. officials"),
        ("They said he kept out of politics and went home.", "he kept out of", "he kept out of politics"),
        ("She asks if talks held in secret are the way out.", "talks held in secret are", "talks held in secret are the way out"),
        ("They said guards do not patrol at night, as before.", "guards do not", "guards do not patrol at night"),
        ("They patrol oftener than the guards do, she said.", "oftener than the guards do", "oftener than the guards do"),
        ("They kept to the plan, they said.", "They kept to the plan", "They kept to the plan"),
        ("They said it goes back to World War I. It rained.", "it goes back to", "it goes back to World War I"),
        ("They kept out of\nWeather", "They kept out of", "They kept out of"),
        ("The ministry said of the", "ministry said of the", "ministry said of the"),
        ("He was told of the, minister said.", "He was told of the", "He was told of the"),
    ],
)  # fmt: skip
def test_what_ends_on_a_word_that_ends_nothing_goes_on(text: str, content: str, whole: str) -> None:
    at = text.index(content)
    assert mend_end(text, Span(start=at, end=at + len(content)), []).of(text) == whole


def test_what_goes_on_stops_before_its_cue() -> None:
    text = "They stood by the minister told reporters."
    content, cue = Span(start=0, end=17), Span(start=27, end=31)
    assert content.of(text).endswith("by the")
    assert mend_end(text, content, [cue]) == content


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("She said the talks had failed because neither side would give way.", "the talks had failed because neither side would give", "the talks had failed because neither side would give way"),
        ("She said the talks had failed because of a border dispute.", "the talks had failed because of a border", "the talks had failed because of a border dispute"),
        ("She said a verdict on all of the ministers would come by Nov. 15.", "a verdict on all of the ministers would come by Nov.", "a verdict on all of the ministers would come by Nov. 15"),
        ("She said that all of them had trust in Gen. Omar Bakri.", "that all of them had trust in", "that all of them had trust in Gen. Omar Bakri"),
        # a clause of its own follows, of which nothing is left
        ("She said the note – which he hid – was dull.", "the note – which", "the note"),
        ("She said the note -- which he hid -- was dull.", "the note -- which", "the note"),
        ("She said the tax would hit cars, which pollute.", "the tax would hit cars, which", "the tax would hit cars"),
        ("She said the port would stay open, but nobody believed it.", "the port would stay open, but", "the port would stay open"),
        ("She said they would lead to a higher deficit while Ilo called it small.", "they would lead to a higher deficit while", "they would lead to a higher deficit"),
        # a few words may be whole, and what follows tell of the saying
        ("She announced the charges Wednesday in Oslo.", "the charges", "the charges"),
        ("She said the talks had failed because of a border dispute according to aides.", "the talks had failed because of a border dispute", "the talks had failed because of a border dispute"),
        ("She said the talks had failed because of a border dispute on Tuesday.", "the talks had failed because of a border dispute", "the talks had failed because of a border dispute"),
        ("She said the work on the pumps is of no use and told the herders of it.", "the work on the pumps is of no use and", "the work on the pumps is of no use"),
        ("She said the herders had come from all over Chad and Niger.", "the herders had come from all over Chad and", "the herders had come from all over Chad and Niger"),
        ("She said a plan that goes back to Gen. Omar A. Bakri.", "plan that goes back to", "plan that goes back to Gen. Omar A. Bakri"),
        ("She said it will be hard in towns where the clinic must close.", "it will be hard in towns where", "it will be hard in towns where the clinic must close"),
        ("She said they would all be let stay for good in the U.S.", "they would all be let stay for good in the", "they would all be let stay for good in the U.S."),
        ("She said the talks had failed because of a border dispute and left.", "the talks had failed because of a border dispute", "the talks had failed because of a border dispute"),
        # the rest of the sentence, where it tells of nothing else
        ("She said the minister had agreed to hold talks with the widely respected council of the northern herders.", "the minister had agreed to hold talks with the widely", "the minister had agreed to hold talks with the widely respected council of the northern herders"),
        ("She said the talks had failed because of a dispute during a visit to the northern border.", "the talks had failed because of a dispute", "the talks had failed because of a dispute"),
        ("She named the talks that had failed because of the border are held in another town.", "the talks that had failed because of the border", "the talks that had failed because of the border"),
        ("She said they would have to meet all of the workers’ old demands.", "they would have to meet all of the workers’", "they would have to meet all of the workers’ old demands"),
        ("She said they would have to visit the village of Umm (the Mother) again.", "they would have to visit the village of", "they would have to visit the village of Umm"),
        # however long, where nothing else can begin
        ("She said that all of the council had dropped some old objections after the herders were told to leave.", "that all of the council had dropped some old", "that all of the council had dropped some old objections after the herders were told to leave"),
        ("She said that a man had called him that night, telling him to “leave the town” -- which he did.", "that a man had called him that night, telling", "that a man had called him that night, telling him to “leave the town”"),
        ("She said the talks had failed because of a border dispute adding that nobody would come after the vote.", "the talks had failed because of a border dispute", "the talks had failed because of a border dispute"),
        ("She said the talks had failed because of a border dispute to some aides of the mayor after the vote.", "the talks had failed because of a border dispute", "the talks had failed because of a border dispute"),
        ("She says that the port may be shut this week Weather to stay wet in the north until Sunday night.", "that the port may be shut this week", "that the port may be shut this week"),
        ("She said it was only ‘for the workers’ and left.", "it was only ‘for the workers’", "it was only ‘for the workers’"),
    ],
)  # fmt: skip
def test_what_is_said_ends_where_its_clause_does(text: str, content: str, whole: str) -> None:
    (said,) = spans(text, content)
    assert mend_end(text, said, spans(text, "She")).of(text) == whole


TOLD = (
    "Ilo said the river, which the mayor feared, had burst its banks; “never mind” the dam, as Bo said, held. "
    "It rained by night."
)


@pytest.mark.parametrize(
    ("first", "second", "parts"),
    [
        ("the river", "feared", 1),
        ("the river", "had burst its banks", 2),  # an aside
        ("had burst its banks", "the dam", 2),  # what is quoted between is not left out for nothing
        ("the dam", "held", 2),  # another speaks between
        ("held", "by night", 2),  # another sentence
    ],
)
def test_what_stands_within_a_sentence_is_not_left_out(first: str, second: str, parts: int) -> None:
    others = [Span(start=TOLD.index("Bo"), end=TOLD.index("Bo said") + len("Bo said"))]
    assert len(close_gaps(TOLD, spans(TOLD, first, second), others)) == parts


def test_a_long_hole_within_a_sentence_is_closed() -> None:
    text = (
        "Ilo said the bill would ask of every town police force to send what it knows of the use of force to the "
        "state each year in the spring."
    )
    parts = spans(text, "the bill would ask of every town police", "each year in the spring")
    assert [part.of(text) for part in close_gaps(text, parts, [])] == [text[len("Ilo said ") : -1]]


@pytest.mark.parametrize("told", ["about Sen. Ann T. Bo", "about Supt. Ann Bo", "of Apr. 3"])
def test_a_word_cut_short_ends_no_sentence(told: str) -> None:
    text = f"Ilo praised her dismissive remarks {told}, his aides said."
    parts = spans(text, "her dismissive", told.rpartition(". ")[2])
    assert [c.of(text) for c in close_gaps(text, parts, [])] == [f"her dismissive remarks {told}"]


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("It rained. In fact, the port was shut, Diallo said.", "fact, the port was shut", "In fact, the port was shut"),
        ("Diallo left.\nOver half of the voters said no, Diallo said.", "said no", "Over half of the voters said no"),
        ("It rained. And yet the port was shut, Diallo said.", "the port was shut", "yet the port was shut"),
        ("It rained. But the port was shut, Diallo said.", "the port was shut", "the port was shut"),
        # however long its sentence, with points that end none, brackets and quotations
        ("It rained. The new plant, to be built on a plot of 150 acres in the far south of the old industrial zone of the port, will need 240 people, Diallo said.", "240 people", "The new plant, to be built on a plot of 150 acres in the far south of the old industrial zone of the port, will need 240 people"),
        ("It rained. Without a deal, the U.S. wants a tax of 2.5 percent, Diallo said.", "2.5 percent", "Without a deal, the U.S. wants a tax of 2.5 percent"),
        ("They met in the U.S. The port was shut, Diallo said.", "port was shut", "port was shut"),
        ("It rained. Just as Omar F. Bakri wished, 2 percent left, Diallo said.", "2 percent left", "2 percent left"),
        ("It rained. All of Omar F. Bakri’s men left, Diallo said.", "men left", "All of Omar F. Bakri’s men left"),
        ("It rained. The Health Council (HC) of the northern towns agreed, Diallo said.", "northern towns agreed", "The Health Council (HC) of the northern towns agreed"),
        ("It rained. But the river was “full,” Diallo said.", "was “full,”", "the river was “full,”"),
        ("It rained. The plan for the port “is dead,” Diallo said.", "“is dead,”", "The plan for the port “is dead,”"),
        ("It rained. While “it rained,” Diallo said no.", "“it rained,”", "“it rained,”"),
        ("(LMN) The port was shut, Diallo said.", "The port was shut", "The port was shut"),
        ("LIMA (LMN) - The port was shut, Diallo said.", "The port was shut", "The port was shut"),
        ("It rained. Though it was dry before, the port was shut, Diallo said.", "the port was shut", "the port was shut"),
        # who acts, and what the sentence tells before who says it
        ("Wearing a dark suit, white shirt and tie, Diallo said no.", "shirt and tie", "shirt and tie"),
        ("Like Gen. Omar Bakri, who died, Diallo said.", "Bakri, who died", "Bakri, who died"),
        ("The plan is what Diallo said.", "what", "what"),
    ],
)  # fmt: skip
def test_what_is_said_starts_where_its_sentence_does(text: str, content: str, whole: str) -> None:
    said, tag = spans(text, content, "Diallo said")
    assert mend_start(text, said, tag, []).of(text) == whole


def test_a_start_does_not_grow_over_who_else_speaks() -> None:
    text = "While Bo calls it a lie, Diallo said."
    said, tag, other = spans(text, "a lie", "Diallo said", "Bo calls")
    assert mend_start(text, said, tag, [tag, other]) == said


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("Many (some 41 percent) said no.", "Many (some", "Many (some 41 percent)"),
        ("(Diallo called it a lie).", "a lie)", "a lie"),
        ("She asks if they “would stay and vote.”", "they “would stay and vote", "they “would stay and vote.”"),
        ("She said they went “back in those days.”", "they went “", "they went “back in those days.”"),
        ("She said, they left.", ", they left", "they left"),
        ("She said 5–4 was close.", "5–4 was close", "5–4 was close"),
        ("She said “it is long.\nIt is.", "“it is long.", "“it is long."),
    ],
)  # fmt: skip
def test_what_opens_within_what_is_said_closes_there(text: str, content: str, whole: str) -> None:
    (said,) = spans(text, content)
    assert balance(text, said).of(text) == whole


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("Diallo asked Ann Otieno to resign.", "Otieno to resign", "Ann Otieno to resign"),
        ("Diallo asked Sen. Ann Otieno to resign.", "Ann Otieno to resign", "Sen. Ann Otieno to resign"),
        ("Diallo asked Sen. Ann Otieno to resign.", "Otieno to resign", "Sen. Ann Otieno to resign"),
        (
            "Diallo said all had voted for Ann Otieno again.",
            "all had voted for Ann",
            "all had voted for Ann Otieno",
        ),
        ("Diallo asked that Ann Otieno resign.", "that Ann Otieno resign", "that Ann Otieno resign"),
        ("Diallo asked that she, Ann Otieno, resign.", "that she", "that she"),
    ],
)
def test_no_name_is_cut_in_two(text: str, content: str, whole: str) -> None:
    said, who, speaker = spans(
        text, content, "Ann Otieno", "Diallo asked" if "asked" in text else "Diallo said"
    )
    name = Name(start=who.start, end=who.end, label="Person", score=0.9)
    assert whole_names(text, said, [name], [speaker]).of(text) == whole


def test_a_name_that_tells_who_speaks_stays_apart() -> None:
    text = "It will rain, Ann Otieno said."
    said, who = spans(text, "It will rain, Ann", "Otieno")
    name = Name(start=text.index("Ann"), end=who.end, label="Person", score=0.9)
    assert whole_names(text, said, [name], [who]) == said
