"""What an action is called stands in its docstring's first line and is read by officers in the log: Vietnamese words, nothing else."""

from types import SimpleNamespace

from congdoan.access.actions import ACTIONS

MARKS = ("`", ":", "_", ";", "(", "=")
LONGEST = 90


def unreadable_names(actions):
    """Actions whose name is missing, too long for a line of the log, or written for programmers."""
    for entry in actions:
        if not entry.label or len(entry.label) > LONGEST or any(mark in entry.label for mark in MARKS):
            yield f"{entry.key} is called “{entry.label}”: begin its docstring with a line of Vietnamese words, details below"


def test_our_actions_have_names_for_officers():
    ours = [entry for key, entry in ACTIONS.items() if ".tests." not in key]
    assert len(ours) > 50
    assert list(unreadable_names(ours)) == []


def test_a_name_for_programmers_is_found():
    bad = SimpleNamespace(key="care.visits.record_all", label="Ghi nhiều lượt; ``rows``: dicts")
    assert "is called “Ghi nhiều lượt; ``rows``: dicts”" in next(unreadable_names([bad]))
