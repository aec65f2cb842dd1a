"""Mail in files: newsletters, alerts, messages sent on and their files, whole and damaged."""

from __future__ import annotations

import gzip
import io
import random
import sys
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from communique.articles import draw_article
from communique.errors import CODES
from communique.model import Dating, Page
from communique.pages import open_pages

TITLE = "Peru and Chile open talks on the border"
FIRST = "Peru and Chile agreed on Tuesday to open talks on their border, the foreign ministers said after a meeting in Lima."
SECOND = (
    "“We want a lasting peace,” Foreign Minister Ana Ruiz told reporters after she had received her guest."
)
HTML = f"<html><body><table><tr><td><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></td></tr></table></body></html>"


def mail(
    text: str | None = f"{FIRST}\n\n{SECOND}\n",
    html: str | None = None,
    *,
    subject: str = TITLE,
    is_public: bool = False,
    **headers: str,
) -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"] = "The Lima Post – News <news@post.example>"
    made["To"] = "ana@university.example"
    made["Subject"] = subject
    made["Date"] = "Thu, 11 Apr 2019 23:30:00 -0500"
    made["Message-ID"] = "<1@post.example>"
    if is_public:
        made["List-Unsubscribe"] = "<https://post.example/leave>"
    for name, value in headers.items():
        made[name] = value
    if text is not None:
        made.set_content(text)
    if html is not None:
        (made.add_alternative if text is not None else made.set_content)(html, subtype="html")
    return made


def read(data: EmailMessage | bytes, folder: Path, name: str = "a.eml", **more: str) -> list[Page]:
    sent = data if isinstance(data, bytes) else data.as_bytes()
    (folder / name).write_bytes(gzip.compress(sent) if name.endswith("gz") else sent)
    return list(open_pages(folder / name, **more))


def codes(page: Page) -> list[str]:
    return [problem.code for problem in page.problems]


@pytest.mark.parametrize("name", ["a.eml", "a.EML.gz"])
def test_a_newsletter_is_read_from_its_html_with_subject_outlet_and_day(name: str, tmp_path: Path) -> None:
    (page,) = read(mail("See the page.", HTML, is_public=True), tmp_path, name)
    assert (page.title, page.site, page.published, page.text) == (
        TITLE, "The Lima Post – News", "2019-04-11", None
    )  # fmt: skip
    article, problems = draw_article(page)
    assert article is not None
    assert FIRST in article.text
    assert "See the page" not in article.text
    assert (article.published, problems) == (Dating(value="2019-04-11", basis="given"), ())
    (page,) = read(mail("See the page.", HTML, is_public=True), tmp_path, name, published="2019-04-10")
    assert page.published == "2019-04-10"


def test_a_plain_mail_is_its_subject_and_text(tmp_path: Path) -> None:
    (page,) = read(mail(), tmp_path)
    assert (page.text, page.site, page.published) == (f"{TITLE}\n\n{FIRST}\n\n{SECOND}", None, None)
    (page,) = read(mail(f"{TITLE}\n\n{FIRST}\n"), tmp_path)
    assert page.text == f"{TITLE}\n\n{FIRST}"


@pytest.mark.parametrize(
    ("subject", "text", "dating"),
    [
        (TITLE, FIRST, Dating(value="2019-04-11", basis="given")),
        (f"Re: {TITLE}", FIRST, Dating(value="2019-04-11", basis="given")),
        (TITLE, f"{TITLE}\n\nMay 3, 2018\n\n{FIRST}", Dating(value="2018-05-03", basis="text")),
        (TITLE, f"{TITLE}\n\nPublished 2 days ago\n\n{FIRST}", Dating(value="2019-04-09", basis="relative")),
        (f"Fwd: {TITLE}", FIRST, Dating()),
    ],
)
def test_the_day_of_sending_stands_in_where_the_text_states_none(
    subject: str, text: str, dating: Dating, tmp_path: Path
) -> None:
    (page,) = read(mail(text, subject=subject), tmp_path)
    article, _ = draw_article(page)
    assert article is not None
    assert (article.published, article.title) == (dating, TITLE)


def test_lines_that_flow_are_joined_and_words_decoded(tmp_path: Path) -> None:
    flowed = "Subject: =?utf-8?q?Talks_in_S=C3=A3o?=\n =?utf-8?q?_Paulo?=\nFrom: a@post.example\nContent-Type: text/plain; format=flowed; charset=windows-1252\nContent-Transfer-Encoding: 8bit\n\n"
    data = flowed.encode() + "Peru and Chile agreed \r\nin “Lima”.\r\n\r\nThey met.\r\n".encode("cp1252")
    (page,) = read(data, tmp_path)
    assert (page.title, page.text) == (
        "Talks in São Paulo",
        "Talks in São Paulo\n\nPeru and Chile agreed in “Lima”.\n\nThey met.",
    )


