"""Three articles in the layout of each database. Outlets and reporters are invented; the events are real."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

TITLES = (
    "Trump and Kim Leave Hanoi Without a Deal",
    "Moon Asks Washington to Keep Talking",
    "North Korea Fires Short-Range Projectiles Into the Sea, Seoul Says",
)
SITES = ("The Lima Post", "The Incheon Courier (South Korea)", "The Oslo Dispatch")
DAYS = ("2019-03-01", "2019-04-12", "2019-05-05")
BODIES = (
    (
        "President Trump and North Korea's leader, Kim Jong-un, ended their second meeting on Thursday without an agreement, after the two sides could not settle how far sanctions would be eased.",
        '"Sometimes you have to walk, and this was just one of those times," Mr. Trump told reporters at a hotel in the Vietnamese capital before he flew home.',
        "Mr. Kim had offered to close the nuclear complex at Yongbyon. North Korea's foreign minister, Ri Yong-ho, said at midnight that his country had asked for partial relief only.",
    ),
    (
        "South Korea's president, Moon Jae-in, urged President Trump at the White House on Thursday to keep up the talks with North Korea, and praised the meeting in Hanoi as part of a longer process.",
        "Mr. Trump said that sanctions would remain in place for now. He said that a third meeting with Mr. Kim could happen step by step.",
    ),
    (
        "North Korea fired several short-range projectiles from its east coast on Saturday morning, South Korea's Joint Chiefs of Staff said, its first launch of the kind since November 2017.",
        "The projectiles flew up to 200 kilometers from near the town of Wonsan before they fell into the sea. Seoul called on the North to stop acts that raise tension on the peninsula.",
        "Secretary of State Mike Pompeo said in Washington that he still saw a path to a negotiated outcome.",
    ),
)

LEXIS = """


Download Request: Selected Items: 1-3
Time Of Request: Monday, June 03, 2019  16:51:31

Terms: (hanoi or sanctions) and korea


                               1 of 3 DOCUMENTS



                                 The Lima Post

                              March 1, 2019 Friday
                              Late Edition - Final

Trump and Kim Leave Hanoi
Without a Deal

BYLINE: By ANA SOTO and JUN PARK; Eva Ruiz contributed reporting from Washington.

SECTION: Section A; Column 0; Foreign Desk; Pg. 1

LENGTH: 85 words

DATELINE: HANOI, Vietnam

President Trump and North Korea's leader, Kim Jong-un, ended their second
meeting on Thursday without an agreement, after the two sides could not settle
how far sanctions would be eased.

"Sometimes you have to walk, and this was just one of those times," Mr. Trump
told reporters at a hotel in the Vietnamese capital before he flew home.

Mr. Kim had offered to close the nuclear complex at Yongbyon. North Korea's
foreign minister, Ri Yong-ho, said at midnight that his country had asked for
partial relief only.

URL: http://www.limapost.example

SUBJECT: HEADS OF STATE & GOVERNMENT (90%); NUCLEAR WEAPONS (89%); ECONOMIC
SANCTIONS (78%)

GRAPHIC: PHOTO: The two leaders at the hotel on Thursday. (PHOTOGRAPH BY KIM LEE)

LOAD-DATE: March 1, 2019

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                      Copyright 2019 The Lima Post Company
                              All Rights Reserved

                               2 of 3 DOCUMENTS

                        Copyright 2019 Incheon Courier
                              All Rights Reserved

                       The Incheon Courier (South Korea)

                        April 12, 2019 Friday 6:02 AM GMT

Moon Asks Washington to Keep Talking

LENGTH: 55 words

South Korea's president, Moon Jae-in, urged President Trump at the White House
on Thursday to keep up the talks with North Korea, and praised the meeting in
Hanoi as part of a longer process.

Mr. Trump said that sanctions would remain in place for now. He said that a
third meeting with Mr. Kim could happen step by step.

LOAD-DATE: April 12, 2019

LANGUAGE: ENGLISH

                               3 of 3 DOCUMENTS


                               The Oslo Dispatch

                                5 May 2019 Sunday

North Korea Fires Short-Range Projectiles Into the Sea, Seoul Says

BYLINE: Kari Nilsen
SECTION: WORLD; Pg. 6
LENGTH: 75 words

North Korea fired several short-range projectiles from its east coast on
Saturday morning, South Korea's Joint Chiefs of Staff said, its first launch of
the kind since November 2017.

The projectiles flew up to 200 kilometers from near the town of Wonsan before
they fell into the sea. Seoul called on the North to stop acts that raise
tension on the peninsula.

