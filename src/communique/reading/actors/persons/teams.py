"""National sports teams: sentences in which "England" is a team and not a government."""

from __future__ import annotations

import re
from collections.abc import Collection

from communique.english import word_set

_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")
_PLAY = word_set(
    "match matches goal goals scored scorer coach squad innings wicket wickets striker midfielder defender goalkeeper penalty "
    "league tournament championship championships fixture fixtures halftime qualifier qualifiers semi-final semifinal "
    "quarterfinal quarter-final medal medals stadium batsman batter bowler captain playoff playoffs touchdown quarterback "
    "football soccer cricket rugby tennis hockey basketball baseball olympic olympics fifa uefa equalizer equaliser kick-off "
    "kickoff overtime referee umpire teammate teammates unbeaten hat-trick tackle relay sprint athletics player players"
)
"""Words of sports. Articles on politics use them too, but rarely two in a sentence."""
_PLAYERS = word_set(
    "captain captains attacker attackers guard guards striker strikers defender defenders shooter shooters"
)
"""Words for players that outside of sports are for soldiers, police or criminals."""
_IN_SENTENCE, _IN_ARTICLE = 2, 6


def words_of_play(text: str) -> frozenset[str]:
    """Return the words of sports in a text.

    >>> sorted(words_of_play("England's coach praised the goalkeeper."))
    ['coach', 'goalkeeper']
    """
    return _PLAY & set(_WORDS.findall(text.lower()))


def plays(sentence: str, article: Collection[str]) -> bool:
    """Tell whether a sentence is about a match: it has two words of sports, or one in an article with many.

    Args:
        sentence: the text of the sentence.
        article: the words of sports in the article.

    >>> plays("France beat Brazil after the goalkeeper saved a penalty.", ())
    True
    >>> plays("France kicked off the talks.", ())
    False

    """
    here = words_of_play(sentence)
    return len(here) >= _IN_SENTENCE or (bool(here) and len(article) >= _IN_ARTICLE)


def is_players_role(role: str | None) -> bool:
    """Tell whether a role can be that of a player.

    >>> is_players_role("Captain of the United Kingdom"), is_players_role("Chief of police"), is_players_role(None)
    (True, False, False)
    """
    return role is not None and role.lower().partition(" of ")[0].rpartition(" ")[2] in _PLAYERS
