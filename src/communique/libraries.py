"""Optional libraries, imported when they are needed."""

from __future__ import annotations

from typing import Any

from communique.errors import InputError


def load_arrow() -> tuple[Any, Any]:
    """Return the modules ``pyarrow`` and ``pyarrow.parquet``.

    Raises:
        InputError: pyarrow is not installed.

    >>> arrow, parquet = load_arrow()
    >>> parquet.__name__
    'pyarrow.parquet'

    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        raise InputError("Parquet needs pyarrow: pip install 'communique[parquet]'") from error
    return pa, pq
