"""Background jobs on the screen: what was asked for, by whom, how far it is, why not; what stopped is run again."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.urls import reverse
from django.utils import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.jobs import queries as jobs
from congdoan.jobs.actions import runs
from congdoan.jobs.choices import BADGES, Permission, RunState
from congdoan.jobs.declaring import JOBS
from congdoan.overview import queries
from congdoan.overview.choices import Permission as Overview
from congdoan.overview.forms import Confirm
from congdoan.overview.words import moment
from congdoan.ui.screens import ActionScreen, ListScreen
from congdoan.ui.tables import Column, Table
from congdoan.workbooks.choices import Permission as Workbooks

BATCH = "workbooks.batch:"


def label(run):
    """What the job is, in words."""
    return str(JOBS[run.job].label) if run.job in JOBS else run.job


def lasted(run):
    """How long the last try took: "2 phút 5 giây"; empty while it waits or runs."""
    if run.ended_at is None or run.began_at is None:
        return ""
    seconds = max(int((run.ended_at - run.began_at).total_seconds()), 0)
    if seconds < 60:
        return _("%s giây") % seconds
    return _("%(minutes)s phút %(seconds)s giây") % {"minutes": seconds // 60, "seconds": seconds % 60}


class RunList(ListScreen):
    """Việc máy làm trong nền: việc gì, ai giao, lúc nào, đến đâu, vì sao chưa được."""

    query = queries.runs
    title = gettext_lazy("Việc máy làm trong nền")
    order = ("-asked_at", "-pk")
    things = gettext_lazy("việc")
    print_title = gettext_lazy("Việc máy làm trong nền")
    file_name = "viec-chay-nen.xlsx"
    empty_icon = "gio"
    empty_title = gettext_lazy("Chưa giao việc nào chạy nền")
    empty_text = gettext_lazy("Sổ Excel lớn được đọc và ghi trong nền; việc nào, đến đâu, vì sao chưa được thì xem ở đây.")

    def prepare(self):
        super().prepare()
        columns = [
            Column(_("Việc"), label, link=self.link, note=lambda run: run.title, phone="khoi"),
            Column(_("Đến đâu"), lambda run: RunState(run.state).label, "badge", badge=lambda run: BADGES[run.state]),
            Column(_("Người giao"), lambda run: run.started_by.full_name if run.started_by else _("máy, theo lịch")),
            Column(_("Giao lúc"), lambda run: moment(run.asked_at), "date"),
            Column(_("Làm trong"), lasted, optional=True),
            Column(_("Số lần thử"), lambda run: run.attempts, "count"),
            Column(_("Lần cuối chưa được vì"), lambda run: run.said if run.state != RunState.DONE else "", phone="khoi", optional=True),
            Column(_("Đơn vị"), lambda run: run.unit.name if run.unit else "", optional=True),
            Column(_("Làm gì"), self.way, link=self.again, phone="khoi", printed=False, exported=False, optional=True),
        ]
        self.table = Table(_("Việc máy làm trong nền, mới nhất trước"), tuple(columns), css="")

    def link(self, run):
        """The import that the job is about, for those who may read it."""
        if not run.about.startswith(BATCH) or not self.by.may(Workbooks.IMPORT_WORKBOOK, run.unit):
            return ""
        if run.started_by_id != self.by.person.pk and not self.by.may(Overview.READ_IMPORT, run.unit):
            return ""
        return reverse("overview:import", kwargs={"unit_id": run.unit_id, "batch_id": int(run.about.removeprefix(BATCH))})

    def way(self, run):
        """What can be done about a job that stopped."""
        may = run.state == RunState.DEAD and run.unit is not None and self.by.may(Permission.RERUN, run.unit)
        return _("Chạy lại") if may else ""

    def again(self, run):
        """Where it is run again."""
        return reverse("overview:run-again", kwargs={"unit_id": run.unit_id, "run_id": run.pk}) if self.way(run) else ""

    def page_label(self, run):
        return moment(run.asked_at)

    def summary(self):
        working = jobs.any_worker_lives(now=self.by.now)
        oldest = jobs.oldest_waiting(now=self.by.now)
        if not working:
            return _("Máy chạy nền đang tắt: việc giao được giữ lại, máy mở thì làm. Nhờ người quản trị hệ thống mở máy.")
        if oldest is None:
            return _("Máy chạy nền đang mở, không có việc nào phải chờ.")
        return _("Máy chạy nền đang mở; việc chờ lâu nhất đã chờ %s.") % timesince.timesince(oldest.due_at, self.by.now)


class Rerun(ActionScreen):
    """Chạy lại một việc đã dừng hẳn."""

    action = runs.rerun
    form_class = Confirm
    gives = ("run",)
    section = ""
    title = gettext_lazy("Chạy lại việc chạy nền")
    main_button = gettext_lazy("Chạy lại")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa chạy lại")
    cancel_label = gettext_lazy("Thôi, để vậy")
    confirmation = gettext_lazy("Đã giao chạy lại. Việc chạy với quyền hôm nay của người giao.")
    template_name = "overview/run_again.html"
    also = (str(Permission.VIEW_ALL_RUNS),)  # of what others asked for

    def require(self):
        try:
            self.run = jobs.run(by=self.by, pk=self.kwargs["run_id"])
        except ObjectDoesNotExist as nothing:
            raise Http404 from nothing
        if self.run.unit_id != self.unit.pk:
            raise Http404
        super().require()

    def given(self):
        return {"run": self.run}

    def context(self):
        facts = {"label": label(self.run), "title": self.run.title, "said": self.run.said, "when": moment(self.run.asked_at)}
        return {**super().context(), "facts": facts | {"who": self.run.started_by.full_name if self.run.started_by else ""}}

    def cancel_url(self):
        return reverse("overview:run-list", kwargs={"unit_id": self.unit.pk})
