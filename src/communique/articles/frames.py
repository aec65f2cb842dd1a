"""Where in a whole page's text its article stands: captures of pages hold menus, teasers and comments around it.

What a browser's "select all, copy" gives has the page's every line. The article is the run of lines with the most
words in sentences, of which each line of a few words takes some off; its headline is the line before it that the
page says again, or whose words the text takes up, with the byline and the day under it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.articles.lines import Verdict, ends_sentence, fold
from communique.articles.phrases import DATED, PERSON

_FEWEST = 10
"""Lines around the article that make a text a capture of a whole page."""
_FEWEST_CHROME = 5
"""Those of them that a page alone has ("Log in"): 185 of 191 captures of saved pages have as many, and lists in an article none."""
_SENTENCE_WORDS = 9
"""Words from which on a line that ends a sentence is a paragraph."""
_PARAGRAPH_WORDS = 25
"""Words from which on a line is a paragraph, however it ends."""
_LONG_WORDS = 40
"""Words from which on it counts, however it ends: teasers have fewer."""
_MOST_WORDS = 120
"""Words of one paragraph that count: a single one of consent makes no article."""
_COST = {"short": 6, "teaser": 8, "chrome": 6, "caption": 2, "byline": 2, "dateline": 2}
"""Words that a line which is no paragraph takes off."""
_END = re.compile(
    r"(?:(?:\d+|view|show|join|leave|post|add|all|see|read|reader|latest)\ )?(?:a\ |the\ |all\ )?(?:\d+\ )?"
    r"(?P<comments>comments?|repl(?:y|ies)|responses?|conversation|discussion)(?:\ \(?\d+\)?)?(?:\ (?:on|to)\ .{3,160})?\W*"
    r"|(?:(?:more|related|recommended|trending|popular|latest|top|most|other|also|next)\b.{0,40}|you\ (?:may|might)\ (?:also\ )?(?:like|be).{0,30}"
    r"|(?:read|see|up)\ (?:more|next|also)|(?:about|more\ (?:from|by))\ the\ authors?|editors?[’']s?\ (?:picks?|choice))\W*",
    re.IGNORECASE | re.VERBOSE,
)
"""Headings of what follows an article."""
_END_SIZE = 200
_END_COST, _COMMENTS_COST = 40, 120
_BEFORE, _WITHIN = 60, 8
"""Lines before the article's first paragraph, and after it, among which its headline is looked for."""
_TOP = 8
"""Lines before the first paragraph that belong to it where no headline is found."""
_HEADLINE_WORDS = range(3, 31)
_FULL_WORDS = 5
"""Words of most headlines."""
_LEAD_WORDS = 80
"""Words of paragraphs that may stand before the headline."""
_TAKEN_UP = 250
"""Words at the text's beginning which take up the headline's."""
_TELLING = 4
"""Letters from which on a word is rarely a small one."""
_UNDER = 5
"""Lines under the headline that tell who wrote it and when."""
_OVER = 3
"""Lines over one that is like a headline, among which the headline may be."""
_LEAST, _NEARLY, _FAR = 1.0, 0.7, 0.02
"""The lowest score of a headline, how much lower it may be over another, and what each line to the text takes off."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Frame:
    """The lines of an article among a page's: the first, the one after the last, and the headline where there is one."""

    first: int
    end: int
    headline: int | None


def find_frame(
    lines: Sequence[str], verdicts: Sequence[Verdict], *, title: str | None = None
) -> Frame | None:
    """Return where the article stands, ``None`` where the lines are no whole page's.

    Args:
        lines: the page's lines, none of them blank.
        verdicts: what each is by itself.
        title: the headline, where it is known.

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
    """Return the words of a paragraph, or what another line takes off."""
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
    """Return the run of the greatest sum: its first place and the one after its last; an empty one where all is below 0."""
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
    """Return the line that is most like the headline of what begins at ``first``."""
    printed = Counter(map(fold, lines))
    body = (
        line for line, verdict in zip(lines[first:end], verdicts[first:end], strict=True) if verdict == "body"
    )
    opening = Counter(_words(" ".join(body))[:_TAKEN_UP])
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
        score = _rate(line, opening, printed[fold(line)]) - _FAR * max(0, first - at)
        is_signed = any(map(_tells_who_or_when, lines[at + 1 : at + _UNDER], verdicts[at + 1 : at + _UNDER]))
        if at < first or is_signed:  # within the text it may be a heading of a part
            rated[at] = score + 0.5 * is_signed
    best = max(rated, key=lambda at: (rated[at], at), default=None)
    if best is None or rated[best] < _LEAST:
        return None
    # The headline stands over the line that tells more of the same, and under the path of sections that leads to it.
    size, found = len(lines[best].split()), fold(lines[best])
    over = (
        at
        for at in range(best - _OVER, best)
        if rated.get(at, 0.0) >= max(_LEAST, rated[best] - _NEARLY)
        and len(lines[at].split()) >= max(_FULL_WORDS, size // 2)
        and not fold(lines[at]).endswith(found)
    )
    best = next(over, best)
    # Where it is printed again, as in a bar that stays above, the article's own is the last.
    return max(at for at in rated if at <= max(best, first) and fold(lines[at]) == fold(lines[best]))


def _is_statement(line: str) -> bool:
    """Tell whether a line ends as headlines do not."""
    return ends_sentence(line) and not line.endswith(("?", "!"))


def _rate(line: str, opening: Counter[str], n_printed: int) -> float:
    words = _words(line)
    shared = sum(word in opening for word in words) / len(words) if words else 0.0
    return (
        2 * shared * min(1.0, len(words) / 4)
        + 0.4 * (n_printed > 1)
        + 0.3 * (len(line.split()) >= _FULL_WORDS)
        - 0.2 * line.endswith(".")
    )


def _words(text: str) -> list[str]:
    """Return the telling words of a text by their stems, roughly."""
    return [word[:6] for word in _WORD.findall(text.casefold()) if len(word) >= _TELLING]


def _tells_who_or_when(line: str, verdict: Verdict) -> bool:
    return verdict in {"byline", "dateline"} or (
        verdict != "body" and bool(DATED.search(line) or PERSON.fullmatch(line))
    )
