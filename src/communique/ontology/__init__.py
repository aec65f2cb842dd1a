"""PLOVER, the event ontology, and its mappings: types, modes, scores, contexts, sectors, countries, CAMEO.

The tables are data files beside this module, loaded when first asked for. Where the manual contradicts itself, a
comment at the value in
``data/plover.toml`` says which version is
used.
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