Secretary of State Mike Pompeo said in Washington that he still saw a path to a
negotiated outcome.

LOAD-DATE: May 5, 2019

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper
"""

_LABELLED = """                               {} of 3 DOCUMENTS

                        Copyright 2019 Lima Post Company

{}

                    {}

SECTION: A; Pg. 1

LENGTH: 80 words

HEADLINE: {}

BYLINE: By ANA SOTO

BODY:
   {}

LOAD-DATE: June 3, 2019
"""
LEXIS_LABELLED = "\n".join(
    _LABELLED.format(at + 1, SITES[at], day, TITLES[at], "\n\n   ".join(BODIES[at]))
    for at, day in enumerate(("March 1, 2019, Friday", "April 12, 2019, Friday", "May 5, 2019, Sunday"))
)
"""As it was until about 2005: headline and text have labels."""

COVER = [
    "Date and Time: Monday, June 3, 2019 4:51:00 PM EDT",
    "Job Number: 90112233",
    "Documents (3)",
    *(
        line
        for at, title in enumerate(TITLES, start=1)
        for line in (
            f"{at}. {title}",
            "Client/Matter: -None-",
            "Search Terms: korea and sanctions",
            "Search Type: Terms and Connectors",
            "Narrowed by:",
            "Content Type",
            "Narrowed by",
            "News",
            "Timeline: Mar 01, 2019 to May 31, 2019",
        )
    ),
]
NEXIS = [
    [
        TITLES[0],
        SITES[0],
        "March 1, 2019 Friday",
        "Late Edition - Final",
        "Copyright 2019 The Lima Post Company All Rights Reserved",
        "Section: Section A; Column 0; Foreign Desk; Pg. 1",
        "Length:\u00a085 words",
        "Byline:\u00a0By Ana Soto and Jun Park",
        "Highlight: No agreement on sanctions.",
        "Dateline: HANOI, Vietnam",
        "Body",
        *BODIES[0],
        "Graphic",
        "The two leaders at the hotel on Thursday.",
        "Classification",
        "Language: ENGLISH",
        "Publication-Type: Newspaper",
        "Subject: NUCLEAR WEAPONS (89%)",
        "Load-Date: March 1, 2019",
        "End of Document",
    ],
    [
        TITLES[1],
        SITES[1],
        "April 12, 2019 Friday 6:02 AM GMT",
        "Copyright 2019 Incheon Courier All Rights Reserved",
        "Length: 55 words",
        "Body",
        *BODIES[1],
        "Load-Date: April 12, 2019",
        "End of Document",
    ],
    [
        TITLES[2],
        SITES[2],
        "May 5, 2019",
        "Copyright 2019 Oslo Dispatch",
        "Section: WORLD; Pg. 6",
        "Length: 75 words",
        "Byline: Kari Nilsen",
        "Body",
        *BODIES[2],
        "Load-Date: May 5, 2019",
        "End of Document",
    ],
]
NEXIS_LINES = [*COVER, *(line for record in NEXIS for line in record)]

_NUMBERS = ("LIMAPO0020190301ef310001c", "INCHC00020190412ef4c0002a", "OSLODI0020190505ef550003d")
FACTIVA_FIELDS = [
    [
        ("HD", TITLES[0]),
        ("BY", "By Ana Soto and Jun Park"),
        ("WC", "85 words"),
        ("PD", "1 March 2019"),
        ("ET", "02:10 AM"),
        ("SN", SITES[0]),
        ("SC", "LIMAPO"),
        ("LA", "English"),
        ("CY", "Copyright 2019 The Lima Post Company."),
        ("LP", BODIES[0][0]),
        ("TD", "\n".join(BODIES[0][1:])),
        ("CO", "usdst : U.S. Department of State"),
        ("NS", "gdip : International Relations"),
        ("RE", "nkorea : North Korea"),
        ("PUB", "The Lima Post Company"),
        ("AN", f"Document {_NUMBERS[0]}"),
    ],
    [
        ("SE", "World"),
        ("HD", TITLES[1]),
        ("WC", "55 words"),
        ("PD", "12 April 2019"),
        ("SN", SITES[1]),
        ("SC", "INCHC"),
        ("LA", "English"),
        ("CY", "(c) 2019 Incheon Courier"),
        ("LP", "\n".join(BODIES[1])),
        ("AN", f"Document {_NUMBERS[1]}"),
    ],
    [
        ("HD", TITLES[2]),
        ("BY", "Kari Nilsen"),
        ("WC", "75 words"),
        ("PD", "5 May 2019"),
        ("SN", SITES[2]),
        ("SC", "OSLODI"),
        ("LA", "English"),
        ("CY", "© 2019 Oslo Dispatch"),
        ("LP", BODIES[2][0]),
        ("TD", "\n".join(BODIES[2][1:])),
        ("AN", f"Document {_NUMBERS[2]}"),
    ],
]
FACTIVA_CODES = "\n\n".join(
    "\n\n".join(f"{code}\n{value}" for code, value in record) for record in FACTIVA_FIELDS
)
FACTIVA_TIGHT = "\n\n".join(
    "\n".join(f"{code} {value}" for code, value in record if code not in {"CO", "NS", "RE", "PUB", "AN"})
    for record in FACTIVA_FIELDS
)
"""As copied from the screen, without index and numbers."""
FACTIVA_PLAIN = [
    [
        "World News",
        TITLES[0],
        "By Ana Soto and Jun Park",
        "85 words",
        "1 March 2019",
        "02:10 AM",
        SITES[0],
        "LIMAPO",
        "A1",
        "English",
        "Copyright 2019 The Lima Post Company. All Rights Reserved.",
        *BODIES[0],
        f"Document {_NUMBERS[0]}",
    ],
    [
        TITLES[1],
        "55 words",
        "12 April 2019",
        SITES[1],
        "INCHC",
        "English",
        "(c) 2019 Incheon Courier",
        *BODIES[1],
        f"Document {_NUMBERS[1]}",
    ],
    [
        TITLES[2],
        "Kari Nilsen",
        "75 words",
        "5 May 2019",
        SITES[2],
        "OSLODI",
        "English",
        "© 2019 Oslo Dispatch",
        *BODIES[2],
        f"Document {_NUMBERS[2]}",
        "Search Summary",
        "Text",
        "korea and sanctions",
        "Date",
        "01/03/2019 to 31/05/2019",
    ],
]
FACTIVA_LINES = [line for record in FACTIVA_PLAIN for line in record]


def _cell(code: str, value: str) -> str:
    if code not in {"LP", "TD"}:
        return escape(value)
    return "".join(
        f'<p class="articleParagraph enarticleParagraph">{escape(part)}</p>\n' for part in value.split("\n")
    )


def _rows(record: list[tuple[str, str]]) -> str:
    return "".join(
        f'<tr><td align="right" valign="top" class="index"><b>{code}</b>&nbsp;</td><td>{_cell(code, value)}</td></tr>\n'
        for code, value in record
    )


def _shown(record: list[str]) -> str:
    at = next(at for at, line in enumerate(record) if line.endswith("words"))
    start = next(at for at, line in enumerate(record) if "2019 " in line and len(line) > 19) + 1
    head = "".join(f"<div>{escape(line)}</div>" for line in record[: at - 1])
    tail = "".join(f"<div>{escape(line)}</div>" for line in record[at:start])
    body = "".join(
        f'<p class="articleParagraph enarticleParagraph">{escape(line)}</p>' for line in record[start:]
    )
    title = f'<div id="hd"><span class="enHeadline">{escape(record[at - 1])}</span></div>'
    return f"{head}{title}{tail}{body}"


_FRAME = '<!DOCTYPE html><html><head><title>Factiva</title><style>.a{{}}</style></head><body><h1>Factiva</h1><form>{}<div id="pageFooter">© 2019 Factiva, Inc. All rights reserved.</div></form></body></html>'
FACTIVA_HTML = _FRAME.format(
    "".join(
        f'<div class="article enArticle"><table>{_rows(record)}</table><br/></div><br/>'
        for record in FACTIVA_FIELDS
    )
)
FACTIVA_HTML_PLAIN = _FRAME.format(
    "".join(f'<div class="article enArticle">{_shown(record)}</div><br/>' for record in FACTIVA_PLAIN)
)

_AUTHORS = ("Soto, Ana; Park, Jun", None, "Nilsen, Kari.")
_DATES = ("Mar 1, 2019", "Apr 12, 2019", "May 5, 2019")
_PLACED = (
    "The Lima Post, Late Edition (East Coast); Lima, Peru",
    "The Incheon Courier (South Korea); Incheon",
    "The Oslo Dispatch; Oslo, Norway",
)


def _labels(at: int) -> list[tuple[str, str]]:
    """Return the labelled fields of an article in ProQuest's form."""
    return [
        *([("Author", _AUTHORS[at] or "")] if _AUTHORS[at] else []),
        ("Abstract", "The talks of the two Koreas and the United States."),
        ("Links", "Get it from the library"),
        ("Full text", "\n\n".join(BODIES[at])),
        ("Subject", "Sanctions; Nuclear weapons"),
        ("Location", "North Korea South Korea"),
        ("Company / organization", "Name: Joint Chiefs of Staff; NAICS: 928110"),
        ("Title", TITLES[at]),
        ("Publication title", _PLACED[at]),
        ("Pages", "A.1"),
        ("Publication year", "2019"),
        ("Publication date", _DATES[at]),
        ("Section", "World"),
        ("Publisher", "Example Press"),
        ("Country of publication", "Peru, Lima"),
        ("Source type", "Newspapers"),
        ("Language of publication", "English"),
        ("Document type", "News"),
        ("ProQuest document ID", f"218740021{at}"),
        ("Document URL", f"https://search.proquest.example/docview/218740021{at}"),
        ("Copyright", "Copyright Example Press 2019"),
        ("Last updated", "2019-05-06"),
        ("Database", "Global Newsstream"),
    ]


