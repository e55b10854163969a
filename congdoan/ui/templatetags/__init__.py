"""Filters and tags for pages."""
