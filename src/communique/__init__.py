"""Communiqué reads news pages and keeps the record of political life that they report."""
