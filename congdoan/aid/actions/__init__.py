"""What is done with a request for aid, step by step."""
