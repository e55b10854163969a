"""Progress (đến đâu rồi): long work says which part of it is being done; whoever started it may listen, nobody need."""

import contextlib
import contextvars

_listener = contextvars.ContextVar("progress", default=None)


@contextlib.contextmanager
def heard_by(listener):
    """Within the block, ``listener(phase, done, total)`` hears what ``tell`` says."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(phase, done=0, total=0):
    """Says what is being done ("Đoàn viên") and how many rows are behind; once for each part of the work, never for each row."""
    listener = _listener.get()
    if listener is not None:
        listener(str(phase), done, total)
