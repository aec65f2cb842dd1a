"""PLOVER's types, modes, scores, contexts and sectors, and its coding rules for planned events."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, field
from importlib import resources
from typing import Any, Literal

from communique.errors import OntologyError


@dataclass(frozen=True, slots=True, kw_only=True)
class _Type:
    """An event type: quad class, score, whether it needs a recipient or is mutual, and its modes with their scores."""

    quad: int
    score: float
    recipient: bool
    mutual: bool = False
    directed_modes: tuple[str, ...] = ()
    modes: dict[str, float] = field(default_factory=dict)


@functools.cache
def _table() -> dict[str, Any]:
    """Return the checked content of ``plover.toml``."""
    text = resources.files("communique.ontology").joinpath("data/plover.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    try:
        table["types"] = {name: _Type(**row) for name, row in table["types"].items()}
        unknown = (set(table["planned"]) | set(table["planned"].values())) - table["types"].keys()
    except (KeyError, TypeError) as error:
        raise OntologyError(f"plover.toml is malformed: {error}; reinstall communique") from error
    if unknown:
        raise OntologyError(
            f"plover.toml: [planned] names unknown types {sorted(unknown)}; reinstall communique"
        )
    return table


def _type(name: str) -> _Type:
    try:
        found: _Type = _table()["types"][name]
    except KeyError:
        raise OntologyError(f"{name!r} is not a PLOVER type; the types are {', '.join(types())}") from None
    return found


def version() -> str:
    """Return the version of PLOVER's manual, and that of Communiqué's tables of it.

    >>> version()
    'PLOVER 0.8 (2021-09), reading 1'
    """
    return str(_table()["version"])


def types() -> tuple[str, ...]:
    """Return the 16 event types in the order of the manual.

    >>> types()[:3]
    ('AGREE', 'CONSULT', 'SUPPORT')
    """
    return tuple(_table()["types"])


def modes(type: str) -> tuple[str, ...]:  # noqa: A002 - the format's own word
    """Return the modes of a type in the order of the manual; some types have none.

    Raises:
        OntologyError: there is no such type.

    >>> modes("CONSULT")
    ('visit', 'third-party', 'multilateral', 'phone')

    """
    return tuple(_type(type).modes)


def intensity(type: str, mode: str | None = None) -> float:  # noqa: A002
    """Return the score of a mode, or of a type if no mode is given: −10 (hostile) to +10 (cooperative).

    Raises:
        OntologyError: there is no such type, or it has no such mode.

    >>> intensity("CONSULT", "visit"), intensity("ACCUSE")
    (4.0, -3.0)

    """
    found = _type(type)
    if mode is None:
        return found.score
    try:
        return found.modes[mode]
    except KeyError:
        raise OntologyError(
            f"{type} has no mode {mode!r}; its modes are {', '.join(found.modes) or 'none'}"
        ) from None


def quad(type: str, *, sanction: Literal[3, 4] = 4) -> int:  # noqa: A002
    """Return the quad class of a type: 1 verbal or 2 material cooperation, 3 verbal or 4 material conflict.

    Args:
        type: a PLOVER type.
        sanction: the class of SANCTION, on which the manual contradicts itself.

    Raises:
        OntologyError: there is no such type.

    >>> quad("AID"), quad("SANCTION"), quad("SANCTION", sanction=3)
    (2, 4, 3)

    """
    return sanction if type == "SANCTION" else _type(type).quad


def quad_of(type: str) -> int:  # noqa: A002
    """Return the quad class of a type; 0 if PLOVER has no such type.

    >>> quad_of("AID"), quad_of("DANCE")
    (2, 0)
    """
    try:
        return quad(type)
    except OntologyError:
        return 0


def is_mutual(type: str, mode: str | None = None) -> bool:  # noqa: A002
    """Tell whether all parties to an event of this type and mode may be sources, without a target.

    Raises:
        OntologyError: there is no such type.

    >>> is_mutual("CONSULT", "phone"), is_mutual("CONSULT", "visit"), is_mutual("AID")
    (True, False, False)

    """
    found = _type(type)
    return found.mutual and mode not in found.directed_modes


def needs_recipient(type: str) -> bool:  # noqa: A002
    """Tell whether PLOVER codes an event of this type only if it has a target.

    Raises:
        OntologyError: there is no such type.

    >>> needs_recipient("AID"), needs_recipient("PROTEST")
    (True, False)

    """
    return _type(type).recipient


def contexts() -> tuple[str, ...]:
    """Return the 37 contexts.

    >>> contexts()[0], len(contexts())
    ('military', 37)
    """
    return tuple(_table()["contexts"]["codes"])


def sectors() -> dict[str, str]:
    """Return the 25 sectors and their meanings; the first eleven are the frequent ones.

    >>> sectors()["GOV"]
    'government'
    """
    return dict(_table()["sectors"])


def nonstates() -> dict[str, str]:
    """Return the codes that take the place of a country for bodies that are not states, and their meanings.

    >>> nonstates()["UNO"]
    'United Nations'
    """
    return dict(_table()["nonstates"])


def apply_coding_rules(type: str, mode: str | None, status: str) -> tuple[str, str | None, str | None]:  # noqa: A002
    """Return the type, mode and announced type as which PLOVER codes an event.

    A planned CONSULT, SUPPORT, COOPERATE or AID is coded as AGREE, a planned RETREAT as CONCEDE; the planned type is
    returned as the announced one. All other events keep type and mode, and announce nothing.

    Raises:
        OntologyError: there is no such type.

    >>> apply_coding_rules("CONSULT", "visit", "planned")
    ('AGREE', None, 'CONSULT')
    >>> apply_coding_rules("CONSULT", "visit", "asserted")
    ('CONSULT', 'visit', None)

    """
    _type(type)
    coded = _table()["planned"].get(type) if status == "planned" else None
    return (type, mode, None) if coded is None else (coded, None, type)
