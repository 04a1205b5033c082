"""The warm and cold timer: a kitchen timer with safety first."""
