"""Events: ``finding`` decodes them; the others correct status and mode, drop what is no event, and join words for one act."""
