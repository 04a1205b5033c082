"""The warm-up player."""
