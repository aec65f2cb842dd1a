"""The knowledge base: who is who and what is where, with dates of validity."""

from communique.knowledge.facts import Fact, normalise
from communique.knowledge.lint import check
from communique.knowledge.store import Knowledge, find, load

__all__ = ["Fact", "Knowledge", "check", "find", "load", "normalise"]
