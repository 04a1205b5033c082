"""The pure heart: rules, words and guidance; reads no clock, disk or screen."""
