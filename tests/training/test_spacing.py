import pytest

from training.spacing import join_tokens


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("Odinga ’ s campaign won ’ t stop , O ’ Donnell said .", "Odinga’s campaign won’t stop, O’Donnell said."),
        ("the donors ' policies and Rwanda 's laws do n't match", "the donors' policies and Rwanda's laws don't match"),
        ("he left the ' Morning Post ' in May", "he left the 'Morning Post' in May"),
        ("`` We go , '' she said . \" Now . \"", '``We go,\'\' she said. "Now."'),
        ("a state - of - the - art , so - called check - in desk", "a state-of-the-art, so-called check-in desk"),
        ("Moon Jae - in and al - Bashir met mid - December", "Moon Jae-in and al-Bashir met mid-December"),
        ("15 October - Malawi votes , says Lilongwe - and waits", "15 October - Malawi votes, says Lilongwe - and waits"),
        ("an N.J. - based maker and a Mass .- based one", "an N.J.-based maker and a Mass.-based one"),
        ("The U . S . State Department and J . K . Rowe", "The U.S. State Department and J.K. Rowe"),
        ("He has a Ph . D . now . A week on", "He has a Ph.D. now. A week on"),
        ("told news . com . au at 16 : 00 : no", "told news.com.au at 16:00: no"),
        ("the urban / rural divide of Sterling & Wilson and R & B", "the urban/rural divide of Sterling & Wilson and R&B"),
        ("( up $ 5 ) [ or 8 % ] … then", "(up $5) [or 8%]… then"),
    ],
)  # fmt: skip
def test_tokens_are_spaced_as_print_spaces_them(tokens: str, text: str) -> None:
    joined, spans = join_tokens(tokens.split(" "))
    assert joined == text
    assert [joined[a:b] for a, b in spans] == tokens.split(" ")
