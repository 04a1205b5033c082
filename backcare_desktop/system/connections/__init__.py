"""Connections of our own to the desktop's services: the message bus, X, Wayland, PipeWire. Nothing in them waits."""
