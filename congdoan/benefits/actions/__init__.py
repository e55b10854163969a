"""Writing of the room benefits."""
