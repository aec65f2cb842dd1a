"""The wording of captions and credits, and how much a line is like a caption."""

from __future__ import annotations

import re

from communique.articles.phrases import FULL_DATE, NAME
from communique.english import DETERMINER

_BLOOMBERG = r"(?<!\b[A-Z]\. )(?<!Mr\. )Bloomberg"
"""The agency; after a title or an initial, it is the man."""
# Agencies and picture libraries. The name of a paper or channel counts only after "Photo" or a slash.
_AGENCY = (
    r"(?:Associated Press|AP(?: Photo| File| Images)?|Reuters|REUTERS|AFP|Agence France-Presse|Yonhap(?: News)?(?: Agency)?|Xinhua|"
    rf"Kyodo(?: News)?|TASS|EPA(?:-EFE)?|EFE|DPA|dpa|ANSA|PTI|IANS|ANI|UPI|{_BLOOMBERG}|Getty(?: Images)?|GETTY IMAGES|GETTY|"
    r"Shutterstock|Alamy|iStock|Zuma(?: Press)?|ZUMA(?: Press)?|NurPhoto|Sipa(?: USA)?|SIPA|Rex|REX|Corbis|KCNA|Anadolu(?: Agency)?|"
    r"PA(?: Wire)?|Press Association|Wikimedia(?: Commons)?|Newscom|CQ Roll Call|[Pp]ool(?: photo)?|POOL|[Hh]andout|HANDOUT|"
    r"[Cc]ourtesy photo|[Ff]ile photo|[Ff]ile)"
)
_PAPER = (
    r"(?:CNN|BBC|NPR|CBS|ABC|NBC|Fox News|MSNBC|USA TODAY|VOA|RFE/RL|CCTV|NHK|Washington Post|(?:The )?New York Times|"
    r"[A-Z][\w.]+ ?[A-Z]?\w*)"
)
_PERSON = rf"{NAME}(?: {NAME}){{0,3}}"
_LABEL = r"(?:Photo(?:graph)?s?|Image|Picture|Credit|Source|Illustration|Graphic|Video|File(?=:))(?: by| credit| courtesy of)?:? ?"
_SOURCE = (
    rf"(?:(?:{_PERSON} ?[/,|-] ?|{NAME} {NAME} (?:for |via )?(?:the )?)?{_AGENCY}|"  # (Ana Soto/AFP)
    rf"{_LABEL}{_PERSON}|"  # Photo by Ana Soto
    rf"{NAME}(?: {NAME}){{1,3}} ?/ ?{_PAPER})"  # Ana Soto/The Lima Post
)
_MORE = rf"(?: ?(?:[/,|-]|via|photo|Photo|file|File|FILE|pool|Pool) ?(?:{NAME}(?: {NAME}){{0,2}})?){{0,3}}"
_PHOTO = r"(?:[Pp]hoto(?:graph)?|PHOTO|[Pp]ic(?:ture)?|[Ii]llustration)s?"
_WIRE = (
    r"(?:Associated Press|AP|Reuters|REUTERS|AFP|Agence France-Presse|Yonhap(?: News)?(?: Agency)?|Xinhua|Kyodo(?: News)?|TASS|"
    rf"EPA(?:-EFE)?|EFE|DPA|dpa|ANSA|PTI|IANS|ANI|UPI|{_BLOOMBERG}|KCNA|Anadolu(?: Agency)?)"
)
_CREDIT = re.compile(
    # after a sentence or a bar, or in brackets: the agency or paper
    rf"(?:[.!?…)\]]\s+|[.!?…][”\"’']\s+|\s[|/]\s*|\(|\[)(?:{_LABEL})?{_SOURCE}{_MORE} ?[)\]]?\.?$|"
    # after a sentence: the photographer
    rf"[.!?…)\]][”\"’']?\s+(?:[—–-]+\s*)?[(\[]?(?:{NAME}[ /]){{0,3}}"
    rf"{_PHOTO}(?:\s+(?:by|courtesy of|from)\s+|:\s*){_PERSON}[)\]]?\.?$|"
    rf"[.!?…)\]][”\"’']?\s+(?:[—–-]+\s*)?[(\[]?(?:{NAME}[ /]){{1,3}}(?:[Pp]hoto|PHOTO|[Pp]ic)[)\]]?\.?$|"
    rf"\((?:{_WIRE}|[A-Z]{{2,5}}|Supplied|Pool)(?: News)?: {_PERSON}\)\.?$|"
    # after a dash: the file of an agency, an account, a screenshot
    rf"\s[—–-]\s?(?:(?:{_WIRE}|[A-Z]{{3,7}}|X|Facebook|Instagram|Twitter)/@?{_PERSON}|[Ss]creen ?(?:grab|shot)\b[^.!?]{{0,60}})$"
)
"""A credit at the end of a line."""
_CREDIT_LINE = re.compile(
    rf"(?:Photo(?:graph|s)?|Picture|Credit|Courtesy|Illustration|Getty|Screenshot|Screengrab)\b[^.!?]{{0,90}}|"
    rf"\(?(?:(?:{NAME} ){{1,4}}[/|] ?)?{_AGENCY}{_MORE}\W{{0,3}}"
)
"""A line that is only a credit."""
_GALLERY = re.compile(r"^Photos: .{3,120}? Photos: |\bHide Caption \d+ of \d")
_PICTURE = (
    r"(?:file |handout |undated |combination |still |archive |video |satellite |aerial |composite ){0,3}"
    r"(?:photo|photograph|picture|image|frame ?grab|screen ?grab|video grab|screenshot)"
)
_START = re.compile(
    rf"FILE(?: PHOTO| IMAGE)?\s*[-–—:]|FILE PHOTO\b|File photo\b|Pictured\b|From left\b|\((?:L-R|From L|L to R)|"
    r"(?:Photo|Image|Picture|Pictured|Clockwise from)\b[^.]{0,20}:|(?:Above|Left|Right|Top|Bottom)(?: left| right| row)?:|"
    rf"In (?:this|an?) [^.;]{{0,60}}?{_PICTURE}\b|"
    rf"(?:An?|This|The) {_PICTURE}\b[^.]{{0,40}}\b(?:shows|show|showing|taken|released|provided)\b"
)
"""Beginnings of captions."""
_WITHIN = re.compile(
    rf"\b(?:in (?:this|an?) (?:[\w.,]+ ){{0,5}}?{_PICTURE}|(?:handout|undated|combo|combination) (?:photo|picture|image)s?|file photo|"
    r"(?:photo|photograph|picture|image) (?:provided|released|distributed|courtesy|taken) (?:by|on|from|in)|photo/|ap photo|reuters photo|"
    r"(?:is|are) (?:seen|shown|pictured) (?:in|at|on|here|during|after|before|with)|"
    r"(?:is|are) (?:led|escorted|greeted|surrounded|flanked|sworn|launched|fired|driven|displayed|applauded|welcomed))\b",
    re.IGNORECASE,
)
"""Phrases that only captions use."""
_SIDE = re.compile(
    r", (?:right|left|center|centre|front|rear|second (?:from )?(?:left|right)|"
    r"(?:top|bottom|far|front|back) (?:right|left|row))(?=[,.;)]| and |$)|"
    r"\((?:R|L|C|right|left|center|centre|2nd [LR]|[LCR]-[LCR])\)"
)
"""The position of a person in a picture: ", left,", "(R)"."""
_POSE = re.compile(
    rf"\b(?:(?:shakes?|holds?|raises?|clasps?|joins?) (?:hands|up|{DETERMINER})|speaks?|gestures?|waves?|smiles?|poses?|listens?|"
    r"looks?|stands?|sits?|walks?|arrives?|departs?|leaves?|delivers?|address(?:es)?|attends?|greets?|welcomes?|hugs?|embraces?|emerges?|"
    r"reacts?|answers?|talks?|watch(?:es)?|applauds?|gathers?|march(?:es)?|takes? (?:part|questions|notes|the stage)|boards?|inspects?|"
    r"salutes?|bows?|prays?|cheers?|signs|kneels?|carry|carries|"
    r"rides?|flies|burns|meets?|pauses?|adjusts?|testif(?:ies|y)|enters?|exits?|participates?|lays|displays)\b"
)
"""Poses, which captions describe in the present tense and reports in the past tense."""
_PAST = re.compile(
    r"\b(?:said|told|added|announced|reported|accused|warned|was|were|had|did|according to|will|would|says|has|have)\b"
)
"""Words of a report; a verb in the same sentence is not a pose."""
_HINTS = ("photo", "image", "picture", "frame", " seen ", " shown ", "grab", "screenshot", " is ", " are ")
"""Strings (lower case) one of which is in every line that :data:`_WITHIN` matches."""
_CREDIT_TAIL = 100
"""Number of characters at the end of a line that are searched for a credit."""
_DATE_TAIL = 160
"""Number of characters at the end of a caption in which its date ends; a place and a sentence may follow."""
_SIGNED_OFF = re.compile(
    rf"\b(?:said|told|added|announced|reported|according to)\b.*[.!?…][”\"’']?\s+(?:[—–-]+\s?)?[(\[]?{_WIRE}[)\]]?\.?$"
)
"""The last paragraph of a report with its agency, which is not a credit."""
_SAYING = re.compile(r"“[^“”]{20,}[.!?]” \([^()]*\)$|\"[^\"]{20,}[.!?]\" \([^()]*\)$")
"""A quotation and where it was reported, which is not a credit."""
_SENTENCE = re.compile(r"[a-z)”\"’]{2}[.?!][”\"’)]? +[A-Z“\"‘]")


