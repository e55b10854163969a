"""Forms of the care book; each feeds one action."""
