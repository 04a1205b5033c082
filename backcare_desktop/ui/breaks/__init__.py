"""The break: its head, its moves, and the ways out."""
