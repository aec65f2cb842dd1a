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
"""Nouns for documents; those in one row can refer to the same one: "a study by the bank … the report"."""
_HEAD = re.compile(rf"\b(?:{'|'.join(word for row in _KINDS for word in row)})\b")
_MADE = (
    "released|issued|published|written|signed|sent|made|conducted|compiled|posted|produced|prepared|authored|filed|provided|put out|"
    "drafted|distributed|circulated|sponsored|carried out|done|tweeted|submitted|penned|unveiled"
)
_LINKS = rf"{PREPOSITION}|that|which|who"
_ENDS = re.compile(
    r"(?=\s*(?:[,.;:(”\"—–]|\Z)|"
    # more about the document
    rf"\s+(?:{_LINKS}|and|about|into|as|showing|last|this|earlier|obtained|reviewed|seen|"
    rf"cited|quoted|addressing|accompanying|detailing|conducted|{_MADE})\b|"
    # when it appeared
    rf"\s+(?:{DAY}|{MONTH})(?!\w))"
)
"""What follows a noun for a document that is the head, unlike in "report card"."""
_CUT = re.compile(rf"\b(?:{_LINKS}|and|or|about|against)\b|[,;:()—–]")
"""What precedes a noun for a document that is not the head: "the author | of the report"."""
_BY = re.compile(
    r"(?: of [\w ,-]{3,60}?)?"  # "a poll | of 800 voters"
    rf"(?: (?:{_MADE})(?: (?:on |in |late |early |last |this |earlier )?[\w-]+){{0,2}}?)?"  # "released on Monday"
    r" (?:by|from) (?=[^\W\d]|[“\"])"
)
"""What stands between a document and its author."""
_PRINTED_IN = re.compile(r"(?: (?:published|printed|posted))?(?: [A-Z]\w+day)? (?:in|on) (?:[Tt]he )?")
"""What stands between an article and the newspaper that printed it."""
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
"""What follows the author of a document."""
_SAID_OF_IT = (
    r"\d[\w-]*|new|latest|same|full|original|initial|final|lengthy|brief|online|internal|leaked|joint|press|news|"
    rf"\w+-page|\w+-minute|federal|civil|poll|survey|{DAY}|{MONTH}"
)
_BARE = re.compile(rf"(?:the|that|this)(?: (?:{_SAID_OF_IT})['’]?s?)* ", re.IGNORECASE)
"""What precedes a document that has no author in its phrase because it was mentioned before."""
_SMALL = re.compile(r"(?: (?!(?:and|or|the|a|an|pool)\b)[a-z0-9][\w-]*)* ")
"""The words between an author's name and the document: "a Gallup | tracking | poll"."""


def head_of(text: str, span: Span, inside: list[Name]) -> Span | None:
    """Return the head noun of a phrase, if that is a noun for a document.

    Args:
        text: the text of the article.
        span: the phrase.
        inside: the names in the phrase, in which no noun is looked for.

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
            before = mask_names(text, Span(start=span.start, end=match.start()), inside)
            return None if _CUT.search(before) else Span(start=match.start(), end=match.end())
    return None


def mask_names(text: str, span: Span, inside: list[Name]) -> str:
    """Return the text of a span, with each name in it replaced by as many X.

    >>> mask_names("the Bank of Mali report", Span(start=0, end=23), [Name(start=4, end=16, label="Organization", score=1.0)])
    'the XXXXXXXXXXXX report'
    """
    words = span.of(text)
    for name in inside:
        low, high = max(name.start, span.start) - span.start, min(name.end, span.end) - span.start
        if low < high:
            words = f"{words[:low]}{'X' * (high - low)}{words[high:]}"
    return words


def author_after(text: str, head: Span, end: int, inside: list[Name]) -> Span | None:
    """Return the author after a document: "a poll released Monday by | the bank | in Mali".

    Args:
        text: the text of the article.
        head: the noun for the document.
        end: the end of the phrase.
        inside: the names in the phrase.

    >>> text = "a poll released Monday by the bank in Mali"
    >>> author_after(text, Span(start=2, end=6), len(text), []).of(text)
    'the bank'

    """
    match = _BY.match(text, head.end, end)
    if match is None:
        return None
    rest = Span(start=match.end(), end=end)
    stop = _OWNER_ENDS.search(mask_names(text, rest, inside))
    found = Span(start=rest.start, end=rest.start + stop.start() if stop is not None else end)
    first = next((one for one in inside if found.start <= one.start < found.end), None)
    is_place = first is not None and first.label == "Location"
    return None if is_place or not found.of(text).strip() else found


def newspaper_after(text: str, head: Span, inside: list[Name]) -> Name | None:
    """Return the name of the newspaper after an article: "an article in | The Daily".

    Args:
        text: the text of the article.
        head: the noun for the document.
        inside: the names in the phrase.

    >>> name = Name(start=14, end=23, label="Organization", score=1.0)
    >>> newspaper_after("an article in The Daily", Span(start=3, end=10), [name]) is name
    True

    """
    match = _PRINTED_IN.match(text, head.end) if _REPORTING.fullmatch(head.of(text)) else None
    starts = set() if match is None else {match.end(), match.end() - len("the ")}
    return next((one for one in inside if one.start in starts), None)


def is_bare(lead: str) -> bool:
    """Tell whether the words before a document name no author, so that the document was mentioned before.

    >>> is_bare("the 25-page "), is_bare("a new "), is_bare("the bank’s ")
    (True, False, False)
    """
    return _BARE.fullmatch(lead) is not None


def is_author_before(between: str) -> bool:
    """Tell whether a name is the author of a document, given the words between the two.

    >>> is_author_before(" tracking "), is_author_before(" and the ")
    (True, False)
    """
    return _SMALL.fullmatch(between) is not None


def repeated_by(head: str) -> re.Pattern[str]:
    """Return the pattern of the nouns that can refer to the same document: a report may be a study.

    >>> bool(repeated_by("report").search("a study of fish")), bool(repeated_by("letter").search("a study of fish"))
    (True, False)
    """
    return next(pattern for pattern in _REPEATED if pattern.fullmatch(head))


_REPEATED = tuple(re.compile(rf"\b(?:{'|'.join(row)})\b") for row in _KINDS)
