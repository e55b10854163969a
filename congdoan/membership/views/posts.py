"""Ghi chức vụ cho một đoàn viên."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.dates import format_date
from congdoan.membership import forms
from congdoan.organization.actions import appointments
from congdoan.organization.choices import How
from congdoan.ui.screens import ActionScreen


class Appoint(ActionScreen):
    """Ghi một người giữ chức vụ."""

    action = appointments.appoint
    form_class = forms.Appoint
    gives = ()
    title = gettext_lazy("Ghi chức vụ công đoàn")
    main_button = gettext_lazy("Ghi chức vụ")
    not_done = gettext_lazy("Chưa ghi chức vụ")
    explanation = gettext_lazy("Quyền trong phần mềm đi theo chức vụ: bắt đầu và hết cùng ngày với chức vụ.")

    def initial(self):
        return {"how": How.APPOINTED, "unit": self.unit, "person": self.request.GET.get("nguoi")}

    def cancel_url(self):
        return reverse("organization:post-list", kwargs={"unit_id": self.unit.pk})

    def done_sentence(self, result):
        words = {"name": result.person.full_name, "post": result.get_post_display(), "unit": result.unit.name}
        if result.valid_from > self.by.today:
            words["day"] = format_date(result.valid_from)
            return _("Đã ghi %(name)s: %(post)s, %(unit)s, từ ngày %(day)s (chưa đến). Xem ở Những ai: Sắp giữ.") % words
        return _("Đã ghi %(name)s: %(post)s, %(unit)s.") % words
