"""Bytes in: files, folders, JSON lines, standard input and one public address, each as a :class:`Page`."""

from communique.pages.sources import open_pages

__all__ = ["open_pages"]
