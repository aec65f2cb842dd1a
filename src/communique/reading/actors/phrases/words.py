"""Word classes for the analysis of phrases: words that open and end them, numbers, titles and forms of address."""

from __future__ import annotations

from collections.abc import Sequence

from communique.english import DEMONSTRATIVES, POSSESSIVES, PREPOSITIONS, word_set

CUTS = PREPOSITIONS | word_set(
    "near against who whom that which where over under about after before since into whose "
    'between among including as across around throughout during via than but and or when while outside inside , ; : ( ) – — " “ ” --'
)
"""Words and marks that end the part of a phrase up to its head noun."""
AFTER = word_set(
    "involved responsible concerned alike present allied opposed familiar close privy aware knowledgeable loyal sympathetic critical"
)
"""Adjectives after the head noun, at the end or before a preposition: "the official responsible"."""
JOINTS = word_set(", and or &")
"""Those of :data:`CUTS` that may join modifiers before the head noun: "economic and trade officials"."""
PLACE_LINKS = word_set("in across near around throughout inside outside")
"""Prepositions before the place of an actor."""
LINKS = word_set("of for from at to with") | PLACE_LINKS
"""Prepositions before a complement."""
DETERMINERS = frozenset({"the"}) | DEMONSTRATIVES | POSSESSIVES
"""Determiners of definite phrases."""
_NUMBERS = word_set("two three four five six seven eight nine ten dozens hundreds thousands millions")
INDEFINITE = _NUMBERS | word_set(
    "a an some any another one several many few more most all other no each every multiple various numerous countless about "
    "nearly almost"
)
PLURAL_MARKS = _NUMBERS | word_set("some several many few all most these those both")
OPENERS = DETERMINERS | INDEFINITE | PLURAL_MARKS
"""Determiners and numbers at the start of a phrase."""
PARTS = (
    _NUMBERS
    | word_set(
        "tens teams group groups number numbers series members member crowd crowds pair handful couple majority coalition team scores rest swath slew "
        "string host chain chorus exodus variety lot lots bunch bevy trio quartet cohort contingent wing array range bulk share shares half third quarter fraction percent minority minorities majorities one some many most all "
        "several large small narrow tiny loose informal growing separate second third broad bipartisan diverse new vast huge great significant substantial overwhelming "
        "part parts much "
        "average total estimated similar liberal conservative progressive moderate centrist hardline hard-line"
    )
    | {"two thirds", "three quarters", "one third", "one quarter"}
)
"""Words that with "of" give a part or a number of a group: "a handful of voters"."""
FORMER = word_set("former ex onetime erstwhile deposed ousted late retired outgoing-former then")
"""Modifiers of former offices, as of the article's date; therefore also "then-candidate"."""
OPEN_ROLES = frozenset(
    {"official", "spokesperson", "adviser", "source", "leader", "chief", "chief of staff", "ambassador", "president",
     "speaker", "vice president", "commander", "minister", "regent", "councillor", "officer", "executive", "candidate",
     "labour", "member", "counterpart"}
)  # fmt: skip
"""Classes of titles that take the sectors of their body: a military spokesman, a party official."""
ANY_BODY = frozenset(
    {"president", "vice president", "leader", "spokesperson", "speaker", "member", "commander", "adviser"}
)
"""Classes of titles in states, firms and clubs alike, which do not tell what an unknown body is."""
CHIEFS = frozenset(
    {"head", "chief", "director", "chairman", "chairwoman", "chair", "chairperson", "boss", "member", "deputy",
     "representative", "leader", "secretary-general", "president", "secretary general", "vice chairman",
     "deputy chairman", "deputy head", "deputy director", "vice chair", "co chair"}
)  # fmt: skip
"""Titles of the class "chief" if the knowledge has no other for them."""
SINGULAR_IN_S = frozenset(
    {
        "police",
        "congress",
        "us",
        "press",
        "news",
        "caucus",
        "united nations",
        "witness",
        "princess",
        "forces",
        "business",
    }
)
"""Singulars, and words for one body, that end in "s"."""
GROUP_CLASSES = frozenset(
    {
        "people",
        "officials",
        "legislators",
        "generals",
        "rebels",
        "criminals",
        "refugees",
        "labour",
        "farmers",
        "charity",
    }
)
"""Classes of nouns for groups of people."""
CONTEXT_KINDS = ("state", "adjective", "people", "metonym", "org", "capital", "region")
"""Kinds of facts that, as modifiers, give the country of a phrase."""
FIELDS = word_set("labor labour")
"""Names of parties that are also the field of a minister, a court or a department."""
OF_FIELDS = frozenset({"minister", "ministry", "court"})
"""Classes of offices and bodies with a field: "Minister of Labour", "the Labour Court"."""
PANELS = word_set("committee committees panel panels subcommittee subcommittees commission commissions")
"""Bodies that are of a government or of a parliament."""
NO_STATES = word_set("IGO UNO EUR NGO IMG MNC ISM")
"""PLOVER's codes that stand in place of a country code and are no state's."""
EAST_ASIAN = word_set(
    "kim lee park choi moon chung jung jeong kang cho yoon yun jang lim han shin seo kwon hwang ahn an song hong ri pak no roh "
    "ban suh bae ryu yang hyon thae wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao luo zheng liang "
    "xie xi wen deng mao tsai ma lai hun nguyen tran le pham phan vo dang bui do ngo duong truong"
)
"""East Asian family names, which come first."""
HONORIFICS = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "lord": "m", "lady": "f", "dame": "f", "king": "m", "queen": "f",
}  # fmt: skip
"""Forms of address that tell the gender."""
STYLED_FAMILIES = word_set("king lord sheikh sheik")
"""Forms of address that are also family names: "Ann King"."""
EMPTY_STYLES = word_set(
    "dr sheikh sheik sheikha hajj haji datuk dato datin seri shri smt engr engineer adv alhaji barr comrade hon"
)
"""Forms of address that are no occupation."""
_SURE_STYLES = word_set("dr datuk dato datin smt engr adv alhaji barr hon")
"""Forms of address that are nobody's given name, so that a family name alone may follow."""
STYLES = EMPTY_STYLES | word_set("professor prof doctor rev reverend")
"""Forms of address between an office and a name: "Minister Professor X" is a minister."""
TITLE_LEAD = word_set(
    "former ex acting then deputy vice senior top chief late retired outgoing incoming newly-elected"
)
"""Modifiers at the start of a title."""
TITLE_WORDS = word_set(
    "foreign prime defence defense interior finance national security chief head leader chairman chairwoman director affairs "
    "external general health trade press attorney supreme cabinet public works"
)
"""Words within titles."""
FEDERATIONS = word_set("USA IND AUS NGA MEX BRA MYS DEU VEN")
"""Countries whose regions are called states."""
PRESS = frozenset({"media", "press", "news media", "mainstream media", "local media", "local press"})
"""Words for the media as a whole, which do not refer to a newspaper mentioned before."""
GOVERNMENTS = frozenset(
    {"state", "nation", "country", "kingdom", "republic", "government", "administration", "regime",
     "cabinet", "military government", "presidency", "leadership"}
)  # fmt: skip
"""Head nouns of phrases for a country's government."""


def is_style(words: Sequence[str]) -> bool:
    """Tell whether a name's words in lower case begin with a form of address.

    A full name must follow, or a family name alone if nobody's given name is like the form of address.

    >>> is_style(["adv", "mokoena"]), is_style(["sheikh", "hasina"]), is_style(["sheikh", "ali", "musa"])
    (True, False, True)
    """
    return words[0] in EMPTY_STYLES and len(words) > (1 if words[0] in _SURE_STYLES else 2)
