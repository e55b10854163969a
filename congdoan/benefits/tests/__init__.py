"""Tests of the room benefits."""
