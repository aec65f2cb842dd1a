"""What one line of an article is, judged by itself: length, ending, case, wording."""

from __future__ import annotations

import re
from typing import Literal

from communique.articles.chrome import CHROME_LINES, CHROME_START, CHROME_WITHIN, NOTICE, NOTICE_HINTS
from communique.articles.phrases import (
    BYLINE,
    CONTRIBUTION,
    DATE_LINE,
    DATELINE,
    JOINT,
    MAILBOX,
    NO_PLACE,
    SLUG_DATE,
)
from communique.articles.pictures import is_caption, is_gallery

Verdict = Literal["body", "caption", "byline", "chrome", "dateline", "short", "teaser"]
"""A block's kind, or: ``short``, a few words that end no sentence; ``teaser``, a headline's case and form."""

_AROUND = " \t\xa0:|>»›<«‹•·-–—…*[](){}.!+#_=~\"'“”‘’/\\,;▼▲►✕×"
_CLOSERS = "\"'”’)]»›*_ "
_ENDS = ".?!…:;,—。！？"
_LONG = 320
"""Characters from which on a line is a paragraph: only a caption's or a notice's wording can make it less."""
_LONGEST_NOTE = 600
_LONGEST_CAPTION = 800
SHORT_WORDS = 9
"""A line of at most so many words that ends no sentence is a heading, a label or a link."""
_TEASER_WORDS = 24
_LONGEST_DATE = 160
_LONGEST_PLACE = 80
_MENU = re.compile(r"\s+[|·•»>]\s+")
_MENU_WORDS = 5
"""Words of a menu's longest entry."""
_SMALL = frozenset({
    "a", "after", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "of", "on", "or", "over", "per",
    "the", "to", "up", "via", "vs", "with",
})  # fmt: skip


def judge(line: str) -> Verdict:
    """Return what a stripped line is, by itself.

    >>> judge("Back To Top"), judge("The two leaders met."), judge("By Ana Maria Ruiz")
    ('chrome', 'body', 'byline')
    """
    size = len(line)
    if size < 60 and line.strip(_AROUND).casefold() in CHROME_LINES:
        return "chrome"
    low = line.casefold()
    if size < _LONGEST_NOTE and _is_chrome(line, low):
        return "chrome"
    if size < _LONG and (near := _judge_near(line)):
        return near
    if (size < _LONGEST_CAPTION and is_caption(line, low)) or is_gallery(line):
        return "caption"
    return "body" if size >= _LONG or ends_sentence(line) else _judge_loose(line)


def _judge_near(line: str) -> Verdict | None:
    """Judge what stands around a text by its form: who wrote it, when, and rows of links."""
    if _is_byline(line):
        return "byline"
    if len(line) < _LONGEST_DATE and (DATE_LINE.fullmatch(line) or SLUG_DATE.fullmatch(line)):
        return "dateline"
    if len(line) < _LONGEST_PLACE and _is_lone_dateline(line):
        return "dateline"
    return "chrome" if _is_menu(line) else None


def _is_lone_dateline(line: str) -> bool:
    """Tell whether a line is a dateline that its paragraph stands under: "NAIROBI, Kenya —".

    It has two at least of a dateline's marks: a place in capitals, an agency, a dash.
    """
    match = DATELINE.fullmatch(line)
    if match is None or not match["place"] or match["place"].casefold() in NO_PLACE:
        return False
    is_upper = match["place"].split(",")[0].isupper()
    return sum(map(bool, (is_upper, match["agency"], match["dash"]))) > 1


def _is_byline(line: str) -> bool:
    if len(line) < 120 and (BYLINE.fullmatch(line) or MAILBOX.fullmatch(line) or JOINT.fullmatch(line)):
        return True
    return bool(CONTRIBUTION.search(line)) and (len(line) < 200 or line.count(". ") < 2)


def _judge_loose(line: str) -> Verdict:
    """Judge a line that ends no sentence."""
    words = line.split()
    if len(words) <= SHORT_WORDS:
        return "short"
    return "teaser" if len(words) <= _TEASER_WORDS and has_title_case(words) else "body"


def _is_menu(line: str) -> bool:
    """Tell whether a line is a row of links: three entries or more between bars or dots, each a few words."""
    entries = (
        _MENU.split(line) if "|" in line or "·" in line or "•" in line or "»" in line or ">" in line else ()
    )
    return len(entries) >= 3 and all(len(entry.split()) <= _MENU_WORDS for entry in entries)


def _is_chrome(line: str, low: str) -> bool:
    if CHROME_START.match(line) and (len(line) < _LONG or line.startswith(("©", "Copyright"))):
        return True
    if len(line) < _LONG and any(wording in low for wording in CHROME_WITHIN):
        return True
    is_own = '"' not in line and "“" not in line  # the site's words, nobody's that it quotes
    if is_own and any(hint in low for hint in NOTICE_HINTS) and NOTICE.search(line):
        return True
    return not any(map(str.isalpha, line)) and not SLUG_DATE.fullmatch(line)


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence or a clause does, under its closing quotes and brackets.

    >>> ends_sentence("“It is over.”"), ends_sentence("China offers a 'freeze'")
    (True, False)
    """
    return line.rstrip(_CLOSERS)[-1:] in _ENDS


def has_title_case(words: list[str]) -> bool:
    """Tell whether nearly all words but the small ones begin with a capital letter."""
    counted = [word for word in words if word.casefold() not in _SMALL and word[0].isalpha()]
    return len(counted) >= 2 and sum(word[0].isupper() for word in counted) >= 0.85 * len(counted)


def fold(text: str) -> str:
    """Return a text's words alone, in lower case: by them a line is the title.

    >>> fold("PERU AND CHILE TALK!")
    'peru and chile talk'
    """
    return " ".join(re.findall(r"\w+", text.casefold()))
