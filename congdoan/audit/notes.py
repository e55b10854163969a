"""What an action wants its log entry to hold: `note(rows=[...])` inside the action; read by @action when it ends."""

import contextlib
import contextvars

STEP_OF = "step_of"
GONE_ON = "gone_on"
_current = contextvars.ContextVar("audit_note", default=None)
_ticked = contextvars.ContextVar("warnings that the person read and went on after", default=())


@contextlib.contextmanager
def taking(action):
    """Collects the notes of one action (its key); nested actions have their own, and say whose step they are."""
    outer = _current.get()
    ticked = _ticked.get()
    collected = ({GONE_ON: list(ticked)} if ticked else {}) if outer is None else {STEP_OF: outer["action"]}
    token = _current.set({"action": action, "facts": collected})
    try:
        yield collected
    finally:
        _current.reset(token)


@contextlib.contextmanager
def going_on(codes):
    """The action called within was done after these warnings (their codes) were read and ticked: its entry says so."""
    token = _ticked.set(tuple(codes))
    try:
        yield
    finally:
        _ticked.reset(token)


def note(**facts):
    """Adds JSON-able facts to the running action's log entry. Never sensitive values: field names, ids, counts."""
    collected = _current.get()
    if collected is not None:
        collected["facts"] |= facts
