"""Bodies that go on speaking as "the agency" or "the group"."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        ("{O FBI} agents came to {L Ohio}. <The agency> said it rained.", "The agency", "Federal Bureau of Investigation"),
        ("The {O Globex Alliance} sued. <The group> said it rained.", "The group", "Globex Alliance"),
        ("The {O Oslo Commission} met. <The panel> said it rained.", "The panel", "Oslo Commission"),
        ("The {O Oslo Medical Association} met. <The association> said it rained.", "The association", "Oslo Medical Association"),
        ("{O Oslo University} is old. <The university> said it rained.", "The university", "Oslo University"),
        # Not one that is called otherwise, nor one of two, nor after another without a name.
        ("The {O FBI} came. <The group> said it rained.", "The group", "group"),
        ("Rain fell on the {O FBI} and the {O CIA}. <The agency> said it rained.", "The agency", "agency"),
        ("The {O Globex Alliance} sued. <A local group> sang. <The group> said it rained.", "The group", "local group"),
    ],
)  # fmt: skip
def test_who_is_called_by_a_word_for_bodies(marked, surface, name):
    assert read(marked, "2014-05-12", said=(("it rained", surface),)).actor(surface).name == name


def test_only_who_acts_is_called_the_group():
    said = (("it rained", "The group"),)
    told = "The fund, backed by the {O League of Voters}, sued. <The group> said it rained."
    assert read(told, said=said).actor("The group").name == "group"


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        # The last word of a name, and a name with more told of it.
        ("The {O Oslo Evening Journal} is old. <The Journal> said it rained.", "The Journal", "Oslo Evening Journal"),
        ("The {N British} star sang in {L Oslo}. The {O Oslo Evening Star} is old. <The Star> said it rained.", "The Star", "Oslo Evening Star"),
        ("{L Kenya}'s {O High Court} met. <The Court> ruled.", "The Court", "High Court"),
        ("The {O Oslo Evening Journal} is old. <The Tribune> said it rained.", "The Tribune", None),
        ("<the trade group {O Globex}, whose members rest>, spoke.", "the trade group Globex, whose members rest", "Globex"),
        ("<the {O Globex Law Project}, a small fund in Oslo>, spoke.", "the Globex Law Project, a small fund in Oslo", "Globex Law Project"),
    ],
)  # fmt: skip
def test_whose_name_heads_a_phrase(marked, surface, name):
    actor = read(marked).actor(surface)
    assert (None if actor is None else actor.name) == name


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        ("<{P Ann Doe} herself> said it rained.", "Ann Doe herself", "Ann Doe"),
        ("<{P Ann Doe}> is ill. <{P Doe} herself> said it rained.", "Doe herself", "Ann Doe"),
        ("<Mayor {P Ann Doe} herself> said it rained.", "Mayor Ann Doe herself", "Ann Doe"),
        ("<{O Globex} itself> said it rained.", "Globex itself", "Globex"),
    ],
)
def test_a_name_that_is_stressed_is_that_name(marked, surface, name):
    actor = read(marked).actor(surface)
    assert actor is not None
    assert actor.name == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The {O European Union} fined {L Hungary}. {P Ann Otieno} sued <the bloc>.", "European Union"),
        ("{O ASEAN} met in {L Jakarta}. Later <The bloc> urged {L Myanmar} to yield.", "ASEAN"),
        ("The {O Supreme Court} met. {P Ann Otieno} sued <the bloc>.", None),
    ],
)
def test_the_bloc_is_the_union_of_states_named_before(marked, name):
    found = read(marked)
    words = found.phrases[0].of(found.text)
    assert (found.actor(words).id == found.actor(name).id) if name else found.actor(words).name == "bloc"
