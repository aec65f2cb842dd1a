"""Similarity of wording: sketches of whole articles, content words of sentences.

A sketch holds the 64 smallest hashes of an article's runs of five words (a bottom-k MinHash). Two sketches estimate
the share of runs that two articles have in common, with a standard error of about 0.06.
"""

from __future__ import annotations

import hashlib
import heapq
import re
import struct

_KEPT = 64
_RUN = 5
_END = re.compile(r"(?:[.!?][\"”’)]*[ \t]+|[\r\n]+\s*)(?=[\"“‘(]?[A-Z0-9])")
_WORD = re.compile(r"\w+")
_UNITS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty
""".split()  # noqa: SIM905 - words read best as words
_NUMBERS = {name: str(number) for number, name in enumerate(_UNITS, start=1)} | {
    "dozen": "12",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "hundred": "100",
    "thousand": "1000",
}
# Words that say nothing about an event; days are compared as dates instead.
_PLAIN = frozenset(
    """
    a an the of in on at to for from by with and or but as that which who it its his her their he she
    they was were is are be been has have had will would said says after before over into this those
    these not also monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december day week month year yesterday today
    tomorrow
    """.split()  # noqa: SIM905
)


def sketch(text: str) -> bytes:
    """Return the sketch of an article's text, at most 512 bytes; empty where it has fewer than five words.

    >>> len(sketch("one two three four five six")) // 8
    2
    """
    words = _WORD.findall(text.lower())
    runs = {" ".join(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}
    hashes = (int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest()) for run in runs)
    kept = heapq.nsmallest(_KEPT, hashes)
    return struct.pack(f">{len(kept)}Q", *kept)


def likeness(left: bytes, right: bytes) -> float:
    """Return the estimated share, 0 to 1, of runs of five words that the articles of two sketches have in common.

    >>> likeness(sketch("one two three four five six"), sketch("one two three four five seven"))
    0.3333333333333333
    """
    ours = set(struct.unpack(f">{len(left) // 8}Q", left))
    theirs = set(struct.unpack(f">{len(right) // 8}Q", right))
    if not ours or not theirs:
        return 0.0
    smallest = heapq.nsmallest(_KEPT, ours | theirs)
    return sum(value in ours and value in theirs for value in smallest) / len(smallest)


def content_words(sentence: str) -> frozenset[str]:
    """Return the content words of a sentence, cut to their first five letters; numbers are left out.

    >>> sorted(content_words("The protesters were marching in Lagos."))
    ['lagos', 'march', 'prote']
    """
    words = _WORD.findall(sentence.lower())
    return frozenset(
        word[:5]
        for word in words
        if word not in _PLAIN and word not in _NUMBERS and not word[0].isdigit() and len(word) > 1
    )


def numbers(sentence: str) -> frozenset[str]:
    """Return the numbers of a sentence, in figures or in words, as figures.

    >>> sorted(numbers("Three of 40 died"))
    ['3', '40']
    """
    words = _WORD.findall(sentence.lower())
    return frozenset(_NUMBERS.get(word, word) for word in words if word in _NUMBERS or word.isdigit())


def sentence_ends(text: str) -> list[int]:
    """Return roughly where the second and later sentences begin, by punctuation and line ends alone.

    >>> sentence_ends("One came. Two went.")
    [10]
    """
    return [match.end() for match in _END.finditer(text)]