def has_credit(line: str) -> bool:
    """Tell whether a line ends with the credit of a photograph, or is only a credit.

    >>> has_credit("Ruiz waves to supporters in Lima. (Ana Soto/AFP)"), has_credit("Ruiz spoke to Reuters.")
    (True, False)
    """
    if len(line) < 120 and _CREDIT_LINE.fullmatch(line):
        return True
    return _CREDIT.search(line[-_CREDIT_TAIL:]) is not None


def is_gallery(line: str) -> bool:
    """Tell whether a line, of any length, has the captions of a gallery: it repeats its title or numbers them.

    >>> is_gallery("Photos: Vote in Peru Photos: Vote in Peru Ana Ruiz waves. Hide Caption 1 of 9")
    True
    """
    return _GALLERY.search(line) is not None


def is_caption(line: str, low: str | None = None) -> bool:
    """Tell whether a line describes a picture.

    A credit or the wording of captions is enough by itself. A pose in the present tense, a full date and the
    position of a person count together.

    >>> is_caption("Ana Ruiz waves to supporters, left, in Lima, Peru, May 3, 2018.")
    True
    >>> is_caption("Ruiz said on May 3, 2018, that she would not stand again.")
    False
    """
    return rate_caption(line, low) >= 2


def rate_caption(line: str, low: str | None = None) -> int:
    """Return how much a line is like a caption: 2 or more is one, less than 1 has nothing of one."""
    n_sentences = 1 + len(_SENTENCE.findall(line))
    is_quoting = line[0] in "“\"‘'"
    if (
        has_credit(line)
        and not _SIGNED_OFF.search(line)
        and n_sentences <= 5
        and not (is_quoting and (n_sentences > 1 or _SAYING.match(line)))
    ):
        return 3
    if _START.match(line):
        return 3
    if n_sentences > 3 or is_quoting:
        return 0
    low = line.casefold() if low is None else low
    score = 0
    if any(hint in low for hint in _HINTS):
        score += 1 if _WITHIN.search(line) else 0
        score += "photo" in low and score > 0
    dated = next((match for match in FULL_DATE.finditer(line) if match.end() > len(line) - _DATE_TAIL), None)
    score += dated is not None
    if "," in line or "(" in line:
        score += _SIDE.search(line) is not None
    if score == 0:
        return int(n_sentences == 1 and not _PAST.search(line) and _POSE.search(line) is not None)
    first = line.split(". ", 1)[0] if n_sentences > 1 else line
    if _PAST.search(first):
        return score - 1
    posing = _POSE.search(first)
    return score + (posing is not None and (dated is None or posing.start() < dated.start()))
