"""The weights that ship, and the code that loads them."""
