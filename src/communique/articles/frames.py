"""Finding the article in the text of a whole page, which has menus, teasers and comments around it.

"Select all, copy" in a browser gives every line of a page. Each line has a weight: paragraphs add their words, other
lines subtract a few. The article is the run of lines with the greatest sum. Its headline is a line before it that the
page repeats, or whose words recur in the text, with a byline and a date below it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.articles.lines import Verdict, ends_sentence, fold
from communique.articles.phrases import DATED, PERSON

_FEWEST = 10
"""Fewest lines around the article in the text of a whole page."""
_FEWEST_CHROME = 5
"""Fewest of them that are chrome ("Log in"): 185 of 191 captured pages have as many, lists in an article have none."""
_SENTENCE_WORDS = 9
"""A line of at least this many words that ends a sentence is a paragraph."""
_PARAGRAPH_WORDS = 25
"""A line of at least this many words is a paragraph, however it ends."""
_LONG_WORDS = 40
"""A paragraph of at least this many words counts, however it ends: teasers have fewer."""
_MOST_WORDS = 120
"""Most words that one paragraph counts for, so that a long notice of consent does not make an article."""
_COST = {"short": 6, "teaser": 8, "chrome": 6, "caption": 2, "byline": 2, "dateline": 2}
"""Words that a line subtracts by its verdict."""
_END = re.compile(
    r"(?:(?:\d+|view|show|join|leave|post|add|all|see|read|reader|latest)\ )?(?:a\ |the\ |all\ )?(?:\d+\ )?"
    r"(?P<comments>comments?|repl(?:y|ies)|responses?|conversation|discussion)(?:\ \(?\d+\)?)?(?:\ (?:on|to)\ .{3,160})?\W*"
    r"|(?:(?:more|related|recommended|trending|popular|latest|top|most|other|also|next)\b.{0,40}|you\ (?:may|might)\ (?:also\ )?(?:like|be).{0,30}"
    r"|(?:read|see|up)\ (?:more|next|also)|(?:about|more\ (?:from|by))\ the\ authors?|editors?[’']s?\ (?:picks?|choice))\W*",
    re.IGNORECASE | re.VERBOSE,
)
"""Headings of comments and of links, which follow an article."""
_END_SIZE = 200
_END_COST, _COMMENTS_COST = 40, 120
_BEFORE, _WITHIN = 60, 8
"""Numbers of lines before and after the first paragraph that are searched for the headline."""
_TOP = 8
"""Number of lines before the first paragraph that are kept if no headline is found."""
_HEADLINE_WORDS = range(3, 31)
_FULL_WORDS = 5
"""Fewest words of most headlines."""
_LEAD_WORDS = 80
"""Most words in paragraphs before the headline."""
_OPENING_WORDS = 250
"""Number of words at the beginning of the text in which those of the headline recur."""
_CONTENT_LETTERS = 4
"""Fewest letters of a word that is probably not a function word."""
_LINES_BELOW = 5
"""Number of lines below the headline that are searched for a byline or a date."""
_LINES_ABOVE = 3
"""Number of lines above the best candidate in which the headline may be."""
_LOWEST, _MARGIN, _DISTANCE_COST = 1.0, 0.7, 0.02
"""The lowest score of a headline, how much less it may have than one below it, and the cost of each line to the text."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Frame:
    """The article among a page's lines: the index of its first line, of the line after its last, and of its headline."""

    first: int
    end: int
    headline: int | None


def find_frame(
    lines: Sequence[str], verdicts: Sequence[Verdict], *, title: str | None = None
) -> Frame | None:
    """Return where the article is, ``None`` if the lines are not those of a whole page.

    Args:
        lines: the lines, none of them blank.
        verdicts: what each is by itself.
        title: the headline, if it is known.

    >>> menu = ["Home", "World", "Politics", "Sport", "Weather", "Log in"]
    >>> told = ["Ferry sinks in storm off Cebu", "A ferry sank off Cebu on Monday, and all who were on it swam to the shore."]
    >>> lines = [*menu, *told, "Contact", *menu]
    >>> find_frame(lines, ["body" if line == told[1] else "short" if line == told[0] else "chrome" for line in lines])
    Frame(first=6, end=8, headline=6)

    """
    weights = [_weigh(line, verdict) for line, verdict in zip(lines, verdicts, strict=True)]
    first, end = _best_run(weights)
    around = [*verdicts[:first], *verdicts[end:]]
    if first == end or len(around) < _FEWEST or around.count("chrome") < _FEWEST_CHROME:
        return None
    headline = _find_headline(lines, verdicts, first, end)
    if title:
        places = [at for at, line in enumerate(lines[: first + _WITHIN]) if fold(line) == fold(title)]
        headline = places[-1] if places else headline
    if headline is not None:
        return Frame(headline, end, headline)
    return Frame(max(0, first - _TOP), end, None)


