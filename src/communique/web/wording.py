"""The wording of pages (quad classes, actors, days, statuses), and which addresses they may link to."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode, urlsplit

from markupsafe import Markup

from communique.ontology import country_name
from communique.record import EventRow, Party, Quads

QUADS = {
    1: "Verbal cooperation",
    2: "Material cooperation",
    3: "Verbal conflict",
    4: "Material conflict",
}
GLYPHS = {
    1: Markup('<circle cx="6" cy="6" r="4.2" class="q1"/>'),
    2: Markup('<circle cx="6" cy="6" r="5" class="q2"/>'),
    3: Markup('<path d="M6 1.6 11 10.4H1Z" class="q3"/>'),
    4: Markup('<path d="M6 .8 12 11.2H0Z" class="q4"/>'),
}
"""The marks of the quad classes in a 12 × 12 square: circles for cooperation, triangles for conflict; verbal ones are
hollow.
"""
_SEEN = 100  # characters of a sentence that lists always show, even on a phone
KIND_NAMES = {
    "direct": "in their words",
    "indirect": "in the article’s words",
    "mixed": "partly in their words",
}
"""Names of the kinds of statements."""
BLOCK_NAMES = {"chrome": "beside the article"}
"""Names for kinds of blocks whose name in the reading format is unclear."""
PRECISION_NAMES = {"point": "site", "admin1": "region"}
"""Names for precisions of places whose name in the reading format is unclear."""
STATUS_MEANINGS = {
    "asserted": "reported as fact",
    "alleged": "someone claims it",
    "denied": "said not to have happened",
    "planned": "announced, not yet done",
    "hypothetical": "supposed, conditional",
    "historical": "looked back on",
}
MEASURED_ON = {
    "names": "newswire of many countries",
    "statements": "newspapers, PolNeAR",
    "times": "TimeBank and AQUAINT",
    "events": "PLOVER’s sentences",
    "press": "paragraphs of the press, events in them",
    "status": "factuality, UW and UDS-IH2",
}
"""The texts on which figures were measured, by the first word of the figure's name."""


def plain(text: str) -> str:
    """Return a text escaped for HTML, as a plain string: for hundreds of them on a page, Markup would be slow.

    >>> plain("<Moon's>")
    '&lt;Moon&#x27;s&gt;'
    """
    return html.escape(text)


_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def kept_in_line(value: Any) -> Any:
    r"""Return a value as it is shown: in text, characters that change the writing direction are escaped.

    >>> print(kept_in_line("Seoul\u202e agreed"), kept_in_line(7))
    Seoul\u202e agreed 7
    """
    if not isinstance(value, str) or value.isascii() or not _TURNING.search(value):
        return value
    return type(value)(_TURNING.sub(lambda found: ascii(found[0])[1:-1], value))


@functools.cache
def glyph(number: int) -> Markup:
    """Return the mark of a quad class as inline SVG, with its name for screen readers."""
    name = QUADS.get(number, "No quad class")
    return Markup('<svg class="glyph" viewBox="0 0 12 12" role="img" aria-label="{}">{}</svg>').format(
        name, GLYPHS.get(number, Markup('<path d="M1 6h10" class="q0"/>'))
    )


def act(
    type: str,  # noqa: A002 - the format's own word
    mode: str | None,
    announces: str | None = None,
) -> str:
    """Return the act in words: the type, with its mode and the type that it announces, if it has them.

    >>> act("CONSULT", "visit"), act("AGREE", None, "CONSULT")
    ('Consult, visit', 'Agree to consult')
    """
    how = f", {mode.replace('-', ' ')}" if mode else ""
    return type.capitalize() + how + (f" to {announces.lower()}" if announces else "")


def day_text(start: str | None, end: str | None, precision: str | None) -> str:
    """Return a period in words, no more precise than it is known.

    >>> day_text("2019-04-11", "2019-04-11", "day"), day_text("2019-04-01", "2019-04-30", "month")
    ('11 April 2019', 'April 2019')
    >>> day_text("2019-06-01", "2019-08-31", "month"), day_text("2018-01-01", "2019-12-31", "year")
    ('June – August 2019', '2018 – 2019')
    >>> day_text(None, None, None)
    'day unknown'
    """
    try:
        first = date.fromisoformat((start or end or "")[:10])
        last = date.fromisoformat((end or start or "")[:10])
    except ValueError:
        return "day unknown"
    if precision in {"month", "year"}:
        named = "%Y" if precision == "year" else "%B %Y"
        begin = f"{first:%B}" if precision == "month" and first.year == last.year else f"{first:{named}}"
        end = f"{last:{named}}"
        return end if end.startswith(begin) else f"{begin} – {end}"
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B %Y}"
    return f"{first.day} {first:%B %Y} – {last.day} {last:%B %Y}"


