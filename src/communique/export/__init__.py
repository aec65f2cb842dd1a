"""Exports: a record as files in the exchange formats of the field, with a manifest; each format can be read back.

================  =====================================================================  ===========
format            one row is                                                             columns
================  =====================================================================  ===========
jsonl             a reading, whole                                                       –
csv               an event                                                               see ``table``
parquet           an event                                                               see ``table``
statements        a statement, as CSV                                                    see ``table``
gdelt             two parties of an event (GDELT 2.0 events)                             61
gdelt-mentions    two parties of an event in one article (GDELT 2.0 mentions)            16
icews             two parties of an event, in both directions if it is mutual            20
polecat           an event                                                               40
================  =====================================================================  ===========
"""

from __future__ import annotations

from communique.export.exporting import FORMATS, export, reread
from communique.export.manifest import Manifest

__all__ = ["FORMATS", "Manifest", "export", "reread"]
