"""Lần chạy và máy chạy nền."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.jobs import machine
from congdoan.jobs.choices import RunState

SILENT = datetime.timedelta(seconds=60)  # after which a worker elsewhere is taken for dead


class Worker(models.Model):
    """Máy chạy nền: một tiến trình nhận việc; đập nhịp vài giây một lần để máy khác biết nó còn sống."""

    name = models.CharField(_("tên"), max_length=64, unique=True)
    machine = models.CharField(_("máy"), max_length=200)
    process = models.PositiveIntegerField(_("số tiến trình"))
    process_start = models.BigIntegerField(_("lúc tiến trình bắt đầu, theo đồng hồ của máy"), null=True)
    started_at = models.DateTimeField(_("bắt đầu lúc"))
    beat_at = models.DateTimeField(_("nhịp cuối"))

    class Meta:
        verbose_name = _("máy chạy nền")

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return self.name

    def lives(self, now):
        """True if the process is there; on another machine, if it has been heard of within a minute.

        On one machine the process itself is asked: a beat cannot be written while a long import holds SQLite's one place for writers.
        """
        if self.machine == machine.name():
            return machine.runs(self.process, self.process_start)
        return now - self.beat_at < SILENT


class Run(models.Model):
    """Lần chạy: một việc chạy nền được giao một lần: việc gì, ai giao, về bản ghi nào, thử mấy lần, đến đâu, vì sao chưa được."""

    job = models.CharField(_("việc"), max_length=60)
    arguments = models.JSONField(_("các mã cần cho việc"), default=dict)
    about = models.CharField(_("bản ghi"), max_length=100, blank=True)
    title = models.CharField(_("về việc gì"), max_length=200, blank=True)
    unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, related_name="+", verbose_name=_("đơn vị"))
    user = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", verbose_name=_("tài khoản giao việc"))
    started_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+", verbose_name=_("người giao việc"))
    asked_at = models.DateTimeField(_("giao lúc"))
    moment = models.DateTimeField(_("lúc đến hạn của việc định kỳ"), null=True)
    state = models.CharField(_("trạng thái"), max_length=10, choices=RunState.choices, default=RunState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("số lần đã thử"), default=0)
    due_at = models.DateTimeField(_("chạy từ lúc"))
    began_at = models.DateTimeField(_("lần thử cuối bắt đầu lúc"), null=True)
    ended_at = models.DateTimeField(_("xong hoặc dừng lúc"), null=True)
    worker = models.CharField(_("máy đang chạy"), max_length=64, blank=True)
    said = models.TextField(_("vì sao lần cuối chưa được"), blank=True)
    delivery = models.UUIDField(_("mã trong hàng đợi"), null=True)

    class Meta:
        verbose_name = _("lần chạy")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RunState.values), name="jobs_run_state_known"),
            models.CheckConstraint(
                condition=Q(user__isnull=True, started_by__isnull=True) | Q(user__isnull=False, started_by__isnull=False),
                name="jobs_run_by_somebody_or_nobody",
            ),
            models.UniqueConstraint(fields=["job", "moment"], condition=Q(moment__isnull=False), name="jobs_run_once_a_moment"),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="jobs_run_of_state"),
            models.Index(fields=["about"], name="jobs_run_about"),
            models.Index(fields=["delivery"], name="jobs_run_delivery"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("user", "started_by", "title", "said")
        sensitive = ()

    def __str__(self):
        return f"{self.job} {self.pk}"
