"""Writes exports into memory."""

import io

from communique.export import export


def written(record, form):
    """Return an export of a record in a format, and its manifest."""
    out = io.BytesIO()
    manifest = export(record, to=form, out=out)
    return out.getvalue(), manifest
