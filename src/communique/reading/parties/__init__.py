"""Parties: sources, targets and speakers as spans, found by the network and corrected by rules on their context."""
