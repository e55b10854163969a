"""What the room papers writes: the log of lists taken away, decisions issued, templates of offices."""
