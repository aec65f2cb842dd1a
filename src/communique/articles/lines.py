"""What a line of an article is, judged by itself: by its length, ending, case and wording."""

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
"""The kind of a block, or ``short`` (a few words that do not end a sentence) or ``teaser`` (like a headline)."""

_AROUND = " \t\xa0:|>»›<«‹•·-–—…*[](){}.!+#_=~\"'“”‘’/\\,;▼▲►✕×"
_CLOSERS = "\"'”’)]»›*_ "
_ENDS = ".?!…:;,—。！？"
_LONG = 320
"""A line of at least this many characters is a paragraph, unless it has the wording of a caption or a notice."""
_LONGEST_NOTE = 600
_LONGEST_CAPTION = 800
SHORT_WORDS = 9
"""A line of at most this many words that does not end a sentence is a heading, a label or a link."""
_TEASER_WORDS = 24
_LONGEST_DATE = 160
_LONGEST_PLACE = 80
_MENU = re.compile(r"\s+[|·•»>]\s+")
_MENU_WORDS = 5
"""Most words of an entry of a menu."""
_SMALL = frozenset({
    "a", "after", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "of", "on", "or", "over", "per",
    "the", "to", "up", "via", "vs", "with",
})  # fmt: skip


def judge(line: str) -> Verdict:
    """Return what a stripped line is.

    >>> judge("Back To Top"), judge("The two leaders met."), judge("By Ana Maria Ruiz")
    ('chrome', 'body', 'byline')
    """
    size = len(line)
    if size < 60 and line.strip(_AROUND).casefold() in CHROME_LINES:
        return "chrome"
    low = line.casefold()
    if size < _LONGEST_NOTE and _is_chrome(line, low):
        return "chrome"
    if size < _LONG and (near := _judge_surroundings(line)):
        return near
    if (size < _LONGEST_CAPTION and is_caption(line, low)) or is_gallery(line):
        return "caption"
    return "body" if size >= _LONG or ends_sentence(line) else _judge_loose(line)


def _judge_surroundings(line: str) -> Verdict | None:
    """Judge bylines, dates and menus by their form; ``None`` for other lines."""
    if _is_byline(line):
        return "byline"
    if len(line) < _LONGEST_DATE and (DATE_LINE.fullmatch(line) or SLUG_DATE.fullmatch(line)):
        return "dateline"
    if len(line) < _LONGEST_PLACE and _is_lone_dateline(line):
        return "dateline"
    return "chrome" if _is_menu(line) else None


def _is_lone_dateline(line: str) -> bool:
    """Tell whether a line is a dateline above its paragraph: "NAIROBI, Kenya —".

    It has at least two marks of a dateline: a place in capitals, an agency, a dash.
    """
    match = DATELINE.fullmatch(line)
    if match is None or not match["place"] or match["place"].casefold() in NO_PLACE:
        return False
    is_upper = match["place"].split(",")[0].isupper()
    return sum(map(bool, (is_upper, match["agency"], match["dash"]))) > 1


def _is_byline(line: str) -> bool:
    """Tell whether a line is a byline, a mail address or a credit of contributors."""
    if len(line) < 120 and (BYLINE.fullmatch(line) or MAILBOX.fullmatch(line) or JOINT.fullmatch(line)):
        return True
    return bool(CONTRIBUTION.search(line)) and (len(line) < 200 or line.count(". ") < 2)


def _judge_loose(line: str) -> Verdict:
    """Judge a line that does not end a sentence."""
    words = line.split()
    if len(words) <= SHORT_WORDS:
        return "short"
    return "teaser" if len(words) <= _TEASER_WORDS and has_title_case(words) else "body"


def _is_menu(line: str) -> bool:
    """Tell whether a line is a menu: three or more entries of a few words, separated by bars or dots."""
    entries = (
        _MENU.split(line) if "|" in line or "·" in line or "•" in line or "»" in line or ">" in line else ()
    )
    return len(entries) >= 3 and all(len(entry.split()) <= _MENU_WORDS for entry in entries)


def _is_chrome(line: str, low: str) -> bool:
    """Tell whether a line has the wording of chrome, or no letter and no date."""
    if CHROME_START.match(line) and (len(line) < _LONG or line.startswith(("©", "Copyright"))):
        return True
    if len(line) < _LONG and any(wording in low for wording in CHROME_WITHIN):
        return True
    is_own = '"' not in line and "“" not in line  # not a quotation
    if is_own and any(hint in low for hint in NOTICE_HINTS) and NOTICE.search(line):
        return True
    return not any(map(str.isalpha, line)) and not SLUG_DATE.fullmatch(line)


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends like a sentence or clause; closing quotes and brackets are ignored.

    >>> ends_sentence("“It is over.”"), ends_sentence("China offers a 'freeze'")
    (True, False)
    """
    return line.rstrip(_CLOSERS)[-1:] in _ENDS


def has_title_case(words: list[str]) -> bool:
    """Tell whether nearly all words, except small ones, begin with a capital letter."""
    counted = [word for word in words if word.casefold() not in _SMALL and word[0].isalpha()]
    return len(counted) >= 2 and sum(word[0].isupper() for word in counted) >= 0.85 * len(counted)


def fold(text: str) -> str:
    """Return only the words of a text, in lower case, to compare a line with the title.

    >>> fold("PERU AND CHILE TALK!")
    'peru and chile talk'
    """
    return " ".join(re.findall(r"\w+", text.casefold()))
