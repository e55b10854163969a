"""Writes of the room congress: congresses, elections, the elected taking up their posts."""
