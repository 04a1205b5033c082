"""The screen that stays on: for our own timer, and for what the person watches."""
