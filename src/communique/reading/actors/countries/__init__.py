"""The country of an actor if its own words do not name it."""
