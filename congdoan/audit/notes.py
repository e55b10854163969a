"""What an action wants its log entry to hold: `note(rows=[...])` inside the action; read by @action when it ends."""

import contextlib
import contextvars

_current = contextvars.ContextVar("audit_note", default=None)


@contextlib.contextmanager
def taking():
    """Collects the notes of one action; nested actions have their own."""
    collected = {}
    token = _current.set(collected)
    try:
        yield collected
    finally:
        _current.reset(token)


def note(**facts):
    """Adds JSON-able facts to the running action's log entry. Never sensitive values: field names, ids, counts."""
    collected = _current.get()
    if collected is not None:
        collected.update(facts)
