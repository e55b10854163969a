"""Sensitive facts of one person: looked at with a reason, and told to the person."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.care import queries as care
from congdoan.care.actions import looking as visits
from congdoan.kernel import dates
from congdoan.membership import queries as membership
from congdoan.membership.actions import looking
from congdoan.overview import forms, seeing
from congdoan.ui.screens import ActionScreen, Page


class _Look(ActionScreen):
    """Xem một điều đang che: a POST with a reason; what was masked stands on the answer alone and is kept nowhere."""

    form_class = forms.WhyLook
    section = "members"
    main_icon = "khoa"
    not_done = gettext_lazy("Chưa xem được")
    cancel_label = gettext_lazy("Thôi, không xem")
    explanation = gettext_lazy("Nhật ký ghi ai xem, của ai, lúc nào, vì sao; chính người ấy cũng thấy.")
    asks = ""

    def prepare(self):
        held = membership.memberships_of(by=self.request.actor, person_id=self.kwargs["person_id"])
        self.membership = held.filter(unit=self.kwargs["unit_id"]).first()
        if self.membership is None:
            raise Http404
        super().prepare()

    @property
    def title(self):
        """What, and whose."""
        return self.asks % {"name": self.membership.person.full_name}

    def given(self):
        return {"membership": self.membership}

    def cancel_url(self):
        return reverse("overview:member", kwargs={"person_id": self.membership.person_id})

    def facts(self, person):
        """[(label, text)] of what was masked."""
        raise NotImplementedError

    def done(self, person):
        """What was masked, once: neither here nor by the browser is the page kept."""
        context = {"screen": self, "title": self.title, "person": person, "facts": self.facts(person), "back": self.cancel_url()}
        answer = render(self.request, "overview/looked.html", context)
        answer["Cache-Control"] = "no-store"
        return answer


class ShowIdentity(_Look):
    """Xem đủ số CCCD."""

    action = looking.unmask
    gives = ("membership",)
    main_button = gettext_lazy("Xem đủ số")
    asks = gettext_lazy("Xem đủ số CCCD của %(name)s")

    def facts(self, person):
        return [(_("Số CCCD"), person.national_id)]


class ShowParty(_Look):
    """Xem ngày vào Đảng, dân tộc."""

    action = looking.unmask_party
    gives = ("membership",)
    main_button = gettext_lazy("Xem")
    asks = gettext_lazy("Xem ngày vào Đảng, dân tộc của %(name)s")

    def facts(self, person):
        party = getattr(person, "party", None)
        unknown = _("sổ chưa ghi")
        return [
            (_("Ngày giới thiệu vào Đảng"), dates.format_date(party.introduced_on) if party and party.introduced_on else unknown),
            (_("Ngày vào Đảng"), dates.format_date(party.joined_on) if party and party.joined_on else unknown),
            (_("Dân tộc"), person.ethnic_group or unknown),
        ]


class ShowVisitReasons(_Look):
    """Xem lý do các lần thăm hỏi."""

    action = visits.unmask_reasons
    gives = ("unit", "person")
    main_button = gettext_lazy("Xem lý do")
    asks = gettext_lazy("Xem lý do các lần thăm %(name)s")

    def given(self):
        return {"unit": self.unit, "person": self.membership.person}

    def facts(self, person):
        rows = care.visits(by=self.by, unit=self.unit).filter(person=person)
        return [(dates.format_date(row.visited_on), row.reason_text) for row in rows]


class WhoSeesMe(Page):
    """Ai xem được tôi: hôm nay ai xem được gì của tôi, ai đã xem thông tin nhạy cảm của tôi."""

    personal = own_affairs = True
    template_name = "overview/who_sees_me.html"
    section = "me"
    title = gettext_lazy("Ai xem được tôi?")

    def context(self):
        own = list(membership.own_memberships(by=self.by))
        unit = next((row.unit for row in own if row.holds_on(self.by.today)), None)
        return {
            "unit": unit,
            "matters": seeing.who_sees(unit, self.by.today) if unit else [],
            "looks": seeing.who_looked(self.by.person, own, self.by.user.pk),
        }
