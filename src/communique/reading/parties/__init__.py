"""Parties: sources, targets and speakers as spans. The heads find them; rules on the context of the act correct them."""
