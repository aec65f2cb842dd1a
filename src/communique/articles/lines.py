"""What one line of an article is, judged by itself: length, ending, case, wording."""

from __future__ import annotations

from typing import Literal

from communique.articles.phrases import (
    BYLINE,
    CHROME_LINES,
    CHROME_START,
    CHROME_WITHIN,
    CONTRIBUTION,
    CREDIT,
    CREDIT_LINE,
    DATE_LINE,
    FULL_DATE,
    MAILBOX,
    PAST,
    PHOTO,
    PHOTO_START,
    POSE,
    SIDE,
)

Verdict = Literal["body", "caption", "byline", "chrome", "dateline", "short", "teaser"]
"""A block's kind, or: ``short``, a few words that end no sentence; ``teaser``, a headline's case and form."""

_AROUND = " \t\xa0:|>»›<«‹•·-–—…*[](){}.!+#_=~\"'“”‘’/\\,;▼▲►✕×"
_CLOSERS = "\"'”’)]»›*_ "
_ENDS = ".?!…:;,—。！？"
_LONG = 320
"""Characters from which on a line is a paragraph: only a caption's or a notice's wording can make it less."""
SHORT_WORDS = 9
"""A line of at most so many words that ends no sentence is a heading, a label or a link."""
_TEASER_WORDS = 24
_SMALL = frozenset(
    "a an and as at but by for from in into of on or over per the to up via vs with after is".split()
)  # noqa: SIM905


def judge(line: str) -> Verdict:
    """Return what a stripped line is, by itself.

    >>> judge("Back To Top"), judge("The two leaders met."), judge("By Ana Maria Ruiz")
    ('chrome', 'body', 'byline')
    """
    size = len(line)
    if size < 60 and line.strip(_AROUND).casefold() in CHROME_LINES:
        return "chrome"
    if not any(map(str.isalpha, line[:200])):
        return "chrome" if size < 200 else "body"
    low = line.casefold()
    if size < 600 and _is_chrome(line, low):
        return "chrome"
    if size < 400:
        if CONTRIBUTION.search(line) and (size < 200 or line.count(". ") < 2):
            return "byline"
        if size < 120 and (BYLINE.fullmatch(line) or MAILBOX.match(line)):
            return "byline"
        if size < 160 and DATE_LINE.fullmatch(line):
            return "dateline"
    if size < 800 and is_caption(line, low):
        return "caption"
    if size >= _LONG or ends_sentence(line):
        return "body"
    words = line.split()
    if len(words) <= SHORT_WORDS:
        return "short"
    if len(words) <= _TEASER_WORDS and has_title_case(words):
        return "teaser"
    return "body"


def _is_chrome(line: str, low: str) -> bool:
    if CHROME_START.match(line) and (len(line) < _LONG or line.startswith(("©", "Copyright"))):
        return True
    return len(line) < _LONG and any(wording in low for wording in CHROME_WITHIN)


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


def is_caption(line: str, low: str | None = None) -> bool:
    """Tell whether a line describes a picture.

    A credit or the wording of captions is enough by itself; a pose told in the present tense, a full date and
    a word for where someone stands count together; reporting verbs and many sentences count against it.

    >>> is_caption("Ana Ruiz waves to supporters, left, in Lima, Peru, May 3, 2018.")
    True
    >>> is_caption("Ruiz said on May 3, 2018, that she would not stand again.")
    False
    """
    return rate_caption(line, low) >= 2


def rate_caption(line: str, low: str | None = None) -> int:
    """Return how much of a caption a line has: 2 and more is one."""
    low = line.casefold() if low is None else low
    tail = line[-90:]
    score = 0
    if CREDIT.search(tail) or (len(line) < 120 and CREDIT_LINE.fullmatch(line)):
        score += 2
    if PHOTO_START.match(line):
        score += 2
    elif (
        "photo" in low or "image" in low or "picture" in low or "seen" in low or "shown" in low
    ) and PHOTO.search(line):
        score += 2
    if FULL_DATE.search(line):
        score += 1
    if "," in line or "(" in line:
        score += SIDE.search(line) is not None
    if score == 0:
        return 0
    first = line.split(". ", 1)[0] if len(line) > 300 else line
    score += POSE.search(first) is not None
    score -= 2 * (PAST.search(line) is not None and not CREDIT.search(tail) and not PHOTO_START.match(line))
    n_sentences = sum(line.count(end) for end in (". ", "? ", "! "))
    return score - (n_sentences > 3) - (n_sentences > 5)
