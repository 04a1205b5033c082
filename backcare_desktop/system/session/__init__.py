"""Lock, sleep and the switch to another session."""
