"""Only public http(s) addresses pass, whatever the spelling."""

# ruff: noqa: ARG001, ARG005 - what stands in for a part takes what the part takes

from __future__ import annotations

import pytest

from communique.pages.guard import RefusedError, is_public, vet

PUBLIC = "93.184.215.14"
REFUSED = [
    "http://127.0.0.1/",
    "http://127.1.2.3/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://100.100.100.200/",
    "http://168.63.129.16/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://192.0.0.192/",
    "http://[::1]/",
    "http://[::]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::]/",
    "http://[2001:db8::1]/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://017700000001/",
    "http://1/",
    "http://localhost/",
    "http://localhost./",
    "http://LOCALHOST/",
    "http://a.localhost/",
    "http://intranet/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://router.lan/",
    "http://x.home.arpa/",
    "http://127.0.0.1./",
    "http://１２７.０.０.１/",
    "http://①②⑦.⓪.⓪.①/",
    "http://ⓛocalhost/",
    "http://user@news.example.com/",
    "http://user:pw@news.example.com/",
    "http://news.example.com@127.0.0.1/",
    "http://news.example.com:0/",
    "http://news.example.com:99999/",
    "http://-bad.example.com/",
    "http://a..example.com/",
    "http://%6c%6f%63alhost/",
    "http://",
    "http:///path",
    "file:///etc/passwd",
    "ftp://news.example.com/",
    "gopher://news.example.com/",
    "data:text/html,x",
    "javascript:alert(1)",
    "jar:http://news.example.com!/",
    "unix:///var/run/x.sock",
    "//news.example.com/",
    "news.example.com",
]


@pytest.mark.parametrize("url", REFUSED)
def test_vet_refuses_before_any_name_is_asked_for(url: str) -> None:
    def resolver(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host} was resolved")

    with pytest.raises(RefusedError):
        vet(url, resolver=resolver)


@pytest.mark.parametrize(
    "url",
    [
        "http://news.example.com/\r\nHost: x",
        "http://news.example.com/a b",
        "http://news.example.com\\@127.0.0.1/",
        "http://news.example.com/\x00",
        "\thttp://news.example.com/",
        "http://news\u200b.example.com/",
    ],
)
def test_vet_refuses_characters_that_parsers_read_differently(url: str) -> None:
    with pytest.raises(RefusedError):
        vet(url, resolver=lambda host, port: [PUBLIC])


@pytest.mark.parametrize(
    "private", ["10.0.0.1", "::1", "fe80::1%eth0", "::ffff:192.168.0.1", "64:ff9b::a00:1"]
)
def test_vet_refuses_a_name_with_one_private_address_among_public_ones(private: str) -> None:
    with pytest.raises(RefusedError):
        vet("https://news.example.com/", resolver=lambda host, port: [PUBLIC, private])


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("https://News.Example.COM/a", "news.example.com", 443, "/a"),
        ("http://news.example.com.:8080?q=1#part", "news.example.com", 8080, "/?q=1"),
        ("https://8.8.8.8/x", "8.8.8.8", 443, "/x"),
        ("https://[2606:4700::1111]/", "2606:4700::1111", 443, "/"),
        ("https://zürich.example.com/é", "xn--zrich-kva.example.com", 443, "/%C3%A9"),
    ],
)
def test_vet_takes_public_addresses_apart(url: str, host: str, port: int, path: str) -> None:
    target = vet(url, resolver=lambda host, port: [PUBLIC])
    assert (target.host, target.port, target.path) == (host, port, path)


def test_origin_keeps_brackets_and_unusual_ports() -> None:
    assert (
        vet("http://[2606:4700::1111]:81/", resolver=lambda host, port: []).origin
        == "http://[2606:4700::1111]:81"
    )


def test_is_public_is_false_for_what_is_no_address() -> None:
    assert not is_public("news.example.com")
    assert not is_public("")
    assert is_public("2606:4700::1111")
