"""PLOVER contexts of an event (what the act is about), by the words of its sentence."""

from __future__ import annotations

import functools
import re

# context: beginnings of words (a trailing | marks the end of the word), after the PLOVER manual's chapter on contexts
_WORDS = {
    "military": "military army| navy troops soldier missile warship airstrike artillery defense|minister brigade battalion arms| weapons drills air|force",
    "intelligence": "intelligence espionage spy| spies| spying surveillance wiretap CIA| MI6| Mossad| FSB|",
    "executive": "executive|order cabinet| presidential|decree prime|minister|resign",
    "legislative": "parliament legislat lawmaker congress| congressional senate| senator bundestag| knesset| duma|",
    "election": "election electoral ballot voters| polling|station runoff referendum vote|count campaign|rally",
    "political_institutions": "constitution judiciary|reform institutional|reform coup| putsch",
    "pro_democracy": "pro-democracy democracy|activist free|election",
    "pro_autocracy": "autocra authoritarian|rule dictatorship junta|",
    "economic": "econom trade| tariff sanctions| export import| investment loan bailout debt| bank| currency inflation oil|price",
    "legal": "court| judge| lawsuit sued| prosecutor trial| verdict indict convict attorney tribunal ruling|",
    "reparations": "reparation compensation|for|victims restitution",
    "human_rights": "human|rights amnesty|international torture extrajudicial",
    "rights_freedoms": "press|freedom freedom|of|speech freedom|of|assembly journalist censorship civil|liberties voting|rights",
    "repression": "crackdown repress dissident political|prisoner tear|gas",
    "human_security": "humanitarian refugee|camp famine food|aid civilians| displaced relief|",
    "gender": "women| women's gender femin abortion sexual|harassment",
    "lgbt": "lgbt gay| lesbian transgender same-sex",
    "religion_ethnicity": "religio church| mosque| muslim christian jewish hindu| hindus| buddhist ethnic sectarian imam| bishop pope|",
    "inequality": "inequality discriminat racis segregation caste|",
    "diplomatic": "diplomat embassy ambassador envoy foreign|minister foreign|ministry summit| talks| consul| bilateral",
    "territory": "territor border| annex disputed|island sovereignty occupied|",
    "peacekeeping": "peacekeep blue|helmets ceasefire|monitor",
    "health": "health| hospital vaccin pandemic epidemic covid ebola| cholera doctors|",
    "asylum": "asylum refugee",
    "migration": "migrant migration immigra deport border|crossing",
    "disasters": "earthquake flood hurricane typhoon cyclone tsunami| wildfire drought landslide",
    "natural_resource": "oil| gas|pipeline mining| mine| coal| water|rights dam| fishing|",
    "environment": "climate emission environment pollution deforestation",
    "technology": "technology semiconductor 5G| artificial|intelligence satellite",
    "terrorism": "terror suicide|bomb jihadi islamic|state| al-qaeda|",
    "cbrn": "nuclear chemical|weapon biological|weapon uranium plutonium denuclear nerve|agent sarin| ICBM| enrichment|",
    "cyber": "cyber hacker hacking| hacked| ransomware malware",
    "misinformation": "misinformation disinformation fake|news propaganda",
    "crime": "murder robbery gang| gangs| homicide smuggl mafia|",
    "corruption": "corrupt bribe embezzle kickback graft|",
    "illegal_drugs": "drug|traffick cocaine heroin| fentanyl| cartel| cartels| narco",
    "trafficking": "human|traffick trafficking|of smuggling|of|migrants",
}  # fmt: skip


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each context with a pattern of its own, since one word may belong to several contexts ("refugee camp")."""
    made = []
    for name, words in _WORDS.items():
        alternatives = []
        for word in words.split():
            body = r"\s".join(re.escape(part) for part in word.lower().rstrip("|").split("|"))
            alternatives.append(body + (r"\b" if word.endswith("|") else ""))
        made.append((name, re.compile(rf"\b(?:{'|'.join(alternatives)})")))
    return tuple(made)


def find_contexts(sentence: str) -> tuple[str, ...]:
    """Return the contexts to which words of an event's sentence belong, in the order of the manual.

    Contexts are those of the whole sentence, which may be about more than the event.

    >>> find_contexts("The envoys discussed the nuclear test at the embassy.")
    ('diplomatic', 'cbrn')
    >>> find_contexts("A refugee camp was closed.")
    ('human_security', 'asylum')
    """
    small = sentence.lower()  # lower-cased once, which is faster than matching without case for each pattern
    return tuple(name for name, pattern in _patterns() if pattern.search(small))
