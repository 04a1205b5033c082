"""The parts of the engine: how a reminder comes due, waits, speaks and ends."""
