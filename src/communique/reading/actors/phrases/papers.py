"""Documents that speak for their authors: "a memo by the Navy", "the poll"."""

from __future__ import annotations

import re

from communique.english import AUXILIARY, DAY, MONTH, PREPOSITION
from communique.model import Span
from communique.reading.names import Name

_KINDS = (
    ("reports?", "stud(?:y|ies)", "analys[ie]s", "reviews?", "research", "assessments?", "audits?", "findings"),
    ("investigation",),
    ("polls?", "polling", "surveys?", "results"),
    ("statements?", "releases?", "announcement", "readout"),
    ("letters?",),
    ("memos?", "memorandum", "guidance", "guidelines", "directive", "notice", "advisory", "bulletin", "fact sheets?"),
    ("e-?mails?", "messages?", "notes?"),
    ("tweets?", "posts?", "blog"),
    ("ads?", "adverts?", "advertisements?", "commercials?", "spot"),
    ("complaint", "lawsuits?", "suit", "petition", "filings?", "motion", "brief", "indictment", "affidavit"),
    ("article", "story", "stories", "piece", "editorials?", "op-eds?", "column", "reporting", "dispatch"),
    ("data", "figures", "statistics", "numbers", "estimates?", "projections?", "forecasts?", "count", "tally", "calculations", "records", "documents?"),
    ("plans?", "proposals?", "blueprint", "budget"),
    ("speech", "address", "books?", "memoir", "schedule"),
    ("websites?", "page", "account", "video", "headline", "chyron", "remarks", "comments", "testimony", "words", "dossier"),
)  # fmt: skip
"""Words for papers; those of one row may repeat each other: "a study by the bank … the report"."""
_HEAD = re.compile(rf"\b(?:{'|'.join(word for row in _KINDS for word in row)})\b")
_MADE = (
    "released|issued|published|written|signed|sent|made|conducted|compiled|posted|produced|prepared|authored|filed|provided|put out|"
    "drafted|distributed|circulated|sponsored|carried out|done|tweeted|submitted|penned|unveiled"
)
_LINKS = rf"{PREPOSITION}|that|which|who"
_ENDS = re.compile(
    r"(?=\s*(?:[,.;:(”\"—–]|\Z)|"
    # what tells more of the paper
    rf"\s+(?:{_LINKS}|and|about|into|as|showing|last|this|earlier|obtained|reviewed|seen|"
    rf"cited|quoted|addressing|accompanying|detailing|conducted|{_MADE})\b|"
    # when it appeared
    rf"\s+(?:{DAY}|{MONTH})(?!\w))"
)
"""What stands after the word for a paper where no other noun goes on, as in "report card"."""
_CUT = re.compile(rf"\b(?:{_LINKS}|and|or|about|against)\b|[,;:()—–]")
"""What stands before a word for a paper that does not head its phrase: "the author | of the report"."""
_BY = re.compile(
    r"(?: of [\w ,-]{3,60}?)?"  # "a poll | of 800 voters"
    rf"(?: (?:{_MADE})(?: (?:on |in |late |early |last |this |earlier )?[\w-]+){{0,2}}?)?"  # "released on Monday"
    r" (?:by|from) (?=[^\W\d]|[“\"])"
)
"""What stands between a paper and whoever made it."""
_PRINTED_IN = re.compile(r"(?: (?:published|printed|posted))?(?: [A-Z]\w+day)? (?:in|on) (?:[Tt]he )?")
"""What stands between a paper and the paper that printed it."""
_REPORTING = re.compile(
    r"reports?|articles?|story|stories|piece|reporting|investigation|editorials?|analysis"
)
_OWNER_ENDS = re.compile(
    rf"""
      [,;:()—–]
    | \s+(?:
          that | which | who | whose | to | in | on | at | about
        | {AUXILIARY}
        | showing | found | says | said | obtained | released | published
        | after | before | last | this | early | late | during
        | sent | representing | earlier | over | into | as | with | \d
      )\b
    | ['’]s\b(?!\ )
    """,
    re.VERBOSE,
)
"""What follows whoever made a paper."""
_SAID_OF_IT = (
    r"\d[\w-]*|new|latest|same|full|original|initial|final|lengthy|brief|online|internal|leaked|joint|press|news|"
    rf"\w+-page|\w+-minute|federal|civil|poll|survey|{DAY}|{MONTH}"
)
_BARE = re.compile(rf"(?:the|that|this)(?: (?:{_SAID_OF_IT})['’]?s?)* ", re.IGNORECASE)
"""What stands before a paper of which nothing is said but that it was spoken of."""
_SMALL = re.compile(r"(?: (?!(?:and|or|the|a|an|pool)\b)[a-z0-9][\w-]*)* ")
"""The words between a name and the paper that bears it: "a Gallup | tracking | poll"."""


