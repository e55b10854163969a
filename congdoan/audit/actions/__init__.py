"""Writing the log; called by @action alone."""
