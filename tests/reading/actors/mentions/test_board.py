"""The board of an article, and parts of the resolution asked by themselves."""

from communique.knowledge import load
from communique.model import Span
from communique.reading.actors.mentions.bearers import Bearers
from communique.reading.actors.mentions.board import Board
from communique.reading.actors.mentions.first_persons import FirstPersons
from communique.reading.actors.mentions.heads import Heads
from communique.reading.actors.mentions.naming import Naming
from communique.reading.actors.unresolved import Unresolved
from communique.reading.names import Name
from tests.reading.pointing import span

TEXT = "Kenya sued. The spokesman for Globex, Ann Otieno, said: “We paid.”"
KENYA, FIRM, PERSON = span(TEXT, "Kenya"), span(TEXT, "Globex"), span(TEXT, "Ann Otieno")


def name(where, label):
    return Name(start=where.start, end=where.end, label=label, score=1.0)


def board():
    said = Span(start=TEXT.index("“"), end=len(TEXT))
    names = [name(KENYA, "Location"), name(FIRM, "Organization"), name(PERSON, "Person")]
    return Board(Unresolved(TEXT, names=names, quotations=[([said], PERSON)]), load())


def test_a_board_holds_the_names_of_its_article():
    part = Bearers(board())
    assert [one.span for one in part.names_in(Span(start=FIRM.start, end=len(TEXT)))] == [FIRM, PERSON]
    assert part.near(KENYA) == {"KEN"}


def test_bearers_alone_tell_whose_a_states_name_is():
    assert Bearers(board()).bearer(KENYA, "Kenya", None, is_phrase=True).country == "KEN"


def test_heads_need_no_more_than_names():
    here = board()
    heads = Heads(here, Naming(here))
    phrase = Span(start=TEXT.index("Ann"), end=PERSON.end)
    assert heads.head_person(phrase, heads.names_in(phrase)).span == PERSON


def test_we_are_whoever_speaks_once_that_one_is_found():
    here = board()
    we = span(TEXT, "We")
    first_persons = FirstPersons(here)
    first_persons.note(we)
    here.found[PERSON] = Naming(here).person(PERSON, "Ann Otieno")
    first_persons.resolve()
    assert here.found[we].name == "Ann Otieno"


def test_which_body_a_name_is_of_is_asked_of_the_bodies_of_the_registry():
    bodies = Bearers(board()).registry.bodies
    text = bodies.text
    assert (text, bodies.owner_country(span(text, "sued"))) == (TEXT, "KEN")
