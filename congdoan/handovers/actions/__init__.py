"""What the room handovers writes."""
