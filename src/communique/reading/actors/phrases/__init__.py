"""What a noun phrase says of its actor, read by itself."""
