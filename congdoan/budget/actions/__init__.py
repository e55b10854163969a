"""What is done with estimates and settlements."""
