"""Looking back: days, weeks and years of the history, their charts and their words."""
