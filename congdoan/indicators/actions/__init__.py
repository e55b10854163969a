"""Writes of the room indicators."""
