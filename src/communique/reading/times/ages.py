"""Ages: the age of a person is returned as an amount, the age of a thing as a duration.

This follows the annotators of TimeBank and AQUAINT: of 39 ages in their articles they labelled two, those of a truce
and of a slump.
"""

from __future__ import annotations

import re

from communique.english import ARTICLES, AUXILIARIES, BEING, PREPOSITIONS, word_set
from communique.model import Amount
from communique.reading.actors.phrases.agents import is_person
from communique.reading.times.durations import how_old
from communique.reading.times.tense import PAST
from communique.reading.times.timex import Timex
from communique.reading.times.tokens import Tokens

_PERSON, _OBJECT = "person", "thing"
_THINGS = word_set(
    "accord alliance article bank ban bill blueprint book border boycott bridge brand building bus business car case ceasefire charge church "
    "city claim company complaint conflict contract court crisis data deal debate decree dispute document drug economy effort embargo event "
    "factory feud film fire firm fleet group guidance guideline headline hit home hospital house idea image impasse industry issue jet "
    "judgement judgment language law lawsuit letter line loan market memo message mine monarchy monastery mosque museum news note "
    "order organization organisation pact palace paper party photo photograph picture pipeline plan plane plant plea policy post "
    "practice problem program programme project promise proposal protest prison provision quote rape record recovery reform regime relic "
    "remark report republic revolt rift road row ruling rule sanction scandal scheme school siege site smear song speech standoff state "
    "statute story strike study symbol synagogue system taboo tactic tape tax technology temple text theory title tower trade "
    "tradition train transfer treaty tree trend truce tunnel tweet union vehicle video vow walkout war wall website wine"
)
"""Nouns, in the singular, for things whose age is given in the news."""
_THING_ENDING = re.compile(r"[a-z]{2,}(?:[st]ion|ment|it(?:y|ie)|[ae]nc[ey]|ship|ism|graphy)s?")
"""Endings of nouns for things."""
_PEOPLE = word_set(
    "addict agent aide analyst applicant assistant attendant attorney baby billionaire bishop boss brother buff captain celebrity chief "
    "clerk coach consultant cop cousin daughter deacon diplomat dropout envoy executive expert favorite favourite friend genius graduate "
    "guard guest head hero host icon infant intern judge justice king kingpin legend loyalist magnate major millionaire model mogul "
    "monarch mother mule native nephew niece nurse official participant partner pilot pope president priest principal prodigy pupil "
    "queen recruit relative representative resident scientist secretary sibling son sophomore star student superintendent suspect "
    "veteran victim wife"
)
"""Nouns for people without a telling ending; they may follow a noun for a thing: "a 19-year-old law student"."""
_PERSON_ENDING = re.compile(r"[a-z]*(?:man|woman|men|women|mate|boy|girl|child|children|kid)s?")
_STOPS = (
    PREPOSITIONS
    | AUXILIARIES
    | PAST
    | word_set("a an and as but he his her or she that the their they this who whom whose which while when")
)
"""Words that end the noun phrase after an age; so do past forms in -ed and present forms in -s."""
_AHEAD, _NEAR = 6, 4
"""Tokens after an age that are searched for its noun, and before a noun for a preposition: "a man in the case"."""
_BE = BEING | {","}
_SCARCELY = word_set(
    "now then almost nearly about around over under only just more less than at least barely roughly already some still far"
)
"""Words that may stand between "is", or the noun, and an age."""
_RELATIVE, _OF = frozenset({"that", "which"}), PREPOSITIONS - {"with"}
_OLDEST = 120
"""The highest age of a person, in years."""
_MANY = frozenset({"dozens", "hundreds", "thousands"})
"""Numbers that are used only for the ages of things."""
_LONG = frozenset({"decade", "century"})
"""Units that are used only for the ages of things."""


def age_of_person(timex: Timex) -> Amount | None:
    """Return the age as an amount if it is a person's; ``None`` if it is a thing's."""
    if _is_of_thing(timex):
        return None
    n, unit = how_old(timex)
    first, last = timex.match.span()
    return Amount(start=timex.tokens.starts[first], end=timex.tokens.ends[last - 1], value=n, unit=unit)


def _is_of_thing(timex: Timex) -> bool:
    """Tell whether an age is a thing's, by its number and unit, the noun after it or the noun before it."""
    n, unit = how_old(timex)
    if (
        unit in _LONG
        or (unit == "year" and n is not None and n > _OLDEST)
        or not _MANY.isdisjoint(timex.words("n"))
    ):
        return True
    tokens, (first, last) = timex.tokens, timex.match.span()
    if not timex.words("unit") or timex.all[-1] == "olds":
        return False  # "aged 17", "two 17-year-olds"
    noun = _noun_after(tokens, last)
    if noun is not None or not timex.words("n"):
        return noun != _PERSON  # "the year-old truce"
    is_before_noun = timex.all[0] in ARTICLES and "-" in timex.all
    return not is_before_noun and _is_told_of_thing(tokens, timex.sentence, first)


def _kind(word: str) -> str | None:
    """Return whether a noun is for a person or a thing; ``None`` if unknown."""
    single = word if word in _PEOPLE or word in _THINGS else word.removesuffix("s")
    if (
        single in _THINGS
        or (single.endswith("ie") and single[:-2] + "y" in _THINGS)
        or _THING_ENDING.fullmatch(word)
    ):
        return _OBJECT
    is_of_people = single in _PEOPLE or is_person(single) or _PERSON_ENDING.fullmatch(word)
    return _PERSON if is_of_people else None


def _noun_after(tokens: Tokens, at: int) -> str | None:
    """Return whether the noun after an age is for a person or a thing; ``None`` if no word tells."""
    found, named = None, False
    for word, surface in zip(tokens.words[at : at + _AHEAD], tokens.surfaces[at : at + _AHEAD], strict=True):
        if not word.isalpha() or word in _STOPS or word.endswith("ed"):
            break
        kind = _kind(word)
        if kind == _PERSON and not word.endswith("ist"):
            return kind  # "a racist photo"
        is_plural = surface.islower() and word.endswith("s") and not word.endswith("ss")
        if is_plural and (kind is None or named):
            break  # a verb: "the 42-year-old faces charges", "the 42-year-old Okello plans to run"
        named = surface[0].isupper() and kind is None
        found = kind or found
    return found


def _is_told_of_thing(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the noun before an age is for a thing: "the firm is four years old", "a truce now six years old"."""
    words, at = tokens.words, last - 1
    while at > first and words[at] in _SCARCELY:
        at -= 1
    at -= at > first and words[at] in _BE
    if at in (first - 1, last - 1):
        return False
    at -= at > first and words[at] in _RELATIVE
    if words[at] == "it":
        return True
    is_thing = tokens.surfaces[at].islower() and _kind(words[at]) == _OBJECT
    return is_thing and _OF.isdisjoint(words[max(at - _NEAR, first) : at])
