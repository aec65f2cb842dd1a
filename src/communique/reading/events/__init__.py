"""Events: ``finding`` decodes them; the other modules correct status and mode, and drop non-events and duplicates."""
