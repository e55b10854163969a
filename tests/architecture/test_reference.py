"""The generated pages are those of the running rules, and a stale one is found."""

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command


def test_the_reference_is_up_to_date():
    call_command("reference", "--check")


def test_a_stale_page_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    with pytest.raises(CommandError, match=r"Out of date: .*permissions\.md"):
        call_command("reference", "--check")
