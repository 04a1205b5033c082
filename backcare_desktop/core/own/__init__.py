"""The person's own moves and tips."""