_RULE = "_" * 60
_RECORDS = [
    "\n\n".join([f"Document {at + 1} of 3", TITLES[at], *(f"{name}: {value}" for name, value in _labels(at))])
    for at in range(3)
]
_REPORT = "Report Information from ProQuest\n03 June 2019 16:51"
_CONTACT = "Contact us at: http://www.proquest.example Copyright © 2019 ProQuest LLC.\n\nTerms and Conditions: http://www.proquest.example/terms"
PROQUEST = f"\n\n{_RULE}\n\n".join(["", _REPORT, *_RECORDS, _CONTACT])


def _paragraph(name: str, value: str) -> str:
    if name != "Full text":
        return f'<p style="margin-bottom:5pt;"><strong>{name}: </strong>{escape(value)}</p>'
    inner = "".join(f"<p>{escape(part)}</p> " for part in value.split("\n\n"))
    return (
        f'<p style="margin-bottom:5pt;"><strong>Full text: </strong><text wordcount="80">{inner}</text></p>'
    )


PROQUEST_HTML = "<html><head><title>ProQuest</title></head><body>{}<div>Contact us at: ProQuest</div></body></html>".format(
    "".join(
        f'<div style="margin-bottom:20px;border-bottom:2px solid #ccc"><a name="DocID_{at}"></a><p style="font-weight:bold;">{TITLES[at]}</p>'
        f"{''.join(_paragraph(name, value) for name, value in _labels(at))}</div>"
        for at in range(3)
    )
)