def test_files_and_messages_in_a_mail_are_read_by_their_names(tmp_path: Path) -> None:
    inner = mail(FIRST, subject="Inner", is_public=True)
    inner.add_attachment(b"Mali met Chad.", maintype="application", subtype="octet-stream", filename="b.txt")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("c/d.txt", "Oslo thanked Rome.")
    made = mail(SECOND, HTML)
    made.add_attachment(HTML.encode(), maintype="text", subtype="html", filename="page.html")
    made.add_attachment(packed.getvalue(), maintype="application", subtype="zip", filename="z.zip")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(b"PK", maintype="application", subtype="vnd.ms-excel", filename="t.xls")
    made.add_attachment(inner)
    pages = {page.source.removeprefix(f"{tmp_path}/"): page for page in read(made, tmp_path)}
    assert {name: codes(page) for name, page in pages.items()} == {
        "a.eml": [],
        "a.eml:page.html": [],
        "a.eml:z.zip:c/d.txt": [],
        "a.eml:t.xls": ["C0107"],
        "a.eml:2": [],
        "a.eml:2:b.txt": [],
    }
    assert (pages["a.eml:2"].title, pages["a.eml:2"].published) == ("Inner", "2019-04-11")
    assert pages["a.eml:z.zip:c/d.txt"].text == "Oslo thanked Rome."


def test_messages_deep_in_one_another_end(tmp_path: Path) -> None:
    made = mail(FIRST)
    for _ in range(40):
        outer = mail("See below.")
        outer.add_attachment(made)
        made = outer
    pages = read(made, tmp_path)
    assert [page.source for page in pages if page.text and FIRST in page.text] == []
    assert "C0126" in [code for page in pages for code in codes(page)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "C0102"),
        (b"\n \0", "C0102"),
        (b"Peru and Chile agreed.\n" * 99, "C0124"),
        (HTML.encode(), "C0124"),
        (b"From: a@b.example\nSubject: Talks\n\n", "C0124"),
        (
            mail(None).as_bytes().rstrip()
            + b'\nContent-Type: application/pkcs7-mime; name="smime.p7m"\n\nabc',
            "C0125",
        ),
        (mail("a" * 3000).as_bytes(), "C0106"),
    ],
)
def test_what_cannot_be_read_has_a_code(
    data: bytes, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_PAGE_BYTES", "2500")
    (page,) = read(data, tmp_path)
    assert (page.text, page.html, codes(page)) == (None, None, [code])


def test_a_mail_that_is_cut_off_says_so(tmp_path: Path) -> None:
    data = mail("See the page.", HTML).as_bytes()
    (page,) = read(data[: data.index(b"lasting")], tmp_path)
    assert codes(page) == ["C0123"]
    assert FIRST in str(page.html)


def test_too_many_files_end_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_ARCHIVE_FILES", "3")
    made = mail()
    for number in range(9):
        made.add_attachment(
            b"Mali met Chad.", maintype="application", subtype="text", filename=f"{number}.txt"
        )
    assert [codes(page) for page in read(made, tmp_path)] == [[], [], ["C0126"]]


@pytest.mark.parametrize("first", ["Delivered-To: ana@university.example", "MIME-Version: 1.0", "X-Spam: no"])
def test_standard_input_tells_a_mail(first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for text, is_mail in ((mail().as_string(), True), ("\nBody of a text.", False)):
        sent = f"{first}\r\n{text.replace('MIME-Version: 1.0', 'X-None: 1')}".encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent)))
        (page,) = open_pages("-")
        assert (page.title == TITLE) is is_mail


def test_damage_anywhere_gives_codes_and_no_error(tmp_path: Path) -> None:
    made = mail("See the page.", HTML, is_public=True)
    made.add_attachment(HTML.encode(), maintype="text", subtype="html", filename="page.html")
    made.add_attachment(mail(FIRST))
    whole = made.as_bytes()
    dice = random.Random(7)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 30)):
            at = dice.randrange(len(data))
            data[at : at + dice.randint(0, 9)] = dice.choice(
                [b"", b"\n", b"\n\n", b"--", b"=?utf-8?b?", b"\xff\0", b";", bytes([dice.randrange(256)]) * 3]
            )
        for page in read(bytes(data[: dice.randint(1, len(data))]), tmp_path):
            assert page.text or page.html or page.problems
            assert set(codes(page)) <= CODES.keys()
            draw_article(page)
