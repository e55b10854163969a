"""Workers: alive or dead, what the dead leave is put back, the clock rings once, old runs are forgotten."""

import datetime
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from congdoan.jobs import declaring, machine, policies, queries
from congdoan.jobs import worker as working
from congdoan.jobs.actions import runs, workers
from congdoan.jobs.choices import RunState
from congdoan.jobs.models import Run, Worker
from congdoan.jobs.worker import run_waiting
from tests import people

pytestmark = pytest.mark.db
A_DAY = datetime.timedelta(days=1)


def elsewhere(name, *, at):
    """A worker on another machine, last heard of at a moment."""
    return Worker.objects.create(name=name, machine="máy khác", process=1, started_at=at, beat_at=at)


def test_a_worker_elsewhere_is_dead_after_a_minute_of_silence(made_up, clock):
    elsewhere("xa", at=clock())
    run = made_up.ask()
    runs.take("xa", now=clock())
    clock.on(seconds=59)
    assert runs.put_back_lost(now=clock()) == []
    assert queries.any_worker_lives(now=clock())
    clock.on(seconds=2)
    assert runs.put_back_lost(now=clock()) == [run]
    assert not queries.any_worker_lives(now=clock())
    workers.clear_dead(now=clock())
    assert not Worker.objects.exists()
    assert run_waiting(clock) == 1
    assert Run.objects.get().state == RunState.DONE


def test_a_killed_process_is_dead_at_once(made_up, clock):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    facts = {"machine": machine.name(), "process": child.pid, "process_start": machine.start_of(child.pid)}
    Worker.objects.create(name="con", started_at=clock(), beat_at=clock(), **facts)
    made_up.ask()
    runs.take("con", now=clock())
    clock.on(hours=1)
    assert runs.put_back_lost(now=clock()) == [], "it lives, though its beat could not be written for an hour"
    child.send_signal(signal.SIGKILL)
    child.wait()
    (lost,) = runs.put_back_lost(now=clock())
    assert Run.objects.get().said.startswith("Máy chạy nền bị tắt giữa chừng.")
    assert Run.objects.get().due_at == clock(), "the first time at once"


def test_another_process_with_the_same_number_is_not_the_worker():
    assert machine.runs(os.getpid(), machine.start_of(os.getpid()))
    assert not machine.runs(os.getpid(), machine.start_of(os.getpid()) - 1)


def test_a_run_that_always_kills_its_worker_ends_among_the_dead(made_up, clock):
    run = made_up.ask()
    for number in range(policies.MOST_ATTEMPTS):
        elsewhere(f"xa {number}", at=clock())
        assert runs.take(f"xa {number}", now=clock()) == run
        clock.on(hours=1)
        runs.put_back_lost(now=clock())
        clock.on(hours=1)
    assert Run.objects.get().state == RunState.DEAD
    assert Run.objects.get().said.startswith("Máy chạy nền bị tắt giữa chừng đủ 5 lần")


def test_who_was_taken_for_dead_and_still_ends_its_run_changes_nothing(made_up, clock):
    made_up.ask()
    elsewhere("xa", at=clock())
    slow = runs.take("xa", now=clock())
    clock.on(hours=1)
    runs.put_back_lost(now=clock())
    runs.done(slow, now=clock())
    assert Run.objects.get().state == RunState.WAITING
    assert run_waiting(clock) == 1


def test_periodic_work_is_asked_for_once_a_moment_by_however_many_workers(db, monkeypatch):
    rung = []
    monkeypatch.setitem(declaring.JOBS, "made.hourly", declaring.Job("made.hourly", "Mỗi giờ", lambda *, now: rung.append(now)))
    monkeypatch.setattr("congdoan.jobs.actions.runs.PERIODIC", {"made.hourly": declaring.Periodic(declaring.JOBS["made.hourly"], 60)})
    monkeypatch.setattr("congdoan.jobs.performing.PERIODIC", {"made.hourly": 1})
    now = people.NOW + datetime.timedelta(minutes=20)
    assert len(runs.enqueue_periodic(now=now)) == 1
    assert runs.enqueue_periodic(now=now + datetime.timedelta(minutes=30)) == []
    monkeypatch.setattr(runs.Run.objects, "filter", lambda **_what: Run.objects.none())  # the second worker has not seen it yet
    assert runs.enqueue_periodic(now=now) == []
    monkeypatch.undo()
    assert Run.objects.count() == 1
    assert Run.objects.get().moment == people.NOW.replace(minute=0)


def test_a_moment_is_counted_from_midnight_in_vietnam():
    periodic = declaring.Periodic(None, 24 * 60)
    assert periodic.moment(people.NOW) == datetime.datetime(2022, 5, 23, 17, 0, tzinfo=datetime.timezone.utc)
    with pytest.raises(ValueError, match="1 to 1440"):
        declaring.every("x", "x", minutes=0)


def test_old_runs_are_forgotten_and_the_dead_are_not(made_up, clock):
    made_up.ask()
    run_waiting(clock)
    made_up.ask()
    Run.objects.filter(state=RunState.WAITING).update(state=RunState.DEAD, ended_at=clock())
    runs.prune(now=clock() + 89 * A_DAY)
    assert Run.objects.count() == 2
    runs.prune(now=clock() + 91 * A_DAY)
    assert [run.state for run in Run.objects.all()] == [RunState.DEAD]


def test_pruning_is_declared_as_daily_work(db, clock):
    queued = runs.enqueue_periodic(now=clock())
    assert run_waiting(clock) == len(queued)
    run = Run.objects.get(job="jobs.prune")
    assert (run.state, run.user, run.unit) == (RunState.DONE, None, None)


@pytest.mark.django_db
def test_told_to_stop_it_ends_what_is_in_hand(made_up, monkeypatch):
    monkeypatch.setattr(working, "close_old_connections", lambda: None)  # the test's own connection holds its transaction
    began, may_end = threading.Event(), threading.Event()

    def long_job(*, by):
        began.set()
        may_end.wait(10)
        made_up.calls.append(by)

    made_up.ask()
    declaring.JOBS["made.up"] = declaring.Job("made.up", "Việc dài", long_job)
    worker = working.Worker(name="một")

    def stop():
        began.wait(10)
        worker.stop()
        time.sleep(0.1)
        may_end.set()

    worker.pulse = lambda: None  # its second thread has no place in a database in memory
    telling = threading.Thread(target=stop)
    telling.start()
    worker.work()
    telling.join()
    assert len(made_up.calls) == 1
    assert Run.objects.get(job="made.up").state == RunState.DONE
    assert not Worker.objects.exists(), "it has said goodbye"


def test_one_beat_does_everything_that_is_due(made_up, clock):
    elsewhere("xa", at=clock())
    run = made_up.ask()
    runs.take("xa", now=clock())
    clock.on(minutes=2)
    working.care("gần", now=clock())
    assert [worker.name for worker in Worker.objects.all()] == ["gần"]
    assert Run.objects.get(pk=run.pk).state == RunState.WAITING
    assert Run.objects.filter(job="jobs.prune").count() == 1
    assert Worker.objects.get().lives(clock())
