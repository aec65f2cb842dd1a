"""Places: ``finding`` resolves names to places, by their container, their neighbours and the sizes of namesakes."""
