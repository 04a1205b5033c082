"""PySide6: paints a View, emits commands, decides nothing."""
