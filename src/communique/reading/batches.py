"""From inputs to readings: pages in batches, in one or several processes."""

from __future__ import annotations

import functools
import itertools
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from communique import settings
from communique.model import Page, ReaderVersion, Reading
from communique.pages import Input, open_pages
from communique.reading.reader import Reader, page_id


def read(
    inputs: Input | Iterable[Input],
    *,
    published: str | None = None,
    workers: int = 1,
    known: Callable[[str], Reading | None] | None = None,
) -> Iterator[Reading]:
    """Read files, folders, addresses or ``-`` (standard input) and yield one reading for each item, in order.

    Args:
        inputs: one or several paths or http(s) addresses, or ``-``; ``communique read --help`` lists the kinds.
        published: publication date (ISO) for items that state none.
        workers: number of processes; it does not change the readings.
        known: returns the reading of an id that is known already (from a record, say) and is not read again; this is
        how a run resumes.

    >>> (reading,) = read(["examples/nile-2020-10-24-ambassador-summoned.html"])
    >>> reading.article.published.value, [problem.code for problem in reading.problems]
    ('2020-10-24', [])

    """
    yield from read_pages(open_pages(inputs, published=published), workers=workers, known=known)


def read_pages(
    pages: Iterable[Page], *, workers: int = 1, known: Callable[[str], Reading | None] | None = None
) -> Iterator[Reading]:
    """Yield a reading for each page, in order; pages are consumed only as they are needed.

    Args:
        pages: as :func:`communique.pages.open_pages` gives them, or made by hand.
        workers: as in :func:`read`.
        known: as in :func:`read`.

    >>> [reading.id for reading in read_pages([Page(source="a note", id="one", text="Oslo thanked Rome.")])]
    ['one']

    """
    batches = _batched(pages, settings.get("batch_articles"))
    if workers <= 1:
        for batch in batches:
            slots = _known(batch, known)
            yield from _fill(slots, _read_batch(_missing(batch, slots)))
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn) as pool:
        under_way: deque[tuple[list[Reading | None], Future[list[Reading]]]] = deque()
        for batch in batches:
            slots = _known(batch, known)
            under_way.append((slots, pool.submit(_read_batch, _missing(batch, slots))))
            if len(under_way) > 2 * workers:
                slots, future = under_way.popleft()
                yield from _fill(slots, future.result())
        for slots, future in under_way:
            yield from _fill(slots, future.result())


def reader_version() -> ReaderVersion:
    """Return the version of the reader in this process: package, weights, knowledge."""
    return _reader().version


@functools.cache
def _reader() -> Reader:
    return Reader()


def _read_batch(pages: list[Page]) -> list[Reading]:
    return _reader().read_pages(pages) if pages else []


def _known(batch: list[Page], known: Callable[[str], Reading | None] | None) -> list[Reading | None]:
    return [known(page_id(page)) if known else None for page in batch]


def _missing(batch: list[Page], slots: list[Reading | None]) -> list[Page]:
    return [page for page, slot in zip(batch, slots, strict=True) if slot is None]


def _fill(slots: list[Reading | None], fresh: list[Reading]) -> Iterator[Reading]:
    """Yield the readings of a batch in order: the known ones, and new ones in the gaps."""
    rest = iter(fresh)
    for slot in slots:
        yield slot if slot is not None else next(rest)


def _batched(pages: Iterable[Page], size: int) -> Iterator[list[Page]]:
    iterator = iter(pages)
    while batch := list(itertools.islice(iterator, size)):
        yield batch
