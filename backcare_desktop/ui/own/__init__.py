"""The window of the person’s own moves and tips."""
