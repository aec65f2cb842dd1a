"""What is only said not to be so, and what somebody is kept from."""

import pytest

from communique.reading.events.denials import is_denial
from tests.reading.pointing import span


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad denied that Mali had paid.", "denied"),
        ("Chad denied the charges in a statement on Friday.", "denied"),
        ("Chad has denied it.", "denied"),
        ("Chad's envoy denied to reporters in Oslo that he had asked for anything.", "denied"),
        ("Chad is strongly denying any part in the raid.", "denying"),
        ("The charge was flatly denied by Chad.", "denied"),
        ("It was denied in Oslo.", "denied"),
        ("Chad denied Mali's claims.", "denied"),
        ("Chad denied Friday a newspaper's report.", "denied"),
        ("Chad denied rights violations.", "denied"),
        ("Chad's denial of a role in the raid did not convince Oslo.", "denial"),
        ("They repeatedly denied them.", "denied"),
        ("Chad denied that he had asked for a loan.", "denied"),
        ("Chad denied he would seek a loan.", "denied"),
        ("Chad denied it had asked for a loan.", "denied"),
        ("Chad denied taking payments from Mali.", "denied"),
        ("Chad denied the report, but the visit went on.", "denied"),
    ],
)
def test_an_account_is_denied(text, word):
    assert is_denial(text, span(text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad denied Mali a loan.", "denied"),
        ("Chad denied it a loan.", "denied"),
        ("Chad denied it entry.", "denied"),
        ("Chad denied voting rights to the nuns.", "denied"),
        ("Chad denied boarding to the nuns.", "denied"),
        ("Chad denied that request.", "denied"),
        ("Chad denied them what they came for.", "denied"),
        ("Chad denied a third, hurried request for bail.", "denied"),
        ("Chad denied, however, a request by Mali.", "denied"),
        ("Two nuns were again denied an audience.", "denied"),
        ("He asked for a visa, which was denied.", "denied"),
        ("The court denied a recount.", "denied"),
        ("Chad's denial of entry angered Oslo.", "denial"),
        ("Oslo protested against visa denials.", "denials"),
        ("Chad denied press credentials to a reporter.", "denied press credentials"),
        ("Chad rejected the charges.", "rejected"),
    ],
)
def test_somebody_is_kept_from_something(text, word):
    assert not is_denial(text, span(text, word))
