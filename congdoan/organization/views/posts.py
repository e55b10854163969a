"""Ghi thôi chức vụ."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel import dates
from congdoan.organization import forms, queries
from congdoan.organization.actions import appointments
from congdoan.ui.screens import ActionScreen


class EndPost(ActionScreen):
    """Ghi thôi một chức vụ; quyền đi theo hết cùng ngày."""

    action = appointments.end_post
    form_class = forms.EndPost
    gives = ("appointment",)
    main_button = gettext_lazy("Ghi thôi chức vụ")
    not_done = gettext_lazy("Chưa ghi thôi chức vụ")

    def prepare(self):
        self.appointment = queries.appointment(by=self.request.actor, pk=self.kwargs["pk"])
        if self.appointment is None or self.appointment.unit_id != self.kwargs["unit_id"]:
            raise Http404
        super().prepare()

    @property
    def title(self):
        """Whom it is about."""
        row = self.appointment
        return _("%(name)s thôi giữ chức vụ %(post)s") % {"name": row.person.full_name, "post": row.get_post_display().lower()}

    @property
    def explanation(self):
        """What ends with it; how one that has not begun is called off."""
        if self.appointment.valid_from > self.by.today:
            day = dates.format_date(self.appointment.valid_from)
            return _("Chức vụ này từ ngày %s, chưa đến. Ghi ngày trước ngày ấy thì bỏ hẳn, coi như chưa ghi.") % day
        return _("Quyền đi theo chức vụ này hết cùng ngày. Những gì đã ghi vẫn còn.")

    def given(self):
        return {"appointment": self.appointment}

    def initial(self):
        return {"version": self.appointment.version, "last_day": self.appointment.last_day}

    def cancel_url(self):
        return reverse("organization:post-list", kwargs={"unit_id": self.unit.pk})

    def done_sentence(self, result):
        return _("Đã ghi %(name)s thôi giữ chức vụ %(post)s.") % {
            "name": result.person.full_name,
            "post": result.get_post_display().lower(),
        }
