"""Tests of the room duplicates."""
