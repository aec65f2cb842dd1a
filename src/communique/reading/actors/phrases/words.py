"""Word classes for splitting phrases: what ends and opens them, and words of number and standing."""

from __future__ import annotations

from communique.english import DEMONSTRATIVES, POSSESSIVES, PREPOSITIONS, word_set

CUTS = PREPOSITIONS | word_set(
    "near against who whom that which where over under about after before since into whose "
    'between among including as across during via than but and or when while outside inside , ; : ( ) – — " “ ” --'
)
"""Words and marks before which the head of a phrase has come."""
AFTER = word_set(
    "involved responsible concerned alike present allied opposed familiar close privy aware knowledgeable loyal sympathetic critical"
)
"""Words after the head of a phrase that end it, or stand before a preposition: "the official responsible"."""
JOINTS = word_set(", and or &")
"""Those of them that may join what stands before the head: "economic and trade officials"."""
PLACE_LINKS = word_set("in across near around throughout inside outside")
"""Words before a place where the actor is."""
LINKS = word_set("of for from at to with") | PLACE_LINKS
DETERMINERS = frozenset({"the"}) | DEMONSTRATIVES | POSSESSIVES
"""Determiners of what is known: "a" and "an" tell of what is new."""
_NUMBERS = word_set("two three four five six seven eight nine ten dozens hundreds thousands millions")
INDEFINITE = _NUMBERS | word_set(
    "a an some any another one several many few more most all other no each every multiple various numerous countless about "
    "nearly almost"
)
PLURAL_MARKS = _NUMBERS | word_set("some several many few all most these those both")
OPENERS = DETERMINERS | INDEFINITE | PLURAL_MARKS
"""Words that a phrase may open with before what it is about."""
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
"""Words of which "of" makes a part or a number of those who follow: "a handful of voters"."""
FORMER = word_set("former ex onetime erstwhile deposed ousted late retired outgoing-former then")
"""Words that say that an office was held before; "then-candidate" too, for an actor is as it is on the article's date."""
OPEN_ROLES = frozenset(
    {"official", "spokesperson", "adviser", "source", "leader", "chief", "chief of staff", "ambassador", "president",
     "speaker", "vice president", "commander", "minister", "regent", "councillor", "officer", "executive", "candidate",
     "labour", "member", "counterpart"}
)  # fmt: skip
"""Titles that take their sector from the body they are at: a military spokesman, a party official."""
ANY_BODY = frozenset(
    {"president", "vice president", "leader", "spokesperson", "speaker", "member", "commander", "adviser"}
)
"""Titles that firms, clubs and states alike give: of a body that is not known they say nothing."""
CHIEFS = frozenset(
    {"head", "chief", "director", "chairman", "chairwoman", "chair", "chairperson", "boss", "member", "deputy",
     "representative", "leader", "secretary-general", "president", "secretary general", "vice chairman",
     "deputy chairman", "deputy head", "deputy director", "vice chair", "co chair"}
)  # fmt: skip
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
CONTEXT_KINDS = ("state", "adjective", "people", "metonym", "org", "capital", "region")
"""Kinds of facts that say a phrase's country."""
FIELDS = word_set("labor labour")
"""What a party is called by itself, and the field of a minister, a court and a department of each state as well."""
OF_FIELDS = frozenset({"minister", "ministry", "court"})
"""Classes of those who have a field: "Minister of Labour", "the Labour Court"."""
PANELS = word_set("committee committees panel panels subcommittee subcommittees commission commissions")
"""Bodies of a government, or of the parliament that has them."""
NO_STATES = word_set("IGO UNO EUR NGO IMG MNC ISM")
"""PLOVER's codes in place of a country that are no state's."""
EAST_ASIAN = word_set(
    "kim lee park choi moon chung jung jeong kang cho yoon yun jang lim han shin seo kwon hwang ahn an song hong ri pak no roh "
    "ban suh bae ryu yang hyon thae wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao luo zheng liang "
    "xie xi wen deng mao tsai ma lai hun nguyen tran le pham phan vo dang bui do ngo duong truong"
)
"""Family names that stand first."""
HONORIFICS = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "lord": "m", "lady": "f", "dame": "f", "king": "m", "queen": "f",
}  # fmt: skip
STYLED_FAMILIES = word_set("king lord sheikh sheik")
"""Forms of address that are family names too: "Ann King"."""
EMPTY_STYLES = word_set(
    "dr sheikh sheik sheikha hajj haji datuk dato datin seri shri smt engr engineer adv alhaji barr comrade hon"
)
"""Forms of address that are no calling of their own."""
STYLES = EMPTY_STYLES | word_set("professor prof doctor rev reverend")
"""Forms of address between an office and a name: "Minister Professor X" is a minister."""
TITLE_LEAD = word_set(
    "former ex acting then deputy vice senior top chief late retired outgoing incoming newly-elected"
)
TITLE_WORDS = word_set(
    "foreign prime defence defense interior finance national security chief head leader chairman chairwoman director affairs "
    "external general health trade press attorney supreme cabinet public works"
)
"""Words of titles that are no title by themselves."""
FEDERATIONS = word_set("USA IND AUS NGA MEX BRA MYS DEU VEN")
"""Countries whose parts are called states."""
PRESS = frozenset({"media", "press", "news media", "mainstream media", "local media", "local press"})
"""Words for all who report, of whom no paper named before is meant."""
GOVERNMENTS = frozenset(
    {"state", "nation", "country", "kingdom", "republic", "government", "administration", "regime",
     "cabinet", "military government", "presidency", "leadership"}
)  # fmt: skip
"""Heads of phrases that stand for a country's government."""
