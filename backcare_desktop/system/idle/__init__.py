"""How long nobody has touched anything: a probe for each desktop, and the one in use."""
