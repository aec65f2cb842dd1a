"""Parties: who acts, who is acted on and who speaks, as spans; the heads find them, what stands around the act puts them right."""
