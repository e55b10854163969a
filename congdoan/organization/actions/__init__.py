"""Writes of the room organization."""
