"""Reporters of acts: the speaker of the innermost statement that contains an act.

>>> text = "“Mali must go,” Diallo said."
>>> diallo, must = Span(start=16, end=22), Span(start=6, end=10)
>>> said = Attribution("direct", diallo, Span(start=23, end=27), (Span(start=0, end=15),), 1.0)
>>> Reporters(text, [said], {diallo: "a1"}).of(must)
'a1'
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence

from communique.model import Span, StatementKind
from communique.reading.events.status import OUGHT
from communique.reading.relation import Relation
from communique.reading.statements.attributions import Attribution

_LONGEST = 5_000
"""Most characters of a statement's content in which acts are looked for."""
_WE = re.compile(r"(?:I|me|my|we|us|our)", re.IGNORECASE)


class Reporters:
    """The speakers of an article's statements, by the spans of what they say."""

    def __init__(
        self, text: str, attributions: Sequence[Attribution], actors: Mapping[Span, str | None]
    ) -> None:
        """Take the article's statements.

        Args:
            text: the article's.
            attributions: its statements.
            actors: the actor that each speaker was resolved to.

        """
        self._text, self._actors = text, actors
        self._rows = sorted(
            (
                (content, a.speaker, a.cue, a.kind)
                for a in attributions
                for content in a.content
                if a.speaker is not None
            ),
            key=lambda row: row[0],
        )

    def of(self, act: Span) -> str | None:
        """Return the id of the actor who reports the act; ``None`` if nobody does or the actor is unknown."""
        said = self._holding(act)
        return self._actors.get(said[0]) if said else None

    def asking(self, act: Relation) -> tuple[Span, ...]:
        """Return the speaker who demands that others "must" do something; nobody for what "we must" do.

        Of 18 such requests without a source in the press it is the speaker's in 15.
        """
        if act.type != "REQUEST" or OUGHT.match(self._text, act.trigger.start) is None:
            return ()
        said = self._holding(act.trigger)
        is_own = any(_WE.fullmatch(self._text, one.start, one.end) for one in act.targets)
        return (said[0],) if said and said[1] == "direct" and not is_own else ()

    def _holding(self, act: Span) -> tuple[Span, StatementKind] | None:
        """Return the speaker and the kind of the innermost statement that contains an act outside of its cue."""
        low = bisect.bisect_left(self._rows, act.start - _LONGEST, key=lambda row: row[0].start)
        high = bisect.bisect_right(self._rows, act.start, key=lambda row: row[0].start)
        holders = [
            (content.end - content.start, speaker, kind)
            for content, speaker, cue, kind in self._rows[low:high]
            if content.covers(act) and not (cue and cue.overlaps(act))
        ]
        return min(holders)[1:] if holders else None
