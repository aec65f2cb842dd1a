"""Cues: whether a cue reports that something was said, or only thought, wanted or done.

The labels that cues are learnt from include belief, wish and plan ("voters fear …", "is expected to …"); a statement
needs words that were said. A word of communication that is not negated is evidence for one
(:mod:`communique.reading.statements.finding`). The verbs are those of VerbNet's classes of communication (37) and, if
they can be uttered, of judgment (33), with nouns and phrases of the same sense that are used in the news.
"""

from __future__ import annotations

import re

from communique.english import BE, MODALS, POSSESSIVE, TITLE, either, word_set
from communique.model import Span

_VERBS = word_set(
    """
    accuse acknowledge add address admit admonish advise advocate affirm agree allege allude announce answer apologise
    apologize appeal argue articulate ask assail assert assure attest attribute beg bemoan blame blast boast brag brand
    calculate call caution chant characterise characterize charge chide cite claim clarify comment compare complain
    concede conclude concur condemn confess confide confirm congratulate contend contest continue counsel counter credit
    criticise criticize curse dare decide declare decry defend demand denounce deny depict deplore deride describe detail
    dictate disagree disclose dismiss dispute document dub echo elaborate elucidate emphasise emphasize encourage enquire
    equate estimate exclaim exhort explain expound expose express fault forecast fume gripe guarantee hail highlight hint
    implore imply indicate inform inquire insist instruct interject invite joke jest label lament lash laud lecture liken
    list maintain mention mock mumble murmur muse mutter nickname note notify object observe offer opine oppose order
    outline paint phrase plead pledge point portray post praise preach predict proclaim profess project promise pronounce
    propose protest publish question quip quote rail rant re-affirm read reaffirm reassert reassure rebuff rebuke recall
    recite reckon recommend recount refer refute reiterate reject relate relay remark remind renew repeat reply report
    reprimand reproach repudiate request respond restate retort retweet reveal ridicule rule scoff scold scream shout
    signal slam sneer speculate state stipulate stress suggest summarise summarize swear tell testify thank threaten tout
    trumpet tweet underline underscore urge utter vent verify voice volunteer vouch vow wail warn welcome whisper wonder
    write yell
    """
)
_IRREGULAR = word_set(
    """
    say says said saying told speak speaks spoke spoken speaking put puts wrote written swore sworn show shows showed
    shown showing find finds found finding held read laid
    """
)
_NOUNS = word_set(
    """
    accusation account admission advice allegation announcement answer apology appeal argument assertion assessment
    assurance blog book brief caveat claim comment commentary communique complaint concern conclusion condemnation
    confession criticism declaration demand denial description dispatch document editorial email estimate explanation
    forecast headline hint instruction interview invitation joke letter manifesto mantra memo memoir message motto
    note notice notification op-ed order phrase plea pledge podcast post prediction proclamation promise pronouncement
    proposal question quotation quote reaction rebuke recommendation remark reminder reply report request response
    retort review ruling rumour rumor slogan speech statement study suggestion summary survey poll testimony theory
    threat transcript tweet twitter verdict vow warning word
    """
)
_PHRASE = re.compile(
    rf"^(?::|—|–|--?)$|\b(?:according|per|via|reportedly|allegedly|in (?:the|{POSSESSIVE}) words)\b"
    r"|\bma(?:ke|kes|de|king) (?:it )?clear\b|\bhas learned\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\b(?:not(?!\s(?:only|just|merely|simply)\b)|never|no longer|without|declin\w+|refus\w+|fail(?:s|ed|ing)? to)|n['’]t)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:g[ai]ven?|gives|giving|provid(?:e[ds]?|ing)|offer(?:s|ed|ing)?|ma(?:de|kes?|king)|show(?:s|ed|n|ing)?|releas(?:e[ds]?|ing)"
    r"|ha(?:s|ve|d|ving))\s+(?:\w+ly\s+)?no\s+(?!doubt|question|mistake|secret|bones|choice)",
    re.IGNORECASE,
)
"""Text before words that were not given: "gave no | details about"."""
_IF = re.compile(
    r"\b(?:if|unless|whether|instead of|rather than|no one|nobody|neither|none)\b", re.IGNORECASE
)
_WOULD = re.compile(
    rf"(?:\b(?:{either(MODALS - {'may'})}|cannot|may(?!\s+\d)|perhaps)|['’](?:d|ll)"
    r"|\b(?:Wi|Sha)ll\s(?:I|you|he|she|it|we|they|the\s\w+)"  # a question; "Will said" is a man
    r"|\b(?:able|eager|likely|ready|scheduled|sure|willing|intend\w*|plan\w*|want\w*)\s+to)\b"
    r"(?!\s+(?:said|says|told|wrote|\w+ed)\b)"  # "he'd said", "his will says"
    r"(?:\s+(?:\w+ly|also|even|just|still|soon|then|now|well|go on to|like to|have|be|been|being))*\s*"
)
"""Text before a cue of words that somebody may say or would have said."""
_NOT_REACH = 22
"""Characters before a cue that are searched for "not" and "if"."""
_MARK = re.compile(r"[,;:.()\n“”\"]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def _forms(verb: str) -> set[str]:
    """Return the regular forms of a verb, with and without a doubled last letter."""
    stem = verb[:-1] if verb[-1] == "e" else verb
    changes = verb[-1] == "y" and verb[-2] not in "aeiou"  # "denied", but "portrayed"
    past = verb[:-1] + "ied" if changes else stem + "ed"
    third = verb[:-1] + "ies" if changes else verb + ("es" if verb[-1] in "sxh" else "s")
    doubled = {stem + stem[-1] + end for end in ("ed", "ing")}
    return {verb, past, third, stem + "ing", *doubled}


_COMMUNICATION = frozenset(_IRREGULAR).union(_NOUNS, (f"{noun}s" for noun in _NOUNS), *map(_forms, _VERBS))


def is_communication(cue: str) -> bool:
    """Tell whether a cue has a word or phrase of communication.

    >>> is_communication("also warned"), is_communication("according to"), is_communication("is expected")
    (True, True, False)
    """
    return bool(_PHRASE.search(cue) or communication_words(cue))


def communication_words(cue: str) -> list[str]:
    """Return the words of communication in a cue, in lower case.

    >>> communication_words("later warned, citing")
    ['warned', 'citing']
    """
    return [word for word in _WORD.findall(cue.lower()) if word in _COMMUNICATION]


def is_negated(text: str, cue: Span) -> bool:
    """Tell whether a cue is negated, so that nothing was said.

    A "not" before a punctuation mark is in another clause or in the content: "It is not over", he said.

    >>> is_negated("Aides would not say why.", Span(start=16, end=19)), is_negated("Aides gave no details.", Span(start=6, end=21))
    (True, True)
    """
    start = _clause_start(text, cue)
    return _NOT.search(text, start, cue.end) is not None or any(
        none.end() >= cue.start for none in _NONE.finditer(text, start, cue.end)
    )


def is_hypothetical(text: str, cue: Span) -> bool:
    """Tell whether the words of a cue are hypothetical: somebody might say them, or nobody does.

    >>> is_hypothetical("Critics might call it a mistake.", Span(start=14, end=18)), is_hypothetical("He calls it so.", Span(start=3, end=8))
    (True, False)
    """
    start = _clause_start(text, cue)
    return _IF.search(text, start, cue.end) is not None or any(
        would.end() >= cue.start for would in _WOULD.finditer(text, start, cue.end)
    )


def _clause_start(text: str, cue: Span) -> int:
    """Return the start of the text before a cue that belongs to its clause, at most ``_NOT_REACH`` characters."""
    start = max(0, cue.start - _NOT_REACH)
    return max((mark.end() for mark in _MARK.finditer(text, start, cue.start)), default=start)


_SAY = re.compile(
    r"(?:,\s+(?P<for_one>say)(?=,)|\b(?:ha(?:s|ve|d|ving)|gets?|got|g[ai]ven?|giving|want(?:s|ed)?)\s+"
    rf"(?:(?:an?|any|enough|equal|final|greater|little|more|much|no|real|some|the|{POSSESSIVE})\s+){{1,2}}(?P<voice>say)\b)"
)
"""The word "say" where nothing is said: "a city of, say, a million", "the council has some say in it"."""


def is_no_saying(text: str, cue: Span) -> bool:
    """Tell whether a cue is the word "say" as an interjection or a noun.

    >>> is_no_saying("Councils have some say in it.", Span(start=19, end=22)), is_no_saying("They say no.", Span(start=5, end=8))
    (True, False)
    """
    return any(
        cue.start in (say.start("for_one"), say.start("voice"))
        for say in _SAY.finditer(text, max(0, cue.start - _NOT_REACH), cue.end + 8)
    )


_HEARSAY = re.compile(
    r"(?:\w+ly\s+)?(?:reported|alleged|supposed|purported|apparent)ly|"
    rf"(?:{BE}\s+)?(?:\w+ly\s+|also\s+|still\s+)*"
    r"(?P<heard>said|reported|alleged|believed|thought|rumou?red|claimed|understood|suspected|accused)(?:\s+(?:to|of))?",
    re.IGNORECASE,
)
_TOLD_TO = re.compile(
    rf"(?:(?:\b(?:{BE}|am|gets?|got)|['’](?:re|m))\s+"
    r"(?:\w+ly\s+|also\s+|now\s+|often\s+|being\s+|not\s+)*)"
    r"(?:told|asked|informed|assured|warned|reminded|advised|encouraged|urged|instructed|ordered|notified"
    r"|scolded|accused|blamed|criticized|called)(?:\s+to)?$",
    re.IGNORECASE,
)
"""A passive whose subject is the addressee: "we are told"."""
_WORDS_OF_OTHERS = (
    r"(?:accusations?|allegations?|calls|charges?|claims?|complaints?|concerns?|condemnation|criticisms?|demands|praise|questions|rebukes?"
    r"|reports|rumou?rs|speculation|suggestions|threats|warnings?)"
)
_MEETS = re.compile(
    r"\b(?:fac(?:e[ds]?|ing)|dr(?:aw[sn]?|ew|awing)|receiv(?:e[ds]?|ing)|gets?|got|attract(?:s|ed|ing)?|endur(?:e[ds]?|ing)|invit(?:e[ds]?|ing)"
    r"|provok(?:e[ds]?|ing)|prompt(?:s|ed|ing)?|spark(?:s|ed|ing)?|(?:came|come|coming|is|was|been|are|were)\s+under)\s+"
    rf"(?:(?!(?:{POSSESSIVE}|and|but|the|to)\b)[\w-]+\s+){{0,4}}{_WORDS_OF_OTHERS}\b"
)
"""A phrase whose subject is spoken of by others: "faced fierce criticism"."""
_ANSWERS = re.compile(
    r"\b(?:(?:respon|react|repl|answer|lead|led\b|substance|credence|weight|rise)\w*(?:\s\w+){0,3} to|amid|amidst|despite|following|after"
    r"|there (?:(?:have|has|had) been|are|were|was|is))\s+(?:(?:an?|the)\s+)?"
    rf"(?:(?!(?:{POSSESSIVE}|and|[a-z]+ing)\b)[a-z-]+\s+){{0,2}}{_WORDS_OF_OTHERS}(?:\s+(?:about|for|from|of|that))?\Z"
)
"""Words of others to which somebody answers, or after which something is done: "responded to claims that"."""
_OF_OTHERS_REACH = 60  # characters before a cue
_ASKED = re.compile(r"(?:asked|pressed|questioned|quizzed)\b", re.IGNORECASE)
_ONCE_ASKED = re.compile(r"\b(?:when|if|once)\s+(?:\w+ly\s+|later\s+|also\s+)?\Z", re.IGNORECASE)
_WHO_ANSWERS = re.compile(rf",[”\"’']?\s+(?:{TITLE}\s+)?\Z")
"""Text before the person who answers a question: "Asked why, Diallo"."""
_IT_IS = re.compile(
    r"(?:is|was|has been|had been|should be|must be|can be|could be|might be|may be)\s+"
    r"(?:\w+ly\s+|also\s+|well\s+|later\s+|then\s+|first\s+)*"
    r"(?:said|revealed|noted|claimed|reported|announced|alleged|argued|suggested|disclosed|rumou?red"
    r"|expected|estimated|confirmed|shown)",
    re.IGNORECASE,
)
"""Cues of the impersonal "it": "it was revealed"."""
_BEING = re.compile(rf"\b{BE}\s+(?:\w+ly\s+|also\s+|still\s+)*$", re.IGNORECASE)
_OF_WHOM = re.compile(r"\s*\b(?:to|of)\b", re.IGNORECASE)


def is_hearsay(text: str, cue: Span) -> bool:
    """Tell whether a cue is hearsay: its subject is the topic, and nobody is named who said it.

    >>> text = "The rebels are said to have fled."
    >>> is_hearsay(text, Span(start=15, end=19)), is_hearsay("They said to wait.", Span(start=5, end=9))
    (True, False)
    """
    told = _HEARSAY.fullmatch(text, cue.start, cue.end)
    if not told or not told["heard"]:
        return told is not None
    start, end = told.span("heard")
    return bool(_BEING.search(text, max(0, start - _NOT_REACH), start) and _OF_WHOM.match(text, end))


def is_no_speaker(text: str, speaker: Span, cue: Span) -> bool:
    """Tell whether a supposed speaker is the addressee or an impersonal "it": "we are told", "it was revealed".

    The person after a question is not the one who asked it: "Asked why, Diallo said". Nor do those speak whom others speak of,
    and who answer others: "faced criticism", "responded to claims that".

    >>> text = "Voters were told to wait."
    >>> is_no_speaker(text, Span(start=0, end=6), Span(start=12, end=16)), is_no_speaker("He told us.", Span(start=0, end=2), Span(start=3, end=7))
    (True, False)
    """
    if speaker.start > cue.end:
        return _is_asked(text, speaker, cue)
    if _ANSWERS.search(text, max(speaker.end, cue.start - _OF_OTHERS_REACH), cue.end):
        return True
    between = text[speaker.end : cue.start]
    if speaker.end > cue.start or len(between) > _NOT_REACH or _MARK.search(between):
        return False
    said = text[speaker.end : cue.end].strip()
    if speaker.of(text).lower() == "it" and _IT_IS.fullmatch(said):
        return True
    meets = _MEETS.search(text, speaker.end, cue.end)
    return _TOLD_TO.search(said) is not None or (meets is not None and meets.end() > cue.start)


def _is_asked(text: str, speaker: Span, cue: Span) -> bool:
    """Tell whether the speaker after a question is the person asked: "Asked why it rained, Diallo said"."""
    opens = text[cue.start].isupper() or _ONCE_ASKED.search(text, max(0, cue.start - _NOT_REACH), cue.start)
    return bool(
        opens and _ASKED.match(text, cue.start, cue.end) and _WHO_ANSWERS.search(text, cue.end, speaker.start)
    )
