"""Where the tables of knowledge come from: lists that are written by hand, and packages."""
