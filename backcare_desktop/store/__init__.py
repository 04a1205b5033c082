"""Disk: folders, settings file, history, remembered state and logs."""
