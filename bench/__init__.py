"""Benchmarks of quality and speed, compared with floors and with other tools."""