def party_link(party: Party) -> str:
    """Return the address of a party's page."""
    return actor_link(party.key)


def actor_link(key: str) -> str:
    """Return the address of an actor's page, given its key.

    >>> actor_link("KOR")
    '/actor?name=KOR'
    """
    return "/actor?" + urlencode({"name": key})


def country_text(code: str | None) -> str:
    """Return the name of a country code, else the code itself."""
    return (country_name(code) or code) if code else "no country"


def parties_text(parties: Sequence[Party]) -> str:
    """Return parties as plain text.

    >>> parties_text([Party(name="Moon Jae-in"), Party(name="Kim Jong-un")])
    'Moon Jae-in and Kim Jong-un'
    """
    return listed_with_and([party.name for party in parties]) or "someone"


def listed_with_and(words: Sequence[str]) -> str:
    """Return words with commas between them, and "and" before the last.

    >>> listed_with_and(["one", "two", "three"]), listed_with_and(["one"]), listed_with_and([])
    ('one, two and three', 'one', '')
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def event_text(event: EventRow) -> str:
    """Return an event as one line of plain text, for titles."""
    return f"{parties_text(event.sources)} · {act(event.type, event.mode, event.announces)}" + (
        f" · {parties_text(event.targets)}" if event.targets else ""
    )


def outside(url: str | None) -> str | None:
    """Return an address if it may be linked (http or https, with a host), else ``None``.

    >>> outside("https://example.org/a"), outside("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def inside(path: str | None) -> str:
    """Return a path to redirect to if it is one of these pages, else that of the start page.

    >>> inside("/events?quad=3"), inside("//evil.example"), inside("https://evil.example")
    ('/events?quad=3', '/', '/')
    """
    if path is None or not path.startswith("/") or path[1:2] in {"/", "\\"} or any(ord(c) < 33 for c in path):
        return "/"
    return path


def head_of(sentence: str, place: int) -> int:
    """Return how many characters to leave out at the start of a sentence so that the one at ``place`` is visible.

    >>> head_of("Moon met Kim.", 5)
    0
    >>> sentence = "word " * 40 + "met " + "word " * 40
    >>> sentence[head_of(sentence, 200) :][:40]
    'word word word word word word word met w'
    """
    # Not more than necessary, since little text may follow.
    start = min(place - _SEEN // 3, len(sentence) - _SEEN * 5 // 4)
    return 0 if place <= _SEEN or start <= 0 else sentence.rfind(" ", 0, start) + 1


def whole(text: str) -> Markup:
    """Return a text in which no line breaks within a command's option.

    >>> whole("give one with --published")
    Markup('give one with <span class="whole">--published</span>')
    """
    parts = re.split(r"(--[a-z][a-z-]*)", text)
    kept = Markup('<span class="whole">{}</span>')
    return Markup("").join(kept.format(part) if place % 2 else part for place, part in enumerate(parts))


def percent(part: float, whole: float = 1.0) -> str:
    """Return a share as a whole percentage; a dash if ``whole`` is 0.

    >>> percent(1, 3), percent(0, 0)
    ('33%', '–')
    """
    return f"{100 * part / whole:.0f}%" if whole else "–"


def conflict_share(quads: Quads) -> float:
    """Return the share of conflict among the events of all quad classes; 0 if there are none.

    >>> conflict_share((2, 1, 0, 1))
    0.25
    """
    return sum(quads[2:]) / max(1, sum(quads))


def marked(text: str, start: int, spans: Iterable[tuple[int, int, str]]) -> Markup:
    """Return a part of an article with spans marked.

    Args:
        text: the part.
        start: its offset in the article.
        spans: the start, the end (offsets in the article) and the CSS class of each; of overlapping ones the first wins.

    >>> marked("Moon <spoke>", 10, [(10, 14, "actor")])
    Markup('<span class="actor">Moon</span> &lt;spoke&gt;')

    """
    taken: list[tuple[int, int, str]] = []
    for one, two, kind in spans:
        first, last = max(0, one - start), min(len(text), two - start)
        if first < last and all(last <= a or b <= first for a, b, _ in taken):
            taken.append((first, last, kind))
    parts: list[str] = []
    place = 0
    for first, last, kind in sorted(taken):
        parts += [plain(text[place:first]), f'<span class="{plain(kind)}">{plain(text[first:last])}</span>']
        place = last
    return Markup("".join([*parts, plain(text[place:])]))  # noqa: S704 - escaped
