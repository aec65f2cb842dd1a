"""Documents of word processors (``.docx``, ``.rtf``) as pages: their text, paragraph by paragraph."""

from __future__ import annotations

from communique.errors import problem
from communique.model import Page
from communique.pages.decoding import decode
from communique.pages.items import lose_page
from communique.pages.rich import read_rich
from communique.pages.streams import DOCUMENTS
from communique.pages.word import read_word


def open_document(
    source: str, data: bytes, *, code: str | None = None, published: str | None = None, ceiling: int
) -> Page:
    r"""Return a document as a page; its format is recognised by its first bytes, not its name.

    Args:
        source: the file's name.
        data: its bytes.
        code: of the problem met when they were read.
        published: given to the page (ISO date).
        ceiling: most bytes of its text unpacked.

    >>> open_document("a.rtf", rb"{\rtf1 Rome thanked Oslo.\par}", ceiling=100).text
    'Rome thanked Oslo.'

    """
    met = [problem(code)] if code else []
    if not data.strip(b" \t\r\n\0"):
        return Page(source=source, problems=tuple(met) or (problem("C0102"),))
    text: str | None = None
    if data.startswith(DOCUMENTS[0]):
        text, found = read_word(data, ceiling=ceiling)
    elif data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(DOCUMENTS[1]):
        read = decode(data)
        if read.misfit:
            met.append(problem("C0205", read.misfit))
        text, found, n_replaced = read_rich(read.text)
        if n_replaced:
            met.append(problem("C0205", f"{n_replaced} in Rich Text that are none"))
    else:
        found = "C0103"
    if found and found != code:
        met.append(problem(found))
    text = text.strip() if text else None
    if text:
        return Page(source=source, text=text, published=published, problems=tuple(met))
    return Page(source=source, problems=tuple(met) or lose_page(source, "C0102").problems)
