"""The model card as HTML: the headings, paragraphs, lists, tables and printed lines of Markdown that it is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from communique.web.wording import outside

_INLINE = re.compile(r"`([^`]+)`|\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)")
_RULE = re.compile(r"\|[-|: ]+\|")
_SCROLL = Markup('<div class="scroll" role="region" tabindex="0" aria-label="{}">{}</div>')


def as_html(text: str) -> Markup:
    r"""Return Markdown as HTML; what stands in none of the forms known is a paragraph.

    >>> as_html("## Use\n\nSee `make` and **more** <b>.\n\n* one\n  line\n* two")
    Markup('<h2>Use</h2>\n<p>See <code>make</code> and <b>more</b> &lt;b&gt;.</p>\n<ul><li>one line</li><li>two</li></ul>')
    """
    heading, number = "Model card", 0  # of what may scroll under it
    parts = []
    for lines in _blocks(text):
        if lines[0].startswith("#"):
            level, _, says = lines[0].partition(" ")
            heading, number = says, 0
            parts.append(Markup("<h{0}>{1}</h{0}>").format(len(level), _line(says)))
        elif lines[0].startswith("```"):
            printed = Markup("<pre>{}</pre>").format("\n".join(lines[1:]))
            number += 1
            parts.append(_SCROLL.format(f"{heading}, {number}", printed))
        elif lines[0].startswith("|"):
            number += 1
            parts.append(_SCROLL.format(f"{heading}, {number}", _table(lines)))
        elif lines[0].startswith("* "):
            items = re.split(r"^\* ", "\n".join(lines), flags=re.MULTILINE)[1:]
            listed = Markup("").join(
                Markup("<li>{}</li>").format(_line(" ".join(one.split()))) for one in items
            )
            parts.append(Markup("<ul>{}</ul>").format(listed))
        else:
            parts.append(Markup("<p>{}</p>").format(_line(" ".join(lines))))
    return Markup("\n").join(parts)


def _blocks(text: str) -> Iterator[list[str]]:
    """Yield the lines of each block; of printed lines without the mark that ends them."""
    block: list[str] = []
    for line in text.splitlines():
        if block and block[0].startswith("```"):
            if line.startswith("```"):
                yield block
                block = []
            else:
                block.append(line)
            continue
        # A heading stands alone; a table, list or printed lines may follow a paragraph at once.
        begins = line.startswith(("#", "```")) or (line[:1] == "|" != (block[0][:1] if block else "|"))
        if block and (not line.strip() or begins or block[0].startswith("#")):
            yield block
            block = []
        if line.strip():
            block.append(line)
    if block:
        yield block


def _table(lines: Sequence[str]) -> Markup:
    head, *rows = (_cells(line) for line in lines if not _RULE.fullmatch(line.strip()))
    return Markup('<table class="list tight"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(
        Markup("").join(Markup('<th scope="col">{}</th>').format(cell) for cell in head),
        Markup("").join(
            Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(cell) for cell in row))
            for row in rows
        ),
    )


def _cells(line: str) -> list[Markup]:
    return [_line(cell.strip()) for cell in line.strip().strip("|").split("|")]


def _line(text: str) -> Markup:
    """Return a line with what is code, bold or a link to elsewhere; other links are their words."""
    parts, at = [], 0
    for found in _INLINE.finditer(text):
        parts.append(escape(text[at : found.start()]))
        code, bold, words, address = found.groups()
        if code is not None:
            parts.append(Markup("<code>{}</code>").format(code))
        elif bold is not None:
            parts.append(Markup("<b>{}</b>").format(bold))
        elif outside(address):
            parts.append(Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(address, words))
        else:
            parts.append(escape(words))
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])
