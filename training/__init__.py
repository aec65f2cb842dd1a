"""The recipes that make the weights; needs PyTorch, and is not in the wheel."""
