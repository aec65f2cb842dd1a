"""CAMEO codes with their labels and Goldstein scores, and their mapping from and to PLOVER.

Codes, labels and scores are those of the public list of CAMEO 1.1b3. The mapping from CAMEO to PLOVER is the table
published with PLOVER's manual (17 September 2021), with undefined modes and contexts corrected as ``plover.toml`` says.
The mapping from PLOVER to CAMEO is Communiqué's own: the most general code that expresses the mode.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from communique.errors import OntologyError

GOLDSTEIN_TABLE = "CAMEO 1.1b3 (ICEWS)"
"""The source of the Goldstein scores. GDELT has two others: −2 for 016 (here −5) and 3.2 for 022 (here 3.4)."""

QuadTable = Literal["gdelt", "icews", "phoenix"]

# Quad class of each root code; systems differ on some. GDELT's are taken from its files.
_QUADS: dict[str, dict[str, int]] = {
    "gdelt": dict.fromkeys(("01", "02", "03", "04", "05"), 1)
    | dict.fromkeys(("06", "07", "08", "09"), 2)
    | dict.fromkeys(("10", "11", "12", "13", "14"), 3)
    | dict.fromkeys(("15", "16", "17", "18", "19", "20"), 4),
    "icews": dict.fromkeys(("01", "02", "03", "04", "05"), 1)
    | dict.fromkeys(("06", "07", "08"), 2)
    | dict.fromkeys(("09", "10", "11", "12", "13"), 3)
    | dict.fromkeys(("14", "15", "16", "17", "18", "19", "20"), 4),
    "phoenix": dict.fromkeys(("01", "02"), 0)
    | dict.fromkeys(("03", "04", "05"), 1)
    | dict.fromkeys(("06", "07", "08"), 2)
    | dict.fromkeys(("09", "10", "11", "12", "13", "16"), 3)
    | dict.fromkeys(("14", "15", "17", "18", "19", "20"), 4),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """A CAMEO code, and the PLOVER type, mode and contexts that it maps to.

    Codes of the roots 01 and 02 have no type. ``raw`` is the mapping as printed, before corrections.
    """

    code: str
    name: str
    goldstein: float
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    raw: str

    @property
    def root(self) -> str:
        """The first two digits.

        >>> cameo_codes()["0841"].root
        '08'
        """
        return self.code[:2]

    @property
    def base(self) -> str:
        """The first three digits; for a root its two digits.

        >>> cameo_codes()["0841"].base
        '084'
        """
        return self.code[:3]


@functools.cache
def cameo_codes() -> dict[str, CameoCode]:
    """Return every CAMEO code in order; codes are text with leading zeros.

    >>> cameo_codes()["042"].name
    'Make a visit'
    """
    with resources.files("communique.ontology").joinpath("data/cameo.csv").open(encoding="utf-8") as file:
        return {
            row["code"]: CameoCode(
                code=row["code"],
                name=row["name"],
                goldstein=float(row["goldstein"]),
                type=row["type"] or None,
                mode=row["mode"] or None,
                contexts=tuple(filter(None, row["contexts"].split(";"))),
                raw=row["raw"],
            )
            for row in csv.DictReader(file)
        }


@functools.cache
def _codes_of_plover() -> dict[tuple[str, str, str], str]:
    """Return the CAMEO code of each PLOVER type, mode and announced type; the last two may be empty."""
    table = resources.files("communique.ontology").joinpath("data/plover_to_cameo.csv")
    with table.open(encoding="utf-8") as file:
        return {(row["type"], row["mode"], row["announces"]): row["code"] for row in csv.DictReader(file)}


def _code(code: str) -> CameoCode:
    try:
        return cameo_codes()[code]
    except KeyError:
        raise OntologyError(
            f"{code!r} is not a CAMEO code; codes are text with leading zeros, such as '042'"
        ) from None


def to_cameo(type: str, mode: str | None = None, *, announces: str | None = None) -> str:  # noqa: A002
    """Return the CAMEO code as which a PLOVER type, mode and announced type is exported.

    Raises:
        OntologyError: there is no such type, or it has no such mode.

    >>> to_cameo("CONSULT", "phone"), to_cameo("AGREE", announces="CONSULT")
    ('041', '036')

    """
    codes = _codes_of_plover()
    found = codes.get((type, mode or "", announces or "")) or codes.get((type, mode or "", ""))
    if found is None:
        raise OntologyError(f"{type} {mode or ''} has no CAMEO code; see communique.ontology.modes({type!r})")
    return found


def goldstein(code: str) -> float:
    """Return the Goldstein score of a CAMEO code, from −10 to +10, as in :data:`GOLDSTEIN_TABLE`.

    Raises:
        OntologyError: there is no such code.

    >>> goldstein("190")
    -10.0

    """
    return _code(code).goldstein


def quad_class(code: str, *, table: QuadTable = "gdelt") -> int:
    """Return the quad class of a CAMEO code in the system ``table``; systems differ on 01, 02, 09, 14 and 16.

    Classes are 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict; Phoenix has 0 for statements.

    Raises:
        OntologyError: there is no such code.

    >>> [quad_class("14", table=table) for table in ("gdelt", "icews", "phoenix")]
    [3, 4, 4]

    """
    return _QUADS[table][_code(code).root]
