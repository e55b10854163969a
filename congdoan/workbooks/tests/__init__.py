"""Tests of the room workbooks."""
