"""Fixtures for tests that span rooms; the shared ones stand in the root conftest."""
