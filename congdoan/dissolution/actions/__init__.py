"""Writes of the room dissolution."""
