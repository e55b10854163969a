"""Tests of the room organization."""
