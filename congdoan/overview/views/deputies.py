"""Ủy quyền: what I lent and what was lent to me; lending, calling back."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.access import queries as access
from congdoan.access import roles
from congdoan.access.choices import Permission
from congdoan.kernel import dates
from congdoan.organization import deputising
from congdoan.organization.actions import deputies
from congdoan.overview import forms
from congdoan.ui.screens import ActionScreen, Page
from congdoan.ui.screens.actions import RecordAction


def over(delegation, today):
    """Why a delegation gives nothing any more; empty while it holds or is to come."""
    if delegation.ended_at is not None:
        return _("đã thôi sớm ngày %s") % dates.format_date(delegation.ended_at)
    return _("đã hết hạn") if delegation.valid_until <= today else ""


class Deputies(Page):
    """Ủy quyền của tôi: tôi ủy quyền cho ai, ai ủy quyền cho tôi, những quyền nào, đến ngày nào."""

    personal = True
    template_name = "overview/deputies.html"
    title = gettext_lazy("Ủy quyền")

    def context(self):
        found = list(access.delegations_of(self.by.person))
        may_lend = [unit for unit in self.by.units if self.by.own_scope(Permission.LEND_RIGHTS).contains(unit)]
        links = [{"name": unit.name, "url": reverse("overview:deputy-lend", kwargs={"unit_id": unit.pk})} for unit in may_lend]
        mine = [self.line(row, row.deputy) for row in found if row.giver_id == self.by.person.pk]
        return {"given": mine, "held": [self.line(row, row.giver) for row in found if row.deputy_id == self.by.person.pk], "links": links}

    def line(self, row, other):
        """One delegation as the page says it."""
        ended = over(row, self.by.today)
        may_end = not ended and row.giver_id == self.by.person.pk and self.by.may(Permission.LEND_RIGHTS, row.unit)
        return {
            "name": other.full_name,
            "unit": row.unit.name,
            "rights": [roles.label_of(value) for value in row.permissions],
            "from": row.valid_from,
            "until": row.last_day,
            "reason": row.reason,
            "over": ended,
            "waits": not ended and row.valid_from > self.by.today,
            "end_url": reverse("overview:deputy-end", kwargs={"unit_id": row.unit_id, "pk": row.pk}) if may_end else "",
        }


class LendRights(ActionScreen):
    """Ủy quyền cho người khác làm thay."""

    action = deputies.lend
    form_class = forms.LendRights
    section = ""
    title = gettext_lazy("Ủy quyền cho người khác làm thay")
    main_button = gettext_lazy("Ủy quyền")
    not_done = gettext_lazy("Chưa ủy quyền")
    explanation = gettext_lazy(
        "Người được ủy quyền chỉ làm được những việc anh/chị chọn, trong những ngày anh/chị ghi, không bao giờ hơn quyền của anh/chị và không ủy quyền tiếp được."
    )
    privacy = gettext_lazy("Cả hai người thấy việc ủy quyền này ở trang Ủy quyền; nhật ký của đơn vị ghi từng việc làm thay.")

    def initial(self):
        return {"valid_from": self.by.today}

    def cancel_url(self):
        return reverse("overview:deputies")

    def done_sentence(self, result):
        words = {"name": result.deputy.full_name, "day": dates.format_date(result.last_day)}
        return _("Đã ủy quyền cho %(name)s đến hết ngày %(day)s.") % words


class CallBack(RecordAction):
    """Thôi ủy quyền trước hạn."""

    action = deputies.call_back
    form_class = forms.CallBack
    also = (str(Permission.GIVE_ROLE),)  # of what others lent
    gives = ("delegation",)
    section = ""
    main_button = gettext_lazy("Thôi ủy quyền")
    main_icon = "khoa"
    not_done = gettext_lazy("Chưa thôi ủy quyền")
    cancel_label = gettext_lazy("Thôi, để vậy")
    explanation = gettext_lazy("Người ấy mất các quyền này ngay từ lần bấm sau. Việc đã làm thay vẫn còn trong sổ.")

    @property
    def title(self):
        """Whose."""
        return _("Thôi ủy quyền cho %(name)s") % {"name": self.record.deputy.full_name}

    def find(self):
        found = access.delegation(self.kwargs["pk"])
        if found is None or found.unit_id != self.unit.pk or not self.concerns(found):
            raise Http404
        return found

    def concerns(self, delegation):
        """True for the two persons and for whoever gives accounts there."""
        return self.by.person.pk in (delegation.giver_id, delegation.deputy_id) or self.by.may(Permission.GIVE_ROLE, self.unit)

    def require(self):
        super().require()
        deputising.check_may_call_back_person(by=self.by, delegation=self.record)

    def cancel_url(self):
        return reverse("overview:deputies")

    def done_sentence(self, result):
        return _("Đã thôi ủy quyền cho %(name)s.") % {"name": result.deputy.full_name}
