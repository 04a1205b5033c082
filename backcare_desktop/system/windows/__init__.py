"""Windows, written from documentation, not run."""
