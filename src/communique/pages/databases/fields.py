"""The names by which databases of news label the parts of an article in what they export."""

from __future__ import annotations

LEXIS_HEAD = frozenset({
    "ANCHOR", "ANCHORS", "AUTHOR", "BODY", "BYLINE", "COLUMN", "CONTRIBUTOR", "DATELINE", "EDITION", "GUEST", "GUESTS", "HEADLINE",
    "HIGHLIGHT", "LENGTH", "REPORTER", "REPORTERS", "SECTION", "SERIES", "SHOW", "SOURCE", "TYPE",
})  # fmt: skip
"""LexisNexis, plain text: before the article's text."""
LEXIS_END = frozenset({"GRAPHIC", "JOURNAL-CODE", "LANGUAGE", "LOAD-DATE", "PUBLICATION-TYPE", "URL"})
"""LexisNexis, plain text: fields that always end the article's text."""
LEXIS_TAIL = LEXIS_END | {
    "ACC-NO", "CITY", "COMPANY", "CORRECTION", "CORRECTION-DATE", "COUNTRY", "DISTRIBUTION", "DOCUMENT-TYPE", "GEOGRAPHIC", "INDUSTRY",
    "NOTE", "NOTES", "ORGANIZATION", "PERSON", "SERIES", "STATE", "SUBJECT", "TICKER", "TYPE", "UPDATE",
}  # fmt: skip
"""LexisNexis, plain text: at the article's end; within its text some of them may be words of the article."""

NEXIS_HEAD = frozenset({
    "Anchor", "Byline", "Correction-Date", "Dateline", "Edition", "Guests", "Highlight", "Length", "Reporter", "Section", "Series", "Show",
    "Source", "Type",
})  # fmt: skip
"""Nexis Uni: before the article's text."""
NEXIS_ENDS = frozenset({"Classification"})
"""Nexis Uni: lines that end the article's text, as "Load-Date:" does."""
NEXIS_LAST = frozenset({"Graphic", "Link to Image", "Link to Original Document", "Link to PDF"})
"""Nexis Uni: headings between the text and those lines; of several of a kind the last counts."""

FACTIVA_HEAD = frozenset({
    "BY", "CLM", "CR", "CX", "CY", "DLN", "ED", "ET", "GC", "HD", "LA", "NGC", "PD", "PG", "SC", "SE", "SN", "VOL", "WC",
})  # fmt: skip
"""Factiva: before the article's text."""
FACTIVA_TEXT = frozenset({"LP", "TD"})
"""Factiva: the first paragraphs, and the others."""
FACTIVA_TAIL = frozenset({
    "AN", "ART", "CO", "CT", "DE", "IN", "IPC", "IPD", "NS", "PUB", "RE", "RF", "RST",
})  # fmt: skip
"""Factiva: after the article's text."""

PROQUEST_SURE = frozenset({
    "Database", "Document URL", "Document type", "Full text", "Language of publication", "ProQuest document ID", "Publication date",
    "Publication info", "Publication title", "Publication year", "Source type",
})  # fmt: skip
"""ProQuest: labels that no article has."""
PROQUEST_HEAD = frozenset({"Abstract", "Author", "Full text", "Links", "Publication info"})
"""ProQuest: labels before the article's text, or of it."""
PROQUEST_TAIL = (PROQUEST_SURE - PROQUEST_HEAD) | {
    "Alternate title", "Author affiliation", "Classification", "Column", "Company", "Company / organization", "Copyright",
    "Correspondence author", "Country of publication", "Credit", "DOI", "Dateline", "Document feature", "Edition", "First page", "Identifier / keyword",
    "Identifiers / keywords", "ISSN", "Illustrations", "Issue", "Last updated", "Location", "Number of pages", "Pages", "People",
    "Place of publication", "Product name", "Publication subject", "Publisher", "Section", "Subject", "Title", "Volume", "Year", "e-ISSN",
}  # fmt: skip
"""ProQuest: labels after the article's text; within it some of them may be words of the article."""
