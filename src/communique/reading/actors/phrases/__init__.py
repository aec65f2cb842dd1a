"""Analysis of single noun phrases: what a phrase says about its actor."""
