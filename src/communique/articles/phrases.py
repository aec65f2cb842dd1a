"""The wording of bylines, credits of authors, dates and datelines.

The phrases are common to many sites. The patterns are anchored or bounded, so that matching is linear in the length of
a line.
"""

from __future__ import annotations

import re

from communique.english import DAY, DAYS, MONTH, SHORT_DAYS, either

PARTICLES = "de|van|von|der|den|al|bin|da|di|del|la|le|el|ter|ten|dos"
"""Lower-case words within names."""
_YEAR = r"(?:19|20)\d\d"
NAME = rf"(?:[A-Z][\w.'’-]*|{PARTICLES})"
_NAMES = rf"{NAME}(?: {NAME}){{0,5}}"
_NOT_A_NAME = (
    rf"(?!{DAY}|{MONTH} \d|"
    r"Then|Now|This|That|The [a-z])"
)
_WORK = r"(?:report|story|article|piece|analysis|column|post|dispatch|project|investigation|review|obituary|briefing)"

_HELPER = (
    rf"(?:[Tt]he |our |news |other )?(?:{NAME}|agenc(?:y|ies)|wires?|(?:correspondent|report|staff|writer)s?)"
)
_HELPERS = rf"{_HELPER}(?:(?:,? and |,? & |, | in | at | of |/| ){_HELPER}){{0,12}}"
_CREDITED = (
    r"Contributing\b|Additional reporting\b|Additional research\b|"
    rf"With (?:additional )?(?:assistance|reporting|files|help|inputs?|reports?) (?:from|by) {_HELPERS}\W{{0,3}}$|"
    r"With (?:[A-Z]{2,5}|[Aa]gency|[Aa]gencies|[Ww]ires?) inputs?\W{0,3}$|"
    r"(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by (?=[A-Z])|(?:Compiled|Translated|Edited) by (?=[A-Z])"
)
CONTRIBUTION = re.compile(
    rf"\bcontributed (?:to (?:this|the) {_WORK}\b|reporting\b|from [A-Z]|research\b)|"
    rf"^[A-Z][^.!?;:]{{3,80}} contributed\.$|^\(?(?:{_CREDITED})"
)
"""Credits of others who worked on an article."""
BYLINE = re.compile(
    rf"(?:(?:Story|Analysis|Opinion|Written|Reported|Posted|Published|Report|Text|Words|Commentary|Photos?) )?"
    rf"(?:[Bb]y|BY)[: ] ?(?:[Tt]he )?{_NOT_A_NAME}{_NAMES}"
    rf"(?: ?(?:,|\band\b|[&|/;–—•·(\[-])[^.!?]{{0,80}})?\W{{0,3}}"
)
"""``By`` and a name, with what usually follows: more names, a desk, a date or a mail address."""
SIGNED = re.compile(
    rf"{NAME}(?: {NAME}){{1,4}} ?[,|/•·–—] ?(?:[Tt]he )?[A-Z][\w.&'’]*(?: (?:[A-Z][\w.&'’]*|of|and|for)){{0,4}}"
)
"""A name and an outlet or desk, as below a headline."""
_PLACED = "(?:in|on|at|near)"
JOINT = re.compile(
    rf"{_NAMES} {_PLACED} {_NAMES}(?:(?:, | and |, and ){NAME}(?: {NAME}){{1,3}} {_PLACED} {_NAMES}){{1,4}}\W{{0,3}}"
)
"""Two or more reporters and where each of them is."""
_OPENERS = "If|When|While|As|But|And|For|In|On|At|After|Before|Although|Though|Since"
_OCCUPATIONS = (
    r"reporter|correspondent|columnist|editor|writer|contributor|journalist|fellow|professor|author|analyst|"
    r"blogger|host|researcher|covers|writes|covering|@\w+|lecturer|scholar|intern|producer"
)
BIO = re.compile(
    r"^(?:The|THE) (?:writers?|authors?|columnist|WRITERS?|AUTHORS?) "
    r"(?:(?:is|are|IS|ARE) (?:an?|the|based|currently|former|A|AN|THE|BASED|CURRENTLY|FORMER)|(?:can|may) be (?:reached|contacted))\b|"
    rf"^(?!(?:{_OPENERS}) )(?:[A-Z][\w.'’-]*,? ){{2,5}}(?:\([^)]{{3,60}}\) )?"
    r"(?:(?:is|was|are|writes|covers|reports|teaches|served|joined|can be reached)\b.{0,120}?"
    rf"\b(?i:{_OCCUPATIONS})\b|joined [^.!?]{{2,60}}\b(?:staff|team|newsroom) in (?:{MONTH} )?{_YEAR})"
)
"""A description of the author, as at the end of an article."""
MAILBOX = re.compile(
    r"\W{0,2}(?:E-?mail:? ?)?(?:[\w.' -]{0,50}[\s:(<|/,-])?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\W{0,3}",
    re.IGNORECASE,
)

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
FULL_DATE = re.compile(rf"\b(?:{MONTH} {_DAY},? {_YEAR}|\d{{1,2}} {MONTH},? {_YEAR})\b")
DASHES = ("—", "–", "--")
"""Dashes between words, without the hyphen."""
DATED = re.compile(
    rf"\b(?:{MONTH} {_DAY},? {_YEAR}|{_DAY} {MONTH},? {_YEAR}|{_YEAR}-\d\d-\d\d)(?!\d)", re.IGNORECASE
)
"""A full date in a line of a few words, in any case."""
EXPORTED = re.compile(
    r"^[ \t]{0,80}(?:\d{1,5} of \d{1,5} DOCUMENTS|End of Document|LOAD-DATE:.{0,80}|Load-Date:.{0,80}"
    r"|Document [A-Z\d]{2,8}\d[A-Za-z\d]{14,30}|ProQuest document ID:.{0,60})[ \t\r]{0,80}$",
    re.MULTILINE,
)
"""Lines that an export of a database has once for each article; an article may have several different ones."""
PERSON = re.compile(rf"[A-Z][\w.'’-]+(?: {NAME}){{1,3}}")
"""A line that is only a name, probably that of a person."""
_LABEL = (
    r"(?:first |last |originally )?(?:publish(?:ed)?|posted|updated?|modified|created|date|issued|released|upd)"
    r"(?: date| on| at|:)*\s*[:|–-]?\s*"
)
_WEEKDAY = rf"{either(SHORT_DAYS.union(DAYS))}\.?,?\s+"
_HALF = r"\s*(?:[ap]\.?m\.?)?\s*"
"""The half of the day in a 12-hour time."""
_TIME_BEFORE = rf"\d{{1,2}}[:.]\d\d{_HALF}(?:[a-z]{{2,4}})?\s*[,|·•-]?\s*"
_ZONE = r"\(?[a-z]{1,4}(?:[+-]\d{1,2}(?::?\d\d)?)?\)?"
_TIME_AFTER = rf"(?:at\s+)?(?:T?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?)?{_HALF}(?:{_ZONE})?"
DATE_LINE = re.compile(
    rf"(?P<label>{_LABEL})?(?:{_WEEKDAY})?(?:{_TIME_BEFORE})?(?:on\s+)?"
    rf"(?P<date>{MONTH}\s+{_DAY},?\s+{_YEAR}|{_DAY}\s+{MONTH},?\s+{_YEAR}|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
    rf"[\s,|·•@/-]{{0,4}}{_TIME_AFTER}\W{{0,3}}"
    r"(?:[|·•/,-]?\s*(?:last )?(?:updated|modified|published)\b.{0,60}|by [a-z]+(?: [a-z]+){0,2}|[–-] ?[a-z]+(?: [a-z]+){0,2})?",
    re.IGNORECASE,
)
"""A line of a full date, which may have a label, a weekday, a time and the date of an update."""
SLUG_DATE = re.compile(
    rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2((?:19|20)?\d\d)(?:\s+\d{{1,2}}[:.]?\d\d{_HALF}(?:[A-Z]{{1,4}})?)?",
    re.IGNORECASE,
)
"""A line of a date in figures, as in the slug of a wire, with or without a time."""

_WORDS = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
DATELINE = re.compile(
    rf"(?P<place>(?:[A-Z][A-Z.'’]+(?:[ /-][A-Z][A-Z.'’]+){{0,4}}|{_WORDS})(?:, (?!{MONTH} ){_WORDS})?)?"
    rf"(?:,? ?(?P<date>{MONTH} \d{{1,2}}(?:, {_YEAR})?|\d{{1,2}} {MONTH}(?: {_YEAR})?))?"
    r" ?(?P<agency>\([A-Z\d][\w.&'’/-]*(?: [\w.&'’/-]+){0,4}\))? ?(?P<dash>[—–―]|--?|_)? *(?:- )?"
)
"""The beginning of a first paragraph: place, date, agency and dash, any of which may be missing."""
NO_PLACE = frozenset({
    "analysis", "breaking", "commentary", "correction", "editorial", "exclusive", "opinion", "review", "update", "video", "watch",
})  # fmt: skip
"""Labels before a dash, which look like the place of a dateline (lower case)."""
