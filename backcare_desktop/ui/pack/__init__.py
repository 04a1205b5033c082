"""The warm and cold timer on screen."""
