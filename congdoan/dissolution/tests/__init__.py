"""Tests of the room dissolution."""
