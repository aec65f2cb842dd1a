from __future__ import annotations

from communique.models import vocabulary
from communique.models.pieces import tokenizer


def test_pieces_known_by_their_ids_are_those_of_the_tokenizer():
    marks = {"[CLS]": vocabulary.CLS, "[SEP]": vocabulary.SEP, "[MASK]": vocabulary.MASK}
    for text, number in (marks | vocabulary.PUNCTUATION).items():
        assert tokenizer().token_to_id(text) == number, text


def test_what_is_no_piece_of_a_text_comes_before_all_that_is():
    found = tokenizer().get_vocab()
    special = [text for text, number in found.items() if number <= vocabulary.LAST_SPECIAL]
    assert all(text.startswith("[") and len(text) > 1 for text in special)
    assert min(found[text] for text in vocabulary.PUNCTUATION) == vocabulary.LAST_SPECIAL + 1
