"""Word that somebody is to be visited: report, take out."""

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care import queries
from congdoan.care.actions import notices
from congdoan.care.forms.notices import ReportForm
from congdoan.care.policies import who_sees_reason
from congdoan.care.views.found import of_address
from congdoan.kernel.dates import format_date
from congdoan.ui.cancelling import Cancel
from congdoan.ui.screens import ActionScreen, RecordAction


class ReportNotice(ActionScreen):
    """Báo người cần thăm."""

    action = notices.report
    form_class = ReportForm
    title = _("Báo người cần thăm")
    explanation = _("Nghe tin thì báo ngay; khi có người đến thăm và ghi vào sổ, tin tự hết chờ.")
    main_button = _("Báo")
    not_done = _("Chưa báo")
    confirmation = _("Đã báo. Tên nằm ở danh sách chờ thăm cho tới khi có lượt thăm.")
    cancel_label = _("Thôi, không báo")
    privacy = lazy(who_sees_reason, str)()

    def initial(self):
        asked = queries.member_asked_for(self.unit, self.by.today, self.request.GET.get("doan_vien", ""))
        return {"reported_on": self.by.today, "person": asked}

    def cancel_url(self):
        return reverse("care:waiting-list", args=[self.unit.pk])


class CancelNotice(RecordAction):
    """Bỏ tin báo."""

    gives = ("notice",)

    def find(self):
        return of_address(self, queries.notice)

    action = notices.cancel
    form_class = Cancel
    title = _("Bỏ tin báo")
    main_button = _("Bỏ tin báo")
    not_done = _("Chưa bỏ tin báo")
    confirmation = _("Đã bỏ tin báo.")
    cancel_label = _("Thôi, giữ lại")

    @property
    def explanation(self):
        """Which one."""
        words = {"name": self.record.person.full_name, "day": format_date(self.record.reported_on)}
        return _t("Tin báo về %(name)s ngày %(day)s. Bỏ khi tin không đúng hoặc không cần đến thăm nữa.") % words

    def cancel_url(self):
        return reverse("care:waiting-list", args=[self.unit.pk])
