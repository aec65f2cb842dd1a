"""The country of an actor whose own words do not name one."""
