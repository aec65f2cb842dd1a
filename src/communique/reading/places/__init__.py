"""Places: ``finding`` ties a name to its place, by what contains it, what lies near and how large its namesakes are."""