def as_docx(lines: list[str], *, more: dict[str, bytes] | None = None) -> bytes:
    """Return a Word document with some paragraphs; the beginning of each is split into runs, as Word does."""
    body = "".join(
        f"<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:hyperlink><w:r><w:t>{escape(line[:5])}</w:t></w:r></w:hyperlink>"
        f"<w:r><w:t xml:space='preserve'>{escape(line[5:])}</w:t></w:r></w:p>"
        for line in lines
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    markup = f"<?xml version='1.0' encoding='UTF-8'?><w:document xmlns:w='{space}'><w:body>{body}</w:body></w:document>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {"word/document.xml": markup.encode(), **(more or {})}.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _escape_rich(line: str) -> str:
    return "".join(
        f"\\{sign}" if sign in "\\{}" else sign if sign < "\x80" else f"\\u{ord(sign)}?" for sign in line
    )


def as_rtf(lines: list[str]) -> bytes:
    """Return Rich Text with some paragraphs, the first of them a link, and with a header and a footer that are not read."""
    body = "".join(f"\\pard\\plain {_escape_rich(line)}\\par\n" for line in lines)
    link = '{\\field{\\*\\fldinst{HYPERLINK "https://advance.example/document"}}{\\fldrslt '
    body = body.replace(_escape_rich(TITLES[0]), f"{link}{_escape_rich(TITLES[0])}}}}}")
    fonts = "{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fswiss\\fcharset0 Arial;}}"
    return (
        f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{fonts}{{\\header Page 1 of 9\\par}}{{\\footer Privacy Policy\\par}}\n{body}}}"
    ).encode("ascii")


def as_rtf_table(records: list[list[tuple[str, str]]]) -> bytes:
    """Return Rich Text with a table row for each field."""
    rows = "".join(
        f"\\trowd\\cellx900\\cellx9000\\intbl {code}\\cell {_escape_rich(value)}\\cell\\row\n".replace(
            "\n", "\\par ", value.count("\n")
        )
        for record in records
        for code, value in record
    )
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\n{rows}}}".encode("ascii")
