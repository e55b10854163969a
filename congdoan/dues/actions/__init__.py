"""What is done in the room dues."""
