"""Commands of `congdoan`."""
