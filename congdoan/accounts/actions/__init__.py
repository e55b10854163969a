"""Writes of the room accounts. Rights are checked by the room that calls (access stands above)."""
