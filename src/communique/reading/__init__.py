"""Article to reading: one encoder and its heads, then plain functions that decode, resolve and assemble."""
