"""Statements: ``finding`` decodes cues, speakers and contents; the other modules complete and correct them."""
