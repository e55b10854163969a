"""Ghi thôi chức vụ, bỏ chức vụ ghi nhầm."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel import dates
from congdoan.organization import forms, queries
from congdoan.organization.actions import appointments
from congdoan.ui.screens import ActionScreen


class _OnPost(ActionScreen):
    """Something done to one post; afterwards the list."""

    gives = ("appointment",)

    def prepare(self):
        self.appointment = queries.appointment(by=self.request.actor, pk=self.kwargs["pk"])
        if self.appointment is None or self.appointment.unit_id != self.kwargs["unit_id"]:
            raise Http404
        super().prepare()

    def given(self):
        return {"appointment": self.appointment}

    def cancel_url(self):
        return reverse("organization:post-list", kwargs={"unit_id": self.unit.pk})


class EndPost(_OnPost):
    """Ghi thôi một chức vụ; quyền đi theo hết cùng ngày."""

    action = appointments.end_post
    form_class = forms.EndPost
    main_button = gettext_lazy("Ghi thôi chức vụ")
    not_done = gettext_lazy("Chưa ghi thôi chức vụ")

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

    def initial(self):
        return {"version": self.appointment.version, "last_day": self.appointment.last_day}

    def done_sentence(self, result):
        return _("Đã ghi %(name)s thôi giữ chức vụ %(post)s.") % {
            "name": result.person.full_name,
            "post": result.get_post_display().lower(),
        }


class TakeOutPost(_OnPost):
    """Bỏ một chức vụ ghi nhầm; quyền đi theo cũng bỏ."""

    action = appointments.take_out
    form_class = forms.TakeOutPost
    main_button = gettext_lazy("Bỏ khỏi sổ")
    main_icon = "loi"
    not_done = gettext_lazy("Chưa bỏ")
    explanation = gettext_lazy(
        "Chỉ bỏ chức vụ ghi nhầm; đã giữ thật nay thôi thì Ghi thôi. Bỏ rồi không còn ở danh sách, số liệu của ngày nào, quyền đi theo cũng hết. "
        "Ai đã ghi thôi vì dòng này thì ghi lại chức vụ cho người ấy."
    )

    @property
    def title(self):
        """Which post, whose."""
        row = self.appointment
        words = {"post": row.get_post_display().lower(), "name": row.person.full_name, "unit": row.unit.name}
        return _("Bỏ chức vụ ghi nhầm: %(name)s, %(post)s, %(unit)s") % words

    def initial(self):
        return {"version": self.appointment.version}

    def done_sentence(self, result):
        return _("Đã bỏ khỏi sổ chức vụ %(post)s của %(name)s.") % {
            "name": result.person.full_name,
            "post": result.get_post_display().lower(),
        }
