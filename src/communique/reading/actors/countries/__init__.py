"""To which country an actor belongs where its own words do not say it."""
