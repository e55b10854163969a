"""Tests of the room education."""
