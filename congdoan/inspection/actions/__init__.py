"""Writing of the room inspection."""
