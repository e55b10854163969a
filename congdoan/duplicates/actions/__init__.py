"""Writes of the room duplicates."""
