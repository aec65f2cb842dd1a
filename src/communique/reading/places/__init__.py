"""Places: ``finding`` resolves a name to a place, by what contains it, what lies near, and the size of its namesakes."""
