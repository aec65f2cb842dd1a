"""Text to word pieces with their offsets, and the two facts that an uncased vocabulary loses.

The encoder's vocabulary is lower case and forgets white space. Each piece therefore also carries its case and the gap
before it, which the encoder adds to its embeddings.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

SMALL, TITLE, UPPER, MIXED, DIGITS, NO_WORD = range(6)
"""Cases of a piece's word: lower case, capitalised, all capitals, mixed; a number; and no word, such as the special tokens."""
N_CASES = 6
NO_GAP, BLANK, LINE, PARAGRAPH = range(4)
"""Gaps before a piece: none, white space, a new line, a new paragraph."""
N_GAPS = 4
_SURROGATE = re.compile("[\ud800-\udfff]")
_UPPER, _LOWER, _DIGIT, _BLANK, _LINE = 1, 2, 4, 8, 16


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text: parallel arrays, ``start`` and ``end`` in code points."""

    ids: npt.NDArray[np.int64]
    case: npt.NDArray[np.int64]
    gap: npt.NDArray[np.int64]
    start: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self.ids)


@functools.cache
def tokenizer() -> Tokenizer:
    """Return the encoder's tokenizer, without truncation or padding."""
    made = Tokenizer.from_file(str(Path(__file__).with_name("tokenizer.json")))
    made.no_truncation()
    made.no_padding()
    return made


@functools.cache
def _classes() -> npt.NDArray[np.uint8]:
    """Return the class bits of each character of the Basic Multilingual Plane."""
    table = np.zeros(65536, np.uint8)
    for code in range(65536):
        char = chr(code)
        if char.isupper():
            table[code] = _UPPER
        elif char.islower():
            table[code] = _LOWER
        elif char.isdigit():
            table[code] = _DIGIT
        elif char.isspace():
            table[code] = _LINE if char in "\n\r\u2028\u2029" else _BLANK
    return table


def cut(texts: Sequence[str]) -> list[Pieces]:
    """Return the pieces of each text, in order; the tokenizer runs over all of them at once.

    >>> [piece for piece in cut(["Seoul rejects it."])[0].start]
    [np.int64(0), np.int64(6), np.int64(14), np.int64(16)]
    """
    # The tokenizer refuses lone surrogates; replacing them keeps the offsets
    whole = [_SURROGATE.sub("\ufffd", text) for text in texts]
    found = tokenizer().encode_batch(whole, add_special_tokens=False)
    return [
        _pieces(text, np.array(item.ids, np.int64), item.offsets)
        for text, item in zip(texts, found, strict=True)
    ]


def _pieces(text: str, ids: npt.NDArray[np.int64], offsets: list[tuple[int, int]]) -> Pieces:
    if not len(ids):
        empty = np.zeros(0, np.int64)
        return Pieces(ids=empty, case=empty, gap=empty, start=empty, end=empty)
    spans = np.array(offsets, np.int64)
    start, end = spans[:, 0], spans[:, 1]
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    bits = _classes()[np.minimum(codes, 65535)]
    upper, lower, digit = (_counts(bits, bit, start, end) for bit in (_UPPER, _LOWER, _DIGIT))
    case = np.full(len(ids), NO_WORD, np.int64)
    case[digit > 0] = DIGITS
    case[(lower > 0) & (upper == 0)] = SMALL
    case[(upper > 0) & (lower > 0)] = MIXED
    case[(upper == 1) & (lower > 0) & ((bits[start] & _UPPER) > 0)] = TITLE
    case[(upper > 0) & (lower == 0)] = UPPER
    before = np.concatenate([[0], end])[: len(ids)]
    line = _counts(bits, _LINE, before, start)
    blank = _counts(bits, _BLANK, before, start)
    gap = np.select([line > 1, line == 1, blank > 0], [PARAGRAPH, LINE, BLANK], NO_GAP).astype(np.int64)
    return Pieces(ids=ids, case=case, gap=gap, start=start, end=end)


def _counts(
    bits: npt.NDArray[np.uint8], bit: int, start: npt.NDArray[np.int64], end: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return how many characters with ``bit`` lie between each start and end."""
    total = np.concatenate([[0], np.cumsum((bits & bit) > 0)])
    counts: npt.NDArray[np.int64] = total[np.maximum(end, start)] - total[start]
    return counts
