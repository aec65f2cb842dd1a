"""Tense by rule: whether a word shows that its clause is past or future.

>>> from communique.reading.times.tokens import tokenise
>>> [sign_of(tokenise("they met and will meet again"), i) for i in (1, 3)]
[-1, 1]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from communique.english import ARTICLES, MODALS, POSSESSIVES, word_set
from communique.reading.times.tokens import Tokens

WEAK = 2
"""The sign of "may" and "could": what they stand with is to come, unless it lies nearer in the past."""
CONDITION = 3
"""The sign of "if": a month is to come; a day too, unless it lies nearer in the past."""

_FUTURE = word_set("will shall 'll ll upcoming tomorrow slated poised expects intends forthcoming")
_MODAL = MODALS - {"will", "would", "shall"}
ARRANGED = word_set("scheduled expected due planned")
_BEFORE_TO = word_set(
    "is are was were be due set scheduled expected forecast projected planned plans plan planning ready going supposed hopes hoped hoping "
    "intends intended wants agreed about slated poised likely prepared preparing promised vowed pledged "
    "invited deadline seek seeks seeking aim aims aiming threatened threatens threatening vows "
    "promises pledges unlikely agree agrees agreeing determined eager willing prepare prepares"
)
_BASES = word_set("hit hurt cut put quit beat read shut split burst shed")
"""Past forms that are also what "to", "will" or "get" stand before."""
_DETERMINERS = ARTICLES | POSSESSIVES
_BEFORE_PARTICIPLE = word_set("still newly long once much widely previously recently")
_HOSTS = word_set(
    "leader leaders minister ministers official officials lawmaker lawmakers president court parliament senate house police "
    "voters workers teachers envoy envoys government talks summit"
)
"""Words before "to" in a heading for who is to do something."""
_HEADING = 20
"""Words that a heading has at most."""
_FORESEEING = frozenset({"planning", "preparing", "hoping", "expecting", "scheduled", "slated"})
"""Words after "is" and "are" that tell of what is to come."""
_RAN_OUT = word_set("passed expired lapsed was had came went")
_ASIDE = word_set("aside off up out")
"""After "set" they make a past form of it: "they set aside the plan"."""
_BEFORE_BASE = MODALS | word_set("to not t do does did get gets getting let help")
_TIMETABLED = word_set(
    "begins starts ends matures opens closes arrives leaves travels meets meet convenes reconvenes resumes expires departs gathers "
    "gather goes returns turns reopens retires flies heads testifies kicks"
)
"""Verbs whose present tells of what is arranged: "they meet Monday", "the session begins in January"."""
_TIMETABLED_OF_MANY = word_set("begin start open close arrive leave convene reconvene resume depart go vote")
"""The same of several: "polls close Sunday", "they vote Tuesday"; after another word they may be anything."""
_TAKEN = frozenset({"effect", "place", "office", "force"})
"""What is taken on a day to come: "it takes effect July 1"."""
_NO_PLURALS = word_set("is was has does as this us its his always thus yes perhaps s 's ’s")
PAST = word_set(
    "was were had did said says told took gave met left came went made became began saw found won lost sent "
    "held brought fell rose shot hit struck led fled flew broke spoke wrote knew thought felt kept paid bought seen "
    "sold stood sat ran shut split burst shed drew grew threw chose drove rode hurt cut built put quit beat swore wore bore dug hung "
    "fought sought taught caught laid got heard read since been "
    "arose blew chosen dealt drank fallen flung forbade forgot forgave froze given gone grown hid hidden "
    "known lent lit meant overcame overthrew rang risen sang sank shook shown slept slid spent stole stuck "
    "didn wasn weren hadn swept swung taken thrown tore torn undertook understood upheld withdrew withstood woke"
)
_AGAIN = word_set("re co pre over under out")
"""What may stand before a verb and a hyphen: "re-elected"; a participle behind other words tells of no time."""
_NOT_PAST = word_set("need united indeed speed hundred feed seed breed exceed proceed succeed red bed")

Sign = Callable[[Tokens, int, str], int]
"""From a token, by its index and the word ahead of it: -1 over, 1 (``WEAK``, ``CONDITION``) to come, 0 neither."""


def sign_of(tokens: Tokens, i: int) -> int:
    """Return what token ``i`` says of its clause's time: -1, 0, 1, ``WEAK`` or ``CONDITION``."""
    word, words = tokens.words[i], tokens.words
    return _RULES.get(word, _past)(tokens, i, words[i + 1] if i + 1 < len(words) else "")


def _always(sign: int) -> Sign:
    return lambda _tokens, _i, _ahead: sign


def _would(tokens: Tokens, i: int, ahead: str) -> int:
    """Tell "would meet Friday" and "would have to meet Friday" from "would have met Friday", said of what did not happen."""
    return int(ahead != "have" or tokens.words[i + 2 : i + 3] == ["to"])


def _deadline(tokens: Tokens, i: int, ahead: str) -> int:
    """Tell "faces a deadline Friday" from "told Deadline Friday", which is a paper."""
    return (-1 if ahead in _RAN_OUT else 1) * tokens.surfaces[i].islower()


def _looming(tokens: Tokens, i: int, _: str) -> int:
    """Tell "a looming vote" from "with a vote looming"."""
    return int(i > 0 and tokens.words[i - 1] in _DETERMINERS)


def _ended(_: Tokens, _i: int, ahead: str) -> int:
    """Read "despite winning in February"."""
    return -int(ahead.endswith("ing") and len(ahead) > 4)


