"""The history window: days, weeks, months and years as charts and tables."""
