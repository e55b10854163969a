"""Writes of the room membership."""
