"""Tests of the room aid."""
