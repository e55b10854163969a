"""How far a run has come, told outside its own transaction: through the cache that the processes of a machine share."""

from django.core.cache import cache

KEPT = 3600  # seconds


def listener(run):
    """``tell(phase, done, total)`` for the run with this id."""

    def hear(phase, done, total):
        cache.set(_key(run), {"phase": phase, "done": done, "total": total}, KEPT)

    return hear


def heard(run):
    """{"phase", "done", "total"} last told by the run with this id; None if nothing was, or the worker stands on another machine."""
    return cache.get(_key(run))


def _key(run):
    return f"jobs.progress.{run}"
