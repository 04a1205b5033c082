"""Reads the guide out of the shipped resources into the core's types."""
