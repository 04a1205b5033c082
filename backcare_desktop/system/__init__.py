"""Everything that differs between desktops, one file for each capability."""
