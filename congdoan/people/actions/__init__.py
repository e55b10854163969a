"""Writes of the room people."""
