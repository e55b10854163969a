"""Words of the room jobs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng jobs."""

    VIEW_RUNS = "jobs.view_runs", _("xem việc chạy nền do mình giao")
    VIEW_ALL_RUNS = "jobs.view_all_runs", _("xem mọi việc chạy nền")
    RERUN = "jobs.rerun", _("chạy lại việc chạy nền đã dừng")


class RunState(models.TextChoices):
    """Trạng thái của một lần chạy."""

    WAITING = "waiting", _("đang chờ")
    RUNNING = "running", _("đang chạy")
    DONE = "done", _("đã xong")
    REFUSED = "refused", _("không được làm")
    DEAD = "dead", _("đã dừng hẳn")


TRANSITIONS = {
    RunState.WAITING: {RunState.RUNNING},
    RunState.RUNNING: {RunState.DONE, RunState.REFUSED, RunState.WAITING, RunState.DEAD},
    RunState.DONE: set(),
    RunState.REFUSED: set(),
    RunState.DEAD: {RunState.WAITING},
}
UNENDED = (RunState.WAITING, RunState.RUNNING)
BADGES = {RunState.WAITING: "nghe", RunState.RUNNING: "khai", RunState.DONE: "la", RunState.REFUSED: "son", RunState.DEAD: "son"}
