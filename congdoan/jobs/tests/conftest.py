"""A made-up job that can be told to fail, and a clock that is moved by hand."""

import datetime
from types import SimpleNamespace

import pytest

from congdoan.jobs import declaring
from congdoan.jobs.actions import runs
from tests import people


@pytest.fixture
def clock():
    """``clock()`` tells the moment; ``clock.on(seconds=…)`` moves it."""

    class Clock:
        now = people.NOW

        def __call__(self):
            return self.now

        def on(self, **more):
            self.now += datetime.timedelta(**more)

    return Clock()


@pytest.fixture
def made_up(cast, monkeypatch):
    """A job that notes who called it with what; ``made_up.error`` is raised instead, if there is one."""
    made = SimpleNamespace(calls=[], error=None)

    def work(*, by, **given):
        if made.error is not None:
            raise made.error
        made.calls.append((by, given))

    monkeypatch.setitem(declaring.JOBS, "made.up", declaring.Job("made.up", "Việc thử", work))
    made.ask = lambda by=cast.chair, unit=cast.union, **given: runs.enqueue("made.up", by=by, unit=unit, about=unit, title="thử", **given)
    return made
