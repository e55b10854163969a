"""Writes of the room jobs."""
