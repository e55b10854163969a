"""One run after another: done once, tried again at growing distances, refused, dead, run again; only with the rights of today."""

import datetime

import pytest
from django.db import transaction

from congdoan.access import grants
from congdoan.access.models import Grant
from congdoan.accounts.actions import users
from congdoan.audit.models import Entry
from congdoan.jobs import policies, telling
from congdoan.jobs.actions import runs
from congdoan.jobs.choices import Permission, RunState
from congdoan.jobs.declaring import JOBS, Job
from congdoan.jobs.models import Run
from congdoan.jobs.worker import run_waiting
from congdoan.kernel import progress
from congdoan.kernel.errors import NotAllowed, Refused
from tests import people

pytestmark = pytest.mark.db


def again(run):
    return Run.objects.get(pk=run.pk)


def test_a_run_is_done_once_by_the_person_who_asked(cast, made_up, clock):
    run = made_up.ask(thing=7)
    assert (run.state, run.about, run.started_by) == (RunState.WAITING, f"units.unit:{cast.union.pk}", cast.chair.person)
    assert run_waiting(clock) == 1
    ((by, given),) = made_up.calls
    assert (by.user, by.person, given) == (cast.chair.user, cast.chair.person, {"thing": 7})
    assert (again(run).state, again(run).attempts, again(run).ended_at) == (RunState.DONE, 1, people.NOW)
    assert run_waiting(clock) == 0


def test_what_is_rolled_back_was_never_asked_for(made_up, clock):
    with transaction.atomic():
        made_up.ask()
        transaction.set_rollback(True)
    assert (run_waiting(clock), Run.objects.count()) == (0, 0)


def test_a_failure_is_tried_again_five_times_at_growing_distances(made_up, clock):
    run = made_up.ask()
    made_up.error = ValueError("hỏng")
    waits = []
    for _try in range(policies.MOST_ATTEMPTS):
        began = clock()
        assert run_waiting(clock) == 1
        waits.append((again(run).due_at - began).total_seconds())
        assert run_waiting(clock) == 0, "not before its time"
        clock.now = max(clock(), again(run).due_at)
    assert waits[:4] == [30, 120, 480, 1920]
    assert (again(run).state, again(run).attempts) == (RunState.DEAD, 5)
    assert "ValueError" in again(run).said
    assert "hỏng" not in again(run).said, "what an error holds may be somebody's data"
    clock.on(days=2)
    assert run_waiting(clock) == 0


def test_one_that_succeeds_at_last_keeps_what_was_said(made_up, clock):
    run = made_up.ask()
    made_up.error = ValueError("hỏng")
    run_waiting(clock)
    made_up.error = None
    clock.on(minutes=1)
    assert run_waiting(clock) == 1
    assert (again(run).state, again(run).attempts, len(made_up.calls)) == (RunState.DONE, 2, 1)


@pytest.mark.parametrize("error", [Refused("Sổ đã khóa."), NotAllowed("Chưa có quyền.")])
def test_a_refusal_is_final_and_says_its_sentence(made_up, clock, error):
    run = made_up.ask()
    made_up.error = error
    run_waiting(clock)
    clock.on(days=1)
    assert run_waiting(clock) == 0
    assert (again(run).state, again(run).said) == (RunState.REFUSED, error.sentence)


def test_rights_are_those_of_the_moment_of_running(cast, made_up, clock):
    seen = []

    def guarded(*, by):
        seen.append(by.may(Permission.RERUN, cast.union))

    made_up.ask()
    JOBS["made.up"] = Job("made.up", "Việc thử", guarded)
    Grant.objects.filter(person=cast.chair.person).update(valid_until=people.TODAY - datetime.timedelta(days=1))
    run_waiting(clock)
    assert cast.chair.may(Permission.RERUN, cast.union), "the actor of the request still had the right"
    assert seen == [False]


def test_a_closed_account_runs_nothing(cast, made_up, clock):
    run = made_up.ask()
    users.set_active(user=cast.chair.user, is_active=False)
    run_waiting(clock)
    assert made_up.calls == []
    assert again(run).state == RunState.REFUSED
    assert again(run).said == "Tài khoản của người giao việc đã đóng nên việc này không được làm."


def test_a_job_that_this_version_does_not_know_is_refused(made_up, clock):
    run = made_up.ask()
    Run.objects.filter(pk=run.pk).update(job="no.such")
    run_waiting(clock)
    assert again(run).state == RunState.REFUSED


def test_a_dead_run_is_run_again_by_whoever_may_and_stands_in_the_log(cast, made_up, clock):
    run = made_up.ask()
    made_up.error = ValueError()
    for _try in range(policies.MOST_ATTEMPTS):
        run_waiting(clock)
        clock.on(hours=1)
    made_up.error = None
    runs.rerun(by=cast.chair, run=again(run))
    assert Entry.objects.get(action="jobs.runs.rerun").detail == {"job": "made.up", "about": run.about}
    assert run_waiting(clock) == 1
    assert (again(run).state, again(run).attempts) == (RunState.DONE, 1)


def test_only_the_dead_are_run_again(cast, made_up, clock):
    run = made_up.ask()
    with pytest.raises(Refused, match="đang chờ"):
        runs.rerun(by=cast.chair, run=run)
    run_waiting(clock)
    with pytest.raises(Refused, match="đã xong"):
        runs.rerun(by=cast.chair, run=run)


def test_who_may_not_run_again_is_told_so(cast, made_up):
    run = made_up.ask()
    for actor in (cast.accountant, cast.member, cast.stranger, cast.group_leader):
        with pytest.raises(NotAllowed):
            runs.rerun(by=actor, run=run)


def test_how_far_it_has_come_is_told_while_it_runs(made_up, clock):
    heard = []

    def telling_job(*, by):
        progress.tell("Trang Đoàn viên", 3, 10)
        heard.append(telling.heard(run.pk))

    run = made_up.ask()
    JOBS["made.up"] = Job("made.up", "Việc thử", telling_job)
    progress.tell("nobody listens")
    run_waiting(clock)
    assert heard == [{"phase": "Trang Đoàn viên", "done": 3, "total": 10}]


def test_a_taken_run_is_not_taken_twice(made_up, clock):
    made_up.ask()
    assert runs.take("một", now=clock()) is not None
    assert runs.take("hai", now=clock()) is None


def test_who_sees_which_runs(cast, made_up):
    from congdoan.access.roles import Role
    from congdoan.jobs import queries

    admin = people.person("Lý Thị Quản")
    grants.give(person=admin, role=Role.ADMINISTRATOR, unit=cast.union, valid_from=people.FOUNDED)
    admin = people.acting(people.account(admin, "quantri"))
    mine, of_stranger = made_up.ask(), made_up.ask(by=cast.stranger, unit=cast.other)
    periodic = runs.enqueue_periodic(now=people.NOW)
    assert list(queries.runs(by=cast.chair)) == [mine]
    assert list(queries.runs(by=cast.stranger)) == [of_stranger]
    assert set(queries.runs(by=admin)) == {mine, *periodic}
    assert list(queries.runs(by=cast.accountant)) == []
