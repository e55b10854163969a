"""What the room cards writes."""
