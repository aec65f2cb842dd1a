"""Addressees: the person spoken to, named right after a cue such as "told"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from communique.english import AUXILIARY, BE, DAY, DETERMINER, MONTHS, PREPOSITION, either
from communique.model import Participant
from communique.reading.statements.attributions import Attribution

_TOLD = re.compile(
    r"\b(?:told|tells?|telling|inform(?:s|ed|ing)?|assur(?:e|es|ed|ing)|remind(?:s|ed|ing)?|advis(?:e|es|ed|ing)"
    r"|brief(?:s|ed|ing)?|asked|warned)$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:ask(?:s|ing)?|warn(?:s|ing)?)$", re.IGNORECASE)
_URGED = re.compile(r"\b(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? on)$", re.IGNORECASE)
_IS_TOLD = re.compile(rf"(?:\b(?:{BE}|when|if|once)|['’]re)\s+(?:[a-z]+ly\s+)?$", re.IGNORECASE)
"""Text before a passive cue, whose subject is the addressee: "when asked about it"."""
_NO_NOUN = (
    r"(?:that|this|these|he|she|they|it|we|you|I|there"
    rf"|{PREPOSITION}|about|against|over"
    r"|not|how|why|what|whether|if|when|where|which|who|after|before|during|while|because|as|and|but|or"
    r"|last|earlier|late|early|recently|yesterday|today"
    r"|just|according|repeatedly|explicitly|specifically|directly|angrily|privately|publicly"
    r"|later|prior|afterwards?|again|gathered|outside|inside|aboard|ahead"
    rf"|{AUXILIARY}|{DAY}|{either(MONTHS)})\b"
)
"""Words that end the addressee's noun phrase: "told the mayor yesterday"."""
_DETERMINER = rf"(?:{DETERMINER}|some|these|those)\b"
_PHRASE = re.compile(
    rf"(?:{_DETERMINER} )?"
    rf"(?:(?!{_NO_NOUN}|{_DETERMINER})"
    r"(?:(?:[A-Z][a-z]{1,3}|[A-Z])\.(?= [A-Z])|[\w’'-]+) ?){1,6}"  # "Mr.", "J." or a word
    r"(?:(?<=members )of (?:the )?[A-Z]\w+)?"  # "members of Congress"
    r"(?<! )|her\b"
)
"""A possible addressee: a noun phrase of up to six words."""
_ENDS = re.compile(rf"\s*(?:[,.:;“\"—–\n]|$|(?:{_NO_NOUN}|{_DETERMINER}))")
_ASKS = re.compile(
    r",? (?:that|to|not to|whether|if|how|why|what|when|where|who|about|against|of)\b|[,:]? [“\"]"
)
_URGES = re.compile(r" (?:not )?to\b")
"""Text after the addressee of a cue of ``_TOLD`` (``_ENDS``), ``_ASKED`` (``_ASKS``) or ``_URGED`` (``_URGES``)."""
_ARTICLE = re.compile(r"the (?=[A-Z])")
"""The article before a name, outside its mention: "told the BBC"."""
_HOST = re.compile(r"['’]s ((?:[A-Z][\w’'-]+ ?){2,3})(?<! )")
_NOBODY = re.compile(
    r"\b(?:ago|weeks?|months?|years?|days?|decades?|nights?|mornings?|times?|questions?|story|stories|truth|lies?|jokes?|more|much"
    r"|(?:any|every|no|some)thing|(?:him|her|it|them|our|my)sel(?:f|ves))$"
)


def find_addressee(text: str, said: Attribution, mentions: Mapping[int, Participant]) -> Participant | None:
    """Return the addressee of a statement, who is named right after the cue; ``None`` if nobody is.

    Args:
        text: the text of the article.
        said: the statement.
        mentions: the longest mention of an actor that starts at each offset.

    >>> from communique.model import Span
    >>> text = "Diallo told reporters on Friday that nobody was hurt."
    >>> said = Attribution("indirect", Span(start=0, end=6), Span(start=7, end=11), (Span(start=32, end=52),), 0.9)
    >>> text[slice(*(find_addressee(text, said, {}).start, find_addressee(text, said, {}).end))]
    'reporters'

    """
    if said.cue is None or _IS_TOLD.search(text, max(0, said.cue.start - 24), said.cue.start):
        return None
    if said.speaker is not None and said.speaker.start > said.cue.end:  # "…?” asked Diallo"
        return None
    follows = _continuation(said.cue.of(text))
    start = said.cue.end
    while start < len(text) and text[start] in " \u00a0":
        start += 1
    found = _addressee_at(text, start, follows, mentions) if follows is not None else None
    if found is None or any(c.start < found.end and found.start < c.end for c in said.content):
        return None
    return found


def _continuation(cue: str) -> re.Pattern[str] | None:
    """Return the pattern that must follow the addressee of a cue; ``None`` if the cue takes no addressee."""
    kinds = ((_TOLD, _ENDS), (_ASKED, _ASKS), (_URGED, _URGES))
    return next((follows for verb, follows in kinds if verb.search(cue)), None)


def _addressee_at(
    text: str, start: int, follows: re.Pattern[str], mentions: Mapping[int, Participant]
) -> Participant | None:
    """Return the addressee whose phrase begins at ``start``: its first actor, else its last, else the bare phrase.

    In "CNN's Ann Smith" it is Ann Smith, in "CNN viewers" it is CNN.
    """
    phrase = _PHRASE.match(text, start)
    end = phrase.end() if phrase is not None else start
    first = mentions.get(start)
    article = _ARTICLE.match(text, start)
    named = mentions.get(article.end()) if article is not None else None
    if first is None and named is not None and (named.end > end or follows.match(text, named.end)):
        first = named
    host = _HOST.match(text, first.end) if first is not None else None
    if host is not None and host.start(1) in mentions:
        return mentions[host.start(1)]
    if first is not None or phrase is None or not follows.match(text, end) or _NOBODY.search(phrase[0]):
        return first
    last = next(
        (mentions[at] for at in range(start, end) if at in mentions and mentions[at].end == end), None
    )
    return last or Participant(start=start, end=end)
