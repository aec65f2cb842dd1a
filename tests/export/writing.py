"""Exports written into memory."""

import io

from communique.export import export


def written(record, form):
    """Return what is written of a record in a form, and the manifest."""
    out = io.BytesIO()
    manifest = export(record, to=form, out=out)
    return out.getvalue(), manifest
