"""Persons: their names, occupations, offices and genders."""
