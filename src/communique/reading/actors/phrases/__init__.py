"""Analysis of noun phrases: what a phrase by itself says about its actor."""
