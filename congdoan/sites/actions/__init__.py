"""What the room sites writes."""
