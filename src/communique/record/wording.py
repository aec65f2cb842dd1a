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
_PARTICLES = frozenset(
    "up out down off away over about against no must should need needs".split()  # noqa: SIM905
)
_IRREGULAR = {
    "met": "meet",
    "shot": "shoot",
    "fought": "fight",
    "spoke": "speak",
    "spoken": "speak",
    "struck": "strike",
    "sought": "seek",
    "slew": "slay",
    "slain": "slay",
    "denied": "deny",
    "lawsuit": "sue",
    "suing": "sue",
}
_ENDINGS = "ations ation ings ing ions ion ments ment ies ied ed es s e".split()  # noqa: SIM905


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


def stems(words: str) -> frozenset[str]:
    """Return the stems of the words for an act, the same for a verb and most nouns made from it.

    >>> stems("accused") == stems("accusations"), stems("was shot") == stems("the shooting")
    (True, True)
    """
    found = (word for word in _WORD.findall(words.lower()) if word not in _PLAIN and word not in _PARTICLES)
    return frozenset(_stem(_IRREGULAR.get(word, word)) for word in found if len(word) > 2)


def _stem(word: str) -> str:
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 3), "")
    word = word.removesuffix(ending)
    is_doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl"
    return word[:-1][:6] if is_doubled else word[:6]


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
