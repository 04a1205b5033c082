"""What stands in the way of a prompt: a probe for each hold, and the one in use."""
