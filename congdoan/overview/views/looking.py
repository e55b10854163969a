"""Sensitive facts of one person: looked at with a reason, and told to the person."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.membership import queries as membership
from congdoan.membership.actions import looking
from congdoan.overview import forms, seeing
from congdoan.ui.screens import ActionScreen, Page


class ShowIdentity(ActionScreen):
    """Xem đủ số CCCD: a POST with a reason; the number stands on the answer alone and is kept nowhere."""

    action = looking.unmask
    form_class = forms.WhyLook
    gives = ("membership",)
    section = "members"
    main_button = gettext_lazy("Xem đủ số")
    main_icon = "khoa"
    not_done = gettext_lazy("Chưa xem được")
    cancel_label = gettext_lazy("Thôi, không xem")
    explanation = gettext_lazy("Nhật ký ghi ai xem, của ai, lúc nào, vì sao; chính người ấy cũng thấy.")

    def prepare(self):
        held = membership.memberships_of(by=self.request.actor, person_id=self.kwargs["person_id"])
        self.membership = held.filter(unit=self.kwargs["unit_id"]).first()
        if self.membership is None:
            raise Http404
        super().prepare()

    @property
    def title(self):
        """Whose."""
        return _("Xem đủ số CCCD của %(name)s") % {"name": self.membership.person.full_name}

    def given(self):
        return {"membership": self.membership}

    def cancel_url(self):
        return reverse("overview:member", kwargs={"person_id": self.membership.person_id})

    def done(self, person):
        """The number, once: neither here nor by the browser is the page kept."""
        context = {"screen": self, "title": self.title, "person": person, "number": person.national_id, "back": self.cancel_url()}
        answer = render(self.request, "overview/identity.html", context)
        answer["Cache-Control"] = "no-store"
        return answer


class WhoSeesMe(Page):
    """Ai xem được tôi: hôm nay ai xem được gì của tôi, ai đã xem thông tin nhạy cảm của tôi."""

    personal = True
    template_name = "overview/who_sees_me.html"
    section = "me"
    title = gettext_lazy("Ai xem được tôi?")

    def context(self):
        own = list(membership.own_memberships(by=self.by))
        unit = next((row.unit for row in own if row.holds_on(self.by.today)), None)
        return {
            "unit": unit,
            "matters": seeing.who_sees(unit, self.by.today) if unit else [],
            "looks": seeing.who_looked(self.by.person, own),
        }
