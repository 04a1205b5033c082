"""macOS, written from documentation, not run."""
