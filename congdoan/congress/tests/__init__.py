"""Tests of the room congress."""
