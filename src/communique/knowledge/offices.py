"""Classes of offices: one class for all countries, whatever each country calls the office."""

from __future__ import annotations

_OFFICES = {
    "secretary of state": "foreign minister",
    "foreign secretary": "foreign minister",
    "external affairs minister": "foreign minister",
    "secretary of defense": "defence minister",
    "defence secretary": "defence minister",
    "home secretary": "interior minister",
    "secretary of homeland security": "interior minister",
    "treasury secretary": "finance minister",
    "chancellor of the exchequer": "finance minister",
    "attorney general": "justice minister",
    "premier": "prime minister",
    "deputy president": "vice president",
    "taoiseach": "prime minister",
    "national security adviser": "security adviser",
    "king": "head of state",
    "queen": "head of state",
    "emperor": "head of state",
    "emir": "head of state",
    "sultan": "head of state",
    "grand duke": "head of state",
    "prince": "head of state",
    "pope": "clergy",
    "governor-general": "regent",
    "press secretary": "spokesperson",
    "joint chiefs chairman": "chief of staff",
    "director of national intelligence": "intelligence chief",
    # Occupations, classed as the nouns for them are.
    **dict.fromkeys(
        ("lawyer", "activist", "citizen", "public figure", "author", "writer", "director"), "civilian"
    ),
    **dict.fromkeys(("businessman", "businesswoman", "banker", "contractor", "publicist"), "executive"),
    **dict.fromkeys(("commentator", "editor", "publisher"), "journalist"),
    **dict.fromkeys(("economist", "scientist"), "scholar"),
    **dict.fromkeys(("clergyman", "monk"), "clergy"),
    **dict.fromkeys(("militant", "militia leader"), "rebel leader"),
    "strategist": "adviser",
    "agent": "intelligence chief",
    "gang leader": "criminal",
    "defector": "refugee",
    "kurdish leader": "party leader",
    "federal judge": "judge",
    "new york judge": "judge",
    "district attorney": "prosecutor",
    "u.s. attorney": "prosecutor",
    "special counsel": "prosecutor",
    "independent counsel": "prosecutor",
}
"""Classes by the name of an office or occupation."""
_PLAIN = frozenset({"vice president", "deputy prime minister", "deputy foreign minister", "state counsellor"})
_ENDINGS = (
    ("vice president", "vice president"),
    ("acting president", "president"),
    ("press secretary", "spokesperson"),
    ("spokesman", "spokesperson"),
    ("spokesperson", "spokesperson"),
    ("deputy foreign minister", "deputy foreign minister"),
    ("vice foreign minister", "deputy foreign minister"),
    ("acting secretary of defense", "defence minister"),
    ("cia director", "intelligence chief"),
    ("fbi director", "police chief"),
    ("opposition leader", "opposition leader"),
    ("leader of the opposition", "opposition leader"),
    ("supreme leader", "supreme leader"),
    ("crown prince", "head of state"),
    ("justice", "judge"),
    ("presidential candidate", "candidate"),
    ("speaker", "speaker"),
)
_MINISTERS = (" minister", " secretary")
_KEPT = frozenset(
    {"prime minister", "foreign minister", "defence minister", "finance minister", "interior minister", "justice minister",
     "first minister", "deputy finance minister", "general secretary"}
)  # fmt: skip
"""Ministers and secretaries with a class of their own; any other is a "minister"."""


def class_of(role: str) -> str:
    """Return the class of an office, given its full name.

    >>> class_of("Secretary of State of the United States"), class_of("Governor of New York")
    ('foreign minister', 'governor')
    >>> class_of("Railways Minister of India"), class_of("Senator from Ohio")
    ('minister', 'senator')
    """
    title = role.lower()
    whole = _OFFICES.get(title.partition(" of the united")[0]) or _OFFICES.get(title.rpartition(" of ")[0])
    title = title.rpartition(" of ")[0] or title.partition(" from ")[0]
    if whole or title in _PLAIN:
        return whole or title
    for ending, office in _ENDINGS:
        if title.endswith(ending):
            return office
    if title.endswith(_MINISTERS) and title not in _KEPT and title not in _OFFICES:
        return "minister"
    return _OFFICES.get(title, title)
