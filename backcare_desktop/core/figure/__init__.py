"""The drawn body: where its joints are, and how it moves."""
