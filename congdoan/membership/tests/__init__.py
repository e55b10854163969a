"""Tests of the room membership."""
