"""Writes of the room reorganization."""
