"""Statements: ``finding`` decodes cues, speakers and contents; quotations, layouts and clauses make them whole."""
