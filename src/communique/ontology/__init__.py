"""PLOVER, the event ontology: its types, modes, scores, contexts and sectors; countries; and the mapping to CAMEO.

The tables are data files beside this module, loaded when they are first used. Where the manual of PLOVER contradicts
itself, a comment in ``data/plover.toml`` says which version is used.
"""

from __future__ import annotations

from communique.ontology.cameo import (
    GOLDSTEIN_TABLE,
    CameoCode,
    QuadTable,
    cameo_codes,
    goldstein,
    quad_class,
    to_cameo,
)
from communique.ontology.countries import (
    Country,
    countries,
    country_name,
    country_named,
    is_nonstate,
    sovereign,
)
from communique.ontology.plover import (
    apply_coding_rules,
    contexts,
    intensity,
    is_mutual,
    modes,
    needs_recipient,
    nonstates,
    quad,
    quad_of,
    sectors,
    types,
    version,
)

__all__ = [
    "GOLDSTEIN_TABLE",
    "CameoCode",
    "Country",
    "QuadTable",
    "apply_coding_rules",
    "cameo_codes",
    "contexts",
    "countries",
    "country_name",
    "country_named",
    "goldstein",
    "intensity",
    "is_mutual",
    "is_nonstate",
    "modes",
    "needs_recipient",
    "nonstates",
    "quad",
    "quad_class",
    "quad_of",
    "sectors",
    "sovereign",
    "to_cameo",
    "types",
    "version",
]