def _present(_: Tokens, _i: int, ahead: str) -> int:
    """Tell "is meeting them Friday" from "is being held since Friday"."""
    if ahead in _FORESEEING:
        return 1
    return WEAK * (ahead.endswith("ing") and ahead not in ("being", "during", "nothing"))


def _modal(tokens: Tokens, i: int, ahead: str) -> int:
    """Tell "may testify Friday", "may not" too, from what they "may have met" about or "could not reach", over or not said."""
    is_open = ahead not in ("have", "be", "'", "’") and (
        ahead != "not" or tokens.words[i] in ("may", "might")
    )
    return WEAK * (tokens.surfaces[i].islower() and is_open)


def _won(_: Tokens, _i: int, ahead: str) -> int:
    return 1 if ahead in ("'", "’") else -1  # "won't" is to come


def _timetabled(tokens: Tokens, i: int, _: str) -> int:
    return int(tokens.surfaces[i].islower() and (not i or tokens.words[i - 1] not in _BEFORE_BASE))


def _taking(tokens: Tokens, i: int, ahead: str) -> int:
    """Read "the law takes effect July 1", "the talks take place Monday"."""
    return _timetabled(tokens, i, ahead) if ahead in _TAKEN else 0


def _timetabled_of_many(tokens: Tokens, i: int, _: str) -> int:
    before = tokens.words[i - 1] if i else ""
    return int(before not in _NO_PLURALS and before.endswith(("s", "they", "we")))


def _arranged(tokens: Tokens, i: int, _: str) -> int:
    before = tokens.words[max(i - 2, 0) : i]
    if before[-1:] == ["than"]:
        return 0  # "a poorer report than expected"
    return -1 if "had" in before or before[-1:] in (["as"], ["previously"]) else 1


def _set(tokens: Tokens, i: int, ahead: str) -> int:
    if ahead in _ASIDE:
        return -int(not i or tokens.words[i - 1] not in _BEFORE_BASE)
    return _plans(tokens, i, ahead)


def _plans(_: Tokens, _i: int, ahead: str) -> int:
    return int(ahead in ("to", "for", "a", "an"))


def _infinitive(tokens: Tokens, i: int, _: str) -> int:
    """Return the sign of "to" before a verb: to come after "plans", "agreed", "decided not" and the like."""
    host = tokens.words[i - 1] if i else ""
    if host == "not" and i > 1:
        host = tokens.words[i - 2]
    verb = tokens.surfaces[i + 1] if i + 1 < len(tokens.words) else ""
    if verb == "have" and host in ("was", "were"):
        return -1  # "were to have met Friday"
    if _is_heading(tokens, i, verb):
        return 1
    if host not in _BEFORE_TO or not verb.islower() or verb in ARTICLES:
        return 0
    return _arranged(tokens, i - 1, "to") if host in ARRANGED else 1


def _is_heading(tokens: Tokens, i: int, verb: str) -> bool:
    """Tell whether "to" tells of what is to come without more, in a heading: "Trump, Putin to meet Friday"."""
    host = tokens.surfaces[i - 1] if i else ""
    if not verb.islower() or verb.endswith("s") or not (host[:1].isupper() or host in _HOSTS):
        return False
    words = tokens.words
    first = i
    while first and words[first - 1][0] != "\n":
        first -= 1
    last = i
    while last < len(words) and words[last][0] != "\n":
        last += 1
    line = words[first:last]
    if len(line) > _HEADING or "." in line or "," in line[i - first :] or last == len(words):
        return False
    return not any(sign_of(tokens, at) for at in range(first, i))


def _past(tokens: Tokens, i: int, ahead: str) -> int:
    """Return the sign of a past form, which after "be" is to come and after "is" is neither."""
    words = tokens.words
    word, auxiliary = words[i], words[i - 1] if i else ""
    if auxiliary == "-" and i > 2 and tokens.ends[i - 2] == tokens.starts[i] - 1:
        # "is going to be re-elected"; "a Koch-financed group" is of any time
        auxiliary = words[i - 3] if words[i - 2] in _AGAIN else "a"
    if auxiliary in ("is", "are") or (word in _BASES and auxiliary in _BEFORE_BASE):
        return 0
    if auxiliary in _DETERMINERS or (
        auxiliary in _BEFORE_PARTICIPLE and words[max(i - 2, 0)] in _DETERMINERS
    ):
        return 0  # "a still unspecified date"
    if auxiliary == "be":
        # "to be published"; "could not be reached Friday" is of a Friday that is over
        can = set(words[max(i - 4, 0) : i]) & {"could", "can"}
        return -1 if "could" in can or (can and word in ("seen", "heard")) else 1
    if word in PAST:
        return -1
    if word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST:
        return 1 if ahead in ("to", "for") and word in _BEFORE_TO else -1
    return 0


_BY_WORDS: tuple[tuple[Iterable[str], Sign], ...] = (
    (PAST, _past),
    (_TIMETABLED_OF_MANY, _timetabled_of_many),
    (_TIMETABLED, _timetabled),
    (("take", "takes"), _taking),
    (ARRANGED, _arranged),
    (_MODAL, _modal),
    (_FUTURE, _always(1)),
    # "who, if he wins in November, would be"; a past form after it says otherwise
    (("if",), _always(CONDITION)),
    (("would",), _would),
    (("deadline",), _deadline),
    (("looming",), _looming),
    (("after", "despite"), _ended),
    (("is", "are"), _present),
    (("won",), _won),
    (("set",), _set),
    (("plans", "hopes"), _plans),
    (("to",), _infinitive),
)
_RULES: dict[str, Sign] = {word: rule for words, rule in _BY_WORDS for word in words}
SIGNED = _RULES.keys()
"""Words that may have a sign; beside them those that end in "ed"."""
