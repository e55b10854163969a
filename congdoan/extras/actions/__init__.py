"""Writes of the room extras."""
