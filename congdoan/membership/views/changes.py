"""Kết nạp, sửa, ghi rời."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel import dates
from congdoan.membership import forms, queries
from congdoan.membership.actions import members
from congdoan.membership.choices import How
from congdoan.membership.views.lists import member_url
from congdoan.ui.screens import ActionScreen


class AdmitMember(ActionScreen):
    """Kết nạp, ghi đoàn viên mới."""

    action = members.admit
    form_class = forms.AdmitMember
    template_name = "membership/member_form.html"
    gives = ()
    title = gettext_lazy("Kết nạp đoàn viên")
    main_button = gettext_lazy("Ghi vào danh sách đoàn viên")
    main_icon = "them"
    not_done = gettext_lazy("Chưa ghi đoàn viên")
    explanation = gettext_lazy("Người mới kết nạp, chuyển đến hay được công nhận đều ghi ở đây.")
    privacy = gettext_lazy("Số CCCD, ngày vào Đảng, dân tộc chỉ ban chấp hành xem được.")

    def initial(self):
        return {"how": How.ADMITTED, "unit": self.unit}

    def cancel_url(self):
        return reverse("membership:member-list", kwargs={"unit_id": self.unit.pk})

    def success_url(self, pk):
        row = queries.member(by=self.by, pk=pk) if pk else None
        return member_url(row) if row else self.cancel_url()

    def done_sentence(self, result):
        return _("Đã ghi %(name)s vào %(unit)s.") % {"name": result.person.full_name, "unit": result.unit.name}


class OfMember(ActionScreen):
    """Something done to one membership, which ``by`` may see and which lies in the address's unit."""

    gives = ("membership",)

    def prepare(self):
        self.membership = queries.member(by=self.request.actor, pk=self.kwargs["membership_id"])
        if self.membership is None or self.membership.unit_id != self.kwargs["unit_id"]:
            raise Http404
        super().prepare()

    def given(self):
        return {"membership": self.membership}

    def cancel_url(self):
        return member_url(self.membership)


class CorrectMember(OfMember):
    """Sửa thông tin đoàn viên."""

    action = members.correct
    form_class = forms.CorrectMember
    template_name = "membership/member_form.html"
    main_button = gettext_lazy("Ghi thông tin đã sửa")
    not_done = gettext_lazy("Chưa sửa")
    confirmation = gettext_lazy("Đã sửa thông tin đoàn viên.")
    privacy = gettext_lazy("Số CCCD, ngày vào Đảng, dân tộc chỉ ban chấp hành xem được.")

    @property
    def title(self):
        """Whom it is about."""
        return _("Sửa thông tin %(name)s") % {"name": self.membership.person.full_name}

    def initial(self):
        return facts_of(self.membership, queries.party_of(by=self.by, person_id=self.membership.person_id).first())


class EndMembership(OfMember):
    """Ghi đoàn viên rời đơn vị."""

    action = members.leave
    form_class = forms.EndMembership
    main_button = gettext_lazy("Ghi rời đơn vị")
    not_done = gettext_lazy("Chưa ghi rời đơn vị")
    confirmation = gettext_lazy("Đã ghi rời đơn vị. Mọi việc trước đó vẫn còn trong sổ.")

    @property
    def title(self):
        """Whom it is about."""
        return _("%(name)s rời %(unit)s") % {"name": self.membership.person.full_name, "unit": self.membership.unit.name}

    def initial(self):
        row = self.membership
        return {"version": row.version, "last_day": row.last_day, "why_left": row.why_left, "why_left_note": row.why_left_note}


def facts_of(membership, party):
    """What stands in the book now, as the form's fields take it."""
    person = membership.person
    return {
        "version": membership.version,
        "full_name": person.full_name,
        "sex": person.sex,
        "birth": _approximate(person.birth_on, person.birth_precision),
        "union_joined": _approximate(membership.union_joined_on, membership.union_joined_precision),
        "how": membership.how,
        "valid_from": membership.valid_from,
        "job_title": membership.job_title,
        "phone": person.phone,
        "national_id": person.national_id or "",
        "member_number": membership.member_number,
        "email": person.email,
        "ethnic_group": person.ethnic_group,
        "professional_level": person.professional_level,
        "party_introduced_on": party.introduced_on if party else None,
        "party_joined_on": party.joined_on if party else None,
    }


def _approximate(on, precision):
    return dates.ApproximateDate(on, precision) if on else None
