"""The guide as a place: its window, pages, moves and print."""
