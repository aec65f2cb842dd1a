"""The grammar of time expressions: regular expressions over the class letters of tokens.

A word in a rule is the name of a fragment, of a class of the lexicon, or a literal word. ``slot:x`` captures the match
of x under the name ``slot``. Everything else is regular-expression syntax. No rule repeats without bound, so matching
is linear. If several rules match at a token, the first one of the table wins; longer rules come before their prefixes.

>>> from communique.reading.times.tokens import tokenise
>>> bool(RULES["ago"].match(tokenise("two years ago").tags))
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.reading.times.tokens import LETTERS, OTHER, letter

_FRAGMENTS = {
    # units and numbers
    "span": "(year|month|week|day|quarter|decade|century|unit_word)",
    "unit": "(span|second|clock_unit)",
    "units": "(days|units_word|centuries)",
    "any_unit": "(units|unit)",
    "figure": "((dd|figures|yyyy) fraction_?|fraction_)",
    "letters": "((card|teen|tens|scale) ((hyphen|(?<=scale) and)? (card|teen|tens|scale)){0,5})",
    "num": "((figure scale?|an? letters|figure hyphen scale) (hyphen? and hyphen? an hyphen? half)?)",
    "vague": "(an? few|an? couple of?|few|several|an number of|some|dozens of|hundreds of|thousands of)",
    "amount": "(num|vague|an? half (an|hyphen)?|an? quarter (of an|hyphen)?(?= century)|an|another)",
    "count_": "(card|teen|tens|scale|dd|figures|several|few)",
    "hedge": "(at (least|most)|no? more than|up to|as (much|several|long|little) as|more or more|"
    "approx|an (further|additional|full|whole|total of)){0,2}",
    "kind": "(fiscal|calendar|financial|full|whole|entire|trading|business|working|school|academic|final|"
    "straight|consecutive|successive|additional|extra|more|long|short|solid){0,2}",
    "th": "(nth_word|second|ordinal)",
    "nth": "(nth_word|ordinal|tens hyphen nth_word)",
    # days and months by name
    "mon": "(month_name|month_abbr dot?)",
    "dow": "(weekday|weekday_abbr dot?)",
    "daynum": "(dd|ordinal|nth_word|tens hyphen nth_word)",
    "spoken": "(teen tens (hyphen? card)?)",
    "mod": "((early|earlier|(the|early)? begin of|the early part of) (in|hyphen)? the?)",
    # clocks
    "spoken_part": "((in the|at) daypart)",
    "hour": "((clock_time|dd|figures) ampm|(dd|card) (oclock spoken_part?|spoken_part)|clock_time spoken_part|noon)",
    "timezone": "(zone_word (standard|daylight|season|mean)? time|zone)",
    # prepositions before a bare season or part of a day
    "prep": "(in|during|through|throughout|until|till|by|since|of|into|for|before|after)",
}

_BACK = "back (?! in|to|at|on|from|into|home|and|then|of)"
"""Used for "ago" ("two years back"), not for a direction ("two years back in Oslo")."""
_RULES = {
    # -- dates in full ------------------------------------------------------------------------------------
    "iso": "iso",
    "slashed": "slashed",
    "attacks": "nine_eleven|month:mon day:dd (?= attacks|attack|terror|terrorist|hijackers|"
    "riot|rioters|insurrection|massacre|committee|panel|defendants)",
    "clock_date": "approx? (early|shortly)? (before|after)? clock:(hour|(?<=at|by|until|from|before|after) clock_time|(clock_time|yyyy|figures) "
    "(?= timezone)) timezone? (comma|on|of|early){0,2} "
    "date:((dow comma?)? mon daynum (comma? yyyy)?|earlier? dow daypart?|days_ref)",
    "date_clock": "date:((dow comma?)? mon daynum (comma? yyyy)?|dow|days_ref) (comma|at|approx|by|"
    "shortly|before|after){0,2} clock:(hour|clock_time) timezone?",
    "each_numbered": "the? (th|last|final) weekday (of|in) each_ unit:(week|month|year)",
    "numbered": "the? nth:(th|last|final) (unit:(day|week)|weekday:weekday) (of|in) "
    "(month:mon ((of|comma)? (year:yyyy|rel:(this|last|next) year))?|rel:(this|last|next|the) span:(month|year)|year:yyyy)",
    "holiday": "(the|rel:(last|next|this (past|coming)?|each_))? name:(christmas (day|eve)?|boxing day|new year s (day|eve)?|"
    "new units_word (day|eve)|month_name fool s day|"
    "valentine s day|independence day|halloween|veterans day|armistice day|remembrance day|"
    "martin luther king (jr dot?)? day|(saint|st dot?) patrick s day|bastille day|juneteenth|earth day|may_day|"
    "international women s day|anzac day|canada day|australia day|"
    "thanksgiving day?|labor day|memorial day|presidents day|columbus day|mother s day|father s day|"
    "election day|easter (weekday|week)?|(good|palm|ash) weekday) (comma? year:yyyy)? end:weekend?",
    "month_day": "(early|earlier|this|last|next|coming){0,2} (weekday:dow part:daypart? comma? the?)? "
    "month:mon the? day:daynum (comma? year:(yyyy|short_year)|part:daypart|(?= (hyphen|to|and|comma) dd comma? year:yyyy)|"
    "(?= (to|until|till|through|and|or|hyphen) end:mon (dd|ordinal) comma? upto:yyyy))?(?! any_unit)",
    "other_day": "((?<=month_name (dd|ordinal) (and|or|to|hyphen|through))|(?<=month_abbr dot (dd|ordinal) (and|or|to|hyphen|through))|"
    "((?<=month_name (dd|ordinal) comma)|(?<=month_abbr dot (dd|ordinal) comma)) (?= dd comma? (and|or|to) dd|dd comma dd)|"
    "(?<=month_name dd comma dd (and|or|to|comma))|(?<=month_abbr dot dd comma dd (and|or|to|comma))) "
    "day:(dd|ordinal) (comma year:yyyy)? (?! any_unit)",
    "first_day": "day:(dd|ordinal) (?= (and|or|to|through|until|hyphen) the? last:(dd|ordinal) of? month:mon (comma? year:yyyy)?)",
    "day_month": "(weekday:dow comma? the?)? the? day:(dd|ordinal|nth_word) of? month:mon (comma? year:yyyy)?",
    "month_year": "(the month of)? mod? month:mon (of|comma)? year:(yyyy|spoken|short_year)",
    "month_of": "mod? month:mon (of|comma)? rel:(this|last|next|that same?|the (following|previous|same)) year",
    "rel_month": "mod? rel:(this (past|coming)?|last|next|the (following|previous)) month:month_name",
    "each_month": "each_ month:month_name",
    "month": "(the month of)? mod? month:(month_name|month_abbr dot) "
    "(?= (to|until|till|through|and|or|hyphen) mod? end:mon (of|comma)? upto:yyyy)?",
    # -- parts of years -----------------------------------------------------------------------------------
    "quarter": "(the|own|an)? mod? (fiscal hyphen?)? nth:(th|(last|final) (?= quarter of (yyyy|the? year))) hyphen? quarter "
    "((of|in)? (the|fiscal){0,2} (year:(yyyy|spoken)|rel:(this|last|next|that) year|year))?"
    "(?! hyphen? (century|mile))",
    "quarter_code": "(the|own)? code:quarter_code (of|in)? fiscal? year:yyyy?",
    "year_quarter": "(the|own)? (rel:(this|last|next) year s|fiscal? year:yyyy s?) (fiscal hyphen?)? "
    "nth:th hyphen? quarter",
    "year_period": "(the|own) year:yyyy (period|quarter)",
    "half_year": "(the|own)? (rel:(this|last|next) year s|year:yyyy s) half:(th|last|latter) hyphen? half|"
    "(the|own|this|last|next)? half:(th|last|latter) hyphen? half (of (the year|fiscal? year:(yyyy|spoken)|rel:(this|last|next) year|the apos? decade:decades_))",
    "season_year": "(mod|the|own){0,2} season:season (of|comma)? "
    "(year:(yyyy|spoken|short_year)|rel:(this|last|next|that) year)",
    "rel_season": "mod? rel:(this (past|coming)?|the? (last|past|previous|next|coming|following)|that) "
    "season:season",
    "the_season": "((?<=prep) mod? the? mod?|the|mod) season:season "
    "(?= (and|or|to|through) season (of|comma)? upto:yyyy)? (?! of|in|hyphen)",
    "each_season": "(each_ season:season|seasons:seasons)",
    "decade": "(the? mod|the)? apos? word:decades_|(the? mod|the) word:decade_word|the mod? year:yyyy s",
    "decade_of": "the mod? way:(th|last|final|opening) decade of (rel:(this|last|next) century|"
    "the nth:nth hyphen? century)",
    "century": "(the|mod){0,2} nth:nth (hyphen? century|(?<=nth_word|ordinal) centuries|"
    "(?= (and|or|to|through|hyphen) (the|mod){0,2} nth hyphen? (century|centuries)))",
    # -- distances ----------------------------------------------------------------------------------------
    "ago": "hedge n:amount kind unit:any_unit half:(and an half)? (or (so|more|card))? ago "
    "(day:days_ref|weekday:weekday|this of:(week|month))?",
    "bare_ago": f"unit:units (ago|{_BACK})|(an (short|long|little) (time|while)|an while|not? long|some time) ago",
    "back": f"n:amount kind unit:units {_BACK}",
    "from_now": "hedge n:amount kind unit:any_unit (or so)? (from (now|day:days_ref|weekday:weekday)|hence|into the future)",
    "next_but_one": "the unit:(span|daypart|weekend) way:(before last|after next) (?! weekday|month_name|span|season)",
    "weekdays_ago": "n:num weekday:weekdays ago",
    "shifted": "hedge n:(amount|the) unit:any_unit half:(and an half)? "
    "(way:(earlier|afterward|afterwards|previously)|way:(before|after)(?= dot|comma|gap|$))",
    "in_time": "(?<=in) n:(num|vague|an) unit:any_unit (apos|s)? time",
    "age": "(aged|(the? age of)|(?<=at) age) n:num|(the|an)? n:(num|vague) hyphen? unit:any_unit hyphen? (old|olds|of age)|"
    "(the|an)? unit:any_unit hyphen old|an unit:any_unit old",
    "rate": "(once|twice|thrice|n:num times|vague times) (an|each_|per) unit:any_unit|per unit:span",
    # -- units under a relative word ----------------------------------------------------------------------
    "week_of": "the unit:(week|weekend) (of|ending|ended|begin|starting|from) on? month:mon day:daynum",
    "span": "(at (least|most))? (each_ of|most of|much of)? (the|these|those|own|this)? "
    "way:(past|last|previous|latest|recent|next|coming|following|nth_word|final|opening) "
    "n:(num|vague) ((or|to|hyphen) num|or so|hyphen? plus)? kind unit:(any_unit|seasons|season|weekends) (or so)?",
    "and_half": "(the|this)? (past|last|next|coming) unit:(year|decade) and an half",
    "or_so": "the? way:(past|last|next|coming) unit:unit or (so|card)",
    "recent_span": "(the|these|those)? way:(recent|past|coming|future|these|those|last|next) few? unit:units "
    "(and units)?",
    "ahead": "the? unit:any_unit (ahead|to come)",
    "in_the_unit": "(early|earlier) in the unit:(day|week|month|year|quarter|decade)",
    "rel_unit": "mod? (the|own)? mod? rel:(this|last|next|current|latest|coming|previous|following|that? same|that|"
    "past|new) kind unit:(span|period) (?! hyphen (century|mile))",
    "year_earlier": "(the|own|an)? comparable? (year hyphen? (ago|earlier)|previous hyphen year (?= hyphen? (quarter|period|month|th))) hyphen? "
    "(n:num units|nth:th hyphen? quarter|unit:(quarter|period|month|half|week))?",
    "unit_end": "the? (fiscal|calendar)? (begin of (the|this) unit:(year|month|week|quarter|decade|century)|"
    "unit:year hyphen? begin|unit:(year|month|week|quarter|decade|century) s begin)",
    "weekend": "mod? rel:(the|this|last|next|that|previous|coming)? (long|holiday)? weekend",
    "each_unit": "each_ (?! second weekday) n:(num|alternate|few|th)? kind unit:(any_unit|weekend|daypart)",
    "each_weekday": "each_ (alternate|th)? weekday:weekday part:daypart?",
    # -- days and clock times -----------------------------------------------------------------------------
    "day_before": "the? day way:(before|after) (day:days_ref|rel:(last|next)? weekday:weekday)",
    "part_of": "the? (part:((early|wee|small) units|mod? daypart) (of|on)|part:((early|wee|small) units) of the daypart (of|on)?|part:(mod? daypart) units (of|on)?) "
    "((dow comma? the?)? month:mon the? day:daynum (comma? year:yyyy)?|(dow comma?)? the? day:(dd|ordinal) of? month:mon (comma? year:yyyy)?|"
    "rel:(last|this|next)? weekday:weekday daypart?|"
    "name:days_ref)",
    "days_ref": "((early|earlier|early hyphen? at:daypart|at:noon) hyphen?)? day:days_ref (s? part:daypart)?",
    "weekdays": "(weekday:weekdays part:(daypart|dayparts)?|weekday:weekday part:(dayparts|nights))",
    "weekday_nth": "weekday:weekday the day:ordinal (?! of|month_name|month_abbr)",
    "week_day": "(early|earlier)? weekday:weekday part:daypart? of? rel:(this|last|next) week (?! s)",
    "weekday": "((early|earlier|mod) on?|early hyphen at:daypart|at:(noon|daypart) on?)? "
    "rel:(last|next|this (past|coming)?|the (following|previous|coming)|that|coming)? weekday:weekday "
    "part:(daypart|noon)?",
    "rel_part": "(early|earlier|mod)? rel:(last|this|that|the (same|next|following|previous)|"
    "(?<=in|by|approx|during|early|until) the) part:daypart|"
    "the part:daypart rel:(before|after) (?= dot|comma|gap|$)",
    "mid_part": "early hyphen? part:daypart units?|the (wee|small) units (of the daypart)?|the early units of the part:daypart",
    "overnight": "overnight",
    "clock": "approx? shortly? (before|after)? clock:((clock_time|dd|figures) ampm|(dd|card) (oclock spoken_part?|"
    "spoken_part)|clock_time spoken_part|(clock_time|yyyy|figures) (?= timezone)) timezone?",
    "noon": "(?<=at|by|approx|before|after|until|since) clock:(noon|clock_time)",
    # -- years --------------------------------------------------------------------------------------------
    "fiscal": "(the|own)? (fiscal year? year:(yyyy|spoken)|"
    "year:yyyy (hyphen (yyyy|dd|figures))? (fiscal|calendar|financial|school|academic) year)",
    "year": "(mod|sometime in|the year|(post|pre) hyphen)? year:(yyyy|spoken|(?<=year) card scale) "
    "(and beyond|or earlier)?",
    "short_year": "(?<=in|since|until|from|by|before|after|through|early|of|and|the) year:short_year (?! any_unit)",
    # -- durations ----------------------------------------------------------------------------------------
    "length": "(hedge|the (?= num)) n:amount ((to|or|hyphen) num)? hyphen? kind hyphen? unit:any_unit (?! hyphen begin|hyphen? old|of age) "
    "(and an half|or (so|more|card))? (hyphen long)?",
    "unit_long": "unit:any_unit hyphen long|word:all_through",
    "ordinals": "the way:(th|last|final|early) unit:(units|day|week|month)",
    "unit_ended": "the (full|fiscal)? unit:year (?= ended|ending|since|(to|through) month_name)",
    "the_unit": "the (full|fiscal)? unit:(year|quarter|week|month) (?! hyphen) "
    "(?= (ended|ending|to) month:mon day:dd? (comma? year:yyyy)?)?",
    "units_past": "(?<=in|of|than|from) unit:units past",
    "plain_units": "unit:units (or units)?",
    # -- frequencies and references -----------------------------------------------------------------------
    "frequency": "(prefix:(bi|semi) hyphen)? word:frequency",
    "present": "(right|as of)? now|at (present|the moment|this (time|point|moment|stage))|"
    "these days|nowadays|currently|presently|the present|for the (moment|time being)",
    "past": "more? recently (?! as)|lately|the alternate day (?=dot|comma|apos|gap|$)|(?<=in) the past (?! unit|count_)|the (recent|distant) past|the past (?! other|count_|and)|"
    "at that time",
    "future": "the (not hyphen? too hyphen?)? (near|foreseeable|immediate|distant) future|the future (?! other)|(?<=in|into|for) the future|"
    "the (short|near|long) term|as soon as possible",
    "soon": "(?<!as|how|too) soon (?! after|as|enough|hyphen)",
    "current": "current (?! account)",
    "recent": "recent",
}

_PIECE = re.compile(r"\{\d,\d\}|(?P<slot>[a-z]+\d?):|(?P<word>[a-z_]+)|(?P<group>\((?!\?))|(?P<blank>\s+)")


def _expand(pattern: str) -> str:
    """Return the regular expression over class letters for a rule or fragment."""
    taken: list[str] = []

    def replace(match: re.Match[str]) -> str:
        if word := match["word"]:
            if word in _FRAGMENTS:
                return f"(?:{_expand(_FRAGMENTS[word])})"
            return OTHER if word == "other" else letter(word)
        if slot := match["slot"]:
            taken.append(slot)
            # a slot may occur in several branches of a rule, but a group name only once in a regular expression
            return f"(?P<{slot}_{taken.count(slot)}>"
        return "" if match["blank"] else "(?:" if match["group"] else match.group()

    return _PIECE.sub(replace, _close(pattern))


def _close(pattern: str) -> str:
    """Close the group that each ``slot:`` opens: ``n:num`` becomes ``n: num)``, ``n:(a|b)`` becomes ``n: a|b)``."""
    pattern = re.sub(r":\(", ":\0", pattern)
    return re.sub(r":([a-z_]+)", r":\1)", pattern).replace(":\0", ":")


RULES: dict[str, re.Pattern[str]] = {name: re.compile(_expand(rule)) for name, rule in _RULES.items()}
"""The compiled rules in order of precedence; slot ``n`` is the group ``n_1``, ``n_2``, … of its branches."""


def _firsts(pattern: str, at: int = 0) -> tuple[set[str], bool, int]:
    """Return the letters that a match of ``pattern`` from ``at`` may begin with, whether it may be empty, and its end.

    Only the syntax that the rules use is understood: groups, lookarounds, ``|``, ``?`` and ``{0,n}``.
    """
    letters: set[str] = set()
    empty_branch, empty = False, True
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            empty_branch, empty, at = empty_branch or empty, True, at + 1
            continue
        if pattern[at] == "(":
            opening = _OPENING.match(pattern, at)
            assert opening, pattern  # noqa: S101 - checks the tables at import
            inner, optional, at = _firsts(pattern, opening.end())
            if opening["look"]:
                inner, optional = set(), True
        else:
            inner, optional = ({pattern[at]}, False) if pattern[at] != "$" else (set(), True)
        quantifier = _QUANTIFIER.match(pattern, at + 1)
        at = quantifier.end() if quantifier else at + 1
        if empty:
            letters |= inner
        empty = empty and (optional or quantifier is not None)
    return letters, empty_branch or empty, at


_OPENING = re.compile(r"\((?:\?:|\?P<\w+>|(?P<look>\?<?[=!]))")
_QUANTIFIER = re.compile(r"\?|\{0,\d\}")

_BY_LETTER: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
for _name, _rule in RULES.items():
    for _letter in sorted(_firsts(_rule.pattern)[0]):
        _BY_LETTER.setdefault(_letter, []).append((_name, _rule))


def rule_at(tags: str, at: int) -> tuple[str, re.Match[str]] | None:
    """Return the first rule of the table that matches at token ``at``, with its match."""
    for name, rule in _BY_LETTER.get(tags[at], ()):
        if match := rule.match(tags, at):
            return name, match
    return None


_CORE = (
    "year month week day quarter decade century unit_word second clock_unit units_word centuries days nights season seasons "
    "daypart dayparts noon decade_word frequency days_ref decades_ iso slashed clock_time yyyy teen month_name "
    "month_abbr weekday weekday_abbr weekdays ampm oclock weekend weekends now currently presently nowadays "
    "present moment point stage time recently lately past future term possible recent current overnight "
    "christmas halloween thanksgiving easter zone period all_through quarter_code nine_eleven attacks "
    "short_year may_day aged age soon ago"
)
"""Classes of which every rule needs at least one."""


_core = "".join(LETTERS[name] for name in _CORE.split())
_weak = "".join(sorted(set(LETTERS.values()) - set(_core) - {LETTERS["gap"]}))
_RUN = re.compile(f"[{_weak}]{{0,12}}+[{_core}][{_weak}{_core}]*+")


def runs(tags: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of tokens, as (start, end), outside which no rule can match."""
    for run in _RUN.finditer(tags):
        yield run.span()
