"""Exercises and sets of them: what they are, which come next, and what is counted while one runs."""
