"""Writing of the room disclosure."""
