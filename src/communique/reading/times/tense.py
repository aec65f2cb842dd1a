"""Signs of tense: rules for which words show that their clause is past or future.

>>> from communique.reading.times.tokens import tokenise
>>> [sign_of(tokenise("they met and will meet again"), i) for i in (1, 3)]
[-1, 1]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from communique.english import ARTICLES, MODALS, POSSESSIVES, word_set
from communique.reading.times.tokens import Tokens

WEAK = 2
"""The sign of "may" and "could": the date is the next one, unless the last one is nearer."""
CONDITION = 3
"""The sign of "if": a month is the next one; a day too, unless the last one is nearer."""

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
"""Past forms that are also base forms, used after "to", "will" or "get"."""
_DETERMINERS = ARTICLES | POSSESSIVES
_BEFORE_PARTICIPLE = word_set("still newly long once much widely previously recently")
_HOSTS = word_set(
    "leader leaders minister ministers official officials lawmaker lawmakers president court parliament senate house police "
    "voters workers teachers envoy envoys government talks summit"
)
"""Subjects of "to" in a heading: "Leaders to meet Friday"."""
_HEADING = 20
"""Most tokens of a heading."""
_FORESEEING = frozenset({"planning", "preparing", "hoping", "expecting", "scheduled", "slated"})
"""Words about the future after "is" and "are"."""
_RAN_OUT = word_set("passed expired lapsed was had came went")
_ASIDE = word_set("aside off up out")
"""Words before which "set" is a past form: "they set aside the plan"."""
_BEFORE_BASE = MODALS | word_set("to not t do does did get gets getting let help")
_TIMETABLED = word_set(
    "begins starts ends matures opens closes arrives leaves travels meets meet convenes reconvenes resumes expires departs gathers "
    "gather goes returns turns reopens retires flies heads testifies kicks"
)
"""Verbs whose present tense is used for the planned future: "they meet Monday", "the session begins in January"."""
_TIMETABLED_OF_MANY = word_set("begin start open close arrive leave convene reconvene resume depart go vote")
"""The same verbs in the plural; they count only after a plural ("polls close Sunday", "they vote Tuesday")."""
_TAKEN = frozenset({"effect", "place", "office", "force"})
"""Objects with which "takes" is used for the future: "it takes effect July 1"."""
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
"""Prefixes of hyphenated verbs ("re-elected"); after other words and a hyphen a participle has no sign."""
_NOT_PAST = word_set("need united indeed speed hundred feed seed breed exceed proceed succeed red bed")

Sign = Callable[[Tokens, int, str], int]
"""A rule: from the tokens, the index of one and the word after it to the sign of that token, as :func:`sign_of`."""


def sign_of(tokens: Tokens, i: int) -> int:
    """Return the sign of tense of token ``i``: -1 past, 1 future, ``WEAK``, ``CONDITION``, or 0 for none."""
    word, words = tokens.words[i], tokens.words
    return _RULES.get(word, _past)(tokens, i, words[i + 1] if i + 1 < len(words) else "")


def _always(sign: int) -> Sign:
    return lambda _tokens, _i, _ahead: sign


def _would(tokens: Tokens, i: int, ahead: str) -> int:
    """Return the sign of "would": 1 in "would meet" and "would have to meet", 0 in "would have met"."""
    return int(ahead != "have" or tokens.words[i + 2 : i + 3] == ["to"])


def _deadline(tokens: Tokens, i: int, ahead: str) -> int:
    """Return the sign of "deadline": -1 in "the deadline passed", 0 for the paper Deadline, otherwise 1."""
    return (-1 if ahead in _RAN_OUT else 1) * tokens.surfaces[i].islower()


def _looming(tokens: Tokens, i: int, _: str) -> int:
    """Return the sign of "looming": 1 in "a looming vote", 0 in "with a vote looming"."""
    return int(i > 0 and tokens.words[i - 1] in _DETERMINERS)


def _ended(_: Tokens, _i: int, ahead: str) -> int:
    """Return the sign of "after" and "despite": -1 in "despite winning in February"."""
    return -int(ahead.endswith("ing") and len(ahead) > 4)


def _present(_: Tokens, _i: int, ahead: str) -> int:
    """Return the sign of "is" and "are": 1 in "is planning", weak in "is meeting Friday", 0 in "is being held"."""
    if ahead in _FORESEEING:
        return 1
    return WEAK * (ahead.endswith("ing") and ahead not in ("being", "during", "nothing"))


def _modal(tokens: Tokens, i: int, ahead: str) -> int:
    """Return the sign of a modal: weak in "may testify" and "may not", 0 in "may have met" and "could not reach"."""
    is_open = ahead not in ("have", "be", "'", "’") and (
        ahead != "not" or tokens.words[i] in ("may", "might")
    )
    return WEAK * (tokens.surfaces[i].islower() and is_open)


def _won(_: Tokens, _i: int, ahead: str) -> int:
    """Return the sign of "won": 1 in "won't", otherwise -1."""
    return 1 if ahead in ("'", "’") else -1


def _timetabled(tokens: Tokens, i: int, _: str) -> int:
    """Return the sign of "begins" and the like: 1 as a present tense, 0 for names and base forms."""
    return int(tokens.surfaces[i].islower() and (not i or tokens.words[i - 1] not in _BEFORE_BASE))


def _taking(tokens: Tokens, i: int, ahead: str) -> int:
    """Return the sign of "take" and "takes": 1 in "takes effect", "take place"."""
    return _timetabled(tokens, i, ahead) if ahead in _TAKEN else 0


def _timetabled_of_many(tokens: Tokens, i: int, _: str) -> int:
    """Return the sign of "begin" and the like: 1 after a plural."""
    before = tokens.words[i - 1] if i else ""
    return int(before not in _NO_PLURALS and before.endswith(("s", "they", "we")))


def _arranged(tokens: Tokens, i: int, _: str) -> int:
    """Return the sign of "expected" and the like: -1 in "had expected", "as expected", 0 in "than expected", else 1."""
    before = tokens.words[max(i - 2, 0) : i]
    if before[-1:] == ["than"]:
        return 0  # "a poorer report than expected"
    return -1 if "had" in before or before[-1:] in (["as"], ["previously"]) else 1


def _set(tokens: Tokens, i: int, ahead: str) -> int:
    """Return the sign of "set": -1 in "they set aside", 1 in "set to", "set for"."""
    if ahead in _ASIDE:
        return -int(not i or tokens.words[i - 1] not in _BEFORE_BASE)
    return _plans(tokens, i, ahead)


def _plans(_: Tokens, _i: int, ahead: str) -> int:
    """Return the sign of "plans" and "hopes": 1 in "plans to", "hopes for"."""
    return int(ahead in ("to", "for", "a", "an"))


def _infinitive(tokens: Tokens, i: int, _: str) -> int:
    """Return the sign of "to" before a verb: 1 after "plans", "agreed", "prepared not" and the like."""
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
    """Tell whether "to" alone shows the future, in a heading: "Trump, Putin to meet Friday"."""
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
    """Return the sign of a past form: -1, but 1 after "be" and 0 after "is", articles and the like."""
    words = tokens.words
    word, auxiliary = words[i], words[i - 1] if i else ""
    if auxiliary == "-" and i > 2 and tokens.ends[i - 2] == tokens.starts[i] - 1:
        # the auxiliary of "is going to be re-elected"; none for "a Koch-financed group"
        auxiliary = words[i - 3] if words[i - 2] in _AGAIN else "a"
    if auxiliary in ("is", "are") or (word in _BASES and auxiliary in _BEFORE_BASE):
        return 0
    if auxiliary in _DETERMINERS or (
        auxiliary in _BEFORE_PARTICIPLE and words[max(i - 2, 0)] in _DETERMINERS
    ):
        return 0  # "a still unspecified date"
    if auxiliary == "be":
        # "to be published" is future, "could not be reached Friday" past
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
    # "who, if he wins in November, would be"; a past form after "if" overrides it
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
"""Words that may have a sign, besides those that end in "ed"."""
