"""The drawn figure: a body that moves from pose to pose."""