def _weigh(line: str, verdict: Verdict) -> int:
    """Return the weight of a line: the words of a paragraph, or the negative cost of another line."""
    if verdict == "body":
        n_words = len(line.split())
        if n_words >= _LONG_WORDS or (n_words >= _SENTENCE_WORDS and ends_sentence(line)):
            return min(n_words, _MOST_WORDS)
        return 0 if ends_sentence(line) else -_COST["caption"]
    cost = _COST[verdict]
    if len(line) < _END_SIZE and (ending := _END.fullmatch(line)):
        cost += _COMMENTS_COST if ending["comments"] else _END_COST
    return -cost


def _best_run(weights: Sequence[int]) -> tuple[int, int]:
    """Return the start and end of the run with the greatest sum; an empty run if no weight is positive."""
    best, found = 0, (0, 0)
    total, first = 0, 0
    for at, weight in enumerate(weights):
        if total <= 0:
            total, first = 0, at
        total += weight
        if total > best:
            best, found = total, (first, at + 1)
    return found


def _find_headline(lines: Sequence[str], verdicts: Sequence[Verdict], first: int, end: int) -> int | None:
    """Return the index of the line that is most like the headline of the article that begins at ``first``."""
    printed = Counter(map(fold, lines))
    body = (
        line for line, verdict in zip(lines[first:end], verdicts[first:end], strict=True) if verdict == "body"
    )
    opening = Counter(_words(" ".join(body))[:_OPENING_WORDS])
    rated: dict[int, float] = {}
    n_lead = 0
    for at in range(max(0, first - _BEFORE), min(end, first + _WITHIN)):
        line, n_words = lines[at], len(lines[at].split())
        if verdicts[at] == "body" and (n_words >= _PARAGRAPH_WORDS or _is_statement(line)):
            n_lead += n_words if at >= first else 0
            if n_lead > _LEAD_WORDS:
                break
            continue
        if (
            n_words not in _HEADLINE_WORDS
            or verdicts[at] not in {"short", "teaser", "body"}
            or line.endswith(":")
        ):
            continue
        score = _rate(line, opening, printed[fold(line)]) - _DISTANCE_COST * max(0, first - at)
        is_signed = any(
            map(_tells_who_or_when, lines[at + 1 : at + _LINES_BELOW], verdicts[at + 1 : at + _LINES_BELOW])
        )
        if at < first or is_signed:  # within the text it may be a section heading
            rated[at] = score + 0.5 * is_signed
    best = max(rated, key=lambda at: (rated[at], at), default=None)
    if best is None or rated[best] < _LOWEST:
        return None
    # The best candidate may be a subheading below the headline. A breadcrumb that ends with it does not count.
    size, found = len(lines[best].split()), fold(lines[best])
    over = (
        at
        for at in range(best - _LINES_ABOVE, best)
        if rated.get(at, 0.0) >= max(_LOWEST, rated[best] - _MARGIN)
        and len(lines[at].split()) >= max(_FULL_WORDS, size // 2)
        and not fold(lines[at]).endswith(found)
    )
    best = next(over, best)
    # If it is printed several times, as in a sticky bar, the last one is the article's own.
    return max(at for at in rated if at <= max(best, first) and fold(lines[at]) == fold(lines[best]))


def _is_statement(line: str) -> bool:
    """Tell whether a line ends a sentence with something other than a question or exclamation mark."""
    return ends_sentence(line) and not line.endswith(("?", "!"))


def _rate(line: str, opening: Counter[str], n_printed: int) -> float:
    """Return how much a line is like a headline of a text with these first words."""
    words = _words(line)
    shared = sum(word in opening for word in words) / len(words) if words else 0.0
    return (
        2 * shared * min(1.0, len(words) / 4)
        + 0.4 * (n_printed > 1)
        + 0.3 * (len(line.split()) >= _FULL_WORDS)
        - 0.2 * line.endswith(".")
    )


def _words(text: str) -> list[str]:
    """Return the content words of a text, roughly stemmed."""
    return [word[:6] for word in _WORD.findall(text.casefold()) if len(word) >= _CONTENT_LETTERS]


def _tells_who_or_when(line: str, verdict: Verdict) -> bool:
    """Tell whether a line is or looks like a byline or a date."""
    return verdict in {"byline", "dateline"} or (
        verdict != "body" and bool(DATED.search(line) or PERSON.fullmatch(line))
    )
