"""Laws, programmes, indexes and aeroplanes of state, which may be found as names of bodies: "the ACA", "Medicare"."""

from __future__ import annotations

import re

from communique.knowledge import normalise

_MEASURES = frozenset(
    (
        *("medicare", "medicaid", "obamacare", "trumpcare", "medicare advantage", "social security", "food stamps", "head start", "healthcaregov"),
        *("aca", "ahca", "daca", "doma", "ferpa", "fisa", "foia", "gdpr", "hipaa", "schip", "sopa", "tarp" ),
        *("cafta", "ceta", "jcpoa", "nafta", "npt", "salt ii", "tpp", "ttip", "usmca", "afcfta", "rcep"),
        *("common core", "green new deal", "national register of citizens", "brexit", "title ix"),
        *("dow jones", "dow jones industrial average", "nikkei", "nikkei 225", "ftse", "ftse 100", "dax", "sensex", "nifty", "hang seng"),
        *("air force one", "air force two", "marine one", "gdp", "faq", "covid", "covid 19"),
    )
)  # fmt: skip
"""Names of such, normalised, that no body of today has."""
_ENDINGS = re.compile(r".* (?:Act|Acts|Amendment|Treaty|Charter)(?: of \d{4})?")
"""Names that end as those of laws and treaties do."""


def is_measure(name: str) -> bool:
    """Tell whether a name is a law's, a programme's, an index's or an aeroplane's, and so no actor's.

    >>> [is_measure(name) for name in ("the ACA", "Medicare", "First Amendment", "Privacy Act of 1974", "Medicare Board")]
    [True, True, True, True, False]
    """
    plain = normalise(name)
    return plain in _MEASURES or _ENDINGS.fullmatch(name) is not None
