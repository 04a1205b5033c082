"""What the guide is made of, and the checks that it keeps its promises."""
