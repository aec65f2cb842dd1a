from __future__ import annotations

import pytest

from communique.web.guarding import BODY_BYTES, URL_BYTES
from tests.web.conftest import Site

OURS = {"sec-fetch-site": "same-origin", "origin": "http://localhost"}


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "a@localhost", ""]
)
def test_foreign_hosts_are_refused(site, host):
    refusal = site.get("/", headers={"host": host})
    assert refusal.status_code == 421
    assert "serve --name" in refusal.text  # --host is where to listen


@pytest.mark.parametrize("host", ["localhost", "localhost:8400", "127.0.0.1:8400", "[::1]:8400", "LOCALHOST"])
def test_names_of_this_machine_are_answered(site, host):
    assert site.get("/", headers={"host": host}).status_code == 200


def test_every_answer_carries_the_policy(site):
    for path in ("/", "/nothing", "/api/events", "/static/style.css", "/events?quad=x"):
        headers = site.get(path).headers
        policy = headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" in site.get("/", headers={"host": "evil.example"}).headers


@pytest.mark.parametrize("path", ["/", "/events", "/pair?one=KOR&two=PRK", "/judge"])
def test_pages_hold_nothing_that_the_policy_refuses(site, path):
    text = site.get(path).text
    assert "style=" not in text
    assert "<style" not in text
    assert " onclick" not in text
    assert text.count("<script") == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site", "origin": "https://evil.example"},
        {"sec-fetch-site": "same-site", "origin": "http://localhost"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {},
    ],
)
def test_posts_from_other_sites_are_refused(own, headers):
    event = next(own.record.events())
    answer = own.post("/judge", data={"entry": event.id, "verb": "reject"}, headers=headers)
    assert answer.status_code == 403
    assert next(own.record.events(ids=[event.id])).verdict is None


def test_sizes_are_limited(site):
    assert site.get("/events?text=" + "a" * URL_BYTES).status_code == 414
    assert site.post("/judge", content=b"a" * (BODY_BYTES + 1), headers=OURS).status_code == 413

    def endless():
        for _ in range(20):
            yield b"entry=" + b"a" * 8192

    answer = site.post(
        "/judge", content=endless(), headers=OURS | {"content-type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code >= 400


@pytest.mark.parametrize(
    "path", ["//evil.example", "//evil.example/", "/%5Cevil.example", "/events/", "/\\evil.example"]
)
def test_no_path_redirects_elsewhere(site, path):
    answer = site.get("http://localhost" + path)
    assert answer.status_code == 404
    assert "location" not in answer.headers


@pytest.mark.parametrize(
    "after",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "",
    ],
)
def test_a_judgement_goes_on_to_our_pages_only(own, after):
    event = next(own.record.events())
    answer = own.post_form("/judge", entry=event.id, verb="accept", next=after)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/" or answer.headers["location"].startswith("/judge?")


class TestToken:
    @pytest.fixture
    def guarded(self, news):
        return Site(news, token='secret; with "odd" signs', hosts=("news.example",))

    def ask(self, guarded, path, **headers):
        return guarded.get(f"http://news.example{path}", headers=headers)

    def test_without_it_nothing_is_shown(self, guarded):
        for path in ("/", "/events", "/api/events", "/static/style.css", "/nothing"):
            answer = self.ask(guarded, path)
            assert answer.status_code == 401
            assert "South Korea" not in answer.text

    def test_a_wrong_one_is_refused(self, guarded):
        assert self.ask(guarded, "/?token=wrong").status_code == 401
        assert self.ask(guarded, "/", authorization="Bearer wrong").status_code == 401
        assert self.ask(guarded, "/", cookie="communique_token=wrong").status_code == 401
        assert self.ask(guarded, "/", cookie=b"communique_token=\xe9; \x01").status_code == 401

    def test_the_right_one_moves_into_a_cookie(self, guarded):
        answer = guarded.get(
            "http://news.example/events", params={"token": 'secret; with "odd" signs', "quad": "3"}
        )
        assert answer.status_code == 303
        assert answer.headers["location"] == "/events?quad=3"
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert "secret" not in cookie
        assert self.ask(guarded, "/events?quad=3", cookie=cookie.partition(";")[0]).status_code == 200

    def test_programs_bring_it_as_bearers(self, guarded):
        assert (
            self.ask(guarded, "/api/counts", authorization='Bearer secret; with "odd" signs').status_code
            == 200
        )
