"""What is read of an article and what stands around it."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.articles.blocks import mark_blocks, measure_dateline
from communique.articles.lines import judge
from communique.articles.pictures import is_caption
from communique.model import Block

PARAGRAPH = (
    "The two foreign ministers met in Lima on Tuesday and agreed to open talks on the border, officials said."
)
OTHER = "“We want a lasting peace,” President Ana Ruiz told reporters after the meeting, which went on for three hours."
CAPTURE = f"""Skip to content

World

Ministers meet in Lima and open talks on the border

By Maria Soto and Jun Park

May 3, 2018

Peru's Ana Ruiz shakes hands with Chile's Juan Vega, right, in Lima, Peru, May 2, 2018.
Peru's Ana Ruiz shakes hands with Chile's Juan Vega, right, in Lima, Peru, May 2, 2018.

LIMA, Peru (AP) — {PARAGRAPH}

{OTHER}

A long way to go

{PARAGRAPH.replace("Tuesday", "Wednesday")}

Chile's foreign minister speaks to the press at the airport in Lima on Tuesday. Reuters

Read more: Chile calls an election

Jun Park contributed to this report.

Share
Tweet
XL"""


def kinds(text: str, **more: object) -> list[tuple[str, str]]:
    blocks, _ = mark_blocks(text, **more)  # type: ignore[arg-type]
    return [(block.kind, text[block.start : block.end]) for block in blocks]


@pytest.mark.parametrize("signature", ["—Commissioner Margarida Nunes", "– Ana Ruiz", "-- the union"])
def test_who_signs_a_quotation_is_read(signature: str) -> None:
    text = f"The merger was approved on Monday.\n\n“This protects everyone here.”\n\n{signature}\n\nNobody else spoke of it."
    assert ("body", signature) in kinds(text)
    assert ("body", signature) not in kinds(text.replace("”", "”, all the others said."))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ana Soto joined the Channel 4 newsroom in May 2022. See more of her work here.", "byline"),
        ("The writer is a former ambassador of Peru to Chile.", "byline"),
        ("The author can be reached at the paper.", "byline"),
        ("The writer is to appear in court on Monday.", "body"),
        ("Ana Soto is the Lima Post's Senior Reporter on mines and the sea, and lives in Callao.", "byline"),
        ("Ana Soto joined the team of the minister in the spring, and left it again in May.", "body"),
    ],
)
def test_who_is_of_the_newsroom_is_the_author(line: str, kind: str) -> None:
    paragraphs = [f"The talks of the two ministers went on for day {day} without an end." for day in range(9)]
    assert kinds("\n\n".join(["Talks go on in Lima", *paragraphs, line]))[-1] == (kind, line)


def test_mark_blocks_tells_a_capture_of_a_page_apart() -> None:
    found = kinds(CAPTURE)
    assert [kind for kind, _ in found] == [
        "chrome", "chrome", "title", "byline", "dateline", "caption", "caption", "dateline", "body", "body",
        "chrome", "body", "caption", "chrome", "byline", "chrome", "chrome", "chrome",
    ]  # fmt: skip
    assert ("dateline", "LIMA, Peru (AP) —") in found
    assert ("body", PARAGRAPH) in found
    assert mark_blocks(CAPTURE)[1] == "Ministers meet in Lima and open talks on the border"


@pytest.mark.parametrize(
    "line",
    [
        "Back To Top", "Accessibility links", "Breaking News", "XS", "MD", "ADVERTISEMENT", "Advertisement:", "Story Continued Below", "* * *", "___", "1",
        "Sign up for our daily newsletter", "Click here to read more.", "Copyright 2019 The Lima Post. All rights reserved.", "Follow Ana Soto on Twitter @anasoto",
        "Read more: Talks open in Lima", "More from World", "Related: Talks open in Lima", "Get the Morning Brief delivered to your inbox.", "This article was originally published in May.",
        "We want to hear what you think about this article.", "Submit a letter to the editor or write to us.", "Learn more about our Privacy Policy.",
        "Editor's note: an earlier version gave the wrong day.", "5 min read", "Share this article", "Image copyright Getty Images", "Your browser does not support HTML5 video.",
    ],
)  # fmt: skip
def test_judge_knows_chrome(line: str) -> None:
    assert judge(line) == "chrome"


@pytest.mark.parametrize(
    "line",
    [
        "Also Read - Talks open in Lima after a long delay.", "( Also on LIMA POST: Talks open at last)", "Must Read: What the pact means for you.", "Don't miss: Talks open in Lima.",
        "[RELATED: What the pact means.]", "Related post: Talks open in Lima.", "Join our WhatsApp Channel for breaking news and interviews.", "Follow the Lima Post's Telegram channel for more.", "Follow The Lima Evening Post Opinion section on Facebook, Twitter (@LimaOpinion) and Instagram.",
        "Get the news sent to your phone by joining our WhatsApp community.", "You'll receive daily updates and the top headlines.", "Simply scan the QR code above with your phone.",
        "Catch all the Business News and Latest News Updates on our app.", "For all latest news, follow the Lima Post's channel.", "Follow our live coverage of the vote here.",
        "This live blog is now closed.", "This is a developing story. More to follow.", "More details to follow...", "Stay tuned for more.", "What do you think? Have your say in the comments.",
        "Please log in to comment.", "Your subscription could not be saved. Please try again.", "By providing an email address, I agree to the terms.", "Kindly share this story:",
        "The Lima Briefing newsletter has all the news you need. Sign up here.", "Our Standards: The Thomson Reuters Trust Principles.", "Do you have a story to tell? Email us at news@example.com.",
        "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)", "Disclaimer: This page may hold errors.", "Views are personal.", "The author's views are her own.",
        "Published in the Lima Post, March 3rd, 2025.",
    ],
)  # fmt: skip
def test_judge_knows_what_pages_of_many_countries_say_of_themselves(line: str) -> None:
    assert judge(line) == "chrome"


@pytest.mark.parametrize(
    "line",
    [
        "By Choe Min-ho (", "By Ana Maria Ruiz", "BY JUN PARK", "By Jun Park, Staff Writer", "By Jun Park and Ana Soto", "By Jun Park (jun@example.com)", "by Jun Park | The Lima Post",
        "Ana Soto contributed to this report.", "Ana Soto and Jun Park contributed reporting from Lima.", "(Reporting by Ana Soto; Editing by Jun Park)", "Contributing: The Associated Press",
        "jun.park@example.com", "(With inputs from PTI)", "With AFP inputs.", "With files from CBC's Ana Soto and The Associated Press", "With additional reporting by Ana Soto in Lima.",
    ],
)  # fmt: skip
def test_judge_knows_bylines(line: str) -> None:
    assert judge(line) == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "President Ana Ruiz speaks with aides before leaving for Santiago on Wednesday. Yonhap",
        "Supporters of Ana Ruiz gather in Lima. (AP Photo/Jun Park)",
        "Supporters gather in Lima. REUTERS/Jun Park/File Photo",
        "In this photo provided by the Peruvian navy, a ship leaves Callao, May 3, 2018.",
        "In this May 3, 2018, file photo, President Ana Ruiz waves in Lima.",
        "FILE PHOTO: President Ana Ruiz waves in Lima, Peru, May 3, 2018.",
        "A missile is launched during a test, in this undated handout photo provided by the defense ministry.",
        "Foreign Minister Juan Vega gestures as he answers questions in Lima, Peru, Aug. 6, 2017.",
        "Foreign Minister Juan Vega emerges from talks with Ana Ruiz, right, in Lima, Peru, 6 August 2017.",
        "President Ana Ruiz leaves parliament in Lima. Photo: Jun Park/Getty Images",
        "A view of the parliament building in Lima. — AFP/File",
        "President Ana Ruiz speaks during a rally in Lima. — Screengrab via YouTube/Canal Nueve",
        "President Ana Ruiz during a meeting in Lima. (Express photo by Jun Park)",
        "President Ana Ruiz speaks to reporters in Lima. — Reuters pic",
        "President Ana Ruiz greets her counterpart in Lima. (AAP: Jun Park)",
        "President Ana Ruiz greets her counterpart in Lima [File: Jun Park/Reuters]",
    ],
)  # fmt: skip
def test_is_caption_knows_captions(line: str) -> None:
    assert is_caption(line)
    assert judge(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        f"Photos: Talks in Lima Photos: Talks in Lima {PARAGRAPH} {OTHER} {PARAGRAPH} {OTHER} {PARAGRAPH} {OTHER} {PARAGRAPH} {OTHER}",
        f"{OTHER} Hide Caption 3 of 12 Photos: Talks in Lima {PARAGRAPH}",
    ],
)
def test_a_gallery_of_any_length_is_captions(line: str) -> None:
    assert judge(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        PARAGRAPH, OTHER,
        "Ruiz told Reuters that the talks would go on.", "The election will be held on May 3, 2018.", "“No,” she said.", "He said:", "Will the talks succeed?",
        "Ruiz meets Vega in Lima on Wednesday, days before the vote in the Senate, where her party holds a majority.",
        "The treaty, signed on May 3, 2018, ended the war.", "The committee, however, left the name on the building.", "By Tuesday, the talks had failed.",
        "By signing the treaty, Peru gave up its claim.", "The ministry released a photo on Tuesday that it said showed the ship.", "Get ready for a long winter, the minister said.",
        "Watch what they do, the minister said: they will sign.", "Follow the money, prosecutors say.", "More than 100 people died in the attack, police said.",
        "The minister said that Photos: A History of Photos was a fine book, and closed the talks.",
        "Related charges against him were dropped in May.", "The photographer was held for three days, her paper said.", "Reuters first reported the talks.",
        "Ruiz needs five of them to join the 55 members of her party in the Senate.", "The bank will receive a commission of 2 percent, prosecutors say.",
        "The e-mail asked the minister to click here and to change her password.",
        "With help from Chile, the army of Peru took the town in May.", "With input from the public, the committee drafted a law.", "You have to register to vote.",
        "The minister said on Monday that the talks would go on. (AFP)", "The talks of the two will go on in June, the ministry in Lima said. Reuters", "She was beaten by Mr. Bloomberg.", "It was founded by Michael R. Bloomberg.",
        "Published in March 2019, the report found nothing.", "Follow the money that went to WhatsApp, he said: it tells a story.", "Please register to vote, the mayor asked.",
    ],
)  # fmt: skip
def test_judge_leaves_body_alone(line: str) -> None:
    assert judge(line) == "body"


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("WASHINGTON (AP) — The talks ended.", "WASHINGTON (AP) —"),
        ("SEOUL, South Korea (AP) -- The talks ended.", "SEOUL, South Korea (AP) --"),
        ("BEIJING, Aug. 6 (Xinhua) -- The talks ended.", "BEIJING, Aug. 6 (Xinhua) --"),
        ("MOSCOW, August 6, 2017 (TASS) - The talks ended.", "MOSCOW, August 6, 2017 (TASS) -"),
        ("DUBLIN — She has won.", "DUBLIN —"),
        ("Washington (CNN) The talks ended.", "Washington (CNN)"),
        ("(Reuters) - The talks ended.", "(Reuters) -"),
        ("NEW DELHI: The talks ended.", ""),
        ("NATO (the alliance) agreed.", ""),
        ("Moon — who met Trump — left.", ""),
        ("The talks ended.", ""),
        ("(Kim) called on them.", ""),
        ("“No,” he said — twice.", ""),
        ("Sen. Ann Otieno Achieng (Ann) Grace spoke.", ""),
        ("Capt. Ann Otieno Achieng (Ann) Grace spoke.", ""),
    ],
)
def test_measure_dateline(line: str, dateline: str) -> None:
    assert line[: measure_dateline(line)].rstrip() == dateline


@pytest.mark.parametrize(
    "line", ["LIMA —", "LIMA, Peru (AP) --", "Lima (Reuters) -", "LIMA, Aug. 6 (Xinhua) --"]
)
def test_a_dateline_may_stand_over_its_paragraph(line: str) -> None:
    text = f"Peru and Chile talk of a border\n\n{line}\n\n{PARAGRAPH}"
    assert kinds(text)[:2] == [("title", "Peru and Chile talk of a border"), ("dateline", line)]


@pytest.mark.parametrize("line", ["VIDEO —", "“It is over” —", "Moon — who", "LIMA", "UN (the whole of it)"])
def test_what_only_looks_like_a_dateline_is_none(line: str) -> None:
    assert judge(line) != "dateline"


def test_mark_blocks_takes_the_given_title_where_the_text_repeats_it() -> None:
    text = f"A day of talks\n\nPeru and Chile talk\n\n{PARAGRAPH}"
    assert mark_blocks(text, title="PERU AND CHILE TALK!")[1] == "Peru and Chile talk"


def test_mark_blocks_reads_a_lone_line() -> None:
    assert kinds("Peru objects to the treaty") == [("body", "Peru objects to the treaty")]


def test_mark_blocks_reads_the_second_copy_of_a_paragraph_once() -> None:
    assert [kind for kind, _ in kinds(f"{PARAGRAPH}\n{PARAGRAPH}\n{OTHER}")] == ["body", "caption", "body"]


def test_mark_blocks_joins_lines_broken_to_a_width() -> None:
    import textwrap

    text = "\n\n".join(textwrap.fill(part * 3, 70) for part in (PARAGRAPH + " ", OTHER + " "))
    assert [kind for kind, _ in kinds(text)] == ["body", "body"]


def test_mark_blocks_takes_kinds_that_markup_tells() -> None:
    text = f"{PARAGRAPH}\n\nPeru waits\n\n{OTHER}"
    at = text.index("Peru waits")
    assert mark_blocks(text, hints={0: "caption", at: "title"})[0][0].kind == "caption"


@given(st.text(alphabet=st.sampled_from("aZ.,“” \n\r\t\u2028\u00a0é😀()-—/|:1"), max_size=300))
def test_blocks_cover_every_character_that_is_no_space(text: str) -> None:
    blocks, _ = mark_blocks(text)
    covered = "".join(text[block.start : block.end] for block in blocks)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(here.end <= after.start for here, after in itertools.pairwise(blocks))
    assert all(isinstance(block, Block) and block.start < block.end for block in blocks)


@pytest.mark.parametrize(
    "seed",
    ['"', "(", "A.", " ", "By A, ", "A-", "A/", "A, ", "AP-A", "(AP/", "A A ", "in this a photo ", "follow a b ", "Jan. 1, 2019 ", "a@", "a.", "- A ", ". AP/A", "B (", "[A/A", "more ", "1:1 ", "A, right", "photo/", "AAAA-"],
)  # fmt: skip
def test_patterns_stay_linear_on_their_worst(seed: str) -> None:
    def measure(text: str) -> float:
        started = time.process_time()
        mark_blocks(text)
        return time.process_time() - started

    for length in (110, 150, 310, 590, 790):
        line = seed * (length // len(seed))
        assert measure("\n".join(f"{line}{n}!" for n in range(20))) < 0.4
    assert measure(seed * (100_000 // len(seed))) < 0.2


def test_mark_blocks_is_fast() -> None:
    text = CAPTURE * 200
    started = time.process_time()
    mark_blocks(text.replace("Tuesday", "Friday"))
    assert len(text.split()) / (time.process_time() - started) > 100_000
