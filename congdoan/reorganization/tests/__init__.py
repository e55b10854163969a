"""Tests of the room reorganization."""
