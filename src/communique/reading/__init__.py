"""From an article to its reading: one encoder with its heads, then functions that decode, resolve and assemble."""
