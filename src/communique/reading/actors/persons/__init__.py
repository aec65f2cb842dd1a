"""Persons: their names, callings, offices and genders."""
