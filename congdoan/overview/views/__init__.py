"""Screens that look into every room."""
