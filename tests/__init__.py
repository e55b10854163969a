"""Tests that span rooms: the shape of the code, whole stories, and the cast."""
