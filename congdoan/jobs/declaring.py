"""Declaring jobs and periodic work, as data."""

import datetime
from dataclasses import dataclass

JOBS = {}  # key -> Job
PERIODIC = {}  # key -> Periodic
LOCAL = datetime.timezone(datetime.timedelta(hours=7))  # Vietnam, which has no summer time


@dataclass(frozen=True)
class Job:
    """Việc: key, the words by which the screen names it, the function."""

    key: str
    label: str
    function: object


@dataclass(frozen=True)
class Periodic:
    """Việc định kỳ: a job that is due every so many minutes, counted from midnight in Vietnam."""

    job: Job
    minutes: int

    def moment(self, now):
        """The last due moment up to ``now``."""
        there = now.astimezone(LOCAL)
        midnight = there.replace(hour=0, minute=0, second=0, microsecond=0)
        whole = int((there - midnight).total_seconds() // 60 // self.minutes)
        return midnight + datetime.timedelta(minutes=whole * self.minutes)


def job(key, label):
    """Declares a room's job: ``function(*, by, **ids)`` loads what the ids name and calls one action. It may be run more than once."""

    def declare(function):
        JOBS[key] = Job(key, label, function)
        return function

    return declare


def every(key, label, *, minutes):
    """Declares periodic work: ``function(*, now)``, without a person behind it; due every ``minutes``, at most once a day."""
    if not 1 <= minutes <= 24 * 60:
        raise ValueError(f"{key}: periodic work is due every 1 to 1440 minutes")

    def declare(function):
        JOBS[key] = Job(key, label, function)
        PERIODIC[key] = Periodic(JOBS[key], minutes)
        return function

    return declare