def head_of(text: str, span: Span, inside: list[Name]) -> Span | None:
    """Return where a phrase has its word for a paper, where that heads it.

    >>> text = "the new report by the bank"
    >>> head_of(text, Span(start=0, end=len(text)), []).of(text)
    'report'
    >>> head_of("the report card", Span(start=0, end=15), []) is None
    True
    """
    for match in _HEAD.finditer(text, span.start, span.end):
        if any(one.start < match.end() and match.start() < one.end for one in inside):
            continue
        if _ENDS.match(text[match.end() : span.end]):
            before = without(text, Span(start=span.start, end=match.start()), inside)
            return None if _CUT.search(before) else Span(start=match.start(), end=match.end())
    return None


def without(text: str, span: Span, inside: list[Name]) -> str:
    """Return the words of a span with the names in it struck out, each as long as it was.

    >>> without("the Bank of Mali report", Span(start=0, end=23), [Name(start=4, end=16, label="Organization", score=1.0)])
    'the XXXXXXXXXXXX report'
    """
    words = span.of(text)
    for name in inside:
        low, high = max(name.start, span.start) - span.start, min(name.end, span.end) - span.start
        if low < high:
            words = f"{words[:low]}{'X' * (high - low)}{words[high:]}"
    return words


def maker_after(text: str, head: Span, end: int, inside: list[Name]) -> Span | None:
    """Return the span after a paper that names whoever made it: "a poll released Monday by | the bank | in Mali".

    >>> text = "a poll released Monday by the bank in Mali"
    >>> maker_after(text, Span(start=2, end=6), len(text), []).of(text)
    'the bank'
    """
    match = _BY.match(text, head.end, end)
    if match is None:
        return None
    rest = Span(start=match.end(), end=end)
    stop = _OWNER_ENDS.search(without(text, rest, inside))
    found = Span(start=rest.start, end=rest.start + stop.start() if stop is not None else end)
    first = next((one for one in inside if found.start <= one.start < found.end), None)
    is_place = first is not None and first.label == "Location"
    return None if is_place or not found.of(text).strip() else found


def printer_after(text: str, head: Span, inside: list[Name]) -> Name | None:
    """Return the name of what a report was printed in: "an article in | The Daily".

    >>> name = Name(start=14, end=23, label="Organization", score=1.0)
    >>> printer_after("an article in The Daily", Span(start=3, end=10), [name]) is name
    True
    """
    match = _PRINTED_IN.match(text, head.end) if _REPORTING.fullmatch(head.of(text)) else None
    starts = set() if match is None else {match.end(), match.end() - len("the ")}
    return next((one for one in inside if one.start in starts), None)


def is_bare(lead: str) -> bool:
    """Tell whether what stands before a paper says only that it was spoken of.

    >>> is_bare("the 25-page "), is_bare("a new "), is_bare("the bank’s ")
    (True, False, False)
    """
    return _BARE.fullmatch(lead) is not None


def bears(between: str) -> bool:
    """Tell whether a name and a paper that these words stand between are one's and what that one made.

    >>> bears(" tracking "), bears(" and the ")
    (True, False)
    """
    return _SMALL.fullmatch(between) is not None


def repeated_by(head: str) -> re.Pattern[str]:
    """Return what finds the papers that a word may repeat: a report was a study before.

    >>> bool(repeated_by("report").search("a study of fish")), bool(repeated_by("letter").search("a study of fish"))
    (True, False)
    """
    return next(pattern for pattern in _REPEATED if pattern.fullmatch(head))


_REPEATED = tuple(re.compile(rf"\b(?:{'|'.join(row)})\b") for row in _KINDS)
