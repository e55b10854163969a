"""Writes of the room workbooks."""
