"""Bytes in: files, folders, JSON lines, standard input and one public address, each as a :class:`Page`."""

from communique.pages.sources import Input, open_pages

__all__ = ["Input", "open_pages"]
