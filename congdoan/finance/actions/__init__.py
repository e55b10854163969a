"""Writes of the room finance: funds, contributions, handovers."""
